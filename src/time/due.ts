import { type DayParts, dayAt } from './date.ts';
import { type DateOrder, resolveDay } from './date-order.ts';
import { type DayNumber, dayNumber, daysIn, dayToIso, yearOf } from './day.ts';
import { numberedWeek, partOfMonth } from './due-words.ts';
import type { NearLanguages } from './near-days.ts';
import { dayWithin, relativeDay } from './relative.ts';

/** A due date found in text; `date` (ISO) is null when the words name no day. */
export interface FoundDue {
  readonly date: string | null;
  readonly relative: boolean;
  readonly start: number;
  readonly end: number;
}

const QUARTER =
  /\b(?:end of |by )?(?:(20\d\d)[\s-]?(Q[1-4]|H[12])|(Q[1-4]|H[12])[\s,/-]{0,3}(20\d\d)?)\b(?! {0,3}FY)/i;
const DOTTED = /(?<![\d.])(\d{1,2})\. ?(\d{1,2})\.(?![\d.])(?! ?20\d\d)/;
const WEEK = /\b(20\d\d)-W([0-5]\d)\b/;
/** "first week of April", "the 2nd week in May 2026", "last week of June". */
const WEEK_OF_MONTH =
  /\b(?:the )?(first|1st|second|2nd|third|3rd|fourth|4th|last|final) (?:full )?week (?:of|in) (January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?(?:,? (20\d\d))?/i;
const MONTH =
  /\b(?:(?:the )?(start|beginning|early|middle|mid|late|end)[ -](?:of )?)?(January|February|March|April|May|June|July|August|September|October|November|December)(?:,? (20\d\d))?\b/;

/**
 * Reads the due date in text that is known to hold one: a Due column, or the words after "due" or "by".
 * Relative dates count from `base`; `order` says how the document writes `04/05/2026`, and `near` which
 * languages' words for a day count: "Morgen" is a name in English.
 */
export function readDue(
  text: string,
  base: DayNumber | null,
  order: DateOrder = null,
  near: NearLanguages = null,
): FoundDue | null {
  const named =
    weekOfMonth(text, base) ??
    dottedDay(text, base, order) ??
    explicitDay(text, base, order) ??
    quarter(text, base) ??
    week(text, base) ??
    monthPart(text, base);
  if (named) return named;
  const relative = relativeDay(text, base, near);
  const isVague = relative !== null && relative.day === null;
  if (relative && !(isVague && base !== null)) return due(relative.day, true, relative);
  return month(text, base) ?? (relative && due(null, true, relative));
}

function due(day: DayNumber | null, relative: boolean, at: { start: number; end: number }): FoundDue {
  return { date: day === null ? null : dayToIso(day), relative, start: at.start, end: at.end };
}

function spanOf(match: RegExpExecArray): { start: number; end: number } {
  return { start: match.index, end: match.index + match[0].length };
}

function explicitDay(text: string, base: DayNumber | null, order: DateOrder): FoundDue | null {
  if (!/\d/.test(text)) return null;
  for (const match of text.matchAll(/(?=[\dJFMASOND])(?<![\w/.:-])(?!24\/7\b)/gi)) {
    const found = dayAt(text, match.index);
    if (!found || (!found.isSure && found.day.year === null && base === null)) continue;
    const day = resolveDay(found.day, aheadOf(found.day, base), order);
    if (day === null && found.day.mayBeBuild) continue;
    return { date: day === null ? null : dayToIso(day), relative: false, start: match.index, end: found.end };
  }
  return null;
}

/** "30 June" after an incident in November is next June. */
function aheadOf(parts: DayParts, base: DayNumber | null): DayNumber | null {
  return base === null || parts.year !== null ? base : base + 150;
}

function quarter(text: string, base: DayNumber | null): FoundDue | null {
  const match = QUARTER.exec(text);
  if (!match) return null;
  const written = match[1] ?? match[4];
  const name = (match[2] ?? match[3])!.toUpperCase();
  const month = name.startsWith('Q') ? Number(name[1]) * 3 : Number(name[1]) * 6;
  const last = (year: number) => dayNumber(year, month, daysIn(year, month));
  const year = written ? Number(written) : yearFrom(base, last);
  return due(year === null ? null : last(year), !written, spanOf(match));
}

/** The Friday (last working day) of an ISO week: "2026-W08", "KW 8". */
function week(text: string, base: DayNumber | null): FoundDue | null {
  const match = WEEK.exec(text);
  if (match) return due(fridayOf(Number(match[1]), Number(match[2])), false, spanOf(match));
  const numbered = numberedWeek(text);
  if (!numbered) return null;
  const year = numbered.year ?? yearFrom(base, (each) => fridayOf(each, numbered.week));
  return due(year === null ? null : fridayOf(year, numbered.week), false, numbered);
}

function fridayOf(year: number, week: number): DayNumber {
  const fourth = dayNumber(year, 1, 4);
  return fourth - ((fourth + 3) % 7) + (week - 1) * 7 + 4;
}

/** "13.2." without a year, where the day comes first. */
function dottedDay(text: string, base: DayNumber | null, order: DateOrder): FoundDue | null {
  if (base === null || !order?.endsWith('day-first')) return null;
  const match = DOTTED.exec(text);
  const [day, month] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || day < 1 || month < 1 || month > 12 || day > daysIn(2000, month)) return null;
  const year = yearFrom(base, (each) => dayNumber(each, month, day))!;
  return due(dayNumber(year, month, day), false, spanOf(match));
}

