import { expect, test } from 'vitest';
import { policySchema } from '../../src/policy/schema.ts';
import { repositoryRef } from '../../src/vocabulary/refs.ts';
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
