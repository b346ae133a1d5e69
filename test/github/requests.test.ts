import nock from 'nock';
import { describe, expect, test } from 'vitest';
import { api, base, nocked, rawComment, rawFile, rawIssue, rawPull, repo } from './nocked.ts';

const issue = { ...repo, number: 7 };
const github = nocked();

describe('reading', () => {
  test('an issue of a deleted account, with labels of either shape', async () => {
    nock(api).get(`${base}/issues/7`).reply(200, rawIssue());
    expect(await github.port.issue(issue)).toMatchObject({
      body: '',
      author: { login: 'ghost', app: false },
      labels: ['incident', 'sev1'],
      locked: false,
    });
  });

  test('our own issues are asked for by age, so that a new one leaves earlier pages as GitHub knows them, and come newest first', async () => {
    const ours = (number: number) =>
      rawIssue({ number, user: { login: 'debrief[bot]', type: 'Bot' }, body: '', labels: [] });
    nock(api)
      .get(`${base}/issues`)
      .query({ state: 'all', creator: 'debrief[bot]', sort: 'created', direction: 'asc', per_page: 100 })
      .reply(200, [ours(3), ours(8)]);
    expect((await github.port.ownIssues(repo)).map(({ number }) => number)).toEqual([8, 3]);
  });

  test('the pull requests of a check suite: open ones of forks too, and none of another commit', async () => {
    nock(api).get(`${base}/check-suites/8`).reply(200, { id: 8, status: 'completed', head_sha: 'abc' });
    const pull = (number: number, sha: string) => ({ number, head: { sha, repo: { full_name: 'bo/shop' } } });
    nock(api)
      .get(`${base}/pulls`)
      .query({ state: 'open', per_page: 100 })
      .reply(200, [pull(12, 'abc'), pull(11, 'def'), pull(9, 'abc')]);
    expect(await github.port.pullRequestsOfSuite(repo, 8)).toEqual([12, 9]);
    nock(api).get(`${base}/check-suites/9`).thrice().reply(404);
    expect(await github.port.pullRequestsOfSuite(repo, 9)).toBeNull();
  });

  test('an issue that was deleted, or moved to another repository, is not there', async () => {
    nock(api).get(`${base}/issues/7`).times(5).reply(410, { message: 'This issue was deleted' });
    expect(await github.port.issue(issue)).toBeNull();
    nock(api)
      .get(`${base}/issues/7`)
      .reply(301, '', { location: `${api}/repositories/9/issues/3` });
    nock(api)
      .get('/repositories/9/issues/3')
      .reply(200, rawIssue({ number: 3, repository_url: `${api}/repos/acme/other` }));
    expect(await github.port.issue(issue)).toBeNull();
  });

  test('a repository that was renamed says its name to those who ask by the former one', async () => {
    nock(api)
      .get(base)
      .reply(301, '', { location: `${api}/repositories/9` });
    nock(api)
      .get('/repositories/9')
      .reply(200, { name: 'store', owner: { login: 'acme' } });
    expect(await github.port.repositoryName(repo)).toEqual({ owner: 'acme', repo: 'store' });
  });

  test('a branch that was renamed is found by the name that it had', async () => {
    nock(api)
      .get(`${base}/branches/master`)
      .reply(301, '', { location: `${api}/repositories/9/branches/main` });
    nock(api)
      .get('/repositories/9/branches/main')
      .reply(200, { name: 'main', commit: { sha: 'abc' } });
    expect(await github.port.branchName(repo, 'master')).toBe('main');
    nock(api).get(`${base}/branches/gone`).thrice().reply(404, { message: 'Branch not found' });
    expect(await github.port.branchName(repo, 'gone')).toBeNull();
  });

  test("the timeline's many other events are left out, and a comment is known by its author", async () => {
    nock(api)
      .get(`${base}/issues/7/timeline`)
      .query({ per_page: 100 })
      .reply(200, [
        { event: 'subscribed', created_at: '2026-03-01T10:00:00Z', actor: { login: 'ada' } },
        { event: 'committed', sha: 'a' },
        { event: 'labeled', created_at: '2026-03-01T10:01:00Z', actor: null, label: { name: 'incident' } },
        { event: 'commented', ...rawComment() },
        {
          event: 'cross-referenced',
          created_at: '2026-03-01T10:04:00Z',
          actor: { login: 'ada' },
          source: { issue: { number: 2, repository_url: `${api}/repos/acme/web` } },
        },
      ]);
    expect(await github.port.issueEvents(issue)).toMatchObject([
      { type: 'labeled', label: 'incident', actor: { login: 'ghost' } },
      {
        type: 'commented',
        comment: { id: 5, updatedAt: '2026-03-01T10:03:00Z', author: { app: true, kind: 'bot' } },
      },
      { type: 'cross-referenced', source: { owner: 'acme', repo: 'web', number: 2 } },
    ]);
  });

  test('a pull request of a deleted fork, and no trial merge for a merge', async () => {
    nock(api).get(`${base}/pulls/7`).reply(200, rawPull());
    expect(await github.port.pullRequest(issue)).toMatchObject({
      merged: false,
      mergeSha: null,
      head: { fork: true },
    });
  });

  test('a pull request of a repository that was renamed is no fork: it answers to the former name', async () => {
    const full_name = 'acme/store';
    nock(api)
      .get(`${base}/pulls/7`)
      .reply(301, '', { location: `${api}/repositories/9/pulls/7` });
    nock(api)
      .get('/repositories/9/pulls/7')
      .reply(
        200,
        rawPull({
          head: { ref: 'pm', sha: 'h', repo: { full_name } },
          base: { ref: 'main', sha: 'b', repo: { full_name } },
        }),
      );
    expect(await github.port.pullRequest(issue)).toMatchObject({ head: { ref: 'pm', fork: false } });
  });

  test('a file over 1 MB by a second call, and a binary file without a text', async () => {
    const big = rawFile('large', { encoding: 'none', content: '', sha: 's' });
    nock(api).get(`${base}/contents/big.md`).reply(200, big);
    const blob = { content: Buffer.from('large').toString('base64') };
    nock(api).get(`${base}/git/blobs/s`).reply(200, blob);
    expect(await github.port.file(repo, 'big.md')).toMatchObject({ text: 'large', bytes: 5 });
    const image = rawFile(Buffer.from([0x89, 0x50, 0, 1]));
    nock(api).get(`${base}/contents/a.png`).query({ ref: 'main' }).reply(200, image);
    expect(await github.port.file(repo, 'a.png', 'main')).toMatchObject({ text: null, bytes: 4 });
  });

  test('a custom role by its coarse permission, asked once', async () => {
    nock(api)
      .get(`${base}/collaborators/ada/permission`)
      .reply(200, { permission: 'write', role_name: 'release-captain' });
    expect(await github.port.permission(repo, 'ada')).toBe('write');
    expect(await github.port.permission(repo, 'Ada')).toBe('write');
  });

  test('a label with a comma, which cannot be asked for, is picked out', async () => {
    nock(api)
      .get(`${base}/issues`)
      .query((query) => query.labels === 'incident')
      .reply(200, [
        rawIssue({ labels: ['incident'] }),
        rawIssue({ number: 8, labels: ['incident', 'a, b'] }),
      ]);
    expect(
      (await github.port.issuesWithLabels(repo, ['incident', 'a, b'])).map(({ number }) => number),
    ).toEqual([8]);
    nock(api)
      .get(`${base}/issues`)
      .query((query) => query.labels === undefined)
      .reply(200, [
        rawIssue({ pull_request: {} }),
        rawIssue({ number: 8, pull_request: {}, labels: ['a, b'] }),
      ]);
    const since = '2026-03-01T10:00:00Z';
    expect(await github.port.pullRequestsWithLabel(repo, 'a, b', since)).toEqual([
      { number: 8, state: 'open', updatedAt: '2026-03-01T10:00:00Z' },
    ]);
  });
});