/** "Ende Februar", "mi-mars", "finales de abril", "1月末": the last day of that part of the month. */
function monthPart(text: string, base: DayNumber | null): FoundDue | null {
  const found = partOfMonth(text);
  if (!found) return null;
  const { month, part } = found;
  const last = (year: number) => dayNumber(year, month, daysIn(year, month));
  const year = found.year ?? yearFrom(base, last);
  const day = year === null ? null : dayWithin(dayNumber(year, month, 1), last(year), part);
  return due(day, false, found);
}

const ORDINALS: Readonly<Record<string, number>> = { f: 1, 1: 1, s: 2, 2: 2, t: 3, 3: 3, 4: 4 };

/** The last day of "the nth week of" a month: the first week ends on the 7th, the last on the month's last day. */
function weekOfMonth(text: string, base: DayNumber | null): FoundDue | null {
  // Few texts speak of a week, and the pattern takes long to compile.
  const match = /week/i.test(text) ? WEEK_OF_MONTH.exec(text) : null;
  if (!match) return null;
  const [, which, name, written] = match;
  const month = new Date(`${name!.slice(0, 3)} 1, 2000 UTC`).getUTCMonth() + 1;
  const nth = /^(?:last|final)$/i.test(which!)
    ? 0
    : /^fourth$/i.test(which!)
      ? 4
      : ORDINALS[which![0]!.toLowerCase()]!;
  const last = (year: number) => dayNumber(year, month, nth ? nth * 7 : daysIn(year, month));
  const year = written ? Number(written) : yearFrom(base, last);
  return due(year === null ? null : last(year), !written, spanOf(match));
}

/** "June 2026", "mid-June": the last day of the month, or of the part named. */
function month(text: string, base: DayNumber | null): FoundDue | null {
  const match = MONTH.exec(text);
  if (!match) return null;
  const [whole, part, name, written] = match;
  // "May" is a verb more often than a month.
  if (name === 'May' && !part && !written && text.trim() !== whole) return null;
  const month = new Date(`${name} 1, 2000 UTC`).getUTCMonth() + 1;
  const last = (year: number) => dayNumber(year, month, daysIn(year, month));
  const year = written ? Number(written) : yearFrom(base, last);
  const day = year === null ? null : dayWithin(dayNumber(year, month, 1), last(year), part);
  return due(day, false, spanOf(match));
}

/** The year of the next occurrence on or after `base`, where `last` gives the occurrence's last day in a year. */
function yearFrom(base: DayNumber | null, last: (year: number) => DayNumber): number | null {
  if (base === null) return null;
  const year = yearOf(base);
  return last(year) < base ? year + 1 : year;
}
