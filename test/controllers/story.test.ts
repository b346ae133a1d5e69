import { describe, expect, test } from 'vitest';
import { findMarker } from '../../src/github/markers.ts';
import { COMPLETE } from './sample-post-mortems.ts';
import { World } from './world.ts';

/** From the resolution to the merge, as people do it. */
async function toMerge(world: World): Promise<{ incident: number; pull: number }> {
  const incident = await world.incident();
  world.minutes(4);
  await world.say(incident, 'bo', '/incident ic me\n/incident time started 13:52 UTC');
  world.minutes(20);
  await world.say(incident, 'bo', '/incident mitigated');
  await world.settle(world.ref('incident', incident.number));
  world.minutes(10);
  await world.say(incident, 'bo', '/incident resolved');
  await world.settle(world.ref('incident', incident.number));
  const pull = (await world.port.pullRequestFrom(world.repo, `debrief/post-mortem-${incident.number}`))!;
  return { incident: incident.number, pull: pull.number };
}

test('an incident goes all the way from the label to the issues of its action items', async () => {
  const world = new World();
  const { incident, pull } = await toMerge(world);
  const ref = { ...world.repo, number: pull };
  const opened = (await world.port.pullRequest(ref))!;
  expect(opened).toMatchObject({
    title: 'Post-mortem: Checkout rejects cards',
    labels: ['post-mortem', 'draft'],
    draft: false,
  });
  expect(opened.body).toContain(`incident #${incident}`);
  const panel = () => world.panels(world.repo.issues.get(incident)!.issue)[0]!.body;
  expect(panel()).toContain(`#${pull}, draft`);

  // The draft tells what GitHub knew, and does not pass as it is.
  const [file] = await world.port.changedFiles(ref);
  expect(file!.path).toBe(`postmortems/2026-03-01-checkout-rejects-cards-${incident}.md`);
  const draft = world.github.as('ana').readAt(world.repo, file!.path, opened.head.ref)!;
  expect(draft).toContain('| 2026-03-01 13:52 UTC | Impact started |');
  const checks = () => world.repo.checks.map(({ sha, conclusion }) => ({ sha, conclusion }));
  expect(checks()).toEqual([{ sha: opened.head.sha, conclusion: 'failure' }]);
  expect(world.repo.checks[0]!.annotations.length).toBeGreaterThan(0);

  // Fixed, it passes; merged, its items have issues.
  world.minutes(60);
  world.github.as('ana').write(world.repo, { [file!.path]: COMPLETE(incident) }, opened.head.ref);
  await world.settle(world.ref('post-mortem', pull));
  expect(world.repo.checks.at(-1)!.summary).not.toContain('To settle');
  expect(checks().at(-1)!.conclusion).toBe('success');
  await world.github.as('ana').merge(ref);
  const merged = (['post-mortem', 'action-items', 'learned'] as const).map((kind) => world.ref(kind, pull));
  await world.settle(...merged);

  const items = world.issues().filter((issue) => findMarker(issue, 'action-item'));
  expect(items.map(({ title, assignees, labels }) => [title, ...assignees, ...labels])).toEqual([
    ['Share one pool of 40 connections between all workers', 'bo', 'action-item', 'type: prevent'],
    ['Alert when connection use stays above 80% for 2 minutes', 'cy', 'action-item', 'type: detect'],
  ]);
  expect(items[0]!.body).toContain('2026-03-20');
  expect(world.repo.issues.get(incident)!.children.map(({ number }) => number)).toEqual(
    items.map(({ number }) => number),
  );
  for (const { number } of items) expect(panel()).toContain(`- [ ] #${number}`);
  expect(panel()).toContain(`#${pull}, merged`);

  // And all is quiet: nothing is done twice, the incident is left for people to close.
  const before = world.visible();
  world.github.forgetCalls();
  await world.sweep();
  expect(world.github.writes).toBe(0);
  expect(world.visible()).toEqual(before);
  await world.github.as('bo').editIssue(items[0]!, { state: 'closed' });
  await world.sweep();
  expect(panel()).toContain(`- [x] #${items[0]!.number}`);
  expect(panel()).toContain('1 of 2 done');
});

