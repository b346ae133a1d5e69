import {
  type DayNumber,
  type DayParts,
  dayAt,
  dayNumber,
  daysIn,
  dayToIso,
  resolveDay,
  weekdayAt,
} from './date.ts';

/** A due date as read: `date` is null when the words name no day. */
export interface FoundDue {
  readonly date: string | null;
  readonly relative: boolean;
  readonly start: number;
  readonly end: number;
}

/** Phrases that say when without naming a day. */
const NO_DAY =
  /\b(?:asap|as soon as possible|next sprint|this sprint|soon|ongoing|continuous|tbd|tba|later|someday|backlog|when possible|immediately)\b/i;
const QUARTER =
  /\b(?:end of |by )?(?:(20\d\d)[\s-]?(Q[1-4]|H[12])|(Q[1-4]|H[12])[\s,/-]*(20\d\d)?)\b(?!\s*FY)/gi;
const WEEK = /\b(20\d\d)-W([0-5]\d)\b/g;
const RELATIVE =
  /\b(?:(?:eod|end of day|cob)\s*(?:on\s+)?(today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)?|(today|tomorrow)|(eow|end of (?:the |this )?week|end of next week)|(eom|end of (?:the |this )?month|end of next month)|(eoy|end of (?:the |this )?year|year[- ]end)|(eoq|end of (?:the |this )?quarter)|(?:in|within) (?:the next )?(\d+|a|an|one|two|three|four|six) (days?|weeks?|months?)|(next week|this week|next month|this month|next quarter|this quarter|next year)|(?:(next|this|on|by) )?((?:mon|tues|wednes|thurs|fri|satur|sun)day)(?: (?:eod|cob))?)\b/i;

/**
 * Reads the due date in `text`, which is known to be one: a Due column, or what follows "due" or "by".
 * Relative words count from `base`.
 */
export function readDue(text: string, base: DayNumber | null): FoundDue | null {
  const explicit = explicitDay(text, base);
  if (explicit) return explicit;
  const period = quarter(text, base) ?? week(text);
  if (period) return period;
  const relative = RELATIVE.exec(text);
  if (relative) {
    const day = base === null ? null : relativeDay(relative, base);
    return {
      date: day === null ? null : dayToIso(day),
      relative: true,
      start: relative.index,
      end: relative.index + relative[0].length,
    };
  }
  const month = monthOnly(text, base);
  if (month) return month;
  const vague = NO_DAY.exec(text);
  return vague && { date: null, relative: true, start: vague.index, end: vague.index + vague[0].length };
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
  QUARTER.lastIndex = 0;
  const match = QUARTER.exec(text);
  if (!match) return null;
  const written = match[1] ?? match[4];
  const name = (match[2] ?? match[3])!.toUpperCase();
  const baseYear = base === null ? null : new Date(base * 86_400_000).getUTCFullYear();
  let year = written ? Number(written) : baseYear;
  const month = name.startsWith('Q') ? Number(name[1]) * 3 : Number(name[1]) * 6;
  const last = (of: number) => dayNumber(of, month, daysIn(of, month));
  if (year !== null && !written && base !== null && last(year) < base) year++;
  return {
    date: year === null ? null : dayToIso(last(year)),
    relative: !written,
    start: match.index,
    end: match.index + match[0].length,
  };
}

/** ISO week: its Friday, the last working day. */
function week(text: string): FoundDue | null {
  WEEK.lastIndex = 0;
  const match = WEEK.exec(text);
  if (!match) return null;
  const fourth = dayNumber(Number(match[1]), 1, 4);
  const monday = fourth - ((fourth + 3) % 7) + (Number(match[2]) - 1) * 7;
  return {
    date: dayToIso(monday + 4),
    relative: false,
    start: match.index,
    end: match.index + match[0].length,
  };
}

function monthOnly(text: string, base: DayNumber | null): FoundDue | null {
  const match =
    /\b(?:(?:the )?end of |late |mid[- ]|early )?(January|February|March|April|May|June|July|August|September|October|November|December)(?:,? (20\d\d))?\b/.exec(
      text,
    );
  if (!match) return null;
  if (
    match[1] === 'May' &&
    !match[2] &&
    !/^(?:the )?(?:end|late|mid|early)/.test(match[0]) &&
    text.trim() !== match[0]
  )
    return null;
  const month = new Date(`${match[1]} 1, 2000 UTC`).getUTCMonth() + 1;
  let year = match[2]
    ? Number(match[2])
    : base === null
      ? null
      : new Date(base * 86_400_000).getUTCFullYear();
  if (year !== null && !match[2] && base !== null && dayNumber(year, month, daysIn(year, month)) < base)
    year++;
  return {
    date: year === null ? null : dayToIso(dayNumber(year, month, daysIn(year, month))),
    relative: false,
    start: match.index,
    end: match.index + match[0].length,
  };
}

const NUMBERS = new Map([
  ['a', 1],
  ['an', 1],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['six', 6],
]);

function relativeDay(match: RegExpExecArray, base: DayNumber): DayNumber | null {
  const [, atDay, plainDay, weekEnd, monthEnd, yearEnd, quarterEnd, count, unit, period, which, weekday] =
    match.map((each) => each?.toLowerCase());
  const date = new Date(base * 86_400_000);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + 1;
  const endOfMonth = (ahead: number) => Date.UTC(year, month + ahead, 0) / 86_400_000;
  const weekdayNow = (((base + 4) % 7) + 7) % 7;
  const friday = base + ((5 - weekdayNow + 7) % 7);
  const named = atDay ?? plainDay ?? weekday;
  if (named === 'today') return base;
  if (named === 'tomorrow') return base + 1;
  if (named) {
    const target = weekdayAt(named, 0)?.weekday;
    if (target === undefined) return null;
    const ahead = (target - weekdayNow + 7) % 7;
    return base + ahead + (which === 'next' && ahead < 7 - weekdayNow ? 7 : 0);
  }
  if (weekEnd) return weekEnd.includes('next') ? friday + 7 : friday;
  if (monthEnd) return endOfMonth(monthEnd.includes('next') ? 1 : 0);
  if (yearEnd) return dayNumber(year, 12, 31);
  const quarterOf = Math.ceil(month / 3) * 3;
  if (quarterEnd) return Date.UTC(year, quarterOf, 0) / 86_400_000;
  if (count && unit) {
    const size = Number(count) || NUMBERS.get(count) || 0;
    if (unit.startsWith('day')) return base + size;
    if (unit.startsWith('week')) return base + size * 7;
    return (
      Date.UTC(
        year,
        month - 1 + size,
        Math.min(
          date.getUTCDate(),
          daysIn(year + Math.floor((month - 1 + size) / 12), ((month - 1 + size) % 12) + 1),
        ),
      ) / 86_400_000
    );
  }
  switch (period) {
    case 'next week':
      return friday + 7;
    case 'this week':
      return friday;
    case 'this month':
      return endOfMonth(0);
    case 'next month':
      return endOfMonth(1);
    case 'this quarter':
      return Date.UTC(year, quarterOf, 0) / 86_400_000;
    case 'next quarter':
      return Date.UTC(year, quarterOf + 3, 0) / 86_400_000;
    case 'next year':
      return dayNumber(year + 1, 12, 31);
    default:
      return match[0].toLowerCase().startsWith('e') || match[0].toLowerCase().startsWith('c') ? base : null;
  }
}
