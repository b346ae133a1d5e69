import { beforeEach, describe, expect, test } from 'vitest';
import { FakeGitHub } from '../../src/github/fake/github.ts';
import { findMarker, writeMarker } from '../../src/github/markers.ts';
import type { Actor, GitHub, Issue, IssueEvent } from '../../src/github/port.ts';
import { signedPort } from '../../src/github/signed.ts';

const repo = { owner: 'acme', repo: 'shop' };
const KEY = 'only this run has it';

/** `debrief[bot]` stands for `github-actions[bot]` here: the attacker writes by the same login, without the key. */
let github: FakeGitHub;
let ours: GitHub;
let attacker: GitHub;
let clock: number;

beforeEach(() => {
  clock = Date.parse('2026-03-01T10:00:00Z');
  github = new FakeGitHub({ now: () => new Date(clock) });
  github.repository('acme', 'shop', { people: { ada: 'write' }, files: { 'README.md': '#' } });
  ours = signedPort(github.port(), KEY, () => clock);
  attacker = github.port();
});

const open = (port: GitHub, body: string): Promise<Issue> =>
  port
    .openIssue(repo, { title: 'Down', body, labels: ['incident'], assignees: [] })
    .then(({ issue }) => issue);
const panel = (incident: number, more = {}) => `${writeMarker('panel', { incident, ...more })}\nMitigated.`;
const comments = async (issue: Issue) =>
  (await ours.issueEvents(issue)).flatMap((event: IssueEvent) =>
    event.type === 'commented' ? [event.comment] : [],
  );
const rawComments = async (issue: Issue) =>
  (await attacker.issueEvents(issue)).flatMap((event) => (event.type === 'commented' ? [event.comment] : []));
const isOurs = ({ author }: { author: Actor }) => author.app;

describe('what Debrief wrote', () => {
  test('is its own again, word for word as before it was signed', async () => {
    const body = `${writeMarker('incident', { source: 'acme/shop#3' })}\nReported by @ada.`;
    const issue = await open(ours, body);
    await ours.comment(issue, panel(issue.number));
    expect(await ours.issue(issue)).toMatchObject({ body, author: { app: true } });
    expect(await ours.issuesWithLabels(repo, ['incident'])).toMatchObject([{ body, author: { app: true } }]);
    expect(await comments(issue)).toMatchObject([{ body: panel(issue.number), author: { app: true } }]);
    expect(findMarker((await comments(issue))[0]!, 'panel', { incident: issue.number })).not.toBeNull();
    expect((await rawComments(issue))[0]!.body).toMatch(/ sig=[0-9a-f]{64} -->/);
  });

  test('stays its own when it edits it', async () => {
    const issue = await open(ours, writeMarker('incident'));
    const { id } = await ours.comment(issue, panel(issue.number));
    await ours.editComment(issue, id, panel(issue.number, { phase: 'resolved' }));
    await ours.editIssue(issue, { body: `${writeMarker('incident')}\nMore.` });
    expect((await comments(issue)).map(isOurs)).toEqual([true]);
    expect(await ours.issue(issue)).toMatchObject({
      body: `${writeMarker('incident')}\nMore.`,
      author: { app: true },
    });
  });

  test('is found by the next run when this one was cut off between its two writes', async () => {
    github.onCall = (when, method) => {
      if (when === 'before' && method === 'editIssue') throw new Error('the runner was stopped');
    };
    await expect(open(ours, writeMarker('incident', { source: 3 }))).rejects.toThrow('stopped');
    github.onCall = null;
    clock += 24 * 60 * 60_000;
    const [issue] = await ours.issuesWithLabels(repo, ['incident']);
    expect(findMarker(issue!, 'incident', { source: 3 })).not.toBeNull();
  });

  test('is its own in a pull request, too', async () => {
    await ours.commitToBranch(repo, 'debrief/1', [{ path: 'a.md', text: 'a' }], 'Draft');
    const wish = {
      title: 'T',
      body: writeMarker('post-mortem', { incident: 1 }),
      head: 'debrief/1',
      base: 'main',
      draft: true,
    };
    const pull = await ours.openPullRequest(repo, wish);
    expect((await ours.pullRequest(pull))?.author.app).toBe(true);
    expect((await ours.pullRequestFrom(repo, 'debrief/1'))?.author.app).toBe(true);
  });
});

