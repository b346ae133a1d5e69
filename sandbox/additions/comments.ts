import { Hono } from 'hono';
import { type Addition, type Env, passOn } from '../addition.ts';
import { actorOf, askerOf, atLeast, fail, issueOf, repoOf, roleOf, tokenOf } from '../world.ts';

/** Only people with write access can comment on locked issues; comments by the App are marked as the App's. */
export const comments: Addition = (world) => {
  const app = new Hono<Env>();

  const signed = (comment: { user?: { type?: string } }) =>
    comment.user?.type === 'Bot' ? { ...comment, performed_via_github_app: world.app } : comment;

  const paths = ['comments', 'comments/:id{[0-9]+}', ':number{[0-9]+}/comments'];
  app.on(
    ['GET', 'POST', 'PATCH'],
    paths.map((path) => `/repos/:owner/:repo/issues/${path}`),
    async (c, next) => {
      await next();
      if (!c.res.ok || !c.res.headers.get('content-type')?.includes('json')) return;
      const data = (await c.res.json()) as object;
      const { status, headers } = c.res;
      headers.delete('content-length');
      c.res = new Response(JSON.stringify(Array.isArray(data) ? data.map(signed) : signed(data)), {
        status,
        headers,
      });
    },
  );
  app.put('/repos/:owner/:repo/issues/comments/:id{[0-9]+}/pin', async (c) => {
    actorOf(world, c, repoOf(world, c), 'issues', 'write');
    const path = c.req.path.replace(/\/pin$/, '');
    const { status, data } = await world.api(tokenOf(c), 'GET', path);
    return c.json(data, status as 200);
  });
  app.post('/repos/:owner/:repo/issues/:number{[0-9]+}/comments', async (c) => {
    const repo = repoOf(world, c);
    const issue = issueOf(world, c, repo);
    const asker = askerOf(world, tokenOf(c));
    const mayWrite =
      asker.kind === 'app' || (asker.kind === 'person' && atLeast(roleOf(world, repo, asker.user), 'write'));
    if (issue.locked && !mayWrite) fail(403, 'Unable to create comment because issue is locked.');
    return passOn(world, c);
  });
  return app;
};
