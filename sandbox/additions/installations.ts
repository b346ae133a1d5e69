import { type Context, Hono } from 'hono';
import { type Addition, type Env, passOn } from '../addition.ts';
import type { RepoRow } from '../emulator.ts';
import {
  actorOf,
  askerOf,
  fail,
  notFound,
  ownerOf,
  paged,
  repoOf,
  roleOf,
  systemToken,
  tokenOf,
} from '../world.ts';

/**
 * The repositories that an installation covers, for the App's sweep; and which of them a person can see, for the
 * dashboard. The sandbox has one installation, on everything that its account owns unless an admin takes it out.
 */
export const installations: Addition = (world) => {
  const app = new Hono<Env>();
  app.get('/installation/repositories', async (c) => {
    const installation = world.tokens.get(tokenOf(c) ?? '')?.installation;
    if (!installation) return fail(403, 'Resource not accessible by personal access token');
    const covered = world.tables.repos
      .all()
      .filter((repo) => repo.owner_id === installation.accountId && !world.uninstalled.has(repo.id));
    return listed(c, covered);
  });

  app.get('/repos/:owner/:repo/installation', async (c) => {
    if (world.uninstalled.has(repoOf(world, c).id)) return notFound();
    const answer = await passOn(world, c);
    if (!answer.ok) return answer;
    const at = new Date(world.installedAt ?? world.clock.now());
    return c.json({ ...((await answer.json()) as object), created_at: at.toISOString() });
  });

  app.delete('/user/installations/:id/repositories/:repository{[0-9]+}', (c) => {
    const repo = world.tables.repos.get(Number(c.req.param('repository'))) ?? notFound();
    actorOf(world, c, repo, 'administration', 'admin');
    world.uninstalled.add(repo.id);
    return c.body(null, 204);
  });

  // Outside its installation the App sees what everybody sees.
  app.use('/repos/:owner/:repo/*', async (c, next) => {
    const isWrite = c.req.method !== 'GET' && c.req.method !== 'HEAD';
    if (isWrite && askerOf(world, tokenOf(c)).kind === 'app' && world.uninstalled.has(repoOf(world, c).id))
      fail(403, 'Resource not accessible by integration');
    await next();
  });

  app.get('/user/installations', (c) => {
    const seen = seenBy(c);
    const account = seen.length ? { login: ownerOf(seen[0]!), type: 'Organization' } : null;
    const installations = account
      ? [{ id: world.installation, account, app_slug: world.app.slug, repository_selection: 'all' }]
      : [];
    return c.json({ total_count: installations.length, installations });
  });

  app.get('/user/installations/:id/repositories', (c) => {
    const seen = seenBy(c);
    return Number(c.req.param('id')) === world.installation && seen.length ? listed(c, seen) : notFound();
  });
  return app;

  /** The covered repositories that a person was given access to; public ones alone do not count. */
  function seenBy(c: Context<Env>): RepoRow[] {
    const asker = askerOf(world, tokenOf(c));
    if (asker.kind === 'nobody') return fail(401, 'Bad credentials');
    if (asker.kind === 'app') return fail(403, 'Resource not accessible by integration');
    return world.tables.repos
      .all()
      .filter((repo) => repo.owner_type === 'Organization')
      .filter((repo) => roleOf(world, { ...repo, private: true }, asker.user) !== 'none');
  }

  async function listed(c: Context<Env>, all: readonly RepoRow[]): Promise<Response> {
    const { slice, headers } = paged(c, all);
    const read = async (repo: RepoRow) =>
      (await world.api(systemToken(world, repo), 'GET', `/repos/${repo.full_name}`)).data;
    const repositories = await Promise.all(slice.map(read));
    return c.json({ total_count: all.length, repository_selection: 'all', repositories }, 200, headers);
  }
};
