import { type Context, Hono } from 'hono';
import type { Addition, Env } from '../addition.ts';
import { jsonOf } from '../addition.ts';
import type { RepoRow } from '../emulator.ts';
import {
  accountOf,
  actorOf,
  askerOf,
  fail,
  issueOf,
  notFound,
  paged,
  repoOf,
  tokenOf,
  type World,
} from '../world.ts';

const CONTENTS = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'];

interface Reaction {
  id: number;
  subject: string;
  user: number;
  content: string;
  at: string;
}

/** The reactions of each world; a reset removes them. */
const GIVEN = new WeakMap<World, Reaction[]>();

/** How many people gave a comment each reaction, as GitHub includes it in the comment. */
export function reactionsTo(world: World, repo: RepoRow, comment: number): Record<string, number> {
  const found = (GIVEN.get(world) ?? []).filter(({ subject }) => subject === `${repo.id}c${comment}`);
  const counts = Object.fromEntries(
    CONTENTS.map((name) => [name, found.filter((one) => one.content === name).length]),
  );
  return { total_count: found.length, ...counts };
}

/** Reactions to issues and comments. A repeated reaction by the same account counts once, and is answered with 200. */
export const reactions: Addition = (world) => {
  const app = new Hono<Env>();
  const given: Reaction[] = [];
  GIVEN.set(world, given);

  const onComment = '/repos/:owner/:repo/issues/comments/:comment/reactions';
  const onIssue = '/repos/:owner/:repo/issues/:number{[0-9]+}/reactions';
  for (const path of [onComment, onIssue]) {
    app.get(path, (c) => {
      const subject = subjectOf(c);
      const { slice, headers } = paged(
        c,
        given.filter((one) => one.subject === subject),
      );
      return c.json(slice.map(shown), 200, headers);
    });
    app.post(path, (c) => {
      const subject = subjectOf(c);
      const user = actorOf(world, c, repoOf(world, c), 'issues', 'read').id;
      const { content } = jsonOf(c);
      if (!CONTENTS.includes(content)) fail(422, 'Validation Failed');
      const known = given.find(
        (one) => one.subject === subject && one.user === user && one.content === content,
      );
      if (known) return c.json(shown(known), 200);
      const made = { id: given.length + 1, subject, user, content, at: world.clock.iso() };
      given.push(made);
      return c.json(shown(made), 201);
    });
    app.delete(`${path}/:reaction`, (c) => {
      if (askerOf(world, tokenOf(c)).kind === 'nobody') fail(401, 'Requires authentication');
      const index = given.findIndex((one) => one.id === Number(c.req.param('reaction')));
      if (index < 0) return notFound();
      given.splice(index, 1);
      return c.body(null, 204);
    });
  }

  function subjectOf(c: Context<Env>): string {
    const repo = repoOf(world, c);
    const comment = c.req.param('comment');
    if (comment === undefined) return `${repo.id}#${issueOf(world, c, repo).number}`;
    const row = world.tables.comments.get(Number(comment));
    return row?.repo_id === repo.id ? `${repo.id}c${row.id}` : notFound();
  }

  const shown = ({ id, content, user, at }: Reaction) => ({
    id,
    node_id: `REA_${id}`,
    content,
    created_at: at,
    user: accountOf(world, world.tables.users.get(user)),
  });
  return app;
};
