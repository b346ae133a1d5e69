import { type DayNumber, type DayParts, dayAt, dayNumber, daysIn, dayToIso, resolveDay } from './date.ts';
import { dayWithin, relativeDay } from './relative.ts';

/** A due date as read: `date` is null when the words name no day. */
export interface FoundDue {
  readonly date: string | null;
  readonly relative: boolean;
  readonly start: number;
  readonly end: number;
}

const QUARTER =
  /\b(?:end of |by )?(?:(20\d\d)[\s-]?(Q[1-4]|H[12])|(Q[1-4]|H[12])[\s,/-]{0,3}(20\d\d)?)\b(?! {0,3}FY)/i;
const WEEK = /\b(20\d\d)-W([0-5]\d)\b/;
/** "first week of April", "the 2nd week in May 2026", "last week of June". */
const WEEK_OF_MONTH =
  /\b(?:the )?(first|1st|second|2nd|third|3rd|fourth|4th|last|final) (?:full )?week (?:of|in) (January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?(?:,? (20\d\d))?/i;
const MONTH =
  /\b(?:(?:the )?(start|beginning|early|middle|mid|late|end)[ -](?:of )?)?(January|February|March|April|May|June|July|August|September|October|November|December)(?:,? (20\d\d))?\b/;

/**
 * Reads the due date in `text`, which is known to be one: a Due column, or what follows "due" or "by".
 * Relative words count from `base`.
 */
export function readDue(text: string, base: DayNumber | null): FoundDue | null {
  const named = weekOfMonth(text, base) ?? explicitDay(text, base) ?? quarter(text, base) ?? week(text);
  if (named) return named;
  const relative = relativeDay(text, base);
  const isVague = relative !== null && relative.day === null;
  if (relative && !(isVague && base !== null)) return asDue(relative.day, true, relative);
  return month(text, base) ?? (relative && asDue(null, true, relative));
}

function asDue(day: DayNumber | null, relative: boolean, at: { start: number; end: number }): FoundDue {
  return { date: day === null ? null : dayToIso(day), relative, start: at.start, end: at.end };
}

/** Where a match of a pattern stands. */
function place(match: RegExpExecArray): { start: number; end: number } {
  return { start: match.index, end: match.index + match[0].length };
}

function explicitDay(text: string, base: DayNumber | null): FoundDue | null {
  if (!/\d/.test(text)) return null;
  for (const match of text.matchAll(/(?=[\dJFMASOND])(?<![\w/.:-])/gi)) {
    const found = dayAt(text, match.index);
    if (!found || (!found.isSure && found.day.year === null && base === null)) continue;
    const day = resolveDay(found.day, aheadOf(found.day, base));
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
  return asDue(year === null ? null : last(year), !written, place(match));
}

/** ISO week: its Friday, the last working day. */
function week(text: string): FoundDue | null {
  const match = WEEK.exec(text);
  if (!match) return null;
  const fourth = dayNumber(Number(match[1]), 1, 4);
  const monday = fourth - ((fourth + 3) % 7) + (Number(match[2]) - 1) * 7;
  return asDue(monday + 4, false, place(match));
}

const WHICH_WEEK: Readonly<Record<string, number>> = { f: 1, 1: 1, s: 2, 2: 2, t: 3, 3: 3, 4: 4 };

/** The last day of a week of a month: the first week ends on the 7th, the last one on the month's last day. */
function weekOfMonth(text: string, base: DayNumber | null): FoundDue | null {
  const match = WEEK_OF_MONTH.exec(text);
  if (!match) return null;
  const [, which, name, written] = match;
  const month = new Date(`${name!.slice(0, 3)} 1, 2000 UTC`).getUTCMonth() + 1;
  const nth = /^(?:last|final)$/i.test(which!)
    ? 0
    : /^fourth$/i.test(which!)
      ? 4
      : WHICH_WEEK[which![0]!.toLowerCase()]!;
  const last = (year: number) => dayNumber(year, month, nth ? nth * 7 : daysIn(year, month));
  const year = written ? Number(written) : yearFrom(base, last);
  return asDue(year === null ? null : last(year), !written, place(match));
}

/** "June 2026", "mid-June": the last day of the month, or the part of it that is named. */
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
  return asDue(day, false, place(match));
}

/** The year in which a part of the year next ends, seen from `base`. */
function yearFrom(base: DayNumber | null, last: (year: number) => DayNumber): number | null {
  if (base === null) return null;
  const year = new Date(base * 86_400_000).getUTCFullYear();
  return last(year) < base ? year + 1 : year;
}
