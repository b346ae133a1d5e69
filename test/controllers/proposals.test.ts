import { describe, expect, test } from 'vitest';
import { ItemsWorld } from './items-world.ts';

const PROPOSED = `| Item | Owner | Due | Status |
| --- | --- | --- | --- |
| Cap the pool of each worker | @bo | 2026-03-20 | Proposed |
| Alert on pool use above 80 % | @bo | 2026-03-20 | Proposed |`;
/** Lines of the two items in the file. */
const [CAP, ALERT] = [27, 28];
const titles = (world: ItemsWorld) => world.items().map(({ title }) => title);

async function inReview(items = PROPOSED): Promise<{ world: ItemsWorld; number: number }> {
  const world = await new ItemsWorld().withIncident();
  const { number } = await world.open(items);
  await world.settle(world.ref('post-mortem', number));
  return { world, number };
}

async function say(world: ItemsWorld, number: number, login: string, text: string): Promise<void> {
  world.minutes(1);
  await world.say(world.repo.issues.get(number)!.issue, login, text);
  await world.settle(world.ref('action-items', number));
}

describe('a proposal', () => {
  test('is named in the review, and has no issue after the merge', async () => {
    const { world, number } = await inReview();
    expect(world.itemsReport(number)).toContain(`**Line ${CAP}, “Cap the pool of each worker”**`);
    await world.mergePull(number);
    expect(titles(world)).toEqual([]);
    expect(world.itemsReport(number)).toContain(`**Line ${ALERT}, “Alert on pool use above 80 %”**`);
  });

  test('becomes a promise by a tick during the review', async () => {
    const { world, number } = await inReview();
    await world.tick(number, 'Accept (');
    expect(titles(world)).toEqual([]);
    await world.mergePull(number);
    expect(titles(world)).toEqual(['Cap the pool of each worker']);
    expect(world.itemsReport(number)).not.toContain('Cap the pool');
  });

  test('becomes a promise by a comment on its line', async () => {
    const { world, number } = await inReview();
    world.github
      .as('bo')
      .commentOnLine({ ...world.repo, number }, 'postmortems/2026-03-01-cards.md', ALERT, '/action accept');
    await world.settle(world.ref('action-items', number));
    expect(world.itemsReport(number)).toMatch(/80 %”\*\*: \[accepted\]\(.*discussion_r\d+\) by `bo`/);
    await world.mergePull(number);
    expect(titles(world)).toEqual(['Alert on pool use above 80 %']);
  });

  test.each([
    [`/action accept ${CAP}`, ['Cap the pool of each worker']],
    [`/action accept line ${ALERT}`, ['Alert on pool use above 80 %']],
    ['/action accept all', ['Alert on pool use above 80 %', 'Cap the pool of each worker']],
  ])('becomes a promise after the merge by %s', async (command, wanted) => {
    const { world, number } = await inReview();
    await world.mergePull(number);
    await say(world, number, 'bo', command);
    expect(titles(world).sort()).toEqual(wanted);
  });

  test('is declined with a reason, which stays on the pull request', async () => {
    const { world, number } = await inReview();
    await world.mergePull(number);
    await say(world, number, 'bo', `/action decline ${CAP}`);
    expect(world.itemsReport(number)).toContain('Why is it declined?');
    await say(world, number, 'bo', `/action decline ${CAP} The pool goes away in May`);
    await say(world, number, 'bo', `/action accept ${ALERT}`);
    expect(titles(world)).toEqual(['Alert on pool use above 80 %']);
    expect(world.itemsReport(number)).toMatch(
      /Cap the pool of each worker”\*\*: \[declined\].* by `bo`: The pool goes away in May/,
    );
  });

  test('is not decided by people without the role that commands need', async () => {
    const { world, number } = await inReview();
    await world.mergePull(number);
    await say(world, number, 'rea', '/action accept all');
    expect(titles(world)).toEqual([]);
  });

  test('stays decided after its author left, in the words of then', async () => {
    const { world, number } = await inReview();
    await say(world, number, 'bo', `/action accept ${CAP}`);
    const { id } = world
      .comments(world.repo.issues.get(number)!.issue)
      .find(({ body }) => body.startsWith('/'))!;
    world.repo.people.set('bo', 'read');
    await world.settle(world.ref('action-items', number));
    expect(world.itemsReport(number)).toMatch(/Cap the pool of each worker”\*\*: \[accepted\]/);
    world.minutes(1);
    await world.github.as('bo').editComment({ ...world.repo, number }, id, '/action accept all');
    await world.settle(world.ref('action-items', number));
    expect(world.itemsReport(number)).toContain('takes the role');
    await world.mergePull(number);
    expect(titles(world)).toEqual([]);
  });

  test('that is decided ends what was said about earlier commands', async () => {
    const { world, number } = await inReview();
    await say(world, number, 'bo', `/action acept ${CAP}`);
    await say(world, number, 'rea', '/action accept all');
    expect(world.itemsReport(number)).toMatch(/`\/action acept` is no command[\s\S]*takes the role/);
    await say(world, number, 'bo', '/action accept all');
    expect(world.itemsReport(number)).not.toMatch(/is no command|takes the role/);
  });

  test('of another line is asked for', async () => {
    const { world, number } = await inReview();
    await say(world, number, 'bo', '/action accept 3');
    expect(world.itemsReport(number)).toContain(
      `names no proposed item. Write its line, such as \`/action accept ${CAP}\``,
    );
  });
});

test('a review without proposals and doubts is left alone, for three calls', async () => {
  const world = await new ItemsWorld().withIncident();
  const { number } = await world.open('- [ ] Cap the pool of each worker, owner: @bo, due 2026-03-20');
  const before = world.github.reads;
  await world.look(world.ref('action-items', number));
  expect(world.github.reads - before).toBe(3);
  expect(world.itemsReport(number)).toBe('');
});

test('an item that may be an earlier one in other words is asked about in the review, and the merge follows the tick', async () => {
  const world = await new ItemsWorld().withIncident();
  await world.merge('- [ ] Alert on latency of the checkout service, owner: @bo, due 2026-03-20');
  const { number } = await world.open(
    '- [ ] Alert on errors of the checkout service, owner: @bo, due 2026-03-21',
  );
  await world.settle(world.ref('post-mortem', number));
  expect(world.itemsReport(number)).toContain('in other words? Tick one box');
  await world.tick(number, 'No, it is a new item');
  expect(titles(world)).toHaveLength(1);
  await world.mergePull(number);
  expect(titles(world)).toHaveLength(2);
  expect(world.itemsReport(number)).toContain('Every action item has its issue.');
});
