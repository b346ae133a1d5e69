import { type ClockTime, minuteOf } from '../../../time/clock.ts';
import { MINUTES_PER_DAY } from '../../../time/day.ts';
import type { Candidate } from '../event.ts';

/** True if most clock times of a day are earlier than the one above them, as on status pages. */
export function isNewestFirst(candidates: readonly Candidate[]): boolean {
  let falls = 0;
  let rises = 0;
  let above: Candidate | null = null;
  for (const candidate of candidates) {
    const { clock, day, daysLater } = candidate.lead;
    if (!clock) continue;
    const other = above?.lead.clock;
    const isSameDay = daysLater === undefined && above?.lead.daysLater === undefined;
    if (
      other &&
      isSameDay &&
      (!day || !above?.lead.day || (day.day === above.lead.day.day && day.month === above.lead.day.month))
    ) {
      const step = minuteOf(clock) - minuteOf(other);
      // Forwards across midnight.
      if (step <= -720) return false;
      if (step < 0) falls++;
      else if (step > 0) rises++;
    }
    above = candidate;
  }
  return falls >= 2 && falls > rises * 2;
}

/** How a timeline writes hours: with am and pm at least once, never above 12, or in 24-hour form. */
export type Habit = 'am-pm' | 'maybe' | '24';

export function twelveHourHabit(candidates: readonly Candidate[]): Habit {
  const clocks = candidates.map((each) => each.lead.clock).filter((clock) => clock !== null);
  if (clocks.some((clock) => clock.meridiem === null && (clock.hour > 12 || !clock.isTwelveHour)))
    return '24';
  return clocks.some((clock) => clock.meridiem !== null) ? 'am-pm' : 'maybe';
}

/** Chooses am or pm for an hour without either, so that time advances by the least. */
export function settleHour(clock: ClockTime, previous: number | null, habit: Habit): ClockTime {
  if (!clock.isTwelveHour || habit === '24' || previous === null || previous < 0) return clock;
  const morning = { ...clock, hour: clock.hour % 12 };
  const evening = { ...clock, hour: (clock.hour % 12) + 12 };
  if (habit === 'maybe') {
    const falls = previous - minuteOf(clock);
    return falls >= 60 && minuteOf(evening) >= previous ? evening : clock;
  }
  const step = (each: ClockTime) => (minuteOf(each) - previous + MINUTES_PER_DAY + 5) % MINUTES_PER_DAY;
  return step(morning) <= step(evening) ? morning : evening;
}
