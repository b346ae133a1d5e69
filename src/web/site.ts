import type { IncomingMessage, ServerResponse } from 'node:http';
import { Hono } from 'hono';
import type { Html } from './layout.ts';
import { PAGE_HEADERS } from './layout.ts';

/** What a page is asked for; `origin` is the address under which its reader sees it. */
export interface Asked {
  readonly origin: string;
  readonly query: (name: string) => string;
}

/** What a page answers: HTML, or an object that is sent as JSON. */
export interface Shown {
  readonly status: 200 | 400 | 403 | 502 | 503;
  readonly body: Html | object;
}

/** A page: one file in `pages/`, listed in its index. `show` gets what the pages of a site share. */
export interface Page<Shared> {
  readonly path: string;
  show(asked: Asked, shared: Shared): Shown | Promise<Shown>;
}

/** Serves pages by GET and HEAD. */
export function site<Shared>(pages: readonly Page<Shared>[], shared: Shared): Hono {
  const app = new Hono();
  for (const page of pages) {
    app.get(page.path, async (c) => {
      const asked = { origin: new URL(c.req.url).origin, query: (name: string) => c.req.query(name) ?? '' };
      const { status, body } = await page.show(asked, shared);
      const isHtml = typeof body === 'string' || body instanceof String;
      return isHtml ? c.body(String(body), status, PAGE_HEADERS) : c.json(body, status);
    });
  }
  app.notFound((c) => c.text('There is nothing here.\n', 404));
  // The caller logs the error and answers.
  app.onError((error) => {
    throw error;
  });
  return app;
}

/** Answers a request by a site. Never throws, whatever the request: what has no address is answered with 400. */
export async function respond(app: Hono, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const address = addressOf(request);
  const answer =
    address === null
      ? new Response('This request has no address that can be read.\n', { status: 400 })
      : await app.fetch(new Request(address, { method: request.method === 'HEAD' ? 'HEAD' : 'GET' }));
  response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), connection: 'close' });
  response.end(await answer.text());
}

/** The address as people see it: a proxy that ends TLS must not hide it, since GitHub sends webhooks there. */
function addressOf({ url = '/', headers }: IncomingMessage): URL | null {
  const host = headers.host ?? 'localhost';
  if (
    !url.startsWith('/') ||
    url.startsWith('//') ||
    !/^[\w.-]+(?::\d+)?$|^\[[\da-f:.]+\](?::\d+)?$/i.test(host)
  )
    return null;
  const told = String(headers['x-forwarded-proto'] ?? '')
    .split(',')[0]!
    .trim();
  const isPlain = /^(localhost|\[|\d+\.)|:\d+$/.test(host);
  const scheme = ['http', 'https'].includes(told) ? told : isPlain ? 'http' : 'https';
  return URL.parse(`${scheme}://${host}${url}`);
}
