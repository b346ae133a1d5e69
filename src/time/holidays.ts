import Holidays from 'date-holidays';
import { DAY, HOUR } from '../vocabulary/milliseconds.ts';
import { type DayNumber, isoToDay } from './day.ts';

/** Tolerance for day lengths: clock changes remove an hour, holidays that begin in the evening add some. */
const CLOCK_CHANGE = 2 * HOUR;
const cache = new Map<string, ReadonlyMap<DayNumber, string>>();

/**
 * The public holidays of a country or one of its states that begin in a year: local day → name, without half days.
 * Loading the rules of all countries takes a quarter of a second, so only code that needs due dates imports this file;
 * `test/cli/cold-start.test.ts` keeps it out of the linter.
 */
export function holidaysOf(
  country: string,
  state: string | null,
  year: number,
): ReadonlyMap<DayNumber, string> {
  const key = `${country} ${state} ${year}`;
  let days = cache.get(key);
  if (!days) {
    const rules = state ? new Holidays(country, state) : new Holidays(country);
    days = new Map(
      rules.getHolidays(year).flatMap(({ type, date, start, end, name }): [DayNumber, string][] => {
        const first = isoToDay(date.slice(0, 10));
        if (type !== 'public' || first === null || !date.startsWith('00:00', 11)) return [];
        const length = Math.max(1, Math.floor((end.getTime() - start.getTime() + CLOCK_CHANGE) / DAY));
        return Array.from({ length }, (_, index) => [first + index, name]);
      }),
    );
    cache.set(key, days);
  }
  return days;
}
