import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nock from 'nock';
import { afterEach, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { world } from './world.ts';

afterEach(() => nock.cleanAll());

test('`debrief rebuild` forgets what pages read, and says how much is looked at again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'debrief-rebuild-'));
  const open = () => openStore({ url: null, folder, onError: () => {} });
  const store = await open();
  const ref = { kind: 'incident', owner: 'acme', repo: 'shop', number: 7 };
  await store.readModel.record(ref, [{ table: 'incident', key: 'acme/shop#7', data: { phase: 'wrong' } }]);
  await store.close();

  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const github = nock('https://github.acme.test/api/v3');
  github.get('/app').reply(200, { id: 12, slug: 'debrief' });
  github.get('/app/installations').query(true).reply(200, []);
  const { code, out, err } = await world().debrief(['rebuild'], '', {
    APP_ID: '12',
    PRIVATE_KEY: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    WEBHOOK_SECRET: 's',
    GHE_HOST: 'github.acme.test',
    DEBRIEF_DATA: folder,
    DEBRIEF_THROTTLE: 'off',
  });
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(out).toBe('0 objects are queued. The App looks at each, now or when it starts.\n');
  const again = await open();
  expect(await again.readModel.isEmpty()).toBe(true);
  await again.close();
});

test('without the credentials of the App it says what it needs', async () => {
  const { code, err } = await world().debrief(['rebuild'], '', {});
  expect(err).toContain('run this with its environment');
  expect(code).toBe(2);
});
