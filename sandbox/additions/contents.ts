import { Hono } from 'hono';
import type { Addition, Env } from '../addition.ts';
import { fail } from '../world.ts';

const MEGABYTE = 1_048_576;

/** Files above 1 MB come without their text unless asked for raw, and above 100 MB not at all. */
export const contents: Addition = () => {
  const app = new Hono<Env>();
  app.get('/repos/:owner/:repo/contents/*', async (c, next) => {
    await next();
    if (!c.res.ok || !c.res.headers.get('content-type')?.includes('json')) return;
    const file = (await c.res.clone().json()) as { size?: number; encoding?: string };
    if (file.encoding !== 'base64' || file.size === undefined || file.size <= MEGABYTE) return;
    if (file.size > 100 * MEGABYTE) fail(403, 'This API returns blobs up to 100 MB in size.');
    c.res = c.json({ ...file, content: '', encoding: 'none' });
  });
  return app;
};
