import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Hono } from 'hono';
import type { Html } from './layout.ts';
import { PAGE_HEADERS } from './layout.ts';

/** A request for a page; `origin`: as the reader's browser sees it. */
export interface Asked {
  readonly origin: string;
  readonly query: (name: string) => string;
}

/** A page's answer: HTML, or an object that is sent as JSON. */
export interface Shown {
  readonly status: 200 | 400 | 403 | 502 | 503;
  readonly body: Html | object;
}

/** A page: one file in `pages/`, listed in its index. `show` gets what the pages of a site share. */
export interface Page<Shared> {
  readonly path: string;
  show(asked: Asked, shared: Shared): Shown | Promise<Shown>;
}

/** Pages as one list, whose shared part satisfies all of them. */
export function together<Pages extends readonly Page<never>[]>(
  ...pages: Pages
): readonly Page<SharedBy<Pages>>[] {
  return pages as unknown as readonly Page<SharedBy<Pages>>[];
}

type SharedBy<Pages extends readonly Page<never>[]> = {
  [Index in keyof Pages]: Pages[Index] extends Page<infer Shared> ? (shared: Shared) => void : never;
}[number] extends (shared: infer All) => void
  ? All
  : never;

/** Serves pages by GET and HEAD; `parts` take precedence. */
export function site<Shared>(
  pages: readonly Page<Shared>[],
  shared: Shared,
  parts: readonly Hono[] = [],
): Hono {
  const app = new Hono();
  for (const part of parts) app.route('/', part);
  for (const page of pages) {
    app.get(page.path, async (c) => {
      const asked = { origin: new URL(c.req.url).origin, query: (name: string) => c.req.query(name) ?? '' };
      const { status, body } = await page.show(asked, shared);
      const isHtml = typeof body === 'string' || body instanceof String;
      return isHtml ? c.body(String(body), status, PAGE_HEADERS) : c.json(body, status);
    });
  }
  app.notFound((c) => c.text('Not found.\n', 404));
  // The caller logs the error and answers.
  app.onError((error) => {
    throw error;
  });
  return app;
}

/**
 * Answers a request by a site; `body` is that of a form. Never throws, whatever the request: what has no address is
 * answered with 400.
 */
export async function respond(
  app: Hono,
  request: IncomingMessage,
  response: ServerResponse,
  body?: string,
): Promise<void> {
  const asked = asRequest(request, body);
  const answer = asked
    ? await app.fetch(asked)
    : new Response('This request has no address that can be read.\n', { status: 400 });
  for (const [name, value] of answer.headers) response.appendHeader(name, value);
  response.writeHead(answer.status);
  if (answer.body && answer.headers.get('content-type')?.startsWith('text/event-stream'))
    // A reader who leaves ends the stream, and that is not an error.
    await pipeline(Readable.fromWeb(answer.body as ReadableStream), response).catch(() => {});
  else response.end(Buffer.from(await answer.arrayBuffer()));
}

/** Null when it has no address. */
function asRequest(request: IncomingMessage, body?: string): Request | null {
  const address = addressOf(request);
  if (!address) return null;
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (typeof value === 'string') headers.set(name, value);
  return new Request(address, {
    method: request.method ?? 'GET',
    headers,
    ...(body !== undefined && { body }),
  });
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
  const forwarded = String(headers['x-forwarded-proto'] ?? '')
    .split(',')[0]!
    .trim();
  const isPlain = /^(localhost|\[|\d+\.)|:\d+$/.test(host);
  const scheme = ['http', 'https'].includes(forwarded) ? forwarded : isPlain ? 'http' : 'https';
  return URL.parse(`${scheme}://${host}${url}`);
}
