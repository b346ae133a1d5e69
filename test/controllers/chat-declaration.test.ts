import { beforeEach, describe, expect, test } from 'vitest';
import type { Chat } from '../../src/chat/chat.ts';
import { findMarker } from '../../src/github/markers.ts';
import { GitHubError, type Issue } from '../../src/github/port.ts';
import { withMethods } from '../../src/github/with.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { keyOf } from '../../src/vocabulary/refs.ts';
import type { Signal } from '../../src/vocabulary/signal.ts';
import { World } from './world.ts';

const PEOPLE = { ana: { slack: 'UANA' }, bo: { slack: 'UBO' }, rea: { slack: 'UREA' } };
let world: World;
let waiting: Signal[];
/** The answers in Slack, in order. */
let told: [channel: string, member: string, text: string][];

const chat: Pick<Chat, 'keep' | 'profile' | 'whisper'> = {
  keep: async () => ({ room: null, problem: null }),
  profile: async () => ({ profile: { email: null, field: null }, problem: null }),
  async whisper(...said) {
    told.push(said);
    return null;
  },
};

beforeEach(() => {
  world = new World();
  world.integrations = { chat: chat as Chat };
  world.policy = policySchema.parse({ people: PEOPLE });
  world.signals = {
    waiting: async (ref) => waiting.filter((signal) => keyOf(signal.ref) === keyOf(ref)),
    settle: async (id) => {
      waiting = waiting.filter((signal) => signal.id !== id);
    },
  };
  [waiting, told] = [[], []];
});

let typed = 0;
/** Somebody types `/incident …` in a channel. */
function hear(user: string, text: string, name = 'lunch') {
  const ref = world.ref('chat-declaration', 4_000_000_000 + typed++);
  const at = new Date(world.clock + 250).toISOString();
  waiting.push({
    id: `slack ${typed}`,
    source: 'slack',
    ref,
    at,
    data: { channel: 'CLUNCH', user, text, name },
  });
  return ref;
}
async function type(user: string, text: string, name?: string) {
  await world.settle(hear(user, text, name));
  expect(waiting).toEqual([]);
}
const panel = (issue: Issue) => world.panels(issue)[0]!.body;

test('an incident is declared in the name of the person who typed it, who gets the link', async () => {
  await type('UANA', 'declare sev2 Checkout rejects cards');
  const [incident, ...others] = world.issues();
  expect(others).toEqual([]);
  expect(incident).toMatchObject({
    title: 'Incident: Checkout rejects cards',
    labels: ['incident', 'sev2', 'investigating'],
    author: { app: true },
  });
  expect(incident!.body).toContain('\nDeclared 2026-03-01 14:00 UTC by @ana, from Slack.\n');
  expect(panel(incident!)).toContain('by @ana');
  expect(told).toEqual([
    [
      'CLUNCH',
      'UANA',
      `🟠 Declared as a **SEV2 incident**: [#${incident!.number}](${incident!.url}). Updates and commands go there.`,
    ],
  ]);
  world.minutes(1);
  await world.say(incident!, 'bo', '/incident ic me');
  await world.settle(world.ref('incident', incident!.number));
  expect(panel(incident!)).toMatch(/Incident commander.*@bo/);
});

test('without a severity it is the policy’s, and a drill is a drill', async () => {
  await type('UBO', 'declare drill Checkout rejects cards');
  expect(world.issues()[0]!.labels).toContain('sev3');
  expect(panel(world.issues()[0]!)).toMatch(/drill/i);
  expect(told[0]![2]).toContain('**SEV3 drill**');
});

test('the other commands of the message count, too', async () => {
  await type('UANA', 'declare sev1 Checkout rejects cards\n/incident ic me');
  expect(panel(world.issues()[0]!)).toMatch(/Incident commander.*@ana/);
});

