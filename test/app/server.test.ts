import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sign } from '@octokit/webhooks-methods';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ALERT_SOURCES } from '../../src/alerts/index.ts';
import { readAlerts } from '../../src/app/alerts.ts';
import { makeLog } from '../../src/app/log.ts';
import { makeServer } from '../../src/app/server.ts';
import type { Delivery } from '../../src/store/store.ts';
import type { Signal } from '../../src/vocabulary/signal.ts';
import { RUNNING } from '../../src/web/pages/index.ts';
import { site } from '../../src/web/site.ts';
import { MALFORMED, raw } from './raw.ts';

const secret = 'a secret of this test';
const ref = { kind: 'incident', owner: 'acme', repo: 'shop', number: 7 } as const;
const logged: string[] = [];
const traced: object[] = [];
const alertSecret = 'what the monitor signs with';
const slackSecret = 'what Slack signs with';
let accepted: Delivery[] = [];
let kept: Signal[] = [];
let broken = false;
let absent = false;
let url = '';

const server = makeServer({
  secret,
  route: (event) => (event === 'issues' ? [ref] : []),
  accept: async (delivery) => {
    if (broken) throw new Error('the database is away');
    accepted.push(delivery);
    return true;
  },
  alerts: {
    secret: (source) => (source === 'datadog' ? null : alertSecret),
    repository: { owner: 'acme', repo: 'shop' },
    sources: ALERT_SOURCES,
    now: () => new Date('2026-03-01T14:06:07Z'),
    keep: async (signal) => {
      if (broken) throw new Error('the database is away');
      return kept.push(signal) === 1;
    },
    isAbsent: () => absent,
  },
  slack: {
    secret: slackSecret,
    chat: {
      incidentOf: async () => ({ address: 'https://github.example/acme/shop/issues/7', problem: null }),
    },
    repository: null,
    isInstalled: async () => true,
    now: () => new Date('2026-03-01T14:06:07Z'),
    keep: async (signal) => {
      if (broken) throw new Error('the database is away');
      return kept.push(signal) === 1;
    },
  },
  pages: site(RUNNING, {
    webUrl: 'https://github.example',
    slug: 'debrief-acme',
    has: { dashboard: false, statusPage: false },
    missing: () => [],
    ready: async () => ({ status: 'ok' }),
    health: async () => ({ status: broken ? 'deliveries cannot be stored' : 'ok', waiting: accepted.length }),
  }),
  traces: {
    span: (name, facts, run) => run((more) => void traced.push({ name, ...facts, ...more })),
    stop: async () => {},
  },
  log: makeLog('debug', { write: (line) => void logged.push(line) }),
});

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  accepted = [];
  kept = [];
  broken = false;
  absent = false;
  logged.length = 0;
  traced.length = 0;
});
afterAll(() => server.close());

