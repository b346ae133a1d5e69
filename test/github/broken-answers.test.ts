import nock from 'nock';
import { describe, expect, test } from 'vitest';
import type { GitHub } from '../../src/github/port.ts';
import { api, base, nocked, rawComment, rawFile, rawIssue, rawPull, repo } from './nocked.ts';

const ref = { ...repo, number: 7 };
const github = nocked();
const broken = { name: 'GitHubError', status: 0, retryAfter: 5 };

const without = (whole: object, field: string) => ({ ...whole, [field]: undefined });
const json = { 'content-type': 'application/json; charset=utf-8' };

/** One good request and its answer for each method that reads, by which its answer is then damaged. */
const READS: [keyof GitHub, string, object, () => Promise<unknown>][] = [
  ['issue', '/issues/7', rawIssue(), () => github.port.issue(ref)],
  [
    'issueEvents',
    '/issues/7/timeline',
    [{ event: 'commented', ...rawComment() }],
    () => github.port.issueEvents(ref),
  ],
  ['issuesWithLabels', '/issues', [rawIssue()], () => github.port.issuesWithLabels(repo, ['incident'])],
  ['pullRequest', '/pulls/7', rawPull(), () => github.port.pullRequest(ref)],
  ['pullRequestFrom', '/pulls', [rawPull()], () => github.port.pullRequestFrom(repo, 'main')],
  [
    'pullRequestsWithLabel',
    '/issues',
    [rawIssue()],
    () => github.port.pullRequestsWithLabel(repo, 'a', '2026-01-01T00:00:00Z'),
  ],
  [
    'changedFiles',
    '/pulls/7/files',
    [{ filename: 'a.md', status: 'added' }],
    () => github.port.changedFiles(ref),
  ],
  ['file', '/contents/a.md', rawFile('a'), () => github.port.file(repo, 'a.md')],
  ['hasFolder', '/contents', [{ type: 'dir', name: 'docs' }], () => github.port.hasFolder(repo, 'docs')],
  ['filesIn', '/contents/docs', [{ type: 'file', name: 'a.md' }], () => github.port.filesIn(repo, 'docs')],
  ['versions', '/commits', [{ sha: 'abc' }], () => github.port.versions(repo, 'a.md', 10)],
  ['defaultBranch', '', { default_branch: 'main' }, () => github.port.defaultBranch(repo)],
  ['repositoryName', '', { name: 'shop', owner: { login: 'acme' } }, () => github.port.repositoryName(repo)],
  ['branchName', '/branches/main', { name: 'main' }, () => github.port.branchName(repo, 'main')],
  [
    'permission',
    '/collaborators/ada/permission',
    { permission: 'write' },
    () => github.port.permission(repo, 'ada'),
  ],
  ['subIssues', '/issues/7/sub_issues', [rawIssue()], () => github.port.subIssues(ref)],
  [
    'pullRequestsOfSuite',
    '/check-suites/8',
    { status: 'queued', head_sha: 'abc' },
    () => github.port.pullRequestsOfSuite(repo, 8),
  ],
];
const answer = (path: string, body: string) =>
  nock(api).get(`${base}${path}`).query(true).reply(200, body, json);

describe.each(READS)('%s', (_, path, whole, read) => {
  test.each([
    ['breaks off in the middle', JSON.stringify(whole).slice(0, -3)],
    ['is empty', ''],
    ['is an error page', '<html>Unicorn!</html>'],
    ['is an empty object', '{}'],
    ['is null', 'null'],
  ])('throws, to be tried again, when the answer %s', async (_, body) => {
    answer(path, body);
    await expect(read()).rejects.toMatchObject(broken);
  });

  const [item] = Array.isArray(whole) ? whole : [whole];
  test.each(Object.keys(item))('throws when `%s` has the wrong type', async (field) => {
    const damaged = { ...item, [field]: { no: 'such thing' } };
    answer(path, JSON.stringify(Array.isArray(whole) ? [damaged] : damaged));
    if (UNREAD.has(field)) return void (await read());
    await expect(read()).rejects.toMatchObject(broken);
  });
});
/** Fields of which only the presence matters, or nothing. */
const UNREAD = new Set(['pull_request']);

describe('the author of a text, by whom our own is known', () => {
  test.each([
    ['an issue', '/issues/7', without(rawIssue(), 'user'), () => github.port.issue(ref)],
    [
      'a comment',
      '/issues/7/timeline',
      [{ event: 'commented', ...without(rawComment(), 'user') }],
      () => github.port.issueEvents(ref),
    ],
    ['a pull request', '/pulls/7', without(rawPull(), 'user'), () => github.port.pullRequest(ref)],
  ])('is never guessed when %s lacks it', async (_, path, body, read) => {
    answer(path, JSON.stringify(body));
    await expect(read()).rejects.toMatchObject(broken);
  });
});

