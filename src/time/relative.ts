import { DAY } from '../vocabulary/milliseconds.ts';
import { weekdayAt } from './date.ts';
import { type DayNumber, weekdayOf } from './day.ts';
import { dayAfter } from './day-after.ts';
import { durationAt } from './duration.ts';
import { type NearLanguages, nearDay } from './near-days.ts';
import { skip } from './skip.ts';

/** A day named relative to a base day; `day` is null when the words name none ("next sprint"). */
export interface RelativeDay {
  readonly day: DayNumber | null;
  readonly end: number;
}

/** One way to name a relative day: how to read it, with examples that must and must not match. */
export interface RelativeForm {
  readonly sense: string;
  /** Reads the form where it begins exactly at `at`. */
  read(text: string, at: number, base: DayNumber): RelativeDay | null;
  /** Example texts and the day each names when today is Wednesday 2026-03-18; null for no day. */
  readonly hits: Readonly<Record<string, string | null>>;
  readonly misses: readonly string[];
}

const DAY_WORDS: Readonly<Record<string, number>> = {
  today: 0,
  tonight: 0,
  eod: 0,
  'end of day': 0,
  'end of the day': 0,
  cob: 0,
  'close of business': 0,
  'the day after tomorrow': 2,
  'day after tomorrow': 2,
  tomorrow: 1,
};
const DAY_WORD = new RegExp(`(${Object.keys(DAY_WORDS).join('|')})\\b`, 'iy');
const CLOSING = /(?:eod|end of (?:the )?day|cob|close of business)[\s,]{1,3}(?:on )?/iy;
const OPENING =
  /(?:in|within|over) (?:(?:the )?(?:next|coming|following) )?|(?:the )?(?:next|coming) (?=\d|[a-z]{3,8} (?:weeks|days|months))/iy;
const FROM =
  /(?:'s?)?(?: time)?(?: from| after) (?:now|today|the (?:incident|outage|review|post-?mortem))\b|(?:'s?)? time\b/iy;
/** "2 weeks after launch", "within a month of the rollout": counted from an event whose date is unknown. */
const FROM_EVENT =
  / (?:after|from|of|following|post|past|before)(?: the| our| its)?(?: (?:full|first|public|next|final|initial|successful))? (?:launch|release|roll-?out|go-?live|deployment|deploy|migration|merge|completion|approval|cut-?over|switch|upgrade|ga|sign-?off|delivery|start|fix|that|this|it)\b/iy;
const FROM_DAY = / (?:from|after|on) (?=\w)/iy;
const WEEKDAY_LEAD = /(?:(next|this|on|by|coming|before) )?(?=[a-z])/iy;
const IN_NEXT_WEEK = /,? (?:of )?next week\b/iy;
const WEEK_SUFFIX = / week\b/iy;
const NEXT_WEEK_ON = /next week,?(?: on)? (?=[a-z])/iy;
const PERIOD =
  /(?:(start|beginning|early|middle|mid|late|end)[ -](?:of |in )?)?(?:(this|next|the|the next|the current|current) )?(week|month|quarter|year)(?:[ -](end))?\b/iy;
const PERIOD_ABBREVIATION = /(eow|eom|eoq|eoy)\b/iy;
const VAGUE =
  /(?:asap|as soon as possible|soon|ongoing|continuous|tb[da]|to be (?:decided|determined|scheduled)|later|someday|backlog|when possible|immediately|(?:in|within) (?:the next |a )?(?:few|several|some) (?:days|weeks|months)|(?:this |next |following |(?:in|within) (?:the next |\d{1,2} |an? |two |three )?)sprints?)\b/iy;

/** The first such weekday on or after `from`. */
function onWeekday(from: DayNumber, weekday: number): DayNumber {
  return from + ((weekday - weekdayOf(from) + 7) % 7);
}

/** "Next" means next week: said on a Wednesday, "next Tuesday" is in six days and "next Friday" in nine. */
function nextWeekday(base: DayNumber, weekday: number): DayNumber {
  const day = onWeekday(base, weekday);
  return day - base < 7 - weekdayOf(base) ? day + 7 : day;
}

const mondayAfter = (base: DayNumber) => base + 8 - (weekdayOf(base) || 7);

