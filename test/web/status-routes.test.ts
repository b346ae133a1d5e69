import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StatusSource } from '../../src/status-page/board.ts';
import { LiveStatus } from '../../src/web/status/live.ts';
import { statusRoutes } from '../../src/web/status/routes.ts';
import { NOW, OPEN, source } from '../status-page/sample.ts';

/** A status page whose source can be taken away, and that counts how often it is asked. */
async function served() {
  let asked = 0;
  let gone = false;
  const live = new LiveStatus(async (): Promise<StatusSource> => {
    asked++;
    if (gone) throw new Error('the store is gone');
    return source([OPEN]);
  });
  await live.refresh(NOW);
  const app = statusRoutes(live);
  return {
    live,
    asked: () => asked,
    lose: () => {
      gone = true;
    },
    get: (path: string, headers: Record<string, string> = {}) => app.request(path, { headers }),
  };
}

describe('the status page of the App', () => {
  test.each([
    ['/status', 'text/html; charset=utf-8', 'Some systems are partly down'],
    ['/status/', 'text/html; charset=utf-8', 'Some systems are partly down'],
    ['/status/history.html', 'text/html; charset=utf-8', 'Past incidents'],
    ['/status/feed.atom', 'application/atom+xml; charset=utf-8', '<entry>'],
    ['/status/badge.svg', 'image/svg+xml; charset=utf-8', '<svg'],
    ['/api/v2/summary.json', 'application/json; charset=utf-8', '"indicator":"major"'],
    ['/api/v2/incidents/unresolved.json', 'application/json; charset=utf-8', '"incident_updates"'],
    ['/status/api/v2/status.json', 'application/json; charset=utf-8', '"indicator":"major"'],
  ])('answers %s', async (path, type, text) => {
    const { get } = await served();
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(await answer.text()).toContain(text);
  });

  test.each(['/status/nothing.html', '/status/../../etc/passwd', '/api/v2/secrets.json'])(
    'has nothing at %s',
    async (path) => {
      const { get } = await served();
      expect((await get(path)).status).toBe(404);
    },
  );

  test('is the same whatever a query says, and no path makes it fail', async () => {
    const { get } = await served();
    const page = await (await get('/status')).text();
    const bytes = fc
      .array(
        fc.constantFrom('%', '%00', '%FF', '%2e', '..', '/', '\\', '<', '"', 'a=', '&', '__proto__', 'é'),
      )
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(bytes, async (text) => {
        const answer = await get(`/status?${text}`);
        expect([answer.status, await answer.text()]).toEqual([200, page]);
        const other = await get(`/api/v2/${text}`);
        expect(other.status).toBe(404);
      }),
      { numRuns: 50 },
    );
    expect((await get(`/status?${'a=%&'.repeat(250_000)}`)).status).toBe(200);
  });

  test('may be kept for a while, and is not sent twice', async () => {
    const { get } = await served();
    const first = await get('/status');
    expect(first.headers.get('cache-control')).toContain('stale-while-revalidate=60');
    const second = await get('/status', { 'if-none-match': first.headers.get('etag')! });
    expect(second.status).toBe(304);
    expect(await second.text()).toBe('');
  });

  test('is answered from memory, however many ask', async () => {
    const { get, asked } = await served();
    for (let index = 0; index < 100; index++) await get('/status');
    expect(asked()).toBe(1);
  });

  test('may be framed nowhere, except for its widget', async () => {
    const { get } = await served();
    const policy = async (path: string) => (await get(path)).headers.get('content-security-policy');
    expect(await policy('/status')).toContain("frame-ancestors 'none'");
    expect(await policy('/status/widget.html')).toContain('frame-ancestors *');
  });

  test('still stands when its source is gone, marked with when it was last known, until it is back', async () => {
    const { get, live, lose } = await served();
    lose();
    await expect(live.refresh(new Date('2026-11-28T14:30:00Z'))).rejects.toThrow('the store is gone');
    const page = await (await get('/status')).text();
    expect(page).toMatch(/cannot be reached[\s\S]*2026-11-28T14:10:00/);
    expect(page).toContain('One of our two card processors');
  });
});
