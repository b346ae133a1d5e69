import { alternatives } from '../languages/alternatives.ts';
import { languages } from '../languages/words/index.ts';
import { calendarWord } from './calendar-words.ts';
import { counters } from './counters.ts';
import { daysIn } from './day.ts';

/** A date as written. `year` is null when omitted; `other` is the second reading of an ambiguous 04/05/2026. */
export interface DayParts {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
  readonly other: { readonly month: number; readonly day: number } | null;
  /** The reading of `26.03.20` or `26-03-20` where years come first. */
  readonly yearFirst?: { readonly year: number; readonly month: number; readonly day: number };
  /** `9-13-20` may be the number of a build: it is a day only within a year of another one, or before a clock time. */
  readonly mayBeBuild?: true;
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
  String.raw`(\d{1,2})\. ?(\d{1,2})\.(?=,?\s+(?:${alternatives(languages.map(({ times }) => times?.clock))} )?[~≈]?\d{1,2}[:.]\d\d)`,
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

function slashed(text: string, at: number): FoundDay | null {
  SLASHED.lastIndex = at;
  const match = SLASHED.exec(text);
  if (!match) return null;
  const [written, first, mark, , year] = match;
  if (mark !== '-' || year?.length === 4) return slashedDay(match, SLASHED.lastIndex);
  // Where years come first, `23-11-24` is read as `23-12-01` is: not at all, but as a day.
  const isYearFirst = written.length === 8 && mayBeYear(first!) && Number(year) <= 31;
  if (year === undefined || !(mayBeYear(year) || isYearFirst)) return null;
  const found = slashedDay(match, SLASHED.lastIndex);
  return found && { ...found, day: { ...found.day, mayBeBuild: true }, isSure: isSureDay(match) };
}

/** `31/12/2026` and `12-31-2026` have one reading, `04/05/2026` keeps both; with dots the day comes first. */
function slashedDay(match: RegExpExecArray, end: number): FoundDay | null {
  const [first, second] = [Number(match[1]), Number(match[3])];
  const isDotted = match[2] === '.';
  if (isDotted && !match[4]) return null;
  const year = fullYear(match[4]);
  const dayFirst = make(year, second, first);
  const monthFirst = make(year, first, second);
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

/** `11-30-23`, `6-1-23`: the year is last, and the first number is none, as it may be in `23-11-24`. */
export const isShortYear = ([, first, , , year]: RegExpExecArray): boolean =>
  year?.length === 2 && mayBeYear(year) && !mayBeYear(first!);

/** `06-01-23` and `5-26-23` are days anywhere, `6-1-23` only where one is expected. */
const isSureDay = (match: RegExpExecArray): boolean =>
  isShortYear(match) && match[3]!.length === 2 && (match[1]!.length === 2 || Number(match[3]) > 12);

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

/** The year of four digits or two: `26` is 2026, `94` is 1994. */
export function fullYear(digits: string | undefined): number | null {
  if (digits === undefined) return null;
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
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
