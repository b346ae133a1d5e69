import { alternatives } from '../languages/alternatives.ts';
import { languages } from '../languages/words/index.ts';
import { DAY } from '../vocabulary/milliseconds.ts';
import { calendarWord } from './calendar-words.ts';
import { counters } from './counters.ts';

/** A date as written. `year` is null when omitted; `other` is the second reading of an ambiguous 04/05/2026. */
export interface DayParts {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
  readonly other: { readonly month: number; readonly day: number } | null;
  /** The reading of `26.03.20` where years come first. */
  readonly yearFirst?: { readonly year: number; readonly month: number; readonly day: number };
}

export interface FoundDay {
  readonly day: DayParts;
  readonly end: number;
  /** False for notations with other meanings, such as `3/4`. */
  readonly isSure: boolean;
}

/** A candidate for a month name; `calendarWord` decides. Taken from a literal, in which the build writes letters as ranges. */
const MONTH = /(\p{L}{3,10})(?!\p{L})\.?/u.source;
const ISO = /(\d{4})([-/.‐‑])(\d{1,2})\2(\d{1,2})(?!\d)/y;
const ISO_COMPACT = /(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/y;
/** `2024年3月23日`, `3月23日`. */
const IDEOGRAPHIC = new RegExp(
  String.raw`(?:(\d{4}) ?${counters('year')} ?)?(\d{1,2}) ?${counters('month')} ?(\d{1,2}) ?${counters('day')}`,
  'y',
);
/** `15Sep94`, `04MAR2026`; in small letters it may be part of a hash. */
const RUN_TOGETHER = /(?<!\w)(\d{1,2})([A-Z][A-Za-z]{2})(\d{4}|\d\d)(?!\w)/y;
const ORDINAL = '(?:st|nd|rd|th|er|[.ºª])?';
const DAY_MONTH = new RegExp(
  String.raw`(\d{1,2})${ORDINAL}(?:\s?(?:[/–—-]|\b(?:to|and|until|through)\b)\s?(\d{1,2})${ORDINAL}(?=\s))?(?:\s+(?:of|de|di))?[\s/-]*(?<=[\s./ºª-])${MONTH}(?:,?[\s/-]+(?:del?\s+)?'?(\d{4}|\d\d(?![\d:.]|\s?[ap]m\b|[h]\d)))?(?!:\d\d:\d\d)`,
  'iyu',
);
/** `2026 March 4`, `2026-Mar-04`. */
const YEAR_MONTH_DAY = new RegExp(
  String.raw`(\d{4})[,\s-]+${MONTH}[\s-]*(\d{1,2})(?:st|nd|rd|th)?(?![\d\w]|:\d)`,
  'iyu',
);
/** `June 2, 2022:` ends with a year, `June 2 1625:` with a time. */
const MONTH_DAY = new RegExp(
  String.raw`${MONTH}[\s-]*(\d{1,2})(?!\d|:\d)(?:st|nd|rd|th)?(?:\s?[/–-]\s?\d{1,2}(?:st|nd|rd|th)?(?=,? \d{4}))?(?:, ((?:19|20)\d\d)(?=:(?:\s|\*|$))|[,\s-]+(\d{4})(?!\s?(?:h|hrs|UTC|GMT)\b|:\s|\d))?`,
  'iyu',
);
/** `03-26` is a date only if a clock time or a part of the day follows. */
const MONTH_DASH_DAY = new RegExp(
  String.raw`(0\d|1[0-2])-([0-2]\d|3[01])(?=(?:\s?[(（][^()（）\d]{1,9}[)）])?[\sT]+[~≈]?\d{1,2}:\d\d|\s${counters('am', 'pm', 'partsOfDay')})`,
  'y',
);
const SLASHED = /(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d\d))?(?![\d/]|[.-]\d)/y;
/** `12–13.09.2026`, `12./13.09.2026`, `12→13/09/2026`: the first of several days. */
const FIRST_OF_DAYS = /(\d{1,2})(?:\.?\s?[–—→-]\s?|\.\/)(\d{1,2})([/.])(\d{1,2})\3(\d{4})(?!\d)/y;
/** `12.03. 08:15`. */
const DOTTED = new RegExp(
  String.raw`(\d{1,2})\. ?(\d{1,2})\.(?=,?\s+(?:${alternatives(languages.map(({ times }) => times?.clock))} )?\d{1,2}[:.]\d\d)`,
  'y',
);
/** `sexta-feira` is one word. */
const WEEKDAY = /(?:[Oo][Nn]\s+)?(\p{L}{1,13}(?:-feira)?)(?!\p{L})\.?/uy;

/** Reads a day that begins exactly at `at`. */
export function dayAt(text: string, at: number): FoundDay | null {
  if (!isDigit(text.charCodeAt(at))) return monthThenDay(text, at);
  return (
    iso(text, at) ??
    ideographic(text, at) ??
    dayThenMonth(text, at) ??
    runTogether(text, at) ??
    firstOfDays(text, at) ??
    slashed(text, at) ??
    dotted(text, at) ??
    dashed(text, at)
  );
}

