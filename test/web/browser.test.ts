import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import axe from 'axe-core';
import { Hono } from 'hono';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { browser } from '../../sandbox/browser.ts';
import { respond } from '../../src/web/site.ts';
import { LiveStatus } from '../../src/web/status/live.ts';
import { statusRoutes } from '../../src/web/status/routes.ts';
import { incident, NOW, OPEN, source } from '../status-page/sample.ts';
import { dashboard, record } from './dashboard-world.ts';

/** One browser for all pages, since it is the heaviest thing that the tests start. */
let chromium: Browser;
let world: Awaited<ReturnType<typeof dashboard>>;
let live: LiveStatus;
let url = '';
const old = incident({ ref: 'a/b#1', services: ['tracking'] });

beforeAll(async () => {
  world = await dashboard();
  live = new LiveStatus(async () => source([OPEN, old]));
  await live.refresh(NOW);
  const app = new Hono().route('/', statusRoutes(live)).route('/', world.app);
  const server = createServer(async (request, response) => {
    const body = request.method === 'POST' ? await text(request) : undefined;
    await respond(app, request, response, body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  chromium = await browser();
  return async () => {
    await chromium.close();
    server.closeAllConnections();
    server.close();
    await world.store.close(0);
  };
}, 120_000);

const PAGES = [
  '/',
  '/history',
  '/history?q=seagull',
  '/incidents/Tideline/common/1',
  '/figures',
  '/items',
  '/health',
  '/status',
  '/status/history.html',
  '/status/widget.html',
];

/** A page in a browser, with what it complains of. */
async function open(path: string, options: BrowserContextOptions = {}) {
  const context = await chromium.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  await context.addCookies([
    { name: 'debrief-session', value: await world.seals.startSession('amal', 'amal'), url },
  ]);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:')) complaints.push(request.url());
  });
  const answer = await page.goto(url + path);
  expect(answer?.status()).toBe(200);
  return { page, complaints, close: () => context.close() };
}

/** What axe finds serious or critical. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

describe.each(PAGES)('%s', (path) => {
  test.each(['light', 'dark'] as const)(
    'axe finds nothing serious in %s mode, and nothing is blocked',
    async (colorScheme) => {
      const { page, complaints, close } = await open(path, { colorScheme });
      expect(await faults(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  test('fits a telephone', async () => {
    const { page, close } = await open(path, { viewport: { width: 390, height: 800 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await close();
  });

  test('says the same without JavaScript', async () => {
    const plain = await open(path, { javaScriptEnabled: false });
    const full = await open(path);
    const said = (page: Page) => page.locator('main, body > a').allTextContents();
    expect(await said(plain.page)).toEqual(await said(full.page));
    await Promise.all([plain.close(), full.close()]);
  });
});

test('the names of milestones never cover each other, however close they are', async () => {
  const at = (minute: number) => ({ at: `2026-11-28T12:0${minute}:00Z`, assumed: false });
  const milestones = {
    started: at(0),
    detected: at(1),
    acknowledged: at(1),
    mitigated: at(2),
    resolved: at(3),
  };
  await record(world.store, 'common', 43, { milestones });
  const { page, close } = await open('/incidents/Tideline/common/43');
  const names = await page.locator('.drawing text').all();
  const boxes = await Promise.all(names.map((name) => name.boundingBox()));
  expect(boxes).toHaveLength(5);
  for (const [index, a] of boxes.entries())
    for (const b of boxes.slice(index + 1))
      expect(a!.x + a!.width <= b!.x || b!.x + b!.width <= a!.x || Math.abs(a!.y - b!.y) >= 12).toBe(true);
  await close();
  await world.store.readModel.record({ kind: 'incident', owner: 'Tideline', repo: 'common', number: 43 }, []);
});

test.each(PAGES)('on a telephone, all that one presses on %s is tall enough for a thumb', async (path) => {
  const { page, close } = await open(path, { viewport: { width: 390, height: 800 }, hasTouch: true });
  // Links within sentences are as tall as their line, and those of a day repeat the list below.
  for (const each of await page.locator('button, select, input:visible, summary, nav a:visible').all())
    expect((await each.boundingBox())!.height, (await each.textContent())!).toBeGreaterThanOrEqual(24);
  await close();
});

test('a telephone shows all of an action item without scrolling to the side', async () => {
  const { page, close } = await open('/items', { viewport: { width: 390, height: 800 } });
  for (const cell of await page.locator('table.items td').all()) {
    const box = await cell.boundingBox();
    expect(box!.x + box!.width, (await cell.textContent())!).toBeLessThanOrEqual(390);
  }
  await close();
});

test('news comes in by itself', async () => {
  const { page, close } = await open('/');
  await expect.poll(() => world.listeners.size).toBeGreaterThan(0);
  await record(world.store, 'common', 41, { title: 'The fog horn is silent' });
  world.change({ owner: 'Tideline', repo: 'common' });
  await page.getByText('The fog horn is silent').waitFor();
  await close();
  await world.store.readModel.record({ kind: 'incident', owner: 'Tideline', repo: 'common', number: 41 }, []);
});

test('a keyboard gets to the content, to an incident, and through the history', async () => {
  const { page, close } = await open('/history');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('lighthouse');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=lighthouse/);
  await page.getByRole('link', { name: 'Trouble with the lighthouse 1' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/incidents\/Tideline\/amals\/1$/);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Trouble with the lighthouse 1');
  await close();
});

test('a day of the bar leads to what happened on it, and signing out ends the session', async () => {
  const status = await open('/status');
  await status.page.locator('.bar a').first().click();
  await status.page.waitForURL(/\/status\/incidents\/\w{12}\.html$/);
  expect(await status.page.getByRole('heading', { level: 1 }).textContent()).toContain(': ');
  await status.close();
  const { page, close } = await open('/');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('the page for everybody').waitFor();
  await close();
});
