import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeLog } from '../../src/app/log.ts';
import { FakeGitHub } from '../../src/github/fake/github.ts';
import { GitHubError } from '../../src/github/port.ts';
import { Policies } from '../../src/reconcile/policies.ts';
import { type Missed, type SweepOptions, sweep } from '../../src/reconcile/sweep.ts';
import { SqliteStore } from '../../src/store/sqlite/index.ts';
import type { ObjectRef, Repo } from '../../src/vocabulary/refs.ts';

const shop = { owner: 'acme', repo: 'shop' };
let clock: Date;
let github: FakeGitHub;
let queued: string[];
let timers: string[];
let recent: Repo[];
/** Repositories whose history is in the read model. */
let known: string[];
let retried: number;
/** Objects that signals wait for. */
let signals: ObjectRef[];
let options: SweepOptions;

beforeEach(() => {
  clock = new Date('2026-03-01T10:00:00Z');
  github = new FakeGitHub({ now: () => clock });
  github.repository('acme', 'shop', { people: { ada: 'write' }, files: { 'README.md': '#' } });
  github.repository('acme', 'quiet', { files: { 'README.md': '#' } });
  queued = [];
  timers = [];
  recent = [];
  known = ['acme/shop', 'acme/quiet'];
  retried = 0;
  signals = [];
  options = {
    githubFor: async (repo) => (repo.repo === 'gone' ? null : github.port()),
    async *repositories() {
      yield* [shop, { owner: 'acme', repo: 'quiet' }];
    },
    store: {
      enqueue: async ({ kind, repo, number }) => void queued.push(`${kind} ${repo}#${number}`),
      setTimer: async ({ kind, repo, number }, at) => void timers.push(`${kind} ${repo}#${number} ${at}`),
      recentRepositories: async () => recent,
      retryGivenUp: async () => {
        retried += 1;
        return 0;
      },
      signals: { objects: async () => signals },
      readModel: {
        record: async (_, rows) => void known.push(...rows.map(({ key }) => key)),
        rows: async () => [],
        row: async (table, key) => (known.includes(key) ? { table, key, data: {} } : null),
        incidents: async () => [],
        open: async () => [],
        published: async () => [],
        isEmpty: async () => false,
        clear: async () => {},
      },
    },
    policies: new Policies(0, () => clock.getTime()),
    log: makeLog('silent'),
    now: () => clock,
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
    await sweep('everywhere', options);
    expect(queued).toEqual([
      'incident shop#1',
      'post-mortem shop#4',
      'post-mortem shop#3',
      'draft shop#3',
      'action-items shop#4',
      'learned shop#4',
    ]);
  });

  test('finds the alerts that wait, wherever they are about, and a sweep of the rest does not', async () => {
    signals = [{ kind: 'alert', owner: 'acme', repo: 'gone', number: 5 }];
    await sweep('recent', options);
    await sweep('missed', options);
    expect(queued).toEqual(['alert gone#5']);
  });

  test('finds an incident that was closed lately, and leaves old ones alone', async () => {
    const { issue } = await open(['incident']);
    await github.as('ada').editIssue(issue, { state: 'closed' });
    clock = new Date('2026-03-10T10:00:00Z');
    await sweep('everywhere', options);
    expect(queued).toEqual(['incident shop#1']);
    clock = new Date('2026-04-10T10:00:00Z');
    await sweep('everywhere', options);
    expect(queued).toHaveLength(1);
    // With the database lost, the read model is rebuilt from the whole history.
    known = [];
    await sweep('recent', options);
    expect(queued).toHaveLength(1);
    await sweep('everywhere', options);
    expect(queued).toHaveLength(2);
  });

  test('reads the whole history of each repository once, even if a limit and a restart come between', async () => {
    const { issue } = await open(['incident']);
    await github.as('ada').editIssue(issue, { state: 'closed' });
    clock = new Date('2026-06-01T10:00:00Z');
    known = [];
    let asked = 0;
    github.onCall = () => {
      asked += 1;
      throw new GitHubError('API rate limit exceeded', 403, 3000);
    };
    const missed: Missed = new Map();
    await sweep('everywhere', { ...options, missed });
    // The limit is the whole organisation's: the second repository is not even tried.
    expect([asked, [...missed.keys()]]).toEqual([1, ['acme/shop', 'acme/quiet']]);
    github.onCall = null;
    // A new process, and a read model that is no longer empty, since a webhook came.
    known = ['acme/quiet'];
    await sweep('everywhere', options);
    expect(queued).toEqual(['incident shop#1']);
    await sweep('everywhere', options);
    expect(queued).toHaveLength(1);
  });

  describe('of a repository with an incident of last year queues', () => {
    let folder: string;
    const opened = async <T>(use: (store: SqliteStore) => Promise<T>): Promise<T> => {
      const store = new SqliteStore({ url: null, folder });
      try {
        return await use(store);
      } finally {
        await store.close(0);
      }
    };
    const queuedBy = (store: SqliteStore) =>
      sweep('everywhere', { ...options, store: { ...options.store, readModel: store.readModel } });
    /** A look at an incident of today, as after a webhook. */
    const looked = (store: SqliteStore) => {
      const data = { title: 'Down', declaredAt: '2026-06-01T10:00:00Z' };
      const row = { table: 'incident', key: 'acme/shop#9', data };
      return store.readModel.record({ kind: 'incident', ...shop, number: 9 }, [row]);
    };

    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'debrief-sweep-'));
      const { issue } = await open(['incident']);
      await github.as('ada').editIssue(issue, { state: 'closed' });
      clock = new Date('2026-06-01T10:00:00Z');
    });

    test('nothing after an upgrade: what an older version recorded is whole', async () => {
      await opened(looked);
      const database = new DatabaseSync(join(folder, 'debrief.sqlite'));
      database.exec("delete from read_model where tab = 'history'");
      database.close();
      expect(await opened(queuedBy)).toBe(0);
      expect(await opened(queuedBy)).toBe(0);
    });

    test.each([
      ['was lost', async () => {}],
      ['was deleted', (store: SqliteStore) => store.readModel.clear()],
    ])('that one after the read model %s, even if webhooks and a restart came first', async (_, lose) => {
      await opened(lose);
      await opened(looked);
      expect(await opened(queuedBy)).toBe(1);
      expect(await opened(queuedBy)).toBe(0);
    });
  });

  test('that is repeated within minutes, since GitHub did not list all repositories, takes only news', async () => {
    await open(['incident']);
    await open(['bug']);
    let lists = false;
    const again: SweepOptions = {
      ...options,
      swept: new Map(),
      async *repositories() {
        yield shop;
        if (!lists) throw new Error('one organisation is not listed');
      },
    };
    clock = new Date('2026-03-01T12:00:00Z');
    await expect(sweep('everywhere', again)).rejects.toThrow('not listed');
    expect(queued).toEqual(['incident shop#1']);
    lists = true;
    clock = new Date('2026-03-01T12:01:00Z');
    await sweep('everywhere', again);
    expect(queued).toHaveLength(1);
    clock = new Date('2026-03-01T18:01:00Z');
    await sweep('everywhere', again);
    expect(queued).toHaveLength(2);
  });

  test('goes by the labels of the policy', async () => {
    github.as('ada').write(shop, { '.github/debrief.yml': 'labels: {incident: outage}' });
    await open(['incident']);
    await open(['outage']);
    await sweep('everywhere', options);
    expect(queued).toEqual(['incident shop#2']);
  });

  test('reminds a repository of its report, an hour after its incidents, where the policy has a schedule', async () => {
    await sweep('everywhere', options);
    expect(timers).toEqual([]);
    github.as('ada').write(shop, { '.github/debrief.yml': 'reports: {every: month}' });
    await sweep('everywhere', options);
    expect(timers).toEqual(['report shop#0 2026-03-01T11:00:00.000Z']);
  });

  test('between two large ones asks only where something happened lately', async () => {
    await open(['incident']);
    await sweep('recent', options);
    expect([queued, github.reads]).toEqual([[], 0]);
    recent = [shop, { owner: 'acme', repo: 'gone' }];
    await sweep('recent', options);
    expect([queued, github.reads]).toEqual([['incident shop#1'], 6]);
  });

  test('tries again what was given up', async () => {
    await sweep('recent', options);
    await sweep('everywhere', options);
    expect(retried).toBe(2);
  });

  test('passes over what has not changed since the last one, until the policy has', async () => {
    options = { ...options, swept: new Map() };
    recent = [shop];
    const { issue } = await open(['incident']);
    await open(['incident']);
    clock = new Date('2026-03-01T10:06:00Z');
    await sweep('recent', options);
    expect(queued.splice(0)).toEqual(['incident shop#2', 'incident shop#1']);
    clock = new Date('2026-03-01T10:16:00Z');
    await sweep('recent', options);
    expect(queued).toEqual([]);
    await github.as('ada').comment(issue, '/incident ic me');
    clock = new Date('2026-03-01T10:26:00Z');
    await sweep('recent', options);
    expect(queued.splice(0)).toEqual(['incident shop#1']);
    github.as('ada').write(shop, { '.github/debrief.yml': 'incidents: {sameWithinMinutes: 5}' });
    clock = new Date('2026-03-01T10:36:00Z');
    await sweep('recent', options);
    expect(queued.splice(0)).toHaveLength(2);
    clock = new Date('2026-03-01T10:47:00Z');
    await sweep('recent', options);
    expect(queued).toEqual([]);
    await sweep('everywhere', options);
    expect(queued).toHaveLength(2);
  });

  test('goes back to the last one that succeeded', async () => {
    options = { ...options, swept: new Map() };
    recent = [shop];
    await sweep('recent', options);
    clock = new Date('2026-03-01T11:00:00Z');
    await open(['incident']);
    github.onCall = () => {
      throw new Error('away');
    };
    await sweep('recent', options);
    clock = new Date('2026-03-01T13:00:00Z');
    github.onCall = null;
    await sweep('recent', options);
    expect(queued).toEqual(['incident shop#1']);
  });

  test('goes on after a repository that refuses', async () => {
    await open(['incident']);
    recent = [{ owner: 'acme', repo: 'quiet' }, shop];
    let calls = 0;
    github.onCall = () => {
      calls += 1;
      if (calls === 1) throw new Error('blocked');
    };
    await sweep('recent', options);
    expect(queued).toEqual(['incident shop#1']);
  });
});

test('of 1,000 action items of which 10 changed, those 10 are looked at, for one more call', async () => {
  const body = (index: number) =>
    `<!-- debrief:action-item file=a.md key=${index} title=x at=2026-01-01T00:00:00Z -->\nx`;
  clock = new Date('2026-01-01T10:00:00Z');
  const made = [];
  for (let index = 0; index < 1000; index++) {
    const wish = { title: `Item ${index}`, body: body(index), labels: ['action-item'], assignees: [] };
    made.push((await github.port().openIssue(shop, wish)).issue);
  }
  clock = new Date('2026-03-01T10:00:00Z');
  for (const issue of made.slice(40, 50))
    await github.as('ada').comment(issue, '/action done it works, see the graph');
  github.forgetCalls();
  recent = [shop];
  await sweep('recent', options);
  expect(queued).toHaveLength(10);
  expect(new Set(queued.map((key) => key.split(' ')[0]))).toEqual(new Set(['action-item']));
  expect(github.reads).toBeLessThanOrEqual(6);
});