function iso(text: string, at: number): FoundDay | null {
  ISO.lastIndex = at;
  const match = ISO.exec(text);
  if (match) return found(make(Number(match[1]), Number(match[3]), Number(match[4])), ISO.lastIndex);
  ISO_COMPACT.lastIndex = at;
  const compact = ISO_COMPACT.exec(text);
  if (!compact) return null;
  return found(make(Number(compact[1]), Number(compact[2]), Number(compact[3])), ISO_COMPACT.lastIndex);
}

function ideographic(text: string, at: number): FoundDay | null {
  IDEOGRAPHIC.lastIndex = at;
  const match = IDEOGRAPHIC.exec(text);
  return match && found(make(fullYear(match[1]), Number(match[2]), Number(match[3])), IDEOGRAPHIC.lastIndex);
}

/** True for the character code of `0` to `9`. */
export const isDigit = (code: number) => code >= 48 && code <= 57;

/** A cheap pre-check: the digits of a clock time are no day or year before the name of a month. */
const MAY_BE_DAY = /\d{1,2}(?![\d:])|\d{4}(?![\d:])/y;

function dayThenMonth(text: string, at: number): FoundDay | null {
  MAY_BE_DAY.lastIndex = at;
  if (!MAY_BE_DAY.test(text)) return null;
  DAY_MONTH.lastIndex = at;
  const match = DAY_MONTH.exec(text);
  // "30–31 December" gives the first day; "31-30 December" and "10-11 may be slow" are not dates.
  const isWord = match?.[3] === 'may' && match[4] === undefined;
  const month = match && !isWord ? monthOf(match[3]!, match[4] !== undefined) : null;
  if (match && month && !(Number(match[2]) <= Number(match[1])))
    return found(make(fullYear(match[4]), month, Number(match[1])), DAY_MONTH.lastIndex);
  YEAR_MONTH_DAY.lastIndex = at;
  const yearFirst = YEAR_MONTH_DAY.exec(text);
  const named = yearFirst && monthOf(yearFirst[2]!, true);
  return named
    ? found(make(Number(yearFirst[1]), named, Number(yearFirst[3])), YEAR_MONTH_DAY.lastIndex)
    : null;
}

function runTogether(text: string, at: number): FoundDay | null {
  RUN_TOGETHER.lastIndex = at;
  const match = RUN_TOGETHER.exec(text);
  const month = match && monthOf(match[2]!, true);
  return month ? found(make(fullYear(match[3]), month, Number(match[1])), RUN_TOGETHER.lastIndex) : null;
}

function monthThenDay(text: string, at: number): FoundDay | null {
  MONTH_DAY.lastIndex = at;
  const match = MONTH_DAY.exec(text);
  const year = match?.[3] ?? match?.[4];
  const month = match && monthOf(match[1]!, year !== undefined);
  return month ? found(make(fullYear(year), month, Number(match[2])), MONTH_DAY.lastIndex) : null;
}

function firstOfDays(text: string, at: number): FoundDay | null {
  FIRST_OF_DAYS.lastIndex = at;
  const match = FIRST_OF_DAYS.exec(text);
  if (!match || Number(match[1]) >= Number(match[2])) return null;
  return found(make(Number(match[5]), Number(match[4]), Number(match[1])), FIRST_OF_DAYS.lastIndex);
}

/** `31/12/2026` and `12-31-2026` have one reading, `04/05/2026` keeps both; with dots the day comes first. */
function slashed(text: string, at: number): FoundDay | null {
  SLASHED.lastIndex = at;
  const match = SLASHED.exec(text);
  if (!match) return null;
  const [first, second] = [Number(match[1]), Number(match[3])];
  const isDotted = match[2] === '.';
  if (isDotted && !match[4]) return null;
  if (match[2] === '-' && match[4]?.length !== 4 && !isShortYear(match)) return null;
  const year = fullYear(match[4]);
  const dayFirst = make(year, second, first);
  const monthFirst = make(year, first, second);
  const end = SLASHED.lastIndex;
  const isSure = match[4] !== undefined;
  // Dots put the day first, unless there is no such month: 02.13.2024, but not in version 2.13.24.
  const only = isDotted
    ? (dayFirst ?? (match[4]?.length === 4 ? monthFirst : null))
    : monthFirst
      ? null
      : dayFirst;
  const [yy, dd] = [2000 + first, Number(match[4])];
  if (only && mayBeYear(match[1]!) && match[4]?.length === 2 && make(yy, second, dd))
    return { day: { ...only, yearFirst: { year: yy, month: second, day: dd } }, end, isSure };
  if (isDotted || !monthFirst) return only && { day: only, end, isSure };
  if (!dayFirst || first === second) return { day: monthFirst, end, isSure };
  return { day: { ...monthFirst, other: { month: second, day: first } }, end, isSure };
}

