import { beforeEach, describe, expect, test } from 'vitest';
import type { Installations } from '../../src/app/installations.ts';
import { makeLog } from '../../src/app/log.ts';
import { redeliver, type SweepOptions, sweep } from '../../src/app/sweep.ts';
import { FakeGitHub } from '../../src/github/fake.ts';
import type { Repo } from '../../src/vocabulary/refs.ts';

const shop = { owner: 'acme', repo: 'shop' };
let clock: Date;
let github: FakeGitHub;
let queued: string[];
let recent: Repo[];
let redelivered: number[];
let failed: { id: number; guid: string }[];
let retried: number;
let options: SweepOptions;

beforeEach(() => {
  clock = new Date('2026-03-01T10:00:00Z');
  github = new FakeGitHub({ now: () => clock });
  github.repository('acme', 'shop', { people: { ada: 'write' }, files: { 'README.md': '#' } });
  github.repository('acme', 'quiet', { files: { 'README.md': '#' } });
  [queued, recent, redelivered, failed] = [[], [], [], []];
  retried = 0;
  const installations = {
    slug: 'debrief',
    portFor: async (repo) => (repo.repo === 'gone' ? null : github.port()),
    async *repositories() {
      yield* [shop, { owner: 'acme', repo: 'quiet' }];
    },
    failedDeliveries: async () => failed,
    redeliver: async (id) => void redelivered.push(id),
  } satisfies Installations;
  options = {
    installations,
    store: {
      enqueue: async ({ kind, repo, number }) => void queued.push(`${kind} ${repo}#${number}`),
      knows: async (ids) => new Set(ids.filter((id) => id.startsWith('arrived'))),
      recentRepositories: async () => recent,
      retryGivenUp: async () => {
        retried += 1;
        return 0;
      },
    },
    ...{ log: makeLog('silent'), now: () => clock },
  };
});

const open = (labels: string[]) =>
  github.as('ada').openIssue(shop, { title: 'Down', body: '', labels, assignees: [] });

async function openPull(branch: string) {
  github.as('ada').write(shop, { [`postmortems/${branch}.md`]: '#' }, branch);
  const pull = { title: 'PM', body: '', head: branch, base: 'main', draft: false };
  const opened = await github.as('ada').openPullRequest(shop, pull);
  await github.as('ada').addLabels(opened, ['post-mortem']);
  return opened;
}

describe('a sweep', () => {
  test('finds open incidents, and the pull requests of post-mortems', async () => {
    await open(['incident']);
    await open(['bug']);
    await openPull('one');
    await github.as('ada').merge(await openPull('two'));
    await sweep(true, options);
    expect(queued).toEqual([
      ...['incident shop#1', 'post-mortem shop#4', 'post-mortem shop#3', 'action-items shop#4'],
    ]);
  });

  test('finds an incident that was closed lately, and leaves old ones alone', async () => {
    const { issue } = await open(['incident']);
    await github.as('ada').editIssue(issue, { state: 'closed' });
    clock = new Date('2026-03-10T10:00:00Z');
    await sweep(true, options);
    expect(queued).toEqual(['incident shop#1']);
    clock = new Date('2026-04-10T10:00:00Z');
    await sweep(true, options);
    expect(queued).toHaveLength(1);
  });

  test('goes by the labels of the policy', async () => {
    github.as('ada').write(shop, { '.github/debrief.yml': 'labels: {incident: outage}' });
    await open(['incident']);
    await open(['outage']);
    await sweep(true, options);
    expect(queued).toEqual(['incident shop#2']);
  });

  test('between two large ones asks only where something happened lately', async () => {
    await open(['incident']);
    await sweep(false, options);
    expect([queued, github.reads]).toEqual([[], 0]);
    recent = [shop, { owner: 'acme', repo: 'gone' }];
    await sweep(false, options);
    expect([queued, github.reads]).toEqual([['incident shop#1'], 4]);
    expect(retried).toBe(0);
    await sweep(true, options);
    expect(retried).toBe(1);
  });

  test('goes on after a repository that refuses', async () => {
    await open(['incident']);
    recent = [{ owner: 'acme', repo: 'quiet' }, shop];
    let calls = 0;
    github.onCall = () => {
      calls += 1;
      if (calls === 1) throw new Error('blocked');
    };
    await sweep(false, options);
    expect(queued).toEqual(['incident shop#1']);
  });
});

test('asks once for each failed delivery that never arrived', async () => {
  failed = [
    { id: 9, guid: 'lost-2' },
    { id: 8, guid: 'arrived-1' },
    { id: 7, guid: 'lost-1' },
    { id: 6, guid: 'lost-1' },
  ];
  const asked = new Map<string, number>();
  expect(await redeliver(options, asked)).toBe(2);
  expect(redelivered).toEqual([9, 7]);
  // What arrived and touched nothing is not stored: it is asked for again only when it failed again.
  expect(await redeliver(options, asked)).toBe(0);
  failed.unshift({ id: 10, guid: 'lost-1' });
  expect(await redeliver(options, asked)).toBe(1);
  expect(redelivered.at(-1)).toBe(10);
  failed.splice(0);
  await redeliver(options, asked);
  expect(asked.size).toBe(0);
});

test('asks for no more than a hundred at once, and for the others the next time', async () => {
  failed = Array.from({ length: 150 }, (_, index) => ({ id: 500 - index, guid: `lost-${index}` }));
  const asked = new Map<string, number>();
  expect([await redeliver(options, asked), await redeliver(options, asked)]).toEqual([100, 50]);
  expect(new Set(redelivered).size).toBe(150);
});
