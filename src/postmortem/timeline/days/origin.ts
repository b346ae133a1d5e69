import { type ClockTime, minuteOf } from '../../../time/clock.ts';
import { resolveDay } from '../../../time/date-order.ts';
import { type DayNumber, MINUTES_PER_DAY } from '../../../time/day.ts';
import { timeWithin } from '../../../time/lead.ts';
import type { Moment } from '../../../time/moment.ts';
import type { Zone } from '../../../time/zone.ts';

/** "T0: 2026-03-04 14:00 UTC", "Start of the incident (T0): …", "T = first error = …". */
const STATED = /\bT(?:[-−+]?0)?\)?[*_]{0,3}\s*(?:[:=]|\bis\b|\bwas(?: at)?\b)/g;
/** "The queue stopped at 14:20 (T0)". */
const MARKED = /(\d{1,2}:\d\d[^\n()]{0,30})\(T\s?[-−+=]?\s?0\)/g;

/** The moment that a document calls T0, if stated with a clock time; null otherwise. */
export function originIn(text: string): Moment | null {
  for (const match of text.matchAll(STATED)) {
    const from = match.index + match[0].length;
    const line = /^[^\n]{0,80}/.exec(text.slice(from, from + 80))![0];
    const found = timeWithin(line.replace(/^[\s*_]+/, ''));
    if (found?.clock && found.isSure) return found;
  }
  for (const match of text.matchAll(MARKED)) {
    const day =
      /\d{4}-\d\d-\d\d[ T]$/.exec(text.slice(Math.max(0, match.index - 11), match.index))?.[0] ?? '';
    const found = timeWithin(day + match[1]!);
    if (found?.clock && found.isSure) return found;
  }
  return null;
}

const PARTS = /(\d+(?:\.\d+)?)\s?(d|h|m|s)/gi;
const SIZE = { d: MINUTES_PER_DAY, h: 60, m: 1, s: 1 / 60 } as const;

/** Minutes of "T+1h10m", "T-26h", "+00:12" and "T0"; null if the unit is missing. */
function minutesFromOrigin(written: string): number | null {
  const text = written.trim();
  if (/^T\s?(?:[+\-−–]\s?)?0+$/.test(text)) return 0;
  const sign = /^(?:T\s?)?[-−–]/.test(text) ? -1 : 1;
  const clock = /(\d+):(\d\d)(?::\d\d)?$/.exec(text);
  if (clock) return sign * (Number(clock[1]) * 60 + Number(clock[2]));
  const parts = [...text.matchAll(PARTS)];
  if (parts.length === 0) return null;
  const minutes = parts.reduce(
    (sum, [, count, unit]) => sum + Number(count) * SIZE[unit!.toLowerCase() as keyof typeof SIZE],
    0,
  );
  return sign * Math.floor(minutes);
}

/**
 * True if the offsets of a timeline increase, so that they count from its first entry: "11:30", "+1 h", "+2.5 h".
 * Otherwise each may be relative to the entry above it.
 */
export function countFromFirst(offsets: readonly string[]): boolean {
  const minutes = offsets.flatMap((written) => minutesFromOrigin(written) ?? []);
  return minutes.every((count, index) => count >= (minutes[index - 1] ?? 0));
}

/** The point in time from which a timeline counts. */
export interface Origin {
  readonly day: DayNumber;
  readonly clock: ClockTime;
  readonly zone: Zone | null;
}

/** The document's T0, if it states one and its day is known. */
export function statedOrigin(context: {
  readonly origin: () => Moment | null;
  readonly near: DayNumber | null;
  readonly day: DayNumber | null;
}): Origin | null {
  const moment = context.origin();
  const day = moment?.day ? resolveDay(moment.day, context.near) : context.day;
  return moment?.clock && day !== null ? { day, clock: moment.clock, zone: moment.zone } : null;
}

/** The day and clock time of "T+5m" or "+1 h"; null without a unit or an origin. */
export function afterOrigin(written: string, origin: () => Origin | null): Origin | null {
  const minutes = minutesFromOrigin(written);
  const from = minutes === null ? null : origin();
  if (minutes === null || from === null) return null;
  const at = from.day * MINUTES_PER_DAY + minuteOf(from.clock) + minutes;
  const clock = {
    ...from.clock,
    hour: Math.floor(at / 60) % 24,
    minute: at % 60,
    second: null,
    isTwelveHour: false,
  };
  return { day: Math.floor(at / MINUTES_PER_DAY), clock, zone: from.zone };
}
