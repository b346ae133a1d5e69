import type { DayNumber } from '../../../time/day.ts';

/**
 * Counts "the day before" from the incident's day, and "the next day" from the entry above; but from the same day for
 * two such entries in a row, and for "lendemain" and then "surlendemain".
 */
export function dayCounter(incident: DayNumber | null) {
  let last: { readonly days: number; readonly base: DayNumber; readonly day: DayNumber } | null = null;
  return (days: number, above: DayNumber | null): DayNumber | null => {
    const isSameBase = last !== null && days > 0 && days >= last.days && above === last.day;
    const base = days < 0 ? (incident ?? above) : isSameBase ? last!.base : above;
    if (base === null) return null;
    last = { days, base, day: base + days };
    return last.day;
  };
}
