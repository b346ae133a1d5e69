import { beforeEach, describe, expect, test } from 'vitest';
import type { Chat, Kept, PinnedMessage, Room, WantedRoom } from '../../src/chat/chat.ts';
import { roomName } from '../../src/chat/words.ts';
import type { Issue } from '../../src/github/port.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { World } from './world.ts';

let world: World;
let asked: { wanted: WantedRoom; known: Room | null }[];
let problem: string | null;
let pinned: PinnedMessage[];

/** A chat that does what it is asked, or tells of the problem. */
const chat: Pick<Chat, 'keep' | 'pinned' | 'profile'> = {
  profile: async (member) => ({ profile: { email: `${member}@shop.example`, field: null }, problem: null }),
  pinned: async () => ({ messages: problem ? [] : pinned, problem }),
  async keep(wanted, known): Promise<Kept> {
    asked.push({ wanted, known });
    if (problem) return { room: known, problem };
    const { hash } = await import('../../src/vocabulary/hash.ts');
    const room: Room = {
      channel: 'C1',
      name: wanted.name,
      panel: '1.2',
      said: { topic: hash(wanted.topic), panel: hash(wanted.panel) },
      updates: wanted.updates.length,
      invited: wanted.people.map(({ login }) => login),
      isArchived: wanted.isOver,
    };
    return { room, problem: null };
  },
};

beforeEach(() => {
  world = new World();
  world.integrations = { chat: chat as Chat };
  asked = [];
  problem = null;
  pinned = [];
});
const shown = () => world.panels(world.incidents()[0]!)[0]!.body;
const look = () => world.settle(world.ref('incident', world.incidents()[0]!.number));

test('a SEV2 gets a room at once; the panel links it and remembers it', async () => {
  const incident = await world.incident();
  expect(asked.map(({ wanted, known }) => [wanted.name, known])).toEqual([
    [`inc-${incident.number}-checkout-rejects-cards`, null],
  ]);
  expect(shown()).toContain(
    `[#inc-${incident.number}-checkout-rejects-cards](https://slack.com/app_redirect?channel=C1)`,
  );
  const edits = world.github.calls.length;
  await look();
  expect(asked).toHaveLength(1);
  expect(world.github.calls.slice(edits).filter(({ writes }) => writes > 0)).toEqual([]);
});

