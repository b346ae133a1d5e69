import { Hono } from 'hono';
import { type Addition, type Env, jsonOf, passOn } from '../addition.ts';
import { accountOf, actorOf, ownerOf, repoOf, systemToken } from '../world.ts';

/** A repository that gets another name: its former one goes on leading to it, as GitHub's redirects do. */
export const repositories: Addition = (world) => {
  const app = new Hono<Env>();
  app.patch('/repos/:owner/:repo', async (c) => {
    const repo = repoOf(world, c);
    const { name } = jsonOf(c);
    if (typeof name !== 'string' || name === repo.name) return passOn(world, c);
    const sender = accountOf(world, actorOf(world, c, repo, 'administration', 'admin'));
    const [from, owner] = [repo.name, ownerOf(repo)];
    world.renamed.set(repo.full_name.toLowerCase(), repo.id);
    world.tables.repos.update(repo.id, { name, full_name: `${owner}/${name}` });
    world.renamed.delete(`${owner}/${name}`.toLowerCase());
    const payload = { action: 'renamed', changes: { repository: { name: { from } } }, sender };
    void world.dispatch('repository', 'renamed', payload, owner, name);
    const { data } = await world.api(systemToken(world, repo), 'GET', `/repos/${owner}/${name}`);
    return c.json(data);
  });
  return app;
};
