import { expect, test } from 'vitest';
import type { Issue } from '../../src/github/port.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { World } from './world.ts';

const HEAD = `---
title: Checkout rejects cards
date: 2026-03-01
severity: SEV2
---

# Checkout rejects cards

## Summary

Cards were declined from 13:52 to 14:24 UTC.

## Timeline

- 2026-03-01 13:52 UTC: impact started
- 2026-03-01 14:24 UTC: resolved

## Action items

`;
const PATH = 'postmortems/2026-03-01-cards.md';
const TEXT = '- [ ] Alert on pool use above 80 %, owner: @bo, due 2026-03-20';

/** Merges these files (null removes one) in a pull request of their own, and looks at what was agreed. */
async function land(world: World, files: Readonly<Record<string, string | null>>): Promise<number> {
  const ana = world.github.as('ana');
  const head = `topic-${world.repo.lastNumber}`;
  const changes = Object.entries(files).map(([path, items]) => [path, items && `${HEAD}${items}\n`]);
  ana.write(world.repo, Object.fromEntries(changes), head);
  const pull = await ana.openPullRequest(world.repo, {
    title: 'P',
    body: '',
    head,
    base: 'main',
    draft: false,
  });
  world.minutes(5);
  await ana.merge(pull);
  await world.settle(world.ref('action-items', pull.number));
  return pull.number;
}
const items = (world: World): Issue[] => world.issues().filter(({ author }) => author.app);
const titles = (world: World) => items(world).map(({ title }) => title);

test('the story of a reworded item: one issue, whose title follows as long as nobody else wrote it', async () => {
  const world = new World();
  const first = await land(world, { [PATH]: TEXT });
  await land(world, { [PATH]: TEXT.replace('80', '85') });
  expect(titles(world)).toEqual(['Alert on pool use above 85 %']);
  await world.github.as('bo').editIssue(items(world)[0]!, { title: 'Pool alert' });
  await land(world, { [PATH]: TEXT.replace('80', '90').replace('Alert', 'Alert early') });
  await land(world, { [PATH]: TEXT.replace('80', '92').replace('Alert', 'Alert early') });
  // What an earlier pull request said is not brought back by looking at it again.
  world.github.forgetCalls();
  await world.settle(world.ref('action-items', first));
  expect(world.github.writes).toBe(0);
  expect(titles(world)).toEqual(['Pool alert']);
});

test('an item keeps its issue through two moves in a row and an edit after them', async () => {
  const world = new World();
  await land(world, { [PATH]: TEXT });
  await land(world, { [PATH]: null, 'postmortems/2026/cards.md': TEXT });
  await land(world, { 'postmortems/2026/cards.md': null, 'postmortems/payments/cards.md': TEXT });
  await land(world, { 'postmortems/payments/cards.md': TEXT.replace('pool', 'connection pool') });
  expect(titles(world)).toEqual(['Alert on connection pool use above 80 %']);
});

test.each([
  [
    'its label is renamed',
    async (world: World, issue: Issue) => {
      await world.github.as('ana').removeLabel(issue, 'action-item');
      await world.github.as('ana').addLabels(issue, ['follow-up']);
    },
  ],
  [
    'the policy names another label',
    async (world: World) => {
      world.policy = { ...DEFAULT_POLICY, labels: { ...DEFAULT_POLICY.labels, actionItem: 'promise' } };
    },
  ],
  [
    'its owner rewrites the text',
    (world: World, issue: Issue) =>
      world.github.as('bo').editIssue(issue, { body: 'Plan: exporter, then alert.' }),
  ],
  [
    'somebody pastes another issue above',
    async (world: World, issue: Issue) => {
      const other = items(world).find(({ number }) => number !== issue.number)!;
      await world.github.as('bo').editIssue(issue, { body: `${other.body}\n\n${issue.body}` });
    },
  ],
  [
    'somebody pastes another issue over it',
    async (world: World, issue: Issue) => {
      const other = items(world).find(({ number }) => number !== issue.number)!;
      await world.github.as('bo').editIssue(issue, { body: other.body });
    },
  ],
])('a later edit opens no second issue after %s', async (_, change) => {
  const world = new World();
  const two = `${TEXT}\n- [ ] Add retries to the client, owner: @cy, due 2026-04-01`;
  await land(world, { [PATH]: two });
  await change(world, items(world)[0]!);
  const text = world.repo.issues.get(items(world)[0]!.number)!.issue.body;
  await land(world, { [PATH]: `${two}\n\nThe graph was added later.` });
  await land(world, { [PATH]: `${two}\n\nThe graph was added later, and a link.` });
  expect(titles(world)).toEqual(['Alert on pool use above 80 %', 'Add retries to the client']);
  // What people wrote is still there.
  const visible = (body: string) => body.replace(/<!--.*?-->\n?/g, '');
  expect(visible(items(world)[0]!.body)).toBe(visible(text));
});