async function post(body: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${url}/api/github/webhooks`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'issues',
      'x-github-delivery': 'd-1',
      'x-hub-signature-256': body ? await sign(secret, body) : 'sha256=0',
      ...headers,
    },
  });
  return { status: answer.status, text: await answer.text() };
}

test('stores a delivery before it answers, and without its payload', async () => {
  expect(await post('{"action":"labeled","issue":{"body":"a secret of the customer"}}')).toMatchObject({
    status: 202,
  });
  expect(accepted).toEqual([{ id: 'd-1', event: 'issues', refs: [ref] }]);
  expect(logged.join('')).toContain('"action":"labeled"');
  expect(logged.join('')).not.toContain('customer');
});

test('traces a delivery by its event and GitHub’s number of the repository, and nothing that people wrote', async () => {
  await post('{"repository":{"id":77,"full_name":"acme/vault"},"issue":{"title":"The keys are lost"}}');
  expect(traced).toEqual([
    { name: 'delivery', 'debrief.event': 'issues', 'debrief.objects': 1, 'debrief.repository': 77 },
  ]);
});

test('answers an event that is not ours, and keeps nothing', async () => {
  expect(await post('{}', { 'x-github-event': 'star' })).toMatchObject({ status: 202 });
  expect(await post('{}', { 'x-github-event': 'no_such_event' })).toMatchObject({ status: 202 });
  expect(accepted).toEqual([]);
});

test('refuses a wrong signature, and says what is wrong', async () => {
  for (const signature of [await sign('another secret', '{}'), 'sha256=00', 'nonsense'])
    expect(await post('{}', { 'x-hub-signature-256': signature })).toMatchObject({
      status: 401,
      text: expect.stringContaining('secret here and on GitHub differ'),
    });
  expect(accepted).toEqual([]);
});

test('refuses a delivery without its headers, or of another content type, or that is not JSON', async () => {
  expect(await post('{}', { 'x-github-delivery': '' })).toMatchObject({ status: 400 });
  expect(await post('{}', { 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject({
    status: 415,
  });
  expect(await post('{"action":')).toMatchObject({ status: 400, text: expect.stringContaining('not JSON') });
  expect((await fetch(`${url}/api/github/webhooks`)).status).toBe(405);
});

test('refuses a body over 25 MB with a clear message, and goes on', async () => {
  const large = JSON.stringify({ filling: 'x'.repeat(25 * 1024 * 1024) });
  expect(await post(large)).toMatchObject({ status: 413, text: expect.stringContaining('at most 25 MB') });
  const chunked = new ReadableStream({
    start(controller) {
      for (let index = 0; index < 26; index++) controller.enqueue(new Uint8Array(1024 * 1024));
      controller.close();
    },
  });
  const answer = await fetch(`${url}/api/github/webhooks`, {
    method: 'POST',
    body: chunked,
    duplex: 'half',
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'issues',
      'x-github-delivery': 'd-2',
      'x-hub-signature-256': 'sha256=0',
    },
  } as RequestInit);
  expect(answer.status).toBe(413);
  expect(await post('{"action":"labeled"}')).toMatchObject({ status: 202 });
});

test('takes a body of almost 25 MB', async () => {
  const large = JSON.stringify({ action: 'labeled', filling: 'x'.repeat(24 * 1024 * 1024) });
  expect(await post(large)).toMatchObject({ status: 202 });
});

test('holds no more than 64 MB of bodies at once: the largest gives way, and a small delivery gets through', async () => {
  const size = 20 * 1024 * 1024;
  const senders = Array.from({ length: 6 }, () => {
    const sender = request(`${url}/api/github/webhooks`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'issues',
        'x-github-delivery': 'd-large',
        'x-hub-signature-256': 'sha256=0',
      },
    });
    const status = once(sender, 'response').then(([answer]) => {
      answer.resume();
      return answer.statusCode as number;
    });
    return { sender, status };
  });
  // Each has sent its 20 MB, and keeps its request open.
  await Promise.all(
    senders.map(({ sender }) => new Promise((sent) => sender.write(Buffer.alloc(size, 'x'), sent))),
  );
  expect(await post('{"action":"labeled"}')).toMatchObject({ status: 202 });
  for (const { sender } of senders) sender.end();
  const statuses = await Promise.all(senders.map(({ status }) => status));
  expect(statuses.filter((status) => status === 503).length).toBeGreaterThanOrEqual(3);
  expect(statuses.every((status) => [401, 503].includes(status))).toBe(true);
  expect(await post(JSON.stringify({ filling: 'x'.repeat(24 * 1024 * 1024) }))).toMatchObject({
    status: 202,
  });
});

test('answers 503 when it could not be stored, so that GitHub notes it as failed', async () => {
  broken = true;
  expect(await post('{"action":"labeled"}')).toMatchObject({ status: 503 });
  expect(logged.join('')).toContain('not accepted');
});

test('no request ends it', async () => {
  const { port } = server.address() as AddressInfo;
  for (const method of ['GET', 'POST', 'HEAD', 'DELETE', 'OPTIONS'])
    for (const [target, host] of [...MALFORMED, ['/alerts/%', 'localhost'], ['/alerts//', 'localhost']])
      expect(
        await raw(port, `${method} ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
      ).toMatch(/^HTTP\/1\.1 [24]\d\d /);
  expect(await raw(port, '\0\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test('answers a load balancer', async () => {
  const answer = await fetch(`${url}/healthz`);
  expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok', waiting: 0 }]);
  expect((await fetch(`${url}/healthz`, { method: 'HEAD' })).status).toBe(200);
  broken = true;
  expect((await fetch(`${url}/healthz`)).status).toBe(503);
  expect((await fetch(`${url}/nothing`)).status).toBe(404);
});

