import { generateKeyPairSync } from 'node:crypto';
import nock from 'nock';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { readConfig } from '../../src/app/config.ts';
import { lacksOf } from '../../src/app/grants.ts';
import { type Installations, signIn } from '../../src/app/installations.ts';
import { makeLog } from '../../src/app/log.ts';
import { appPermissions } from '../../src/github/permissions.ts';

// After a 404, Debrief waits before it asks again.
vi.mock('node:timers/promises', async (original) => ({ ...(await original()), setTimeout: async () => {} }));

const api = 'https://github.acme.test';
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const config = readConfig({
  APP_ID: '12',
  PRIVATE_KEY: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
  WEBHOOK_SECRET: 's',
  GHE_HOST: 'github.acme.test',
  DEBRIEF_THROTTLE: 'off',
});
let installations: Installations;
const asApp = { reqheaders: { authorization: /^bearer ey/i } };
const github = () => nock(`${api}/api/v3`);
const token = (id: number) =>
  github()
    .post(`/app/installations/${id}/access_tokens`)
    .reply(201, { token: `ghs_${id}`, expires_at: '2099-01-01T00:00:00Z', permissions: {} });

beforeAll(() => nock.disableNetConnect());
beforeEach(async () => {
  nock(`${api}/api/v3`, asApp).get('/app').reply(200, { id: 12, slug: 'debrief-of-acme' });
  installations = await signIn(config, config.credentials!, makeLog('silent'));
});
afterEach(() => {
  vi.useRealTimers();
  const left = nock.pendingMocks();
  nock.cleanAll();
  expect(left).toEqual([]);
});

test('knows its own name, and talks to the configured server', () => {
  expect(installations.slug).toBe('debrief-of-acme');
});

test('says in words that id and key do not belong together', async () => {
  github().get('/app').reply(401, { message: 'A JSON web token could not be decoded' });
  await expect(signIn(config, config.credentials!, makeLog('silent'))).rejects.toThrow(
    /could not be decoded/,
  );
});

test("works a repository with its installation's token and a fixed API version, found once", async () => {
  github().get('/repos/acme/shop/installation').reply(200, { id: 5, created_at: '2026-01-02T03:04:05Z' });
  token(5);
  const headers = { authorization: 'token ghs_5', 'x-github-api-version': '2022-11-28' };
  // Asked again before a 404 is believed.
  nock(`${api}/api/v3`, { reqheaders: headers }).persist().get('/repos/acme/shop/issues/7').reply(404, {});
  for (let time = 0; time < 2; time++) {
    const port = await installations.githubFor({ owner: 'acme', repo: 'shop' });
    expect(await port!.issue({ owner: 'acme', repo: 'shop', number: 7 })).toBeNull();
  }
  expect(await installations.installedAt({ owner: 'acme', repo: 'shop' })).toBe('2026-01-02T03:04:05Z');
  nock.cleanAll();
});

test('has no port where the App is not installed', async () => {
  github().get('/repos/acme/other/installation').reply(404, { message: 'Not Found' });
  expect(await installations.githubFor({ owner: 'acme', repo: 'other' })).toBeNull();
});

test('does not repeat a write by itself, which could make a thing twice', async () => {
  github().get('/repos/acme/shop/installation').reply(200, { id: 6 });
  token(6);
  github().post('/repos/acme/shop/issues/7/comments').reply(502, { message: 'Bad gateway' });
  const port = await installations.githubFor({ owner: 'acme', repo: 'shop' });
  await expect(port!.comment({ owner: 'acme', repo: 'shop', number: 7 }, 'x')).rejects.toMatchObject({
    status: 502,
  });
});

test('works with what an owner has granted meanwhile, within ten minutes', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const made = (name: string, permissions: object) => {
    github().get('/repos/acme/shop/installation').reply(200, { id: 14, permissions });
    github()
      .post('/app/installations/14/access_tokens')
      .reply(201, { token: name, expires_at: '2099-01-01T00:00:00Z', permissions });
    nock(`${api}/api/v3`, { reqheaders: { authorization: `token ${name}` } })
      .get('/repos/acme/shop/issues/7')
      .reply(403, { message: name });
  };
  const ask = async () =>
    (await installations.githubFor({ owner: 'acme', repo: 'shop' }))!.issue({
      owner: 'acme',
      repo: 'shop',
      number: 7,
    });
  made('ghs_without', { metadata: 'read' });
  await expect(ask()).rejects.toThrow('ghs_without');
  vi.setSystemTime(Date.now() + 10 * 60_000 + 1);
  made('ghs_with', { metadata: 'read', issues: 'write' });
  await expect(ask()).rejects.toThrow('ghs_with');
});

test('does not sit through a rate limit', async () => {
  github().get('/repos/acme/shop/installation').reply(200, { id: 7 });
  token(7);
  github()
    .get('/repos/acme/shop/issues/7')
    .reply(403, { message: 'You have exceeded a secondary rate limit' }, { 'retry-after': '900' });
  const port = await installations.githubFor({ owner: 'acme', repo: 'shop' });
  await expect(port!.issue({ owner: 'acme', repo: 'shop', number: 7 })).rejects.toMatchObject({
    retryAfter: 900,
  });
});

