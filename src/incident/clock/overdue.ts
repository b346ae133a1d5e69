import { calendarOf } from '../../policy/calendar.ts';
import type { Policy } from '../../policy/schema.ts';
import { isWorkingTime, nextWorkingTime } from '../../time/calendar.ts';
import type { Incident } from '../incident.ts';
import { later } from '../promises.ts';

/** What people wait for in an incident, and have waited for too long. */
export interface Overdue {
  /** ISO instant since which a status update is due, and how many were missed in a row; null when none is late. */
  readonly update: { readonly since: string; readonly missed: number } | null;
  /** ISO instant when an update promised to the public was due; null when none is late. */
  readonly publicUpdate: string | null;
  /** ISO instant since which somebody should lead; null when somebody does, or need not. */
  readonly commander: string | null;
}

/** A reminder grows at 0, 1, 3, 7, … times the update's rhythm after it was due, this often at most. */
const STAGES = 7;

/**
 * What is late now. Nothing while it is paused or snoozed, and of SEV3 and SEV4 outside of working hours only what the
 * public was promised.
 */
export function overdue(incident: Incident, policy: Policy, now: Date): Overdue {
  const promised = publicDue(incident);
  const isSilenced = isPaused(incident) || isSnoozed(incident, now);
  const publicUpdate = promised && !isSilenced && isOver(promised, now) ? promised : null;
  if (isQuiet(incident, policy, now)) return { update: null, publicUpdate, commander: null };
  const reached = stages(incident, policy).filter((at) => isOver(at, now));
  const leaderless = commanderDue(incident, policy);
  return {
    update: reached.length ? { since: reached[0]!, missed: 2 ** (reached.length - 1) } : null,
    publicUpdate,
    commander: leaderless && isOver(leaderless, now) ? leaderless : null,
  };
}

/** ISO instant at which something becomes late, or later by a stage; null for never. Computed from state alone. */
export function nextOverdue(incident: Incident, policy: Policy, now: Date): string | null {
  const instants = [
    ...stages(incident, policy),
    publicDue(incident) ?? [],
    commanderDue(incident, policy) ?? [],
  ].flat();
  if (!instants.length) return null;
  const { snoozedUntil } = incident;
  // What fell due in a quiet time is said at its end.
  const quietEnds = isQuiet(incident, policy, now) ? endOfQuiet(incident, policy, now) : null;
  const ahead = [...instants, snoozedUntil ?? [], quietEnds ?? []].flat().filter((at) => !isOver(at, now));
  return ahead.sort()[0] ?? null;
}

/** ISO instant at which the next status update is due, within working hours if the incident can wait; null for none. */
export function updateDue(incident: Incident, policy: Policy): string | null {
  const due = incident.awaited?.due;
  if (!due) return null;
  return canWait(incident) ? nextWorkingTime(due, calendarOf(policy)) : due;
}

/** The instants at which the reminder of an update grows; only in working hours if the incident can wait. */
function stages(incident: Incident, policy: Policy): string[] {
  const { awaited, dropped } = incident;
  if (!awaited || dropped) return [];
  const calendar = calendarOf(policy);
  const counts = (at: string) => !canWait(incident) || isWorkingTime(at, calendar);
  const due = updateDue(incident, policy)!;
  const all = Array.from({ length: STAGES }, (_, stage) => later(due, (2 ** stage - 1) * awaited.every));
  return all.filter(counts);
}

/** When the public was promised more; null once it is over. */
function publicDue({ publications, phase, open, dropped }: Incident): string | null {
  return open && phase !== 'resolved' && !dropped ? (publications.at(-1)?.nextBy ?? null) : null;
}

/** When somebody should lead at the latest; null when somebody does, or need not. */
function commanderDue({ roles, phase, dropped, severity, declaredAt, kind }: Incident, policy: Policy) {
  const within = policy.incidents.commanderWithinMinutes[severity];
  const isOn = phase !== 'resolved' && !dropped && (kind === 'real' || kind === 'drill');
  return isOn && !roles.ic && within !== null ? later(declaredAt, within) : null;
}

const isPaused = ({ pauses }: Incident) => pauses.some(({ to }) => to === null);

const isSnoozed = ({ snoozedUntil }: Incident, now: Date) =>
  snoozedUntil !== null && !isOver(snoozedUntil, now);

function isQuiet(incident: Incident, policy: Policy, now: Date): boolean {
  if (isPaused(incident) || isSnoozed(incident, now)) return true;
  return canWait(incident) && !isWorkingTime(now.toISOString(), calendarOf(policy));
}

function endOfQuiet(incident: Incident, policy: Policy, now: Date): string | null {
  return canWait(incident) ? nextWorkingTime(now.toISOString(), calendarOf(policy)) : null;
}

const canWait = ({ severity }: Incident) => severity === 'SEV3' || severity === 'SEV4';

const isOver = (at: string, now: Date) => Date.parse(at) <= now.getTime();
