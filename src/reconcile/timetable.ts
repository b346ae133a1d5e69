import type { Logger } from 'pino';

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

/** Runs something at intervals, never twice at once; a failure is logged, and it runs again next time. */
export function every(
  minutes: number,
  what: string,
  run: () => Promise<unknown>,
  { log, clock, first = 'now' }: { log: Logger; clock: Clock; first?: 'now' | 'later' },
): () => void {
  let running = false;
  const tick = async () => {
    if (running) return;
    running = true;
    try {
      await run();
    } catch (error) {
      log.warn({ err: error }, `${what} failed; it runs again in ${minutes} min`);
    } finally {
      running = false;
    }
  };
  return clock.every(minutes * 60_000, tick, first);
}
