import { beforeEach, expect, test } from 'vitest';
import { VirtualTime } from '../../sandbox/rehearsal/time.ts';
import { makeLog } from '../../src/app/log.ts';
import { FakeGitHub } from '../../src/github/fake/github.ts';
import { GitHubError } from '../../src/github/port.ts';
import { Policies } from '../../src/reconcile/policies.ts';
import { sweeper } from '../../src/reconcile/sweeper.ts';
import type { ObjectRef } from '../../src/vocabulary/refs.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-03-01T10:00:00Z');
const shop = { owner: 'acme', repo: 'shop' };
let time: VirtualTime;
let github: FakeGitHub;
let queued: string[];
/** The status that GitHub refuses everything with; null if it works. */
let refuses: number | null;
let asked: number;
let lostReadModel: boolean;
/** Seconds to the end of GitHub's limit. */
let limit: number | null;
let sweeps: ReturnType<typeof sweeper>;

beforeEach(async () => {
  time = new VirtualTime(START);
  github = new FakeGitHub({ now: () => new Date(time.now()) });
  github.repository('acme', 'shop', { people: { ada: 'write' }, files: { 'README.md': '#' } });
  await github.as('ada').openIssue(shop, { title: 'Down', body: '', labels: ['incident'], assignees: [] });
  [queued, asked, refuses, lostReadModel] = [[], 0, null, false];
  github.onCall = (when) => {
    if (when !== 'before') return;
    if (limit !== null) throw new GitHubError('API rate limit exceeded', 403, limit);
    if (refuses === null) return;
    asked += 1;
    throw new GitHubError('Server Error', refuses);
  };
  limit = null;
  const store = {
    enqueue: async ({ kind, number }: ObjectRef) => void queued.push(`${kind} ${number}`),
    setTimer: async () => {},
    recentRepositories: async () => [shop],
    retryGivenUp: async () => 0,
    signals: { objects: async () => [] },
    readModel: {
      row: async () => (lostReadModel ? null : { table: 'history', key: 'acme/shop', data: {} }),
      record: async () => {
        lostReadModel = false;
      },
    },
  };
  sweeps = sweeper(
    {
      githubFor: async () => github.port(),
      async *repositories() {
        yield shop;
      },
      store: store as never,
      policies: new Policies(0, time.now),
      log: makeLog('silent'),
      now: () => new Date(time.now()),
    },
    time,
  );
});

test.each(['everywhere', 'recent'] as const)(
  'a sweep (%s) that GitHub did not answer is repeated a minute later, and then no more',
  async (scope) => {
    refuses = 502;
    await sweeps.run(scope);
    expect([queued, asked]).toEqual([[], 1]);
    refuses = null;
    await time.until(START + MINUTE);
    expect(queued.splice(0)).toEqual(['incident 1']);
    await time.until(START + 10 * MINUTE);
    expect(queued).toEqual([]);
  },
);

test('what a sweep of everything missed is repeated in full, although nothing has changed since the one before', async () => {
  await time.until(START + 30 * MINUTE);
  await sweeps.run('everywhere');
  await time.until(START + 60 * MINUTE);
  queued = [];
  refuses = 502;
  await sweeps.run('everywhere');
  refuses = null;
  await time.until(START + 61 * MINUTE);
  expect(queued).toEqual(['incident 1']);
});

test('what is missed while the read model is rebuilt is repeated with its whole history', async () => {
  await github.as('ada').editIssue({ ...shop, number: 1 }, { state: 'closed' });
  const later = START + 90 * 24 * 60 * MINUTE;
  await time.until(later);
  [lostReadModel, refuses] = [true, 502];
  await sweeps.run('everywhere');
  refuses = null;
  await time.until(later + MINUTE);
  expect(queued).toEqual(['incident 1']);
});

test('gives up after five minutes until the next sweep, and at once what GitHub refuses for good', async () => {
  refuses = 502;
  await sweeps.run('recent');
  await time.until(START + 30 * MINUTE);
  expect(asked).toBe(6);
  refuses = 403;
  await sweeps.run('recent');
  await time.until(START + 60 * MINUTE);
  expect(asked).toBe(7);
});

test('waits for the end of a rate limit, however long that takes', async () => {
  limit = 3600;
  await sweeps.run('recent');
  await time.until(START + 59 * MINUTE);
  expect(queued).toEqual([]);
  limit = null;
  await time.until(START + 61 * MINUTE);
  expect(queued).toEqual(['incident 1']);
});

test('a repository whose policy changed is swept once, as soon as GitHub shows the new one', async () => {
  sweeps.soon(shop);
  await time.until(START + 15_000);
  // Once more: the sweep must see this one, too.
  sweeps.soon(shop);
  await time.until(START + 30_000);
  expect(queued).toEqual([]);
  await time.until(START + 10 * MINUTE);
  expect(queued.splice(0)).toEqual(['incident 1']);
  sweeps.soon(shop);
  await time.until(START + 20 * MINUTE);
  expect(queued).toEqual(['incident 1']);
});

test('stops with the App', async () => {
  refuses = 502;
  await sweeps.run('recent');
  sweeps.stop();
  await time.until(START + 10 * MINUTE);
  expect(asked).toBe(1);
});
