import { createHmac } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { makeLog } from '../../src/app/log.ts';
import { isPublicAddress, postToPublic } from '../../src/app/post-public.ts';
import { subscribers } from '../../src/app/subscribers.ts';
import type { WriteReceipt } from '../../src/vocabulary/receipt.ts';
import { board, incident, NOW, OPEN } from '../status-page/sample.ts';

const SECRET = 'a secret of sixteen signs';
const URLS = ['https://one.example/hook', 'https://two.example/hook'];

function subscribed(secret: string | null = SECRET) {
  const noted = new Map<string, WriteReceipt>();
  const sent: { url: string; body: string; headers: Readonly<Record<string, string>> }[] = [];
  const down = new Set<string>();
  const receipts = {
    async begin(key: string, at: number) {
      const known = noted.get(key);
      if (!known) noted.set(key, { id: null, at });
      return known ?? null;
    },
    async note(key: string, receipt: WriteReceipt) {
      noted.set(key, receipt);
    },
  };
  const log = makeLog('silent');
  const make = () =>
    subscribers({
      secret,
      receipts,
      log,
      async post(url, body, headers) {
        sent.push({ url, body, headers });
        if (down.has(url)) throw new Error('it answered with 503');
      },
    });
  const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
  return { announce: make(), restart: make, sent, down, log, at };
}
const settings = { webhooks: URLS };

