import { counters } from './counters.ts';
import { MINUTES_PER_DAY } from './day.ts';
import { type Duration, UNITS } from './units.ts';

export interface FoundDuration {
  readonly duration: Duration;
  /** The length of its smallest unit, in minutes: 60 for "3 hours". */
  readonly smallest: number;
  readonly end: number;
}

const ZERO: Duration = { minutes: 0, days: 0, workdays: 0, months: 0 };

/** Numbers in words, as they come before a unit. */
export const NUMBERS: Readonly<Record<string, number>> = {
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

/** Where a length may begin in a text, for `durationAt`: not within a word, a version, a price or a path. */
export const MAY_BEGIN_DURATION = new RegExp(
  String.raw`(?<![\w.$€£#/:-]|\d,)(?=\d|[¼½¾]|(?:${Object.keys(NUMBERS).join('|')})[\s-])`,
  'gi',
);

/** Fraction characters, alone or after a whole number. */
const FRACTIONS: Readonly<Record<string, number>> = { '¼': 0.25, '½': 0.5, '¾': 0.75 };

/**
 * "1.5" or "1,5"; three digits after a comma ("1,500") would be thousands. Apart from the unit, which V8 would compile
 * after each word for a number.
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
  /(?<=h)([0-5]\d)(?![\d:%\w]|[.,]\d|\s?(?:m|s)\b)|\s([0-5]\d)(?![\d:%\w\u3040-\ud7a3]|[.,]\d|\s{1,2}[a-z])/iy;
/** After the hour of a clock time: "10時52分" is no length. */
const AFTER_HOUR = new RegExp(counters('hour'));
const HALF = /\s{1,2}and a half\b/iy;
const JOIN = /(?:\s?,)?(?:\s?and)?\s{0,2}(?=\d|an?\s|[a-z]{3,7}[\s-])/iy;

/**
 * Reads a duration that begins exactly at `at`: "5m", "two hours", "1h 30m", "1h30", "1,5 h", "1:30 h", "2½ hours",
 * "an hour and a half", "a couple of weeks", "2時間30分".
 */
export function durationAt(text: string, at: number): FoundDuration | null {
  if (at > 0 && AFTER_HOUR.test(text[at - 1]!)) return null;
  CLOCK.lastIndex = at;
  const clock = CLOCK.exec(text);
  if (clock) {
    const [, hours, minutes, seconds = '0'] = clock;
    const total = Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
    return { duration: { ...ZERO, minutes: total }, smallest: 1, end: CLOCK.lastIndex };
  }
  let duration = ZERO;
  let smallest = Number.POSITIVE_INFINITY;
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
    smallest = Math.min(smallest, lengthOf(unit));
    TRAILING_MINUTES.lastIndex = end;
    const minutes = unit.minutes === 60 && !half ? TRAILING_MINUTES.exec(text) : null;
    if (minutes) {
      duration = add(duration, { minutes: 1 }, Number(minutes[1] ?? minutes[2]));
      smallest = 1;
      end = TRAILING_MINUTES.lastIndex;
      break;
    }
    JOIN.lastIndex = end;
    if (!JOIN.test(text)) break;
    next = JOIN.lastIndex;
  }
  return end === at ? null : { duration, smallest, end };
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

/** About how many minutes a unit has. */
const lengthOf = ({ minutes = 0, days = 0, workdays = 0, months = 0 }: Partial<Duration>): number =>
  minutes + (days + workdays + months * 30) * MINUTES_PER_DAY;

/** A duration in minutes; null if it includes months or working days, which have no fixed length. */
export function minutesOf({ minutes, days, workdays, months }: Duration): number | null {
  return workdays || months ? null : minutes + days * MINUTES_PER_DAY;
}
