import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { deliver, startProcess } from './process.ts';
import { type StubGitHub, startStub } from './stub-github.ts';

let github: StubGitHub;
beforeAll(async () => {
  github = await startStub();
});
afterAll(() => github.close());

const labeled = (number: number) => ({
  action: 'labeled',
  sender: { login: 'ada' },
  repository: { name: 'shop', owner: { login: 'acme' } },
  issue: { number, labels: [{ name: 'incident' }] },
});

test.runIf(process.platform === 'linux')(
  'on a full disk it refuses deliveries, says so in /healthz, and keeps what it had accepted',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'debrief-'));
    const { child, url, ended } = await startProcess({ GITHUB_API_URL: github.url, DEBRIEF_DATA: folder });
    const health = async () => {
      const answer = await fetch(`${url}/healthz`);
      return { code: answer.status, ...((await answer.json()) as { status: string }) };
    };
    const accepted: string[] = [];
    try {
      expect(await health()).toMatchObject({ code: 200, status: 'ok' });
      expect(await deliver(url, 'before', 'issues', labeled(1))).toBe(202);
      accepted.push('before');
      // No file may grow from now on: what a full disk is to a database.
      execFileSync('prlimit', ['--pid', String(child.pid), '--fsize=4096:']);
      let status = 202;
      for (let i = 0; i < 200 && status === 202; i++) {
        status = await deliver(url, `d-${i}`, 'issues', labeled(i + 2));
        if (status === 202) accepted.push(`d-${i}`);
      }
      expect(status).toBe(503);
      expect(await health()).toMatchObject({ code: 503, status: 'deliveries cannot be stored' });
      execFileSync('prlimit', ['--pid', String(child.pid), '--fsize=unlimited:']);
      expect(await deliver(url, 'after', 'issues', labeled(500))).toBe(202);
      expect(await health()).toMatchObject({ code: 200, status: 'ok' });
      accepted.push('after');
    } finally {
      child.kill('SIGKILL');
      await ended;
    }
    const store = await openStore({ url: null, folder });
    expect(await store.knows(accepted)).toEqual(new Set(accepted));
    await store.close(0);
  },
  60_000,
);

/** For a process: the 25 seconds that work in progress has when it is stopped pass in one. */
const STOPS_SOON = `--import=data:text/javascript,${encodeURIComponent(`
  const wait = setTimeout;
  globalThis.setTimeout = (run, time, ...given) => wait(run, time === 25_000 ? 1_000 : time, ...given);
`)}`;

test('stops on request although GitHub never answers, and processes what it had accepted at the next start', async () => {
  const environment = {
    GITHUB_API_URL: github.url,
    DEBRIEF_DATA: mkdtempSync(join(tmpdir(), 'debrief-')),
  };
  const asked = () => github.asked.filter((what) => what.endsWith('/issues/900')).length;
  const first = await startProcess({ ...environment, NODE_OPTIONS: STOPS_SOON });
  github.silent = true;
  try {
    expect(await deliver(first.url, 'unanswered', 'issues', labeled(900))).toBe(202);
    await expect.poll(() => github.asked.length, { timeout: 20_000 }).toBeGreaterThan(0);
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    await expect.poll(first.output).toMatch(/stopping: work in progress has 25 s[\s\S]*"stopped"/);
  } finally {
    github.silent = false;
    first.child.kill('SIGKILL');
  }
  const before = asked();
  const second = await startProcess(environment);
  try {
    await expect.poll(asked, { timeout: 20_000 }).toBeGreaterThan(before);
  } finally {
    second.child.kill('SIGKILL');
  }
}, 90_000);
