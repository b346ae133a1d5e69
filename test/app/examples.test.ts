import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { subscriptions } from '../../src/reconcile/route.ts';
import { deliver, type Running, startProcess } from './process.ts';
import { type StubGitHub, startStub } from './stub-github.ts';

interface Example {
  readonly name: string;
  readonly examples: readonly Readonly<Record<string, unknown>>[];
}
const all = createRequire(import.meta.url)('@octokit/webhooks-examples') as readonly Example[];
const deliveries = all.flatMap(({ name, examples }) => examples.map((payload) => ({ event: name, payload })));
const subscribed = new Set(subscriptions().map(({ event }) => event));

let github: StubGitHub;
let app: Running;

beforeAll(async () => {
  github = await startStub();
  app = await startProcess({
    GITHUB_API_URL: github.url,
    DEBRIEF_DATA: mkdtempSync(join(tmpdir(), 'debrief-')),
    LOG_LEVEL: 'debug',
  });
}, 120_000);
afterAll(async () => {
  app?.child.kill('SIGKILL');
  await app?.ended;
  github?.close();
});

const health = async () => (await fetch(`${app.url}/healthz`)).json() as Promise<Record<string, unknown>>;
const idle = () => expect.poll(health, { timeout: 40_000 }).toMatchObject({ waiting: 0, active: 0 });

test('answers every event that GitHub documents, and looks at nothing for those that are not ours', async () => {
  const foreign = deliveries.filter(({ event }) => !subscribed.has(event));
  expect(foreign.length).toBeGreaterThan(100);
  for (const [index, { event, payload }] of foreign.entries())
    expect(await deliver(app.url, `foreign-${index}`, event, payload), event).toBe(202);
  await idle();
  expect(github.asked).toEqual([]);
}, 120_000);

test('answers every example of our own events, and writes nothing for objects that are gone', async () => {
  const own = deliveries.filter(({ event }) => subscribed.has(event));
  expect(own.length).toBeGreaterThan(50);
  for (const [index, { event, payload }] of own.entries())
    expect(await deliver(app.url, `own-${index}`, event, payload), event).toBe(202);
  await idle();
  expect(github.asked.length).toBeGreaterThan(0);
  expect(github.asked.filter((what) => !what.startsWith('GET '))).toEqual([]);
}, 120_000);

test('has logged no error on the way, and no payload', () => {
  const lines = app
    .output()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { level: number; msg: string });
  expect(lines.filter(({ level }) => level >= 40)).toEqual([]);
  expect(app.output()).not.toContain('Spelling error in the README');
  expect(app.child.exitCode).toBeNull();
});

test('finishes the work in hand before it stops', async () => {
  app.child.kill('SIGTERM');
  expect(await app.ended).toBe(0);
});