test('what people mention stays a word, and members become their logins', async () => {
  await type('UANA', 'declare sev2 <@UBO> sees @all fail');
  expect(world.issues()[0]!.title).not.toMatch(/(?<![\w`\u2060])@(?:all|bo)\b/);
  expect(world.issues()[0]!.title).toMatch(/bo sees/);
});

describe('the channel of a service', () => {
  test('says which service it is about, and who is on call for it', async () => {
    world.policy = policySchema.parse({
      people: PEOPLE,
      services: [
        { name: 'search', channel: '#search' },
        {
          name: 'checkout',
          channel: '#checkout',
          onCall: { rotation: ['bo'], start: '2026-02-23 09:00', zone: 'UTC' },
        },
      ],
    });
    await type('UANA', 'declare sev2 Cards are rejected', 'checkout');
    const [incident] = world.issues();
    expect(incident!.assignees).toEqual(['bo']);
    expect(panel(incident!)).toContain('checkout');
  });
});

test('it is opened where the policy puts incidents, or says why not', async () => {
  const central = world.github.repository('acme', 'incidents', { people: { ana: 'triage' } });
  world.policy = policySchema.parse({ people: PEOPLE, incidents: { place: 'incidents' } });
  await type('UANA', 'declare sev2 Checkout rejects cards');
  expect(world.issues()[0]!.body).toContain(
    'It belongs in `acme/incidents`, but this App is not installed there',
  );
  world.installed.add('acme/incidents');
  await type('UANA', 'declare sev2 Search is stale');
  expect([...central.issues.values()].map(({ issue }) => issue.title)).toEqual(['Incident: Search is stale']);
});

test('it says that a similar one was declared a short time ago', async () => {
  await type('UANA', 'declare sev2 Checkout rejects cards');
  world.minutes(3);
  await type('UBO', 'declare sev2 Checkout rejects cards again');
  expect(world.issues()).toHaveLength(2);
  expect(told[1]![2]).toMatch(
    /It looks like acme\/shop#1, 3 min ago.*`\/incident duplicate-of acme\/shop#1`/,
  );
});

describe('nothing is declared', () => {
  test.each([
    ['by somebody without the role', 'UREA', 'declare sev2 Cards', /takes the role \*triage\* on acme\/shop/],
    ['by somebody whose login is unknown', 'UEVE', 'declare sev2 Cards', /YOUR-LOGIN: \{ slack: UEVE \}/],
    ['without saying what is wrong', 'UANA', 'declare sev2', /What is wrong\?/],
  ])('%s, and tells them why', async (_, user, text, says) => {
    await type(user, text);
    expect(world.issues()).toEqual([]);
    expect(told).toEqual([['CLUNCH', user, expect.stringMatching(says)]]);
  });
});

test('an interrupted declaration is continued, and opens nothing twice', async () => {
  const { port } = world;
  const comment = async () => {
    throw new GitHubError('Could not comment', 502);
  };
  const ref = hear('UANA', 'declare sev1 Checkout rejects cards\n/incident ic me');
  world.port = withMethods(port, { comment });
  await world.settle(ref);
  expect([world.issues().length, told.length, waiting.length]).toEqual([1, 0, 1]);
  world.port = port;
  world.minutes(1);
  await world.settle(ref);
  expect([world.issues().length, told.length, waiting.length]).toEqual([1, 1, 0]);
  expect(panel(world.issues()[0]!)).toMatch(/Incident commander.*@ana/);
});

test('the other commands of an interrupted declaration are written once', async () => {
  const ref = hear('UANA', 'declare sev1 Checkout rejects cards\n/incident update We look at it');
  const unsettled = [...waiting];
  await world.settle(ref);
  // Before the message was settled, the App was stopped.
  waiting = unsettled;
  world.minutes(1);
  await world.settle(ref);
  const written = world.comments(world.issues()[0]!).filter((comment) => findMarker(comment, 'from-chat'));
  expect([world.issues().length, written.length, waiting.length]).toEqual([1, 1, 0]);
});

describe('when GitHub refuses the issue for good', () => {
  const refusedIn = (name: string) => {
    const { port } = world;
    const openIssue: typeof port.openIssue = async (repo, issue) => {
      if (repo.repo === name) throw new GitHubError('Issues has been disabled', 410);
      return port.openIssue(repo, issue);
    };
    world.port = withMethods(port, { openIssue });
  };

  test('tells its author that nothing was declared', async () => {
    refusedIn('shop');
    await type('UANA', 'declare sev1 Checkout rejects cards');
    expect(told).toEqual([['CLUNCH', 'UANA', expect.stringContaining('**not declared**')]]);
  });

  test('in the repository for incidents, it opens where the policy is', async () => {
    world.github.repository('acme', 'incidents', { people: { ana: 'triage' } });
    world.policy = policySchema.parse({ people: PEOPLE, incidents: { place: 'incidents' } });
    world.installed.add('acme/incidents');
    refusedIn('incidents');
    await type('UANA', 'declare sev1 Checkout rejects cards');
    expect(world.issues()[0]!.body).toContain(
      'It belongs in `acme/incidents`, where GitHub refused to open it.',
    );
    expect(told[0]![2]).toContain('Declared as a **SEV1 incident**');
  });
});
