import { describe, expect, test } from 'vitest';
import { findMarker } from '../../src/github/markers.ts';
import type { Issue } from '../../src/github/port.ts';
import { effectsOf } from '../markdown/as-github.ts';
import { World } from './world.ts';

const HEAD = `---
title: Checkout rejects cards
date: 2026-03-01
severity: SEV2
incident: INCIDENT
---

# Checkout rejects cards

## Summary

Cards were declined from 13:52 to 14:24 UTC.

## Timeline

- 2026-03-01 13:52 UTC: impact started
- 2026-03-01 14:24 UTC: resolved

## Action items

`;

/** Merges a post-mortem with these items and looks at it. */
async function merged(
  items: string,
  world = new World(),
  path = 'postmortems/2026-03-01-cards.md',
  base = 'main',
) {
  const ana = world.github.as('ana');
  const incident = world.incidents().at(-1) ?? (await world.incident());
  const branch = `topic-${world.repo.lastNumber}`;
  ana.write(world.repo, { [path]: `${HEAD.replace('INCIDENT', String(incident.number))}${items}\n` }, branch);
  const pull = await ana.openPullRequest(world.repo, {
    title: 'P',
    body: '',
    head: branch,
    base,
    draft: false,
  });
  world.minutes(5);
  await ana.merge(pull);
  const outcomes = await world.settle(world.ref('action-items', pull.number));
  const made = world.issues().filter((issue) => findMarker(issue, 'action-item'));
  const log = outcomes.flatMap(({ steps }) => steps.map(({ receipt }) => JSON.stringify(receipt))).join('\n');
  return { world, incident, pull, made, log };
}
const titles = (issues: readonly Issue[]) => issues.map(({ title }) => title);

