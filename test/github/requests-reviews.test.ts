import nock from 'nock';
import { describe, expect, test } from 'vitest';
import { api, base, nocked, rawPull, repo } from './nocked.ts';

const github = nocked();
const pull = { ...repo, number: 7 };
const thread = (id: string, ...comments: [type: string, login: string][]) => ({
  id,
  isResolved: false,
  comments: {
    nodes: comments.map(([__typename, login]) => ({ body: `by ${login}`, author: { __typename, login } })),
  },
});
const answer = (nodes: object[], next: string | null = null) => ({
  data: {
    repository: {
      pullRequest: {
        reviewThreads: { nodes, pageInfo: { endCursor: next, hasNextPage: next !== null } },
      },
    },
  },
});

describe('conversations on lines', () => {
  test('are read in one call; an App is known without its brackets, and an answer by anybody else counts', async () => {
    nock(api)
      .post('/graphql', ({ variables }) => variables.number === 7)
      .reply(
        200,
        answer([
          thread('a', ['Bot', 'debrief']),
          thread('b', ['Bot', 'debrief'], ['Bot', 'debrief'], ['User', 'ana']),
          // Nobody else can have the name of the App.
          thread('c', ['User', 'debrief']),
        ]),
      );
    expect(
      (await github.port.reviewThreads(pull))?.map(({ id, answered, author }) => [id, answered, author.app]),
    ).toEqual([
      ['a', false, true],
      ['b', true, true],
      ['c', false, false],
    ]);
  });

  test('are read to the last, in pages of 100: what was suggested late is not suggested again', async () => {
    const page = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => thread(`t${from + index}`, ['Bot', 'debrief']));
    nock(api)
      .post('/graphql', ({ variables }) => variables.after === null)
      .reply(200, answer(page(1, 100), 'c100'));
    nock(api)
      .post('/graphql', ({ variables }) => variables.after === 'c100')
      .reply(200, answer(page(101, 3)));
    const threads = await github.port.reviewThreads(pull);
    expect([threads?.length, threads?.at(-1)?.id]).toEqual([103, 't103']);
  });

  test('are unknown on a server without GraphQL', async () => {
    nock(api).post('/graphql').thrice().reply(404, { message: 'Not Found' });
    expect(await github.port.reviewThreads(pull)).toBeNull();
  });

  test('are begun in one review, on one line or on several', async () => {
    nock(api)
      .post(`${base}/pulls/7/reviews`, {
        commit_id: 'abc',
        event: 'COMMENT',
        body: 'Two',
        comments: [
          { path: 'a.md', line: 3, side: 'RIGHT', body: 'one' },
          { path: 'a.md', line: 9, side: 'RIGHT', body: 'many', start_line: 5, start_side: 'RIGHT' },
        ],
      })
      .reply(200, { id: 1 });
    await github.port.review(pull, 'abc', 'Two', [
      { path: 'a.md', from: 3, to: 3, body: 'one' },
      { path: 'a.md', from: 5, to: 9, body: 'many' },
    ]);
  });

  test('are resolved by their id', async () => {
    nock(api)
      .post('/graphql', ({ variables }) => variables.input.threadId === 'a')
      .reply(200, { data: { resolveReviewThread: { thread: { id: 'a' } } } });
    await github.port.resolveThread(pull, 'a');
  });
});

test('somebody approves with their latest verdict, and a comment leaves it in force', async () => {
  const by = (login: string, state: string) => ({ user: { login }, state });
  nock(api)
    .get(`${base}/pulls/7/reviews`)
    .query({ per_page: '100' })
    .reply(200, [
      by('ana', 'APPROVED'),
      by('bo', 'APPROVED'),
      by('cy', 'CHANGES_REQUESTED'),
      by('bo', 'CHANGES_REQUESTED'),
      by('ana', 'COMMENTED'),
      { user: null, state: 'DISMISSED' },
    ]);
  expect(await github.port.approvals(pull)).toEqual(['ana']);
});

