import { Hono } from 'hono';
import { type Addition, type Env, jsonOf } from '../addition.ts';
import { branchSha } from '../compare.ts';
import { actorOf, notFound, ownerOf, paged, repoOf } from '../world.ts';

interface Deployment {
  readonly id: number;
  readonly repo: number;
  readonly sha: string;
  readonly environment: string;
  readonly at: string;
  readonly statuses: { readonly state: string; readonly log: string; readonly at: string }[];
}

/** Deployments and their statuses, which emulate lacks. */
export const deployments: Addition = (world) => {
  const app = new Hono<Env>();
  const all: Deployment[] = [];

  app.post('/repos/:owner/:repo/deployments', (c) => {
    const repo = repoOf(world, c);
    actorOf(world, c, repo, 'deployments', 'write');
    const { ref, environment = 'production' } = jsonOf(c);
    const sha = branchSha(world, repo, ref) ?? ref;
    const made = { id: all.length + 1, repo: repo.id, sha, environment, at: world.clock.iso(), statuses: [] };
    all.push(made);
    return c.json(shown(made), 201);
  });
  app.get('/repos/:owner/:repo/deployments', (c) => {
    const repo = repoOf(world, c);
    const { slice, headers } = paged(c, all.filter((one) => one.repo === repo.id).reverse());
    return c.json(slice.map(shown), 200, headers);
  });
  app.post('/repos/:owner/:repo/deployments/:deployment/statuses', (c) => {
    const repo = repoOf(world, c);
    actorOf(world, c, repo, 'deployments', 'write');
    const { state, log_url: log = '' } = jsonOf(c);
    const status = { state, log, at: world.clock.iso() };
    (found(c.req.param('deployment'), repo.id) ?? notFound()).statuses.unshift(status);
    return c.json({ state, log_url: log, created_at: status.at }, 201);
  });
  app.get('/repos/:owner/:repo/deployments/:deployment/statuses', (c) => {
    const repo = repoOf(world, c);
    const { statuses } = found(c.req.param('deployment'), repo.id) ?? notFound();
    const { slice, headers } = paged(c, statuses);
    return c.json(
      slice.map(({ state, log, at }) => ({ state, log_url: log, created_at: at })),
      200,
      headers,
    );
  });

  const found = (id: string, repo: number) => all.find((one) => one.id === Number(id) && one.repo === repo);
  const shown = ({ id, repo, sha, environment, at }: Deployment) => ({
    id,
    sha,
    ref: sha,
    environment,
    created_at: at,
    updated_at: at,
    url: `${world.url}/repos/${nameOf(repo)}/deployments/${id}`,
  });
  const nameOf = (id: number) => {
    const repo = world.tables.repos.get(id)!;
    return `${ownerOf(repo)}/${repo.name}`;
  };
  return app;
};
