import { minuteOf } from '../../../time/clock.ts';
import { type DayNumber, MINUTES_PER_DAY } from '../../../time/day.ts';
import type { Candidate } from '../event.ts';

/** A clock time at least this far before the previous one is on the next day; a smaller step back is an ordering slip. */
const ROLL_OVER_MINUTES = 6 * 60;

/** A step back across midnight of at most this many minutes is a slip, too. */
const SLIP_MINUTES = 30;

/** How many entries below one tell whether its time is a slip. */
export const BELOW = 7;

const NOON = 12 * 60;

/** The entry above, as far as the next one depends on it. */
export interface Previous {
  readonly day: DayNumber;
  /** Minutes since midnight; -1 if only the day is known. */
  readonly minutes: number;
  /** True if the entry states its own day. */
  readonly hasOwnDay: boolean;
  /** 1 for "The day before, 16:05": any earlier time below it is on the incident's day. */
  readonly daysBefore: number;
}

/** True if a clock time, in minutes, below another one is on the next day. `below` are the entries below it. */
export function isNextDay(minutes: number, previous: Previous, below: readonly Candidate[]): boolean {
  const falls = previous.minutes - minutes;
  return (
    falls >= (previous.daysBefore ? 1 : ROLL_OVER_MINUTES) && !isAfternoon(minutes, previous.minutes, below)
  );
}

/** "23:59 (added later)" below "00:04", of a timeline that has passed midnight: a slip, not a day later. */
export function isJustBeforeMidnight(
  minutes: number,
  previous: Previous | null,
  below: readonly Candidate[],
): boolean {
  const above = previous?.minutes ?? -1;
  const next = below[0]?.lead.clock;
  // The entry below goes on after midnight.
  const isSlip = next && minuteOf(next) >= above && minuteOf(next) < minutes;
  return above >= 0 && isSlip === true && MINUTES_PER_DAY - (minutes - above) <= SLIP_MINUTES;
}

/** "01:16" between 12:00 and 14:03, perhaps with "01:47" below it, is a slip for 13:16, not the next day. */
function isAfternoon(minutes: number, above: number, below: readonly Candidate[]): boolean {
  let meant = minutes + NOON;
  if (meant < above) return false;
  for (const { lead } of below) {
    if (!lead.clock || lead.day) return false;
    const after = minuteOf(lead.clock);
    if (after >= meant) return after - above <= ROLL_OVER_MINUTES;
    if (after + NOON < meant) return false;
    meant = after + NOON;
  }
  return false;
}