test('each public update is sent once to each webhook, signed, in the shape of Statuspage', async () => {
  const { announce, restart, sent, at } = subscribed();
  await announce(board([OPEN], settings));
  expect(sent.map(({ url }) => url)).toEqual(URLS);
  const [{ body, headers }] = sent as [(typeof sent)[0]];
  expect(headers['x-debrief-signature-256']).toBe(
    `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
  );
  expect(JSON.parse(body)).toMatchObject({
    page: { status_indicator: 'major', status_description: 'Partial System Outage' },
    incident: { status: 'identified', impact: 'major', incident_updates: [{ status: 'identified' }, {}] },
  });
  await announce(board([OPEN], settings, at(1)));
  await restart()(board([OPEN], settings, at(2)));
  expect(sent).toHaveLength(2);
  const text = { at: at(3).toISOString(), text: 'All payments work.', phase: 'mitigated' as const };
  await announce(board([{ ...OPEN, updates: [...OPEN.updates, text] }], settings, at(4)));
  expect(sent).toHaveLength(4);
  expect(JSON.parse(sent[2]!.body).incident.status).toBe('monitoring');
});

test('old incidents are not news, for example after the store is rebuilt', async () => {
  const { announce, sent } = subscribed();
  await announce(board([incident()], settings));
  expect(sent).toEqual([]);
});

test('what is not taken is sent again, the same news, less and less often, and given up in the end', async () => {
  const { announce, sent, down, at } = subscribed();
  down.add(URLS[0]!);
  const times = () => sent.filter(({ url }) => url === URLS[0]).length;
  await announce(board([OPEN], settings));
  await announce(board([OPEN], settings, at(0.5)));
  expect(times()).toBe(1);
  for (const minutes of [1, 6, 21, 81, 321, 900]) await announce(board([OPEN], settings, at(minutes)));
  expect(times()).toBe(6);
  const told = sent.map(({ body, headers }) => [headers['x-debrief-delivery'], JSON.parse(body).incident]);
  expect(new Set(told.map((each) => JSON.stringify(each))).size).toBe(1);
  expect(sent.filter(({ url }) => url === URLS[1])).toHaveLength(1);
});

test('what newer news has overtaken is not sent any more: nobody hears “monitoring” and then “identified”', async () => {
  const { announce, sent, down, at } = subscribed();
  down.add(URLS[0]!);
  await announce(board([OPEN], settings));
  await announce(board([OPEN], settings, at(1)));
  down.clear();
  const text = { at: at(3).toISOString(), text: 'All payments work.', phase: 'mitigated' as const };
  for (const minutes of [3, 6, 21, 81, 321])
    await announce(board([{ ...OPEN, updates: [...OPEN.updates, text] }], settings, at(minutes)));
  const heard = sent.filter(({ url }) => url === URLS[0]).map(({ body }) => JSON.parse(body).incident.status);
  expect(heard).toEqual(['identified', 'identified', 'monitoring']);
});

test('news that was gone from the page for a while is sent once it is back', async () => {
  const { announce, sent, down, at } = subscribed();
  down.add(URLS[0]!);
  await announce(board([OPEN], settings));
  await announce(board([], settings, at(1)));
  down.clear();
  for (const minutes of [3, 6, 21, 81, 321]) await announce(board([OPEN], settings, at(minutes)));
  expect(sent.filter(({ url }) => url === URLS[0])).toHaveLength(2);
});

test('a send that is tried again tells how the page is by then', async () => {
  const { announce, sent, down, at } = subscribed();
  down.add(URLS[0]!);
  await announce(board([OPEN], settings));
  down.clear();
  await announce(board([OPEN], settings, at(2)));
  expect(JSON.parse(sent.at(-1)!.body).meta.generated_at).toBe(at(2).toISOString());
});

test('what was not taken before a restart is sent after it, and what was taken is not', async () => {
  const { announce, restart, sent, down, at } = subscribed();
  down.add(URLS[0]!);
  await announce(board([OPEN], settings));
  down.clear();
  const restarted = restart();
  await restarted(board([OPEN], settings, at(2)));
  expect(sent, 'the old process may still be there').toHaveLength(2);
  for (const minutes of [12, 13, 30]) await restarted(board([OPEN], settings, at(minutes)));
  expect(sent.map(({ url }) => url)).toEqual([...URLS, URLS[0]]);
});

test('what a webhook did not take for hours is sent after a restart, and given up no later than without one', async () => {
  const { announce, restart, sent, down, at } = subscribed();
  for (const url of URLS) down.add(url);
  for (const minutes of [0, 1, 6, 21, 81]) await announce(board([OPEN], settings, at(minutes)));
  const restarted = restart();
  sent.length = 0;
  await restarted(board([OPEN], settings, at(200)));
  expect(sent, 'the pause is not over').toEqual([]);
  down.delete(URLS[0]!);
  for (const minutes of [331, 332, 340, 900]) await restarted(board([OPEN], settings, at(minutes)));
  expect(sent.map(({ url }) => url)).toEqual(URLS);
});

test('a rebuilt store announces nothing older than an hour, whatever was sent before', async () => {
  const { announce, sent, at } = subscribed();
  for (const minutes of [120, 121, 140]) await announce(board([OPEN], settings, at(minutes)));
  expect(sent).toEqual([]);
});

test('a webhook that the policy no longer names is not tried again', async () => {
  const { announce, sent, down, at } = subscribed();
  down.add(URLS[0]!);
  await announce(board([OPEN], settings));
  await announce(board([OPEN], { webhooks: [] }, at(5)));
  expect(sent).toHaveLength(2);
});

test('planned maintenance is announced when it begins', async () => {
  const { announce, sent } = subscribed();
  await announce(board([], settings, new Date('2026-12-01T01:01:00Z')));
  expect(JSON.parse(sent[0]!.body).incident).toMatchObject({ status: 'in_progress', impact: 'maintenance' });
});

test('without a secret nothing is sent, and the log says so once', async () => {
  const { announce, sent, log, at } = subscribed(null);
  const warn = vi.spyOn(log, 'warn');
  for (const minute of [0, 1, 2]) await announce(board([OPEN], settings, at(minute)));
  expect([sent.length, warn.mock.calls.length]).toEqual([0, 1]);
});

describe('a private network', () => {
  test.each([
    ['10.1.2.3', false],
    ['127.0.0.1', false],
    ['169.254.169.254', false],
    ['172.31.255.255', false],
    ['172.32.0.1', true],
    ['192.168.1.1', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['255.255.255.255', false],
    ['8.8.8.8', true],
    ['::1', false],
    ['::ffff:10.0.0.1', false],
    ['fd00::1', false],
    ['fe80::1', false],
    ['2002:0a00:0001::1', false],
    ['64:ff9b::a00:1', false],
    ['2606:4700:4700::1111', true],
    ['not an address', false],
  ])('%s is public: %s', (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic);
  });

  test.each([
    'https://127.0.0.1/hook',
    'https://[::1]/hook',
    'https://2130706433/hook',
    'https://0x7f.1/hook',
    'https://localhost/hook',
  ])('is not reached by %s', async (url) => {
    const error = await postToPublic(url, '{}', {}).catch((reason: Error) => reason);
    const said = `${(error as Error).message} ${((error as Error).cause as Error | undefined)?.message ?? ''}`;
    expect(said).toContain('is not an address of the public internet');
  });

  test('nothing is sent in the clear', async () => {
    await expect(postToPublic('http://example.com/hook', '{}', {})).rejects.toThrow('https only');
  });
});
