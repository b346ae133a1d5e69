import { describe, expect, test } from 'vitest';
import type { Board, Chat } from '../../src/chat/chat.ts';
import { policySchema } from '../../src/policy/schema.ts';
import type { Row } from '../../src/store/store.ts';
import { type ObjectRef, repositoryRef } from '../../src/vocabulary/refs.ts';
import { ItemsWorld } from './items-world.ts';

const ITEMS = `- [ ] Cap the pool, owner: @bo, due 2026-03-20, service: checkout
- Alert on old certificates, owner: @bo, due 2026-03-24, service: checkout
- Write a runbook, owner: @cy, due 2026-03-25
- Move all clients to tokens, owner: @cy, due 2026-06-01`;

class Digests extends ItemsWorld {
  override policy = policySchema.parse({ actionItems: { digest: 'people' } });

  static async merged(policy?: object): Promise<Digests> {
    const world = await new Digests().withIncident();
    if (policy) world.policy = policySchema.parse(policy);
    await world.merge(ITEMS);
    return world;
  }

  /** Lets the clock run to an instant, with a look at each time that Debrief had set itself. */
  async runTo(instant: string) {
    const ref = repositoryRef('item-digest', this.repo);
    for (;;) {
      const { due } = await this.look(ref);
      if (!due || due > instant) break;
      this.clock = Date.parse(due);
    }
    this.clock = Date.parse(instant);
    await this.look(ref);
  }

  digestOf(owner: string) {
    const found = this.issues().filter(({ title }) => title === `Action items of ${owner}`);
    expect(found.length).toBeLessThanOrEqual(1);
    return found[0];
  }

