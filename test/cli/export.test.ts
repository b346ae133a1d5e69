import nock from 'nock';
import { expect, test } from 'vitest';
import { interceptRequests } from '../intercepted.ts';
import { world } from './world.ts';

interceptRequests();

const ENV = { GITHUB_TOKEN: 't', GHE_HOST: 'github.acme.test' };

function github() {
  const api = nock('https://github.acme.test/api/v3');
  api.get('/user').reply(403, { message: 'Resource not accessible by integration' });
  return api;
}

test('`debrief export --org` goes through every repository of an organisation by name', async () => {
  const api = github();
  const repository = (name: string) => ({ name, owner: { login: 'acme' } });
  api
    .get('/orgs/acme/repos')
    .query(true)
    .reply(200, [repository('shop'), repository('API')]);
  const asked: string[] = [];
  nock('https://github.acme.test')
    .persist()
    .get(/^\/api\/v3\/repos\//)
    .reply((request: Request) => {
      const [, name, what] = /\/acme\/([^/]+)\/([^?]+)/.exec(request.url) ?? [];
      asked.push(`${name}/${what}`);
      return [200, []];
    });
  const { code, out, err } = await world().debrief(['export', '--org', 'acme'], '', ENV);
  expect({ code, out, err }).toEqual({ code: 0, out: '', err: '' });
  expect([...new Set(asked.filter((each) => each.endsWith('/issues')))]).toEqual([
    'API/issues',
    'shop/issues',
  ]);
});

test.each([
  [['--org', 'acme', '--repo', 'acme/shop'], 'Give --repo or --org, not both.'],
  [['--org', 'acme/shop'], '--org takes the name of an organisation, such as acme; not "acme/shop".'],
  [[], 'Which repository? `--repo OWNER/NAME`.'],
])('`debrief export %j` says what is missing', async (words, message) => {
  const { code, err } = await world().debrief(['export', ...words], '', ENV);
  expect(err).toContain(message);
  expect(code).toBe(2);
});

test.each([
  [['--org', 'acme'], 'There is no organisation or person `acme` on GitHub, or the token may not see it.'],
  [['--repo', 'acme/nope'], ': 404 Not Found. It does not exist, or the token may not see it.'],
])('`debrief export %j` says that GitHub does not show it', async (words, message) => {
  github();
  nock('https://github.acme.test').persist().get(/./).reply(404, { message: 'Not Found' });
  const { code, out, err } = await world().debrief(['export', ...words], '', ENV);
  expect(err).toContain(message);
  expect({ code, out }).toEqual({ code: 2, out: '' });
});