test('an issue mentioned in passing is left alone, and one that represents the item is followed', async () => {
  const world = new World();
  const open = (title: string) =>
    world.github.as('ana').openIssue(world.repo, { title, body: '', labels: [], assignees: [] });
  const [{ issue: old }, { issue: own }] = [await open('Old scanners'), await open('Pool alert')];
  await land(world, {
    [PATH]: `- [ ] Raise the limit as we did in #${old.number}, owner: @bo, due 2026-03-20\n- [ ] Alert on pool use (#${own.number}), owner: @cy, due 2026-03-20`,
  });
  expect(titles(world)).toEqual([`Raise the limit as we did in #${old.number}`]);
  expect(world.repo.issues.get(old.number)!.issue.labels).toEqual([]);
  expect(world.repo.issues.get(own.number)!.issue.labels).toEqual(['action-item']);
});

test('a service of the post-mortem is nobody’s assignee', async () => {
  const world = new World();
  world.repo.people.set('checkout', 'write');
  const ana = world.github.as('ana');
  const text = HEAD.replace('severity: SEV2', 'severity: SEV2\nservices: [checkout]');
  ana.write(world.repo, { [PATH]: `${text}${TEXT.replace('@bo', '@checkout')}\n` }, 'topic');
  const pull = await ana.openPullRequest(world.repo, {
    title: 'P',
    body: '',
    head: 'topic',
    base: 'main',
    draft: false,
  });
  await ana.merge(pull);
  await world.settle(world.ref('action-items', pull.number));
  expect(items(world).map(({ assignees }) => assignees)).toEqual([[]]);
});

test('an item closed as not planned is declined, not done', async () => {
  const world = new World();
  const incident = await world.incident();
  await world.say(incident, 'bo', '/incident resolved');
  await world.settle(world.ref('incident', incident.number));
  const pull = [...world.repo.issues.values()].find((each) => each.pull)!;
  const own = HEAD.replace('severity: SEV2', `severity: SEV2\nincident: ${incident.number}`);
  const [file] = await world.port.changedFiles({ ...world.repo, number: pull.issue.number });
  const text = `${own}${TEXT}\n- [ ] Add retries to the client, owner: @cy, due 2026-04-01\n`;
  world.github.as('ana').write(world.repo, { [file!.path]: text }, `debrief/post-mortem-${incident.number}`);
  await world.github.as('ana').merge(pull.issue);
  await world.sweep();
  const [alert, retries] = items(world).filter(({ title }) => !title.startsWith('Incident'));
  await world.github.as('bo').editIssue(alert!, { state: 'closed', closedAs: 'not-planned' });
  await world.github.as('cy').editIssue(retries!, { state: 'closed' });
  await world.sweep();
  const panel = world.panels(incident)[0]!.body;
  expect(panel).toContain('1 of 2 done, 1 declined: nothing is left to do');
  expect(panel).toMatch(new RegExp(`- \\[ \\] #${alert!.number} .* · declined`));
});
