import { generateKeyPairSync } from 'node:crypto';
import { sign } from '@octokit/webhooks-methods';
import inject, { type InjectOptions } from 'light-my-request';
import { expect, test, vi } from 'vitest';
import { run } from '../../src/app/app.ts';
import { readConfig } from '../../src/app/config.ts';
import { makeLog } from '../../src/app/log.ts';
import { FakeGitHub } from '../../src/github/fake/github.ts';
import { SqliteStore } from '../../src/store/sqlite/index.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const SECRET = 'a secret of this test';
const ALERT = {
  key: 'pool',
  status: 'firing',
  title: 'Checkout: the pool is full',
  severity: 'SEV1',
  at: '2026-03-01T14:04:30Z',
};

/** The App with a repository for alerts, on which it is not installed at first. */
async function started(environment: Record<string, string> = {}) {
  const github = new FakeGitHub();
  const repo = github.repository('acme', 'ops', { people: { ana: 'write' }, files: { 'README.md': '#' } });
  const lines: string[] = [];
  const store = new SqliteStore({ url: null, folder: null });
  const tasks: (() => Promise<void>)[] = [];
  const every = (_: number, task: () => Promise<void>) => {
    tasks.push(task);
    return () => {};
  };
  let isInstalled = false;
  const config = readConfig({
    APP_ID: '1',
    PRIVATE_KEY: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    WEBHOOK_SECRET: SECRET,
    ALERT_SECRET: SECRET,
    ALERT_REPOSITORY: 'acme/ops',
    ...environment,
  });
  const { server, stop } = await run({
    config: { ...config, credentials: config.credentials! },
    store,
    installations: {
      slug: 'debrief',
      githubFor: async () => (isInstalled ? github.port() : null),
      installedAt: async () => null,
      lacking: () => [],
      async *repositories() {},
      failedDeliveries: async () => [],
      redeliver: async () => {},
    },
    log: makeLog('info', { write: (line) => void lines.push(line) }),
    clock: { now: Date.now, every },
  });
  const ask = (request: InjectOptions) =>
    inject((asked, answer) => void server.emit('request', asked, answer), request);
  return {
    lines,
    store,
    repo,
    install: () => {
      isInstalled = true;
    },
    /** All that runs at intervals, once. */
    async interval() {
      for (const task of tasks) await task();
    },
    async alert(title: string) {
      const payload = JSON.stringify({ ...ALERT, title });
      const headers = { 'x-debrief-signature': await sign(SECRET, payload) };
      return ask({ method: 'POST', url: '/alerts/generic', headers, payload });
    },
    get: (url: string) => ask({ method: 'GET', url }),
    async end() {
      stop();
      await store.close(0);
    },
  };
}

test('an alert for a repository without the App is counted, told, and written once the App is there', async () => {
  const app = await started();
  await app.interval();
  expect(app.lines.join('')).toContain('"setting":"ALERT_REPOSITORY","repository":"acme/ops"');
  expect((await app.get('/')).payload).toContain('Alerts are kept, but declare no incidents.');
  const answer = await app.alert(ALERT.title);
  expect([answer.statusCode, answer.payload]).toEqual([
    503,
    expect.stringContaining('not installed on acme/ops'),
  ]);
  await vi.waitFor(async () => expect((await app.store.counts()).givenUp).toBe(1));
  expect(JSON.parse((await app.get('/healthz')).payload)).toMatchObject({ status: 'ok', signals: 1 });
  expect((await app.get('/metrics')).payload).toContain('debrief_signals_waiting 1');

  app.install();
  await app.interval();
  await vi.waitFor(async () => expect((await app.store.counts()).signals).toBe(0));
  expect([...app.repo.issues.values()].map(({ issue }) => issue.title)).toEqual([
    expect.stringContaining(ALERT.title),
  ]);
  expect((await app.get('/')).payload).not.toContain('role="alert"');
  expect((await app.alert('The same pool again')).statusCode).toBe(202);
  await app.end();
});

test.each([
  ['acme/other', true],
  ['acme/ops', false],
])(
  'the page says so of %s for declarations from Slack unless it is the one for alerts',
  async (repository, isSaid) => {
    const app = await started({
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 'sixteen characters',
      SLACK_REPOSITORY: repository,
    });
    await app.interval();
    const page = (await app.get('/')).payload;
    expect(page.includes('Nobody can declare an incident from Slack.')).toBe(isSaid);
    await app.end();
  },
);
