import { Hono } from 'hono';
import type { Addition, Env } from '../addition.ts';
import { fail, paged, systemToken, tokenOf } from '../world.ts';

/** Which repositories an installation covers; the App's sweep begins with it. */
export const installations: Addition = (world) => {
  const app = new Hono<Env>();
  app.get('/installation/repositories', async (c) => {
    const installation = world.tokens.get(tokenOf(c) ?? '')?.installation;
    if (!installation) return fail(403, 'Resource not accessible by personal access token');
    const covered = world.tables.repos.all().filter((repo) => repo.owner_id === installation.accountId);
    const { slice, headers } = paged(c, covered);
    const read = async (repo: (typeof covered)[number]) =>
      (await world.api(systemToken(world, repo), 'GET', `/repos/${repo.full_name}`)).data;
    const repositories = await Promise.all(slice.map(read));
    return c.json({ total_count: covered.length, repository_selection: 'all', repositories }, 200, headers);
  });
  return app;
};
