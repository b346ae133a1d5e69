import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { streamSSE } from 'hono/streaming';
import type { Repo } from '../../vocabulary/refs.ts';
import { PAGE_HEADERS, page } from '../layout.ts';
import { SignedOut } from '../sign-in/access.ts';
import { endSession, type SignInOptions, sessionOf } from '../sign-in/routes.ts';
import type { Session } from '../sign-in/session.ts';
import { DASHBOARD_HEADERS, frame } from './frame.ts';
import type { DashboardPage } from './page.ts';
import { PAGES } from './pages/index.ts';
import { type DashboardSource, Visit } from './visit.ts';

/** Milliseconds after which a stream of news ends: the browser asks again, and is looked at again. */
const STREAM = 5 * 60_000;
const HEARTBEAT = 25_000;

export interface DashboardOptions extends SignInOptions, DashboardSource {
  readonly now: () => Date;
  /** Calls back with each object of which something was recorded, until the function that it returns is called. */
  readonly onChange: (listener: (place: Repo) => void) => () => void;
}

const TABS = PAGES.flatMap(({ tab, path }) => (tab ? [{ ...tab, path }] : [])).sort(
  (a, b) => a.place - b.place,
);

/** The dashboard: its pages and their news, for those who have signed in. */
export function dashboardRoutes(options: DashboardOptions): Hono {
  const app = new Hono();
  for (const each of PAGES) app.get(each.path, (c, next) => show(each, c, next, options));
  app.get('/events', (c) => events(c, options));
  return app;
}

async function show(
  each: DashboardPage,
  c: Context,
  next: () => Promise<void>,
  options: DashboardOptions,
): Promise<Response | undefined> {
  const session = await sessionOf(c, options.seals);
  if (!session) {
    // The App's own address has a page for everybody.
    if (each.path === '/') return void (await next());
    const { pathname, search } = new URL(c.req.url);
    return c.redirect(`/sign-in?back=${encodeURIComponent(pathname + search)}`);
  }
  const repositories = await seen(session, options);
  if (repositories === 'signed out') {
    endSession(c);
    return c.redirect('/sign-in');
  }
  if (repositories === 'unknown')
    return said(c, 503, 'GitHub does not answer', 'So nobody knows what you may see. Try again in a minute.');
  const visit = new Visit(
    {
      login: session.login,
      repositories,
      now: options.now(),
      query: (name) => c.req.query(name) ?? '',
      param: (name) => c.req.param(name) ?? '',
    },
    options,
  );
  const found = await each.show(visit);
  if (!found) return said(c, 404, 'There is nothing here', 'Or nothing that you may see.');
  const formToken = options.seals.formToken(session);
  const { login } = session;
  return c.body(frame({ ...found, login, formToken, tabs: TABS, path: each.path }), 200, DASHBOARD_HEADERS);
}

/** What somebody may see. Never cached: a person who lost access must see nothing rather than too much. */
async function seen({ token }: Session, { access }: DashboardOptions) {
  try {
    return await access.repositoriesOf(token);
  } catch (error) {
    return error instanceof SignedOut ? 'signed out' : 'unknown';
  }
}

/** News without content: that something changed which the visitor may see. The page then asks for itself anew. */
async function events(c: Context, options: DashboardOptions): Promise<Response> {
  const session = await sessionOf(c, options.seals);
  if (!session) return c.body(null, 401);
  return streamSSE(c, async (stream) => {
    const end = Date.now() + STREAM;
    let wake = () => {};
    let changed: Repo[] = [];
    const stop = options.onChange((place) => {
      changed.push(place);
      wake();
    });
    stream.onAbort(() => {
      stop();
      wake();
    });
    try {
      await stream.write(': ready\n\n');
      while (!stream.aborted && Date.now() < end) {
        if (changed.length === 0)
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, HEARTBEAT);
            wake = () => {
              clearTimeout(timer);
              resolve();
            };
          });
        const places = changed;
        changed = [];
        const repositories = places.length ? await seen(session, options) : null;
        if (typeof repositories === 'string') break;
        if (
          repositories &&
          places.some(({ owner, repo }) => repositories.has(`${owner}/${repo}`.toLowerCase()))
        )
          await stream.writeSSE({ data: 'changed' });
        else if (places.length === 0) await stream.write(': still here\n\n');
      }
    } finally {
      stop();
    }
  });
}

function said(c: Context, status: 404 | 503, title: string, why: string): Response {
  const body = page(title, html`<p>${why}</p><p><a href="/">Now</a></p>`);
  return c.body(String(body), status, { ...PAGE_HEADERS, 'cache-control': 'private, no-store' });
}
