import { expect, test } from 'vitest';
import { makeLog } from '../../src/app/log.ts';
import { FakeGitHub } from '../../src/github/fake/github.ts';
import { GitHubError } from '../../src/github/port.ts';
import { look } from '../../src/reconcile/look.ts';
import { SqliteStore } from '../../src/store/sqlite/index.ts';

const CONTENT = new Set(['openIssue', 'addSubIssue', 'comment', 'openPullRequest']);

/** An account with many repositories, the App with its store, and a GitHub that limits new content over all of them. */
class Account {
  clock = Date.parse('2026-03-01T14:00:00Z');
  readonly github = new FakeGitHub({ now: () => new Date(this.clock) });
  readonly made: number[] = [];
  readonly refusals: string[] = [];
  readonly store = new SqliteStore({ url: null, folder: null, now: () => this.clock });

  constructor() {
    this.github.onCall = (when, method) => {
      if (when !== 'before' || !CONTENT.has(method)) return;
      const lately = (ms: number) => this.made.filter((at) => at > this.clock - ms).length;
      if (lately(60_000) >= 80 || lately(3_600_000) >= 500) {
        this.refusals.push(method);
        throw new GitHubError('You have exceeded a secondary rate limit', 403, 60);
      }
      this.made.push(this.clock);
    };
  }

  /** Starts to work, as the App does. */
  async start(): Promise<void> {
    const log = makeLog('silent');
    const githubFor = async () => this.github.port();
    const now = () => new Date(this.clock);
    await this.store.work((ref, holds) => look(ref, { githubFor, store: this.store, log, now }, holds));
  }

  /** Lets the clock run from one thing that is due to the next, for so many minutes at most. */
  async run(minutes: number): Promise<void> {
    const end = this.clock + minutes * 60_000;
    for (;;) {
      await this.idle();
      const next = this.store.nextDue();
      if (next === null || next > end) return;
      this.clock = Math.max(this.clock, next);
      await this.store.tick();
    }
  }

  private async idle(): Promise<void> {
    for (;;) {
      const { active } = await this.store.counts();
      if (active === 0) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** A merged post-mortem with so many items, in a repository of its own. */
  async merge(name: string, count: number): Promise<void> {
    const ana = this.github.as('ana');
    const repo = this.github.repository('acme', name, {
      people: { ana: 'write' },
      files: { 'README.md': '#' },
    });
    const { issue } = await ana.openIssue(repo, {
      title: `${name} was down`,
      body: '',
      labels: [],
      assignees: [],
    });
    const items = Array.from(
      { length: count },
      (_, index) => `- [ ] Cap pool ${index} of ${name}, owner: @ana, due 2026-03-20`,
    );
    const text = `---\ntitle: ${name}\ndate: 2026-03-01\nseverity: SEV2\nincident: ${issue.number}\n---\n\n# ${name} was down\n\n## Timeline\n\n- 13:52 UTC: impact started\n\n## Action items\n\n${items.join('\n')}\n`;
    ana.write(repo, { [`postmortems/${name}.md`]: text }, 'pm');
    const pull = await ana.openPullRequest(repo, {
      title: 'PM',
      body: '',
      head: 'pm',
      base: 'main',
      draft: false,
    });
    await ana.merge(pull);
    this.made.length = 0;
    await this.store.enqueue({ kind: 'action-items', owner: 'acme', repo: name, number: pull.number });
  }

  issues(name: string): string[] {
    const { issues } = this.github.find({ owner: 'acme', repo: name })!;
    return [...issues.values()].flatMap(({ issue }) => (issue.author.app ? [issue.title] : []));
  }
}

test('12 post-mortems merged at once in 12 repositories get every issue without a refusal by GitHub’s limits for the account', async () => {
  const account = new Account();
  const names = Array.from({ length: 12 }, (_, index) => `depot-${index}`);
  for (const name of names) await account.merge(name, 8);
  await account.start();
  await account.run(60);
  for (const name of names) expect(new Set(account.issues(name)).size, name).toBe(8);
  for (const name of names) expect(account.issues(name)).toHaveLength(8);
  expect(account.refusals).toEqual([]);
  await account.store.close(1);
});

test('an incident declared while items are filed is not held up by them', async () => {
  const account = new Account();
  for (const name of ['north', 'south', 'east']) await account.merge(name, 40);
  const ana = account.github.as('ana');
  const wish = { title: 'Checkout is down', body: '', labels: ['incident'], assignees: [] };
  const declare = async () => {
    const { issue } = await ana.openIssue({ owner: 'acme', repo: 'north' }, wish);
    await account.store.enqueue({ kind: 'incident', owner: 'acme', repo: 'north', number: issue.number });
  };
  await account.start();
  await account.run(0);
  await declare();
  await account.run(0);
  expect(account.issues('north')).toContain('Incident: Checkout is down');
  expect(account.refusals).toEqual([]);
  await account.store.close(1);
});