test('the lines that a diff shows are those of its hunks', async () => {
  const patch =
    '@@ -1,3 +1,4 @@\n line\n+@@ -9,9 +9,9 @@\n@@ -20 +21 @@ fn\n-x\n+y\n@@ -30,2 +30,0 @@\n-a\n-b';
  nock(api)
    .get(`${base}/pulls/7/files`)
    .query({ per_page: '100' })
    .reply(200, [
      { filename: 'a.md', status: 'modified', patch },
      { filename: 'large.md', status: 'added' },
    ]);
  const files = await github.port.changedFiles(pull);
  expect(files.map(({ shown }) => shown)).toEqual([
    [
      { from: 1, to: 4 },
      { from: 21, to: 21 },
    ],
    [],
  ]);
});

describe('the files of a pull request with more than GitHub lists', () => {
  const names = (count: number) => Array.from({ length: count }, (_, index) => `vendor/${index}.js`);
  const blob = (path: string, sha: string) => ({ path, sha, mode: '100644', type: 'blob' });
  const listed = () => {
    for (let page = 1; page <= 30; page += 1)
      nock(api)
        .get(`${base}/pulls/7/files`)
        .query(page === 1 ? { per_page: 100 } : { per_page: 100, page })
        .reply(
          200,
          names(3_000)
            .slice((page - 1) * 100, page * 100)
            .map((filename) => ({ filename, status: 'added' })),
          page < 30
            ? { link: `<${api}${base}/pulls/7/files?per_page=100&page=${page + 1}>; rel="next"` }
            : undefined,
        );
    nock(api).get(`${base}/pulls/7/files`).query({ per_page: 100, page: 31 }).reply(200, []);
    nock(api)
      .get(`${base}/compare/b...h`)
      .query(true)
      .reply(200, { merge_base_commit: { sha: 'm' } });
  };
  const tree = (sha: string, tree: object[], truncated = false) =>
    nock(api).get(`${base}/git/trees/${sha}`).query({ recursive: '1' }).reply(200, { tree, truncated });
  const large = async () => {
    nock(api)
      .get(`${base}/pulls/7`)
      .reply(200, rawPull({ changed_files: 3_003 }));
    return (await github.port.pullRequest(pull))!;
  };

  test('come from the files of both commits', async () => {
    listed();
    const folder = { path: 'docs', sha: 'd', mode: '040000', type: 'tree' };
    tree('m', [folder, blob('a.md', '1'), blob('b.md', '1'), blob('same.md', '1')]);
    tree('h', [
      { ...folder, sha: 'e' },
      ...names(3_000).map((path) => blob(path, '2')),
      blob('a.md', '2'),
      blob('same.md', '1'),
      blob('postmortems/z.md', '2'),
    ]);
    const files = await github.port.changedFiles(await large());
    expect(files).toHaveLength(3_003);
    expect(files.slice(3_000).map(({ path, status }) => [path, status])).toEqual([
      ['a.md', 'modified'],
      ['b.md', 'removed'],
      ['postmortems/z.md', 'added'],
    ]);
  });

  test('are fewer than it says where GitHub cuts those off, too', async () => {
    listed();
    tree('m', [], true);
    expect(await github.port.changedFiles(await large())).toHaveLength(3_000);
  });

  const children = (sha: string, tree: object[], truncated = false) =>
    nock(api).get(`${base}/git/trees/${sha}`).reply(200, { tree, truncated });
  const folder = (path: string, sha: string) => ({ path, sha, mode: '040000', type: 'tree' });
  const asksWithin = async () => {
    nock(api)
      .get(`${base}/compare/b...h`)
      .query(true)
      .reply(200, { merge_base_commit: { sha: 'm' } });
    return github.port.changedIn(await large(), ['docs/postmortems', 'incidents']);
  };

  test('in a few folders come from the trees of those alone', async () => {
    children('m', [folder('docs', 'd1'), blob('incidents', '9')]);
    children('d1', [folder('postmortems', 'p1'), folder('guides', 'g')]);
    tree('p1', [blob('a.md', '1'), folder('old', 'o'), blob('old/b.md', '1')]);
    children('m', [folder('docs', 'd1')]);
    children('h', [folder('docs', 'd2')]);
    children('d2', [folder('postmortems', 'p2')]);
    tree('p2', [blob('a.md', '2'), blob('c.md', '1')]);
    children('h', [folder('docs', 'd2'), folder('incidents', 'i')]);
    tree('i', [blob('d.md', '1')]);
    const files = await asksWithin();
    expect(files!.map(({ path, status }) => [path, status])).toEqual([
      ['docs/postmortems/a.md', 'modified'],
      ['docs/postmortems/old/b.md', 'removed'],
      ['docs/postmortems/c.md', 'added'],
      ['incidents/d.md', 'added'],
    ]);
  });

  test('in a few folders are unknown where GitHub cuts off one of those', async () => {
    children('m', [folder('docs', 'd1')]);
    children('d1', [folder('postmortems', 'p1')]);
    tree('p1', [], true);
    expect(await asksWithin()).toBeNull();
  });
});

