import { durationAt, minutesOf } from '../../time/duration.ts';

/** Whole minutes of a text that is a length of time and nothing else (`30m`, `1h 30`, `two hours`), at least 1; else null. */
export function minutesIn(text: string): number | null {
  const written = text.trim();
  const bare = /^\d{1,4}$/.test(written) ? `${written} min` : written;
  const length = durationAt(bare, 0);
  if (!length || length.end !== bare.length) return null;
  const minutes = minutesOf(length.duration);
  return minutes === null || minutes < 1 ? null : Math.round(minutes);
}
