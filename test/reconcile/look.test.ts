import { beforeEach, describe, expect, test } from 'vitest';
import { makeLog } from '../../src/app/log.ts';
import { FakeGitHub } from '../../src/github/fake/github.ts';
import { NEEDS } from '../../src/github/permissions.ts';
import { GitHubError } from '../../src/github/port.ts';
import { LAG, RunReceipts } from '../../src/github/receipts.ts';
import { withMethods } from '../../src/github/with.ts';
import { type LookOptions, look } from '../../src/reconcile/look.ts';
import type { Origin } from '../../src/store/priority.ts';
import { SqliteStore } from '../../src/store/sqlite/index.ts';
import { LastingFailure, RetryAfter, type Row } from '../../src/store/store.ts';
import type { ObjectRef } from '../../src/vocabulary/refs.ts';
import type { Signal } from '../../src/vocabulary/signal.ts';

let github: FakeGitHub;
let ref: ObjectRef;
let queued: ObjectRef[];
let timers: string[];
let echoes: [number, string][];
let receipts: RunReceipts;
let recorded: readonly Row[];
let now: Date;
/** Alerts about the object. */
let waiting: Signal[];
const lines: string[] = [];
/** Keeps what a look leaves behind. */
const store: LookOptions['store'] = {
  enqueue: async (other) => void queued.push(other),
  setTimer: async (_, at) => void timers.push(at),
  setEcho: async (other, at) => void echoes.push([other.number, at]),
  get receipts() {
    return receipts;
  },
  refusals: new SqliteStore({ url: null, folder: null }).refusals,
  creations: { lately: async () => [], take: async () => true },
  renames: { note: async () => {}, all: async () => [] },
  renamed: async () => {},
  signals: {
    waiting: async () => waiting,
    settle: async (id) => {
      waiting = waiting.filter((signal) => signal.id !== id);
    },
  },
  readModel: {
    record: async (_, rows) => {
      recorded = rows;
    },
    rows: async () => [],
    row: async () => null,
    incidents: async () => [],
    open: async () => [],
    published: async () => [],
    isEmpty: async () => false,
    clear: async () => {},
  },
};
const run = () =>
  look(ref, {
    githubFor: async () => github.port(),
    store,
    now: () => now,
    log: makeLog('debug', { write: (line) => void lines.push(line) }),
  });
const policy = (text: string) => github.as('ada').write(ref, { '.github/debrief.yml': text });
/** What was said of the policy. */
const comments = async () =>
  (await github.as('ada').issueEvents(ref)).flatMap((e) =>
    e.type === 'commented' && e.comment.body.includes('cannot be used') ? [e.comment.body] : [],
  );
/** The incident issue that Debrief opened for the labelled one, if it did. */
const declared = () => [...github.find(ref)!.issues.values()].find(({ issue }) => issue.author.app)?.issue;

beforeEach(async () => {
  lines.length = 0;
  queued = [];
  timers = [];
  echoes = [];
  waiting = [];
  receipts = new RunReceipts();
  recorded = [];
  now = new Date();
  github = new FakeGitHub();
  const repo = github.repository('acme', 'shop', { people: { ada: 'write' }, files: { 'README.md': '#' } });
  const wish = { title: 'Down', body: 'private words', labels: ['incident'], assignees: [] };
  const { issue } = await github.as('ada').openIssue(repo, wish);
  ref = { kind: 'incident', owner: 'acme', repo: 'shop', number: issue.number };
});

test('observes, decides, applies, and writes a receipt without what people wrote', async () => {
  await run();
  expect(declared()).toMatchObject({ state: 'open' });
  // All was made in one look: none is needed after it.
  expect(queued).toEqual([]);
  expect(lines.join('')).toContain('"outcome":"done"');
  expect(lines.join('')).not.toContain('private words');
});

test('posts the report of a repository although its policy is broken now, since nobody can be told there', async () => {
  now = new Date('2026-04-01T12:00:00Z');
  policy('reports: {every: month}');
  policy('reports: {every: month}\nservices: 7');
  const data = { id: 'acme/shop#7', milestones: { started: '2026-03-10T10:00:00Z' } };
  const rows = async () => [{ table: 'ledger', key: 'open', data }];
  const readModel = { ...store.readModel, rows };
  await look(
    { ...ref, kind: 'report', number: 0 },
    {
      githubFor: async () => github.port(),
      store: { ...store, receipts, readModel },
      now: () => now,
      log: makeLog('silent'),
    },
  );
  const titles = [...github.find(ref)!.issues.values()].map(({ issue }) => issue.title);
  expect(titles).toContain('Reliability in 2026-03');
});

