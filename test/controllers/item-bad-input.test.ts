import { describe, expect, test } from 'vitest';
import { effectsOf } from '../markdown/as-github.ts';
import { ItemsWorld } from './items-world.ts';

const line = (text: string, owner = '@bo', more = '') =>
  `- [ ] ${text}, owner: ${owner}, due 2026-03-20${more}`;

async function merged(items: string, before: (world: ItemsWorld) => void = () => {}) {
  const world = await new ItemsWorld().withIncident();
  before(world);
  const pull = await world.merge(items);
  return { world, pull };
}

describe('an owner', () => {
  test.each([
    ['who is unknown', '@nobody-here', [], '`nobody-here`, who cannot be assigned in this repository'],
    ['who is a bot', '@renovate[bot]', [], '| **Owner** | `renovate[bot]`, who cannot be assigned'],
    ['in another letter case', '@BO', ['bo'], '| **Owner** | `BO` |'],
    ['beside a second one', '@bo and @cy', ['bo'], 'is accountable'],
    [
      'after one who has left',
      '@gone and @cy',
      ['cy'],
      '`cy`, the first who can be assigned, is accountable',
    ],
  ])('%s', async (_, owner, assignees, said) => {
    const { world } = await merged(line('Cap the pool of each worker', owner));
    expect(world.items()).toHaveLength(1);
    expect(world.item.assignees).toEqual(assignees);
    expect(world.item.body).toContain(said);
  });
});

