import { type Context, Hono } from 'hono';
import { type Addition, type Env, jsonOf, passOn } from '../addition.ts';
import { changesOf } from '../compare.ts';
import type { CommentRow, RepoRow } from '../emulator.ts';
import { actorOf, fail, notFound, pullRow, repoOf, type World } from '../world.ts';

interface Wanted {
  path: string;
  line: number;
  start_line?: number;
  body: string;
}

/** Reviews with comments on lines of the diff, for which emulate only supports positions, and their conversations. */
export const reviews: Addition = (world) => {
  const app = new Hono<Env>();

  app.post('/repos/:owner/:repo/pulls/:number{[0-9]+}/reviews', async (c, next) => {
    const { comments, ...review } = jsonOf(c) as { comments?: Wanted[] };
    if (!comments?.length) return next();
    const repo = repoOf(world, c);
    const pull = pullRow(world, repo, Number(c.req.param('number'))) ?? notFound();
    const { files } = await changesOf(world, repo, pull);
    for (const { path, line, start_line: start = line } of comments) {
      const patch: string = files.find((file: { filename: string }) => file.filename === path)?.patch ?? '';
      const hunks = [...patch.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)].map(([, from, length]) => ({
        from: Number(from),
        to: Number(from) + Number(length ?? 1) - 1,
      }));
      if (!hunks.some(({ from, to }) => from <= start && line <= to))
        fail(422, 'Unprocessable Entity', ['Pull request review thread line must be part of the diff']);
    }
    const actor = actorOf(world, c, repo, 'pull_requests', 'read');
    const made = await passOn(world, c, review);
    if (!made.ok) return made;
    const { id, commit_id } = (await made.clone().json()) as { id: number; commit_id: string };
    for (const { path, line, start_line = null, body } of comments) {
      const row = world.tables.comments.insert({
        repo_id: repo.id,
        issue_number: null,
        pull_number: pull.number,
        commit_sha: commit_id,
        body,
        user_id: actor.id,
        in_reply_to_id: null,
        path,
        line,
        start_line,
        position: null,
        side: 'RIGHT',
        subject_type: 'line',
        comment_type: 'review',
        review_id: id,
        resolved: false,
      });
      world.tables.comments.update(row.id, { node_id: `PRRC_${row.id}` } as Partial<CommentRow>);
    }
    world.tables.pullRequests.update(pull.id, { review_comments: pull.review_comments + comments.length });
    return made;
  });

  app.get('/repos/:owner/:repo/pulls/:number{[0-9]+}/comments', async (c, next) => {
    await next();
    if (!c.res.ok) return;
    const comments = (await c.res.json()) as { id: number }[];
    const shown = comments.map((comment) => {
      // `resolved` is in GitHub's GraphQL only; stories read it here.
      const { start_line = null, resolved = false } = world.tables.comments.get(comment.id)!;
      return { ...comment, start_line, resolved };
    });
    c.res = Response.json(shown, { headers: c.res.headers });
  });
  return app;
};

const commentsOf = (world: World, repo: RepoRow, number: number) =>
  world.tables.comments
    .findBy('repo_id', repo.id)
    .filter((row) => row.comment_type === 'review' && row.pull_number === number)
    .toSorted((a, b) => a.id - b.id);

/** The conversations on a pull request's lines, in GraphQL's shape. */
export function reviewThreads(
  world: World,
  c: Context<Env>,
  { owner, name, number }: { owner: string; name: string; number: number },
) {
  const repo = world.tables.repos
    .all()
    .find((row) => row.full_name.toLowerCase() === `${owner}/${name}`.toLowerCase());
  if (!repo) return { repository: null };
  actorOf(world, c, repo, 'pull_requests', 'read');
  const all = commentsOf(world, repo, number);
  const nodes = all
    .filter((row) => !row.in_reply_to_id)
    .map((first) => ({
      id: `PRRT_${first.id}`,
      isResolved: first.resolved ?? false,
      comments: {
        nodes: [first, ...all.filter((row) => row.in_reply_to_id === first.id)].map(({ body, user_id }) => {
          const user = world.tables.users.get(user_id)!;
          // GraphQL leaves the brackets of an App's account out.
          return { body, author: { __typename: user.type, login: user.login.replace(/\[bot\]$/, '') } };
        }),
      },
    }));
  return {
    repository: {
      pullRequest: { reviewThreads: { nodes, pageInfo: { endCursor: null, hasNextPage: false } } },
    },
  };
}

export async function resolveThread(world: World, c: Context<Env>, { threadId }: { threadId: string }) {
  const row = world.tables.comments.get(Number(threadId.replace('PRRT_', ''))) ?? notFound();
  const repo = world.tables.repos.get(row.repo_id)!;
  actorOf(world, c, repo, 'pull_requests', 'write');
  world.tables.comments.update(row.id, { resolved: true });
  return { thread: { id: threadId, isResolved: true } };
}
