import { findMarker } from '../../github/markers.ts';
import type { Comment, GitHub, Issue } from '../../github/port.ts';
import { severityWeight } from '../../incident/severity.ts';
import type { Policy } from '../../policy/schema.ts';
import { HOUR, MINUTE } from '../../vocabulary/milliseconds.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import type { Signal } from '../../vocabulary/signal.ts';
import { hasStopped, lastReportOf, nameOf } from '../incident/alerts.ts';
import { declarationOf } from '../incident/read.ts';
import { observeIssue, type ProblemIssue, type Read, said } from './standing.ts';

/** The most incidents of other problems to read, the latest first. */
const MOST_READ = 5;

/** The incident of another problem, which a problem belongs to or may join. */
export interface Joined {
  /** The incident on which the problem is noted and still belongs; null for none. */
  readonly joined: ProblemIssue | null;
  /** The open incident that it may join now; null for none. */
  readonly joins: ProblemIssue | null;
}

export const ALONE: Joined = { joined: null, joins: null };

/**
 * Looks for the incident of another problem, which an alert declared, among the issues that Debrief opened: one on which
 * this problem is noted, else one that it may join. 1 call for each 100 events of at most five incidents.
 *
 * @param service the name of the problem's service; null if the policy knows none
 */
export async function observeJoined(
  own: readonly Issue[],
  signals: readonly Signal[],
  { service, severity }: { readonly service: string | null; readonly severity: Severity },
  github: GitHub,
  policy: Policy,
): Promise<Joined> {
  const last = signals.at(-1)!;
  const name = nameOf(last.source, said(last).key);
  const isFiring = said(last).status === 'firing';
  // A recovery may say less than the alert did; then it may be noted on any of them.
  const isAny = service === null && !isFiring;
  const candidates = own
    .filter((issue) => {
      const services = declaredBy(issue)?.services;
      return services && (isAny || services.includes(service ?? '')) && isRecent(issue, last);
    })
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
    .slice(0, MOST_READ);
  let joins: ProblemIssue | null = null;
  let stoppedOn: ProblemIssue | null = null;
  for (const issue of candidates) {
    const read = await observeIssue(issue, github, policy);
    const note = read.comments.get(name);
    if (note && isFiring && binds(note, read, last.at, severity, policy)) {
      if (!isNewer(last.at, note) || !hasStopped(note)) return { joined: read, joins: null };
      // Nobody is notified of an edit, so it gets a new comment.
      return { joined: null, joins: without(name, read) };
    }
    if (note && !isFiring && !hasStopped(note)) return { joined: read, joins: null };
    if (note && (!isFiring || (hasStopped(note) && !isNewer(last.at, note)))) stoppedOn ??= read;
    if (mayJoin(issue, read, last.at, severity, policy)) joins ??= without(name, read);
  }
  return stoppedOn ? { joined: stoppedOn, joins: null } : { joined: null, joins };
}

/** Whether a problem that fires still belongs to the incident on which it is noted; if in doubt, it does not. */
function binds(
  note: Comment,
  { incident, over }: Read,
  at: string,
  severity: Severity,
  { alerts }: Policy,
): boolean {
  if (!incident || over !== null) return false;
  const after = Date.parse(at) - Date.parse(lastReportOf(note));
  return (
    severityWeight(severity) <= severityWeight(incident.severity) &&
    after < alerts.groupWithinMinutes * MINUTE
  );
}

const isNewer = (at: string, note: Comment) => at > lastReportOf(note);

const without = (name: string, read: Read): ProblemIssue => ({
  ...read,
  comments: new Map([...read.comments].filter(([each]) => each !== name)),
});

/** The declaration of an incident that an alert opened; null for any other issue. */
function declaredBy(issue: Issue) {
  const declaration = findMarker(issue, 'incident')?.data.key ? declarationOf(issue) : null;
  return declaration?.alert ? declaration : null;
}

const isRecent = ({ closedAt }: Issue, { at }: Signal) =>
  closedAt === null || Date.parse(at) - Date.parse(closedAt) < HOUR;

/** Whether an incident can stand for one more problem: people are at work there, and it is no less severe now. */
function mayJoin(
  issue: Issue,
  { incident, over, locked, comments }: Read,
  at: string,
  severity: Severity,
  { alerts }: Policy,
): boolean {
  const declaration = declaredBy(issue);
  if (!declaration || !incident || incident.kind !== 'real') return false;
  if (issue.state === 'closed' || over !== null || locked) return false;
  if (incident.pauses.at(-1)?.to === null) return false;
  const { alert, key } = findMarker(issue, 'incident')!.data;
  const first = comments.get(nameOf(alert ?? '', key ?? ''));
  if (incident.phase === 'mitigated' && first && hasStopped(first)) return false;
  const after = Date.parse(at) - Date.parse(declaration.at);
  if (after >= alerts.groupWithinMinutes * MINUTE || alerts.groupWithinMinutes === 0) return false;
  return severityWeight(severity) <= severityWeight(incident.severity);
}
