import { type Context, Hono } from 'hono';
import type { LiveStatus } from './live.ts';
import { WIDGET_POLICY } from './widget.ts';

/** Seconds: how long an answer is fresh, and how long an old one may be shown while a new one is fetched, or none comes. */
const CACHE = 'public, max-age=15, stale-while-revalidate=60, stale-if-error=86400';

const HEADERS = {
  'cache-control': CACHE,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  // Badges, feeds and the API are for other sites, too.
  'access-control-allow-origin': '*',
} as const;

/** The public status page: `/status`, and Statuspage's API at `/api/v2`. */
export function statusRoutes(live: LiveStatus): Hono {
  const app = new Hono();
  const answer = (c: Context, path: string) => {
    const file = live.file(path);
    if (!file) return c.text('There is no status page here, or nothing is known yet.\n', 404);
    const headers = { ...HEADERS, etag: file.etag, ...framing(path) };
    if (c.req.header('if-none-match')?.includes(file.etag)) return c.body(null, 304, headers);
    return c.body(file.body, 200, { ...headers, 'content-type': file.type });
  };
  app.get('/status', (c) => answer(c, 'index.html'));
  app.get('/status/*', (c) => answer(c, c.req.path.slice('/status/'.length) || 'index.html'));
  app.get('/api/v2/*', (c) => answer(c, c.req.path.slice(1)));
  return app;
}

/** The page's own policy is within it; who may frame it can only be said in a header. */
function framing(path: string): Record<string, string> {
  if (path === 'widget.html') return { 'content-security-policy': WIDGET_POLICY };
  return path.endsWith('.html') ? { 'content-security-policy': "frame-ancestors 'none'" } : {};
}
