import { type Clock, clockAt } from './clock.ts';
import { type DayParts, dayAt, weekdayAt } from './date.ts';
import { skip } from './skip.ts';
import { type Zone, zoneAt } from './zone.ts';

/** One moment as written, before a date or a zone is carried to it. */
export interface Moment {
  readonly day: DayParts | null;
  /** 0 is Sunday. */
  readonly weekday: number | null;
  readonly clock: Clock | null;
  readonly zone: Zone | null;
}

export interface FoundMoment {
  readonly moment: Moment;
  readonly end: number;
  /** False when only the surroundings can tell that this is a time (`1405`, `3/4`). */
  readonly isSure: boolean;
}

export const NO_MOMENT: Moment = { day: null, weekday: null, clock: null, zone: null };

/** What may stand between a day and its clock: "March 4, at approx. 14:03", "2026-03-04T14:03". */
const TO_CLOCK =
  /(?:\s*[,@|/·;:]\s*|\s*\b(?:at|around|about|approx(?:\.|imately)?|ca?\.?|circa|between|from|by|the|um|gegen|vers|a las?|hacia|as|alle(?: ore)?|ore|om|kl\.?|rond)(?=[\s~≈\d])\s*|\s*[àÀ]s?(?=\s?\d)\s*|\s*[~≈]\s*|\s*[–—-]\s*|[T_](?=\d)|[\s(]+)+/iy;
/** And between a clock and its day: "14:03 on March 4", "14:03 (Mar 4)". */
const TO_DAY = /\s*,?\s*(?:\bon\s+)?(?:the\s+)?[([]?/iy;
const CLOSE = /[\])*_`]*/y;
const LATE_YEAR = /\s+20\d\d(?=\s*(?:[:,)\]–—-]|$))/y;
const UHR = /\s?(?:Uhr|uur|heures|horas?|hs)\b/y;
/** "14:03 hrs (UTC)"; block explorers write "12:24:42 PM +UTC". */
const BEFORE_ZONE = /(?:\s?(?:Uhr|hrs?|hours|uur|heures|horas?|hs))?\s*,?\s*[([]?\s*(?:\+(?=UTC\b))?/y;

/** Reads a moment at `at`: a day or a clock, with weekday and zone, in either order. */
export function momentAt(text: string, at: number): FoundMoment | null {
  const weekday = weekdayAt(text, at);
  const from = weekday ? skip(TO_CLOCK, text, weekday.end) : at;
  const day = dayAt(text, from);
  const clock = clockHere(text, from);
  if (day && (day.isSure || !clock?.clock.isSure)) return dayFirst(text, day, weekday?.weekday ?? null);
  if (!clock) return null;
  const found = withZone(text, clock.end);
  const after = skip(TO_DAY, text, skip(CLOSE, text, found.end));
  const named = after > found.end ? weekdayAt(text, after) : null;
  const later = dayAt(text, named ? skip(TO_CLOCK, text, named.end) : after);
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
  let next = skip(TO_CLOCK, text, close);
  const named = weekday === null && next > close ? weekdayAt(text, next) : null;
  if (named) next = skip(TO_CLOCK, text, skip(CLOSE, text, named.end));
  const clock = next > close ? clockHere(text, next) : null;
  const read = { day: day.day, weekday: weekday ?? named?.weekday ?? null };
  if (!clock) {
    return { moment: { ...read, clock: null, zone: null }, end: named?.end ?? day.end, isSure: day.isSure };
  }
  const found = withZone(text, clock.end, true);
  // "Tue Mar 4 14:03:22 UTC 2026", as `date` prints it.
  const late = day.day.year === null ? skip(LATE_YEAR, text, found.end) : found.end;
  const dated = late > found.end ? { ...day.day, year: Number(text.slice(late - 4, late)) } : day.day;
  return { moment: { ...read, day: dated, clock: clock.clock, zone: found.zone }, end: late, isSure: true };
}

/** `14:03` must not be the beginning of an address, a version or a measure. */
function clockHere(text: string, start: number): ReturnType<typeof clockAt> {
  const found = clockAt(text, start);
  if (!found) return null;
  const before = text.slice(Math.max(0, start - 4), start);
  if (/[\w.]$/.test(before) && !/[T_]$|(?:^|\s)ca?\.$/i.test(before)) return null;
  const next = text[found.end];
  if (next === undefined || next === '_') return found;
  if (next === '%' || next === '$') return null;
  return !/\w/.test(next) || zoneAt(text, found.end, true) !== null ? found : null;
}

function withZone(text: string, at: number, hasDay = false): { zone: Zone | null; end: number } {
  const from = skip(BEFORE_ZONE, text, skip(CLOSE, text, at));
  for (const start of from === at ? [at] : [at, from]) {
    const found = zoneAt(text, start, true);
    if (!found || (/^[+\-−]/.test(found.zone.text) && !isOffset(found.zone.text, start === at, hasDay)))
      continue;
    if (start !== at && found.zone.text === 'Z') continue;
    return { zone: found.zone, end: closed(text, start, found.end) };
  }
  return { zone: null, end: skip(UHR, text, at) };
}

/** `-05:00` after a full date-time is an offset; `10:00-11:00` is a range, and so is `10:58-11:38`. */
function isOffset(written: string, touches: boolean, hasDay: boolean): boolean {
  const minutes = Number(written.slice(-2));
  const hours = Number(written.slice(1, 3));
  if (minutes % 15 !== 0 || hours > 14) return false;
  if (written.startsWith('+')) return true;
  return hours <= 12 && (touches ? hasDay || !written.includes(':') : true);
}

/** Takes the bracket that closes one opened before `start`. */
function closed(text: string, start: number, end: number): number {
  return /[([]\s*$/.test(text.slice(Math.max(0, start - 2), start)) ? skip(/[^\S\n]*[)\]]/y, text, end) : end;
}