  titles(owner: string): string[] {
    return [...(this.digestOf(owner)?.body.matchAll(/\[(.*?)\]\(/g) ?? [])].map((match) => match[1]!);
  }
}

test('each person has one issue a week with what is due and overdue, instead of a reminder on each item', async () => {
  const world = await Digests.merged();
  await world.runTo('2026-03-16T12:00:00Z');
  expect(world.titles('bo')).toEqual(['Cap the pool', 'Alert on old certificates']);
  expect(world.titles('cy')).toEqual(['Write a runbook']);
  expect(world.digestOf('bo')).toMatchObject({ assignees: ['bo'], state: 'open' });
  await world.until('2026-03-22T12:00:00Z');
  expect(world.said()).toEqual([]);

  const before = world.digestOf('bo')!.body;
  await world.runTo('2026-03-22T12:00:00Z');
  expect(world.digestOf('bo')!.body).toBe(before);
  await world.runTo('2026-03-23T12:00:00Z');
  expect(world.digestOf('bo')!.body).toMatch(/\*\*Overdue\*\*\s+- \[Cap the pool\]/);
});

/** Looks at items and the digest whose rows the next look sees, as the App's do. */
function recordingIn(world: Digests) {
  const recorded = new Map<string, Row[]>();
  const digest = repositoryRef('item-digest', world.repo);
  const look = async (ref: ObjectRef) => {
    const { rows } = await world.look(ref);
    recorded.set(`${ref.kind} ${ref.number}`, [...rows]);
    world.rows = [...recorded.values()].flat();
  };
  const lookAtAll = async () => {
    for (const { number } of world.items()) await look(world.ref('action-item', number));
    await look(digest);
  };
  return { look, lookAtAll, digest };
}

test('an owner whose items are all snoozed reads in the same week of one that is given to them later', async () => {
  const world = await Digests.merged();
  const { look, lookAtAll, digest } = recordingIn(world);
  world.clock = Date.parse('2026-03-16T12:00:00Z');
  const [pool, , runbook] = world.items();
  await world.say(runbook!, 'cy', '/action snooze 3 weeks The wiki is being moved');
  for (let time = 0; time < 3; time++) await lookAtAll();
  expect(world.digestOf('cy')).toBeUndefined();
  world.github.forgetCalls();
  await look(digest);
  expect(world.github.reads).toBe(0);
  await world.github.as('ana').editIssue(pool!, { assignees: ['cy'] });
  await lookAtAll();
  expect(world.titles('cy')).toEqual(['Cap the pool']);
});

test('an item that changes after the digests of the week are written costs no listing, unless somebody has none yet', async () => {
  const world = await Digests.merged();
  const { look, lookAtAll, digest } = recordingIn(world);
  world.clock = Date.parse('2026-03-16T12:00:00Z');
  for (let time = 0; time < 3; time++) await lookAtAll();
  expect(world.titles('bo')).toEqual(['Cap the pool', 'Alert on old certificates']);

  const { port } = world;
  for (let number = 0; number < 500; number++)
    await port.openIssue(world.repo, { title: `Old ${number}`, body: '', labels: [], assignees: [] });
  const readsOf = async (ref: ObjectRef) => {
    world.github.forgetCalls();
    await look(ref);
    return world.github.calls.reduce((sum, { reads }) => sum + reads, 0);
  };
  expect(await readsOf(digest)).toBe(0);
  const [item] = world.items();
  await world.github.as('ana').editIssue(item!, { assignees: ['ana'] });
  await look(world.ref('action-item', item!.number));
  expect(await readsOf(digest)).toBeGreaterThan(5);
  expect(world.digestOf('ana')).toBeDefined();
});

test('a digest that was closed is opened again by news, and stays closed without any', async () => {
  const world = await Digests.merged();
  await world.runTo('2026-03-16T12:00:00Z');
  for (const owner of ['bo', 'cy'])
    await world.github.as(owner).editIssue(world.digestOf(owner)!, { state: 'closed' });
  const runbook = world.items().find(({ title }) => title === 'Write a runbook')!;
  await world.say(runbook, 'cy', '/action done It is in the wiki, and was used twice');
  await world.settle(world.ref('action-item', runbook.number));
  await world.runTo('2026-03-24T12:00:00Z');
  expect([world.digestOf('bo')!.state, world.digestOf('cy')!.state]).toEqual(['open', 'closed']);
});

test('a snoozed item is left out until it is awake', async () => {
  const world = await Digests.merged();
  await world.tell('bo', '/action snooze 3 weeks The hardware is late');
  await world.runTo('2026-03-16T12:00:00Z');
  expect(world.titles('bo')).toEqual(['Alert on old certificates']);
  await world.runTo('2026-03-24T12:00:00Z');
  expect(world.titles('bo')).toContain('Cap the pool');
});

test('a week begins on its first working day', async () => {
  const world = await Digests.merged({
    actionItems: { digest: 'people' },
    calendar: { daysOff: ['2026-03-16'] },
  });
  await world.runTo('2026-03-09T12:00:00Z');
  await world.runTo('2026-03-16T12:00:00Z');
  expect(world.digestOf('bo')!.body).toContain('in the week of 2026-03-09');
  await world.runTo('2026-03-17T12:00:00Z');
  expect(world.digestOf('bo')!.body).toContain('in the week of 2026-03-16');
});

test('the team of a service reads of its items, and its person is assigned', async () => {
  const world = await Digests.merged({
    actionItems: { digest: 'teams', maintainers: { payments: 'ana' } },
    services: [{ name: 'checkout', team: 'payments' }],
  });
  await world.runTo('2026-03-16T12:00:00Z');
  expect(world.titles('payments')).toEqual(['Cap the pool', 'Alert on old certificates']);
  expect(world.digestOf('payments')!.assignees).toEqual(['ana']);
  expect(world.titles('cy')).toEqual(['Write a runbook']);
});

test('stopped right after it was written, a digest is not written twice', async () => {
  const world = await Digests.merged();
  world.clock = Date.parse('2026-03-16T12:00:00Z');
  world.github.onCall = (when, method) => {
    if (when !== 'after' || method !== 'openIssue') return;
    world.github.onCall = null;
    throw new Error('stopped');
  };
  await expect(world.runTo('2026-03-16T12:00:00Z')).rejects.toThrow('stopped');
  await world.runTo('2026-03-16T13:00:00Z');
  expect(world.titles('bo')).toHaveLength(2);
  expect(world.titles('cy')).toHaveLength(1);
});

describe('in Slack', () => {
  const IN_SLACK = {
    actionItems: { digest: 'teams', digestIn: 'slack' },
    people: { bo: { slack: 'UBO' } },
    services: [{ name: 'checkout', team: 'acme/payments', channel: '#payments' }],
  };
  /** A Slack that keeps boards; what `problem` says stands in the way. */
  async function withSlack(policy: object) {
    const world = await Digests.merged(policy);
    const state = { boards: new Map<string, Board>(), asked: 0, problem: null as string | null };
    const chat: Pick<Chat, 'keepBoard' | 'boardNote'> = {
      async keepBoard(place, board) {
        if (!state.problem) state.boards.set(JSON.stringify(place), board);
        return state.problem;
      },
      async boardNote(place) {
        state.asked += 1;
        return state.boards.get(JSON.stringify(place))?.note ?? null;
      },
    };
    world.integrations = { chat: chat as Chat };
    const look = async () => {
      const outcome = await world.look(repositoryRef('item-digest', world.repo));
      world.rows = [...outcome.rows];
      return outcome;
    };
    return { world, state, look };
  }
  const TEAM = JSON.stringify({ channel: '#payments' });
  const BO = JSON.stringify({ member: { login: 'bo', id: 'UBO', email: null } });

  test('a team has one message in the channel of its service, and somebody who is not known there an issue', async () => {
    const { world, state, look } = await withSlack(IN_SLACK);
    world.clock = Date.parse('2026-03-16T12:00:00Z');
    await look();
    const { title, note, markdown, news } = state.boards.get(TEAM)!;
    expect([title, note, news]).toEqual([
      'Action items of payments in acme/shop',
      'week of 2026-03-16',
      '2 action items are due or overdue.',
    ]);
    expect(markdown).toMatch(/\*\*Due soon\*\*\s+- \[Cap the pool\]/);
    expect(markdown).not.toContain('Close it');
    expect(world.digestOf('payments')).toBeUndefined();
    expect(world.titles('cy')).toEqual(['Write a runbook']);
  });

  test('a person has one in the conversation with the bot, written once a week and edited in place', async () => {
    const { world, state, look } = await withSlack({
      ...IN_SLACK,
      actionItems: { digest: 'people', digestIn: 'slack' },
    });
    world.clock = Date.parse('2026-03-16T12:00:00Z');
    await look();
    expect(state.boards.get(BO)?.note).toBe('week of 2026-03-16');
    expect((await look()).steps).toEqual([]);
    expect(state.asked).toBe(1);
    // The store was lost: Slack is asked what stands there.
    world.rows = [];
    expect((await look()).steps).toEqual([]);
    world.clock = Date.parse('2026-03-23T12:00:00Z');
    await look();
    expect(state.boards.get(BO)).toMatchObject({
      note: 'week of 2026-03-23',
      markdown: expect.stringContaining('**Overdue**'),
    });
  });

  test('what Slack refuses stands in an issue for that week', async () => {
    const { world, state, look } = await withSlack(IN_SLACK);
    state.problem = 'Slack refuses: there is no channel #payments.';
    world.clock = Date.parse('2026-03-16T12:00:00Z');
    await look();
    expect(world.titles('payments')).toEqual(['Cap the pool', 'Alert on old certificates']);
    expect((await look()).steps).toEqual([]);
  });
});

test('an item that has no assignee is in no digest, so its own issue reminds of it', async () => {
  const world = await Digests.merged();
  const runbook = world.items().find(({ title }) => title === 'Write a runbook')!;
  const { assignees } = runbook;
  // As GitHub does when somebody leaves the organisation.
  await world.github.as('ana').unassign(runbook, assignees);
  world.clock = Date.parse('2026-03-25T12:00:00Z');
  await world.settle(world.ref('action-item', runbook.number));
  expect(
    world
      .comments(runbook)
      .map(({ body }) => body)
      .join(),
  ).toContain('**Due today** (2026-03-25)');
});
