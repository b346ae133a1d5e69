import { LAG } from '../github/receipts.ts';
import { MINUTE } from '../vocabulary/milliseconds.ts';
import { type Repo, repoKey } from '../vocabulary/refs.ts';
import { type Missed, type SweepOptions, sweep } from './sweep.ts';
import { type Clock, every } from './timetable.ts';

/** Minutes before a repository that could not be swept is tried again. */
const RETRY = 1;

/** Minutes after which GitHub's replicas show what a webhook announced. */
const SHOWN = LAG / MINUTE;

/**
 * Runs sweeps that remember the ones before. What one of them missed is swept a minute later; a repository whose policy
 * changed (`soon`) as soon as GitHub shows it, so that what waited for the policy goes on. `stop` ends that.
 */
export function sweeper(options: Omit<SweepOptions, 'swept' | 'missed'>, clock: Clock) {
  const missed: Missed = new Map();
  const sweeping = { ...options, swept: new Map(), missed };
  const { log } = options;
  const stops = new Map<string, () => void>();
  const end = (name: string) => {
    stops.get(name)?.();
    stops.delete(name);
  };
  const start = (name: string, minutes: number, task: () => Promise<unknown>) => {
    if (!stops.has(name)) stops.set(name, every(minutes, name, task, { log, clock, first: 'later' }));
  };
  const run = async (scope: Parameters<typeof sweep>[0]) => {
    await sweep(scope, sweeping);
    if (missed.size === 0) end('the sweep of the rest');
    else start('the sweep of the rest', RETRY, () => run('missed'));
  };
  const soon = (repo: Repo) => {
    missed.set(repoKey(repo), { repo, tries: 0 });
    end('the sweep after a new policy');
    start('the sweep after a new policy', SHOWN, () => {
      end('the sweep after a new policy');
      return run('missed');
    });
  };
  const stop = () => {
    for (const name of stops.keys()) end(name);
  };
  return { run, soon, stop };
}
