import { type Judgement, judgeAlert } from '../../alerts/judge.ts';
import type { AlertData } from '../../alerts/source.ts';
import { findMarker } from '../../github/markers.ts';
import type { Comment, GitHub, Issue } from '../../github/port.ts';
import { fold } from '../../incident/fold.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Lead } from '../../services/lead.ts';
import { DAY, HOUR } from '../../vocabulary/milliseconds.ts';
import {
  type IssueRef,
  type ObjectRef,
  parseRef,
  type Repo,
  repoKey,
  sameRepo,
} from '../../vocabulary/refs.ts';
import type { Signal } from '../../vocabulary/signal.ts';
import type { World } from '../controller.ts';
import { alertComments, hasStopped, nameOf } from '../incident/alerts.ts';
import { homeWithApp } from '../incident/home.ts';
import { findIncident, type IncidentRead, readIncident } from '../incident/read.ts';
import { MOVED_ALERT, movedAlertKey } from '../incident/record.ts';
import { pagedFor } from '../on-call.ts';
import { orIfRefused } from '../or-if-refused.ts';

/** What a signal of this controller holds. */
export const said = ({ data }: Signal) => data as unknown as AlertData;

/**
 * Milliseconds after the end of an incident in which its alert, if it never stopped, still belongs to that incident:
 * monitors keep repeating themselves after people have dealt with the problem.
 */
const STILL_THE_SAME = HOUR;
/**
 * Issues without any change for this long are not searched: such an issue would have been open for a month without
 * activity.
 */
const DAYS = 30;

/** One problem, with everything reported about it since the last look. */
export interface Problem {
  readonly source: string;
  readonly key: string;
  /** Oldest first; never empty. */
  readonly signals: readonly Signal[];
  readonly judgement: Judgement;
  /** The repository whose policy applies. */
  readonly home: Repo;
  /** Who is on call according to PagerDuty, by service name; read before an incident is declared. */
  readonly paged: Readonly<Record<string, Lead>>;
  /** The open issue about it: its incident, or the report that waits for a person. */
  readonly standing: ProblemIssue | null;
  /** ISO instant at which the latest of its closed issues was closed; null for none. */
  readonly overSince: string | null;
}

export interface ProblemIssue {
  readonly issue: IssueRef;
  readonly kind: 'incident' | 'report';
  readonly locked: boolean;
  /** ISO instant of the alert that opened it; null if a person did. */
  readonly firedAt: string | null;
  /** Debrief's comments on alerts there. */
  readonly comments: ReadonlyMap<string, Comment>;
}

export interface AlertFacts {
  readonly problems: readonly Problem[];
}

/** 1 call for each 100 issues that the App opened within a month; 1 or 2 more if the problem already has an issue, and 1 more if that was transferred. */
export async function observe(ref: ObjectRef, world: World, policy: Policy): Promise<AlertFacts | null> {
  const waiting = (await world.signals?.waiting(ref)) ?? [];
  if (waiting.length === 0) return null;
  const groups = Map.groupBy(waiting, (signal) => `${signal.source} ${said(signal).key}`);
  const problems: Problem[] = [];
  for (const group of groups.values()) problems.push(await observeProblem(group, ref, world, policy));
  return { problems };
}

async function observeProblem(
  waiting: readonly Signal[],
  ref: ObjectRef,
  world: World,
  policy: Policy,
): Promise<Problem> {
  const { github } = world;
  const signals = waiting.toSorted((a, b) => a.at.localeCompare(b.at));
  // A recovery message may lack details from the failure message.
  const telling = signals.findLast((signal) => said(signal).status === 'firing') ?? signals.at(-1)!;
  const home = { owner: ref.owner, repo: ref.repo };
  const { source } = telling;
  const { key } = said(telling);
  const judgement = judgeAlert(said(telling), source, policy, home);
  const base = { source, key, home, signals, judgement };
  if (judgement.ignored) return { ...base, ...NOTHING, paged: {} };
  const since = new Date(Date.parse(signals[0]!.at) - DAYS * DAY).toISOString();
  const listed = async (place: Repo) =>
    (await github.ownIssues(place, since)).filter((issue) => isAbout(issue, source, key));
  let known = await listed(await homeWithApp(judgement.place, home, world));
  // While the App was not installed there, the incident was opened in the policy's own repository.
  if (known.length === 0 && !sameRepo(home, judgement.place)) known = await listed(home);
  if (!known.some(({ state }) => state === 'open'))
    known = [...known, ...(await transferred(judgement.place, source, key, world))];
  const open = known.find((issue) => issue.state === 'open');
  const closed = known.toSorted((a, b) => (a.closedAt ?? '').localeCompare(b.closedAt ?? '')).at(-1);
  const latest = open ?? closed;
  const found = latest ? await observeLatest(latest, signals, github, policy) : NOTHING;
  const services = judgement.service && !found.standing ? [judgement.service] : [];
  return { ...base, ...found, paged: await pagedFor(services, world, policy) };
}

