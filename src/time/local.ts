import { MINUTE } from '../vocabulary/milliseconds.ts';
import { offsetAt, type Zone } from './zone.ts';

/** A local time as the epoch milliseconds of the same wall clock in UTC, so that arithmetic ignores daylight saving. */
export type LocalTime = number;

const DATE = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)$/;

/** Parses `2026-01-05 09:00`; null for anything else, including impossible dates such as 30 February. */
export function calendarDate(text: string): LocalTime | null {
  const parts = DATE.exec(text)?.slice(1).map(Number);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts;
  const local = Date.UTC(year, month - 1, day, hour, minute);
  return new Date(local).toISOString().startsWith(text.replace(' ', 'T')) ? local : null;
}

/**
 * The instant of a local time in a zone, in epoch milliseconds. A time skipped in spring takes the offset after the
 * change; a time that occurs twice in autumn always resolves to the same one of the two.
 */
export function instantOf(local: LocalTime, zone: Zone): number {
  return local - (offsetAt(zone, local) ?? 0) * MINUTE;
}