/** The first and last day of a week (Monday to Friday), month, quarter or year, `ahead` periods from now. */
function period(base: DayNumber, unit: string, ahead: number): [DayNumber, DayNumber] {
  if (unit === 'week') {
    const monday = mondayAfter(base) - 7 + ahead * 7;
    return [monday, monday + 4];
  }
  const size = { month: 1, quarter: 3, year: 12 }[unit]!;
  const date = new Date(base * DAY);
  const first = Math.floor(date.getUTCMonth() / size) * size + ahead * size;
  const year = date.getUTCFullYear();
  return [Date.UTC(year, first, 1) / DAY, Date.UTC(year, first + size, 0) / DAY];
}

const POSITION: Readonly<Record<string, number>> = {
  start: 0,
  beginning: 0,
  early: 1 / 3,
  mid: 1 / 2,
  middle: 1 / 2,
};

/** The day in a range that "early", "mid" or "end of" refers to; the last day when no part is named. */
export function dayWithin(first: DayNumber, last: DayNumber, part: string | undefined): DayNumber {
  return first + Math.round((last - first) * (POSITION[part?.toLowerCase() ?? 'end'] ?? 1));
}

/** On a Saturday the working week is over, so "this week" is due today. */
const notBefore = (base: DayNumber, day: DayNumber) => Math.max(base, day);

const dayWord: RelativeForm = {
  sense: 'a word for a day or its end',
  read(text, at, base) {
    const from = skip(CLOSING, text, at);
    const named = from > at ? weekdayAt(text, from) : null;
    if (named) return { day: onWeekday(base, named.weekday), end: named.end };
    for (const start of [from, at]) {
      DAY_WORD.lastIndex = start;
      const word = DAY_WORD.exec(text)?.[1];
      if (word) return { day: base + DAY_WORDS[word.toLowerCase()]!, end: DAY_WORD.lastIndex };
    }
    return null;
  },
  hits: {
    today: '2026-03-18',
    tomorrow: '2026-03-19',
    'the day after tomorrow': '2026-03-20',
    'EOD Friday': '2026-03-20',
    'end of day tomorrow': '2026-03-19',
    EOD: '2026-03-18',
    'COB on Monday': '2026-03-23',
  },
  misses: ['todays', 'the alarm'],
};

const weekday: RelativeForm = {
  sense: 'a weekday',
  read(text, at, base) {
    NEXT_WEEK_ON.lastIndex = at;
    const weekFirst = skip(NEXT_WEEK_ON, text, at);
    const late = weekFirst > at ? weekdayAt(text, weekFirst) : null;
    if (late) return { day: onWeekday(mondayAfter(base), late.weekday), end: late.end };
    WEEKDAY_LEAD.lastIndex = at;
    const lead = WEEKDAY_LEAD.exec(text);
    const named = lead && weekdayAt(text, WEEKDAY_LEAD.lastIndex);
    if (!named || !/day/i.test(text.slice(at, named.end))) return null;
    const afterNext = skip(IN_NEXT_WEEK, text, named.end);
    const isWeekLater = skip(WEEK_SUFFIX, text, named.end);
    const end = Math.max(afterNext, isWeekLater);
    if (afterNext > named.end) return { day: onWeekday(mondayAfter(base), named.weekday), end };
    if (isWeekLater > named.end) return { day: onWeekday(base, named.weekday) + 7, end };
    const isNext = lead[1]?.toLowerCase() === 'next';
    return { day: isNext ? nextWeekday(base, named.weekday) : onWeekday(base, named.weekday), end };
  },
  hits: {
    Friday: '2026-03-20',
    'by Monday': '2026-03-23',
    'next Tuesday': '2026-03-24',
    'next Friday': '2026-03-27',
    'this Thursday': '2026-03-19',
    'Friday next week': '2026-03-27',
    'next week on Tuesday': '2026-03-24',
    'Monday week': '2026-03-30',
  },
  misses: ['Fri', 'sunny', 'monitoring'],
};

const afterDuration: RelativeForm = {
  sense: 'a duration',
  read(text, at, base) {
    const from = skip(OPENING, text, at);
    const found = durationAt(text, from);
    if (!found) return null;
    const event = skip(FROM_EVENT, text, found.end);
    if (event > found.end) return { day: null, end: event };
    const end = skip(FROM, text, found.end);
    const isWhole = at === 0 && found.end === text.length;
    if (from > at || end > found.end || isWhole) return { day: dayAfter(base, found.duration), end };
    // "a week from Monday" counts from another day.
    const named = skip(FROM_DAY, text, found.end);
    const start =
      named > found.end ? (weekday.read(text, named, base) ?? dayWord.read(text, named, base)) : null;
    return start && { day: start.day === null ? null : dayAfter(start.day, found.duration), end: start.end };
  },
  hits: {
    'in five days': '2026-03-23',
    'within ten days': '2026-03-28',
    'within 30 days': '2026-04-17',
    'within a couple of weeks': '2026-04-01',
    'in the next two weeks': '2026-04-01',
    'the next 2 weeks': '2026-04-01',
    'in a fortnight': '2026-04-01',
    'in 3 business days': '2026-03-23',
    'two weeks from now': '2026-04-01',
    'a fortnight from today': '2026-04-01',
    '3 business days': '2026-03-23',
    "in a month's time": '2026-04-18',
    'a week from Monday': '2026-03-30',
    'two weeks after next Friday': '2026-04-10',
    'a week on Tuesday': '2026-03-31',
    '2 weeks after launch': null,
    'two weeks after the rollout': null,
    'within a month of the release': null,
  },
  misses: ['five days of logs', 'a week long', 'in five places', 'a week from hell'],
};

