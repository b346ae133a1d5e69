import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/app/http.ts';
import { type SlackCommandOptions, takeSlackCommand } from '../../src/app/slack-commands.ts';
import type { Signal } from '../../src/vocabulary/signal.ts';

const SECRET = 'what Slack signs with';
const NOW = Date.parse('2026-03-01T14:06:07Z');
/** The incident that each channel links, as its description or topic says. */
const ROOMS: Record<string, string> = {
  CROOM: 'https://github.example/acme/shop/issues/7',
  CWITHOUT: 'https://github.example/acme/pay/issues/7',
  CPAGE: 'https://github.example/acme/shop',
};

const bodyOf = (given: Record<string, string> = {}) =>
  new URLSearchParams({
    command: '/incident',
    channel_id: 'CROOM',
    user_id: 'UMIRA',
    text: 'sev 1',
    trigger_id: '1.2',
    ...given,
  }).toString();

/** What Slack's request is answered with, and what was kept of it. */
async function take(
  body: string,
  {
    at = NOW,
    secret = SECRET,
    headers = {},
    options = {},
  }: {
    at?: number;
    secret?: string;
    headers?: Record<string, string>;
    options?: Partial<SlackCommandOptions>;
  } = {},
) {
  const time = String(Math.floor(at / 1000));
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')}`;
  const all: Record<string, string> = {
    'x-slack-request-timestamp': time,
    'x-slack-signature': signature,
    ...headers,
  };
  const kept: Signal[] = [];
  const text = await takeSlackCommand((name) => all[name] ?? '', body, {
    secret: SECRET,
    chat: { incidentOf: async (channel) => ({ address: ROOMS[channel] ?? null, problem: null }) },
    repository: { owner: 'acme', repo: 'shop' },
    isInstalled: async ({ repo }) => repo === 'shop',
    keep: async (signal) => kept.push(signal) > 0,
    now: () => new Date(NOW),
    ...options,
  });
  return { text, kept };
}
const refused = (says: RegExp) => expect.objectContaining({ message: expect.stringMatching(says) });

test('what is typed in a war room is kept for its incident', async () => {
  const { text, kept } = await take(bodyOf());
  expect(text).toBe('Passed on to <https://github.example/acme/shop/issues/7|#7>.');
  expect(kept).toMatchObject([
    {
      ref: { kind: 'chat-command', owner: 'acme', repo: 'shop', number: 7 },
      at: '2026-03-01T14:06:07.000Z',
      data: { channel: 'CROOM', user: 'UMIRA', text: 'sev 1' },
    },
  ]);
});

test('what Slack sends again is the same command, and what somebody types again is another', async () => {
  const ids = [];
  for (const trigger_id of ['1.2', '1.2', '3.4']) ids.push((await take(bodyOf({ trigger_id }))).kept[0]!.id);
  expect([ids[0] === ids[1], ids[0] === ids[2]]).toEqual([true, false]);
});

test.each([
  ['of a channel that links nothing', 'CLUNCH'],
  ['of a channel that links an incident without the App', 'CWITHOUT'],
  ['of a channel that links no issue', 'CPAGE'],
])('a command %s is refused in the same words', async (_, channel_id) => {
  expect(await take(bodyOf({ channel_id }))).toEqual({
    text: expect.stringMatching(/^This channel is not the war room of an incident\./),
    kept: [],
  });
});

