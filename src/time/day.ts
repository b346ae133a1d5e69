import { DAY } from '../vocabulary/milliseconds.ts';

export const MINUTES_PER_DAY = 24 * 60;

/** Days since 1970-01-01. */
export type DayNumber = number;

/** The day of a date; its month is from 1 to 12. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  return Date.UTC(year, month - 1, day) / DAY;
}

/** Parses the date at the start of an ISO string (`2026-03-04…`); null if there is none or it does not exist. */
export function isoToDay(iso: string | null | undefined): DayNumber | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso ?? '');
  if (!match) return null;
  const day = dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
  // Rejects impossible dates such as 30 February.
  return dayToIso(day) === match[0] ? day : null;
}

const ISO_DAY = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/**
 * Whether a text is a day that exists, like `2026-03-04`; `Date` would take `2026-02-30` for a day in March. A large
 * ledger asks about a million of them.
 */
export function isIsoDay(text: string): boolean {
  const match = ISO_DAY.exec(text);
  return (
    match !== null && (match[3]! <= '28' || Number(match[3]) <= daysIn(Number(match[1]), Number(match[2])))
  );
}

/** `2026-03-04` */
export function dayToIso(day: DayNumber): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Whole days from one ISO date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** The ISO date some days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The year of a day. */
export function yearOf(day: DayNumber): number {
  return new Date(day * DAY).getUTCFullYear();
}

/** Days of a month from 1 to 12. */
export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The weekday of a day: 0 is Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 4) % 7) + 7) % 7;
}
