import { alternatives } from '../languages/alternatives.ts';
import { languages } from '../languages/words/index.ts';
import { type ClockTime, clockAt } from './clock.ts';
import { type DayParts, dayAt, weekdayAt } from './date.ts';
import { skip } from './skip.ts';
import { timeWords } from './time-words.ts';
import { type Zone, zoneAt } from './zone.ts';

/** A moment as written, before it inherits a missing date or zone from its surroundings. */
export interface Moment {
  readonly day: DayParts | null;
  /** 0 is Sunday. */
  readonly weekday: number | null;
  readonly clock: ClockTime | null;
  readonly zone: Zone | null;
}

export interface FoundMoment {
  readonly moment: Moment;
  readonly end: number;
  /** False when only context can confirm that this is a time (`1405`, `3/4`). */
  readonly isSure: boolean;
}

export const NO_MOMENT: Moment = { day: null, weekday: null, clock: null, zone: null };

/** Between a date and its clock time: "March 4, at approx. 14:03", "2026-03-04T14:03". */
const TO_CLOCK =
  /(?:\s*[,@|/·;:]\s*|\s*\b(?:at|around|about|approx(?:\.|imately)?|ca?\.?|circa|between|from|by|the)(?=[\s~≈\d])\s*|\s*[~≈]\s*|\s*[–—-]\s*|[T_](?=\d)|[\s(（]+)+/iy;
/** After such a word of another language: "4 mars à 14:03". */
const TO_DIGITS = /\.?(?=[\s~≈\d])\s*/y;
/** Between a clock time and its date: "14:03 on March 4", "14:03 (Mar 4)". */
const TO_DAY = /\s*,?\s*(?:\bon\s+)?(?:the\s+)?[([]?/iy;
const CLOSE = /[\])）*_`]*/y;
const TRAILING_YEAR = /\s+20\d\d(?=\s*(?:[:,)\]–—-]|$|to\b|until\b))/y;
const HOURS = alternatives(languages.flatMap(({ times }) => [times?.oclock, times?.hours]));
const AFTER_CLOCK = new RegExp(String.raw`(?:\s?(?:${HOURS}|hrs?|h)|u)\b`, 'y');
/** "14:03 hrs (UTC)"; block explorers write "12:24:42 PM +UTC". */
const BEFORE_ZONE = new RegExp(
  String.raw`(?:\s?(?:${HOURS}|hrs?|hours|h\b))?\s*,?\s*[([]?\s*(?:\+(?=UTC\b))?`,
  'y',
);

/** The offset after what is between a date and its clock time; `at` if there is nothing. */
function toClock(text: string, at: number): number {
  const next = skip(TO_CLOCK, text, at);
  const word = /\w/.test(text.charAt(next - 1)) ? null : timeWords().beforeClock(text, next);
  const end = word ? skip(TO_DIGITS, text, word.end) : next;
  return word && (end > word.end || /\d/.test(text.charAt(end))) ? toClock(text, end) : next;
}

/** Reads a moment that begins exactly at `at`: a date and/or clock time in either order, with optional weekday and zone. */
export function momentAt(text: string, at: number): FoundMoment | null {
  const weekday = weekdayAt(text, at);
  const from = weekday ? toClock(text, weekday.end) : at;
  const day = dayAt(text, from);
  const clock = clockHere(text, from);
  if (day && (day.isSure || !clock?.clock.isSure)) return dayFirst(text, day, weekday?.weekday ?? null);
  if (!clock) return null;
  const found = withZone(text, clock.end);
  const after = skip(TO_DAY, text, skip(CLOSE, text, found.end));
  const named = after > found.end ? weekdayAt(text, after) : null;
  const later = dayAt(text, named ? toClock(text, named.end) : after);
  const isDay = after > found.end && later?.isSure === true;
  return {
    moment: {
      day: isDay ? later.day : null,
      weekday: weekday?.weekday ?? (isDay ? (named?.weekday ?? null) : null),
      clock: clock.clock,
      zone: found.zone,
    },
    end: isDay ? closed(text, after, later.end) : found.end,
    isSure: clock.clock.isSure || found.zone !== null || isDay || weekday !== null,
  };
}

function dayFirst(
  text: string,
  day: NonNullable<ReturnType<typeof dayAt>>,
  weekday: number | null,
): FoundMoment {
  const close = skip(CLOSE, text, day.end);
  let next = toClock(text, close);
  const named = weekday === null && next > close ? weekdayAt(text, next) : null;
  if (named) next = toClock(text, skip(CLOSE, text, named.end));
  const clock = next > close ? clockHere(text, next) : null;
  const read = { day: day.day, weekday: weekday ?? named?.weekday ?? null };
  if (!clock) {
    return { moment: { ...read, clock: null, zone: null }, end: named?.end ?? day.end, isSure: day.isSure };
  }
  const found = withZone(text, clock.end, true);
  // "Tue Mar 4 14:03:22 UTC 2026", the format of `date`.
  const late = day.day.year === null ? skip(TRAILING_YEAR, text, found.end) : found.end;
  const { mayBeBuild: _, ...sure } = day.day;
  const written = day.day.yearFirst ? day.day : sure;
  const dated = late > found.end ? { ...written, year: Number(text.slice(late - 4, late)) } : written;
  return { moment: { ...read, day: dated, clock: clock.clock, zone: found.zone }, end: late, isSure: true };
}

/** "9:41h – restart", "9.41u: herstart", "13.05h: start", and not the length of "2.50h later". */
const HOURS_AFTER = /^\d{1,2}(?::\d\d[hu]|\.\d\du)|^\d\d\.\d\dh\s?[:–—-]/;

/** A clock time that is not the start of an IP address, version or quantity. */
function clockHere(text: string, start: number): ReturnType<typeof clockAt> {
  const found = clockAt(text, start);
  if (!found) return null;
  const before = text.slice(Math.max(0, start - 4), start);
  if (/[\w.]$/.test(before) && !/[T_]$|(?:^|\s)ca?\.$/i.test(before)) return null;
  const next = text[found.end];
  if (next === undefined || next === '_') return found;
  if (next === '%' || next === '$') return null;
  const isHours =
    HOURS_AFTER.test(text.slice(start, found.end + 4)) && !/\w/.test(text[found.end + 1] ?? ' ');
  return isHours || !/\w/.test(next) || zoneAt(text, found.end, true) !== null ? found : null;
}

function withZone(text: string, at: number, hasDay = false): { zone: Zone | null; end: number } {
  const from = skip(BEFORE_ZONE, text, skip(CLOSE, text, at));
  for (const start of from === at ? [at] : [at, from]) {
    const found = zoneAt(text, start, true);
    if (
      !found ||
      (/^[+\-−]/.test(found.zone.text) && !isOffset(text, at, found.zone.text, start === at, hasDay))
    )
      continue;
    if (start !== at && found.zone.text === 'Z') continue;
    return { zone: found.zone, end: closed(text, start, found.end) };
  }
  return { zone: null, end: skip(AFTER_CLOCK, text, at) };
}

/**
 * True if `written`, which follows the clock time that ends at `at`, is an offset and not the end of a range: `-05:00`
 * after a full date-time, but not in `10:00-11:00`, `10:58-11:38` or `4 May 02:00-04:30`.
 */
export function isOffset(
  text: string,
  at: number,
  written: string,
  touches: boolean,
  hasDay: boolean,
): boolean {
  const minutes = Number(written.slice(-2));
  const hours = Number(written.slice(1, 3));
  if (minutes % 15 !== 0 || hours > 14) return false;
  if (written.startsWith('+')) return true;
  const clock = /[^T\d:](\d\d:\d\d)$/.exec(text.slice(Math.max(0, at - 6), at))?.[1];
  if (touches && clock && written.slice(1) > clock) return false;
  return hours <= 12 && (touches ? hasDay || !written.includes(':') : true);
}

/** The offset after the bracket that closes one opened just before `start`; `end` if none was opened. */
function closed(text: string, start: number, end: number): number {
  return /[([]\s*$/.test(text.slice(Math.max(0, start - 2), start)) ? skip(/[^\S\n]*[)\]]/y, text, end) : end;
}
