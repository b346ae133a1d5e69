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
import { type IncidentRef, type ObjectRef, parseRef } from '../../vocabulary/refs.ts';
import { notesIn } from '../action-items/marker.ts';
import { defineController, type Receipt, type World } from '../controller.ts';
import { statedIncidents } from '../documents.ts';
import { findIncident, readIncident } from '../incident/read.ts';
import { type Promised, type Resemblance, resemblances } from './comment.ts';

interface Facts {
  readonly incident: Incident;
  /** What its source says, as plain text. */
  readonly words: string;
  readonly earlier: readonly TextFile[];
  /** The issues of action items, which know better than a document what is done. */
  readonly items: readonly Issue[];
  readonly told: Comment | null;
}

interface Step {
  readonly type: 'tell';
  readonly body: string;
}

/**
 * Earlier incidents that look like this one, in one comment: on the incident when it was declared, and on the draft of its
 * post-mortem. Written once; what was said then stays.
 */
export default defineController<Facts, Step>({
  kind: 'similar',
  events: {
    // The App opens both itself.
    issues: ({ action, own, issue }) => (own && action === 'opened' ? [issue?.number] : []),
    pull_request: ({ action, own, pull_request: pull }) => (own && action === 'opened' ? [pull?.number] : []),
  },
  observe: (ref, { github }, policy) => observe(ref, github, policy),
  decide({ incident, words, earlier, items, told }, policy, now) {
    if (told || incident.dropped) return [];
    const today = now.toISOString().slice(0, 10);
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
 * 1 call where there is no earlier post-mortem; else 5 for an incident, 7 for a draft; 1 more for each 100 events and 100
 * issues of Debrief's.
 */
async function observe(ref: ObjectRef, github: GitHub, policy: Policy): Promise<Facts | null> {
  const earlier = await github.textsIn(ref, policy.postmortems.directory);
  if (!earlier.length) return null;
  const issue = await github.issue(ref);
  if (!issue) return null;
  // Of a pull request: the incident of which it drafts the post-mortem.
  const named = issue.isPullRequest
    ? parseRef(findMarker(issue, 'post-mortem')?.data.incident ?? '', ref)
    : null;
  if (issue.isPullRequest && !named) return null;
  const events = await github.issueEvents(ref);
  const read = named
    ? await findIncident(named, github, policy)
    : await readIncident(issue, events, github, policy);
  if (!read) return null;
  const told = events.flatMap((event) =>
    event.type === 'commented' && findMarker(event.comment, 'similar') ? [event.comment] : [],
  )[0];
  const incident = fold(read.facts, policy);
  // The incident's own body says only where it was reported.
  const source = told || !incident.source ? null : await github.issue(incident.source);
  return {
    incident,
    words: (source ?? read.issue).body,
    earlier,
    items: told ? [] : await github.ownIssues(ref),
    told: told ?? null,
  };
}

const MOST = 3;
/** Below this they have little more in common than being incidents. */
const LEAST_SCORE = 0.1;

/** The open issues of a document's action items; null where none of its items has an issue. */
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

/** Whether the front matter of a post-mortem names this incident, in any of the ways that the check reads. */
const isAbout = (stated: unknown, incident: IncidentRef) =>
  statedIncidents(stated).some((text) => linkedHere(text, incident)?.number === incident.number);
