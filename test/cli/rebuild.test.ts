import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nock from 'nock';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { interceptRequests } from '../intercepted.ts';
import { world } from './world.ts';

interceptRequests();

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

function github() {
  const server = nock('https://github.acme.test/api/v3');
  server.get('/app').reply(200, { id: 12, slug: 'debrief' });
  return server;
}

const rebuild = (folder: string) =>
  world().debrief(['rebuild'], '', {
    APP_ID: '12',
    PRIVATE_KEY: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    WEBHOOK_SECRET: 's',
    GHE_HOST: 'github.acme.test',
    DEBRIEF_DATA: folder,
    DEBRIEF_THROTTLE: 'off',
  });

test('`debrief rebuild` forgets what pages read, and says how much is looked at again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'debrief-rebuild-'));
  const open = () => openStore({ url: null, folder, onError: () => {} });
  const store = await open();
  const ref = { kind: 'incident', owner: 'acme', repo: 'shop', number: 7 };
  await store.readModel.record(ref, [{ table: 'incident', key: 'acme/shop#7', data: { phase: 'wrong' } }]);
  await store.close();

  github().get('/app/installations').query(true).reply(200, []);
  const { code, out, err } = await rebuild(folder);
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(out).toBe('0 objects are queued. The App looks at each, now or when it starts.\n');
  const again = await open();
  expect(await again.readModel.isEmpty()).toBe(true);
  await again.close();
});

test('a repository that GitHub did not answer for is named', async () => {
  const server = github();
  server
    .get('/app/installations')
    .query(true)
    .reply(200, [{ id: 3, suspended_at: null }]);
  server
    .post('/app/installations/3/access_tokens')
    .reply(201, { token: 't', expires_at: '2999-01-01T00:00:00Z', permissions: {} });
  server
    .get('/installation/repositories')
    .query(true)
    .reply(200, { total_count: 1, repositories: [{ name: 'shop', owner: { login: 'acme' } }] });
  server.get('/repos/acme/shop/installation').times(9).reply(502);
  const { code, err } = await rebuild(await mkdtemp(join(tmpdir(), 'debrief-rebuild-')));
  expect([code, err]).toEqual([
    2,
    expect.stringContaining('GitHub did not answer for acme/shop. Run `debrief rebuild` again.'),
  ]);
});

test('without the credentials of the App it says what it needs', async () => {
  const { code, err } = await world().debrief(['rebuild'], '', {});
  expect(err).toContain('run this with its environment');
  expect(code).toBe(2);
});
