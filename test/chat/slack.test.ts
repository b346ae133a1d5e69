import { readFileSync } from 'node:fs';
import { createEmulator, type Emulator } from 'emulate';
import nock from 'nock';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Room, WantedRoom } from '../../src/chat/chat.ts';
import { readAnnouncement, readRoom, writeAnnouncement, writeRoom } from '../../src/chat/memory.ts';
import { slack } from '../../src/chat/slack.ts';
import { hash } from '../../src/vocabulary/hash.ts';
import { interceptRequests } from '../intercepted.ts';

const TOKEN = 'xoxb-debrief';
/** Of the app that people make from our example. */
const SCOPES: string[] = parse(readFileSync('examples/slack/manifest.yml', 'utf8')).oauth_config.scopes.bot;
let emulator: Emulator;
let api: string;

interceptRequests();
beforeAll(async () => {
  emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        strict_scopes: true,
        channels: [{ name: 'payments' }],
        users: [{ name: 'debrief' }, { name: 'mira', email: 'mira@kelp.example' }],
        tokens: [
          {
            token: TOKEN,
            user: 'debrief',
            scopes: [...SCOPES, 'im:history', 'reactions:write'],
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

test('a channel leads to its incident by its description, whatever people make of the topic', async () => {
  const { room } = await chat().keep(wanted(), null);
  await call('conversations.setTopic', { channel: room!.channel, topic: 'See https://status.example' });
  expect(await chat().incidentOf(room!.channel)).toEqual({
    address: 'https://github.com/kelp-works/shop/issues/12',
    problem: null,
  });
  const { channel } = await call('conversations.create', { name: 'inc-lunch' });
  expect(await chat().incidentOf(channel.id)).toEqual({ address: null, problem: null });
  expect(await chat().incidentOf('CGONE')).toEqual({
    address: null,
    problem: expect.stringMatching(/^Slack refuses: the channel is gone, or private/),
  });
});

test('a member is known by an address, and one of the room is shown what nobody else sees', async () => {
  const { room } = await chat().keep(wanted(), null);
  const { members } = await call('users.list');
  const { id } = members.find(({ name }: { name: string }) => name === 'mira');
  const profile = { email: 'mira@kelp.example', field: null };
  for (const field of [null, 'GitHub', 'Xf01'])
    expect(await chat().profile(id, field)).toEqual({ profile, problem: null });
  expect(await chat().whisper(room!.channel, id, '**Done**')).toBeNull();
  expect(await texts(room!.channel)).toEqual(['SEV1, investigating']);
  expect(await chat().whisper(room!.channel, 'UGONE', '**Done**')).toMatch(/^Slack refuses: user_not_found/);
});

test.each(['GitHub', 'Xf01'])(
  'a custom field of a profile is found by its label or its id: %s',
  async (field) => {
    const base = 'https://slack.example';
    const fields = { Xf02: { value: 'x', label: 'Desk' }, Xf01: { value: ' mira ', label: 'GitHub' } };
    nock(base)
      .post('/api/users.profile.get', (body) => body.include_labels === String(field === 'GitHub'))
      .reply(200, { ok: true, profile: { email: 'mira@kelp.example', fields } });
    expect(await slack(TOKEN, `${base}/api/`).profile('UMIRA', field)).toEqual({
      profile: { email: 'mira@kelp.example', field: 'mira' },
      problem: null,
    });
  },
);

test('messages that are pinned or marked with 📌 are read', async () => {
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
  // A 📌 does the same; a message with both is one.
  await call('reactions.add', { channel, timestamp: ts, name: 'pushpin' });
  const other = await call('chat.postMessage', { channel, text: 'Twelve workers waited' });
  await call('reactions.add', { channel, timestamp: other.ts, name: 'pushpin' });
  const both = await chat().pinned(channel);
  expect(both.messages.map(({ text }) => text).sort()).toEqual([
    'The pool was at 20 of 20',
    'Twelve workers waited',
  ]);
  expect(both.messages.every(({ url }) => url?.includes(channel))).toBe(true);
  expect(await chat('xoxb-poor').pinned(channel)).toEqual({
    messages: [],
    problem: expect.stringMatching(/^Slack refuses: the token lacks the scope pins:read. Add it/),
  });
});

describe('a board', () => {
  const board = {
    title: 'Action items of mira & co',
    note: 'week of 2026-03-16',
    markdown: '- one',
    news: '1 is due.',
  };
  const mira = { login: 'mira', id: null, email: 'mira@kelp.example' };
  const named = async (name: string): Promise<string> =>
    (await call('conversations.list')).channels.find((each: { name: string }) => each.name === name).id;
  const conversationWith = async (name: string): Promise<string> => {
    const { members } = await call('users.list');
    const { id } = members.find((each: { name: string }) => each.name === name);
    return (await call('conversations.open', { users: id })).channel.id;
  };

  test.each([
    ['a channel', { channel: '#payments' }],
    ['the conversation with a member', { member: mira }],
  ])('is one message in %s, pinned and edited in place; a reply tells the news', async (_, place) => {
    expect(await chat().keepBoard(place, { ...board, news: null })).toBeNull();
    expect(await chat().boardNote(place, board.title)).toBeNull();
    expect(await chat().keepBoard(place, board)).toBeNull();
    expect(await chat().keepBoard(place, board)).toBeNull();
    expect(await chat().boardNote(place, board.title)).toBe('week of 2026-03-16');
    expect(await chat().boardNote(place, 'Action items of tomas')).toBeNull();
    expect(
      await chat().keepBoard(place, { ...board, note: 'week of 2026-03-23', news: '3 are due.' }),
    ).toBeNull();
    expect(await chat().boardNote(place, board.title)).toBe('week of 2026-03-23');
    const id = 'channel' in place ? await named('payments') : await conversationWith('mira');
    const { items } = await call('pins.list', { channel: id });
    expect(items).toHaveLength(1);
    const { messages } = await call('conversations.replies', { channel: id, ts: items[0].message.ts });
    expect(messages.map(({ text }: { text: string }) => text)).toEqual([
      'Action items of mira &amp; co · week of 2026-03-23',
      '3 are due.',
    ]);
  });

  test('in a place that Slack does not know is told', async () => {
    expect(await chat().keepBoard({ channel: '#nowhere' }, board)).toBe(
      'Slack refuses: there is no channel #nowhere.',
    );
    const nobody = { login: 'eve', id: null, email: 'nobody@kelp.example' };
    expect(await chat().keepBoard({ member: nobody }, board)).toBe('Slack refuses: it does not know eve.');
  });
});

describe('what Slack refuses is told, and nothing is thrown', () => {
  const base = 'https://slack.example';
  const replying = (method: string, body: object, status = 200, headers = {}) =>
    nock(base).post(`/api/${method}`).reply(status, body, headers);
  const made = () => {
    replying('conversations.create', { ok: true, channel: { id: 'C1', name: 'inc-12-checkout' } });
    replying('conversations.setPurpose', { ok: true });
  };
  const keep = (
    known: Room | null = null,
    more: Partial<WantedRoom> = {},
    patience?: { call: number; room: number },
  ) => slack(TOKEN, `${base}/api/`, patience).keep(wanted({ people: [], ...more }), known);
  const standing: Room = {
    channel: 'C1',
    name: 'inc-12-checkout',
    panel: '1.2',
    said: { topic: hash(wanted().topic), panel: 'older' },
    updates: 0,
    invited: [],
    isArchived: false,
  };

  test('a scope that the token lacks', async () => {
    expect(await chat('xoxb-poor').keep(wanted(), null)).toEqual({
      room: null,
      problem: expect.stringMatching(
        /^The channel could not be made. Slack refuses: the token lacks the scope channels:.* install the app again\.$/,
      ),
    });
  });

  test('Slack is down', async () => {
    expect(await slack(TOKEN, 'http://127.0.0.1:9/api/').keep(wanted(), null)).toEqual({
      room: null,
      problem: 'The channel could not be made. Slack does not answer.',
    });
  });

  test.each([
    ['token_revoked', /was revoked\. Install the app in Slack again/],
    ['account_inactive', /was uninstalled\. Install it again/],
    ['invalid_auth', /the bot token is wrong/],
    ['restricted_action', /Ask one to allow it/],
    ['something_new', /^The channel could not be made\. Slack refuses: something_new\.$/],
  ])('%s', async (error, says) => {
    replying('conversations.create', { ok: false, error });
    expect(await keep()).toEqual({ room: null, problem: expect.stringMatching(says) });
  });

  test('too many requests; what was done by then is kept, and nothing more is asked', async () => {
    made();
    replying('conversations.setTopic', {}, 429, { 'retry-after': '30' });
    expect(await keep()).toEqual({
      room: expect.objectContaining({ channel: 'C1', panel: null }),
      problem: 'The topic could not be set. Slack asks to wait 30 seconds.',
    });
  });

  test('a Slack that is slow: the panel on GitHub does not wait for all of it', async () => {
    nock(base)
      .post('/api/conversations.create')
      .delay(50)
      .reply(200, { ok: true, channel: { id: 'C1', name: 'inc-12-checkout' } });
    expect(await keep(null, {}, { call: 5_000, room: 20 })).toEqual({
      room: expect.objectContaining({ channel: 'C1' }),
      problem: 'The topic could not be set. Slack is slow.',
    });
  });

  test('one part; the others are done all the same, and it is archived in the end', async () => {
    replying('chat.update', { ok: false, error: 'edit_window_closed' });
    replying('users.lookupByEmail', { ok: false, error: 'missing_scope', needed: 'users:read.email' });
    replying('conversations.archive', { ok: true });
    const people = [{ login: 'mira', id: null, email: 'mira@kelp.example' }];
    expect(await keep(standing, { people, isOver: true })).toEqual({
      room: { ...standing, isArchived: true },
      problem: null,
    });
    expect(nock.isDone()).toBe(true);
  });

  test.each([
    [
      'is_archived',
      /The panel could not be shown\. Slack refuses: the channel is archived\. Unarchive it, and invite the bot again\./,
    ],
    ['channel_not_found', /the channel is gone, or private\. Invite the bot/],
    ['not_in_channel', /the bot is not in the channel\. Invite it/],
  ])('a channel of which Slack says %s; in the end it needs no more', async (error, says) => {
    replying('chat.update', { ok: false, error });
    expect(await keep(standing)).toEqual({ room: standing, problem: expect.stringMatching(says) });
    replying('chat.update', { ok: false, error });
    replying('conversations.archive', error === 'not_in_channel' ? { ok: true } : { ok: false, error });
    expect(await keep(standing, { isOver: true })).toMatchObject({
      room: { isArchived: true },
      problem: null,
    });
  });

  test('a name that the room itself has, from a run that ended early; it is found on a later page', async () => {
    replying('conversations.create', { ok: false, error: 'name_taken' });
    replying('auth.test', { ok: true, user_id: 'U0' });
    const metadata = { next_cursor: 'more' };
    replying('conversations.list', {
      ok: true,
      channels: [{ id: 'C9', name: 'general' }],
      response_metadata: metadata,
    });
    nock(base)
      .post('/api/conversations.list', (body: { cursor?: string }) => body.cursor === 'more')
      .reply(200, {
        ok: true,
        channels: [{ id: 'C1', name: 'inc-12-checkout', creator: 'U0', topic: { value: '' } }],
      });
    replying('conversations.history', { ok: true, messages: [] });
    replying('conversations.setPurpose', { ok: true });
    replying('conversations.setTopic', { ok: true });
    replying('chat.postMessage', { ok: true, ts: '3.4' });
    expect(await keep()).toMatchObject({ room: { channel: 'C1', panel: '3.4' }, problem: null });
  });

  test('a panel that somebody deleted; it is posted again', async () => {
    replying('chat.update', { ok: false, error: 'message_not_found' });
    replying('chat.postMessage', { ok: true, ts: '3.4' });
    expect(await keep(standing)).toMatchObject({ room: { panel: '3.4' }, problem: null });
  });

  test('names that others have', async () => {
    for (let name = 0; name < 4; name++) {
      replying('conversations.create', { ok: false, error: 'name_taken' });
      replying('auth.test', { ok: true, user_id: 'U0' });
      replying('conversations.list', { ok: true, channels: [] });
    }
    expect(await keep()).toEqual({
      room: null,
      problem: expect.stringContaining('the names from inc-12-checkout to inc-12-checkout-4 are taken'),
    });
  });
});

test('bots’ messages are not evidence, and other people’s pins are not boards', async () => {
  const base = 'https://slack.example';
  const pin = {
    text: 'Action items of mira · week of 2026-03-16',
    user: 'U9',
    permalink: 'https://kelp.example/1',
  };
  const items = [{ message: { ...pin, ts: '1.1' } }, { message: { ...pin, ts: '2.2', bot_id: 'B1' } }];
  nock(base).post('/api/pins.list').twice().reply(200, { ok: true, items });
  nock(base).post('/api/conversations.history').reply(200, { ok: true, messages: [] });
  nock(base)
    .post('/api/conversations.list')
    .reply(200, { ok: true, channels: [{ id: 'C1', name: 'payments' }] });
  nock(base).post('/api/auth.test').reply(200, { ok: true, user_id: 'U0' });
  const client = slack(TOKEN, `${base}/api/`);
  expect((await client.pinned('C1')).messages.map(({ at }) => at)).toEqual(['1970-01-01T00:00:01Z']);
  expect(await client.boardNote({ channel: 'payments' }, 'Action items of mira')).toBeNull();
});

test('a room is remembered in a marker', async () => {
  const { room } = await chat().keep(wanted({ updates: ['one'] }), null);
  expect(readRoom(writeRoom(room!))).toEqual(room);
  expect(readRoom(undefined)).toBeNull();
});

test('an answer comes in the conversation with the bot where that is not in the channel', async () => {
  const scope = nock('https://slack.example');
  const ok = (more: object) => ({ ok: true, ...more });
  scope.post('/api/chat.postEphemeral').reply(200, { ok: false, error: 'channel_not_found' });
  scope.post('/api/conversations.open', /users=UMIRA/).reply(200, ok({ channel: { id: 'DMIRA' } }));
  scope.post('/api/chat.postMessage', /channel=DMIRA/).reply(200, ok({ ts: '1.2' }));
  const there = slack(TOKEN, 'https://slack.example/api/');
  expect(await there.whisper('GPRIVATE', 'UMIRA', 'Declared.')).toBeNull();
  expect(scope.isDone()).toBe(true);
});

describe('the announcement of an incident', () => {
  const wantedThere = (text: string) => ({
    channel: '#payments',
    incident: 'https://github.com/kelp-works/shop/issues/12',
    text,
  });
  const channelId = async () =>
    (await call('conversations.list')).channels.find(({ name }: { name: string }) => name === 'payments').id;
  /** Slack accepts `#payments` as a channel, the emulator only the bare name. */
  const there = (text: string) => ({ ...wantedThere(text), channel: 'payments' });
  beforeEach(async () => void (await call('conversations.join', { channel: await channelId() })));

  test('is one message, edited as it changes', async () => {
    const first = await chat().announce(there('SEV2, investigating'), null);
    expect(first).toMatchObject({ problem: null, announcement: { channel: await channelId() } });
    expect(readAnnouncement(writeAnnouncement(first.announcement!))).toEqual(first.announcement);
    await chat().announce(there('SEV1, mitigated'), first.announcement);
    expect(await texts(await channelId())).toEqual(['SEV1, mitigated']);
  });

  test('that was posted, but not recorded, is found again', async () => {
    await chat().announce(there('SEV2, investigating'), null);
    await chat().announce(
      { ...there('SEV3'), incident: 'https://github.com/kelp-works/shop/issues/13' },
      null,
    );
    const again = await chat().announce(there('SEV1, investigating'), null);
    expect(await texts(await channelId())).toEqual(['SEV1, investigating', 'SEV3']);
    expect(again.problem).toBeNull();
  });

  test('stays deleted if somebody deletes it', async () => {
    const { announcement } = await chat().announce(there('SEV2'), null);
    await call('chat.delete', { channel: announcement!.channel, ts: announcement!.message });
    expect(await chat().announce(there('SEV1'), announcement)).toMatchObject({ problem: null });
    expect(await texts(await channelId())).toEqual([]);
  });

  test('is posted also where the bot may not read, and a refusal is reported', async () => {
    expect(await chat('xoxb-poor').announce(there('SEV2'), null)).toMatchObject({ problem: null });
    const nowhere = { ...there('SEV2'), channel: 'nowhere' };
    expect(await chat().announce(nowhere, null)).toEqual({
      announcement: null,
      problem: expect.stringMatching(/^Slack refuses: the channel is gone, or private/),
    });
  });
});