test('a post-mortem that was closed unmerged is not opened again; the panel says so, until somebody reopens it', async () => {
  const world = new World();
  const { incident, pull } = await toMerge(world);
  const panel = () => world.panels(world.repo.issues.get(incident)!.issue)[0]!.body;
  await world.github.as('ana').editIssue({ ...world.repo, number: pull }, { state: 'closed' });
  await world.settle(world.ref('post-mortem', pull));
  await world.sweep();
  expect([...world.repo.issues.values()].filter((issue) => issue.pull)).toHaveLength(1);
  expect(panel()).toContain('closed without a merge. Reopen it');

  await world.github.as('ana').editIssue({ ...world.repo, number: pull }, { state: 'open' });
  await world.settle(world.ref('post-mortem', pull));
  expect(panel()).toContain(`#${pull}, draft`);
  expect(panel()).not.toContain('without a merge');
  const [again] = await world.settle(world.ref('post-mortem', pull));
  expect(again!.next.filter(({ kind }) => kind === 'incident')).toEqual([]);
});

test('a branch that an earlier run left behind is used, and words that people wrote on it stay', async () => {
  const world = new World();
  const incident = await world.incident();
  const path = `postmortems/2026-03-01-checkout-rejects-cards-${incident.number}.md`;
  world.github.as('ana').write(world.repo, { [path]: '# Ours\n' }, `debrief/post-mortem-${incident.number}`);
  await world.say(incident, 'bo', '/incident resolved');
  await world.sweep();
  const pull = (await world.port.pullRequestFrom(world.repo, `debrief/post-mortem-${incident.number}`))!;
  expect(world.github.as('ana').readAt(world.repo, path, pull.head.ref)).toBe('# Ours\n');
});

test('two incidents that are resolved in the same second get a pull request each, in files of their own', async () => {
  const world = new World();
  const incidents = [await world.incident('Same title'), await world.incident('Same title')];
  for (const incident of incidents) await world.say(incident, 'bo', '/incident resolved');
  await world.sweep();
  const pulls = [...world.repo.issues.values()].filter((issue) => issue.pull);
  const files = await Promise.all(pulls.map(({ issue }) => world.port.changedFiles(issue)));
  expect(new Set(files.flat().map(({ path }) => path)).size).toBe(2);
});

describe("the organisation's own template", () => {
  const OWN = '# {{title}}\n\nOur own.\n\n{{severity}}\n';
  const PATH = '.github/debrief/templates/full.md';
  async function draft(files: { own?: string; organisation?: string }) {
    const world = new World();
    const cy = world.github.as('cy');
    if (files.own) cy.write(world.repo, { [PATH]: files.own });
    if (files.organisation)
      world.github.repository(world.repo.owner, '.github', { files: { [PATH]: files.organisation } });
    const incident = await world.incident();
    await world.say(incident, 'bo', '/incident resolved');
    await world.sweep();
    const pull = (await world.port.pullRequestFrom(world.repo, `debrief/post-mortem-${incident.number}`))!;
    const [file] = await world.port.changedFiles(pull);
    return { pull, text: world.github.as('ana').readAt(world.repo, file!.path, pull.head.ref) };
  }

  test.each([
    ['of the repository', { own: OWN }],
    ['of its repository .github', { organisation: OWN }],
    ['of the repository before that of the organisation', { own: OWN, organisation: '# Other\n' }],
  ])('%s is used', async (_where, files) => {
    expect((await draft(files)).text).toBe('# Checkout rejects cards\n\nOur own.\n\nSEV2\n');
  });

  test.each([
    ['of the repository', { own: OWN.replace('severity', 'severty') }],
    ['of its repository .github', { organisation: OWN.replace('severity', 'severty') }],
  ])(
    "%s with an unknown variable gives way to Debrief's, and the pull request says why",
    async (_where, files) => {
      const { pull, text } = await draft(files);
      expect(text).toContain('## Timeline');
      expect(pull.body).toContain(
        '`.github/debrief/templates/full.md`, line 5, column 1: there is no `{{severty}}`. Did you mean "severity"?',
      );
    },
  );
});

test('a repository without a commit holds up no incident', async () => {
  const world = new World();
  world.repo.git.branches.clear();
  const incident = await world.incident();
  await world.say(incident, 'bo', '/incident resolved');
  await world.sweep();
  expect(world.panels(incident)[0]!.body).toContain('Resolved');
});
