import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import nock from 'nock';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { readConfig } from '../../src/app/config.ts';
import { signIn } from '../../src/app/installations.ts';
import { makeLog } from '../../src/app/log.ts';
import { otlpTraces } from '../../src/app/otlp.ts';

interface Received {
  readonly name: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly status: { readonly code: number; readonly message?: string };
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[];
}

let bodies: string[] = [];
let receiver: Server;
const spans = () =>
  bodies
    .flatMap((body) => JSON.parse(body).resourceSpans)
    .flatMap(({ scopeSpans }) => scopeSpans)
    .flatMap((scope): Received[] => scope.spans);
const factsOf = ({ attributes }: Received) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

beforeAll(async () => {
  receiver = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    if (request.url === '/v1/traces') bodies.push(String(Buffer.concat(parts)));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`);
});
beforeEach(() => {
  bodies = [];
});
afterAll(() => {
  vi.unstubAllEnvs();
  receiver.close();
});

test('a look and the calls within it arrive as one trace, without names of repositories or texts of people', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const config = readConfig({
    APP_ID: '12',
    PRIVATE_KEY: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    WEBHOOK_SECRET: 's',
    GHE_HOST: 'github.acme.test',
    DEBRIEF_THROTTLE: 'off',
  });
  const github = () => nock('https://github.acme.test/api/v3');
  github().get('/app').reply(200, { id: 12, slug: 'debrief' });
  github().get('/repos/acme/vault/installation').reply(200, { id: 5 });
  github()
    .post('/app/installations/5/access_tokens')
    .reply(201, { token: 'ghs_5', expires_at: '2099-01-01T00:00:00Z', permissions: {} });
  github().get('/repos/acme/vault/issues/7').reply(500, { message: 'The keys of the vault are lost' });
  const traces = otlpTraces();
  const { githubFor } = await signIn(config, config.credentials!, makeLog('silent'), () => {}, traces);
  const looking = traces.span('look', { 'debrief.kind': 'incident', 'debrief.number': 7 }, async () => {
    const port = await githubFor({ owner: 'acme', repo: 'vault' });
    await port!.issue({ owner: 'acme', repo: 'vault', number: 7 });
  });
  await expect(looking).rejects.toThrow();
  await traces.stop();
  const look = spans().find(({ name }) => name === 'look')!;
  const call = spans().find(({ name }) => name === 'GET /repos/{owner}/{repo}/issues/{issue_number}')!;
  expect(factsOf(look)).toMatchObject({ 'debrief.kind': 'incident', 'debrief.number': 7 });
  expect(call.parentSpanId).toBe(look.spanId);
  expect(factsOf(call)).toMatchObject({ 'debrief.installation': 5, 'http.response.status_code': 500 });
  expect(call.status.code).toBe(2);
  expect(bodies.join()).toContain('"service.name","value":{"stringValue":"debrief"}');
  expect(bodies.join()).not.toMatch(/vault|acme|keys/);
});

test('a receiver that is down takes nothing else with it', async () => {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: up } = process.env;
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', 'http://127.0.0.1:1');
  vi.stubEnv('OTEL_EXPORTER_OTLP_TIMEOUT', '200');
  const traces = otlpTraces();
  expect(await traces.span('look', {}, async () => 'done')).toBe('done');
  await traces.stop();
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', up);
});

test('without the variables nothing of OpenTelemetry is loaded', () => {
  const loaded = `
    import { registerHooks } from 'node:module';
    registerHooks({ resolve: (name, context, next) => {
      // prom-client looks for the interface alone.
      if (/^@opentelemetry\\/(?!api$)/.test(name)) console.log(name);
      return next(name, context);
    } });
    await import('./src/app/app.ts');`;
  const run = execFileSync(process.execPath, ['--input-type=module', '-e', loaded], { encoding: 'utf8' });
  expect(run).toBe('');
  expect(readConfig({}).traces).toBe(false);
  expect(readConfig({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://collector:4318/v1/traces' }).traces).toBe(
    true,
  );
});
