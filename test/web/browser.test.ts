import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import axe from 'axe-core';
import { Hono } from 'hono';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { browser } from '../../sandbox/browser.ts';
import { vocabulary } from '../../src/lint/policy-names.ts';
import { readPolicy } from '../../src/policy/load.ts';
import { idOf } from '../../src/status-page/id.ts';
import { PAGE_HEADERS } from '../../src/web/layout.ts';
import { homePage } from '../../src/web/pages/running/home.ts';
import { startPage } from '../../src/web/pages/setup/setup.ts';
import { respond } from '../../src/web/site.ts';
import { LiveStatus } from '../../src/web/status/live.ts';
import { statusRoutes } from '../../src/web/status/routes.ts';
import { difference } from '../looks.ts';
import { incident, NOW, OPEN, source } from '../status-page/sample.ts';
import { dashboard, record } from './dashboard-world.ts';

/** One browser for all pages, and a tab for each way of looking at them, since nothing that the tests start is heavier. */
let chromium: Browser;
let tabs: Readonly<Record<'desktop' | 'telephone' | 'plain' | 'pictures', Tab>>;
let world: Awaited<ReturnType<typeof dashboard>>;
let live: LiveStatus;
let url = '';
const GITHUB = { webUrl: 'https://github.com' };
const old = incident({ ref: 'a/b#1', services: ['tracking'] });

