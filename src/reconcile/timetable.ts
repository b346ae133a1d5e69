import type { Logger } from 'pino';
import { MINUTE } from '../vocabulary/milliseconds.ts';

/** The time, and what runs at intervals. A rehearsal moves its own clock. */
export interface Clock {
  /** Milliseconds, as `Date.now()`. */
  now(): number;
  /** Runs something every `length` milliseconds until the returned function is called. */
  every(milliseconds: number, run: () => Promise<void>, first: 'now' | 'later'): () => void;
}

export const REAL_CLOCK: Clock = {
  now: Date.now,
  every(milliseconds, run, first) {
    if (first === 'now') void run();
    const timer = setInterval(run, milliseconds);
    timer.unref();
    return () => clearInterval(timer);
  },
};

/** Minutes before what failed runs again, and how often in a row, if its next time is not sooner. */
const RETRY = 1;
const MOST_RETRIES = 5;

/** Runs something at intervals, never twice at once. A failure is logged, and it runs again soon. */
export function every(
  minutes: number,
  what: string,
  run: () => Promise<unknown>,
  { log, clock, first = 'now' }: { log: Logger; clock: Clock; first?: 'now' | 'later' },
): () => void {
  let running = false;
  let retries = 0;
  let stopRetrying: (() => void) | null = null;
  const endRetries = () => {
    stopRetrying?.();
    stopRetrying = null;
    retries = 0;
  };
  const tick = async () => {
    if (running) return;
    running = true;
    try {
      await run();
      endRetries();
    } catch (error) {
      const retry = minutes > RETRY && retries < MOST_RETRIES;
      log.warn({ err: error }, `${what} failed; it runs again in ${retry ? RETRY : minutes} min`);
      if (!retry) endRetries();
      else {
        retries += 1;
        stopRetrying ??= clock.every(RETRY * MINUTE, tick, 'later');
      }
    } finally {
      running = false;
    }
  };
  const stop = clock.every(minutes * MINUTE, tick, first);
  return () => {
    stop();
    endRetries();
    retries = MOST_RETRIES;
  };
}
