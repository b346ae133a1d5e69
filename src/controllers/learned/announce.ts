import { escaped } from '../../chat/words.ts';
import { findMarker, parseMarker, replaceMarker, writeMarker } from '../../github/markers.ts';
import type { Comment } from '../../github/port.ts';
import { oneLine, shorten } from '../../markdown/write/plain.ts';
import { plainText, userMarkdown } from '../../markdown/write/user-text.ts';
import type { Policy } from '../../policy/schema.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import type { IncidentRef, Repo } from '../../vocabulary/refs.ts';
import type { Receipt, World } from '../controller.ts';
import { inFigures, inWords } from './comment.ts';

/** Where to announce an accepted post-mortem besides its incident: the keys of the policy. */
const PLACES = ['slack', 'discussions'] as const;
type Place = (typeof PLACES)[number];

/** Announces an accepted post-mortem, once, in the places that the policy names. */
export interface AnnounceStep {
  readonly type: 'announce';
  readonly incident: IncidentRef;
  /** The comment on the incident; its marker lists where it was announced. */
  readonly comment: Comment;
  /** The channel and the category. */
  readonly places: Readonly<Partial<Record<Place, string>>>;
  readonly title: string;
  /** For Slack, in its own markup. */
  readonly text: string;
  /** For GitHub, as Markdown. */
  readonly body: string;
}

/** Where it was announced already, from the marker of the comment on its incident. */
export function announcedIn(existing: Comment | null): string[] {
  const marker = existing && findMarker(existing, 'learned');
  return marker?.data.announced?.split('.') ?? [];
}

/** Where it has yet to be announced. */
export function placesLeft(
  existing: Comment | null,
  { postmortems: { announce } }: Policy,
): AnnounceStep['places'] {
  const done = announcedIn(existing);
  const left = PLACES.filter((place) => announce[place] !== null && !done.includes(place));
  return Object.fromEntries(left.map((place) => [place, announce[place]!]));
}

/** The words: `text` for Slack, and `body` for GitHub. */
export function announcement(
  postmortem: PostMortem,
  url: string,
  body: string,
): Pick<AnnounceStep, 'title' | 'text' | 'body'> {
  const title = shorten(oneLine(postmortem.title?.value ?? 'Post-mortem'), 200);
  const { lasted, items } = inFigures(postmortem);
  const { factors, well } = inWords(postmortem);
  const linked = `<${url}|${escaped(title).replaceAll('|', '/')}>`;
  const lines = (heading: string, texts: readonly string[]) =>
    texts.length > 0
      ? [`*${heading}*`, ...texts.map((text) => `• ${escaped(oneLine(plainText(userMarkdown(text))))}`)]
      : [];
  const text = [
    `*The post-mortem is accepted:* ${linked}.${lasted} ${items}`,
    ...lines('What went into it', factors),
    ...lines('Thank you for what went well', well),
  ].join('\n');
  return { title: `Post-mortem: ${title}`, text, body };
}

/** Announces it in one place. Resolves to the reason why that is impossible, as a sentence; null on success. */
async function tell(
  place: Place,
  { places, title, text, body }: AnnounceStep,
  repo: Repo,
  { github, chat }: World,
): Promise<string | null> {
  const where = places[place]!;
  if (place === 'slack') return chat ? chat.post(where, text) : 'Slack is not set up (`SLACK_BOT_TOKEN`).';
  const opened = await github.openDiscussion(repo, { category: where, title, body });
  return opened ? null : `The repository has no discussions with a category “${where}”.`;
}

/**
 * Failures are reported on the pull request. Each place is noted as soon as it is done: if the next one fails,
 * nothing is announced twice.
 */
export async function announce(step: AnnounceStep, repo: Repo, world: World): Promise<Receipt> {
  const { comment, incident } = step;
  const { data } = parseMarker(comment.body)!;
  const done = announcedIn(comment);
  const problems: string[] = [];
  for (const place of PLACES.filter((each) => step.places[each])) {
    const problem = await tell(place, step, repo, world);
    if (problem) {
      problems.push(problem);
      continue;
    }
    done.push(place);
    const marker = writeMarker('learned', { ...data, announced: done.join('.') });
    await world.github.editComment(incident, comment.id, replaceMarker(comment.body, marker));
  }
  return problems.length > 0 ? { outcome: 'refused', reason: problems.join(' ') } : { outcome: 'done' };
}
