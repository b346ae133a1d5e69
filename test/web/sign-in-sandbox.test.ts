import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GitHub, startGitHub } from '../../sandbox/github.ts';
import { pages } from '../../sandbox/pages/index.ts';
import { gitHubAccess } from '../../src/web/sign-in/access.ts';
import { OAuth } from '../../src/web/sign-in/oauth.ts';
import { dashboard, MARKS } from './dashboard-world.ts';

// The whole way, as in `npm run sandbox`: the browser's two redirects, GitHub's code and token, and what GitHub says one may see.

let github: GitHub;
let world: Awaited<ReturnType<typeof dashboard>>;
const cookies: Record<string, string> = {};

const COLLABORATORS = { common: ['amal', 'bo'], amals: ['amal'], bos: ['bo'], nobodys: [] };

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0]!)
    .join('; ');

/** Signs in as a browser does: to GitHub, whose page is answered by a press of a person's button, and back. */
async function signIn(login: string): Promise<string> {
  const begun = await world.get('/sign-in?back=/history');
  const toGitHub = new URL(begun.headers.get('location')!);
  const asked = toGitHub.searchParams;
  const pressed = await github.fetch(
    new Request(`${toGitHub.origin}/login/oauth/callback`, {
      method: 'POST',
      headers: { origin: toGitHub.origin },
      body: new URLSearchParams({
        login,
        redirect_uri: asked.get('redirect_uri')!,
        state: asked.get('state')!,
        client_id: asked.get('client_id')!,
      }),
    }),
  );
  const { pathname, search } = new URL(pressed.headers.get('location')!);
  const done = await world.get(pathname + search, undefined, { cookie: cookiesOf(begun) });
  expect(done.headers.get('location')).toBe('/history');
  return cookiesOf(done);
}

beforeAll(async () => {
  const people = ['amal', 'bo'].map((login) => ({ login, name: login, role: 'none' as const }));
  github = await startGitHub({ owner: 'Tideline', people, pages });
  for (const [name, logins] of Object.entries(COLLABORATORS)) {
    await github.seed.repo({ name, private: true });
    for (const login of logins)
      await github.as('admin-of-Tideline')('PUT', `/repos/Tideline/${name}/collaborators/${login}`, {
        permission: 'pull',
      });
  }
  world = await dashboard({
    access: gitHubAccess(github.url),
    oauth: new OAuth({ webUrl: github.webUrl, client: { id: 'Iv1.sandbox', secret: 'of the sandbox' } }),
  });
  for (const login of ['amal', 'bo']) cookies[login] = await signIn(login);
});
afterAll(async () => {
  await world.store.close(0);
  await github.close();
});

const get = (path: string, login: string) => world.get(path, undefined, { cookie: cookies[login]! });

describe.each([
  ['amal', ['common', 'amals']],
  ['bo', ['common', 'bos']],
])('%s, signed in with GitHub,', (login, own) => {
  const hidden = Object.keys(MARKS).filter((repo) => !own.includes(repo));

  test('sees all that GitHub shows them', async () => {
    const page = await (await get('/history', login)).text();
    for (const repo of own) expect(page).toContain(`Trouble with the ${MARKS[repo]} 1`);
  });

  test.each(['/', '/history', '/history?severity=SEV2', '/figures', '/items', '/health'])(
    'finds nothing of the other repositories at %s',
    async (path) => {
      const answer = await get(path, login);
      expect(answer.status).toBe(200);
      const page = await answer.text();
      for (const repo of hidden) {
        expect(page).not.toContain(MARKS[repo]);
        expect(page).not.toContain(`Tideline/${repo}`);
      }
    },
  );

  test('is answered alike for what is hidden and what does not exist, at every route that names it', async () => {
    const pairs = hidden.flatMap((repo) => [
      [`/incidents/Tideline/${repo}/1`, '/incidents/Tideline/absent/1'],
      [`/history?q=${MARKS[repo]}`, '/history?q=absent'],
      [`/history?service=${MARKS[repo]}-service`, '/history?service=absent-service'],
      [`/history?team=${MARKS[repo]}-team`, '/history?team=absent-team'],
      [`/history?cause=${MARKS[repo]}-cause`, '/history?cause=absent-cause'],
      [`/figures?repository=Tideline/${repo}`, '/figures?repository=Tideline/absent'],
    ]);
    for (const [path, absent] of pairs) {
      const [one, other] = [await get(path!, login), await get(absent!, login)];
      expect([path, one.status]).toEqual([path, other.status]);
      expect(Object.fromEntries(one.headers)).toEqual(Object.fromEntries(other.headers));
      const asked = new RegExp(`${hidden.map((repo) => MARKS[repo]).join('|')}|absent`, 'g');
      expect((await one.text()).replace(asked, '…')).toBe((await other.text()).replace(asked, '…'));
    }
  });
});

test('a state that this browser did not begin signs nobody in', async () => {
  const begun = await world.get('/sign-in');
  const back = '/sign-in/done?code=anything&state=another';
  const done = await world.get(back, undefined, { cookie: cookiesOf(begun) });
  expect(done.status).toBe(403);
  expect(done.headers.getSetCookie().join()).not.toContain('debrief-session=ey');
});

test('the installation is listed to nobody who is given none of its repositories', async () => {
  const asAdmin = await github.as('admin-of-Tideline')('GET', '/user/installations');
  expect(asAdmin.data).toMatchObject({ total_count: 1, installations: [{ id: github.app.installationId }] });
  expect((await github.as(null)('GET', '/user/installations')).status).toBe(401);
  const stranger = await startGitHub({ people: [{ login: 'eve', name: 'Eve', role: 'none' }] });
  await stranger.seed.repo({ name: 'open' });
  expect((await stranger.as('eve')('GET', '/user/installations')).data.installations).toEqual([]);
  await stranger.close();
});
