import { expect, test } from 'vitest';
import { FakeGitHub } from '../../src/github/fake/github.ts';
import { contract } from './contract.ts';

contract('the GitHub in memory', async () => {
  const github = new FakeGitHub();
  const repo = github.repository('acme', 'shop', {
    people: { ada: 'write' },
    files: { 'README.md': '# Shop', 'docs/a.md': 'a', 'docs/b.md': 'b', 'docs/deep/c.md': 'c' },
  });
  return {
    repo: { owner: 'acme', repo: 'shop' },
    port: github.port(),
    person: 'ada',
    as: github.as('ada'),
    checks: async (sha) =>
      repo.checks
        .filter((check) => check.sha === sha)
        .map(({ name, conclusion, annotations }) => ({ name, conclusion, annotations: annotations.length })),
    transfer: async (ref) => {
      github.repository('acme', 'mail');
      return github.as('ada').transfer(ref, { owner: 'acme', repo: 'mail' });
    },
    close: async () => {},
  };
});

const down = { title: 'Down', body: '', labels: ['incident'], assignees: [] };

test("counts the App's calls and not those of people", async () => {
  const github = new FakeGitHub();
  const repo = github.repository('acme', 'shop', { people: { ada: 'write' } });
  const { issue } = await github.as('ada').openIssue(repo, down);
  const port = github.port();
  await port.issue(issue);
  await port.comment(issue, 'panel');
  expect([github.reads, github.writes]).toEqual([1, 1]);
  expect(github.calls.map((call) => call.method)).toEqual(['issue', 'comment']);
});

test('lets a test lose the answer to a call that was carried out', async () => {
  const github = new FakeGitHub();
  const repo = github.repository('acme', 'shop');
  github.onCall = (when) => {
    if (when === 'after') throw new Error('crash');
  };
  await expect(github.port().openIssue(repo, down)).rejects.toThrow('crash');
  expect(repo.issues.size).toBe(1);
});

test('keeps the time that the test gives it', async () => {
  const github = new FakeGitHub({ now: () => new Date('2026-03-01T10:00:00.500Z') });
  const repo = github.repository('acme', 'shop', { people: { ada: 'write' } });
  const { issue } = await github.as('ada').openIssue(repo, down);
  expect(issue.createdAt).toBe('2026-03-01T10:00:00Z');
  expect((await github.port().issueEvents(issue))[0]?.at).toBe('2026-03-01T10:00:00Z');
});

test('notes a mention on the issue that was mentioned, once', async () => {
  const github = new FakeGitHub();
  const repo = github.repository('acme', 'shop', { people: { ada: 'write' } });
  const first = (await github.as('ada').openIssue(repo, { ...down, labels: [] })).issue;
  const { issue } = await github.port().openIssue(repo, { ...down, body: `For #${first.number}` });
  await github.port().comment(issue, `See ${first.url} and acme/shop#${first.number}`);
  expect(await github.port().issueEvents(first)).toEqual([
    expect.objectContaining({ type: 'cross-referenced', source: { owner: 'acme', repo: 'shop', number: 2 } }),
  ]);
});

test('refuses what GitHub refuses: long titles, comments of an App on a locked issue', async () => {
  const github = new FakeGitHub();
  const repo = github.repository('acme', 'shop', { people: { ada: 'write' } });
  await expect(github.port().openIssue(repo, { ...down, title: 'x'.repeat(257) })).rejects.toMatchObject({
    status: 422,
  });
  const { issue } = await github.as('ada').openIssue(repo, down);
  github.as('ada').lock(issue);
  await expect(github.port().comment(issue, 'panel')).rejects.toMatchObject({ status: 403 });
});
