import { beforeEach, describe, expect, test } from 'vitest';
import type { Chat, Profile } from '../../src/chat/chat.ts';
import { asTyped, isFromChat, typedEvent, writtenFor } from '../../src/controllers/incident/from-chat.ts';
import { replaceMarker } from '../../src/github/markers.ts';
import type { Issue } from '../../src/github/port.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { route } from '../../src/reconcile/route.ts';
import { hash } from '../../src/vocabulary/hash.ts';
import { keyOf } from '../../src/vocabulary/refs.ts';
import type { Signal } from '../../src/vocabulary/signal.ts';
import { World } from './world.ts';

const ROOM = 'CROOM';
let world: World;
let waiting: Signal[];
/** The answers in Slack, in order. */
let told: [member: string, text: string][];
let profiles: Record<string, Partial<Profile>>;
let asked: string[];
let problem: string | null;

/** A Slack with one room. */
const chat: Pick<Chat, 'keep' | 'profile' | 'whisper'> = {
  keep: async ({ name, topic, panel, people, updates, isOver }) => ({
    problem: null,
    room: {
      channel: ROOM,
      name,
      panel: '1.2',
      said: { topic: hash(topic), panel: hash(panel) },
      updates: updates.length,
      invited: people.map(({ login }) => login),
      isArchived: isOver,
    },
  }),
  async profile(member, name) {
    asked.push(member);
    const { email = null, field = null } = profiles[member] ?? {};
    return { profile: { email, field: name && field }, problem };
  },
  async whisper(channel, member, text) {
    expect(channel).toBe(ROOM);
    told.push([member, text]);
    return null;
  },
};

beforeEach(() => {
  world = new World();
  world.integrations = { chat: chat as Chat };
  world.policy = policySchema.parse({
    people: { ana: { slack: 'UANA' }, bo: { email: 'bo@shop.example' }, rea: { slack: 'UREA' } },
  });
  world.signals = {
    waiting: async (ref) => waiting.filter((signal) => keyOf(signal.ref) === keyOf(ref)),
    settle: async (id) => {
      waiting = waiting.filter((signal) => signal.id !== id);
    },
  };
  [waiting, told, asked, profiles, problem] = [[], [], [], {}, null];
});

/** Somebody types in Slack, and all that follows. */
async function type(incident: Issue, user: string, text: string, channel = ROOM) {
  hear(incident, user, text, channel);
  await world.settle(world.ref('chat-command', incident.number));
  expect(waiting).toEqual([]);
}
function hear(incident: Issue, user: string, text: string, channel = ROOM) {
  const ref = world.ref('chat-command', incident.number);
  const at = new Date(world.clock).toISOString();
  waiting.push({
    id: `slack ${waiting.length} ${text}`,
    source: 'slack',
    ref,
    at,
    data: { channel, user, text },
  });
}
const written = (incident: Issue) =>
  world.comments(incident).filter(({ body }) => body.includes('debrief:from-chat'));
const report = () => world.comments(world.issues()[0]!)[0]!.body;
const panel = (incident: Issue) => world.panels(incident)[0]!.body;

test('what is typed in the war room is a comment by Debrief, and counts as its author’s', async () => {
  const incident = await world.incident();
  await type(incident, 'UANA', 'ic me');
  expect(panel(incident)).toMatch(/Incident commander.*@ana/);
  const [comment] = written(incident);
  expect(comment!.body.split('\n').slice(1)).toEqual([
    '[@ana](https://github.test/ana), from Slack:',
    '',
    '/incident ic me',
  ]);
  expect(world.reactions(comment!)).toEqual([]);
  expect(told).toEqual([['UANA', `👍 [Written on GitHub](${comment!.url}).`]]);
});