describe('lists', () => {
  const page = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => rawIssue({ number: from + index }));

  test('go on after a full page whose link to the next one was lost', async () => {
    nock(api).get(`${base}/issues/7/sub_issues`).query({ per_page: 100 }).reply(200, page(1, 100));
    nock(api).get(`${base}/issues/7/sub_issues`).query({ per_page: 100, page: 2 }).reply(200, page(101, 20));
    expect(await github.port.subIssues(ref)).toHaveLength(120);
  });

  test('follow the link to the next page, and throw when that page is broken', async () => {
    const link = `<${api}${base}/issues/7/sub_issues?per_page=100&after=x>; rel="next"`;
    nock(api).get(`${base}/issues/7/sub_issues`).query({ per_page: 100 }).reply(200, page(1, 30), { link });
    nock(api)
      .get(`${base}/issues/7/sub_issues`)
      .query({ per_page: 100, after: 'x' })
      .reply(200, { items: [] });
    await expect(github.port.subIssues(ref)).rejects.toMatchObject(broken);
  });

  test("of a pull request's files are as long as the pull request says", async () => {
    nock(api)
      .get(`${base}/pulls/7`)
      .reply(200, rawPull({ changed_files: 2 }));
    const pull = (await github.port.pullRequest(ref))!;
    const file = (filename: string) => ({ filename, status: 'added' });
    nock(api)
      .get(`${base}/pulls/7/files`)
      .query(true)
      .reply(200, [file('a.md')]);
    await expect(github.port.changedFiles(pull)).rejects.toMatchObject({
      ...broken,
      message: "GitHub's answer was incomplete (list the files of acme/shop#7): 1 of 2 files",
    });
    nock(api)
      .get(`${base}/pulls/7/files`)
      .query(true)
      .reply(200, [file('a.md'), file('b.md')]);
    expect(await github.port.changedFiles(pull)).toHaveLength(2);
  });

  test('of check runs are as long as GitHub says', async () => {
    nock(api)
      .get(`${base}/commits/c0ffee/check-runs`)
      .query(true)
      .reply(200, { total_count: 1, check_runs: [] });
    const check = {
      name: 'debrief',
      sha: 'c0ffee',
      conclusion: 'success',
      title: 'T',
      summary: 'S',
      annotations: [],
    } as const;
    await expect(github.port.report(repo, check)).rejects.toMatchObject(broken);
  });
});

test('a file whose content was cut is not read', async () => {
  const whole = rawFile('incidents:\n  commandRole: maintain\n');
  answer(
    '/contents/.github%2Fdebrief.yml',
    JSON.stringify({ ...whole, content: whole.content.slice(0, 16) }),
  );
  await expect(github.port.file(repo, '.github/debrief.yml')).rejects.toMatchObject(broken);
});

test('the message says which field is missing, and nothing of what was answered', async () => {
  answer('/issues/7', JSON.stringify(rawIssue({ title: 5, body: 'a secret of the customer' })));
  await expect(github.port.issue(ref)).rejects.toThrow(
    "GitHub's answer was incomplete (read acme/shop#7): `title` is missing or has the wrong type",
  );
});

describe('writes', () => {
  test.each<[string, string, () => Promise<unknown>]>([
    ['comment', '/issues/7/comments', () => github.port.comment(ref, 'panel')],
    [
      'openIssue',
      '/issues',
      () => github.port.openIssue(repo, { title: 'T', body: '', labels: [], assignees: [] }),
    ],
    ['addLabels', '/issues/7/labels', () => github.port.addLabels(ref, ['sev1'])],
    ['assign', '/issues/7/assignees', () => github.port.assign(ref, ['ada'])],
    ['react', '/issues/comments/5/reactions', () => github.port.react(repo, 5, '+1')],
    ['addSubIssue', '/issues/7/sub_issues', () => github.port.addSubIssue(ref, { id: 71, ...ref } as never)],
    [
      'openPullRequest',
      '/pulls',
      () =>
        github.port.openPullRequest(repo, { title: 'T', body: '', head: 'b', base: 'main', draft: false }),
    ],
  ])('%s is not taken for done when its answer breaks off', async (_, path, write) => {
    nock(api).post(`${base}${path}`).reply(201, '{"id": 5, "bo', json);
    await expect(write()).rejects.toMatchObject(broken);
  });

  test.each<[string, string, () => Promise<unknown>]>([
    ['editIssue', '/issues/7', () => github.port.editIssue(ref, { state: 'closed' })],
    ['editComment', '/issues/comments/5', () => github.port.editComment(ref, 5, 'panel')],
  ])('%s is not taken for done when its answer breaks off', async (_, path, write) => {
    nock(api).patch(`${base}${path}`).reply(200, '{"id": 5, "bo', json);
    await expect(write()).rejects.toMatchObject(broken);
  });
});

describe('a 404', () => {
  const issue = (status: number) =>
    nock(api)
      .get(`${base}/issues/7`)
      .reply(status, status === 200 ? rawIssue() : {});

  test('is asked again, longer for what a webhook named or was there a moment ago', async () => {
    for (const status of [404, 404, 200]) issue(status);
    expect((await github.port.issue(ref))?.number).toBe(7);
    expect(github.pauses).toEqual([250, 750]);
    for (const status of [404, 404, 404, 404, 404]) issue(status);
    expect(await github.port.issue(ref)).toBeNull();
    expect(github.pauses.slice(2)).toEqual([250, 750, 2_000, 4_000]);
  });

  test('that was confirmed is accepted at once for five minutes', async () => {
    const file = () => nock(api).get(`${base}/contents/none.md`).reply(404, {});
    for (let asked = 0; asked < 3; asked += 1) file();
    expect(await github.port.file(repo, 'none.md')).toBeNull();
    file();
    expect(await github.port.file(repo, 'none.md')).toBeNull();
    github.later(5 * 60_000);
    for (let asked = 0; asked < 3; asked += 1) file();
    expect(await github.port.file(repo, 'none.md')).toBeNull();
  });

  test('by mistake does not deny a maintainer her command', async () => {
    nock(api).get(`${base}/collaborators/ada/permission`).reply(404, {});
    nock(api)
      .get(`${base}/collaborators/ada/permission`)
      .reply(200, { permission: 'write', role_name: 'maintain' });
    expect(await github.port.permission(repo, 'ada')).toBe('maintain');
  });

  test('by mistake does not make somebody unassignable', async () => {
    nock(api).get(`${base}/assignees/ada`).reply(404, {});
    nock(api).get(`${base}/assignees/ada`).reply(204);
    expect(await github.port.assignable(repo, 'ada')).toBe(true);
  });
});