const NOTHING = { standing: null, overSince: null };

/** The latest issue about a problem, and whether the new reports still belong to it. */
async function observeLatest(
  issue: Issue,
  signals: readonly Signal[],
  github: GitHub,
  policy: Policy,
): Promise<Pick<Problem, 'standing' | 'overSince'>> {
  const last = signals.at(-1)!;
  const after = (over: string) => Date.parse(last.at) - Date.parse(over);
  const isLong = (over: string) => !(after(over) > 0 && after(over) < STILL_THE_SAME);
  if (issue.closedAt && (isLong(issue.closedAt) || !findMarker(issue, 'incident')))
    return { standing: null, overSince: issue.closedAt };
  const { over, ...standing } = await observeStanding(issue, github, policy);
  const overSince = issue.closedAt ?? over;
  if (overSince === null) return { standing, overSince };
  const shown = standing.comments.get(nameOf(last.source, said(last).key));
  const stopped = signals.slice(0, -1).some((signal) => said(signal).status === 'resolved');
  const isNew = isLong(overSince) || stopped || (shown && hasStopped(shown));
  return { standing: isNew ? null : standing, overSince };
}

/** The latest incident of the problem that somebody transferred to another repository, as far as it was recorded. 1 call. */
async function transferred(
  from: Repo,
  source: string,
  key: string,
  { github, readModel }: World,
): Promise<Issue[]> {
  const rowOf = (isOpen: boolean) =>
    readModel?.row(MOVED_ALERT, movedAlertKey(repoKey(from), source, key, isOpen));
  const row = (await rowOf(true)) ?? (await rowOf(false));
  if (!row) return [];
  const { owner, repo, number } = row.data as unknown as IssueRef;
  const issue = await orIfRefused(() => github.issue({ owner, repo, number }), null);
  return issue && isAbout(issue, source, key) ? [issue] : [];
}

const isAbout = (issue: Issue, alert: string, key: string) =>
  findMarker(issue, 'incident', { alert, key }) !== null ||
  findMarker(issue, 'alert-report', { alert, key }) !== null;

/** The issue for a problem: a report, or the incident that a person declared from it. `over`: when it ended. */
async function observeStanding(
  issue: Issue,
  github: GitHub,
  policy: Policy,
): Promise<ProblemIssue & { readonly over: string | null }> {
  const events = await github.issueEvents(issue);
  const known = await readIncident(issue, events, github, policy);
  if (known) return incidentIn(known, policy);
  const own = events.flatMap((event) =>
    event.type === 'commented' && event.comment.author.app ? [event.comment] : [],
  );
  const declared = own.map((comment) => findMarker(comment, 'declared')?.data.incident).find(Boolean);
  const incident = declared ? parseRef(declared, issue) : null;
  const read = incident && (await findIncident(incident, github, policy));
  if (read) return incidentIn(read, policy);
  return { ...about(issue), kind: 'report', comments: alertComments(own), over: null };
}

function incidentIn(read: IncidentRead, policy: Policy) {
  const { phase, phaseSince, dropped } = fold(read.facts, policy);
  const over = dropped?.at ?? (phase === 'resolved' ? phaseSince : null);
  return { ...about(read.issue), kind: 'incident' as const, comments: read.alerts, over };
}

function about(issue: Issue) {
  const { owner, repo, number, locked } = issue;
  const marker = findMarker(issue, 'alert-report') ?? findMarker(issue, 'incident');
  return { issue: { owner, repo, number }, locked, firedAt: marker?.data.since ?? null };
}
