import { findMarker } from '../../github/markers.ts';
import type { GitHub, Issue } from '../../github/port.ts';
import type { Incident } from '../../incident/incident.ts';
import { severityWeight } from '../../incident/severity.ts';
import type { Policy } from '../../policy/schema.ts';
import { HOUR, MINUTE } from '../../vocabulary/milliseconds.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import type { Signal } from '../../vocabulary/signal.ts';
import { nameOf } from '../incident/alerts.ts';
import { declarationOf } from '../incident/read.ts';
import { observeIssue, type ProblemIssue, type Standing, said, standingIn } from './standing.ts';

/** The most incidents of other problems to read, the latest first. */
const MOST_READ = 5;

/** The incident of another problem, which a problem belongs to or may join. */
export interface Joined {
  /** Where the problem stands, if it joined an incident before; null otherwise. */
  readonly joined: Pick<Standing, 'standing' | 'overSince'> | null;
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
  // A recovery may say less than the alert did; then it may be noted on any of them.
  const isAny = service === null && said(last).status === 'resolved';
  const candidates = own
    .filter((issue) => {
      const services = declaredBy(issue)?.services ?? [];
      return (isAny || services.includes(service ?? '')) && isRecent(issue, last);
    })
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
    .slice(0, MOST_READ);
  let joins: ProblemIssue | null = null;
  for (const issue of candidates) {
    const read = await observeIssue(issue, github, policy);
    if (read.comments.has(name)) {
      const { standing, overSince } = standingIn(issue, read, signals);
      return { joined: { standing, overSince }, joins: null };
    }
    if (mayJoin(issue, read, last.at, severity, policy)) joins ??= read;
  }
  return { joined: null, joins };
}

/** The declaration of an incident that an alert opened; null for any other issue. */
function declaredBy(issue: Issue) {
  const declaration = findMarker(issue, 'incident')?.data.key ? declarationOf(issue) : null;
  return declaration?.alert ? declaration : null;
}

const isRecent = ({ closedAt }: Issue, { at }: Signal) =>
  closedAt === null || Date.parse(at) - Date.parse(closedAt) < HOUR;

/** Whether an incident can stand for one more problem: people are at work there, and it is no less severe. */
function mayJoin(
  issue: Issue,
  {
    incident,
    over,
    locked,
  }: { readonly incident: Incident | null; readonly over: string | null; readonly locked: boolean },
  at: string,
  severity: Severity,
  { alerts }: Policy,
): boolean {
  const declaration = declaredBy(issue);
  if (!declaration || !incident || incident.kind !== 'real') return false;
  if (issue.state === 'closed' || over !== null || locked) return false;
  const after = Date.parse(at) - Date.parse(declaration.at);
  if (after >= alerts.groupWithinMinutes * MINUTE || alerts.groupWithinMinutes === 0) return false;
  // People may have lowered it since: they know about this service.
  const weight = Math.max(severityWeight(declaration.severity), severityWeight(incident.severity));
  return severityWeight(severity) <= weight;
}
