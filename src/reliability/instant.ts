import { isIsoDay } from '../time/day.ts';
import { DAY } from '../vocabulary/milliseconds.ts';

const CLOCK = String.raw`(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)`;
const INSTANT = new RegExp(String.raw`^\d{4}-\d\d-\d\dT${CLOCK}$`);

/** Whether a text is an ISO 8601 instant with a time zone, on a day that exists. */
export const isInstant = (text: string) => INSTANT.test(text) && isIsoDay(text.slice(0, 10));

/** The end of a day, or the instant itself, in milliseconds: a deadline on a day is met until the day ends. */
export const endOf = (dayOrInstant: string) =>
  dayOrInstant.length === 10 ? Date.parse(dayOrInstant) + DAY - 1 : timeOf(dayOrInstant);

/**
 * The milliseconds of an instant accepted by `isInstant`. Instants in UTC to the second or millisecond, like most, are
 * parsed here: `Date.parse` is several times slower, and a large ledger has a million of them.
 */
export function timeOf(instant: string): number {
  const { length } = instant;
  const isPlain = (length === 20 || length === 24) && instant.charCodeAt(length - 1) === Z;
  if (!isPlain) return Date.parse(instant);
  const day = dayNumber(digits(instant, 0, 4), digits(instant, 5, 7), digits(instant, 8, 10));
  const minutes = digits(instant, 11, 13) * 60 + digits(instant, 14, 16);
  const seconds = minutes * 60 + digits(instant, 17, 19);
  return day * DAY + seconds * 1000 + (length === 24 ? digits(instant, 20, 23) : 0);
}

const Z = 'Z'.charCodeAt(0);

/**
 * The days from 1970-01-01 to a Gregorian date. Years begin in March, so that the leap day comes last (Howard Hinnant,
 * “chrono-compatible low-level date algorithms”).
 */
function dayNumber(year: number, month: number, day: number): number {
  const from = month > 2 ? year : year - 1;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400);
  return from * 365 + leapDays + ofYear - 719_468;
}

function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let index = from; index < to; index++) number = number * 10 + text.charCodeAt(index) - 48;
  return number;
}