describe('an alert', () => {
  const sampleOf = (source: string) => readFileSync(`src/alerts/${source}.sample.json`, 'utf8');
  const sample = sampleOf('generic');
  const named = sample.replace('{', '{"incident": "acme/shop#2",');
  async function alert(
    body: string,
    {
      source = 'generic',
      secret = alertSecret,
      method = 'POST',
      headers = null as Record<string, string> | null,
    } = {},
  ) {
    const answer = await fetch(`${url}/alerts/${source}`, {
      method,
      body: method === 'POST' ? body : null,
      headers: headers ?? { 'x-debrief-signature': await sign(secret, body) },
    });
    return { status: answer.status, text: await answer.text() };
  }

  test('is kept where the App is known not to be, and not answered as if somebody were called', async () => {
    absent = true;
    expect(await alert(sample)).toMatchObject({
      status: 503,
      text: expect.stringContaining('Kept, but nothing happens yet: the App is not installed on acme/shop.'),
    });
    expect(kept).toHaveLength(1);
  });

  test('is kept for its incident before it is answered, and nothing that it says is logged', async () => {
    expect(await alert(named)).toMatchObject({ status: 202, text: 'Accepted.\n' });
    expect(kept).toEqual([
      {
        id: expect.stringMatching(/^generic [\da-f]{64}$/),
        source: 'generic',
        ref: { kind: 'incident', owner: 'acme', repo: 'shop', number: 2 },
        at: '2026-03-01T14:04:30.000Z',
        data: {
          key: 'checkout-error-rate',
          status: 'firing',
          title: 'Checkout: 12 % of requests fail',
          url: 'https://grafana.example.com/d/checkout',
          severity: 'SEV2',
          service: 'checkout',
          labels: { region: 'eu-north-1' },
        },
      },
    ]);
    expect(logged.join('')).not.toContain('12 %');
  });

  test('that names no time has that of its arrival, and counts once a minute', async () => {
    await alert('{"key":"login","status":"firing","title":"Login is down"}');
    expect(kept).toMatchObject([
      { at: '2026-03-01T14:06:07.000Z', id: expect.stringMatching(/ 2026-03-01T14:06$/) },
    ]);
  });

  test('without an incident belongs to its problem, in the repository whose policy counts', async () => {
    await alert(sample);
    await alert(sample.replace('"firing"', '"resolved"'));
    await alert(sample, { source: 'generic/acme/till' });
    await alert(sample.replace('checkout-error-rate', 'another'));
    const [first, second, elsewhere, another] = kept.map(({ ref }) => ref);
    expect(first).toMatchObject({ kind: 'alert', owner: 'acme', repo: 'shop' });
    expect(second).toEqual(first);
    expect(elsewhere).toEqual({ ...first, repo: 'till' });
    expect(another!.number).not.toBe(first!.number);
  });

  test('that is sent again has the same id, and the answer says so', async () => {
    await alert(sample);
    expect(await alert(sample)).toMatchObject({ status: 202, text: expect.stringContaining('before') });
    expect(kept[0]!.id).toBe(kept[1]!.id);
  });

  test('is refused when it is signed with another secret, or by nobody', async () => {
    expect(await alert(sample, { secret: 'another secret of someone' })).toMatchObject({ status: 401 });
    expect(await alert(sample, { headers: {} })).toMatchObject({
      status: 401,
      text: expect.stringContaining('x-debrief-signature must be "sha256="'),
    });
    expect(kept).toEqual([]);
  });

  describe('proves who sent it in the way of its tool', () => {
    const basic = (password: string) => `Basic ${Buffer.from(`debrief:${password}`).toString('base64')}`;
    const hex = async (secret: string, source: string) => (await sign(secret, sampleOf(source))).slice(7);

    test.each([
      ['alertmanager', { authorization: `Bearer ${alertSecret.replaceAll(' ', '-')}` }, 401],
      ['alertmanager', { authorization: basic(alertSecret) }, 202],
      ['alertmanager', { authorization: basic('a guess') }, 401],
      ['alertmanager', { authorization: basic('') }, 401],
      ['alertmanager', {}, 401],
      ['grafana', { authorization: basic(alertSecret) }, 202],
      ['opsgenie', { authorization: basic(alertSecret) }, 401],
      ['opsgenie', { authorization: 'Bearer' }, 401],
    ])('%s with %j: %i', async (source, headers, status) => {
      expect((await alert(sampleOf(source), { source, headers })).status).toBe(status);
    });

    test('pagerduty and sentry sign the body; several signatures may stand there', async () => {
      const [good, bad] = [await hex(alertSecret, 'pagerduty'), await hex('another', 'pagerduty')];
      for (const [signature, status] of [
        [`v1=${good}`, 202],
        [`v1=${bad},v1=${good}`, 202],
        [`v1=${bad}`, 401],
        [`v0=${good}`, 401],
        [good, 401],
        ['', 401],
      ] as const) {
        const headers = { 'x-pagerduty-signature': signature };
        expect((await alert(sampleOf('pagerduty'), { source: 'pagerduty', headers })).status).toBe(status);
      }
      const headers = { 'sentry-hook-signature': await hex(alertSecret, 'sentry') };
      expect((await alert(sampleOf('sentry'), { source: 'sentry', headers })).status).toBe(202);
    });

    test('a source without a secret of its own takes nothing where there is no secret for all', async () => {
      expect(await alert(sampleOf('datadog'), { source: 'datadog' })).toMatchObject({
        status: 404,
        text: expect.stringContaining('set ALERT_SECRET, or ALERT_SECRET_DATADOG'),
      });
    });
  });

  test.each([
    ['{', 'not JSON'],
    ['[]', 'the body:'],
    [named.replace('acme/shop#2', '2'), 'incident: must be the incident issue as owner/repository#12'],
    [sample.replace('"firing"', '"odd"'), 'status: '],
    [sample.replace('https:', 'javascript:'), 'url: '],
    [sample.replace('T14:04:30Z', ''), 'at: '],
    [
      sample.replace('"key"', '"kee"'),
      '/alerts/generic cannot read this. key: must be text, and it is missing',
    ],
  ])('with a mistake is answered with its place: %s', async (body, says) => {
    expect(await alert(body)).toMatchObject({ status: 400, text: expect.stringContaining(says) });
    expect(kept).toEqual([]);
  });

  test('with a mistake is answered with what it says there, and the log has only the name of the field', async () => {
    const { text } = await alert(sample.replace('"firing"', '"Mira Weiss cannot pay"'));
    expect(text).toContain('Mira Weiss');
    expect(logged.join('')).toContain('/alerts/generic cannot read this: status');
    expect(logged.join('')).not.toContain('Mira');
  });

  test('with thousands of mistakes is answered with the first of them', async () => {
    const body = JSON.stringify({ ...JSON.parse(sampleOf('alertmanager')), alerts: Array(5000).fill({}) });
    const { status, text } = await alert(body, {
      source: 'alertmanager',
      headers: { authorization: `Basic ${btoa(`debrief:${alertSecret}`)}` },
    });
    expect(status).toBe(400);
    expect(text).toMatch(/alerts\.0\..*; and \d+ more\n$/);
    expect(text.length).toBeLessThan(2500);
  });

  test('is refused at 1 MB, by GET, and from a source that does not exist', async () => {
    expect(await alert('x'.repeat(1024 * 1024))).toMatchObject({
      status: 413,
      text: expect.stringContaining('at most 512 KB'),
    });
    expect(await alert(sample, { method: 'GET' })).toMatchObject({ status: 405 });
    for (const source of ['no-such', 'constructor', '', 'generic/acme', 'generic/acme/shop/x'])
      expect(await alert(sample, { source })).toMatchObject({ status: 404 });
  });

  test('that could not be kept is to be sent again', async () => {
    broken = true;
    expect(await alert(sample)).toMatchObject({ status: 503 });
  });

  test('is refused if it is unclear whose policy applies', async () => {
    const options = {
      secret: () => alertSecret,
      repository: null,
      sources: ALERT_SOURCES,
      now: () => new Date(),
    };
    const signature = await sign(alertSecret, sample);
    expect(() => readAlerts('generic', () => signature, sample, options)).toThrow(/Set ALERT_REPOSITORY/);
  });
});

