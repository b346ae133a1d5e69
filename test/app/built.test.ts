import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { bundle } from '../bundle.ts';
import { deliver, startProcess } from './process.ts';
import { type StubGitHub, startStub } from './stub-github.ts';

/** What the image holds, and nothing else: no `node_modules`, no sources. */
let image: string;
const start = (environment: Record<string, string>) => startProcess(environment, join(image, 'dist/app.js'));
beforeAll(async () => {
  image = mkdtempSync(join(tmpdir(), 'debrief-image-'));
  const last = readFileSync('Dockerfile', 'utf8')
    .split(/^FROM /m)
    .at(-1)!;
  const copied = [...last.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names]) => names!.split(' '));
  for (const name of copied) cpSync(name, join(image, name), { recursive: true });
  await bundle('app', join(image, 'dist'));
}, 60_000);

test('starts in the image, and finishes the work in hand before it stops', async () => {
  const github = await startStub();
  const { child, url, ended } = await start({
    GITHUB_API_URL: github.url,
    DEBRIEF_DATA: join(image, 'data'),
  });
  try {
    expect(await deliver(url, 'one', 'issues', labeled(1))).toBe(202);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    await expect.poll(() => github.asked, { timeout: 10_000 }).toContain('GET /repos/acme/shop/issues/1');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  } finally {
    child.kill('SIGKILL');
    github.close();
  }
}, 40_000);

const KILLS = 12;
const labeled = (number: number) => ({
  action: 'labeled',
  sender: { login: 'ada' },
  repository: { name: 'shop', owner: { login: 'acme' } },
  issue: { number, labels: [{ name: 'incident' }] },
});

/** When to kill: after how many deliveries, and how many milliseconds later. `FC_SEED=$RANDOM` finds other moments. */
const moment = fc.record({ deliveries: fc.nat(5), delay: fc.nat(39) });

/** Starts the App on this folder, streams deliveries at it until it is killed, and does so again. */
async function lane(github: StubGitHub, first: number, kills: number) {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-'));
  const environment = { GITHUB_API_URL: github.url, DEBRIEF_DATA: folder };
  const accepted: number[] = [];
  let number = first;
  const seed = fc.readConfigureGlobal().seed! + first;
  for (const { deliveries, delay } of fc.sample(moment, { numRuns: kills, seed })) {
    const { child, url, ended } = await start(environment);
    // At any moment: before the first delivery was accepted, while one is, or while some are being processed.
    let left = deliveries;
    for (;;) {
      if (left === 0) setTimeout(() => child.kill('SIGKILL'), delay);
      left -= 1;
      number += 1;
      const status = await deliver(url, `d-${number}`, 'issues', labeled(number)).catch(() => 0);
      if (status !== 202) break;
      accepted.push(number);
    }
    await ended;
  }
  return { accepted, environment };
}

test('loses nothing that it accepted when it is killed twelve times while deliveries stream in', async () => {
  const github = await startStub();
  // Two at a time, each with a database of its own, since starting takes most of the time.
  const lanes = await Promise.all([lane(github, 0, KILLS / 2), lane(github, 1_000_000, KILLS / 2)]);
  const accepted = lanes.flatMap((each) => each.accepted);
  const lost = () => {
    const worked = new Set(github.asked.map((what) => Number(/issues\/(\d+)$/.exec(what)?.[1])));
    return accepted.filter((each) => !worked.has(each));
  };
  const atDeath = lost().length;
  const last = await Promise.all(lanes.map(({ environment }) => start(environment)));
  try {
    await expect.poll(lost, { timeout: 60_000, interval: 50 }).toEqual([]);
    // Otherwise nobody was killed between taking a delivery and working it, and the test has shown nothing.
    expect([accepted.length > KILLS, atDeath > 0]).toEqual([true, true]);
  } finally {
    for (const { child } of last) child.kill('SIGKILL');
    github.close();
  }
}, 300_000);
