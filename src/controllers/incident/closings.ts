import { findMarker } from '../../github/markers.ts';
import type { Comment, GitHub, Issue, IssueEvent } from '../../github/port.ts';
import { closingOf, type IncidentFacts } from '../../incident/facts.ts';
import { fold } from '../../incident/fold.ts';
import type { Incident } from '../../incident/incident.ts';
import type { Policy } from '../../policy/schema.ts';
import { HOUR } from '../../vocabulary/milliseconds.ts';
import { hasLabel } from './labels.ts';
import { mayCommand, ROLES } from './may-command.ts';
import { stageOf } from './panel-memory.ts';

/** Debrief's comment on a closing that does not count; its data says which. */
export const STILL_OPEN = 'still-open';

/** Closings of an incident that do not end it, because those who closed it may not give commands. */
export interface RefusedClosings {
  /** As `closingOf` names them. */
  readonly all: ReadonlySet<string>;
  /** The last one, if Debrief has not answered it yet. */
  readonly unanswered: UnansweredClosing | null;
}

export interface UnansweredClosing {
  /** As `closingOf` names it. */
  readonly closing: string;
  /** How many of Debrief's answers are from the hour before it. */
  readonly answeredBefore: number;
}

/** An incident issue as far as it is read. */
interface Known {
  readonly facts: IncidentFacts;
  readonly issue: Issue;
  readonly events: readonly IssueEvent[];
  /** Debrief's comments there. */
  readonly own: readonly Comment[];
  readonly panel: Comment | null;
}

/**
 * GitHub lets people close what they reported, whatever their role. That ends an incident in place only if they may give
 * commands. What once counted goes on counting, so that nobody's departure changes an incident. 1 call while such a
 * closing is new.
 */
export async function refusedClosings(
  { facts, issue, events, own, panel }: Known,
  github: GitHub,
  policy: Policy,
): Promise<RefusedClosings> {
  const answers = own.filter((comment) => findMarker(comment, STILL_OPEN));
  const all = new Set(answers.flatMap((comment) => findMarker(comment, STILL_OPEN)?.data.closing ?? []));
  const known = { all, unanswered: null };
  const last = events.findLast(({ type }) => type === 'closed');
  if (!last || !panel || issue.locked || last.actor.kind !== 'user' || last.actor.app) return known;
  const closing = closingOf(last);
  const isReporters = !issue.author.app && issue.author.login === last.actor.login;
  // Everybody else who can close an issue has this role at least.
  const isStrict = ROLES.indexOf(policy.incidents.commandRole) > ROLES.indexOf('triage');
  if (all.has(closing) || !(isReporters || isStrict)) return known;
  const counted = fold({ ...facts, refusedClosings: all }, policy);
  const more = new Set([...all, closing]);
  if (!isEnded(counted) || isEnded(fold({ ...facts, refusedClosings: more }, policy))) return known;
  if (isShown(counted, issue, panel, policy)) return known;
  if (await mayCommand(last.actor.login, issue, github, policy)) return known;
  const hourBefore = Date.parse(last.at) - HOUR;
  const answeredBefore = answers.filter(({ createdAt }) => Date.parse(createdAt) >= hourBefore).length;
  return { all: more, unanswered: { closing, answeredBefore } };
}

const isEnded = ({ phase, dropped }: Incident) => phase === 'resolved' || dropped !== null;

/** Whether an earlier look has counted the closing: its labels or its panel say so. */
function isShown(ended: Incident, issue: Issue, panel: Comment, { labels: { phases } }: Policy): boolean {
  const label = phases[ended.dropped ? 'dropped' : 'resolved'];
  const isLabelled = label !== null && hasLabel(issue.labels, label);
  return isLabelled || findMarker(panel, 'panel')?.data.stage === stageOf(ended);
}
