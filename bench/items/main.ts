import { pino } from 'pino';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { drain } from '../../src/reconcile/drain.ts';
import { Policies } from '../../src/reconcile/policies.ts';
import { reconcile } from '../../src/reconcile/reconcile.ts';
import { sweep } from '../../src/reconcile/sweep.ts';
import type { ObjectRef } from '../../src/vocabulary/refs.ts';
import type { Bench } from '../row.ts';
import { mergedWorld } from './world.ts';

const CHANGED = 10;

/** A sweep over post-mortems whose items all have their issues, ten of which changed; GitHub is the twin in memory. */
const bench: Bench = {
  about: 'What a sweep costs: --postmortems N, 2000 by default, with five action items each.',
  async run({ postmortems = '2000' }) {
    const count = Number(postmortems);
    console.error(`Making ${count} post-mortems…`);
    const { github, repo, port, items, later, now } = await mergedWorld(count);
    later(30);
    const step = Math.floor(items.length / CHANGED);
    for (let index = 0; index < CHANGED; index++)
      await github
        .as('bo')
        .comment({ ...repo, number: items[index * step]! }, 'The cap is in place since Monday.');
    for (let index = 0; index < CHANGED; index++)
      await github.as('bo').editIssue({ ...repo, number: items[index * step]! }, { state: 'closed' });
    later(1);
    github.forgetCalls();
    const queue: ObjectRef[] = [];
    const before = process.memoryUsage().heapUsed;
    const begin = process.cpuUsage();
    await sweep('recent', {
      githubFor: async () => port,
      async *repositories() {
        yield repo;
      },
      store: {
        enqueue: async (ref) => void queue.push(ref),
        setTimer: async () => {},
        recentRepositories: async () => [repo],
        retryGivenUp: async () => 0,
        signals: { objects: async () => [] },
        readModel: { isEmpty: async () => false } as never,
      },
      policies: new Policies(0, () => now().getTime()),
      log: pino({ level: 'silent' }),
      now,
    });
    const listing = github.reads;
    let most = 0;
    await drain(
      queue,
      async (ref) => {
        const outcome = await reconcile(ref, { github: port }, DEFAULT_POLICY, now());
        most = Math.max(most, process.memoryUsage().heapUsed);
        return outcome.next;
      },
      10_000,
    );
    const { user, system } = process.cpuUsage(begin);
    const unchanged = items.length - CHANGED;
    const perChanged = (github.reads + github.writes - listing) / CHANGED;
    return [
      { name: 'items', value: items.length, unit: 'n', comparedWith: null, goal: null },
      {
        name: 'calls to find what changed',
        value: listing,
        unit: 'calls',
        comparedWith: `${unchanged} unchanged items`,
        goal: { atMost: Math.ceil(unchanged / 100) },
      },
      {
        name: 'calls for each changed item',
        value: perChanged,
        unit: 'calls',
        comparedWith: null,
        goal: null,
      },
      {
        name: 'own time',
        value: (user + system) / 1e6,
        unit: 's',
        comparedWith: 'with the work of the GitHub in memory',
        goal: { atMost: 60 },
      },
      {
        name: 'memory above the twin',
        value: Math.max(0, most - before) / 1e6,
        unit: 'MB',
        comparedWith: null,
        goal: { atMost: 500 },
      },
    ];
  },
};
export default bench;
