import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Env } from '../addition.ts';
import type { Json } from '../json.ts';
import type { World } from '../world.ts';
import { layout } from './layout.ts';
import { ago } from './parts.ts';
import { visiting } from './visit.ts';

/** What was released and deployed. */
export function historyPages(world: World): Hono<Env> {
  const app = new Hono<Env>();

  app.get('/:owner/:repo/releases/tag/:tag{.+}', async (c, next) => {
    const visit = visiting(world, c);
    const releases: Json[] = (await visit?.read('/releases?per_page=100')) ?? [];
    const found = releases.find((release) => release.tag_name === decodeURIComponent(c.req.param('tag')));
    if (!visit || !found) return next();
    const name = found.name ?? found.tag_name;
    const content = html`<div class="Box"><div class="Box-header"><h1 class="f3">${name}</h1></div>
      <div class="Box-body color-fg-muted f6">${found.author.login} released ${ago(found.published_at, visit)}</div></div>`;
    return c.html(await layout(visit, 'code', name, content));
  });

  app.get('/:owner/:repo/deployments/:environment{.+}', async (c, next) => {
    const visit = visiting(world, c);
    const environment = decodeURIComponent(c.req.param('environment'));
    const all: Json[] = (await visit?.read('/deployments?per_page=100')) ?? [];
    const found = all.filter((each) => each.environment === environment);
    if (!visit || found.length === 0) return next();
    const rows = found.map(
      ({ sha, created_at }) =>
        html`<div class="Box-row"><a href="${visit.base}/commit/${sha}"><code>${sha.slice(0, 7)}</code></a> deployed ${ago(created_at, visit)}</div>`,
    );
    const content = html`<h1 class="f3 mb-3">Deployments to ${environment}</h1><div class="Box">${rows}</div>`;
    return c.html(await layout(visit, 'code', environment, content));
  });

  return app;
}
