import { linkedHere } from '../../action-items/plan.ts';
import { findMarker, writeMarker } from '../../github/markers.ts';
import type { Comment, GitHub, Issue, TextFile } from '../../github/port.ts';
import { fold } from '../../incident/fold.ts';
import type { Incident } from '../../incident/incident.ts';
import { readingContext } from '../../lint/engine.ts';
import { MAX_SIZE } from '../../lint/unreadable.ts';
import { parseMarkdown } from '../../markdown/parse.ts';
import type { Policy } from '../../policy/schema.ts';
import { readPostMortem } from '../../postmortem/read.ts';
import { aboutIncident, aboutOf } from '../../similar/about.ts';
import { lessonOf } from '../../similar/lesson.ts';
import { similarTo } from '../../similar/rank.ts';
import { todayIn } from '../../time/today.ts';
import { UTC } from '../../time/zone.ts';
import { type IncidentRef, type ObjectRef, parseRef } from '../../vocabulary/refs.ts';
import { notesIn } from '../action-items/marker.ts';
import { defineController, type Receipt, type World } from '../controller.ts';
import { statedIncidents } from '../documents.ts';
import { findIncident, readIncident } from '../incident/read.ts';
import { type Promised, type Resemblance, resemblances } from './comment.ts';

interface Facts {
  readonly incident: Incident;
  /** The text of its source, without markup. */
  readonly words: string;
  readonly earlier: readonly TextFile[];
  /** The issues of action items, which are more up to date than a document. */
  readonly items: readonly Issue[];
  readonly existing: Comment | null;
}

interface Step {
  readonly type: 'tell';
  readonly body: string;
}

/**
 * Lists earlier incidents that look like this one in a comment: on the incident when it is declared, and on the draft
 * of its post-mortem. Written once and never edited.
 */
export default defineController<Facts, Step>({
  kind: 'similar',
  events: {
    // The App opens both itself.
    issues: {
      why: 'A new incident: do earlier ones resemble it?',
      objects: ({ action, own, issue }) => (own && action === 'opened' ? [issue?.number] : []),
    },
    pull_request: {
      why: 'A new draft of a post-mortem: do earlier incidents resemble it?',
      objects: ({ action, own, pull_request: pull }) => (own && action === 'opened' ? [pull?.number] : []),
    },
  },
  observe: (ref, { github }, policy) => observe(ref, github, policy),
  decide({ incident, words, earlier, items, existing }, policy, now) {
    if (existing || incident.dropped) return [];
    const today = todayIn(now, UTC);
    const found = resembling(incident, words, earlier, policy, today).map((each) => ({
      ...each,
      promised: promisedIn(each.file, items),
    }));
    if (found.length === 0) return [];
    return [{ type: 'tell', body: `${writeMarker('similar')}\n${resemblances(found, incident.url, now)}` }];
  },
  describe: () => 'Say which earlier incidents look like this one, in a comment.',
  async apply({ body }: Step, ref: ObjectRef, { github }: World): Promise<Receipt> {
    await github.comment(ref, body);
    return { outcome: 'done' };
  },
});

/**
 * 1 call if there is no earlier post-mortem; else 5 for an incident, 7 for a draft; 1 more for each 100 events and
 * each 100 of Debrief's issues.
 */
async function observe(ref: ObjectRef, github: GitHub, policy: Policy): Promise<Facts | null> {
  const earlier = await github.textsIn(ref, policy.postmortems.directory);
  if (!earlier.length) return null;
  const issue = await github.issue(ref);
  if (!issue) return null;
  // For a pull request: the incident whose post-mortem it drafts.
  const named = issue.isPullRequest
    ? parseRef(findMarker(issue, 'post-mortem')?.data.incident ?? '', ref)
    : null;
  if (issue.isPullRequest && !named) return null;
  const events = await github.issueEvents(ref);
  const read = named
    ? await findIncident(named, github, policy)
    : await readIncident(issue, events, github, policy);
  if (!read) return null;
  const existing = events.flatMap((event) =>
    event.type === 'commented' && findMarker(event.comment, 'similar') ? [event.comment] : [],
  )[0];
  const incident = fold(read.facts, policy);
  // The incident's own body only says where it was reported.
  const source = existing || !incident.source ? null : await github.issue(incident.source);
  return {
    incident,
    words: (source ?? read.issue).body,
    earlier,
    items: existing ? [] : await github.ownIssues(ref),
    existing: existing ?? null,
  };
}

const MOST = 3;
/** Below this score they have little in common beyond being incidents. */
const LEAST_SCORE = 0.1;

/** The open issues of a document's action items; null if none of its items has an issue. */
function promisedIn(file: string, items: readonly Issue[]): Promised[] | null {
  const own = items.flatMap((issue) =>
    notesIn(issue)
      .filter((note) => note.file === file)
      .slice(0, 1)
      .map((note) => ({ issue, note })),
  );
  if (!own.length) return null;
  return own
    .filter(({ issue }) => issue.state === 'open')
    .map(({ issue, note }) => ({ issue: issue.number, text: issue.title, due: note.agreed ?? note.due }));
}

function resembling(
  { title, services, declaredAt, ref }: Incident,
  words: string,
  earlier: readonly TextFile[],
  policy: Policy,
  today: string,
): Omit<Resemblance, 'promised'>[] {
  const read = new Map(
    earlier
      .filter(({ path, text }) => path.endsWith('.md') && text.length <= MAX_SIZE)
      .map(({ path, text }) => [
        path,
        readPostMortem(parseMarkdown(text, path), readingContext(policy, today)),
      ]),
  );
  const candidates = [...read]
    .filter(
      ([, postmortem]) =>
        postmortem.kind === 'post-mortem' && !isAbout(postmortem.frontMatter?.data?.incident, ref),
    )
    .map(([file, postmortem]) => ({ file, about: aboutOf(postmortem) }));
  const asked = aboutIncident(title, services, words, declaredAt.slice(0, 10));
  return similarTo(asked, candidates, MOST)
    .filter(({ score }) => score >= LEAST_SCORE)
    .map((each) => ({ ...each, lesson: lessonOf(read.get(each.file)!) }));
}

/** Whether the front matter of a post-mortem names this incident, in any of the forms that the check reads. */
const isAbout = (stated: unknown, incident: IncidentRef) =>
  statedIncidents(stated).some((text) => linkedHere(text, incident)?.number === incident.number);
