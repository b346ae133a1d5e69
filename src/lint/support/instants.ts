import type { ReadTime } from '../../postmortem/model.ts';
import type { Milestone } from '../../vocabulary/milestones.ts';

const MINUTE = 60_000;
const LOCAL = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)/;

/** The wall clock of a time as milliseconds, its zone left aside; null when it has no day or no clock. */
function wallClock(time: ReadTime): number | null {
  const local = time.iso && LOCAL.exec(time.iso)?.[1];
  return local ? Date.parse(`${local}Z`) : null;
}

/**
 * Minutes from one time to another, negative when the second is earlier. Null when that cannot be known: no day, no
 * clock, or a zone known of one and not of the other.
 */
export function minutesBetween(from: ReadTime | undefined, to: ReadTime | undefined): number | null {
  if (!from || !to) return null;
  if (from.epoch !== null && to.epoch !== null) return (to.epoch - from.epoch) / MINUTE;
  if (from.epoch !== null || to.epoch !== null) return null;
  const [a, b] = [wallClock(from), wallClock(to)];
  return a === null || b === null ? null : (b - a) / MINUTE;
}

type Milestones = Readonly<Partial<Record<Milestone, ReadTime>>>;

/** When impact was over, as far as the document says: mitigated, or else resolved. */
export const endOfImpact = (milestones: Milestones): ReadTime | undefined =>
  milestones.mitigated ?? milestones.resolved;