test.each(['update Half of the cards work', 'mitigated'])(
  '%s is on the panel after 5 calls to GitHub, and the report follows',
  async (said) => {
    const incident = await world.incident();
    world.minutes(5);
    hear(incident, 'UANA', said);
    world.github.forgetCalls();
    await world.look(world.ref('chat-command', incident.number));
    expect(world.github.calls.map(({ method }) => method)).toEqual([
      'issue',
      'issueEvents',
      'permission',
      'comment',
      'editComment',
    ]);
    const shown = panel(incident);
    await world.settle(world.ref('incident', incident.number));
    expect(panel(incident).split('\n').slice(1)).toEqual(shown.split('\n').slice(1));
    if (said === 'mitigated') expect(report()).toContain('Users have been unaffected');
  },
);

test('a comment on GitHub that was not answered yet gets its answer after a message in the war room', async () => {
  const incident = await world.incident();
  const asking = await world.say(incident, 'bo', '/incident help');
  const wrong = await world.say(incident, 'cy', '/incident mitigatd');
  await type(incident, 'UANA', 'ic me');
  const answers = world.comments(incident).filter(({ body }) => body.includes('debrief:reply'));
  expect(answers.map(({ body }) => body)).toEqual([
    expect.stringContaining(`to=${asking.id}`),
    expect.stringContaining('@cy'),
  ]);
  expect(world.reactions(wrong)).toEqual(['confused']);
});

test('several commands in one message, and members who are named by their ids, work as on GitHub', async () => {
  const incident = await world.incident();
  await type(incident, 'UANA', 'ic <@UBOB|bob>\n/incident update Cards &amp; wallets fail');
  expect(told).toEqual([['UANA', expect.stringContaining('who <@UBOB> is on GitHub')]]);
  expect(written(incident)).toEqual([]);
  profiles.UBOB = { email: 'Bo@shop.example' };
  await type(incident, 'UANA', 'ic <@UBOB|bob>\n/incident update Cards &amp; wallets fail');
  expect(panel(incident)).toMatch(/Incident commander.*@bo\b/);
  expect(panel(incident)).toContain('Cards & wallets fail');
});

