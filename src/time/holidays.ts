import Holidays from 'date-holidays';
import { type DayNumber, isoToDay } from './date.ts';

const DAY = 86_400_000;
/** A day on which the clock changes lacks an hour; feasts that begin in the evening have some hours too many. */
const CLOCK_CHANGE = 2 * 3_600_000;
const known = new Map<string, ReadonlyMap<DayNumber, string>>();

/**
 * The public holidays of a country, or of one of its states, that begin in a year: the local day of each, with its name.
 * Half days are left out. Loading the rules of all countries takes a quarter of a second, so only what needs due dates
 * imports this file; `test/cli/cold-start.test.ts` keeps the linter free of it.
 */
export function holidaysOf(
  country: string,
  state: string | null,
  year: number,
): ReadonlyMap<DayNumber, string> {
  const key = `${country} ${state} ${year}`;
  let days = known.get(key);
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
    known.set(key, days);
  }
  return days;
}
