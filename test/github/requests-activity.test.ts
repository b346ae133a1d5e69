import nock from 'nock';
import { describe, expect, test } from 'vitest';
import { api, base, nocked, repo } from './nocked.ts';

const github = nocked();
const span = { since: '2026-03-01T00:00:00Z', until: '2026-03-02T00:00:00Z' };
const commit = (sha: string, more: object = {}) => ({
  sha,
  html_url: `https://github.com/acme/shop/commit/${sha}`,
  parents: [{ sha: 'p' }],
  commit: { message: 'Change', committer: { date: '2026-03-01T10:00:00Z' } },
  ...more,
});
const next = (page: number) => ({ link: `<${api}${base}/commits?page=${page}>; rel="next"` });

describe('commits', () => {
  const query = { sha: 'main', per_page: '100', ...span };

  test('are read page by page up to the limit, and say whether there are more', async () => {
    nock(api)
      .get(`${base}/commits`)
      .query(query)
      .reply(200, [commit('a')], next(2));
    nock(api)
      .get(`${base}/commits`)
      .query({ page: '2' })
      .reply(200, [commit('b')], next(3));
    const { items, more } = await github.port.commits(repo, 'main', span, 2);
    expect(items.map(({ sha }) => sha)).toEqual(['a', 'b']);
    expect(items[0]).toMatchObject({ parents: ['p'], at: '2026-03-01T10:00:00Z', message: 'Change' });
    expect(more).toBe(true);
  });

  test.each([
    ['gone', 404, 3],
    ['empty', 409, 1],
  ])('of a repository that is %s are an empty list', async (_, status, times) => {
    nock(api).get(`${base}/commits`).query(query).times(times).reply(status, { message: 'no' });
    expect(await github.port.commits(repo, 'main', span, 2)).toEqual({ items: [], more: false });
  });

  test('are not lost by a 404 that GitHub takes back', async () => {
    const get = () => nock(api).get(`${base}/commits`).query(query);
    get().reply(404, { message: 'no' });
    get().reply(200, [commit('a')]);
    expect((await github.port.commits(repo, 'main', span, 1)).items).toHaveLength(1);
  });

  test('tell their files', async () => {
    nock(api)
      .get(`${base}/commits/a`)
      .reply(200, { files: [{ filename: 'pool.ts' }] });
    expect(await github.port.commitFiles(repo, 'a')).toEqual(['pool.ts']);
  });

  test('that come without a message are a broken answer', async () => {
    nock(api)
      .get(`${base}/commits`)
      .query(query)
      .reply(200, [commit('a', { commit: {} })]);
    await expect(github.port.commits(repo, 'main', span, 1)).rejects.toMatchObject({ name: 'GitHubError' });
  });
});

test('deployments are read until they are older than the span', async () => {
  const deployment = (id: number, created_at: string) => ({
    id,
    sha: 'a',
    environment: 'production',
    created_at,
  });
  nock(api)
    .get(`${base}/deployments`)
    .query({ per_page: '100' })
    .reply(
      200,
      [
        deployment(3, '2026-03-02T10:00:00Z'),
        deployment(2, '2026-03-01T10:00:00Z'),
        deployment(1, '2026-02-28T10:00:00Z'),
      ],
      next(2),
    );
  const { items, more } = await github.port.deployments(repo, span, 5);
  expect(items.map(({ id }) => id)).toEqual([2]);
  expect(more).toBe(false);
});

test('a deployment has its states, newest first', async () => {
  const status = (state: string, created_at: string, log_url = '') => ({ state, created_at, log_url });
  nock(api)
    .get(`${base}/deployments/7/statuses`)
    .reply(200, [
      status('queued', '2026-03-01T10:00:00Z'),
      status('success', '2026-03-01T10:05:00Z', 'https://ci.example/7'),
    ]);
  expect(await github.port.deploymentStatuses(repo, 7)).toEqual([
    { state: 'success', at: '2026-03-01T10:05:00Z', url: 'https://ci.example/7' },
    { state: 'queued', at: '2026-03-01T10:00:00Z', url: null },
  ]);
});

test('releases are those that were published within the span', async () => {
  const release = (tag_name: string, published_at: string | null, draft = false) => ({
    tag_name,
    name: '',
    draft,
    published_at,
    html_url: `https://github.com/${tag_name}`,
  });
  nock(api)
    .get(`${base}/releases`)
    .query({ per_page: '100' })
    .reply(200, [
      release('v4', null, true),
      release('v3', '2026-03-01T10:00:00Z'),
      release('v2', '2026-02-01T10:00:00Z'),
    ]);
  const { items } = await github.port.releases(repo, span, 2);
  expect(items).toEqual([{ name: 'v3', at: '2026-03-01T10:00:00Z', url: 'https://github.com/v3' }]);
});

test('workflow runs are asked for by branch and span', async () => {
  const run = {
    name: 'CI',
    head_sha: 'a',
    updated_at: '2026-03-01T10:00:00Z',
    conclusion: 'failure',
    html_url: 'u',
  };
  nock(api)
    .get(`${base}/actions/runs`)
    .query({ branch: 'main', created: `${span.since}..${span.until}`, per_page: '100' })
    .reply(200, { total_count: 1, workflow_runs: [run] });
  const { items } = await github.port.workflowRuns(repo, 'main', span, 1);
  expect(items).toEqual([{ workflow: 'CI', sha: 'a', at: run.updated_at, conclusion: 'failure', url: 'u' }]);
});

test('a permission that is missing is an error, and not an empty list', async () => {
  nock(api)
    .get(`${base}/deployments`)
    .query({ per_page: '100' })
    .reply(403, { message: 'Resource not accessible by integration' });
  await expect(github.port.deployments(repo, span, 1)).rejects.toMatchObject({ status: 403 });
});

test('a file of a branch is changed in one signed commit on top of the head that was read', async () => {
  let sent: { query?: string; variables?: { input: object } } = {};
  nock(api)
    .post('/graphql', (body) => {
      sent = body;
      return true;
    })
    .reply(200, { data: { createCommitOnBranch: { commit: { oid: 'new' } } } });
  await github.port.changeFiles(
    repo,
    'debrief/post-mortem-7',
    [{ path: 'a.md', text: 'b' }],
    'Bring it up to date',
    'h',
  );
  expect(sent.variables?.input).toMatchObject({
    branch: { repositoryNameWithOwner: 'acme/shop', branchName: 'debrief/post-mortem-7' },
    expectedHeadOid: 'h',
    fileChanges: { additions: [{ path: 'a.md', contents: Buffer.from('b').toString('base64') }] },
  });
});
