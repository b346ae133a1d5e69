import { offsetAt, type Zone } from './zone.ts';

/** Local times, as the epoch milliseconds that a clock set to UTC would have: arithmetic on them ignores summer time. */
export type LocalTime = number;

const DATE = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)$/;

/** The local time written as `2026-01-05 09:00`; null for anything else, 30 February included. */
export function calendarDate(text: string): LocalTime | null {
  const parts = DATE.exec(text)?.slice(1).map(Number);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts;
  const local = Date.UTC(year, month - 1, day, hour, minute);
  return new Date(local).toISOString().startsWith(text.replace(' ', 'T')) ? local : null;
}

/**
 * The instant of a local time in a zone, in epoch milliseconds. A time that the change to summer time skips is read
 * with the offset that holds after it; of two equal times in autumn, one is taken, always the same.
 */
export function instantOf(local: LocalTime, zone: Zone): number {
  return local - (offsetAt(zone, local) ?? 0) * 60_000;
}
