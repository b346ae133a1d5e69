import { type DayParts, fullYear, isShortYear } from './date.ts';
import { type DayNumber, dayNumber, yearOf } from './day.ts';

/**
 * Whether the day or the month comes first in a document's `04/05/2026`. Certain when its other dates settle it; probable
 * when only its time zones suggest it (people who write PT put the month first). Where the year comes first, the month
 * comes before the day.
 */
export type DateOrder =
  | 'day-first'
  | 'month-first'
  | 'year-first'
  | 'probably-day-first'
  | 'probably-month-first'
  | null;

const MONTH_FIRST_ZONES =
  /\b(?:PT|ET|P[SD]T|E[SD]T|M[SD]T|CDT|Pacific [Tt]ime|Eastern [Tt]ime)\b|\bAmerica\/(?:New_York|Chicago|Los_Angeles)/;
const DAY_FIRST_ZONES =
  /\b(?:GMT|BST|CES?T|MES?Z|WES?T|EES?T|AE[SD]T|NZ[SD]T|IST|SAST|BRT)\b|\b(?:Europe|Australia)\/[A-Z]/;

/** The most days one incident's dates plausibly span; a wider span suggests that day and month are swapped. */
const PLAUSIBLE_SPAN = 45;

/**
 * The day/month order of a text's dates: `13/04/2026` proves day first. If every date can be read both ways, the order
 * that puts them close together is probable, or else the order customary in its time zones. Null when the evidence
 * conflicts or is missing.
 */
export function dateOrder(text: string): DateOrder {
  let dayFirst = false;
  let monthFirst = false;
  if (!/\d[/-]\d/.test(text)) return null;
  const ambiguous: [number, number, number][] = [];
  for (const match of text.matchAll(/(?<![\w/.-])(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d\d)(?![\w/-])/g)) {
    const [first, second] = [Number(match[1]), Number(match[3])];
    if (match[2] === '-' && match[4]!.length === 2 && !isShortYear(match)) continue;
    if (first > 12 && first <= 31 && second <= 12) dayFirst = true;
    if (second > 12 && second <= 31 && first <= 12) monthFirst = true;
    if (first <= 12 && second <= 12) ambiguous.push([first, second, fullYear(match[4])!]);
  }
  if (dayFirst !== monthFirst) return dayFirst ? 'day-first' : 'month-first';
  if (dayFirst || ambiguous.length === 0) return null;
  const compact = compactOrder(ambiguous);
  if (compact) return compact;
  const isMonth = MONTH_FIRST_ZONES.test(text);
  if (isMonth === DAY_FIRST_ZONES.test(text)) return null;
  return isMonth ? 'probably-month-first' : 'probably-day-first';
}

/** `03-04-2024` and `05-04-2024` are two days apart in one order and two months in the other. */
function compactOrder(dates: readonly (readonly [number, number, number])[]): DateOrder {
  const range = (days: readonly DayNumber[]) =>
    days.reduce((a, b) => Math.max(a, b)) - days.reduce((a, b) => Math.min(a, b));
  const asDayFirst = range(dates.map(([day, month, year]) => dayNumber(year, month, day)));
  const asMonthFirst = range(dates.map(([month, day, year]) => dayNumber(year, month, day)));
  if (asDayFirst <= PLAUSIBLE_SPAN && asMonthFirst > PLAUSIBLE_SPAN) return 'probably-day-first';
  return asMonthFirst <= PLAUSIBLE_SPAN && asDayFirst > PLAUSIBLE_SPAN ? 'probably-month-first' : null;
}

/**
 * Resolves a written date to a day. A missing year is the one closest to `near`. Between two readings, the document's
 * certain order decides; otherwise the reading on `near` itself, the only one within 45 days of it, or the probable
 * order. Null when neither the year nor `near` is known, or when nothing decides: it never guesses. Null, too, for what
 * may be a build and is more than a year from `near`.
 */
export function resolveDay(
  parts: DayParts,
  near: DayNumber | null,
  order: DateOrder = null,
): DayNumber | null {
  const day = readingOf(parts, near, order);
  const isFar = day !== null && near !== null && Math.abs(day - near) > 366;
  return parts.mayBeBuild && isFar ? null : day;
}

function readingOf(parts: DayParts, near: DayNumber | null, order: DateOrder): DayNumber | null {
  if (order === 'year-first') {
    const { year, month, day } = parts.yearFirst ?? parts;
    return readingOf({ year, month, day, other: null }, near, null);
  }
  // `23-11-24` is a day of 2024 only where days come first.
  if (parts.mayBeBuild && parts.yearFirst && order !== 'day-first') return null;
  if (parts.other) {
    const monthFirst = { ...parts, other: null };
    const dayFirst = { ...parts, ...parts.other, other: null };
    if (order === 'day-first') return readingOf(dayFirst, near, null);
    if (order === 'month-first') return readingOf(monthFirst, near, null);
    const probable = order && (order === 'probably-day-first' ? dayFirst : monthFirst);
    if (near === null) return probable && readingOf(probable, null, null);
    const one = readingOf(monthFirst, near, null)!;
    const two = readingOf(dayFirst, near, null)!;
    const [closest, far] = Math.abs(one - near) <= Math.abs(two - near) ? [one, two] : [two, one];
    if (
      closest === near ||
      (Math.abs(closest - near) <= PLAUSIBLE_SPAN && Math.abs(far - near) > PLAUSIBLE_SPAN)
    )
      return closest;
    return probable && readingOf(probable, near, null);
  }
  if (parts.year !== null) return dayNumber(parts.year, parts.month, parts.day);
  if (near === null) return null;
  const year = yearOf(near);
  const candidates = [year - 1, year, year + 1].map((each) => dayNumber(each, parts.month, parts.day));
  return candidates.reduce((best, each) => (Math.abs(each - near) < Math.abs(best - near) ? each : best));
}

/** `04` and `05` of a date: both could be the month, and they differ. */
export const areDayOrMonth = (one = '', two = ''): boolean =>
  [one, two].every((each) => each !== '' && Number(each) <= 12) && Number(one) !== Number(two);
