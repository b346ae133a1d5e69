import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../src/app/config.ts';
import { setUp } from '../../src/app/setup.ts';
import { appPermissions } from '../../src/github/permissions.ts';
import { MALFORMED, raw } from './raw.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const made = { id: 12, pem, webhook_secret: 'chosen by GitHub', html_url: 'https://github.com/apps/debrief' };
const codes: string[] = [];
let github: Server;
let api = '';

beforeAll(async () => {
  github = createServer((request, response) => {
    const code = /^\/app-manifests\/(.+)\/conversions$/.exec(request.url ?? '')?.[1] ?? '';
    codes.push(code);
    response.writeHead(code === 'good' ? 201 : 404).end(JSON.stringify(made));
  });
  await new Promise<void>((resolve) => github.listen(0, '127.0.0.1', resolve));
  api = `http://127.0.0.1:${(github.address() as AddressInfo).port}`;
});
afterAll(() => github.close());

test('makes the App by its manifest, keeps the credentials, and goes on with them', async () => {
  const envFile = join(mkdtempSync(join(tmpdir(), 'debrief-setup-')), '.env');
  writeFileSync(envFile, 'POSTGRES_PASSWORD=without a line end');
  const lines: string[] = [];
  const config = readConfig({ HOST: '127.0.0.1', PORT: '0', GITHUB_API_URL: api });
  const done = setUp(config, { envFile, print: (line) => lines.push(line) });
  await expect
    .poll(() => lines[0])
    .toMatch(/There is no App yet .* http:\/\/localhost:\d+\/\?token=[0-9a-f]{32}$/);
  const [, port, token] = /localhost:(\d+)\/\?token=(\w+)/.exec(lines[0]!)!;
  const url = `http://127.0.0.1:${port}`;

  for (const wrong of ['', '?token=', '?token=guessed'])
    expect((await fetch(`${url}/${wrong}`)).status).toBe(403);
  expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'setup' });

  const page = await (await fetch(`${url}/?token=${token}&organisation=acme%22%3E`)).text();
  const action = /action="(https:[^"]+)"/.exec(page)?.[1];
  expect(action).toMatch(
    /^https:\/\/github\.com\/organizations\/acme%22%3E\/settings\/apps\/new\?state=[0-9a-f]{32}$/,
  );
  const value = /name="manifest" value="([^"]+)"/.exec(page)?.[1]?.replaceAll('&quot;', '"');
  expect(JSON.parse(value!)).toMatchObject({
    name: 'Debrief',
    public: false,
    redirect_url: `${url}/setup`,
    hook_attributes: { url: `${url}/api/github/webhooks` },
    default_permissions: { checks: 'write' },
  });

  for (const { permission, why } of appPermissions()) {
    const [, after = ''] = page.split(`<dt><strong>${permission.replaceAll('_', ' ')}</strong>`);
    const shown = after.replace(/<\/dd>[\s\S]*/, '').replace(/<[^>]*>/g, '');
    for (const reason of why) expect(shown).toContain(reason.replaceAll('`', ''));
  }
  expect(page).toMatch(/<a href="https:[^"]+\/docs\/security\.md">/);

  const proxied = await (
    await fetch(`${url}/?token=${token}`, { headers: { 'x-forwarded-proto': 'https' } })
  ).text();
  expect(proxied).toContain(`${url.replace('http:', 'https:')}/api/github/webhooks`);

  expect((await fetch(`${url}/setup?code=good&state=forged`)).status).toBe(400);
  expect(codes).toEqual([]);
  const state = action!.split('state=')[1];
  const refused = await fetch(`${url}/setup?code=old&state=${state}`);
  expect([refused.status, await refused.text()]).toEqual([
    502,
    expect.stringContaining('please start again'),
  ]);
  const answer = await fetch(`${url}/setup?code=good&state=${state}`);
  expect([answer.status, await answer.text()]).toEqual([
    200,
    expect.stringContaining('/apps/debrief/installations/new'),
  ]);

  expect(await done).toEqual({ appId: 12, privateKey: pem, webhookSecret: 'chosen by GitHub' });
  expect(statSync(envFile).mode & 0o777).toBe(0o600);
  const kept = parseEnv(readFileSync(envFile, 'utf8')) as Record<string, string>;
  expect(kept.POSTGRES_PASSWORD).toBe('without a line end');
  const again = readConfig(kept).credentials;
  expect(again).toEqual({ appId: 12, privateKey: pem.trim(), webhookSecret: 'chosen by GitHub' });
});

test('no request ends it before it has credentials', async () => {
  const envFile = join(mkdtempSync(join(tmpdir(), 'debrief-setup-')), '.env');
  const lines: string[] = [];
  const config = readConfig({ HOST: '127.0.0.1', PORT: '0', GITHUB_API_URL: api });
  const done = setUp(config, { envFile, print: (line) => lines.push(line) });
  await expect.poll(() => lines[0]).toContain('localhost');
  const [, port, token] = /localhost:(\d+)\/\?token=(\w+)/.exec(lines[0]!)!;
  for (const [target, host] of [...MALFORMED, [`/?token=${token}&organisation=%ff`, 'localhost']])
    expect(
      await raw(Number(port), `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
    ).toMatch(/^HTTP\/1\.1 [24]\d\d /);
  expect(await raw(Number(port), '\0\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  const action = /apps\/new\?state=(\w+)/.exec(
    await (await fetch(`http://127.0.0.1:${port}/?token=${token}`)).text(),
  );
  await fetch(`http://127.0.0.1:${port}/setup?code=good&state=${action![1]}`);
  expect((await done).appId).toBe(12);
});

test('makes no App where its credentials could not be kept', async () => {
  const envFile = join(mkdtempSync(join(tmpdir(), 'debrief-setup-')), 'nowhere', '.env');
  const config = readConfig({ HOST: '127.0.0.1', PORT: '0', GITHUB_API_URL: api });
  await expect(setUp(config, { envFile })).rejects.toThrow(/nowhere\/\.env cannot be written \(ENOENT\)/);
});