const partOfPeriod: RelativeForm = {
  sense: 'the start, middle or end of a week, month, quarter or year',
  read(text, at, base) {
    PERIOD_ABBREVIATION.lastIndex = at;
    const short = PERIOD_ABBREVIATION.exec(text)?.[1]?.toLowerCase();
    if (short) {
      const unit = { eow: 'week', eom: 'month', eoq: 'quarter', eoy: 'year' }[short]!;
      const day = notBefore(base, period(base, unit, 0)[1]);
      return { day, end: PERIOD_ABBREVIATION.lastIndex };
    }
    PERIOD.lastIndex = at;
    const match = PERIOD.exec(text);
    if (!match) return null;
    const [, part, which, unit, end] = match;
    // "the month" or "week" alone names no day.
    if (!part && !end && !/this|next|current/i.test(which ?? '')) return null;
    const [first, last] = period(base, unit!.toLowerCase(), /next/i.test(which ?? '') ? 1 : 0);
    return { day: notBefore(base, dayWithin(first, last, part)), end: PERIOD.lastIndex };
  },
  hits: {
    EOW: '2026-03-20',
    'end of the week': '2026-03-20',
    'this week': '2026-03-20',
    'next week': '2026-03-27',
    'early next week': '2026-03-24',
    'end of next week': '2026-03-27',
    'end of month': '2026-03-31',
    'next month': '2026-04-30',
    'mid next month': '2026-04-16',
    'end of the quarter': '2026-03-31',
    'next quarter': '2026-06-30',
    'year end': '2026-12-31',
    'next year': '2027-12-31',
  },
  misses: ['the week', 'month', 'weekly', 'the start of the queue'],
};

const noDay: RelativeForm = {
  sense: 'vague words, which give no day',
  read(text, at) {
    const end = skip(VAGUE, text, at);
    return end === at ? null : { day: null, end };
  },
  hits: {
    ASAP: null,
    'next sprint': null,
    'within two sprints': null,
    TBD: null,
    soon: null,
    'in a few weeks': null,
  },
  misses: ['sooner', 'the sprint board', 'a few weeks of logs'],
};

export const FORMS: readonly RelativeForm[] = [dayWord, weekday, afterDuration, partOfPeriod, noDay];

/** A cheap pre-check: every form contains one of these, and most texts contain none. */
const ANY_FORM =
  /day|week|month|quarter|year|tonight|tomorrow|\beo[dwmqy]\b|\bcob\b|fortnight|sprint|asap|soon|going|tinuous|tb[da]|later|log\b|immediate|possible|close of|to be/i;

/**
 * The first words in `text` that name a day relative to `base`, or else the first vague ones ("soon").
 * `day` is null for vague words and when `base` is null. `near` adds the words of other languages than English.
 */
export function relativeDay(
  text: string,
  base: DayNumber | null,
  near: NearLanguages = null,
): (RelativeDay & { readonly start: number }) | null {
  const from = base ?? 0;
  const foreign = nearDay(
    text,
    near,
    (english) => partOfPeriod.read(english, 0, from) ?? dayWord.read(english, 0, from),
    (named) => onWeekday(from, named),
  );
  if (foreign) return { ...foreign, day: base && foreign.day };
  if (!ANY_FORM.test(text)) return null;
  let vague: (RelativeDay & { readonly start: number }) | null = null;
  for (const { index } of text.matchAll(/(?<![\w'’-])(?=[a-z\d])/gi)) {
    for (const form of FORMS) {
      const found = form.read(text, index, base ?? 0);
      if (!found) continue;
      if (found.day !== null) return { day: base && found.day, end: found.end, start: index };
      vague ??= { ...found, start: index };
    }
  }
  return vague;
}