describe('writing', () => {
  test('an issue is opened without the assignee whom GitHub refuses', async () => {
    const wish = { title: 'Item', body: '', labels: ['action-item'], assignees: ['ada', 'gone'] };
    const errors = [{ resource: 'Issue', field: 'assignees', code: 'invalid', value: 'gone' }];
    nock(api).post(`${base}/issues`, wish).reply(422, { message: 'Validation Failed', errors });
    nock(api)
      .post(`${base}/issues`, { ...wish, assignees: ['ada'] })
      .reply(201, rawIssue({ assignees: [{ login: 'Ada' }] }));
    expect((await github.port.openIssue(repo, wish)).refused).toEqual(['gone']);
  });

  test('a date goes into the field of an issue, at once where the issue is opened', async () => {
    const wish = { title: 'Item', body: '', labels: [], assignees: [] };
    const values = [{ field_id: 7, value: '2026-03-20' }];
    nock(api)
      .post(`${base}/issues`, { ...wish, issue_field_values: values })
      .reply(201, rawIssue({}));
    const { issue } = await github.port.openIssue(repo, {
      ...wish,
      dateField: { field: 7, day: '2026-03-20' },
    });
    const path = `${base}/issues/${issue.number}/issue-field-values`;
    nock(api).post(path, { issue_field_values: values }).reply(200, []);
    expect(await github.port.setDateField(issue, 7, '2026-03-20')).toBe(true);
    nock(api)
      .get(`${path}?per_page=100`)
      .twice()
      .reply(200, [
        { issue_field_id: 7, data_type: 'date', value: '2026-03-21T00:00:00Z' },
        { issue_field_id: 8, data_type: 'single_select', value: 2 },
      ]);
    expect(await github.port.dateField(issue, 7)).toBe('2026-03-21');
    expect(await github.port.dateField(issue, 8)).toBeNull();
  });

  test('files are committed in one signed commit on a new branch', async () => {
    nock(api).get(`${base}/git/ref/heads%2Fdebrief%2Fpost-mortem-7`).thrice().reply(404, {});
    nock(api).get(base).reply(200, { default_branch: 'main' });
    nock(api)
      .get(`${base}/git/ref/heads%2Fmain`)
      .reply(200, { object: { sha: 'abc' } });
    nock(api)
      .post(`${base}/git/refs`, { ref: 'refs/heads/debrief/post-mortem-7', sha: 'abc' })
      .reply(201, {});
    nock(api)
      .post('/graphql', ({ variables: { input } }) => {
        expect(input).toEqual({
          branch: { repositoryNameWithOwner: 'acme/shop', branchName: 'debrief/post-mortem-7' },
          message: { headline: 'Draft', body: 'For #7' },
          expectedHeadOid: 'abc',
          fileChanges: { additions: [{ path: 'a.md', contents: 'WsO2bGY=' }] },
        });
        return true;
      })
      .reply(200, { data: { createCommitOnBranch: { commit: { oid: 'def' } } } });
    const files = [{ path: 'a.md', text: 'Zölf' }];
    expect(await github.port.commitToBranch(repo, 'debrief/post-mortem-7', files, 'Draft\n\nFor #7')).toEqual(
      {
        sha: 'def',
      },
    );
  });

  test('a branch that moved on meanwhile is tried again soon', async () => {
    nock(api)
      .get(`${base}/git/ref/heads%2Fb`)
      .reply(200, { object: { sha: 'abc' } });
    nock(api).get(`${base}/contents/a.md`).query({ ref: 'abc' }).thrice().reply(404, {});
    const errors = [{ type: 'STALE_DATA', message: 'Expected branch to point to "abc"' }];
    nock(api).post('/graphql').reply(200, { data: null, errors });
    await expect(
      github.port.commitToBranch(repo, 'b', [{ path: 'a.md', text: 'a' }], 'x'),
    ).rejects.toMatchObject({
      name: 'GitHubError',
      status: 409,
      retryAfter: 2,
    });
  });

  test('a draft becomes an ordinary pull request where drafts cost extra', async () => {
    const wish = { title: 'PM', body: '', head: 'b', base: 'main', draft: true };
    nock(api)
      .post(`${base}/pulls`, wish)
      .reply(422, { message: 'Draft pull requests are not supported here' });
    nock(api)
      .post(`${base}/pulls`, { ...wish, draft: false })
      .reply(201, rawPull({ number: 9 }));
    expect((await github.port.openPullRequest(repo, wish)).number).toBe(9);
  });

  test('Debrief’s own pull request that exists already is not refused: it is the one that was wanted', async () => {
    const wish = { title: 'PM', body: '', head: 'b', base: 'main', draft: false };
    const errors = [
      { resource: 'PullRequest', code: 'custom', message: 'A pull request already exists for acme:b.' },
    ];
    nock(api).post(`${base}/pulls`, wish).twice().reply(422, { message: 'Validation Failed', errors });
    const from = (pulls: object[]) => nock(api).get(`${base}/pulls`).query(true).reply(200, pulls);
    const head = { ref: 'b', sha: 'h', repo: { full_name: 'acme/shop' } };
    const user = { login: 'debrief[bot]', type: 'Bot' };
    from([rawPull({ number: 9, head, user })]);
    expect((await github.port.openPullRequest(repo, wish)).number).toBe(9);
    // Somebody else's is not ours.
    from([rawPull({ number: 10, head })]);
    await expect(github.port.openPullRequest(repo, wish)).rejects.toMatchObject({ status: 422 });
  });

  describe('sub-issues', () => {
    const add = () => nock(api).post(`${base}/issues/7/sub_issues`, { sub_issue_id: 71 });
    const list = () => nock(api).get(`${base}/issues/7/sub_issues`).query({ per_page: 100 });

    test.each([
      ['is among those that are there', 71, true],
      ['is not, since the parent is full', 1, false],
    ])('a child that GitHub refuses and that %s', async (_, id, added) => {
      const child = { ...(await readIssue()), id: 71 };
      add().reply(422, { message: 'An error occurred' });
      list().reply(200, [rawIssue({ id: 1 }), rawIssue({ id })]);
      expect(await github.port.addSubIssue(issue, child)).toBe(added);
    });

    test('are not tried again for an hour on a server that has none', async () => {
      const child = { ...(await readIssue()), id: 71 };
      const absent = (answered: number) => {
        add().times(answered).reply(404, {});
        nock(api).get(`${base}/issues/7`).reply(200, rawIssue());
        list().times(answered).reply(404, {});
      };
      absent(3);
      expect(await github.port.addSubIssue(issue, child)).toBe(false);
      github.later(59 * 60_000);
      expect(await github.port.addSubIssue(issue, child)).toBe(false);
      github.later(2 * 60_000);
      absent(3);
      expect(await github.port.addSubIssue(issue, child)).toBe(false);
    });

    test('stay switched on after two 404s that were a mistake', async () => {
      const child = { ...(await readIssue()), id: 71 };
      add().twice().reply(404, {});
      add().reply(201, rawIssue());
      expect(await github.port.addSubIssue(issue, child)).toBe(true);
      list().twice().reply(404, {});
      list().reply(200, [rawIssue({ id: 71 })]);
      expect(await github.port.subIssues(issue)).toHaveLength(1);
    });

    test.each([
      ['is not there', 404, {}],
      ['is a pull request', 200, rawIssue({ pull_request: {} })],
    ])('a parent that %s says nothing about what the server lacks', async (_, status, body) => {
      const child = { ...(await readIssue()), id: 71 };
      for (const asked of [3, 1]) {
        add().times(asked).reply(404, {});
        const questions = status === 404 ? (asked === 3 ? 5 : 1) : 1;
        nock(api).get(`${base}/issues/7`).times(questions).reply(status, body);
        expect(await github.port.addSubIssue(issue, child)).toBe(false);
      }
    });
  });
});