const opened = {
  id: 'D1',
  number: 1,
  title: 'T',
  body: 'B',
  url: 'https://github.com/d/1',
  viewerDidAuthor: true,
  author: { login: 'debrief' },
};

test('a discussion is opened in the category of that name, and not if there is none', async () => {
  const categories = {
    data: {
      repository: { id: 'R1', discussionCategories: { nodes: [{ id: 'C1', name: 'Announcements' }] } },
    },
  };
  nock(api)
    .post('/graphql', ({ query }) => /discussionCategories/.test(query))
    .twice()
    .reply(200, categories);
  nock(api)
    .post('/graphql', ({ variables: { input } }) => {
      expect(input).toEqual({ repositoryId: 'R1', categoryId: 'C1', title: 'T', body: 'B' });
      return true;
    })
    .reply(200, { data: { createDiscussion: { discussion: opened } } });
  const wish = { category: 'announcements', title: 'T', body: 'B' };
  expect(await github.port.openDiscussion(repo, wish)).toMatchObject({ url: 'https://github.com/d/1' });
  expect(await github.port.openDiscussion(repo, { ...wish, category: 'News' })).toBeNull();
});

test('own discussions are looked for page by page, until there are some', async () => {
  const other = { ...opened, id: 'D9', viewerDidAuthor: false, body: 'mark' };
  const page = (nodes: object[], endCursor: string | null) => ({
    data: {
      repository: { discussions: { nodes, pageInfo: { hasNextPage: endCursor !== null, endCursor } } },
    },
  });
  nock(api)
    .post('/graphql', ({ query }) => /discussionCategories/.test(query))
    .reply(200, {
      data: { repository: { id: 'R1', discussionCategories: { nodes: [{ id: 'C1', name: 'News' }] } } },
    });
  nock(api)
    .post('/graphql', ({ variables }) => variables.category === 'C1' && variables.after === null)
    .reply(200, page([other], 'next'));
  nock(api)
    .post('/graphql', ({ variables }) => variables.after === 'next')
    .reply(200, page([other, { ...opened, body: 'a mark' }], 'more'));
  expect(await github.port.ownDiscussions(repo, 'News', 'mark')).toMatchObject([
    { id: 'D1', author: { app: true } },
  ]);
});

test('a discussion is edited by its id', async () => {
  nock(api)
    .post('/graphql', ({ variables: { input } }) => {
      expect(input).toEqual({ discussionId: 'D1', body: 'New' });
      return true;
    })
    .reply(200, { data: { updateDiscussion: { discussion: { id: 'D1' } } } });
  await github.port.editDiscussion({ id: 'D1' }, 'New');
});
