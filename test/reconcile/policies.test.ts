import { beforeEach, describe, expect, test } from 'vitest';
import { FakeGitHub } from '../../src/github/fake/github.ts';
import { LAG } from '../../src/github/receipts.ts';
import { asWritten } from '../../src/policy/label-names.ts';
import { ownerOfChange, Policies } from '../../src/reconcile/policies.ts';

const shop = { owner: 'acme', repo: 'shop' };
const POLICY = '.github/debrief.yml';
const HOUR = 3_600_000;
let github: FakeGitHub;
let now: number;
let policies: Policies;

beforeEach(() => {
  now = Date.parse('2026-03-01T10:00:00Z');
  github = new FakeGitHub({ now: () => new Date(now) });
  github.repository('acme', 'shop', { files: { [POLICY]: 'labels: {incident: one}\n' } });
  policies = new Policies(HOUR, () => now);
});

const change = (label: string, repo = shop) =>
  github.as('ada').write(repo, { [POLICY]: `labels: {incident: ${label}}\n` });
const push = (more: object = {}, files: readonly string[] = [POLICY]) => ({
  repository: { name: 'shop', owner: { login: 'acme' }, default_branch: 'main' },
  ref: 'refs/heads/main',
  commits: [{ added: [], modified: files, removed: [] }],
  ...more,
});
const inForce = async () => (await policies.of(github.port(), shop)).policy.labels.incident;

test('a policy read recently costs no call, and is read again once it is old', async () => {
  expect(await inForce()).toBe('one');
  github.forgetCalls();
  change('two');
  now += HOUR - 1;
  expect([await inForce(), github.reads]).toEqual(['one', 0]);
  now += 1;
  expect([await inForce(), github.reads]).toEqual(['two', 3]);
});

test('after a webhook about a change, the policy is read each time until every replica must have it', async () => {
  await inForce();
  now += 1000;
  // The replica that answers does not have it yet.
  await policies.delivered('push', push());
  expect(await inForce()).toBe('one');
  change('two');
  now += LAG;
  expect(await inForce()).toBe('two');
  now += 1000;
  await inForce();
  github.forgetCalls();
  expect([await inForce(), github.reads]).toEqual(['two', 0]);
});

test("a change to the organisation's policy changes those of all its repositories", async () => {
  github.repository('acme', '.github', { files: { 'README.md': '' } });
  github.as('ada').write(shop, { [POLICY]: '_extends: .github\n' });
  change('two', { owner: 'acme', repo: '.github' });
  expect(await inForce()).toBe('two');
  change('three', { owner: 'acme', repo: '.github' });
  now += 1000;
  await policies.delivered(
    'push',
    push({ repository: { owner: { login: 'Acme' }, default_branch: 'main' } }),
  );
  expect(await inForce()).toBe('three');
});

test('an organisation without a policy is not asked again until a webhook suggests otherwise', async () => {
  github.repository('acme', 'bare', { files: { 'README.md': '' } });
  const bare = { owner: 'acme', repo: 'bare' };
  await policies.read(github.port(), bare);
  github.forgetCalls();
  await policies.read(github.port(), bare);
  expect(github.reads).toBe(1);
  // A required check asks anyway.
  await policies.readExactly(github.port(), bare);
  expect(github.reads).toBe(3);
  now += 1000;
  await policies.delivered('installation_repositories', { installation: { account: { login: 'acme' } } });
  await policies.read(github.port(), bare);
  expect(github.reads).toBe(5);
});

test('a policy read for a required check is used by everything else', async () => {
  await inForce();
  change('two');
  await policies.readExactly(github.port(), shop);
  expect(await inForce()).toBe('two');
});

test('after a failed read, the policy is asked for again', async () => {
  github.onCall = () => {
    throw new Error('away');
  };
  await expect(inForce()).rejects.toThrow('away');
  github.onCall = null;
  expect(await inForce()).toBe('one');
});

