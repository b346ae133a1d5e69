import { type DayNumber, daysIn } from './date.ts';

/** A duration as written, as the sum of its fields: "1 h 30 min" has 90 minutes. */
export interface Duration {
  readonly minutes: number;
  readonly days: number;
  /** Monday to Friday. */
  readonly workdays: number;
  readonly months: number;
}

export interface FoundDuration {
  readonly duration: Duration;
  readonly end: number;
}

const ZERO: Duration = { minutes: 0, days: 0, workdays: 0, months: 0 };

/** The spellings of each unit and its length. The first match wins, so longer spellings come first. */
const UNITS: readonly { readonly words: string; readonly is: Partial<Duration> }[] = [
  {
    words: 'sec(?:ond)?s?|sekunden?|segundos?|secondes?|secondi|秒(?:間|钟|鐘)?|초(?:간)?|s',
    is: { minutes: 1 / 60 },
  },
  { words: 'min(?:ute)?s?|minuten|minut[oi]s?|分(?:間|钟|鐘)?|분(?:간)?|m', is: { minutes: 1 } },
  { words: 'hours?|hrs?|horas?|heures?|stunden?|std|時間|小时|小時|시간|h', is: { minutes: 60 } },
  { words: '(?:business|working|work)[ -]?days?|workdays?', is: { workdays: 1 } },
  { words: 'days?|日間|天|일간|d', is: { days: 1 } },
  { words: 'weeks?|wks?|週間|周|주간|w', is: { days: 7 } },
  { words: 'fortnights?', is: { days: 14 } },
  { words: 'months?|mos?', is: { months: 1 } },
  { words: 'quarters?', is: { months: 3 } },
  { words: 'years?|yrs?|y', is: { months: 12 } },
];

const NUMBERS: Readonly<Record<string, number>> = {
  'half an': 0.5,
  'half a': 0.5,
  'a couple of': 2,
  'a couple': 2,
  an: 1,
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
};

/** Fraction characters, alone or after a whole number. */
const FRACTIONS: Readonly<Record<string, number>> = { '¼': 0.25, '½': 0.5, '¾': 0.75 };

/**
 * "1.5" or "1,5"; three digits after a comma ("1,500") would be thousands. Apart from the unit, which V8 would compile
 * behind each word for a number.
 */
const AMOUNT = new RegExp(
  String.raw`(?:\d{1,4}(?:\.\d{1,3}|,\d{1,2}(?!\d))?[¼½¾]?|[¼½¾]|(?:${Object.keys(NUMBERS).join('|')})(?=[\s-]))`,
  'iy',
);
const UNIT = new RegExp(
  String.raw`[\s-]{0,2}(?:${UNITS.map(({ words }) => `(${words})`).join('|')})(?![a-z])`,
  'iy',
);
/** "1:30 h", "01:30 hours", "2:15:00 h": hours, minutes and optional seconds. */
const CLOCK = /(\d{1,3}):([0-5]\d)(?::([0-5]\d))?[\s-]{0,2}(?:hours?|hrs?|h)(?![a-z])/iy;
/** The minutes without a unit in "1h30" and "1 hr 30". */
const TRAILING_MINUTES =
  /(?<=h)([0-5]\d)(?![\d:%\w]|[.,]\d|\s?(?:m|s)\b)|\s([0-5]\d)(?![\d:%\w]|[.,]\d|\s{1,2}[a-z])/iy;
const AFTER_HOUR = /[時时點点시]/;
const HALF = /\s{1,2}and a half\b/iy;
const JOIN = /(?:\s?,)?(?:\s?and)?\s{0,2}(?=\d|an?\s|[a-z]{3,7}[\s-])/iy;

/**
 * Reads a duration that begins exactly at `at`: "5m", "two hours", "1h 30m", "1h30", "1,5 h", "1:30 h", "2½ hours",
 * "an hour and a half", "a couple of weeks", "2時間30分".
 */
export function durationAt(text: string, at: number): FoundDuration | null {
  // "10時52分" is a time of the day.
  if (at > 0 && AFTER_HOUR.test(text[at - 1]!)) return null;
  CLOCK.lastIndex = at;
  const clock = CLOCK.exec(text);
  if (clock) {
    const [, hours, minutes, seconds = '0'] = clock;
    const total = Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
    return { duration: { ...ZERO, minutes: total }, end: CLOCK.lastIndex };
  }
  let duration = ZERO;
  let end = at;
  for (let next = at, parts = 0; parts < 4; parts++) {
    AMOUNT.lastIndex = next;
    const amount = AMOUNT.exec(text);
    UNIT.lastIndex = AMOUNT.lastIndex;
    const match = amount && UNIT.exec(text);
    if (!match) break;
    const unit = UNITS[match.slice(1).findIndex((each) => each !== undefined)]!.is;
    end = UNIT.lastIndex;
    HALF.lastIndex = end;
    const half = HALF.test(text) ? 0.5 : 0;
    if (half) end = HALF.lastIndex;
    duration = add(duration, unit, amountOf(amount[0]) + half);
    TRAILING_MINUTES.lastIndex = end;
    const minutes = unit.minutes === 60 && !half ? TRAILING_MINUTES.exec(text) : null;
    if (minutes) {
      duration = add(duration, { minutes: 1 }, Number(minutes[1] ?? minutes[2]));
      end = TRAILING_MINUTES.lastIndex;
      break;
    }
    JOIN.lastIndex = end;
    if (!JOIN.test(text)) break;
    next = JOIN.lastIndex;
  }
  return end === at ? null : { duration, end };
}

function amountOf(written: string): number {
  const word = NUMBERS[written.toLowerCase()];
  if (word !== undefined) return word;
  const fraction = FRACTIONS[written.at(-1)!] ?? 0;
  return Number((fraction ? written.slice(0, -1) : written).replace(',', '.')) + fraction;
}

function add(sum: Duration, unit: Partial<Duration>, count: number): Duration {
  return {
    minutes: sum.minutes + (unit.minutes ?? 0) * count,
    days: sum.days + (unit.days ?? 0) * count,
    workdays: sum.workdays + (unit.workdays ?? 0) * count,
    months: sum.months + (unit.months ?? 0) * count,
  };
}

/** A duration in minutes; null if it includes months or working days, which have no fixed length. */
export function minutesOf({ minutes, days, workdays, months }: Duration): number | null {
  return workdays || months ? null : minutes + days * 1440;
}

/** Adds a duration to a day. One month after 31 January is the last day of February. */
export function dayAfter(day: DayNumber, duration: Duration): DayNumber {
  const whole = Math.floor(duration.months);
  let result = addMonths(day, whole) + Math.round((duration.months - whole) * 30);
  result += Math.round(duration.days) + Math.floor(duration.minutes / 1440);
  for (let left = Math.round(duration.workdays); left > 0; ) {
    result++;
    if (weekdayOf(result) % 6 !== 0) left--;
  }
  return result;
}

function addMonths(day: DayNumber, months: number): DayNumber {
  const date = new Date(day * 86_400_000);
  const target = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const [year, month] = [target.getUTCFullYear(), target.getUTCMonth()];
  return Date.UTC(year, month, Math.min(date.getUTCDate(), daysIn(year, month + 1))) / 86_400_000;
}

/** The weekday of a day: 0 is Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 4) % 7) + 7) % 7;
}
