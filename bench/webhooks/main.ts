import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../sandbox/free-port.ts';
import { openStore } from '../../src/store/open.ts';
import { SECRET, startProcess } from '../../test/app/process.ts';
import { startStub } from '../../test/app/stub-github.ts';
import { bundle } from '../../test/bundle.ts';
import { type Bench, median, type Row } from '../row.ts';
import { stream } from './stream.ts';

const ROUNDS = 5;
const COMPARED = 'a Probot App that verifies and drops';

/**
 * `--count N` deliveries in each round. Debrief runs whole, from the bundle of the image, with its embedded database on disk and its workers looking
 * at what comes in, on a GitHub that has nothing. Rounds alternate, so that both meet the same load of the machine.
 */
const bench: Bench = {
  about: 'Deliveries stored and answered, beside a bare Probot App; memory and start; what SIGKILL loses.',
  async run(flags) {
    const count = Number(flags.count ?? 2000);
    const github = await startStub();
    const folder = mkdtempSync(join(tmpdir(), 'debrief-bench-'));
    const environment = { GITHUB_API_URL: github.url, DEBRIEF_DATA: folder };
    const app = join(mkdtempSync(join(tmpdir(), 'debrief-app-')), 'dist');
    await bundle('app', app);
    const starting = performance.now();
    const debrief = await startProcess(environment, join(app, 'app.js'));
    const started = performance.now() - starting;
    const startCpu = cpuMilliseconds(debrief.child);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const idle = megabytes(debrief.child, 'VmRSS');
    const probot = await startProbot();

    const ratios: number[] = [];
    const slower: number[] = [];
    const rates: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const theirs = await stream(probot.url, SECRET, `probot-${round}`, count);
      const ours = await stream(debrief.url, SECRET, `debrief-${round}`, count);
      // The first round warms both up.
      if (round === 0) continue;
      ratios.push(ours.perSecond / theirs.perSecond);
      slower.push(ours.p95 / theirs.p95);
      rates.push(ours.perSecond);
    }
    probot.child.kill('SIGKILL');

    const { accepted } = await stream(debrief.url, SECRET, 'killed', count * 2, (so) => {
      if (so === count) debrief.child.kill('SIGKILL');
    });
    await debrief.ended;
    const store = await openStore({ url: null, folder });
    const kept = await store.knows(accepted);
    await store.close(0);
    github.close();

    const row = (name: string, value: number, unit: string, rest: Partial<Row> = {}): Row => ({
      name,
      value,
      unit,
      comparedWith: null,
      goal: null,
      ...rest,
    });
    const compared = { comparedWith: COMPARED };
    return [
      row('deliveries stored, a second', median(rates), '/s'),
      row('deliveries stored, against Probot', median(ratios), '×', { ...compared, goal: { atLeast: 0.5 } }),
      row('95th percentile, against Probot', median(slower), '×', { ...compared, goal: { atMost: 3 } }),
      row(`lost by SIGKILL, of ${accepted.length}`, accepted.length - kept.size, '', { goal: { atMost: 0 } }),
      row('memory when idle', idle, 'MB', { goal: { atMost: 200 } }),
      row('start until it takes deliveries', started, 'ms', { goal: { atMost: 1000 } }),
      // Tells a slow start from a busy machine.
      row('CPU of that start', startCpu, 'ms'),
    ];
  },
};
export default bench;

async function startProbot(): Promise<{ url: string; child: ChildProcess }> {
  const port = await freePort();
  const child = spawn(process.execPath, [`${import.meta.dirname}/bare-probot.ts`], {
    env: { PATH: process.env.PATH, WEBHOOK_SECRET: SECRET, PORT: String(port), LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  await once(child.stdout!, 'data');
  child.stdout!.resume();
  return { url: `http://127.0.0.1:${port}`, child };
}

/** Of a process, as Linux tells it. */
function megabytes({ pid }: ChildProcess, what: 'VmRSS'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`${what}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
}

/** CPU that a process has used so far, which Linux counts in hundredths of a second. */
function cpuMilliseconds({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