describe('the text of an item', () => {
  const people = Array.from({ length: 30 }, (_, index) => `@person${index}`).join(', ');
  test.each([
    ['of 2,000 characters', `Cap the pool ${'of each worker and of each queue '.repeat(60)}`.slice(0, 2_000)],
    ['that mentions 30 people', `Ask ${people} for the size of the pool`],
    ['with markup', '<img src=x onerror=alert(1)> **Cap** `the` [pool](javascript:alert(1)) <!-- of -->'],
    ['with a closing keyword', 'Fixes #1: cap the pool'],
  ])('%s makes one issue that pings nobody and closes nothing', async (_, text) => {
    const { world, pull } = await merged(line(text));
    await world.settle(world.ref('action-items', pull));
    expect(world.items()).toHaveLength(1);
    const { title, body } = world.item;
    expect(title.length).toBeLessThanOrEqual(256);
    expect(effectsOf(body).mentions).toEqual([]);
    expect(effectsOf(body).closes).toEqual([]);
    expect(title).not.toMatch(/(?<![a-z\d_])@[a-z\d]|\bfix(?:es)?:?\s+#\d/i);
  });
});

test('a checkbox that somebody adds and ticks in the issue changes nothing', async () => {
  const { world, pull } = await merged(line('Cap the pool of each worker'));
  await world.github.as('bo').editIssue(world.item, { body: `${world.item.body}\n\n- [x] measured` });
  await world.settle(world.ref('action-item', world.item.number), world.ref('action-items', pull));
  expect(world.items()).toHaveLength(1);
  expect(world.item).toMatchObject({ state: 'open', body: expect.stringContaining('- [x] measured') });
});

test('an issue that was deleted is opened again', async () => {
  const { world, pull } = await merged(line('Cap the pool of each worker'));
  const { number } = world.item;
  world.repo.issues.delete(number);
  const incident = world.repo.issues.get(world.incidentNumber!)!;
  incident.children.length = 0;
  await world.settle(world.ref('action-item', number), world.ref('action-items', pull));
  expect(world.items()).toHaveLength(1);
});

test('nothing is written on a locked issue, and nothing is opened instead', async () => {
  const { world, pull } = await merged(line('Cap the pool of each worker'));
  world.github.as('cy').lock(world.item);
  world.clock = Date.parse('2026-03-20T12:00:00Z');
  await world.settle(world.ref('action-item', world.item.number), world.ref('action-items', pull));
  expect(world.items()).toHaveLength(1);
  expect(world.said()).toEqual([]);
});

test('the 101st item of an incident has its issue, and is named as what could not be filed below it', async () => {
  const { world, pull } = await merged(line('Cap the pool of each worker'), (made) => {
    const { children, issue } = made.repo.issues.get(made.incidentNumber!)!;
    for (let index = 0; index < 100; index++)
      children.push({ ...issue, id: 90_000 + index, number: 9_000 + index });
  });
  expect(world.items()).toHaveLength(1);
  expect(world.itemsReport(pull)).toMatch(
    /\*\*Not below their incident\.\*\*[\s\S]*“Cap the pool of each worker”/,
  );
  const { steps } = await world.look(world.ref('action-items', pull));
  expect(steps.map(({ type }) => type)).toEqual(['tell-items']);
  expect(world.itemsReport(pull)).toContain(`#${world.item.number}`);
  expect((await world.look(world.ref('action-items', pull))).steps).toEqual([]);
});

test('an item for a repository without issues is named with the reason, and the others are opened', async () => {
  const { world, pull } = await merged(
    `${line('Cap the pool of each worker')}\n${line('Rotate the certificates', '@bo', ', repo: infra')}`,
    (made) => {
      made.github.repository('acme', 'infra', { people: {}, files: {} }).hasIssues = false;
      made.installed.add('acme/infra');
    },
  );
  expect(world.items().map(({ title }) => title)).toEqual(['Cap the pool of each worker']);
  const { steps } = await world.look(world.ref('action-items', pull));
  expect(steps.map(({ says }) => says)).toEqual([expect.stringContaining('“Rotate the certificates”')]);
  expect(steps[0]!.error).toMatchObject({ message: expect.stringContaining('disabled'), kind: 'issues-off' });
});

test('an issue that was turned into a discussion is no evidence that the work is done: the item gets another one, once', async () => {
  const { world, pull } = await merged(line('Cap the pool of each worker'));
  const before = world.item;
  await world.github.as('cy').convert(before);
  const refs = [world.ref('action-item', before.number), world.ref('action-items', pull)] as const;
  await world.settle(...refs);
  await world.settle(...refs);
  const [, item, ...more] = world.items();
  expect(more).toEqual([]);
  expect(item).toMatchObject({ state: 'open', title: before.title, assignees: ['bo'] });
  expect(item!.body).toContain(`It was tracked in #${before.number}, which is a discussion now.`);
  expect((await world.look(refs[0])).rows).toEqual([]);
  expect((await world.look(world.ref('action-item', item!.number))).rows).toMatchObject([
    { data: { done: false } },
  ]);
  expect(world.said(before)).toEqual([]);
});

test('an issue that was closed and locked later by people stays the issue of its item', async () => {
  const { world, pull } = await merged(line('Cap the pool of each worker'));
  await world.github.as('bo').editIssue(world.item, { state: 'closed' });
  world.minutes(30);
  world.github.as('cy').lock(world.item);
  world.github.forgetCalls();
  await world.settle(world.ref('action-items', pull));
  expect(world.items()).toHaveLength(1);
});

test('deleting a whole post-mortem keeps the issues of its items, with one note on each and on the pull request', async () => {
  const { world } = await merged(
    `${line('Cap the pool of each worker')}\n${line('Rotate the certificates')}`,
  );
  const ana = world.github.as('ana');
  const [path] = world.item.body.match(/postmortems\/[^" ]+\.md/)!;
  ana.write(world.repo, { [path]: null }, 'tidy');
  const wish = { title: 'Tidy up', body: '', head: 'tidy', base: 'main', draft: false };
  const pull = await ana.openPullRequest(world.repo, wish);
  await world.mergePull(pull.number);
  await world.settle(world.ref('action-items', pull.number));
  expect(world.items().map(({ state }) => state)).toEqual(['open', 'open']);
  for (const issue of world.items())
    expect(world.said(issue)).toEqual([
      expect.stringContaining('post-mortem of this action item was deleted'),
    ]);
  const { issue } = world.repo.issues.get(pull.number)!;
  const named = world.said(issue).map((text) => text.split(':')[0]);
  expect(new Set(named)).toEqual(new Set(world.items().map(({ number }) => `acme/shop#${number}`)));
  expect(named).toHaveLength(2);
});

test('deleting a post-mortem without an incident tells the issues of its items in other repositories, and no others there', async () => {
  const world = new ItemsWorld();
  const infra = world.github.repository('acme', 'infra', { people: { bo: 'write' }, files: {} });
  world.installed.add('acme/infra');
  await world.merge(line('Rotate the certificates', '@bo', ', repo: infra'));
  const [issue] = [...infra.issues.values()];
  const [path] = issue!.issue.body.match(/postmortems\/[^" ]+\.md/)!;
  const web = { ...issue!.issue, title: 'Of another repository', labels: [], assignees: [] };
  const body = web.body.replaceAll('/acme/shop/blob/', '/acme/web/blob/');
  const other = await world.github.port().openIssue(infra, { ...web, body, type: null });
  const ana = world.github.as('ana');
  ana.write(world.repo, { [path]: null }, 'tidy');
  const wish = { title: 'Tidy up', body: '', head: 'tidy', base: 'main', draft: false };
  const pull = await ana.openPullRequest(world.repo, wish);
  await world.mergePull(pull.number);
  const said = (number: number) =>
    infra.issues
      .get(number)!
      .events.flatMap((event) => (event.type === 'commented' ? event.comment.body : []));
  expect(said(issue!.issue.number)).toEqual([
    expect.stringContaining('post-mortem of this action item was deleted'),
  ]);
  expect(said(other.issue.number)).toEqual([]);
  const told = world.said(world.repo.issues.get(pull.number)!.issue);
  expect(told).toEqual([expect.stringContaining(`acme/infra#${issue!.issue.number}`)]);
});