test('of several commands in one message, none is carried out if one is wrong, and the answer says so', async () => {
  const incident = await world.incident();
  await type(incident, 'UANA', 'ic me\n/incident upadte Cards fail');
  await type(incident, 'UANA', 'ic me\n/incident update');
  await type(incident, 'UANA', 'help\n/incident help ic');
  expect(told.map(([, text]) => text)).toEqual([
    expect.stringMatching(
      /no `\/incident upadte`[\s\S]*None of the commands in your message was carried out\.$/,
    ),
    expect.stringMatching(/What is the news\?\s+None of the commands[\s\S]*```text/),
    expect.not.stringContaining('None of the commands'),
  ]);
  expect(written(incident)).toEqual([]);
  expect(panel(incident)).toContain('Who leads?');
});

test('a message that names many members is answered with the first whom nobody knows', async () => {
  const incident = await world.incident();
  for (const id of ['U1', 'U2', 'U3', 'U4', 'U5', 'U6']) profiles[id] = { email: 'bo@shop.example' };
  await type(incident, 'UANA', 'update <@U1> <@U2> <@U3> <@U4> <@U5> <@U6> are on it');
  expect(told).toEqual([['UANA', expect.stringContaining('who <@U6> is on GitHub')]]);
  expect(asked).toHaveLength(5);
});

describe('who somebody is on GitHub follows from', () => {
  test('the id that the policy lists, without a question to Slack', async () => {
    await type(await world.incident(), 'UANA', 'sev 1');
    expect(asked).toEqual([]);
  });

  test('the address that the policy lists', async () => {
    const incident = await world.incident();
    profiles.U1 = { email: 'bo@shop.example' };
    await type(incident, 'U1', 'ic me');
    expect(panel(incident)).toMatch(/Incident commander.*@bo\b/);
  });

  test.each(['bo', '@bo', 'https://github.com/bo'])(
    'the field of the profile that the policy names: %s',
    async (field) => {
      const incident = await world.incident();
      profiles.U1 = { field };
      await type(incident, 'U1', 'ic me');
      expect(panel(incident)).not.toMatch(/Incident commander.*@bo\b/);
      world.policy = policySchema.parse({ incidents: { slackLoginField: 'GitHub' } });
      profiles.U1 = { field };
      await type(incident, 'U1', 'sev 1');
      expect(written(incident).at(-1)!.body).toContain('[@bo]');
    },
  );
});

describe('answered only in Slack, with nothing on GitHub, is', () => {
  test.each([
    [
      'somebody who is not known, and what to add to the policy',
      'UEVE',
      'ic me',
      /people:\n {2}YOUR-LOGIN: \{ slack: UEVE \}/,
    ],
    ['somebody without the role', 'UREA', 'ic me', /need the role \*triage\*/],
    ['a verb that does not exist', 'UANA', 'serverity 1', /There is no `\/incident serverity`/],
    ['a command without its text', 'UANA', 'snooze', /snooze/],
    ['a command for nobody', 'UANA', '', /What should I do\?/],
    ['the list of commands', 'UANA', 'help', /`\/incident update/],
    ['a login that does not exist', 'UANA', 'ic @nosuch', /nosuch/],
    ['an update to complete', 'UANA', 'update', /What is the news\?[\s\S]*```text\n\/incident update/],
  ])('%s', async (_, user, text, says) => {
    const incident = await world.incident();
    const before = world.comments(incident).length;
    await type(incident, user, text);
    expect(told).toEqual([[user, expect.stringMatching(says)]]);
    expect(world.comments(incident)).toHaveLength(before);
  });

  test('a channel that the panel does not name as the room, whatever its topic links', async () => {
    const incident = await world.incident();
    const elsewhere: [string, string][] = [];
    const whisper: Chat['whisper'] = async (channel, _, text) => {
      elsewhere.push([channel, text]);
      return null;
    };
    world.integrations = { chat: { ...chat, whisper } as Chat };
    await type(incident, 'UANA', 'resolved', 'CFORGED');
    expect(elsewhere).toEqual([['CFORGED', expect.stringMatching(/not the war room/)]]);
    expect(written(incident)).toEqual([]);
  });

  test('an issue that is not an incident, or is gone', async () => {
    const issue = await world.report('A question', []);
    const elsewhere: string[] = [];
    const whisper: Chat['whisper'] = async (_, __, text) => {
      elsewhere.push(text);
      return null;
    };
    world.integrations = { chat: { ...chat, whisper } as Chat };
    await type(issue, 'UANA', 'resolved');
    await type({ ...issue, number: 999 }, 'UANA', 'resolved');
    expect(elsewhere).toEqual([
      expect.stringMatching(/not the war room/),
      expect.stringMatching(/not the war room/),
    ]);
  });

  test('an incident whose issue is locked', async () => {
    const incident = await world.incident();
    Object.assign(world.repo.issues.get(incident.number)!.issue, { locked: true });
    await type(incident, 'UANA', 'sev 1');
    expect(told).toEqual([['UANA', expect.stringMatching(/locked/)]]);
  });

  test('that Slack cannot say who somebody is', async () => {
    problem = 'Slack does not answer.';
    await type(await world.incident(), 'U1', 'sev 1');
    expect(told).toEqual([['U1', 'Slack does not answer. Type the command again.']]);
  });
});

test('a process that ends after writing, and before it could note that, writes once', async () => {
  const incident = await world.incident();
  const { settle } = world.signals!;
  world.signals!.settle = async () => {
    throw new Error('killed');
  };
  hear(incident, 'UANA', 'ic me');
  const look = () => world.settle(world.ref('chat-command', incident.number));
  await expect(look()).rejects.toThrow('killed');
  world.signals!.settle = settle;
  await look();
  expect(written(incident)).toHaveLength(1);
  expect(told.at(-1)).toEqual(['UANA', expect.stringContaining(written(incident)[0]!.url)]);
});

test('an edit on GitHub counts, and the panel shows it', async () => {
  const incident = await world.incident();
  await type(incident, 'UANA', 'sev 1');
  const [comment] = written(incident);
  const edited = comment!.body.replace('/incident sev 1', '/incident sev 3');
  const payload = {
    action: 'edited',
    sender: { login: 'cy', type: 'User' },
    repository: { name: 'shop', owner: { login: 'acme' } },
    issue: { number: incident.number, labels: [{ name: 'incident' }] },
    comment: { body: edited, user: { type: 'Bot' } },
    changes: { body: { from: comment!.body } },
  };
  const refs = route('issue_comment', payload, 'debrief');
  expect(refs).toContainEqual(world.ref('incident', incident.number));
  await world.github.as('cy').editComment(incident, comment!.id, edited);
  await world.settle(...refs.filter(({ kind }) => kind === 'incident'));
  expect(panel(incident)).toContain('SEV3');
  expect(panel(incident)).toMatch(/`\/incident sev 1` now says `\/incident sev 3`/);
});

test('what was typed while GitHub was away counts from when it was typed, in the order of typing', async () => {
  const incident = await world.incident();
  world.minutes(3);
  const typedAt = new Date(world.clock).toISOString().slice(11, 16);
  hear(incident, 'UANA', 'mitigated');
  hear(incident, 'UANA', 'sev 1');
  world.minutes(20);
  await world.settle(world.ref('chat-command', incident.number));
  expect(panel(incident)).toMatch(new RegExp(`[Mm]itigated[^\\n]*${typedAt}`));
  expect(panel(incident)).toContain('SEV1');
});

describe('a comment from Slack', () => {
  const typed = { login: 'ana', at: '2026-03-01T14:00:00Z', text: '/incident ic me', id: 'a1' };
  const comment = (body: string, app: boolean) => ({
    id: 7,
    body,
    author: { login: app ? 'debrief[bot]' : 'eve', kind: app ? 'bot' : 'user', app } as const,
    createdAt: '2026-03-01T14:00:09Z',
    updatedAt: '2026-03-01T14:00:09Z',
    url: 'https://github.com/acme/shop/issues/7#issuecomment-7',
  });
  const event = (body: string, app: boolean) => {
    const { author } = comment(body, app);
    return {
      ...typedEvent({ login: '', at: comment(body, app).createdAt }, comment(body, app)),
      actor: author,
      comment: comment(body, app),
    } as Parameters<typeof asTyped>[0];
  };
  const body = writtenFor(typed, 'https://github.com');

  test('is its author’s, from the time of typing', () => {
    expect(asTyped(event(body, true))).toMatchObject({
      at: typed.at,
      actor: { login: 'ana', app: false },
      comment: { author: { login: 'ana', kind: 'user' }, createdAt: typed.at },
    });
  });

  test('copied by somebody is theirs, as any other comment', () => {
    const copy = event(body, false);
    expect([asTyped(copy), isFromChat(copy)]).toEqual([copy, false]);
  });

  test('never counts from later than it was written', () => {
    const later = writtenFor({ ...typed, at: '2027-01-01T00:00:00Z' }, 'https://github.com');
    expect(asTyped(event(later, true))).toMatchObject({ at: '2026-03-01T14:00:09Z' });
  });

  test('whose marker was broken is nobody’s', () => {
    const broken = event(replaceMarker(body, '<!-- debrief:from-chat by=a..b -->'), true);
    expect(asTyped(broken)).toBe(broken);
  });

  test('that quotes a marker of Debrief’s keeps its own', () => {
    const quoting = writtenFor(
      { ...typed, text: '/incident note <!-- debrief:from-chat by=bo -->' },
      'https://github.com',
    );
    expect(asTyped(event(quoting, true))).toMatchObject({ actor: { login: 'ana' } });
  });
});
