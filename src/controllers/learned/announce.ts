import { escaped } from '../../chat/words.ts';
import { findMarker, parseMarker, replaceMarker, writeMarker } from '../../github/markers.ts';
import type { Comment } from '../../github/port.ts';
import { oneLine, shorten } from '../../markdown/write/plain.ts';
import type { Policy } from '../../policy/schema.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import type { IncidentRef, Repo } from '../../vocabulary/refs.ts';
import type { Receipt, World } from '../controller.ts';
import { inFigures } from './comment.ts';

/** Where an accepted post-mortem is told besides on its incident; the keys of the policy. */
const PLACES = ['slack', 'discussions'] as const;
type Place = (typeof PLACES)[number];

/** An accepted post-mortem is told where the policy wants it, once. */
export interface AnnounceStep {
  readonly type: 'announce';
  readonly incident: IncidentRef;
  /** The comment on the incident, whose marker keeps where it was told. */
  readonly comment: Comment;
  /** The channel and the category. */
  readonly places: Readonly<Partial<Record<Place, string>>>;
  readonly title: string;
  /** For Slack, in its own markup. */
  readonly text: string;
  /** For GitHub, as Markdown. */
  readonly body: string;
}

/** Where it was told already, by the marker of the comment on its incident. */
export function announcedIn(told: Comment | null): string[] {
  const marker = told && findMarker(told, 'learned');
  return marker?.data.announced?.split('.') ?? [];
}

/** Where the policy wants it told and it was not yet. */
export function placesLeft(
  told: Comment | null,
  { postmortems: { announce } }: Policy,
): AnnounceStep['places'] {
  const done = announcedIn(told);
  const left = PLACES.filter((place) => announce[place] !== null && !done.includes(place));
  return Object.fromEntries(left.map((place) => [place, announce[place]!]));
}

/** What is told: in a line for Slack, and `body` for GitHub. */
export function announcement(
  { title: stated, ...postmortem }: PostMortem,
  url: string,
  body: string,
): Pick<AnnounceStep, 'title' | 'text' | 'body'> {
  const title = shorten(oneLine(stated?.value ?? 'Post-mortem'), 200);
  const { lasted, items } = inFigures(postmortem);
  const linked = `<${url}|${escaped(title).replaceAll('|', '/')}>`;
  return {
    title: `Post-mortem: ${title}`,
    text: `*The post-mortem is accepted:* ${linked}.${lasted} ${items}`,
    body,
  };
}

/** What could not be told is said on the pull request; what could is noted, so that it is not told again. */
export async function announce(step: AnnounceStep, repo: Repo, { github, chat }: World): Promise<Receipt> {
  const { places, title, text, body, comment, incident } = step;
  const problems: string[] = [];
  const done: string[] = [];
  if (places.slack) {
    const problem = chat ? await chat.post(places.slack, text) : 'Slack is not set up (`SLACK_BOT_TOKEN`).';
    if (problem) problems.push(problem);
    else done.push('slack');
  }
  if (places.discussions) {
    const opened = await github.openDiscussion(repo, { category: places.discussions, title, body });
    if (opened) done.push('discussions');
    else problems.push(`The repository has no discussions with a category “${places.discussions}”.`);
  }
  if (done.length > 0) {
    const { kind, data } = parseMarker(comment.body)!;
    const announced = [...announcedIn(comment), ...done].join('.');
    const marker = writeMarker(kind, { ...data, announced });
    await github.editComment(incident, comment.id, replaceMarker(comment.body, marker));
  }
  return problems.length > 0 ? { outcome: 'refused', reason: problems.join(' ') } : { outcome: 'done' };
}
