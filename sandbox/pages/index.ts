import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { html } from 'hono/html';
import type { Env } from '../addition.ts';
import type { World } from '../world.ts';
import { accountPages } from './accounts.ts';
import { filePages } from './files.ts';
import { historyPages } from './history.ts';
import { icon } from './icons.ts';
import { issuePages } from './issues.ts';
import { shell } from './layout.ts';
import { pullPages } from './pulls.ts';
import { formOf, peopleOf } from './visit.ts';

/** The pages of the sandbox's GitHub: what a person sees at the address of the API. */
export function pages(world: World): Hono<Env> {
  const app = new Hono<Env>();
  const style = ['parts', 'frame', 'text']
    .map((name) => readFileSync(new URL(`style/${name}.css`, import.meta.url), 'utf8'))
    .join('\n');
  const primer = readFileSync(new URL(import.meta.resolve('@primer/css/dist/primer.css')), 'utf8');
  const css = { 'content-type': 'text/css', 'cache-control': 'max-age=3600' };
  app.get('/sandbox/primer.css', (c) => c.body(primer, 200, css));
  app.get('/sandbox/pages.css', (c) => c.body(style, 200, css));
  app.get('/avatars/u/:login', (c) =>
    c.body(face(c.req.param('login')), 200, { 'content-type': 'image/svg+xml' }),
  );

  // Forms of other sites are refused: the browser sends this one's cookie along with them. The API has no cookies.
  const fromForm = /^(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)/;
  app.use('/:owner/:repo/*', (c, next) => {
    // An App asks for a token with a form, too, and is no browser.
    const isForm = fromForm.test(c.req.header('content-type') ?? '') && c.req.path !== TOKENS;
    return isForm ? csrf()(c, next) : next();
  });
  app.post('/sandbox/as', csrf(), (c) => {
    const form = formOf(c);
    const login = peopleOf(world).find((known) => known === form.get('as'));
    if (login) setCookie(c, 'as', login, { path: '/', sameSite: 'Lax', httpOnly: true });
    const to = form.get('back') ?? '/';
    return c.redirect(/^\/(?![/\\])/.test(to) ? to : '/', 303);
  });

  // A browser at an unknown address gets a page; programs get the API's own answer.
  app.get('*', async (c, next) => {
    await next();
    if (c.res.status !== 404 || !c.req.header('accept')?.includes('text/html')) return;
    c.res = await c.html(shell('Nothing here', NOTHING), 404);
  });

  app.get('/', (c) => {
    const repos = world.tables.repos.all();
    if (repos.length === 1) return c.redirect(`/${repos[0]!.full_name}/issues`);
    const rows = repos.map(
      (repo) =>
        html`<div class="Box-row">${icon('repo')} <a class="text-bold" href="/${repo.full_name}">${repo.full_name}</a></div>`,
    );
    return c.html(
      shell(
        'Repositories',
        html`<main class="container-md p-4"><h1 class="f2 mb-3">Repositories</h1><div class="Box">${rows}</div></main>`,
      ),
    );
  });

  app.route('/', accountPages(world));
  app.route('/', issuePages(world));
  app.route('/', pullPages(world));
  app.route('/', historyPages(world));
  app.route('/', filePages(world));
  return app;
}

const TOKENS = '/login/oauth/access_token';

const NOTHING = html`<main class="container-md p-4 blankslate">
  <h1 class="f2 mb-2">Nothing here</h1>
  <p>The sandbox shows issues, pull requests, checks and files. <a href="/">Go there</a></p>
</main>`;

/** A face from a name: initials on a colour; the App has a mark of its own. */
function face(login: string): string {
  const hue = [...login].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
  const bot = login.endsWith('[bot]');
  const letters = login
    .replace(/[^a-z]/gi, '')
    .slice(0, 2)
    .toUpperCase();
  const mark =
    '<path d="M11 12h18v3H11zm0 6h18v3H11zm0 6h10v3H11z" fill="#fff"/><path d="m23 27 3 3 6-7" stroke="#3fb950" stroke-width="3" fill="none"/>';
  const text = `<text x="20" y="26" font-family="sans-serif" font-size="16" font-weight="600" fill="#fff" text-anchor="middle">${letters}</text>`;
  const fill = bot ? '#1f2a44' : `hsl(${hue} 42% 46%)`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="${fill}"/>${bot ? mark : text}</svg>`;
}
