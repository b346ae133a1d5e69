import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/open.ts';
import { type Running, startProcess } from '../../test/app/process.ts';
import { startStub } from '../../test/app/stub-github.ts';
import { bundle } from '../../test/bundle.ts';
import { startPostgres } from '../../test/store/postgres-server.ts';
import type { Bench } from '../row.ts';

/** Milliseconds before GitHub answers. */
const LATENCY = 50;
/** Objects that are stored with one delivery. */
const TOGETHER = 100;

/**
 * `--count N` issues (10,000 by default) wait in Postgres, each a look of its own; the App, from the bundle of the image, clears them. Timed
 * from when all of its processes are ready.
 */
const bench: Bench = {
  about:
    'A backlog of 10,000 on Postgres (--count): two workers against one, on a GitHub that takes 50 ms to answer.',
  async run(flags) {
    const count = Number(flags.count ?? 10_000);
    const github = await startStub({ latency: LATENCY });
    const folder = join(mkdtempSync(join(tmpdir(), 'debrief-app-')), 'dist');
    await bundle('app', folder);
    const app = join(folder, 'app.js');
    const postgres = await startPostgres();
    const seconds: number[] = [];
    for (const processes of [1, 2]) {
      const database = await postgres.create(`of-${processes}`);
      seconds.push(await clear(count, { processes, app, database, github: github.url }));
    }
    await postgres.stop();
    github.close();
    const [one, two] = seconds as [number, number];
    return [
      row(`one worker, backlog of ${count}`, one, 's'),
      row(`two workers, backlog of ${count}`, two, 's'),
      { ...row('two workers, against one', two / one, '×'), comparedWith: 'one', goal: { atMost: 0.6 } },
    ];
  },
};
export default bench;

const row = (name: string, value: number, unit: string) => ({
  name,
  value,
  unit,
  comparedWith: null,
  goal: null,
});

interface Setup {
  readonly processes: number;
  readonly app: string;
  readonly database: string;
  readonly github: string;
}

/** Seconds until nothing waits any more. */
async function clear(count: number, { processes, app, database, github }: Setup): Promise<number> {
  const store = await openStore({ url: database, folder: null });
  const running: Running[] = [];
  for (let index = 0; index < processes; index++)
    running.push(await startProcess({ DATABASE_URL: database, GITHUB_API_URL: github }, app));
  const start = performance.now();
  for (let number = 1; number <= count; number += TOGETHER) {
    const refs = Array.from({ length: Math.min(TOGETHER, count - number + 1) }, (_, index) => ({
      kind: 'incident' as const,
      owner: 'acme',
      repo: 'shop',
      number: number + index,
    }));
    await store.accept({ id: `backlog-${number}`, event: 'issues', refs });
  }
  for (;;) {
    const { waiting, active } = await store.counts();
    if (waiting + active === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const seconds = (performance.now() - start) / 1000;
  for (const { child, ended } of running) {
    child.kill('SIGKILL');
    await ended;
  }
  await store.close(0);
  return seconds;
}