test('sets the timer for the next status update, and records the incident, with who commands it', async () => {
  now = new Date('2026-03-01T14:00:00Z');
  github = new FakeGitHub({ now: () => now });
  const repo = github.repository('acme', 'shop', { people: { ada: 'write' }, files: { 'README.md': '#' } });
  const wish = { title: 'Down', body: '', labels: ['incident', 'sev1'], assignees: [] };
  await github.as('ada').openIssue(repo, wish);
  await run();
  expect([timers, recorded]).toEqual([[], []]);
  ref = { ...ref, number: declared()!.number };
  await github.as('ada').comment(ref, '/incident ic me');
  await run();
  expect(timers).toEqual(['2026-03-01T14:15:00Z']);
  expect(recorded).toMatchObject([
    { table: 'incident', key: `acme/shop#${ref.number}`, data: { severity: 'SEV1', commander: 'ada' } },
    { table: 'ledger', key: `open acme/shop#${ref.number}`, data: { severity: 'SEV1' } },
  ]);
  now = new Date('2026-03-01T14:15:00Z');
  timers = [];
  await run();
  // The reminder is there; it grows older.
  expect(timers).toEqual(['2026-03-01T14:30:00Z']);
  github.removeIssue(ref);
  await run();
  expect(recorded).toEqual([]);
});

test('a second look changes nothing', async () => {
  await run();
  github.forgetCalls();
  await run();
  expect(github.writes).toBe(0);
});

test('an issue that is gone, and a repository without the App, need nothing', async () => {
  await look(ref, {
    githubFor: async () => null,
    store,
    log: makeLog('silent'),
  });
  github.removeIssue(ref);
  await run();
  expect(github.writes).toBe(0);
});

test('goes by the policy of the default branch, not of another one', async () => {
  github.as('ada').write(ref, { '.github/debrief.yml': 'labels: {incident: other}' }, 'sneaky');
  await run();
  expect(declared()).toBeDefined();
});

test('what was made is looked at once more when GitHub must show it', async () => {
  await run();
  const again = now.getTime() + LAG;
  expect(echoes.map(([number, at]) => [number, Date.parse(at)])).toContainEqual([ref.number, again]);
  echoes = [];
  waiting = [];
  await run();
  expect(echoes).toEqual([]);
});

test('what follows from a look is as urgent as the look: an incident that an alert declares, and what a sweep finds', async () => {
  const followed: [string, Origin | undefined][] = [];
  const noting = {
    ...store,
    receipts,
    enqueue: async ({ kind }: ObjectRef, origin?: Origin) => void followed.push([kind, origin]),
  };
  const options = { githubFor: async () => github.port(), store: noting, log: makeLog('silent') };
  await run();
  const incident = { ...ref, number: declared()!.number };
  for (const origin of ['event', 'look', 'sweep'] as const) {
    await github.as('ada').comment(incident, '/incident resolved');
    await look(incident, options, undefined, origin);
    expect(new Set(followed.splice(0).map(([, each]) => each))).toEqual(new Set([origin]));
    await github.as('ada').comment(incident, '/incident investigating');
    await look(incident, options);
    followed.length = 0;
  }
});

test('an incident whose opening was never confirmed is opened again only when GitHub’s lag is over', async () => {
  github.onCall = (when, method) => {
    if (when === 'before' && method === 'openIssue') throw new GitHubError('Could not open: reset', 0, 10);
  };
  await expect(run()).rejects.toThrow('reset');
  github.onCall = null;
  now = new Date(now.getTime() + LAG / 2);
  await expect(run()).rejects.toThrow('an earlier attempt may have done it');
  expect(declared()).toBeUndefined();
  now = new Date(now.getTime() + LAG);
  await run();
  expect(declared()).toBeDefined();
});

test('a clock that is set back by hours delays nothing by hours', async () => {
  github.onCall = (when, method) => {
    if (when === 'before' && method === 'openIssue') throw new GitHubError('Could not open: reset', 0, 10);
  };
  await expect(run()).rejects.toThrow('reset');
  github.onCall = null;
  now = new Date(now.getTime() - 3 * 3_600_000);
  await expect(run()).rejects.toThrow('an earlier attempt may have done it');
  now = new Date(now.getTime() + LAG);
  await run();
  expect(declared()).toBeDefined();
});

test('a worker that was paused until another took its object over writes nothing', async () => {
  const options = { githubFor: async () => github.port(), store, now: () => now, log: makeLog('silent') };
  await expect(look(ref, options, async () => false)).rejects.toThrow('another worker has taken');
  expect(github.writes).toBe(0);
});

