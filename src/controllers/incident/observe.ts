import { findMarker } from '../../github/markers.ts';
import type { Comment, GitHub, Issue, IssueEvent, PullRequest } from '../../github/port.ts';
import { commanders, fold } from '../../incident/fold.ts';
import { MILESTONE_ROWS } from '../../incident/folding.ts';
import type { Incident } from '../../incident/incident.ts';
import type { Links } from '../../incident/panel/row.ts';
import type { Policy } from '../../policy/schema.ts';
import { type IncidentRef, type ObjectRef, parseRef, sameIssue } from '../../vocabulary/refs.ts';
import type { Signal } from '../../vocabulary/signal.ts';
import { notesIn } from '../action-items/marker.ts';
import { observeItems } from '../action-items/observe.ts';
import type { World } from '../controller.ts';
import { readTemplate, type Template } from '../templates.ts';
import { branchOf, findOpened } from './find.ts';
import { declarationOf, findIncident, type IncidentRead, readIncident } from './read.ts';

/** An issue that carries the incident label: the report from which an incident is declared. */
export interface SourceFacts {
  readonly kind: 'source';
  readonly issue: Issue;
  /** When the label was put on, and by whom; null when it was taken off again. */
  readonly labeled: { readonly at: string; readonly by: string } | null;
  /** Debrief's comment that links the incident; null when it could not be written. */
  readonly link: Comment | null;
  /** The incident that was opened for it. */
  readonly opened: IncidentRef | null;
  /** The first comment that commands here instead of there; null once it was answered. */
  readonly misplaced: { readonly login: string; readonly comment: number } | null;
  /** The incident as it stands, with its labels; null before it is opened. */
  readonly incident: Incident | null;
  readonly incidentLabels: readonly string[];
}

export interface OpenedFacts {
  readonly kind: 'incident';
  readonly read: IncidentRead;
  readonly incident: Incident;
  readonly postMortem: PullRequest | null;
  readonly items: Links['actionItems'];
  /** Read only when a post-mortem is to be drafted. */
  readonly template: Template | null;
  /** What was heard of its alerts and does not stand on GitHub yet. */
  readonly heard: readonly Signal[];
}

/** Any other issue. */
export interface OrdinaryFacts {
  readonly kind: 'ordinary';
  /** The issue of an action item is shown on the panel of this incident. */
  readonly shownOn: IncidentRef | null;
}

export type IncidentControllerFacts = SourceFacts | OpenedFacts | OrdinaryFacts;

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

export async function observe(
  ref: ObjectRef,
  { github, signals }: World,
  policy: Policy,
): Promise<IncidentControllerFacts | null> {
  const issue = await github.issue(ref);
  if (!issue) return null;
  const labeled = issue.labels.some((label) => same(label, policy.labels.incident));
  if (declarationOf(issue) || (issue.author.app && labeled)) {
    const read = await readIncident(issue, github, policy);
    // Whatever else the App itself wrote is not a report, even if somebody labels it.
    const heard = (await signals?.waiting(ref)) ?? [];
    return read.facts.declaration ? observeIncident(read, heard, github, policy) : ordinary(issue);
  }
  if (issue.isPullRequest || (issue.author.app && !labeled)) return ordinary(issue);
  const source = await observeSource(issue, labeled, github, policy);
  return labeled || source.link ? source : ordinary(issue);
}

function ordinary(issue: Issue): OrdinaryFacts {
  const incident = findMarker(issue, 'action-item')?.data.incident;
  return { kind: 'ordinary', shownOn: incident ? parseRef(incident, issue) : null };
}

/** 2 calls; 1 more for a locked issue, 2 more once its incident is open. */
async function observeSource(
  issue: Issue,
  hasLabel: boolean,
  github: GitHub,
  policy: Policy,
): Promise<SourceFacts> {
  const events = await github.issueEvents(issue);
  const comments = events.flatMap((event) => (event.type === 'commented' ? [event.comment] : []));
  const link = comments.find((comment) => findMarker(comment, 'declared')?.data.incident !== undefined);
  const linked = link && findMarker(link, 'declared')?.data.incident;
  const answered = comments.some((comment) => findMarker(comment, 'reply'));
  // Where the link could not be written, the incident issue is looked for instead.
  const looked = () => findOpened(issue, policy.labels.incident, issue.createdAt, github);
  const opened = linked ? parseRef(linked, issue) : issue.locked && hasLabel ? await looked() : null;
  const labeled = lastLabel(events, (label) => same(label, policy.labels.incident));
  const read = opened ? await findIncident(opened, github, policy) : null;
  return {
    kind: 'source',
    issue,
    labeled: hasLabel ? (labeled ?? { at: issue.createdAt, by: issue.author.login }) : null,
    link: link ?? null,
    opened,
    misplaced: answered || issue.locked ? null : (commanders(events)[0] ?? null),
    incident: read && fold(read.facts, policy),
    incidentLabels: read?.issue.labels ?? [],
  };
}

function lastLabel(events: readonly IssueEvent[], is: (label: string) => boolean) {
  const put = events.filter((event) => event.type === 'labeled' && is(event.label)).at(-1);
  return put ? { at: put.at, by: put.actor.login } : null;
}

async function observeIncident(
  read: IncidentRead,
  heard: readonly Signal[],
  github: GitHub,
  policy: Policy,
): Promise<OpenedFacts> {
  const incident = fold(read.facts, policy);
  const everResolved = incident.log.some((entry) => entry.text === MILESTONE_ROWS.resolved);
  const postMortem = everResolved ? await github.pullRequestFrom(read.issue, branchOf(incident.ref)) : null;
  const wanted = incident.phase === 'resolved' && !incident.dropped && !postMortem;
  return {
    kind: 'incident',
    read,
    incident,
    postMortem,
    // While its post-mortem is in review there are none.
    items: postMortem?.state === 'closed' ? await followed(incident, postMortem, github, policy) : [],
    heard,
    template: wanted ? await readTemplate(read.issue, incident.severity, github, policy) : null,
  };
}

/** The issues of the incident's action items: those opened for it, and those that its post-mortem names. */
async function followed(
  { ref, declaredAt }: Incident,
  pull: PullRequest,
  github: GitHub,
  policy: Policy,
): Promise<Links['actionItems']> {
  const issues = await github.ownIssues(pull, declaredAt);
  const found = new Map<number, Links['actionItems'][number]>();
  const add = (issue: Issue, due: string | null) =>
    found.set(issue.id, {
      issue: { owner: issue.owner, repo: issue.repo, number: issue.number },
      done: issue.state === 'closed' && issue.closedAs !== 'not-planned',
      declined: issue.state === 'closed' && issue.closedAs === 'not-planned',
      owner: issue.assignees[0] ?? null,
      due,
    });
  for (const issue of issues) {
    const note = notesIn(issue)[0];
    const incident = parseRef(note?.incident ?? '', issue);
    if (incident && sameIssue(incident, ref)) add(issue, note?.due ?? null);
  }
  const { items } = pull.merged ? await observeItems(pull, github, policy, issues) : { items: [] };
  for (const { issue, incident, item } of items)
    if (issue && incident && sameIssue(incident, ref) && !found.has(issue.id)) add(issue, item.due);
  return [...found.values()].sort((a, b) => a.issue.number - b.issue.number);
}
