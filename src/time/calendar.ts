import { DAY, MINUTE } from '../vocabulary/milliseconds.ts';
import { type DayNumber, dayToIso, isoToDay, weekdayOf, yearOf } from './day.ts';
import { dayAfter } from './day-after.ts';
import { durationAt } from './duration.ts';
import { holidaysOf } from './holidays.ts';
import { toSecond } from './second.ts';
import { offsetAt, offsetAtInstant, type Zone } from './zone.ts';

/** When people work; `calendarOf` in `src/policy/calendar.ts` builds it from a policy. */
export interface Calendar {
  readonly zone: Zone;
  /** 0 is Sunday. */
  readonly workingDays: readonly number[];
  /** Minutes after local midnight. */
  readonly from: number;
  readonly until: number;
  readonly holidays: { readonly country: string; readonly state: string | null } | null;
  readonly daysOff: ReadonlySet<DayNumber>;
}

/** In days; no country has a longer break. */
const LONGEST_BREAK = 60;

/** The local day of an ISO instant. */
export function localDay(at: string, { zone }: Pick<Calendar, 'zone'>): DayNumber {
  return Math.floor(localTime(at, zone) / DAY);
}

/** The name of the public holiday on a day, or null. */
export function holidayOn(day: DayNumber, { holidays }: Calendar): string | null {
  if (!holidays) return null;
  const year = yearOf(day);
  // A holiday that begins in December may extend into January.
  for (const each of [year, year - 1]) {
    const name = holidaysOf(holidays.country, holidays.state, each).get(day);
    if (name) return name;
  }
  return null;
}

/** Whether a day is one of the weekly working days and neither a holiday nor a day off. */
export function isWorkingDay(day: DayNumber, calendar: Calendar): boolean {
  return (
    calendar.workingDays.includes(weekdayOf(day)) &&
    !calendar.daysOff.has(day) &&
    holidayOn(day, calendar) === null
  );
}

/** Whether an ISO instant is in working hours. Outside them, anything that is not urgent waits. */
export function isWorkingTime(at: string, calendar: Calendar): boolean {
  return nextWorkingTime(at, calendar) === at;
}

/** The next ISO instant in working hours: `at` itself if it is in them. */
export function nextWorkingTime(at: string, calendar: Calendar): string {
  const local = localTime(at, calendar.zone);
  const today = Math.floor(local / DAY);
  const minutes = (local - today * DAY) / MINUTE;
  if (isWorkingDay(today, calendar)) {
    if (minutes < calendar.from) return startOfWork(today, calendar);
    if (minutes < calendar.until) return at;
  }
  return startOfWork(nextWorkingDay(today + 1, calendar), calendar);
}

/** The first working day on or after `day`; `day` itself if the calendar has none. */
export function nextWorkingDay(day: DayNumber, calendar: Calendar): DayNumber {
  for (let next = day; next < day + LONGEST_BREAK; next++) if (isWorkingDay(next, calendar)) return next;
  return day;
}

/** The ISO instant at which working hours begin on a day, even if it is not a working day. */
export function startOfWork(day: DayNumber, { zone, from }: Calendar): string {
  return instant(day * DAY + from * MINUTE, zone);
}

/** The ISO instant of the local midnight that ends a day. From then on, anything due on that day is late. */
export function endOfDay(day: DayNumber, { zone }: Calendar): string {
  return instant((day + 1) * DAY, zone);
}

/**
 * The ISO day that is `length` (`3 days`, `2 weeks`, `5 business days`) after the ISO instant `at`. Business days follow
 * the calendar; the day of `at` does not count. Null if `length` cannot be parsed.
 */
export function dueDay(at: string, length: string, calendar: Calendar): string | null {
  const found = durationAt(length.trim(), 0);
  if (!found || found.end !== length.trim().length) return null;
  let day = dayAfter(localDay(at, calendar), { ...found.duration, workdays: 0 });
  for (let left = Math.round(found.duration.workdays); left > 0; left--)
    day = nextWorkingDay(day + 1, calendar);
  return dayToIso(day);
}

/** The number of working days after the ISO day `from`, up to and including `to`. Negative if `to` is earlier. */
export function workingDaysBetween(from: string, to: string, calendar: Calendar): number {
  const [first, last] = [isoToDay(from), isoToDay(to)];
  if (first === null || last === null) return 0;
  if (last < first) return -workingDaysBetween(to, from, calendar);
  let count = 0;
  for (let day = first + 1; day <= last; day++) if (isWorkingDay(day, calendar)) count++;
  return count;
}

/** The local time of an ISO instant, as the epoch milliseconds of the same wall clock in UTC. */
function localTime(at: string, zone: Zone): number {
  const epoch = Date.parse(at);
  return epoch + (offsetAtInstant(zone, epoch) ?? 0) * MINUTE;
}

function instant(local: number, zone: Zone): string {
  return toSecond(local - (offsetAt(zone, local) ?? 0) * MINUTE);
}