describe('a merged post-mortem', () => {
  test('gives each item one issue with owner, date and label, below its incident', async () => {
    const { world, incident, made, log } = await merged(
      '| Item | Owner | Due |\n| --- | --- | --- |\n| Add an alert on pool use | @bo | 2026-03-20 |\n| Add retries to the client | @cy | 2026-04-01 |',
    );
    expect(titles(made)).toEqual(['Add an alert on pool use', 'Add retries to the client']);
    expect(made.map(({ assignees }) => assignees)).toEqual([['bo'], ['cy']]);
    expect(findMarker(made[0]!, 'action-item')?.data).toMatchObject({
      due: '2026-03-20',
      incident: `acme/shop#${incident.number}`,
    });
    expect(made[0]!.body).toMatch(
      /\[Checkout rejects cards\]\(https:\/\/github\.test\/acme\/shop\/blob\/[0-9a-f]+\/postmortems\/.*#L\d+\)/,
    );
    expect(world.repo.issues.get(incident.number)!.children).toHaveLength(2);
    expect(log).toContain(`"made":${made[0]!.number}`);
    expect(log).not.toContain('pool');
  });

  test('gives each item one issue however often the delivery comes', async () => {
    const { world, pull } = await merged('- [ ] Add an alert on pool use @bo due 2026-03-20');
    for (let i = 0; i < 3; i++) await world.settle(world.ref('action-items', pull.number));
    expect(world.issues().filter((issue) => findMarker(issue, 'action-item'))).toHaveLength(1);
  });

  test('gives each item one issue when somebody takes the label off, which comes back', async () => {
    const { world, pull, made } = await merged('- [ ] Add an alert on pool use @bo due 2026-03-20');
    await world.github.as('bo').removeLabel(made[0]!, 'action-item');
    await world.settle(world.ref('action-items', pull.number));
    expect(world.issues().filter((issue) => findMarker(issue, 'action-item'))).toHaveLength(1);
    expect((await world.port.issue(made[0]!))!.labels).toEqual(['action-item']);
  });

  test('follows an issue that was transferred, and neither opens another nor touches it', async () => {
    const { world, incident, pull, made } = await merged('- [ ] Add an alert on pool use @bo due 2026-03-20');
    world.github.removeIssue(made[0]!);
    const moved = { ...made[0]!, repo: 'infra', number: 3, labels: [] };
    world.repo.issues.get(incident.number)!.children.splice(0, 1, moved);
    world.github.forgetCalls();
    const [outcome] = await world.settle(world.ref('action-items', pull.number));
    expect(outcome!.steps).toEqual([]);
    expect(world.issues().filter((issue) => findMarker(issue, 'action-item'))).toEqual([]);
  });

  test('opens the issue without an assignee when the owner is unknown, and says so', async () => {
    const { made } = await merged(
      '- [ ] Add an alert on pool use @nobody-here due 2026-03-20\n- [ ] Add retries to the client',
    );
    expect(made.map(({ assignees }) => assignees)).toEqual([[], []]);
    expect(made[0]!.body).toContain('`nobody-here`, who cannot be assigned');
    expect(made[1]!.body).toContain('nobody is named yet');
  });

  test('adopts an issue that an item names, and writes nothing into it', async () => {
    const world = new World();
    await world.incident();
    const { issue } = await world.github
      .as('bo')
      .openIssue(world.repo, { title: 'Alert', body: 'Mine.', labels: [], assignees: [] });
    const { made, incident } = await merged(
      `- [ ] Add an alert on pool use @bo due 2026-03-20 (#${issue.number})`,
      world,
    );
    expect(made).toEqual([]);
    expect(world.repo.issues.get(issue.number)!.issue).toMatchObject({
      body: 'Mine.',
      labels: ['action-item'],
      assignees: ['bo'],
    });
    expect(world.repo.issues.get(incident.number)!.children.map(({ number }) => number)).toEqual([
      issue.number,
    ]);
  });

  test('opens an issue when the one that an item names is not there', async () => {
    const { made } = await merged('- [ ] @bo: Add an alert on pool use by 2026-03-20 (#999)');
    expect(titles(made)).toEqual(['Add an alert on pool use']);
    expect(made[0]!.body).toContain('`#999` for it, which does not exist');
  });

  test('leaves alone what is tracked elsewhere, done, or declined', async () => {
    const { made } = await merged(
      [
        '- [ ] Add an alert on pool use @bo due 2026-03-20 (acme/other#4)',
        '- [x] Add retries to the client @bo due 2026-03-20',
        '- [ ] Add a second database @cy due 2026-03-20',
      ].join('\n'),
    );
    expect(titles(made)).toEqual(['Add a second database']);
  });

  test('opens an issue for what is done in part, and none for what nobody will do', async () => {
    const rows = ['Done in staging', 'Fixed, awaiting deploy', 'Superseded', 'no longer needed', 'Done'];
    const { made } = await merged(
      `| Action | Owner | Status |\n| --- | --- | --- |\n${rows.map((status) => `| Add an alert on ${status} | @bo | ${status} |`).join('\n')}`,
    );
    expect(titles(made)).toEqual([
      'Add an alert on Done in staging',
      'Add an alert on Fixed, awaiting deploy',
    ]);
  });

  test('works on a server without sub-issues: the panel lists the items all the same', async () => {
    const world = new World();
    world.repo.hasSubIssues = false;
    const incident = await world.incident();
    await world.say(incident, 'bo', '/incident resolved');
    await world.sweep();
    const pull = (await world.port.pullRequestFrom(world.repo, `debrief/post-mortem-${incident.number}`))!;
    const [file] = await world.port.changedFiles(pull);
    const text = `${HEAD.replace('INCIDENT', String(incident.number))}- [ ] Add an alert on pool use @bo due 2026-03-20\n`;
    world.github.as('ana').write(world.repo, { [file!.path]: text }, pull.head.ref);
    await world.github.as('ana').merge(pull);
    await world.sweep();
    const [made] = world.issues().filter((issue) => findMarker(issue, 'action-item'));
    expect(world.panels(incident)[0]!.body).toContain(`- [ ] #${made!.number} · @bo · due 2026-03-20`);
    await world.sweep();
    const said = world.comments(world.repo.issues.get(pull.number)!.issue).map(({ body }) => body);
    expect(said).toContainEqual(expect.stringMatching(/This GitHub has no sub-issues[\s\S]*#\d/));
    world.github.forgetCalls();
    await world.sweep();
    expect(world.github.writes).toBe(0);
  });

  test('has the panel show each finished item as soon as its issue is closed', async () => {
    const { world, incident, pull, made } = await merged('- [ ] Add an alert on pool use @bo due 2026-03-20');
    await world.say(incident, 'bo', '/incident resolved');
    await world.sweep();
    const draft = (await world.port.pullRequestFrom(world.repo, `debrief/post-mortem-${incident.number}`))!;
    await world.github.as('bo').editIssue(draft, { state: 'closed' });
    await world.settle(world.ref('action-items', pull.number));
    expect(world.panels(incident)[0]!.body).toContain('0 of 1 done');
    await world.github.as('bo').editIssue(made[0]!, { state: 'closed' });
    await world.settle(world.ref('incident', made[0]!.number));
    expect(world.panels(incident)[0]!.body).toContain('1 of 1 done');
  });

  test('changed later opens issues for new items alone, under a new file name too', async () => {
    const { world } = await merged('- [ ] Add an alert on pool use @bo due 2026-03-20');
    const { made } = await merged(
      '- [ ] Add retries to the client @cy due 2026-04-01\n- [ ] Add an alert on **pool use** @bo due 2026-03-20',
      world,
    );
    expect(titles(made)).toEqual(['Add an alert on pool use', 'Add retries to the client']);
  });

  test('written by hand, beside the draft that was closed, is followed on the panel as well', async () => {
    const world = new World();
    const incident = await world.incident();
    await world.say(incident, 'bo', '/incident resolved');
    await world.sweep();
    const draft = (await world.port.pullRequestFrom(world.repo, `debrief/post-mortem-${incident.number}`))!;
    await world.github.as('bo').editIssue(draft, { state: 'closed' });
    const { made } = await merged(
      '- [ ] @bo: Add an alert on pool use by 2026-03-20',
      world,
      'postmortems/ours.md',
    );
    expect(world.panels(incident)[0]!.body).toContain(`- [ ] #${made[0]!.number} · @bo · due 2026-03-20`);
  });

  test('with mentions of 30 people rings none of them', async () => {
    const people = Array.from({ length: 30 }, (_, i) => `@person-${i}`).join(' ');
    const { made } = await merged(`- [ ] Add an alert on pool use that tells ${people}, due 2026-03-20`);
    expect(made).toHaveLength(1);
    expect(effectsOf(made[0]!.body).mentions).toEqual([]);
    expect(made[0]!.title.length).toBeLessThanOrEqual(256);
  });

  test('keeps its promises while the default branch gets another name', async () => {
    const { world, pull, made } = await merged('- [ ] Add an alert on pool use @bo due 2026-03-20');
    const { git, renamedBranches } = world.repo;
    git.branches.set('trunk', git.branches.get('main')!);
    git.branches.delete('main');
    renamedBranches.set('main', 'trunk');
    world.repo.defaultBranch = 'trunk';
    await world.github.as('ana').removeLabel(made[0]!, 'action-item');
    await world.settle(world.ref('action-items', pull.number));
    expect(made[0]!.labels).toContain('action-item');
  });

  test('on another branch than the default one promises nothing yet', async () => {
    const world = new World();
    await world.incident();
    world.github.as('ana').write(world.repo, { 'x.md': 'x' }, 'release');
    const { made } = await merged(
      '- [ ] Add an alert on pool use @bo due 2026-03-20',
      world,
      'postmortems/a.md',
      'release',
    );
    expect(made).toEqual([]);
  });
});

test('a pull request that is open, closed unmerged, or gone, opens nothing', async () => {
  const world = new World();
  const incident = await world.incident();
  await world.say(incident, 'bo', '/incident resolved');
  await world.sweep();
  const pull = (await world.port.pullRequestFrom(world.repo, `debrief/post-mortem-${incident.number}`))!;
  expect((await world.look(world.ref('action-items', pull.number))).steps).toEqual([]);
  await world.github.as('ana').editIssue(pull, { state: 'closed' });
  expect((await world.look(world.ref('action-items', pull.number))).steps).toEqual([]);
  expect(await world.look(world.ref('action-items', 99))).toMatchObject({ found: false });
});
