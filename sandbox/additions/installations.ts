import { type Context, Hono } from 'hono';
import { type Addition, type Env, passOn } from '../addition.ts';
import type { RepoRow } from '../emulator.ts';
import { askerOf, fail, notFound, ownerOf, paged, roleOf, systemToken, tokenOf } from '../world.ts';

/**
 * Which repositories an installation covers, with which the App's sweep begins; and which of them a person sees, by which
 * the dashboard shows what it shows. The sandbox has one installation, on everything that its account owns.
 */
export const installations: Addition = (world) => {
  const app = new Hono<Env>();
  app.get('/installation/repositories', async (c) => {
    const installation = world.tokens.get(tokenOf(c) ?? '')?.installation;
    if (!installation) return fail(403, 'Resource not accessible by personal access token');
    const covered = world.tables.repos.all().filter((repo) => repo.owner_id === installation.accountId);
    return listed(c, covered);
  });

  app.get('/repos/:owner/:repo/installation', async (c) => {
    const answer = await passOn(world, c);
    if (!answer.ok) return answer;
    const at = new Date(world.installedAt ?? world.clock.now());
    return c.json({ ...((await answer.json()) as object), created_at: at.toISOString() });
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

  /** Of what the App covers, all that a person was given: what is public is not enough. */
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