test('lists the repositories of all who installed it, without suspended accounts and archived repositories', async () => {
  const accounts = [
    { id: 8, suspended_at: null },
    { id: 9, suspended_at: '2026-01-01T00:00:00Z' },
  ];
  github().get('/app/installations').query({ per_page: 100 }).reply(200, accounts);
  token(8);
  const repository = (name: string, archived = false) => ({ name, owner: { login: 'acme' }, archived });
  github()
    .get('/installation/repositories')
    .query({ per_page: 100 })
    .reply(200, { total_count: 2, repositories: [repository('shop'), repository('old', true)] });
  const found: object[] = [];
  for await (const repo of installations.repositories()) found.push(repo);
  expect(found).toEqual([{ owner: 'acme', repo: 'shop' }]);
});

test('an account whose repositories cannot be listed keeps no other from being listed', async () => {
  const accounts = [
    { id: 8, suspended_at: null },
    { id: 10, suspended_at: null },
  ];
  github().get('/app/installations').query({ per_page: 100 }).reply(200, accounts);
  token(8);
  token(10);
  const listed = () => github().get('/installation/repositories').query({ per_page: 100 });
  listed().reply(403, { message: 'the IP allow list of the organisation' });
  const shop = { name: 'shop', owner: { login: 'acme' }, archived: false };
  listed().reply(200, { total_count: 1, repositories: [shop] });
  const found: object[] = [];
  const list = async () => {
    for await (const repo of installations.repositories()) found.push(repo);
  };
  await expect(list()).rejects.toThrow('list the repositories of all installations');
  expect(found).toEqual([{ owner: 'acme', repo: 'shop' }]);
});

test('asks for failed deliveries, and for one of them again, as the App itself', async () => {
  nock(`${api}/api/v3`, asApp)
    .get('/app/hook/deliveries')
    .query({ per_page: 100, status: 'failure' })
    .reply(200, [{ id: 3, guid: 'g', event: 'issues', status_code: 502 }]);
  expect(await installations.failedDeliveries()).toEqual([{ id: 3, guid: 'g', event: 'issues' }]);
  nock(`${api}/api/v3`, asApp).post('/app/hook/deliveries/3/attempts').reply(202, {});
  await installations.redeliver(3);
});

test('reads five thousand failed deliveries at most, however many there are', async () => {
  const more = { link: `<${api}/api/v3/app/hook/deliveries?cursor=next>; rel="next"` };
  const pages = github().persist().get('/app/hook/deliveries').query(true);
  pages.reply(200, [{ id: 3, guid: 'g' }], more);
  expect(await installations.failedDeliveries()).toHaveLength(50);
  nock.cleanAll();
});

test('keeps the pauses that GitHub asks for, and no organisation waits for another', async () => {
  github().get('/app').reply(200, { id: 12, slug: 'debrief-of-acme' });
  const paced = await signIn({ ...config, throttle: true }, config.credentials!, makeLog('silent'));
  const sent: string[] = [];
  for (const [owner, id] of [
    ['acme', 21],
    ['other', 22],
  ] as const) {
    github().get(`/repos/${owner}/shop/installation`).reply(200, { id });
    token(id);
    github()
      .post(`/repos/${owner}/shop/issues/7/comments`)
      .reply(201, () => {
        sent.push(`${owner} comment`);
        return {
          id: 1,
          body: 'x',
          user: { login: 'debrief-of-acme[bot]', type: 'Bot' },
          created_at: '2026-03-01T14:00:00Z',
          updated_at: '2026-03-01T14:00:00Z',
          html_url: `https://github.acme.test/${owner}/shop/issues/7#issuecomment-1`,
        };
      });
  }
  github()
    .post('/repos/acme/shop/issues/7/labels')
    .reply(200, () => {
      sent.push('acme label');
      return [];
    });
  const comment = async (owner: string) => {
    const port = await paced.githubFor({ owner, repo: 'shop' });
    await port!.comment({ owner, repo: 'shop', number: 7 }, 'x');
  };
  await comment('acme');
  const port = await paced.githubFor({ owner: 'acme', repo: 'shop' });
  await Promise.all([port!.addLabels({ owner: 'acme', repo: 'shop', number: 7 }, ['x']), comment('other')]);
  expect(sent).toEqual(['acme comment', 'other comment', 'acme label']);
});

test('a permission that is optional is not lacking', () => {
  const all = Object.fromEntries(appPermissions().map(({ permission, access }) => [permission, access]));
  const { discussions: _, ...others } = all;
  expect(lacksOf('acme', others)).toEqual([]);
});

test('a permission that an account has not granted, or not in full, is lacking', () => {
  const all = Object.fromEntries(appPermissions().map(({ permission, access }) => [permission, access]));
  expect(lacksOf('acme', all)).toEqual([]);
  const { checks: _, ...fewer } = all;
  expect(lacksOf('acme', { ...fewer, issues: 'read' }).map(({ permission }) => permission)).toEqual([
    'issues',
    'checks',
  ]);
});
