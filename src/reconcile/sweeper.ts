import { type Missed, type SweepOptions, sweep } from './sweep.ts';
import { type Clock, every } from './timetable.ts';

/** Minutes before a repository that could not be swept is tried again. */
const RETRY = 1;

/** Runs sweeps that remember the ones before. What one of them missed is swept a minute later; `stop` ends that. */
export function sweeper(options: Omit<SweepOptions, 'swept' | 'missed'>, clock: Clock) {
  const missed: Missed = new Map();
  const sweeping = { ...options, swept: new Map(), missed };
  const { log } = options;
  let stopRetrying: (() => void) | null = null;
  const stop = () => {
    stopRetrying?.();
    stopRetrying = null;
  };
  const run = async (scope: Parameters<typeof sweep>[0]) => {
    await sweep(scope, sweeping);
    if (missed.size === 0) stop();
    else
      stopRetrying ??= every(RETRY, 'the sweep of the rest', () => run('missed'), {
        log,
        clock,
        first: 'later',
      });
  };
  return { run, stop };
}
