import { localDay } from '../time/calendar.ts';
import { dayToIso, MINUTES_PER_DAY } from '../time/day.ts';
import type { Zone } from '../time/zone.ts';

/** The local day of an ISO instant: `2026-04-01`. */
export const dayIn = (at: string, zone: Zone): string => dayToIso(localDay(at, { zone }));

/** The first and last local day of a window; one that ends at midnight ends on the day before. */
export function daysOf({ from, to }: { readonly from: string; readonly to: string }, zone: Zone) {
  const last = new Date(Math.max(Date.parse(from), Date.parse(to) - 1)).toISOString();
  return { first: dayIn(from, zone), last: dayIn(last, zone) };
}

/** Formats minutes: `41 min`, `2 h 5 min`, `12.4 d`. */
export function duration(minutes: number): string {
  if (minutes < 10) return `${trimmed(minutes, 1)} min`;
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole} min`;
  if (whole >= 3 * MINUTES_PER_DAY) return `${trimmed(minutes / MINUTES_PER_DAY, 1)} d`;
  return whole % 60 === 0 ? `${whole / 60} h` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
}

/** Formats a ratio: `97.5 %`. Never rounds up to 100 % or down to 0 %, which would be misleading. */
export function percent(ratio: number): string {
  const digits = ratio > 0.99 && ratio < 1 ? 3 : 1;
  const shown = trimmed(ratio * 100, digits);
  if (shown === '100' && ratio < 1) return '99.999 %';
  return shown === '0' && ratio > 0 ? '0.1 %' : `${shown} %`;
}

const trimmed = (value: number, digits: number) => String(Number(value.toFixed(digits)));
