import { beforeEach, describe, expect, test } from 'vitest';
import { FakeGitHub } from '../../src/github/fake/github.ts';
import { LAG } from '../../src/github/receipts.ts';
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

test('a policy that was read lately costs no call, and is read again when it is old', async () => {
  expect(await inForce()).toBe('one');
  github.forgetCalls();
  change('two');
  now += HOUR - 1;
  expect([await inForce(), github.reads]).toEqual(['one', 0]);
  now += 1;
  expect([await inForce(), github.reads]).toEqual(['two', 3]);
});

test('a webhook that tells of another policy makes it be read, until GitHub must show it', async () => {
  await inForce();
  now += 1000;
  // The replica that is asked does not know yet.
  policies.heard('push', push());
  expect(await inForce()).toBe('one');
  change('two');
  now += LAG;
  expect(await inForce()).toBe('two');
  now += 1000;
  await inForce();
  github.forgetCalls();
  expect([await inForce(), github.reads]).toEqual(['two', 0]);
});

test("the organisation's policy changes those of all its repositories", async () => {
  github.repository('acme', '.github', { files: { 'README.md': '' } });
  github.as('ada').write(shop, { [POLICY]: '_extends: .github\n' });
  change('two', { owner: 'acme', repo: '.github' });
  expect(await inForce()).toBe('two');
  change('three', { owner: 'acme', repo: '.github' });
  now += 1000;
  policies.heard('push', push({ repository: { owner: { login: 'Acme' }, default_branch: 'main' } }));
  expect(await inForce()).toBe('three');
});

test('where the organisation has none, it is not asked for again until something is heard', async () => {
  github.repository('acme', 'bare', { files: { 'README.md': '' } });
  const bare = { owner: 'acme', repo: 'bare' };
  await policies.read(github.port(), bare);
  github.forgetCalls();
  await policies.read(github.port(), bare);
  expect(github.reads).toBe(1);
  // A required check asks all the same.
  await policies.readExactly(github.port(), bare);
  expect(github.reads).toBe(3);
  now += 1000;
  policies.heard('installation_repositories', { installation: { account: { login: 'acme' } } });
  await policies.read(github.port(), bare);
  expect(github.reads).toBe(5);
});

test('what a required check read is what the others go by', async () => {
  await inForce();
  change('two');
  await policies.readExactly(github.port(), shop);
  expect(await inForce()).toBe('two');
});

test('a policy that could not be read is asked for again', async () => {
  github.onCall = () => {
    throw new Error('away');
  };
  await expect(inForce()).rejects.toThrow('away');
  github.onCall = null;
  expect(await inForce()).toBe('one');
});

describe('of deliveries', () => {
  test.each([
    ['a push of a policy', 'push', push()],
    ['one that removes it', 'push', push({ commits: [{ added: [], modified: [], removed: [POLICY] }] })],
    ['one whose commits GitHub does not list', 'push', push({ forced: true, commits: [] })],
    ['a repository with another name', 'repository', push({ action: 'renamed' })],
    ['an installation', 'installation', { installation: { account: { login: 'acme' } } }],
  ])('%s tells of another policy', (_, event, payload) => {
    expect(ownerOfChange(event, payload)).toBe('acme');
  });

  test.each([
    ['a push to a branch', 'push', push({ ref: 'refs/heads/draft' })],
    ['a push of other files', 'push', push({}, ['src/main.ts'])],
    ['a comment', 'issue_comment', push()],
    ['nonsense', 'push', { commits: 'x' }],
    ['nothing', 'push', null],
  ])('%s does not', (_, event, payload) => {
    expect(ownerOfChange(event, payload)).toBeNull();
  });
});