/** `11-30-23`: two digits each, and the first is not a year, as it may be in `23-11-24`. */
function isShortYear([, first, , second, year]: RegExpExecArray): boolean {
  const parts = [first, second, year];
  return parts.every((part) => part?.length === 2) && mayBeYear(year!) && !mayBeYear(first!);
}
const mayBeYear = (digits: string): boolean => Number(digits) >= 15 && Number(digits) <= 29;

function dotted(text: string, at: number): FoundDay | null {
  DOTTED.lastIndex = at;
  const match = DOTTED.exec(text);
  return match && found(make(null, Number(match[2]), Number(match[1])), DOTTED.lastIndex);
}

function dashed(text: string, at: number): FoundDay | null {
  MONTH_DASH_DAY.lastIndex = at;
  const match = MONTH_DASH_DAY.exec(text);
  return match && found(make(null, Number(match[1]), Number(match[2])), MONTH_DASH_DAY.lastIndex);
}

function found(day: DayParts | null, end: number): FoundDay | null {
  return day && { day, end, isSure: true };
}

function make(year: number | null, month: number, day: number): DayParts | null {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year ?? 2024, month)) return null;
  if (year !== null && (year < 1970 || year > 2199)) return null;
  return { year, month, day, other: null };
}

/** The month number of a name, or null. Foreign month names that are also English words count only next to a year. */
function monthOf(name: string, hasYear: boolean): number | null {
  const word = calendarWord(name);
  return word?.month && (word.isPlain || hasYear) ? word.month : null;
}

function fullYear(digits: string | undefined): number | null {
  if (digits === undefined) return null;
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/** Days of a month from 1 to 12. */
export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Reads a weekday that begins exactly at `at`; 0 is Sunday. */
export function weekdayAt(
  text: string,
  at: number,
): { readonly weekday: number; readonly end: number } | null {
  if (isDigit(text.charCodeAt(at))) return null;
  WEEKDAY.lastIndex = at;
  const match = WEEKDAY.exec(text);
  if (!match) return null;
  const word = calendarWord(match[1]!);
  if (!word || word.weekday === null) return null;
  // "do" and "so" are weekdays only before a date or clock time.
  if (!word.isPlain && !/^[.,)]?\s?\d/.test(text.slice(WEEKDAY.lastIndex, WEEKDAY.lastIndex + 3)))
    return null;
  return { weekday: word.weekday, end: WEEKDAY.lastIndex };
}

/** Days since 1970-01-01. */
export type DayNumber = number;

export function dayNumber(year: number, month: number, day: number): DayNumber {
  return Date.UTC(year, month - 1, day) / DAY;
}

/** Parses the date at the start of an ISO string (`2026-03-04…`); null if there is none or it does not exist. */
export function isoToDay(iso: string | null | undefined): DayNumber | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso ?? '');
  if (!match) return null;
  const day = dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
  // Rejects impossible dates such as 30 February.
  return dayToIso(day) === match[0] ? day : null;
}

export function dayToIso(day: DayNumber): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

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
 * order. Null when neither the year nor `near` is known, or when nothing decides: it never guesses.
 */
export function resolveDay(
  parts: DayParts,
  near: DayNumber | null,
  order: DateOrder = null,
): DayNumber | null {
  if (order === 'year-first') {
    const { year, month, day } = parts.yearFirst ?? parts;
    return resolveDay({ year, month, day, other: null }, near);
  }
  if (parts.other) {
    const monthFirst = { ...parts, other: null };
    const dayFirst = { ...parts, ...parts.other, other: null };
    if (order === 'day-first') return resolveDay(dayFirst, near);
    if (order === 'month-first') return resolveDay(monthFirst, near);
    const probable = order && (order === 'probably-day-first' ? dayFirst : monthFirst);
    if (near === null) return probable && resolveDay(probable, null);
    const one = resolveDay(monthFirst, near)!;
    const two = resolveDay(dayFirst, near)!;
    const [closest, far] = Math.abs(one - near) <= Math.abs(two - near) ? [one, two] : [two, one];
    if (closest === near || (Math.abs(closest - near) <= 45 && Math.abs(far - near) > 45)) return closest;
    return probable && resolveDay(probable, near);
  }
  if (parts.year !== null) return dayNumber(parts.year, parts.month, parts.day);
  if (near === null) return null;
  const year = new Date(near * DAY).getUTCFullYear();
  const candidates = [year - 1, year, year + 1].map((each) => dayNumber(each, parts.month, parts.day));
  return candidates.reduce((best, each) => (Math.abs(each - near) < Math.abs(best - near) ? each : best));
}

/** `04` and `05` of a date: both could be the month, and they differ. */
export const areDayOrMonth = (one = '', two = ''): boolean =>
  [one, two].every((each) => each !== '' && Number(each) <= 12) && Number(one) !== Number(two);

/** The weekday of a day: 0 is Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 4) % 7) + 7) % 7;
}
