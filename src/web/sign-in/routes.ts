import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { PAGE_HEADERS, page } from '../layout.ts';
import type { Access } from './access.ts';
import type { OAuth } from './oauth.ts';
import type { Seals, Session } from './session.ts';

export interface SignInOptions {
  readonly oauth: OAuth;
  readonly seals: Seals;
  readonly access: Access;
}

const SESSION = 'debrief-session';
const FLOW = 'debrief-flow';

const originOf = (c: Context) => new URL(c.req.url).origin;

/** The prefix prevents other hosts of the domain from setting the cookie; it needs TLS. */
const cookieOptions = (c: Context) => {
  const secure = c.req.url.startsWith('https:');
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    ...(secure && { prefix: 'host' as const }),
  } as const;
};
const prefixOf = (c: Context) => (c.req.url.startsWith('https:') ? ('host' as const) : undefined);
const read = (c: Context, name: string) => {
  const prefix = prefixOf(c);
  return prefix ? getCookie(c, name, prefix) : getCookie(c, name);
};

/** The visitor's session; null for somebody who has not signed in. */
export function sessionOf(c: Context, seals: Seals): Promise<Session | null> {
  return seals.readSession(read(c, SESSION));
}

export function endSession(c: Context): void {
  deleteCookie(c, SESSION, cookieOptions(c));
}

/** `/sign-in`, the way back from GitHub, and `/sign-out`. */
export function signInRoutes({ oauth, seals, access }: SignInOptions): Hono {
  const app = new Hono();
  const redirectOf = (c: Context) => `${originOf(c)}/sign-in/done`;

  app.get('/sign-in', async (c) => {
    const { url, flow } = await oauth.begin(redirectOf(c));
    const back = ownPath(c.req.query('back') ?? '/', originOf(c));
    setCookie(c, FLOW, await seals.sealFlow({ ...flow, back }), { ...cookieOptions(c), maxAge: 600 });
    return c.redirect(url);
  });

  app.get('/sign-in/done', async (c) => {
    const flow = await seals.readFlow(read(c, FLOW));
    deleteCookie(c, FLOW, cookieOptions(c));
    if (!flow) return refused(c, 'This sign-in was not started here, or it took too long.');
    try {
      const token = await oauth.finish(new URL(c.req.url), redirectOf(c), flow);
      const sealed = await seals.startSession(await access.loginOf(token), token);
      setCookie(c, SESSION, sealed, { ...cookieOptions(c), maxAge: 8 * 3600 });
    } catch {
      return refused(c, 'GitHub did not confirm this sign-in.');
    }
    return c.redirect(flow.back);
  });

  app.post('/sign-out', async (c) => {
    const session = await sessionOf(c, seals);
    const { token = '' } = await c.req.parseBody();
    if (session && !seals.isFormToken(String(token), session))
      return refused(c, 'This form was not sent from here, or it has expired.');
    endSession(c);
    return c.redirect('/', 303);
  });
  return app;
}

/** A path of this site; anything that leads elsewhere becomes the first page. */
export function ownPath(back: string, origin: string): string {
  const url = back.startsWith('/') ? URL.parse(back, origin) : null;
  return url?.origin === origin && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}` : '/';
}

function refused(c: Context, why: string): Response {
  const body = page('Not signed in', html`<p>${why} <a href="/sign-in">Sign in again</a></p>`);
  return c.body(String(body), 403, PAGE_HEADERS);
}
