import { createEmulator, type Emulator } from 'emulate';
import nock from 'nock';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { WantedRoom } from '../../src/chat/chat.ts';
import { readRoom, writeRoom } from '../../src/chat/memory.ts';
import { slack } from '../../src/chat/slack.ts';

const TOKEN = 'xoxb-debrief';
let emulator: Emulator;
let api: string;

beforeAll(async () => {
  emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        strict_scopes: true,
        users: [{ name: 'debrief' }, { name: 'mira', email: 'mira@kelp.example' }],
        tokens: [
          {
            token: TOKEN,
            user: 'debrief',
            scopes: [
              ...[
                'channels:manage',
                'channels:read',
                'channels:history',
                'chat:write',
                'pins:read',
                'pins:write',
              ],
              ...['users:read', 'users:read.email'],
            ],
          },
          { token: 'xoxb-poor', user: 'debrief', scopes: ['chat:write'] },
        ],
      },
    },
  } as never);
  api = `${emulator.url}/api/`;
});
afterAll(() => emulator.close());
beforeEach(() => emulator.reset());

// biome-ignore lint/suspicious/noExplicitAny: Slack's shapes.
const call = async (method: string, body: object = {}): Promise<any> =>
  (
    await fetch(`${api}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  ).json();
const channels = async () =>
  (await call('conversations.list')).channels.filter(({ name }: { name: string }) => name.startsWith('inc-'));
/** What a channel shows, oldest first, without Slack's own notices. */
const texts = async (channel: string): Promise<string[]> =>
  (await call('conversations.history', { channel })).messages
    .filter((message: { subtype?: string }) => !message.subtype)
    .map(({ text }: { text: string }) => text)
    .reverse();

const wanted = (more: Partial<WantedRoom> = {}): WantedRoom => ({
  name: 'inc-12-checkout',
  topic: 'SEV1 Checkout rejects cards · https://github.com/kelp-works/shop/issues/12',
  incident: 'https://github.com/kelp-works/shop/issues/12',
  people: [
    { login: 'mira', id: null, email: 'mira@kelp.example' },
    { login: 'eve', id: null, email: 'nobody@kelp.example' },
  ],
  panel: 'SEV1, investigating',
  updates: [],
  isOver: false,
  ...more,
});
const chat = (token = TOKEN) => slack(token, api);

test('a room is made, with its topic, its panel and its people', async () => {
  const { room, problem } = await chat().keep(wanted(), null);
  expect(problem).toBeNull();
  expect(room).toMatchObject({ name: 'inc-12-checkout', invited: ['mira', 'eve'], isArchived: false });
  const [channel] = await channels();
  expect(channel.topic.value).toContain('issues/12');
  expect(await texts(channel.id)).toEqual(['SEV1, investigating']);
  expect((await call('conversations.members', { channel: channel.id })).members).toHaveLength(2);
});

test('what changes later edits the panel and posts the updates, each once; in the end it is archived', async () => {
  const first = (await chat().keep(wanted(), null)).room;
  const second = (await chat().keep(wanted({ panel: 'SEV1, identified', updates: ['one', 'two'] }), first))
    .room;
  const third = (await chat().keep(wanted({ panel: 'SEV1, identified', updates: ['one', 'two'] }), second))
    .room;
  expect(third).toEqual(second);
  expect(await texts(first!.channel)).toEqual(['SEV1, identified', 'one', 'two']);
  const last = await chat().keep(wanted({ panel: 'resolved', updates: ['one', 'two'], isOver: true }), third);
  expect(last).toMatchObject({ problem: null, room: { isArchived: true } });
  expect((await chat().keep(wanted({ panel: 'again', isOver: true }), last.room)).room).toEqual(last.room);
});

test('an incident that goes on gets a new room, where only what is new is said', async () => {
  const first = (await chat().keep(wanted({ updates: ['one'] }), null)).room;
  const over = (await chat().keep(wanted({ updates: ['one'], isOver: true }), first)).room;
  const again = (await chat().keep(wanted({ panel: 'SEV1, reopened', updates: ['one', 'two'] }), over)).room;
  expect(again).toMatchObject({ name: 'inc-12-checkout-2', isArchived: false });
  expect(await texts(again!.channel)).toEqual(['SEV1, reopened', 'two']);
});

test('a room that was made just before the process ended is taken up where it was left', async () => {
  const made = (await chat().keep(wanted({ updates: ['one'] }), null)).room;
  const again = await chat().keep(wanted({ updates: ['one', 'two'] }), null);
  expect(again.room).toMatchObject({ channel: made!.channel, panel: made!.panel, updates: 2 });
  expect(await channels()).toHaveLength(1);
  expect(await texts(made!.channel)).toEqual(['SEV1, investigating', 'one', 'two']);
});

test('a title with an address in it does not keep a room from being known again', async () => {
  const topic = 'SEV1 https://shop.example is down · https://github.com/kelp-works/shop/issues/12';
  await chat().keep(wanted({ topic }), null);
  await chat().keep(wanted({ topic }), null);
  expect(await channels()).toHaveLength(1);
});

test('where others have the name, the room gets the next one', async () => {
  const { channel } = await call('conversations.create', { name: 'inc-12-checkout' });
  await call('conversations.setTopic', { channel: channel.id, topic: 'Our lunch' });
  const { room, problem } = await chat().keep(wanted(), null);
  expect([room?.name, problem]).toEqual(['inc-12-checkout-2', null]);
});

test('what is pinned in a room is read, but for what bots say', async () => {
  const { room } = await chat().keep(wanted(), null);
  const channel = room!.channel;
  const { ts } = await call('chat.postMessage', { channel, text: 'The pool was at 20 of 20' });
  await call('pins.add', { channel, timestamp: ts });
  const read = await chat().pinned(channel);
  expect(read).toEqual({
    problem: null,
    messages: [
      expect.objectContaining({
        text: 'The pool was at 20 of 20',
        at: expect.stringMatching(/^20\d\d-.*Z$/),
      }),
    ],
  });
  expect(await chat('xoxb-poor').pinned(channel)).toEqual({
    messages: [],
    problem: 'Slack refuses: the token lacks the scope pins:read.',
  });
});

describe('what Slack refuses is told, and nothing is thrown', () => {
  test('a scope that the token lacks', async () => {
    expect(await chat('xoxb-poor').keep(wanted(), null)).toEqual({
      room: null,
      problem: expect.stringMatching(/^Slack refuses: the token lacks the scope channels:/),
    });
  });

  test('Slack is down', async () => {
    expect(await slack(TOKEN, 'http://127.0.0.1:9/api/').keep(wanted(), null)).toEqual({
      room: null,
      problem: 'Slack does not answer.',
    });
  });

  test('too many requests; what was done by then is kept', async () => {
    const base = 'https://slack.example';
    nock(base)
      .post('/api/conversations.create')
      .reply(200, { ok: true, channel: { id: 'C1', name: 'inc-12-checkout' } });
    nock(base).post('/api/conversations.setTopic').reply(429, '', { 'retry-after': '30' });
    expect(await slack(TOKEN, `${base}/api/`).keep(wanted(), null)).toEqual({
      room: expect.objectContaining({ channel: 'C1', panel: null }),
      problem: 'Slack asks to wait 30 seconds.',
    });
    nock.cleanAll();
  });
});

test('a room is remembered in a marker', async () => {
  const { room } = await chat().keep(wanted({ updates: ['one'] }), null);
  expect(readRoom(writeRoom(room!))).toEqual(room);
  expect(readRoom(undefined)).toBeNull();
});