describe('another workflow, which writes by the same login,', () => {
  test('cannot write a marker', async () => {
    const issue = await open(attacker, writeMarker('incident', { source: 3 }));
    await attacker.comment(issue, panel(issue.number));
    expect((await ours.issue(issue))?.author.app).toBe(false);
    expect((await comments(issue)).map(isOurs)).toEqual([false]);
  });

  test('cannot copy a comment to another issue', async () => {
    const [issue, other] = [
      await open(ours, writeMarker('incident')),
      await open(ours, writeMarker('incident')),
    ];
    await ours.comment(issue, panel(issue.number));
    await attacker.comment(other, (await rawComments(issue))[0]!.body);
    expect((await comments(other)).map(isOurs)).toEqual([false]);
  });

  test('cannot copy the body of an issue to another one, nor into a comment', async () => {
    const issue = await open(ours, writeMarker('incident', { source: 3 }));
    const stolen = (await attacker.issue(issue))!.body;
    const other = await open(attacker, stolen);
    await attacker.comment(issue, stolen);
    expect((await ours.issue(other))?.author.app).toBe(false);
    expect((await comments(issue)).map(isOurs)).toEqual([false]);
  });

  test('cannot open an issue with the first signature of another, seen in the history of edits', async () => {
    let first = '';
    const spied: GitHub = {
      ...github.port(),
      openIssue: (place, wish) => {
        first = wish.body;
        return attacker.openIssue(place, wish);
      },
    };
    await open(
      signedPort(spied, KEY, () => clock),
      writeMarker('incident', { source: 3 }),
    );
    clock += 3 * 60_000;
    expect((await ours.issue(await open(attacker, first)))?.author.app).toBe(false);
  });

  test.each([
    ['the data', (body: string) => body.replace('phase=mitigated', 'phase=resolved')],
    ['the kind', (body: string) => body.replace('debrief:panel', 'debrief:reply')],
    ['the signature', (body: string) => body.replace(/sig=./, 'sig=g')],
    ['the length of the signature', (body: string) => body.replace(/(sig=\w{8})\w+/, '$1')],
    ['a key more', (body: string) => body.replace(' sig=', ' answered=5 sig=')],
  ])('cannot alter %s', async (_, alter) => {
    const issue = await open(ours, writeMarker('incident'));
    const { id } = await ours.comment(issue, panel(issue.number, { phase: 'mitigated' }));
    const [written] = await rawComments(issue);
    const altered = alter(written!.body);
    expect(altered).not.toBe(written!.body);
    await attacker.editComment(issue, id, altered);
    expect((await comments(issue)).map(isOurs)).toEqual([false]);
  });

  test('cannot use a signature made with another key, or for a repository of the same name elsewhere', async () => {
    const issue = await open(ours, writeMarker('incident'));
    await signedPort(attacker, 'another key', () => clock).comment(issue, panel(issue.number));
    github.repository('evil', 'shop');
    const abroad = signedPort(attacker, KEY, () => clock);
    const there = (
      await abroad.openIssue(
        { owner: 'evil', repo: 'shop' },
        { title: 'T', body: '', labels: [], assignees: [] },
      )
    ).issue;
    await abroad.comment({ ...there, number: issue.number }, panel(issue.number));
    const copied = (await attacker.issueEvents({ ...there, number: issue.number })).find(
      (event) => event.type === 'commented',
    )!;
    await attacker.comment(issue, copied.comment.body);
    expect((await comments(issue)).map(isOurs)).toEqual([false, false]);
  });
});

test('a person who copies a signed comment stays a person', async () => {
  const issue = await open(ours, writeMarker('incident'));
  await ours.comment(issue, panel(issue.number));
  await github.as('ada').comment(issue, (await rawComments(issue))[0]!.body);
  expect((await comments(issue)).map(isOurs)).toEqual([true, false]);
});
