import type { Clock } from '../../time/clock.ts';
import { type DayNumber, resolveDay } from '../../time/date.ts';
import { timeWithin } from '../../time/lead.ts';
import type { Moment } from '../../time/moment.ts';
import type { Zone } from '../../time/zone.ts';

/** "T0: 2026-03-04 14:00 UTC", "Start of the incident (T0): …", "T = first error = …". */
const STATED = /\bT(?:[-−]?0)?\)?[*_]{0,3}\s*(?:[:=]|\bis\b)/g;

/** The moment from which a document counts, where it says so with a clock; null where it does not. */
export function originIn(text: string): Moment | null {
  for (const match of text.matchAll(STATED)) {
    const from = match.index + match[0].length;
    const line = /^[^\n]{0,80}/.exec(text.slice(from, from + 80))![0];
    const found = timeWithin(line.replace(/^[\s*_]+/, ''));
    if (found?.clock && found.isSure) return found;
  }
  return null;
}

const PARTS = /(\d+)\s?(d|h|m|s)/gi;
const SIZE = { d: 1440, h: 60, m: 1, s: 1 / 60 } as const;

/** Minutes of "T+1h10m", "T-26h", "+00:12" and "T0"; null where the unit is left open. */
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

/** The day and the clock of "T+5m", where the document says when T was. */
export function afterOrigin(
  written: string,
  context: {
    readonly origin: () => Moment | null;
    readonly near: DayNumber | null;
    readonly day: DayNumber | null;
  },
): { day: DayNumber; clock: Clock; zone: Zone | null } | null {
  const minutes = minutesFromOrigin(written);
  const origin = minutes === null ? null : context.origin();
  if (minutes === null || !origin?.clock) return null;
  const first = origin.day ? resolveDay(origin.day, context.near) : context.day;
  if (first === null) return null;
  const at = first * 1440 + origin.clock.hour * 60 + origin.clock.minute + minutes;
  const clock = {
    ...origin.clock,
    hour: Math.floor(at / 60) % 24,
    minute: at % 60,
    second: null,
    isTwelveHour: false,
  };
  return { day: Math.floor(at / 1440), clock, zone: origin.zone };
}
