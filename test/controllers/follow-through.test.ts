import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../src/policy/load.ts';

import { ItemsWorld } from './items-world.ts';

const POLICY = `
services:
  - {name: checkout, paths: [src/checkout/**]}
  - {name: search, paths: [src/search/**]}
overrides: {people: [cy]}
actionItems: {followThrough: {check: failing}}
`;

/** A world with an overdue item of checkout, and a pull request that changes a file. */
async function changed(file: string, { policy = POLICY, severity = 'SEV2', labels = [] as string[] } = {}) {
  const world = await new ItemsWorld().withIncident();
  const read = readPolicy(policy, 'debrief.yml', null);
  expect(read.problems).toEqual([]);
  world.policy = read.policy;
  await world.merge(
    '- [ ] Cap the pool of each worker, owner: @bo, due 2026-03-20, service: checkout',
    undefined,
    severity,
  );
  world.clock = Date.parse('2026-04-01T12:00:00Z');
  const ana = world.github.as('ana');
  ana.write(world.repo, { [file]: 'x' }, 'topic');
  const wish = { title: 'Change', body: '', head: 'topic', base: 'main', draft: false };
  const pull = await ana.openPullRequest(world.repo, wish);
  if (labels.length) await ana.addLabels({ ...world.repo, number: pull.number }, labels);
  const look = async () => {
    await world.look(world.ref('follow-through', pull.number));
    return world.repo.checks.filter(({ name }) => name === 'debrief/follow-through').at(-1);
  };
  return { world, pull, look, check: await look() };
}

describe('debrief/follow-through', () => {
  test('fails, or lists, when a touched service has an overdue item of a severe incident', async () => {
    const { check, world } = await changed('src/checkout/a.ts');
    expect([check!.conclusion, check!.title]).toEqual(['failure', '1 action item is overdue for checkout']);
    expect(check!.summary).toContain(
      `#${world.item.number} Cap the pool of each worker: due 2026-03-20, SEV2, \`bo\``,
    );
    const neutral = await changed('src/checkout/a.ts', { policy: POLICY.replace('failing', 'neutral') });
    expect(neutral.check!.conclusion).toBe('neutral');
  });

  test('counts an issue that a person opened and an item adopted', async () => {
    const { world, look } = await changed('src/checkout/a.ts');
    const wish = { title: 'Drain the queue', body: 'My notes.', labels: [], assignees: ['bo'] };
    const { issue } = await world.github.as('bo').openIssue(world.repo, wish);
    await world.merge(
      `- [ ] Drain the queue, owner: @bo, due 2026-03-21, service: checkout, tracked in #${issue.number}`,
      'postmortems/2026-03-02-queue.md',
    );
    expect((await look())!.title).toBe('2 action items are overdue for checkout');
  });

  test('counts items whose issues are in another repository of the service, without their titles', async () => {
    const policy = POLICY.replace('{name: checkout,', '{name: checkout, repositories: [shop, infra],');
    const { world, look } = await changed('src/checkout/a.ts', { policy });
    const infra = world.github.repository('acme', 'infra', { people: { bo: 'write' }, files: {} });
    world.installed.add('acme/infra');
    await world.merge(
      '- [ ] Drain the queue, owner: @bo, due 2026-03-21, service: checkout, repo: infra',
      'postmortems/2026-03-02-queue.md',
    );
    const check = (await look())!;
    expect(check.title).toBe('2 action items are overdue for checkout');
    const [number] = infra.issues.keys();
    expect(check.summary).toContain(`acme/infra#${number}: due 2026-03-21, SEV2, \`bo\``);
    expect(check.summary).not.toContain('Drain the queue');
  });

  test.each([
    ['another service', 'src/search/a.ts', {}, 'success'],
    ['no service', 'docs/a.md', {}, 'neutral'],
    ['an item of a milder incident', 'src/checkout/a.ts', { severity: 'SEV3' }, 'success'],
    ['a change labelled as a hotfix', 'src/checkout/a.ts', { labels: ['Hotfix'] }, 'success'],
  ])('does not hold up %s', async (_, file, given, conclusion) => {
    expect((await changed(file, given)).check!.conclusion).toBe(conclusion);
  });

  test('passes once the item is done, or has a new date', async () => {
    const { world, look } = await changed('src/checkout/a.ts');
    await world.tell('bo', '/action due 2026-05-01 The hardware is late');
    expect((await look())!.conclusion).toBe('success');
  });

  test('is overridden by the people whom the policy names, and nobody else', async () => {
    const { world, pull, look } = await changed('src/checkout/a.ts');
    await world.github
      .as('ana')
      .comment({ ...world.repo, number: pull.number }, '/debrief override I want to');
    const refused = (await look())!;
    expect(refused.conclusion).toBe('failure');
    expect(refused.summary).toContain('**The override was not accepted.** ana may not override it.');
    await world.github
      .as('cy')
      .comment({ ...world.repo, number: pull.number }, '/debrief override It removes the pool');
    expect((await look())!.title).toContain('overridden by cy');
  });

  test('fails again when an override ends, not a day later', async () => {
    const { world, pull, look } = await changed('src/checkout/a.ts');
    const comment = '/debrief override for 2 hours It removes the pool';
    await world.github.as('cy').comment({ ...world.repo, number: pull.number }, comment);
    expect((await look())!.conclusion).toBe('success');
    const { due } = await world.look(world.ref('follow-through', pull.number));
    world.clock = Date.parse(due!);
    expect(due).toBe('2026-04-01T14:00:00.000Z');
    expect((await look())!.conclusion).toBe('failure');
  });

  test('costs nothing where it is off, which it is by default', async () => {
    const { world, look } = await changed('src/checkout/a.ts', {
      policy: POLICY.replace('check: failing', 'check: off'),
    });
    world.github.forgetCalls();
    expect(await look()).toBeUndefined();
    expect(world.github.reads + world.github.writes).toBe(0);
  });
});
