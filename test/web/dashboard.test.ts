import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { vocabulary } from '../../src/lint/policy-names.ts';
import { readPolicy } from '../../src/policy/load.ts';
import { PAGES } from '../../src/web/dashboard/pages/index.ts';
import { dashboard, MARKS, record, recordItem } from './dashboard-world.ts';

let world: Awaited<ReturnType<typeof dashboard>>;
beforeAll(async () => {
  world = await dashboard();
});
afterAll(() => world.store.close(0));
const text = async (path: string, login?: string) => (await world.get(path, login)).text();

/** Every page, and the ways of asking them. */
const ROUTES = [
  '/',
  '/history',
  ...Object.values(MARKS).flatMap((mark) => [
    `/history?q=${mark}`,
    `/history?service=${mark}-service`,
    `/history?team=${mark}-team`,
    `/history?cause=${mark}-cause`,
  ]),
  '/history?severity=SEV2&from=2026-01-01&to=2027-01-01',
  '/history?before=2027-01-01T00:00:00Z',
  '/history?before=2027-01-01T00:00:00Z&skip=-1',
  ...Object.keys(MARKS).flatMap((repo) =>
    [1, 2, 77].map((number) => `/incidents/Tideline/${repo}/${number}`),
  ),
  '/incidents/tideline/NOBODYS/1',
  '/incidents/Tideline/..%2Fnobodys/1',
  '/incidents/Tideline/nobodys/0x1',
  '/figures',
  '/items',
  '/health',
];