async function readIssue() {
  nock(api).get(`${base}/issues/7`).reply(200, rawIssue());
  return (await github.port.issue(issue))!;
}

describe('refusals', () => {
  const comment = () => github.port.comment(issue, 'a secret of the customer');
  const refuse = (status: number, message: string, headers: Record<string, string> = {}) =>
    nock(api)
      .post(`${base}/issues/7/comments`)
      .reply(status, { message, documentation_url: 'https://docs.github.com' }, headers);

  test.each([
    [403, 'Resource not accessible by integration', {}, null],
    [403, 'You have exceeded a secondary rate limit', {}, 60],
    [403, 'API rate limit exceeded', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1900' }, 901],
    [403, 'API rate limit exceeded', { 'x-ratelimit-remaining': '0' }, 60],
    [429, 'Too many requests', { 'retry-after': '7' }, 7],
    [408, 'Request Timeout', {}, 10],
    [404, 'Not Found', {}, null],
    [422, 'Validation Failed', {}, null],
    [502, 'Bad gateway', {}, 10],
  ])('%i %s', async (status, message, headers, retryAfter) => {
    refuse(status, message, headers as Record<string, string>);
    // A 404 is asked for once more: it may be a replica that lags.
    if (status === 404) refuse(status, message);
    await expect(comment()).rejects.toMatchObject({
      name: 'GitHubError',
      status,
      retryAfter,
      message: `GitHub refused to comment on acme/shop#7: ${status} ${message}`,
    });
  });

  // Of GraphQL, which answers with status 200.
  const limit = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1900' };
  test.each([
    ['a rate limit', { type: 'RATE_LIMITED', message: 'API rate limit exceeded' }, limit, 429, 901],
    ['a rate limit without headers', { type: 'RATE_LIMITED', message: 'Exceeded' }, {}, 429, 60],
    [
      'a secondary limit',
      { message: 'You have exceeded a secondary rate limit' },
      { 'retry-after': '7' },
      429,
      7,
    ],
    ['what it may not show', { type: 'FORBIDDEN', message: 'Not accessible' }, {}, 403, null],
    ['what is not there', { type: 'NOT_FOUND', message: 'Could not resolve' }, {}, 404, null],
    [
      'what it does not know',
      { message: 'No such field', extensions: { code: 'undefinedField' } },
      {},
      422,
      null,
    ],
    ['what it could not finish', { message: 'Something went wrong: a timeout' }, {}, 502, 10],
  ])('GraphQL and %s, beside a part of what was asked for', async (_, error, headers, status, retryAfter) => {
    nock(api)
      .post('/graphql')
      .reply(200, { data: { repository: null }, errors: [error] }, headers as Record<string, string>);
    await expect(github.port.reviewThreads(issue)).rejects.toMatchObject({
      name: 'GitHubError',
      status,
      retryAfter,
      message: expect.stringContaining(error.message),
    });
  });

  test('a limit of GraphQL is waited for, whatever else it refuses', async () => {
    const errors = [
      { type: 'FORBIDDEN', message: 'Not accessible' },
      { type: 'RATE_LIMITED', message: 'Exceeded' },
    ];
    nock(api).post('/graphql').reply(200, { data: {}, errors });
    await expect(github.port.reviewThreads(issue)).rejects.toMatchObject({ status: 429, retryAfter: 60 });
  });

  test('a 404 that GitHub takes back is no refusal', async () => {
    refuse(404, 'Not Found');
    nock(api).post(`${base}/issues/7/comments`).reply(201, rawComment());
    await expect(comment()).resolves.toMatchObject({ id: 5 });
  });

  test('names the fields of a validation, never their values', async () => {
    const errors = [{ resource: 'Issue', field: 'title', code: 'custom', value: 'a secret of the customer' }];
    nock(api).post(`${base}/issues`).reply(422, { message: 'Validation Failed', errors });
    const wish = { title: 'a secret of the customer', body: '', labels: [], assignees: [] };
    const error = await github.port.openIssue(repo, wish).catch((refusal: Error) => refusal);
    expect((error as Error).message).toBe(
      'GitHub refused to open an issue in acme/shop: 422 Validation Failed (title custom)',
    );
  });

  test('a network that is down is worth another try', async () => {
    nock(api).post(`${base}/issues/7/comments`).replyWithError('getaddrinfo ENOTFOUND');
    await expect(comment()).rejects.toMatchObject({ name: 'GitHubError', retryAfter: 10 });
  });
});