beforeAll(async () => {
  world = await dashboard();
  live = new LiveStatus(async () => source([OPEN, old]));
  await live.refresh(NOW);
  world.decide(
    readPolicy(
      `slos: [{ service: seagull-service, objective: 99.9 }]
reliability: { objectives: [{ target: MTTR −20 % each quarter }] }`,
      'debrief.yml',
      vocabulary,
    ).policy,
  );
  const app = new Hono().route('/', statusRoutes(live)).route('/', world.app);
  for (const [path, page] of Object.entries(PLAIN_PAGES))
    app.get(path, (c) => c.body(String(page), 200, PAGE_HEADERS));
  const server = createServer(async (request, response) => {
    const body = request.method === 'POST' ? await text(request) : undefined;
    await respond(app, request, response, body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  chromium = await browser();
  tabs = {
    desktop: await openTab(),
    telephone: await openTab({ viewport: { width: 390, height: 800 }, hasTouch: true }),
    plain: await openTab({ javaScriptEnabled: false }),
    // Half as large as it is seen, which is enough to see that something has moved.
    pictures: await openTab({ javaScriptEnabled: false, deviceScaleFactor: 0.5 }),
  };
  return async () => {
    await chromium.close();
    server.closeAllConnections();
    server.close();
    await world.store.close(0);
  };
}, 120_000);

/** Pages of an App that nobody has signed in to, or that has no credentials yet. */
const PLAIN_PAGES = {
  '/plain/home': homePage({
    ...GITHUB,
    slug: 'debrief-acme',
    has: { dashboard: true, statusPage: true },
    missing: () => [],
  }),
  '/plain/setup': startPage({
    ...GITHUB,
    origin: 'https://debrief.acme.example',
    organisation: 'acme',
    state: 'abc',
    token: 'def',
    manifest: { default_permissions: { issues: 'write', pull_requests: 'write', contents: 'read' } },
  }),
  '/plain/setup-refused': startPage({
    ...GITHUB,
    origin: 'http://localhost:3000',
    organisation: '',
    state: 'abc',
    token: 'def',
    manifest: {},
  }),
};

const PAGES = [
  '/',
  '/history',
  '/incidents/Tideline/common/1',
  '/figures',
  '/items',
  '/health',
  '/status',
  '/status/history.html',
  `/status/incidents/${idOf(OPEN.ref)}.html`,
  '/status/widget.html',
  ...Object.keys(PLAIN_PAGES),
];

/** The name of a page's picture: `status-history`, `setup-refused`, `dashboard-now`. */
function pictureOf(path: string): string {
  const name = path.slice(1).replace('plain/', '').replace('.html', '').replaceAll('/', '-');
  return path.startsWith('/status') || path.startsWith('/plain') ? name : `dashboard-${name || 'now'}`;
}

/** A page in a browser, with what it complains of. */
interface Tab {
  readonly page: Page;
  readonly complaints: string[];
  go(path: string): Promise<void>;
  close(): Promise<void>;
}

async function openTab(options: BrowserContextOptions = {}): Promise<Tab> {
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
  return {
    page,
    complaints,
    async go(path) {
      const answer = await page.goto(url + path);
      expect(answer?.status()).toBe(200);
    },
    close: () => context.close(),
  };
}

async function open(path: string, options: BrowserContextOptions = {}): Promise<Tab> {
  const tab = await openTab(options);
  await tab.go(path);
  return tab;
}

/** What axe finds serious or critical. `rules`: these alone. */
async function faults(page: Page, rules?: string[]): Promise<string[]> {
  const options: axe.RunOptions = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) };
  const { violations } = await page.evaluate(
    (given) => (globalThis as unknown as { axe: typeof axe }).axe.run(given),
    options,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** Elements of a page with their boxes, in one question to the browser. */
const boxesOf = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((found) =>
    found.map((each) => {
      const { left, right, top, height, width } = each.getBoundingClientRect();
      const { scrollWidth, clientWidth, textContent } = each;
      return { left, right, top, height, width, scrolls: scrollWidth > clientWidth + 1, text: textContent };
    }),
  );

describe.each(PAGES)('%s', (path) => {
  beforeAll(() => Promise.all(Object.values(tabs).map((tab) => tab.go(path))));

  test('axe finds nothing serious, light or dark, and nothing is blocked', async () => {
    const { page, complaints } = tabs.desktop;
    await page.evaluate(axe.source);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await faults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    // Colours are all that is different.
    expect(await faults(page, ['color-contrast'])).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('fits a telephone, where nothing scrolls to the side and a thumb hits all that one presses', async () => {
    const { page, complaints } = tabs.telephone;
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    const wide = (await boxesOf(page, '.scroll, .drawing, main table, main td')).filter(
      ({ width, right, scrolls }) => width > 0 && (scrolls || right > 390),
    );
    expect(wide).toEqual([]);
    // Links within sentences are as tall as their line, and those of a day repeat the list below.
    const small = (await boxesOf(page, 'button, select, input, summary, nav a')).filter(
      ({ width, height }) => width > 0 && height < 24,
    );
    expect(small).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test.each([390, 1280])('looks as its picture does, %i px wide', async (width) => {
    const { page } = tabs.pictures;
    await page.setViewportSize({ width, height: 800 });
    expect(await difference(page, `${pictureOf(path)}-${width}`)).toBeNull();
  });

  test('says the same without JavaScript', async () => {
    const said = ({ page }: Tab) => page.locator('main, body > a').allTextContents();
    expect(await said(tabs.plain)).toEqual(await said(tabs.desktop));
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
  for (const { page, go } of [tabs.desktop, tabs.telephone]) {
    await go('/incidents/Tideline/common/43');
    const boxes = (await boxesOf(page, '.drawing text')).filter(({ width }) => width > 0);
    expect(boxes).toHaveLength(5);
    for (const [index, a] of boxes.entries())
      for (const b of boxes.slice(index + 1))
        expect(a.right <= b.left || b.right <= a.left || Math.abs(a.top - b.top) >= 12).toBe(true);
  }
  await world.store.readModel.record({ kind: 'incident', owner: 'Tideline', repo: 'common', number: 43 }, []);
});

test('news comes in by itself', async () => {
  const { page, go, close } = await openTab();
  // Its own connection: other tabs may still be making theirs.
  const connected = page.waitForResponse(`${url}/events`);
  await go('/');
  await connected;
  await record(world.store, 'common', 41, { title: 'The fog horn is silent' });
  world.change({ owner: 'Tideline', repo: 'common' });
  await page.getByText('The fog horn is silent').waitFor();
  await close();
  await world.store.readModel.record({ kind: 'incident', owner: 'Tideline', repo: 'common', number: 41 }, []);
});

test('news that comes while the page is being updated is not lost', async () => {
  const { page, go, close } = await openTab();
  const connected = page.waitForResponse(`${url}/events`);
  await go('/');
  await connected;
  const held = Promise.withResolvers<void>();
  const fetched = Promise.withResolvers<void>();
  await page.route(
    `${url}/`,
    async (route) => {
      const response = await route.fetch();
      fetched.resolve();
      await held.promise;
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  world.change({ owner: 'Tideline', repo: 'common' });
  await fetched.promise;
  await record(world.store, 'common', 41, { title: 'The fog horn is silent' });
  const noticed = page.evaluate(
    () =>
      new Promise((resolve) => {
        new EventSource('/events').onmessage = resolve;
      }),
  );
  await page.waitForResponse(`${url}/events`);
  world.change({ owner: 'Tideline', repo: 'common' });
  await noticed;
  held.resolve();
  await page.getByText('The fog horn is silent').waitFor();
  await close();
  await world.store.readModel.record({ kind: 'incident', owner: 'Tideline', repo: 'common', number: 41 }, []);
});

test('news that comes while the connection is lost is taken in once it is back', async () => {
  const { page, go, close } = await openTab();
  await page.route(
    `${url}/events`,
    async (route) => {
      await record(world.store, 'common', 41, { title: 'The fog horn is silent' });
      await route.fulfill({ contentType: 'text/event-stream', body: 'retry: 10\n\n' });
    },
    { times: 1 },
  );
  await go('/');
  await page.getByText('The fog horn is silent').waitFor();
  await close();
  await world.store.readModel.record({ kind: 'incident', owner: 'Tideline', repo: 'common', number: 41 }, []);
});

test('news that comes while a form is filled in waits until that is done', async () => {
  const { page, go, close } = await openTab();
  await page.addInitScript('globalThis.EventSource = class { constructor() { globalThis.stream = this; } }');
  await go('/history');
  await page.getByRole('searchbox').fill('gull');
  await record(world.store, 'common', 41, { title: 'The fog horn is silent' });
  await page.evaluate('void stream.onmessage()');
  await page.getByRole('combobox').first().focus();
  expect(await page.getByRole('searchbox').inputValue()).toBe('gull');
  await page.evaluate('document.activeElement.blur()');
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
