import type { GaveUp } from '../store/store.ts';
import { DAY, HOUR } from '../vocabulary/milliseconds.ts';
import { keyOf, type ObjectRef } from '../vocabulary/refs.ts';
import type { Logger } from './log.ts';

/** Milliseconds after the first time at which it is an error in the log again. */
const AGAIN = [HOUR, 6 * HOUR, DAY];

/**
 * Logs what was given up: as an error the first time, then once after an hour, six hours and each day, and in between as
 * a warning. Who is paged for errors is not paged each ten minutes for one typo in a table.
 */
export class GaveUpLog {
  /** By object: milliseconds of the first time, and of the last that was an error. */
  private readonly known = new Map<string, { first: number; told: number }>();
  private readonly log: Logger;
  private readonly now: () => number;

  constructor(log: Logger, now: () => number) {
    this.log = log;
    this.now = now;
  }

  gaveUp({ ref, attempts, error }: GaveUp): void {
    const now = this.now();
    const { first, told } = this.known.get(keyOf(ref)) ?? { first: now, told: -DAY };
    const next = AGAIN.map((after) => first + after).find((at) => at > told) ?? told + DAY;
    const isNews = told < first || now >= next;
    this.known.set(keyOf(ref), { first, told: isNews ? now : told });
    this.log[isNews ? 'error' : 'warn'](
      { err: error, ...ref, attempts },
      'gave up; the next event, or a sweep within hours, looks at it again',
    );
  }

  /** An object was looked at without a failure. */
  done(ref: ObjectRef): void {
    this.known.delete(keyOf(ref));
  }
}
