import { beforeEach, describe, expect, test } from 'vitest';
import type { Announcement, Chat, WantedAnnouncement } from '../../src/chat/chat.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { hash } from '../../src/vocabulary/hash.ts';
import { World } from './world.ts';

let world: World;
let asked: { wanted: WantedAnnouncement; known: Announcement | null }[];
let problem: string | null;

const chat: Pick<Chat, 'keep' | 'announce' | 'profile' | 'pinned'> = {
  pinned: async () => ({ messages: [], problem: null }),
  profile: async () => ({ profile: { email: null, field: null }, problem: null }),
  async keep({ name, topic, panel, updates, isOver }) {
    const said = { topic: hash(topic), panel: hash(panel) };
    const room = { channel: 'CROOM', name, panel: '1.2', said, updates: updates.length };
    return { room: { ...room, invited: [], isArchived: isOver }, problem: null };
  },
  async announce(wanted, known) {
    asked.push({ wanted, known });
    const announcement = { channel: 'CINC', message: '7.8', said: hash(wanted.text) };
    return problem ? { announcement: known, problem } : { announcement, problem: null };
  },
};

beforeEach(() => {
  world = new World();
  world.policy = policySchema.parse({ incidents: { announce: { slack: '#incidents' } } });
  world.integrations = { chat: chat as Chat };
  asked = [];
  problem = null;
});
const number = () => world.incidents()[0]!.number;
const look = () => world.settle(world.ref('incident', number()));
const shown = () => world.panels(world.incidents()[0]!)[0]!.body;
const texts = () => asked.map(({ wanted }) => wanted.text);

test('an incident is announced once, with links to its issue and its room', async () => {
  const incident = await world.incident();
  const head = `🟠 *SEV2* <${incident.url}|Checkout rejects cards>\n*Investigating since 2026-03-01 14:00 UTC*`;
  expect(texts()).toEqual([head, `${head} · war room <#CROOM>`]);
  expect(asked.map(({ wanted, known }) => [wanted.channel, wanted.incident, known?.message])).toEqual([
    ['#incidents', incident.url, undefined],
    ['#incidents', incident.url, '7.8'],
  ]);
  const before = world.github.calls.length;
  await look();
  expect(asked).toHaveLength(2);
  expect(world.github.calls.slice(before).filter(({ writes }) => writes > 0)).toEqual([]);
});

test('the message follows severity and state, and rests while nothing of that changes', async () => {
  const incident = await world.incident();
  world.minutes(5);
  await world.say(incident, 'bo', '/incident update Half of the cards work again');
  await look();
  expect(asked).toHaveLength(2);
  await world.say(incident, 'bo', '/incident sev 1');
  await look();
  await world.say(incident, 'bo', '/incident mitigated');
  await look();
  await world.say(incident, 'bo', '/incident resolved');
  await look();
  expect(
    texts()
      .slice(2)
      .map((text) => text.split('\n').map((line) => line.slice(0, 11))),
  ).toEqual([
    ['🔴 *SEV1* <', '*Investigat'],
    ['🔴 *SEV1* <', '*Mitigated '],
    ['✅ *SEV1* <h', '*Resolved s'],
  ]);
  expect(new Set(asked.slice(1).map(({ known }) => known?.message))).toEqual(new Set(['7.8']));
});

test('what Slack refuses is said on the panel, and tried again after five minutes', async () => {
  problem = 'Slack refuses: the bot is not in the channel. Invite it.';
  await world.incident();
  expect(shown()).toContain('Invite it. Debrief tries again every 5 minutes.');
  const [outcome] = await look();
  expect(outcome!.due).toBe('2026-03-01T14:05:00.000Z');
  problem = null;
  world.minutes(5);
  await look();
  expect(shown()).not.toContain('tries again');
  const before = asked.length;
  await look();
  expect(asked).toHaveLength(before);
});

describe('nothing is announced', () => {
  test('where the policy names no channel', async () => {
    world.policy = policySchema.parse({});
    await world.incident();
    expect(asked).toEqual([]);
  });

  test('of an incident that was over before', async () => {
    world.policy = policySchema.parse({});
    const incident = await world.incident();
    await world.say(incident, 'bo', '/incident resolved');
    await look();
    world.policy = policySchema.parse({ incidents: { announce: { slack: '#incidents' } } });
    await look();
    expect(asked).toEqual([]);
  });

  test('of planned maintenance', async () => {
    world.integrations = {};
    const incident = await world.incident();
    await world.say(incident, 'bo', '/incident maintenance');
    world.integrations = { chat: chat as Chat };
    await look();
    expect(asked).toEqual([]);
  });
});
