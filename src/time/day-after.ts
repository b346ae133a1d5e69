import { DAY } from '../vocabulary/milliseconds.ts';
import { type DayNumber, daysIn, MINUTES_PER_DAY, weekdayOf } from './day.ts';
import type { Duration } from './units.ts';

/** Adds a duration to a day. One month after 31 January is the last day of February. */
export function dayAfter(day: DayNumber, duration: Duration): DayNumber {
  const whole = Math.floor(duration.months);
  let result = addMonths(day, whole) + Math.round((duration.months - whole) * 30);
  result += Math.round(duration.days) + Math.floor(duration.minutes / MINUTES_PER_DAY);
  for (let left = Math.round(duration.workdays); left > 0; ) {
    result++;
    if (weekdayOf(result) % 6 !== 0) left--;
  }
  return result;
}

function addMonths(day: DayNumber, months: number): DayNumber {
  const date = new Date(day * DAY);
  const target = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const [year, month] = [target.getUTCFullYear(), target.getUTCMonth()];
  return Date.UTC(year, month, Math.min(date.getUTCDate(), daysIn(year, month + 1))) / DAY;
}