describe('for a page', () => {
  const failures: unknown[] = [];
  const githubFor = async () => github.port();
  const shown = async () =>
    (await policies.forPage(githubFor, shop, (error) => failures.push(error))).labels.incident;
  const goDown = () => {
    github.onCall = () => {
      throw new Error('GitHub is down');
    };
  };
  beforeEach(() => {
    failures.length = 0;
  });

  test('looks and pages share what was read', async () => {
    await inForce();
    github.forgetCalls();
    expect([await shown(), github.reads]).toEqual(['one', 0]);
  });

  test('the last known policy is used while GitHub is down, and GitHub is asked every five minutes', async () => {
    await inForce();
    now += HOUR;
    goDown();
    expect([await shown(), await shown(), failures.length]).toEqual(['one', 'one', 1]);
    github.onCall = null;
    change('two');
    now += 5 * 60_000 - 1;
    expect(await shown()).toBe('one');
    now += 1;
    expect([await shown(), failures.length]).toEqual(['two', 1]);
  });

  test('the default is used where no policy was ever read, or the App is not installed', async () => {
    goDown();
    expect(await shown()).toBe('incident');
    github.onCall = null;
    const { labels } = await policies.forPage(
      async () => null,
      { owner: 'acme', repo: 'gone' },
      (error) => failures.push(error),
    );
    expect([labels.incident, failures.map(String)]).toEqual([
      'incident',
      ['Error: GitHub is down', 'Error: the App is not installed there'],
    ]);
  });
});

describe('deliveries', () => {
  test.each([
    ['a push that changes a policy', 'push', push()],
    ['a push that removes it', 'push', push({ commits: [{ added: [], modified: [], removed: [POLICY] }] })],
    ['a push whose commits GitHub does not list', 'push', push({ forced: true, commits: [] })],
    ['a renamed repository', 'repository', push({ action: 'renamed' })],
    ['an installation', 'installation', { installation: { account: { login: 'acme' } } }],
  ])('%s may change the policy', (_, event, payload) => {
    expect(ownerOfChange(event, payload)).toBe('acme');
  });

  test.each([
    ['a push to a branch', 'push', push({ ref: 'refs/heads/draft' })],
    ['a push of other files', 'push', push({}, ['src/main.ts'])],
    ['a comment', 'issue_comment', push()],
    ['nonsense', 'push', { commits: 'x' }],
    ['nothing', 'push', null],
  ])('%s cannot', (_, event, payload) => {
    expect(ownerOfChange(event, payload)).toBeNull();
  });
});

test('a label that is renamed on GitHub keeps its meaning, until the policy or another label has its former name', async () => {
  const names = new Map<string, string>();
  const noted: unknown[] = [];
  const following = new Policies(HOUR, () => now, {
    of: async () => names,
    note: async (repo, label) => void noted.push({ ...repo, ...label }),
  });
  const repository = { name: 'shop', owner: { login: 'acme' } };
  await following.of(github.port(), shop);
  names.set('one', 'two').set('sev1', 'critical');
  const label = { name: 'two' };
  await following.delivered('label', {
    action: 'edited',
    label,
    changes: { name: { from: 'one' } },
    repository,
  });
  // Only its colour.
  await following.delivered('label', {
    action: 'edited',
    label,
    changes: { color: { from: 'fff' } },
    repository,
  });
  await following.delivered('label', { action: 'created', label: { name: 'One' }, repository });
  await following.delivered('label', { action: 'deleted', label, repository });
  expect(noted).toEqual([
    { ...shop, from: 'one', to: 'two' },
    { ...shop, from: null, to: 'One' },
  ]);
  const { policy, renamed } = await following.of(github.port(), shop);
  expect(policy.labels).toMatchObject({ incident: 'two', severities: { SEV1: ['critical', 'sev1'] } });
  expect(renamed).toEqual([
    { setting: 'labels.incident', from: 'one', to: 'two' },
    { setting: 'labels.severities.SEV1', from: 'sev1', to: 'critical' },
  ]);
  expect(asWritten(policy, renamed).labels).toMatchObject({
    incident: 'one',
    severities: { SEV1: ['sev1', 'critical'] },
  });
});

test('a label that is created does not make the next look read the policy again', async () => {
  const following = new Policies(HOUR, () => now, { of: async () => new Map(), note: async () => {} });
  const before = await following.of(github.port(), shop);
  const repository = { name: 'shop', owner: { login: 'acme' } };
  await following.delivered('label', { action: 'created', label: { name: 'investigating' }, repository });
  expect(await following.of(github.port(), shop)).toBe(before);
});
