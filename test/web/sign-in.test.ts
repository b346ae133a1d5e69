import nock from 'nock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gitHubAccess, SignedOut } from '../../src/web/sign-in/access.ts';
import { OAuth } from '../../src/web/sign-in/oauth.ts';
import { ownPath } from '../../src/web/sign-in/routes.ts';
import { Seals } from '../../src/web/sign-in/session.ts';
import { interceptRequests } from '../intercepted.ts';
import { dashboard, ORIGIN } from './dashboard-world.ts';

let world: Awaited<ReturnType<typeof dashboard>>;
beforeAll(async () => {
  world = await dashboard();
});
afterAll(() => world.store.close(0));
interceptRequests();

const cookiesOf = (answer: Response) =>
  Object.fromEntries(
    answer.headers.getSetCookie().map((each) => each.split(';')[0]!.split('=') as [string, string]),
  );
const cookie = (all: Record<string, string>) =>
  Object.entries(all)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');

async function begin(back = '/history') {
  const answer = await world.get(`/sign-in?back=${encodeURIComponent(back)}`);
  return { flow: cookiesOf(answer), answer };
}

describe('signing in', () => {
  test('goes to GitHub and back to the page that was asked for', async () => {
    const { flow, answer } = await begin('/history?q=sea');
    expect(answer.headers.get('location')).toContain('https://github.com/login/oauth/authorize');
    const done = await world.get('/sign-in/done?code=amal&state=s', undefined, { cookie: cookie(flow) });
    expect(done.headers.get('location')).toBe('/history?q=sea');
    const page = await world.get('/history', undefined, { cookie: cookie(cookiesOf(done)) });
    expect(await page.text()).toContain('lighthouse');
  });

  test('sets cookies that no script reads, no other host sets, and no other site sends with a form', async () => {
    const { flow } = await begin();
    const done = await world.get('/sign-in/done?code=amal&state=s', undefined, { cookie: cookie(flow) });
    const [session] = done.headers.getSetCookie().filter((each) => each.includes('session'));
    expect(session).toMatch(
      /^__Host-debrief-session=[\w.-]+; Max-Age=28800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  test('gives a session of its own to each sign-in, whatever cookie came along', async () => {
    const planted = await world.cookieOf('bo');
    const sessions = await Promise.all(
      [1, 2].map(async () => {
        const { flow } = await begin();
        const headers = { cookie: `${planted}; ${cookie(flow)}` };
        return cookiesOf(await world.get('/sign-in/done?code=amal&state=s', undefined, headers));
      }),
    );
    const [first, second] = sessions.map((each) => each['__Host-debrief-session']);
    expect(first).not.toBe(second);
    expect((await world.seals.readSession(first))?.login).toBe('amal');
  });

  test.each([
    ['without the cookie of a sign-in that began here', '/sign-in/done?code=amal&state=s', false],
    ['with another state', '/sign-in/done?code=amal&state=forged', true],
  ])('%s is refused', async (_, path, withFlow) => {
    const { flow } = await begin();
    const answer = await world.get(path, undefined, withFlow ? { cookie: cookie(flow) } : {});
    expect(answer.status).toBe(403);
    expect(cookiesOf(answer)['__Host-debrief-session']).toBeUndefined();
  });
});

test.each([
  ['/history?q=a', '/history?q=a'],
  ['//evil.example/x', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/..//evil.example', '/'],
  ['', '/'],
])('after signing in with back=%j one comes to %j', (back, path) => {
  expect(ownPath(back, ORIGIN)).toBe(path);
});

describe('signing out', () => {
  const post = async (token: string) => {
    const headers = {
      cookie: await world.cookieOf('amal'),
      'content-type': 'application/x-www-form-urlencoded',
    };
    const sealed = headers.cookie.split('=')[1]!;
    const session = (await world.seals.readSession(sealed))!;
    const sent = token === 'own' ? world.seals.formToken(session) : token;
    return world.app.request(`${ORIGIN}/sign-out`, { method: 'POST', headers, body: `token=${sent}` });
  };

  test('ends the session', async () => {
    const answer = await post('own');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('set-cookie')).toMatch(/debrief-session=;.*Max-Age=0/);
  });

  test.each(['', 'forged'])('by the form of another site (%j) is refused', async (token) => {
    const answer = await post(token);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });
});

describe('a cookie', () => {
  test.each([
    ['of another secret', () => new Seals('another secret').startSession('amal', 'amal')],
    ['that was changed', async () => `${await world.seals.startSession('amal', 'amal')}x`],
    ['of a sign-in that is under way', () => world.seals.sealFlow({ state: 's', verifier: 'v', back: '/' })],
    ['of nothing', async () => 'nothing'],
  ])('%s opens no session', async (_, make) => {
    const headers = { cookie: `__Host-debrief-session=${await make()}` };
    expect((await world.get('/history', undefined, headers)).status).toBe(302);
  });

  test('shows nobody the token that is in it', async () => {
    expect(await world.seals.startSession('amal', 'ghu_secret')).not.toContain('ghu_secret');
  });
});

describe('GitHub’s own flow', () => {
  const oauth = new OAuth({ webUrl: 'https://github.com', client: { id: 'Iv1', secret: 'shh' } });
  const redirect = `${ORIGIN}/sign-in/done`;

  test('is asked with state and PKCE, and its code is exchanged with the verifier', async () => {
    const { url, flow } = await oauth.begin(redirect);
    const asked = new URL(url).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      client_id: 'Iv1',
      redirect_uri: redirect,
      state: flow.state,
    });
    expect(asked.get('code_challenge_method')).toBe('S256');
    nock('https://github.com')
      .post('/login/oauth/access_token', {
        grant_type: 'authorization_code',
        code: 'abc',
        redirect_uri: redirect,
        code_verifier: flow.verifier,
        client_id: 'Iv1',
        client_secret: 'shh',
      })
      .reply(200, { access_token: 'ghu_1', token_type: 'bearer', scope: '' });
    const back = new URL(`${redirect}?code=abc&state=${flow.state}`);
    expect(await oauth.finish(back, redirect, flow)).toBe('ghu_1');
  });

  test('with a code that GitHub does not take gives no token', async () => {
    const { flow } = await oauth.begin(redirect);
    nock('https://github.com')
      .post('/login/oauth/access_token')
      .reply(200, { error: 'bad_verification_code' });
    const back = new URL(`${redirect}?code=old&state=${flow.state}`);
    await expect(oauth.finish(back, redirect, flow)).rejects.toThrow();
  });
});

describe('what a person may see', () => {
  const api = () => nock('https://api.github.com', { reqheaders: { authorization: 'token ghu_1' } });
  const answers = () =>
    api()
      .get('/user/installations?per_page=100')
      .reply(200, { total_count: 1, installations: [{ id: 7 }] })
      .get('/user/installations/7/repositories?per_page=100')
      .reply(200, {
        total_count: 2,
        repositories: [{ full_name: 'Tideline/Common' }, { full_name: 'Tideline/Amals' }],
      });

  test('is asked from GitHub with the person’s own token, and believed for a minute', async () => {
    let now = 0;
    const access = gitHubAccess('https://api.github.com', () => now);
    answers();
    const first = await access.repositoriesOf('ghu_1');
    expect([...first]).toEqual(['tideline/common', 'tideline/amals']);
    now = 59_000;
    expect(await access.repositoriesOf('ghu_1')).toBe(first);
    now = 61_000;
    api().get('/user/installations?per_page=100').reply(200, { total_count: 0, installations: [] });
    expect([...(await access.repositoriesOf('ghu_1'))]).toEqual([]);
  });

  test('is nothing once the token was revoked; a failure is not remembered', async () => {
    const access = gitHubAccess('https://api.github.com');
    api().get('/user/installations?per_page=100').reply(401, { message: 'Bad credentials' });
    await expect(access.repositoriesOf('ghu_1')).rejects.toThrow(SignedOut);
    answers();
    expect((await access.repositoriesOf('ghu_1')).size).toBe(2);
  });
});
