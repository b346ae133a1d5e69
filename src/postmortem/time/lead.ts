import { type Clock, clockAt } from './clock.ts';
import { type DayParts, dayAt, weekdayAt } from './date.ts';
import { type Zone, zoneAt } from './zone.ts';

/** One moment as written, before a date or a zone is carried to it. */
export interface Moment {
  readonly day: DayParts | null;
  /** 0 is Sunday. */
  readonly weekday: number | null;
  readonly clock: Clock | null;
  readonly zone: Zone | null;
}

/** The time with which a piece of text begins. */
export interface LeadTime extends Moment {
  readonly until: Moment | null;
  readonly isApproximate: boolean;
  /** `T+10`, `+5 min`: counted from another time. */
  readonly isRelative: boolean;
  /** False when only the surroundings can tell that this is a time (`1405`, `3/4`). */
  readonly isSure: boolean;
  /** Where the time stands in the text, without the marks around it. */
  readonly start: number;
  readonly end: number;
  /** Where the text after the time begins. */
  readonly textStart: number;
}

const BEFORE = /(?:[\s[({|*_`>•·▪◦‣–—-]|\p{Extended_Pictographic}\uFE0F?(?=\s))*/uy;
const LEADING_WORD =
  /(?:(?:on|at|from|since|by|circa|ca?\.|time|date|around|about|roughly|approx(?:\.|imately)?|starting|between|before|after|until|as of|day \d+|~|≈|±|<|>)[\s:,]*)/iy;
const APPROXIMATE = /~|≈|±|around|about|roughly|approx|circa|\bca?\.|before|after|\?/i;
const RELATIVE =
  /(?:T\s?[+\-−–]\s?\d+(?::\d\d)*\s?(?:[dhms]\b|min(?:ute)?s?\b|hours?\b|hrs?\b|sec(?:ond)?s?\b|days?\b)?|T0\b|\+\s?\d+(?::\d\d|\s?(?:[dhms]|min(?:ute)?s?|hours?|hrs?|sec(?:ond)?s?|days?)\b)+)/y;
const JOINT =
  /(?:\s*(?:,|@|\||\/|·|;|\bat\b|\baround\b|\babout\b|\bapprox(?:\.|imately)?|\bthe\b|~|≈)\s*|\s*[–—-]\s*|T|_|\s+)+/iy;
const RANGE =
  /\s*(?:-{1,2}|–|—|−|→|->|=>|\.\.\.?|…|\bto\b|\buntil\b|\btill\b|\bthrough\b|\band\b|\/)\s*(?:~|≈|around |about |approx\.? )?/iy;
const AFTER = /(?:\s*\*{0,2}\s*[\])}|:;,.–—>=→*_-]+)*\s*/y;
const HAS_TIME_START = /[\d~≈TNMnm+JFASODjfasodWw]/;

/**
 * Reads the time with which `text` begins, after bullets, brackets and words like "around". Null when it
 * begins with none. Dates, clocks, weekdays, zones and ranges may come in any of the usual orders.
 */
export function leadTime(text: string, from = 0): LeadTime | null {
  let at = skip(BEFORE, text, from);
  if (at >= text.length) return null;
  let isApproximate = false;
  for (;;) {
    const next = skip(LEADING_WORD, text, at);
    if (next === at) break;
    isApproximate ||= APPROXIMATE.test(text.slice(at, next));
    at = skip(BEFORE, text, next);
  }
  const start = at;
  if (!HAS_TIME_START.test(text[at] ?? '')) return null;
  RELATIVE.lastIndex = at;
  const relative = RELATIVE.exec(text);
  if (relative) {
    return {
      ...NOTHING,
      until: null,
      isApproximate,
      isRelative: true,
      isSure: true,
      start,
      end: RELATIVE.lastIndex,
      textStart: skip(AFTER, text, RELATIVE.lastIndex),
    };
  }
  const first = momentAt(text, at);
  if (!first) return null;
  let { moment, end, isSure } = first;
  let until: Moment | null = null;
  const second = rangeAt(text, end, moment);
  if (second) {
    until = second.moment;
    end = second.end;
    // "10:00-11:00 UTC": the zone stands once, for both.
    if (until.zone && !moment.zone) moment = { ...moment, zone: until.zone };
    isSure ||= second.isSure;
  }
  if (text[end] === '?' || text[end] === '~') {
    isApproximate = true;
    end++;
  }
  return {
    ...moment,
    until,
    isApproximate,
    isRelative: false,
    isSure,
    start,
    end,
    textStart: skip(AFTER, text, closing(text, end)),
  };
}

const NOTHING: Moment = { day: null, weekday: null, clock: null, zone: null };

interface FoundMoment {
  readonly moment: Moment;
  readonly end: number;
  readonly isSure: boolean;
}

/** Reads a moment at `at`: day, weekday, clock and zone, each at most once, day before clock or after it. */
export function momentAt(text: string, at: number): FoundMoment | null {
  let { day, weekday, clock, zone } = { ...NOTHING };
  let end = at;
  let isSure = false;
  let cursor = at;
  for (let step = 0; step < 6; step++) {
    const foundDay = day ? null : dayAt(text, cursor);
    if (foundDay && (foundDay.isSure || !clockAt(text, cursor)?.clock.isSure)) {
      day = foundDay.day;
      isSure ||= foundDay.isSure;
      end = foundDay.end;
    } else {
      const foundWeekday = weekday === null ? weekdayAt(text, cursor) : null;
      const foundClock = clock || foundWeekday ? null : clockAt(text, cursor);
      if (foundWeekday) {
        weekday = foundWeekday.weekday;
        end = foundWeekday.end;
      } else if (foundClock && isClockHere(text, cursor, foundClock.end)) {
        clock = foundClock.clock;
        isSure ||= clock.isSure || day !== null;
        end = foundClock.end;
        const foundZone = zoneAfter(text, end);
        if (foundZone) {
          zone = foundZone.zone;
          end = foundZone.end;
          isSure = true;
        }
      } else {
        break;
      }
    }
    if (day && clock) {
      if (!zone) {
        const late = zoneAfter(text, end);
        if (late) {
          zone = late.zone;
          end = late.end;
        }
      }
      break;
    }
    cursor = skip(JOINT, text, skip(CLOSE, text, end));
    if (cursor === end && text[end] !== undefined && /\w/.test(text[end]!)) break;
  }
  if (!day && !clock && weekday === null) return null;
  if (!day && !clock) return null;
  return { moment: { day, weekday, clock, zone }, end, isSure };
}

const CLOSE = /[\])*_`]*/y;

/** `14:03` must not be the beginning of an address, a version or a measure. */
function isClockHere(text: string, start: number, end: number): boolean {
  const next = text[end];
  const before = start > 0 ? text[start - 1]! : ' ';
  if (/[\w.]/.test(before) && before !== 'T' && before !== '_') return false;
  if (next === undefined) return true;
  if (next === '/' && !/\s?\d/.test(text.slice(end + 1, end + 3))) return true;
  if (next === '%' || next === '$') return false;
  return !/\w/.test(next) || zoneAt(text, end, true) !== null || next === '_';
}

const BEFORE_ZONE = /\s*[([]?\s*/uy;

function zoneAfter(text: string, at: number): { zone: Zone; end: number } | null {
  const from = skip(BEFORE_ZONE, text, at);
  const found = zoneAt(text, from, from === at || /[(\s[]/.test(text[from - 1] ?? ''));
  if (!found) return null;
  // "14:00 -0500" is a zone, "14:00 - 1500" a range; `zoneAt` asks for the sign to touch the digits.
  const isBare = /^[+\-−]/.test(found.zone.text);
  if (isBare && from !== at && /^[-−]\d{4}$/.test(found.zone.text) && !/00$|30$|45$/.test(found.zone.text))
    return null;
  if (
    isBare &&
    from === at &&
    /^[-−]\d\d:\d\d$/.test(found.zone.text) &&
    clockMinutes(found.zone.text) > 12 * 60
  )
    return null;
  const isOpen = /[([]\s*$/.test(text.slice(at, from));
  return { zone: found.zone, end: isOpen ? skip(/[^\S\n]*[)\]]/y, text, found.end) : found.end };
}

function clockMinutes(offset: string): number {
  return Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
}

function rangeAt(text: string, at: number, first: Moment): FoundMoment | null {
  const from = skip(RANGE, text, skip(CLOSE, text, at));
  if (from === at || from === skip(CLOSE, text, at)) return null;
  const open = skip(/[*_`([]*/y, text, from);
  const found = momentAt(text, open);
  if (!found) return null;
  // "14:03 - 2 pods died" is no range; nor is "2026-03-04 - 14:03", which is one moment.
  if (first.clock && !found.moment.clock) return null;
  if (first.clock && !found.isSure && !found.moment.clock?.isSure && first.clock.isSure) return null;
  if (!first.clock && found.moment.clock && !found.moment.day) return null;
  return found;
}

function closing(text: string, at: number): number {
  return skip(/[\])*_`]*/y, text, at);
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