test('an incident that lists do not show yet is not opened twice', async () => {
  await run();
  const before = github.find(ref)!.issues.size;
  const { port } = github;
  const blind = () =>
    Object.assign(Object.create(port.call(github)), {
      issuesWithLabels: async () => [],
      issueEvents: async () => [],
    });
  github.port = blind;
  await run();
  github.port = port;
  expect(github.find(ref)!.issues.size).toBe(before);
});

describe('a policy with problems', () => {
  const bad = 'labels:\n  incidentt: outage\nincidents:\n  defaultSeverity: SEV9\n';

  test('leaves its last good version in force, and says every problem once, with path and line', async () => {
    policy('labels: {incident: incident}');
    policy(bad);
    await run();
    await run();
    expect(declared()).toBeDefined();
    const [said, ...more] = await comments();
    expect(more).toEqual([]);
    expect(said).toMatch(/line 2, `labels\.incidentt`: .*incident/);
    expect(said).toMatch(/line 4, `incidents\.defaultSeverity`: .*SEV1/);
    expect(said).toContain('the last version without problems stays in force');
  });

  test('leaves the defaults in force when it is the first, and says so once', async () => {
    policy(bad);
    await run();
    await run();
    expect(declared()).toBeDefined();
    const said = await comments();
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/line 2, `labels\.incidentt`[\s\S]*uses its defaults/);
  });

  test('goes by the rest of the policy while an OpenSLO file of it is broken, and says so', async () => {
    github.as('ada').write(ref, { 'slos/search.yml': 'kind: SLO\nspec: [' });
    policy('labels: {incident: outage}\nreliability: {openslo: [slos/search.yml]}\n');
    await github.as('ada').addLabels(ref, ['outage']);
    await run();
    expect(declared()).toBeDefined();
    expect(await comments()).toEqual([
      expect.stringMatching(
        /A file that[\s\S]*`slos\/search.yml`, line 2[\s\S]*The rest of the policy is in force/,
      ),
    ]);
  });

  test('says the problems again when a newer version has problems too', async () => {
    policy(bad);
    await run();
    policy(`${bad}lint: 7\n`);
    await github.as('ada').addLabels(ref, ['sev1']);
    await run();
    expect(await comments()).toHaveLength(2);
  });

  test('answers a label that only the broken file names, unless the issue is closed', async () => {
    policy('labels:\n  incident: outage\n  incidentt: x\n');
    await github.as('ada').removeLabel(ref, 'incident');
    await github.as('ada').addLabels(ref, ['outage']);
    await github.as('ada').editIssue(ref, { state: 'closed' });
    await run();
    expect(await comments()).toEqual([]);
    await github.as('ada').editIssue(ref, { state: 'open' });
    await run();
    expect(await comments()).toEqual([expect.stringContaining('`outage` declares nothing yet')]);
  });

  test('is silent where there is nothing to do', async () => {
    policy(bad);
    await github.as('ada').removeLabel(ref, 'incident');
    await run();
    expect(await comments()).toEqual([]);
  });

  test('neither holds up pull requests that it does not concern nor is mentioned there', async () => {
    policy(bad);
    const ada = github.as('ada');
    ada.write(ref, { '.github/debrief.yml': 'labels: {incident: incident}' }, 'fix');
    const pull = { title: 'Fix', body: '', head: 'fix', base: 'main', draft: false };
    const { number } = await ada.openPullRequest(ref, pull);
    ref = { ...ref, kind: 'post-mortem', number };
    await run();
    expect(github.find(ref)!.checks).toMatchObject([{ conclusion: 'neutral' }]);
    expect(await comments()).toEqual([]);
  });

  test('once fixed is said to be fixed, once, where it was said to be broken', async () => {
    policy('labels: {incident: incident}');
    policy(bad);
    await run();
    policy('labels: {incident: incident}');
    github.forgetCalls();
    await run();
    expect(await comments()).toEqual([]);
    const said = (await github.as('ada').issueEvents(ref)).flatMap((event) =>
      event.type === 'commented' && event.comment.body.includes('They are fixed') ? [event.comment] : [],
    );
    expect(said).toHaveLength(1);
    // One read of the source and one of its incident: the notice is found in what was read anyway.
    expect(github.calls.filter(({ method }) => method === 'issueEvents')).toHaveLength(2);
    github.forgetCalls();
    await run();
    expect(github.writes).toBe(0);
    // And when the very same mistake comes back while there is something to do, it is said again.
    now = new Date(now.getTime() + LAG);
    policy(bad);
    await github.as('ada').addLabels(ref, ['sev1']);
    await run();
    expect(await comments()).toHaveLength(1);
  });

  describe('and a pull request with a post-mortem', () => {
    /** A pull request that fixes the policy and holds a post-mortem with much to settle. */
    async function open() {
      const ada = github.as('ada');
      const files = {
        '.github/debrief.yml': 'labels: {incident: incident}',
        'postmortems/2026-03-01-cards.md': '# Post-mortem: Cards\n\n## Timeline\n\n- 14:02 UTC Cards fail\n',
      };
      ada.write(ref, files, 'fix');
      const pull = { title: 'Fix', body: '', head: 'fix', base: 'main', draft: false };
      const { number } = await ada.openPullRequest(ref, pull);
      ref = { ...ref, kind: 'post-mortem', number };
    }
    const check = () => github.find(ref)!.checks.at(-1)!;

    test('is judged by the defaults when there never was a good one, and the check says so', async () => {
      policy(bad);
      await open();
      await run();
      expect(check()).toMatchObject({
        conclusion: 'failure',
        summary: expect.stringMatching(/line 2, `labels\.incidentt`[\s\S]*uses its defaults[\s\S]*### /),
      });
      policy('');
      await run();
      expect(check().summary).not.toContain('cannot be used');
      expect(await comments()).toEqual([]);
    });

    test('is judged by the last good one, and the check says so', async () => {
      policy('labels: {incident: incident}');
      policy(bad);
      await open();
      await run();
      expect(check()).toMatchObject({
        conclusion: 'failure',
        summary: expect.stringMatching(/labels\.incidentt[\s\S]*last version without problems[\s\S]*### /),
      });
      expect(await comments()).toEqual([]);
    });
  });

  test('rings nobody whose name stands in it', async () => {
    policy('"@acme/everyone": 1\n');
    await run();
    expect((await comments())[0]).toContain('there is no setting');
    expect((await comments())[0]?.replace(/`[^`]*`/g, '')).not.toMatch(/@[a-z]/);
  });

  test('that is no text is said like any other', async () => {
    github.as('ada').write(ref, { '.github/debrief.yml': Buffer.from([0xff, 0xfe, 0]) as never });
    await run();
    expect((await comments())[0]).toContain('not a text file');
  });
});

describe('when GitHub refuses', () => {
  const refuse = (error: Error) => {
    github.onCall = (_, method) => {
      if (method === 'openIssue') throw error;
    };
  };

  test('a rate limit is waited out', async () => {
    refuse(new GitHubError('rate limit', 403, 1800));
    await expect(run()).rejects.toMatchObject({ seconds: 1800 });
    await expect(run()).rejects.toBeInstanceOf(RetryAfter);
  });

  test('what only a person can change is not tried again within minutes', async () => {
    refuse(new GitHubError('Resource not accessible by integration', 403));
    await expect(run()).rejects.toBeInstanceOf(LastingFailure);
    github.onCall = (_, method) => {
      if (method === 'issue') throw new GitHubError('Resource not accessible by integration', 403);
    };
    await expect(run()).rejects.toBeInstanceOf(LastingFailure);
  });

  test('a missing permission does not keep the queue from retrying the other step', async () => {
    await run();
    ref = { ...ref, number: declared()!.number };
    await github.as('ada').comment(ref, '/incident sev1');
    github.onCall = (_, method) => {
      if (method === 'react') throw new GitHubError('Resource not accessible by integration', 403);
      if (method === 'addLabels') throw new GitHubError('Not Found', 404);
    };
    await expect(run()).rejects.toMatchObject({ status: 404 });
  });

  test('anything else is a failure, for the queue to try again', async () => {
    refuse(new GitHubError('Bad gateway', 502, 10));
    await expect(run()).rejects.toBeInstanceOf(GitHubError);
    expect(lines.join('')).toContain('Bad gateway');
    expect(lines.join('')).not.toContain('Down');
  });
});

describe('what it costs', () => {
  /** Looks at what was queued until nothing is left, as the queue does: each object once for all who ask for it. */
  async function settle(): Promise<void> {
    await run();
    while (queued.length) {
      ref = queued.shift()!;
      const same = (other: ObjectRef) => other.kind === ref.kind && other.number === ref.number;
      queued = queued.filter((other) => !same(other));
      await run();
    }
  }

  test('from the label to the incident issue with its panel in 8 calls; to link the report is the ninth', async () => {
    await run();
    expect(declared()?.body).toContain('SEV');
    expect(github.reads + github.writes).toBeLessThanOrEqual(9);
  });

  test('looking again at everything that a declaration touched writes nothing, although it took seconds', async () => {
    let calls = 0;
    github = new FakeGitHub({ now: () => new Date(now.getTime() + 1000 * ++calls) });
    const repo = github.repository('acme', 'shop', { people: { ada: 'write' } });
    const wish = { title: 'Down', body: '', labels: ['incident'], assignees: [] };
    await github.as('ada').openIssue(repo, wish);
    await settle();
    const source = (await github.as('ada').issue({ ...ref, number: 1 }))!;
    github.forgetCalls();
    for (const number of [source.number, declared()!.number]) {
      ref = { ...ref, number };
      await settle();
    }
    expect(github.writes).toBe(0);
  });

  test('a locked issue is declared, and what cannot be said there is not tried for ever', async () => {
    github.as('ada').lock(ref);
    await settle();
    expect(declared()).toBeDefined();
    github.forgetCalls();
    await settle();
    expect(github.writes).toBe(0);
  });
});

test('an item that is due in an archived repository is left alone, without an error that is tried again', async () => {
  now = new Date('2026-03-01T14:00:00Z');
  github = new FakeGitHub({ now: () => now });
  const repo = github.repository('acme', 'shop', { people: { ada: 'write' }, files: { 'README.md': '#' } });
  const body =
    '<!-- debrief:action-item file=a.md key=k title=Cap due=2026-03-20 at=2026-03-01T14:00:00Z -->';
  const wish = { title: 'Cap', body, labels: ['action-item'], assignees: ['ada'] };
  const { issue } = await github.port().openIssue(repo, wish);
  ref = { ...ref, kind: 'action-item', number: issue.number };
  await run();
  now = new Date(timers.at(-1)!);
  const writes: string[] = [];
  github.onCall = (when, method) => {
    if (when !== 'before' || !Object.values(NEEDS[method as keyof typeof NEEDS]).includes('write')) return;
    writes.push(method);
    throw new GitHubError('403 Repository was archived so is read-only.', 403);
  };
  await run();
  expect(writes[0]).toBe('comment');
  expect((await github.as('ada').issueEvents(ref)).filter(({ type }) => type === 'commented')).toEqual([]);
});

describe('an alert', () => {
  const alert = (id: string, at: string): Signal => ({ id, source: 'generic', ref, at, data: { key: id } });

  test('about a repository without the App is given up, to be tried again, and stays', async () => {
    const away = look(ref, { githubFor: async () => null, store, log: makeLog('silent') });
    expect(await away).toBeUndefined();
    waiting = [alert('a', now.toISOString())];
    const again = look(ref, { githubFor: async () => null, store, log: makeLog('silent') });
    await expect(again).rejects.toThrow(LastingFailure);
    expect(waiting).toHaveLength(1);
  });

  test('about what is no incident waits a day for it to become one, and is then forgotten, which is said', async () => {
    now = new Date('2026-03-03T10:00:00Z');
    for (const number of [ref.number, 99]) {
      if (number === ref.number) await github.as('ada').removeLabel(ref, 'incident');
      lines.length = 0;
      ref = { ...ref, number };
      waiting = [alert('old', '2026-03-01T10:00:00Z'), alert('new', '2026-03-03T09:00:00Z')];
      await run();
      expect(waiting.map(({ id }) => id)).toEqual(['new']);
      expect(lines.join('')).toContain('an alert is forgotten');
    }
  });
});

test('what is sent to the former name of a repository goes on under its present one', async () => {
  const shop = { owner: 'acme', repo: 'shop' };
  const renames = [{ from: 'acme/yard', to: 'acme/shop', at: '2026-03-01T10:00:00Z' }];
  const moved: string[] = [];
  const follow = (owner: string, repo: string, isThere: boolean) =>
    look(
      { kind: 'report', owner, repo, number: 0 },
      {
        githubFor: async () =>
          isThere ? withMethods(github.port(), { repositoryName: async () => shop }) : null,
        store: {
          ...store,
          receipts,
          renames: { note: async () => {}, all: async () => [...renames, ACCOUNT] },
          renamed: async ({ from, to }, how) =>
            void moved.push(`${from} → ${to}${how?.again ? ', again' : ''}`),
        },
        log: makeLog('silent'),
      },
    );
  const ACCOUNT = { from: 'kelp', to: 'acme', at: '2026-03-01T11:00:00Z' };
  await follow('acme', 'yard', true);
  // GitHub does not redirect from the former name of an account.
  await follow('kelp', 'shop', false);
  expect(moved).toEqual(['acme/yard → acme/shop, again', 'kelp/shop → acme/shop, again']);
  expect(queued.map(({ kind, owner, repo }) => `${kind} ${owner}/${repo}`)).toEqual([
    'report acme/shop',
    'report acme/shop',
  ]);
});
