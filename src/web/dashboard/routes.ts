import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { streamSSE } from 'hono/streaming';
import { MINUTE } from '../../vocabulary/milliseconds.ts';
import { type Repo, repoKey } from '../../vocabulary/refs.ts';
import { PAGE_HEADERS, page } from '../layout.ts';
import { SignedOut } from '../sign-in/access.ts';
import { endSession, type SignInOptions, sessionOf } from '../sign-in/routes.ts';
import type { Session } from '../sign-in/session.ts';
import { DASHBOARD_HEADERS, frame } from './frame.ts';
import type { DashboardPage } from './page.ts';
import { PAGES } from './pages/index.ts';
import { type DashboardSource, Visit } from './visit.ts';

/** Milliseconds after which an event stream ends: the browser reconnects, and its access is checked again. */
const STREAM = 5 * MINUTE;
const HEARTBEAT = 25_000;

export interface DashboardOptions extends SignInOptions, DashboardSource {
  readonly now: () => Date;
  /** Calls `listener` for each object about which something was recorded, until the returned function is called. */
  readonly onChange: (listener: (place: Repo) => void) => () => void;
}

const TABS = PAGES.flatMap(({ tab, path }) => (tab ? [{ ...tab, path }] : [])).sort(
  (a, b) => a.place - b.place,
);

/** The dashboard: its pages and their event stream, for people who have signed in. */
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
    // The App's root URL has a page for everybody.
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
    return said(
      c,
      503,
      'GitHub does not answer',
      'Debrief cannot check what you may see. Try again in a minute.',
    );
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
  if (!found) return said(c, 404, 'Not found', 'It does not exist, or you may not see it.');
  const formToken = options.seals.formToken(session);
  const { login } = session;
  return c.body(frame({ ...found, login, formToken, tabs: TABS, path: each.path }), 200, DASHBOARD_HEADERS);
}

/** What a visitor may see. Never cached: after losing access, a person must see nothing rather than too much. */
async function seen({ token }: Session, { access }: DashboardOptions) {
  try {
    return await access.repositoriesOf(token);
  } catch (error) {
    return error instanceof SignedOut ? 'signed out' : 'unknown';
  }
}

/** Events without content: something changed that the visitor may see. The page then fetches itself again. */
async function events(c: Context, options: DashboardOptions): Promise<Response> {
  const session = await sessionOf(c, options.seals);
  if (!session) return c.body(null, 401);
  return streamSSE(c, async (stream) => {
    const end = options.now().getTime() + STREAM;
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
      while (!stream.aborted && options.now().getTime() < end) {
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
        if (repositories && places.some((repo) => repositories.has(repoKey(repo))))
          await stream.writeSSE({ data: 'changed' });
        else if (places.length === 0) await stream.write(': still here\n\n');
      }
    } finally {
      stop();
    }
  });
}

function said(c: Context, status: 404 | 503, title: string, why: string): Response {
  const body = page(title, html`<p>${why}</p><p><a href="/">Back to the dashboard</a></p>`);
  return c.body(String(body), status, { ...PAGE_HEADERS, 'cache-control': 'private, no-store' });
}