describe('a command in Slack', () => {
  const typed = 'channel_id=CROOM&user_id=UMIRA&text=sev+1';
  async function type(body = typed, method = 'POST') {
    const time = String(Date.parse('2026-03-01T14:06:00Z') / 1000);
    const signature = (await sign(slackSecret, `v0:${time}:${body}`)).replace('sha256=', 'v0=');
    const headers = { 'x-slack-request-timestamp': time, 'x-slack-signature': signature };
    const answer = await fetch(`${url}/slack/commands`, {
      method,
      headers,
      ...(method === 'POST' && { body }),
    });
    return { status: answer.status, text: await answer.text() };
  }

  test('is kept before it is answered, for its author alone to see', async () => {
    const answer = await type();
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual({
      response_type: 'ephemeral',
      text: 'Passed on to <https://github.example/acme/shop/issues/7|#7>.',
    });
    expect(kept).toMatchObject([{ ref: { kind: 'chat-command', number: 7 }, data: { text: 'sev 1' } }]);
    expect(logged.join()).not.toContain('sev 1');
  });

  test('is refused by GET and above 32 KB, and fails in Slack when it could not be kept', async () => {
    expect(await type(typed, 'GET')).toMatchObject({ status: 405 });
    expect(await type(`${typed}${'+x'.repeat(20_000)}`)).toMatchObject({ status: 413 });
    broken = true;
    expect(await type()).toMatchObject({ status: 503 });
  });
});
