import { MINUTE } from '../vocabulary/milliseconds.ts';
import { MINUTES_PER_DAY } from './day.ts';

/** Minutes in readable form, whichever sign they have: `43 min`, `1 h 5 min`, `2 d 3 h`. */
export function minutesText(minutes: number): string {
  const whole = Math.round(Math.abs(minutes));
  const [days, hours, rest] = [Math.floor(whole / MINUTES_PER_DAY), Math.floor(whole / 60) % 24, whole % 60];
  if (days > 0) return `${days} d${hours > 0 ? ` ${hours} h` : ''}`;
  if (hours > 0) return `${hours} h${rest > 0 ? ` ${rest} min` : ''}`;
  return `${rest} min`;
}

/** The time between two ISO instants or epoch milliseconds, at least 0: `43 min`, `1 h 12 min`, `2 d 3 h`. */
export function durationText(from: string | number, to: string | number): string {
  return minutesText(Math.max(0, (epochOf(to) - epochOf(from)) / MINUTE));
}

const epochOf = (at: string | number): number => new Date(at).getTime();

/** An ISO instant in UTC in readable form: `2026-03-02 13:52 UTC`. Anything else is returned unchanged. */
export function instantText(iso: string): string {
  return iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)\S*Z$/, '$1 $2 UTC');
}

/** An ISO instant in UTC: `14:05 UTC`, preceded by the date unless it is the same UTC day as `near`. */
export function clockText(at: string, near?: string): string {
  const day = at.slice(0, 10);
  return `${near?.slice(0, 10) === day ? '' : `${day} `}${at.slice(11, 16)} UTC`;
}

/** Minutes since midnight as a clock time: `14:05`. */
export const minuteText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
