import { describe, expect, test } from 'vitest';
import type { Issue } from '../../src/github/port.ts';
import { withMethods } from '../../src/github/with.ts';
import { ItemsWorld } from './items-world.ts';

const said = (world: ItemsWorld, issue: Issue) =>
  world.comments(issue).flatMap(({ author, body }) => (author.app ? [body] : []));
const now = (world: ItemsWorld, { number }: Issue) => world.repo.issues.get(number)!.issue;

const ALERT =
  '- Alert on pool use, owner: @bo, due 2026-04-20, type: detect, priority: P1. Done when: a test has raised it';

test('a later pull request changes the rows, the text, the labels and the owner in the issue of an item', async () => {
  const world = await new ItemsWorld().withIncident();
  await world.merge(ALERT);
  const issue = world.item;
  await world.github.as('ana').addLabels(issue, ['ours']);
  await world.merge(
    '- Alert early on pool use, owner: @cy, due 2026-04-20, type: prevent, priority: P2, addresses: F1. Done when: two tests have raised it',
  );
  expect(world.items()).toHaveLength(1);
  const { body, labels, assignees } = world.item;
  expect(body).toContain('Alert early on pool use\n\n| **Owner** | `cy` |');
  expect(body).toContain('| **Type** | prevent |\n| **Priority** | P2 |');
  expect(body).toContain('| **Done when** | two tests have raised it |');
  expect(body).toContain('| **Addresses** | F1: The pool had no limit for each worker |');
  expect(labels.toSorted()).toEqual(['action-item', 'ours', 'priority: P2', 'type: prevent']);
  expect(assignees).toEqual(['cy']);
});

test('a priority that is only written differently keeps its label', async () => {
  const world = await new ItemsWorld().withIncident();
  await world.merge(ALERT);
  await world.merge(ALERT.replace('P1', 'p1'));
  expect(world.item.labels.toSorted()).toEqual(['action-item', 'priority: P1', 'type: detect']);
  expect(world.item.body).toContain('| **Priority** | p1 |');
});

test('a row and a label that people changed in the issue stay, and the row is told once in both places', async () => {
  const world = await new ItemsWorld().withIncident();
  await world.merge(ALERT);
  const issue = world.item;
  const ana = world.github.as('ana');
  await ana.editIssue(issue, { body: issue.body.replace('a test has raised it', 'it rang at night') });
  await ana.removeLabel(issue, 'priority: P1');
  const pull = await world.merge(
    ALERT.replace('a test', 'every test').replace('P1', 'P2').replace('detect', 'prevent'),
  );
  for (let again = 0; again < 2; again++) await world.settle(world.ref('action-items', pull));
  expect(world.item.body).toContain('| **Done when** | it rang at night |');
  expect(world.item.labels.toSorted()).toEqual(['action-item', 'type: prevent']);
  const told = /now says “every test has raised it” for “Done when”/;
  expect(said(world, world.item).filter((text) => told.test(text))).toHaveLength(1);
  expect(said(world, world.repo.issues.get(pull)!.issue).filter((text) => told.test(text))).toHaveLength(1);
});

test('a box that somebody ticks while Debrief notes a date stays ticked, and the date is noted all the same', async () => {
  const world = await new ItemsWorld().withIncident();
  await world.merge(ALERT);
  const ana = world.github.as('ana');
  await ana.editIssue(world.item, { body: `${world.item.body}\n- [ ] Told support\n` });
  await world.say(world.item, 'bo', '/action due 2026-05-01 The exporter comes in April');
  const { port } = world;
  world.port = withMethods(port, {
    react: async (...reaction) => {
      await ana.editIssue(world.item, { body: world.item.body.replace('[ ] Told', '[x] Told') });
      return port.react(...reaction);
    },
  });
  await world.settle(world.ref('action-item', world.item.number));
  expect(world.item.body).toContain('- [x] Told support');
  expect(world.item.body).toContain('agreed=2026-05-01');
});

/** An item that adopted an issue of bo's. */
async function adopted() {
  const world = await new ItemsWorld().withIncident();
  const wish = { title: 'Alert', body: 'Mine.', labels: [], assignees: [] };
  const { issue } = await world.github.as('bo').openIssue(world.repo, wish);
  await world.merge(`- Alert on pool use, owner: @bo, due 2026-04-20 (#${issue.number})`);
  return { world, issue };
}

describe('an issue that two items of a document link says one of them, look after look:', () => {
  const other = (number: number) =>
    `- Show pool use on the dashboard, owner: @cy, due 2026-05-20 (#${number})`;
  const looksIdle = async (world: ItemsWorld, pull: number) => {
    world.github.forgetCalls();
    for (let time = 0; time < 3; time++) await world.settle(world.ref('action-items', pull));
    return world.github.writes === 0;
  };

  test.each(['above', 'below'])('the one that it was opened for, with the other %s it', async (place) => {
    const world = await new ItemsWorld().withIncident();
    await world.merge(ALERT);
    const { number, title } = world.item;
    const both = place === 'above' ? [other(number), ALERT] : [ALERT, other(number)];
    const pull = await world.merge(both.join('\n'));
    expect(await looksIdle(world, pull)).toBe(true);
    expect(world.items()).toHaveLength(1);
    expect([world.item.title, world.item.assignees]).toEqual([title, ['bo']]);
    expect(world.item.body).toContain('2026-04-20');
    expect(world.item.body).not.toContain('2026-05-20');
  });

  test('the first one, of an issue that somebody else opened', async () => {
    const { world, issue } = await adopted();
    const pull = await world.merge(
      `- Alert on pool use, owner: @bo, due 2026-04-20 (#${issue.number})\n${other(issue.number)}`,
    );
    expect(await looksIdle(world, pull)).toBe(true);
    expect(said(world, issue)).toEqual([expect.stringContaining('Alert on pool use')]);
  });
});

test('an item whose link was removed keeps the issue that it adopted, through another edit as well', async () => {
  const { world, issue } = await adopted();
  await world.merge('- Alert on pool use, owner: @bo, due 2026-04-27');
  await world.merge('- Alert early on pool use, owner: @bo, due 2026-04-27');
  expect(world.items()).toEqual([]);
  expect(said(world, issue)).toHaveLength(1);
  expect(said(world, issue)[0]).toContain('due 2026-04-27: Alert early on pool use');
  expect(now(world, issue).body).toBe('Mine.');
});

test('an adopted issue is told once when its item leaves the post-mortem', async () => {
  const { world, issue } = await adopted();
  const pull = await world.merge('Nothing is left to do.');
  await world.settle(world.ref('action-items', pull));
  expect(said(world, issue).filter((text) => text.includes('no longer lists'))).toHaveLength(1);
  expect(now(world, issue).state).toBe('open');
});

test('an issue that somebody calls the same follows the new words as well', async () => {
  const world = await new ItemsWorld().withIncident();
  await world.merge('- Write down how to open the gates with a key, owner: @bo, due 2026-04-20');
  const pull = await world.merge(
    '- Write down how to open the gates with a crank, owner: @cy, due 2026-05-20',
  );
  expect(world.items()).toHaveLength(1);
  await world.tick(pull, 'Yes, it is the same');
  expect(world.items()).toHaveLength(1);
  expect(world.item.body).toContain('Write down how to open the gates with a crank\n\n| **Owner** | `cy` |');
  expect(world.item.assignees).toEqual(['cy']);
});