test('the routes below are all that there are', () => {
  const isOf = (path: string) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}(?:\\?|$)`);
  for (const { path } of PAGES)
    expect(
      ROUTES.some((route) => isOf(path).test(route)),
      path,
    ).toBe(true);
});

describe.each([
  ['amal', ['seagull', 'lighthouse'], ['harpoon', 'kraken']],
  ['bo', ['seagull', 'harpoon'], ['lighthouse', 'kraken']],
])('%s', (login, own, others) => {
  test.each(ROUTES)('finds nothing of other repositories at %s', async (path) => {
    // What was searched for stands in the form; it came from the visitor.
    const page = (await text(path, login)).replace(/<form class="filter"[\s\S]*?<\/form>/, '');
    for (const mark of others) expect(page).not.toContain(mark);
    for (const name of ['nobodys', login === 'amal' ? 'bos' : 'amals'])
      expect(page).not.toMatch(new RegExp(`Tideline/${name}\\b`, 'i'));
  });

  test('finds all that is theirs', async () => {
    for (const mark of own) {
      expect(await text('/', login)).toContain(`Trouble with the ${mark} 1`);
      expect(await text('/history', login)).toContain(`Trouble with the ${mark} 2`);
      expect(await text(`/history?q=${mark}`, login)).toContain(`Trouble with the ${mark} 1`);
      const figures = await text('/figures', login);
      for (const group of ['service', 'team', 'cause']) expect(figures).toContain(`${mark}-${group}`);
      expect(await text('/items', login)).toContain(`Paint the ${mark}`);
      expect(await text('/health', login)).toContain(`${mark} cannot be read`);
    }
  });

  test('is told the same of an incident that is hidden and of one that does not exist', async () => {
    const answer = async (path: string) => {
      const got = await world.get(path, login);
      return [got.status, await got.text(), [...got.headers]];
    };
    const none = await answer('/incidents/Tideline/nowhere/1');
    expect(none[0]).toBe(404);
    expect(await answer('/incidents/Tideline/nobodys/1')).toEqual(none);
    expect(await answer('/incidents/Tideline/common/77')).toEqual(none);
  });
});

test('what may not be seen is not looked for either, so that time tells nothing', async () => {
  const asked: string[] = [];
  const { row } = world.store.readModel;
  world.store.readModel.row = async (table, key) => {
    asked.push(key);
    return row(table, key);
  };
  await text('/incidents/Tideline/nobodys/1', 'amal');
  await text('/incidents/Tideline/nowhere/1', 'amal');
  expect(asked).toEqual([]);
  await text('/incidents/Tideline/common/1', 'amal');
  expect(asked).toEqual(['Tideline/common#1']);
  world.store.readModel.row = row;
});

test('an action item is shown only to those who see both its issue and its incident', async () => {
  await recordItem(world.store, 'common', 'bos');
  expect(await text('/items', 'amal')).not.toContain('Paint the seagull');
  expect(await text('/items', 'bo')).toContain('Paint the seagull');
  await recordItem(world.store, 'common');
});

describe('without a session', () => {
  test.each(ROUTES.filter((route) => route !== '/'))('%s leads to the sign-in, and back', async (path) => {
    const answer = await world.get(path);
    expect(answer.status).toBe(302);
    const target = new URL(answer.headers.get('location')!, 'https://x.example');
    expect(target.pathname).toBe('/sign-in');
  });

  test('the App’s own address says what it says to everybody', async () => {
    expect(await text('/')).toBe('the page for everybody');
  });

  test('there is no news', async () => {
    expect((await world.get('/events')).status).toBe(401);
  });
});

describe('somebody who loses access while signed in', () => {
  test('to a repository sees nothing of it from then on', async () => {
    const own = await dashboard();
    own.narrow('amal', ['tideline/common']);
    expect(await (await own.get('/history', 'amal')).text()).not.toContain('lighthouse');
    await own.store.close(0);
  });

  test('to all of GitHub is signed out', async () => {
    const own = await dashboard();
    own.forget('amal');
    const answer = await own.get('/history', 'amal');
    expect(answer.headers.get('location')).toBe('/sign-in');
    expect(answer.headers.get('set-cookie')).toMatch(/debrief-session=;.*Max-Age=0/);
    await own.store.close(0);
  });
});

test('while GitHub cannot be asked, nobody sees anything', async () => {
  const own = await dashboard();
  own.outage();
  const answer = await own.get('/history', 'amal');
  expect(answer.status).toBe(503);
  expect(await answer.text()).not.toContain('seagull');
  await own.store.close(0);
});

describe('news', () => {
  const listen = async (own: typeof world, login: string) => {
    const answer = await own.get('/events', login);
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toContain('ready');
    return reader;
  };

  test('come only from repositories that the reader sees, without content', async () => {
    const own = await dashboard();
    const [amal, bo] = [await listen(own, 'amal'), await listen(own, 'bo')];
    own.change({ owner: 'Tideline', repo: 'bos' });
    expect((await bo.read()).value).toBe('data: changed\n\n');
    own.change({ owner: 'Tideline', repo: 'amals' });
    // Amal's first piece of news is her own: the one before was not for her.
    expect((await amal.read()).value).toBe('data: changed\n\n');
    const nothing = bo.read();
    own.change({ owner: 'Tideline', repo: 'nobodys' });
    own.change({ owner: 'Tideline', repo: 'common' });
    expect((await nothing).value).toBe('data: changed\n\n');
    await Promise.all([amal.cancel(), bo.cancel()]);
    await own.store.close(0);
  });

  test('are listened for only as long as somebody reads them', async () => {
    const own = await dashboard();
    const reader = await listen(own, 'amal');
    expect(own.listeners.size).toBe(1);
    await reader.cancel();
    own.change({ owner: 'Tideline', repo: 'common' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(own.listeners.size).toBe(0);
    await own.store.close(0);
  });
});

describe('the history, page by page', () => {
  test.each([
    ['of one second', () => '2026-11-28T13:00:00Z'],
    [
      'two in each second',
      (number: number) => new Date(Date.UTC(2026, 10, 28, 9, 0, number / 2)).toISOString(),
    ],
  ])('shows each of 120 incidents %s once', async (_, declaredAt) => {
    const own = await dashboard();
    for (let number = 1; number <= 120; number++)
      await record(own.store, 'common', number, { declaredAt: declaredAt(number) });
    const shown: string[] = [];
    let path: string | undefined = '/history';
    while (path) {
      const page: string = await (await own.get(path, 'amal')).text();
      shown.push(...(page.match(/Trouble with the seagull \d+/g) ?? []));
      path = /href="([^"]+)" rel="next"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(shown).toHaveLength(120);
    expect(new Set(shown).size).toBe(120);
    await own.store.close(0);
  });
});

describe('pages', () => {
  test('say that an update is late, and how long an incident has lasted', async () => {
    const page = await text('/', 'amal');
    expect(page).toMatch(/10 min late<\/span>, promised by <time datetime="2026-11-28T14:00:00Z">/);
    expect(page).toContain('<dd>1 h 20 min</dd>');
  });

  test('show an incident’s timeline in words, gaps among them', async () => {
    const page = await text('/incidents/Tideline/common/1', 'amal');
    expect(page).toContain('<rect class="impact"');
    expect(page).toMatch(/12:50 UTC<\/time> <span dir="auto">started/);
    expect(page).toContain('an update was due, but none came');
    expect(page).toContain('told the public: The seagull is slow.');
  });

  test('print each figure with its definition and how many incidents it is of', async () => {
    const page = await text('/figures', 'amal');
    expect(page).toMatch(/<h2>MTTR<\/h2><strong>15 min<\/strong><p class="meta">n = 4 · median 1 h/);
    expect(page).toMatch(/<summary>What this is<\/summary>[A-Z]/);
  });

  test('show error budgets and objectives by the policy, spent by the incidents that the reader can see', async () => {
    const own = await dashboard();
    const yaml = `
slos: [{ service: seagull-service, objective: 99.9 }, { service: kraken-service, objective: 99 }]
reliability: { objectives: [{ target: MTTR −20 % each quarter }] }`;
    own.decide(readPolicy(yaml, 'debrief.yml', vocabulary).policy);
    const page = await (await own.get('/figures', 'amal')).text();
    const [, budgets = '', objectives = ''] = page.split(/Error budgets<|Objectives for/);
    expect(budgets).toMatch(/seagull-service[\s\S]*?0 %[\s\S]*?1 h of 43 min[\s\S]*?Tideline\/common#1/);
    expect(budgets).toMatch(/kraken-service[\s\S]*?100 %[\s\S]*?0 min of/);
    expect(budgets).not.toContain('nobodys');
    expect(objectives).toContain('MTTR −20 % each quarter');
    await own.store.close(0);
  });

  test('show budgets that Prometheus measures by what it says, or by what it said last', async () => {
    const own = await dashboard();
    const yaml = 'slos: [{ service: seagull-service, objective: 99.9, query: "errors[$window]" }]';
    own.decide(readPolicy(yaml, 'debrief.yml', vocabulary).policy);
    const shown = async () => (await (await own.get('/figures', 'amal')).text()).split('Error budgets<')[1];
    expect(await shown()).toMatch(/1 h of 43 min[\s\S]*Tideline\/common#1[\s\S]*Prometheus does not answer/);
    const ref = { kind: 'error-budget', owner: 'Tideline', repo: 'common', number: 5 };
    const data = { ratio: 0.0009, at: '2026-11-28T12:00:00Z' };
    await own.store.readModel.record(ref, [{ table: 'prometheus', key: 'errors[30d]', data }]);
    expect(await shown()).toMatch(/10 %[\s\S]*39 min of 43 min[\s\S]*By Prometheus, last known[\s\S]*12:00/);
    own.measures(async () => ({ ratio: 0.0005, at: '2026-11-28T14:10:00Z' }));
    expect(await shown()).toMatch(/50 %[\s\S]*22 min of 43 min[\s\S]*By Prometheus, at[\s\S]*14:10/);
    await own.store.close(0);
  });

  test('measure the repository and the time that one asks for', async () => {
    const page = await text('/figures?repository=Tideline/amals&days=30', 'amal');
    expect(page).toContain('The last 30 days');
    expect(page).toMatch(/<h2>Incidents<\/h2><strong>2</);
    expect(await text('/figures?repository=Tideline/nobodys', 'amal')).toMatch(
      /<h2>Incidents<\/h2><strong>4</,
    );
  });

  test('name the permissions that an account has not granted, to those who see something of it', async () => {
    const page = await text('/health', 'amal');
    expect(page).toMatch(/Permissions that are missing[\s\S]*Tideline<\/strong>: checks, write/);
    expect(page).not.toContain('kraken-holding');
  });

  test('search whole days: the last one belongs to what is found', async () => {
    expect(await text('/history?from=2026-11-28&to=2026-11-28', 'amal')).toContain(
      'Trouble with the seagull 1',
    );
    expect(await text('/history?to=2026-11-27', 'amal')).toContain('Nothing found');
    expect(await text('/history?from=2026-11-29', 'amal')).toContain('Nothing found');
  });

  test('name overdue action items with their age, by owner', async () => {
    expect(await text('/items', 'amal')).toMatch(
      /<h2>amal [\s\S]*2026-11-01<\/time>, 27 days ago[\s\S]*<td class="number">45 days/,
    );
  });

  test('list items that nobody owns first, and lead from each to its issue', async () => {
    const own = await dashboard();
    await recordItem(own.store, 'common', 'common', { owner: null });
    const page = await (await own.get('/items', 'amal')).text();
    expect(page.indexOf('No owner')).toBeLessThan(page.indexOf('<h2>amal'));
    expect(page).toContain('href="https://github.com/Tideline/common/issues/31"');
    await own.store.close(0);
  });

  test('say when a post-mortem is due, and how many objects that the reader may see were given up', async () => {
    const own = await dashboard();
    // On its day it is not late yet.
    await record(own.store, 'common', 4, { postMortemDue: '2026-11-28' });
    await record(own.store, 'common', 6, { postMortemDue: '2026-11-27' });
    const page = await (await own.get('/', 'amal')).text();
    expect(page).toMatch(/seagull 4[\s\S]*?not begun · due 2026-11-28/);
    expect(page).toMatch(/seagull 6[\s\S]*?<span class="late">due 2026-11-27/);
    const incident = await (await own.get('/incidents/Tideline/common/6', 'amal')).text();
    expect(incident).toContain('none yet, <span class="late">due 2026-11-27');
    expect(await (await own.get('/health', 'amal')).text()).toMatch(/<h2>Given up<\/h2><strong[^>]*>2</);
    await own.store.close(0);
  });

  test('part post-mortems that wait for review from those that nobody has begun', async () => {
    const own = await dashboard();
    await record(own.store, 'common', 4, { postMortem: { number: 5, merged: false, state: 'open' } });
    const page = await (await own.get('/', 'amal')).text();
    const [, reviews, drafts] = page.split(/Post-mortems to (?:review|write)/);
    expect(reviews).toContain('Trouble with the seagull 4');
    expect(drafts).toContain('Trouble with the seagull 2');
    await own.store.close(0);
  });

  test('link the post-mortem in the repository where it was merged before the transfer', async () => {
    const own = await dashboard();
    const postMortem = { number: 5, merged: true, state: 'closed', repository: 'Tideline/old' };
    await record(own.store, 'common', 4, { postMortem });
    const page = await (await own.get('/incidents/Tideline/common/4', 'amal')).text();
    expect(page).toContain('/Tideline/old/pull/5"');
    await own.store.close(0);
  });

  test('keep what is resolved apart from what goes on, and its post-mortem is owed while its issue is open', async () => {
    const own = await dashboard();
    const over = { phase: 'resolved', open: true, actionItems: { done: 1, of: 3 } };
    await record(own.store, 'common', 1, {
      ...over,
      postMortem: { number: 5, merged: false, state: 'open' },
    });
    await record(own.store, 'common', 3, {
      ...over,
      postMortem: { number: 6, merged: true, state: 'closed' },
    });
    const page = await (await own.get('/', 'amal')).text();
    const [goingOn, resolved, reviews] = page.split(/Resolved, issue still open|Post-mortems to review/);
    expect(goingOn).not.toMatch(/seagull [13]/);
    expect(resolved).toMatch(/seagull 3[\s\S]*1 of 3 action items done[\s\S]*seagull 1/);
    expect(reviews).toContain('Trouble with the seagull 1');
    expect(reviews).not.toContain('Trouble with the seagull 3');
    await own.store.close(0);
  });

  test('take markup, 10,000 characters and right-to-left text for what they are', async () => {
    const title = `<script>alert(1)</script> "تعطّل" ${'x'.repeat(10_000)}`;
    await record(world.store, 'common', 5, { title });
    for (const path of ['/', '/history', '/incidents/Tideline/common/5']) {
      const page = await text(path, 'amal');
      expect(page).not.toContain('<script>alert');
      expect(page).toContain('&lt;script&gt;alert(1)');
    }
    await world.store.readModel.record(
      { kind: 'incident', owner: 'Tideline', repo: 'common', number: 5 },
      [],
    );
  });

  test('of an empty store, or one that is being rebuilt, say that there is nothing', async () => {
    const own = await dashboard();
    own.narrow('amal', ['tideline/new']);
    for (const path of ['/', '/history', '/figures', '/items']) {
      const answer = await own.get(path, 'amal');
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('class="blank"');
    }
    await own.store.close(0);
  });

  test('leave out a row that cannot be read, and show the others', async () => {
    const own = await dashboard();
    await record(own.store, 'common', 7, { milestones: 'none', declaredAt: '2026-11-28T13:30:00Z' });
    expect(await (await own.get('/', 'amal')).text()).toContain('Trouble with the seagull 1');
    await own.store.close(0);
  });

  test('go back in time, page by page', async () => {
    const own = await dashboard();
    for (let number = 100; number < 160; number++)
      await record(own.store, 'common', number, {
        declaredAt: `2026-10-01T10:${number - 100}:00Z`.replace(/:(\d):/, ':0$1:'),
      });
    const first = await (await own.get('/history', 'amal')).text();
    const [, next = ''] = /href="(\/history\?[^"]+)" rel="next"/.exec(first) ?? [];
    const second = await (await own.get(next.replaceAll('&amp;', '&'), 'amal')).text();
    const titles = (page: string) => page.match(/Trouble with the \w+ \d+/g)!;
    expect(titles(first)).toHaveLength(50);
    expect(new Set([...titles(first), ...titles(second)]).size).toBe(64);
    await own.store.close(0);
  });

  test('are kept by no cache, framed by nobody, and run only what is their own', async () => {
    const { headers } = await world.get('/', 'amal');
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; script-src 'sha256-[\w+/=]+'; img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
  });

  test('weigh less than 60 KB', async () => {
    expect(Buffer.byteLength(await text('/', 'amal'))).toBeLessThan(60_000);
  });
});
