import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Env } from '../addition.ts';
import type { UserRow } from '../emulator.ts';
import { roleOf, type World } from '../world.ts';
import { shell } from './layout.ts';
import { avatar, type Html } from './parts.ts';

/** An account's page: a name, and the person's roles. */
export function accountPages(world: World): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/apps/:slug', (c, next) => {
    if (c.req.param('slug') !== world.app.slug) return next();
    const about = html`<p>The App itself, the same as in production, in a process of its own on this machine.</p>`;
    return c.html(shell(world.app.name, card(`${world.app.slug}[bot]`, world.app.name, about)));
  });
  app.get('/:login', (c, next) => {
    const login = c.req.param('login').toLowerCase();
    if (login === world.app.slug) return c.redirect(`/apps/${world.app.slug}`);
    const user = world.tables.users.all().find((row) => row.login.toLowerCase() === login);
    if (!user) return next();
    return c.html(shell(user.login, card(user.login, user.name ?? user.login, roles(world, user))));
  });
  return app;
}

function roles(world: World, user: UserRow): Html {
  const rows = world.tables.repos
    .all()
    .map(
      (repo) =>
        html`<li><a href="/${repo.full_name}">${repo.full_name}</a>: ${roleOf(world, repo, user)}</li>`,
    );
  return html`<ul class="list-style-none">${rows}</ul>`;
}

const card = (login: string, name: string, about: Html): Html => html`
  <main class="container-md p-4">
    <div class="Box p-4 d-flex flex-items-center">
      <div class="mr-4">${avatar(login, 96)}</div>
      <div><h1 class="f2">${name}</h1><p class="color-fg-muted mb-2">${login}</p>${about}</div>
    </div>
  </main>`;