describe('messages that people pin there', () => {
  const draftOf = async (incident: Issue) => {
    await world.say(incident, 'bo', '/incident resolved');
    world.minutes(1);
    await look();
    const branch = `debrief/post-mortem-${incident.number}`;
    const pull = (await world.port.pullRequestFrom(world.repo, branch))!;
    const [{ path } = { path: '' }] = await world.port.changedFiles(pull);
    return (await world.port.file(world.repo, path, branch))!.text!;
  };

  test('stand in the timeline of the draft, with roles for names and a link', async () => {
    world.policy = policySchema.parse({ people: { bo: { slack: 'UBO' } } });
    const incident = await world.incident();
    await world.say(incident, 'bo', '/incident ic me');
    const url = 'https://kelp.slack.com/archives/C1/p1';
    const text = '<@UBO> the pool was at 20 &lt; 21, see <https://grafana.example/d/1|pool use>';
    pinned = [{ at: '2026-03-01T14:00:30Z', author: 'UX', text, url }];
    world.minutes(2);
    const said = 'A responder noted: the incident commander the pool was at 20 < 21, see pool use';
    expect(await draftOf(incident)).toContain(`| 2026-03-01 14:00 UTC | ${said} | [chat](${url}) |`);
  });

  test('stand there with the role of their author, whom the policy lists by address', async () => {
    world.policy = policySchema.parse({ people: { bo: { email: 'UBO@shop.example' } } });
    const incident = await world.incident();
    await world.say(incident, 'bo', '/incident ic me');
    pinned = [{ at: '2026-03-01T14:00:30Z', author: 'UBO', text: 'The pool was at 20', url: null }];
    world.minutes(2);
    expect(await draftOf(incident)).toContain('The incident commander noted: The pool was at 20');
  });

  test('do not delay the draft if Slack refuses them, and it says so', async () => {
    const incident = await world.incident();
    problem = 'Slack refuses: the token lacks the scope pins:read.';
    expect(await draftOf(incident)).toMatch(/Not read: pinned messages of #inc-.*lacks the scope pins:read/);
  });
});

test('updates and roles go there, and the room is archived when the incident is closed', async () => {
  world.policy = policySchema.parse({ people: { ana: { slack: 'UANA' } } });
  const incident = await world.incident();
  await world.say(
    incident,
    'ana',
    '/incident ic me\n/incident update Cards are accepted again for half of them',
  );
  await look();
  const { wanted } = asked.at(-1)!;
  expect(wanted.updates).toEqual([expect.stringContaining('Cards are accepted again for half of them')]);
  expect(wanted.people).toEqual([{ login: 'ana', id: 'UANA', email: null }]);
  expect(wanted.panel).toContain('@ana');
  await world.say(incident, 'ana', '/incident resolved');
  await look();
  await world.github.as('ana').editIssue(incident, { state: 'closed', closedAs: 'completed' });
  await look();
  expect(asked.at(-1)!.wanted.isOver).toBe(true);
  const before = asked.length;
  await look();
  expect(asked).toHaveLength(before);
});

test('an incident that goes on after its room was archived gets a room again', async () => {
  const incident = await world.incident();
  await world.say(incident, 'ana', '/incident resolved');
  await look();
  await world.github.as('ana').editIssue(incident, { state: 'closed', closedAs: 'completed' });
  await look();
  expect(asked.at(-1)!.wanted.isOver).toBe(true);
  const before = asked.length;
  await world.say(incident, 'ana', '/incident reopen The errors are back');
  await look();
  expect(asked).toHaveLength(before + 1);
  expect(asked.at(-1)).toMatchObject({ wanted: { isOver: false }, known: { isArchived: true } });
});

describe('when Slack refuses', () => {
  test('the panel says so, the incident goes on, and the room is created once Slack allows it', async () => {
    problem = 'Slack refuses: the token lacks the scope channels:manage.';
    const incident = await world.incident();
    expect(shown()).toContain(
      'the token lacks the scope channels:manage. Debrief tries again every 5 minutes; the incident goes on here.',
    );
    await world.say(incident, 'ana', '/incident ic me');
    await look();
    expect(shown()).toMatch(/@ana/);
    problem = null;
    await look();
    expect(shown()).toContain('[#inc-');
    expect(shown()).not.toContain('lacks the scope');
  });

  test('it is tried again within minutes, although nothing happens on GitHub', async () => {
    problem = 'Slack does not answer.';
    await world.incident();
    const [outcome] = (await look()).slice(-1);
    expect(outcome!.due).toBe(new Date(world.clock + 5 * 60_000).toISOString());
  });

  test('it is not tried again once the incident is closed without a room', async () => {
    problem = 'Slack does not answer.';
    const incident = await world.incident();
    await world.say(incident, 'ana', '/incident false-alarm The probe was broken');
    await look();
    const tried = asked.length;
    const outcomes = await look();
    expect(asked).toHaveLength(tried);
    expect(outcomes.map(({ due }) => due ?? null)).not.toContainEqual(expect.any(String));
  });

  test('after a day without news it waits for the next event', async () => {
    problem = 'Slack does not answer.';
    await world.incident();
    world.clock += 25 * 60 * 60_000;
    const [outcome] = (await look()).slice(-1);
    expect(outcome!.due).not.toBe(new Date(world.clock + 5 * 60_000).toISOString());
    const before = asked.length;
    await look();
    expect(asked).toHaveLength(before + 1);
  });
});

test('a SEV3 gets none, unless the policy wants it', async () => {
  const source = await world.report('Reports are slow', ['incident', 'sev3']);
  await world.settle(world.ref('incident', source.number));
  expect(asked).toEqual([]);
  world.policy = policySchema.parse({ incidents: { chatRooms: ['SEV3'] } });
  await look();
  expect(asked).toHaveLength(1);
});

test('what people wrote is text in Slack', async () => {
  await world.incident('Disk <!channel> is full & slow');
  expect(asked[0]!.wanted.topic).toContain('Disk &lt;!channel&gt; is full &amp; slow');
  expect(asked[0]!.wanted.panel).not.toContain('<!channel>');
});

test.each([
  [12, 'Checkout rejects cards', 'inc-12-checkout-rejects-cards'],
  [12, 'Größe & Über: "x"', 'inc-12-große-uber-x'.replace('ß', '-')],
  [12, '支払いができない', 'inc-12'],
  [7, 'a'.repeat(200), `inc-7-${'a'.repeat(54)}`],
])('incident #%i “%s” has the room %s', (number, title, name) => {
  expect(roomName(number, title)).toBe(name);
});