describe('a declaration outside of a war room', () => {
  const body = bodyOf({
    channel_id: 'CLUNCH',
    channel_name: 'lunch',
    text: 'declare sev2 Checkout rejects cards',
  });

  test('is kept for the repository of the setting, each as an object of its own', async () => {
    const { text, kept } = await take(body);
    expect(text).toBe(
      'Declaring the incident. The link follows in a moment. If there is none within a minute, declare it on GitHub.',
    );
    expect(kept).toMatchObject([
      {
        ref: { kind: 'chat-declaration', owner: 'acme', repo: 'shop' },
        data: {
          channel: 'CLUNCH',
          name: 'lunch',
          user: 'UMIRA',
          text: 'declare sev2 Checkout rejects cards',
        },
      },
    ]);
    expect((await take(body)).kept[0]!.ref).toEqual(kept[0]!.ref);
    const another = await take(`${body}&trigger_id=3.4`);
    expect(another.kept[0]!.ref.number).not.toBe(kept[0]!.ref.number);
  });

  test('is kept also where Slack shows the bot nothing: a private channel, a conversation', async () => {
    const chat = {
      incidentOf: async () => ({ address: null, problem: 'Slack refuses: the channel is gone.' }),
    };
    expect((await take(body, { options: { chat } })).kept).toHaveLength(1);
  });

  test('is passed on to the incident in its war room', async () => {
    const { kept } = await take(bodyOf({ text: 'declare sev2 Checkout rejects cards' }));
    expect(kept[0]!.ref.kind).toBe('chat-command');
  });

  test.each([
    ['without the setting', null, /needs SLACK_REPOSITORY/],
    ['where the App is not installed', { owner: 'acme', repo: 'pay' }, /not installed on acme\/pay/],
  ])('%s is refused with the way out', async (_, repository, says) => {
    expect(await take(body, { options: { repository } })).toEqual({
      text: expect.stringMatching(says),
      kept: [],
    });
  });

  test('is named where another command is typed in the wrong channel', async () => {
    const other = bodyOf({ channel_id: 'CLUNCH' });
    expect((await take(other)).text).toMatch(/To declare an incident from here: `\/incident declare/);
    expect((await take(other, { options: { repository: null } })).text).not.toMatch(/declare/);
  });
});

test('a failure of Slack is reported, and nothing is kept', async () => {
  const chat = { incidentOf: async () => ({ address: null, problem: 'Slack does not answer.' }) };
  expect(await take(bodyOf(), { options: { chat } })).toEqual({
    text: 'Slack does not answer. Nothing was done.',
    kept: [],
  });
});

test('the question of Slack whether the certificate is right needs no answer', async () => {
  expect(await take(bodyOf({ ssl_check: '1' }))).toEqual({ text: '', kept: [] });
});

describe('refused with 401 is', () => {
  test.each([
    ['another secret', { secret: 'a guess at the secret' }],
    ['a signature that is missing', { headers: { 'x-slack-signature': '' } }],
    ['a signature of another version', { headers: { 'x-slack-signature': 'v1=00' } }],
    ['a time that is missing', { headers: { 'x-slack-request-timestamp': '' } }],
    ['a time that is no number', { headers: { 'x-slack-request-timestamp': 'now' } }],
    ['a time that was not signed', { headers: { 'x-slack-request-timestamp': String(NOW / 1000 - 1) } }],
    ['a recording of more than 5 minutes', { at: NOW - 301_000 }],
    ['a time more than 5 minutes ahead', { at: NOW + 302_000 }],
  ])('%s', async (_, how) => {
    await expect(take(bodyOf(), how)).rejects.toEqual(
      refused(/X-Slack-Request-Timestamp|signature is wrong/),
    );
    await expect(take(bodyOf(), how)).rejects.toMatchObject({ status: 401 });
  });

  test('a body that was altered', async () => {
    const time = String(Math.floor(NOW / 1000));
    const signature = createHmac('sha256', SECRET).update(`v0:${time}:${bodyOf()}`).digest('hex');
    const headers = { 'x-slack-signature': `v0=${signature}` };
    await expect(take(bodyOf({ user_id: 'UBOSS' }), { headers })).rejects.toMatchObject({ status: 401 });
  });
});

test.each([{ secret: null }, { chat: null }])('without %j there is no such address', async (options) => {
  await expect(take(bodyOf(), { options })).rejects.toMatchObject({ status: 404 });
});

test('a signed body without a channel is refused, and says so', async () => {
  await expect(take('text=sev+1')).rejects.toBeInstanceOf(Refusal);
  await expect(take('text=sev+1')).rejects.toMatchObject({ status: 400 });
});

describe('whatever the bytes are', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((given) => Buffer.from(given).toString()),
    fc
      .array(
        fc.constantFrom(
          'channel_id=',
          'user_id=',
          'text=',
          '&',
          '%00',
          '%',
          '%ED%A0%80',
          '__proto__=',
          '<@U|',
        ),
      )
      .map((parts) => `channel_id=CROOM&user_id=UMIRA&text=${parts.join('')}`),
  );

  test('a body that Slack signed is answered or refused, and what is kept is text', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, async (body) => {
        const { kept } = await take(body).catch((error) => {
          expect(error).toBeInstanceOf(Refusal);
          return { kept: [] };
        });
        for (const { data } of kept) expect(Object.values(data)).toEqual(Array(3).fill(expect.any(String)));
      }),
    );
    const { kept } = await take(bodyOf({ text: '<@U|\0'.repeat(200_000) }));
    expect(kept[0]!.data.text).toHaveLength(1_000_000);
  });

  test('a signature that Slack did not make keeps nothing', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, async (signature) => {
        const headers = { 'x-slack-signature': signature || 'v0=' };
        await expect(take(bodyOf(), { headers })).rejects.toMatchObject({ status: 401 });
      }),
      { numRuns: 50 },
    );
  });
});
