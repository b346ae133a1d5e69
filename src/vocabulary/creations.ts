import { MINUTE } from './milliseconds.ts';

/** A limit: at most this many within this many milliseconds. */
export interface Limit {
  readonly most: number;
  readonly within: number;
}

/**
 * When the App made something new on GitHub: an issue, a comment, a sub-issue. GitHub limits that for an installation over
 * all of its repositories, so it is counted by the account that owns them, and for all workers together.
 */
export interface Creations {
  /** Instants of the last hour, in milliseconds, oldest first. */
  lately(owner: string, now: number): Promise<number[]>;
  /** Counts one more, unless a limit is reached: false then, and nothing is counted. */
  take(owner: string, now: number, limits: readonly Limit[]): Promise<boolean>;
}

/** How many more may be made now. */
export function roomNow(made: readonly number[], now: number, limits: readonly Limit[]): number {
  return Math.min(...limits.map(({ most, within }) => Math.max(0, most - during(made, within, now).length)));
}

/** Milliseconds of the instant at which so many more may be made, if nothing else is made until then; at most a limit at once. */
export function roomFor(
  count: number,
  made: readonly number[],
  now: number,
  limits: readonly Limit[],
): number {
  const instants = limits.map(({ most, within }) => {
    const lately = during(made, within, now);
    const leaving = lately.length + Math.min(count, most) - most;
    return leaving > 0 ? lately[leaving - 1]! + within : now;
  });
  return Math.max(...instants);
}

/** Clocks of two workers differ by less than a minute. What is further ahead was counted before the clock was set back. */
const during = (made: readonly number[], within: number, now: number) =>
  made.filter((at) => at > now - within && at <= now + MINUTE).sort((a, b) => a - b);
