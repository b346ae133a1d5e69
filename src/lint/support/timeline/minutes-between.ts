import type { ReadTime } from '../../../postmortem/model.ts';
import type { Milestone } from '../../../vocabulary/milestones.ts';
import { MINUTE } from '../../../vocabulary/milliseconds.ts';

const LOCAL = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)/;

/** Local clock time as milliseconds, ignoring the zone; null without a day or a clock. */
function wallClock(time: ReadTime): number | null {
  const local = time.iso && LOCAL.exec(time.iso)?.[1];
  return local ? Date.parse(`${local}Z`) : null;
}

/**
 * Minutes from one time to another, negative if the second is earlier. Null if unknown: no day, no clock, only one of
 * the two has a known zone, or both are in zones that may be several (IST and CST).
 */
export function minutesBetween(from: ReadTime | undefined, to: ReadTime | undefined): number | null {
  if (!from || !to) return null;
  if (from.epoch !== null && to.epoch !== null) return (to.epoch - from.epoch) / MINUTE;
  if (from.epoch !== null || to.epoch !== null) return null;
  if (from.zoneText && to.zoneText && from.zoneText.toUpperCase() !== to.zoneText.toUpperCase()) return null;
  const [a, b] = [wallClock(from), wallClock(to)];
  return a === null || b === null ? null : (b - a) / MINUTE;
}

/** The end of a range ("11:30 – 14:00"), otherwise the time itself. */
export function endOf(time: ReadTime): ReadTime {
  if (!time.until?.includes('T')) return time;
  const epoch = time.epoch === null ? Number.NaN : Date.parse(time.until);
  return { ...time, iso: time.until, epoch: Number.isNaN(epoch) ? null : epoch };
}

type Milestones = Readonly<Partial<Record<Milestone, ReadTime>>>;

/** When impact ended according to the document: mitigated, otherwise resolved. */
export const endOfImpact = (milestones: Milestones): ReadTime | undefined =>
  milestones.mitigated ?? milestones.resolved;
