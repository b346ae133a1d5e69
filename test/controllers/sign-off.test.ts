import { describe, expect, test } from 'vitest';
import type { Issue, PullRequest } from '../../src/github/port.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { COMPLETE } from './sample-post-mortems.ts';
import { World } from './world.ts';

const PATH = 'postmortems/2026-03-01-cards.md';

/** A complete post-mortem of ana's about an incident that bo commanded. */
async function proposed(policy: object, { draft = false, body = '', status = 'in review' } = {}) {
  const world = new World();
  world.policy = policySchema.parse(policy);
  const incident = await world.incident();
  await world.say(incident, 'bo', '/incident ic me');
  await world.settle(world.ref('incident', incident.number));
  const ana = world.github.as('ana');
  const text = COMPLETE(incident.number).replace(/status: .*/, `status: ${status}`);
  ana.write(world.repo, { [PATH]: text }, 'topic');
  const pull = await ana.openPullRequest(world.repo, {
    title: 'Cards',
    body,
    head: 'topic',
    base: 'main',
    draft,
  });
  await world.settle(world.ref('post-mortem', pull.number));
  return { world, pull, incident };
}
const look = async (world: World, pull: PullRequest) => {
  await world.settle(world.ref('post-mortem', pull.number));
  return world.repo.checks.at(-1)!;
};

describe('a reviewer from outside', () => {
  const POLICY = {
    postmortems: { outsideReview: { SEV2: true } },
    services: [
      { name: 'checkout', onCall: { rotation: ['cy'], start: '2026-01-05 09:00', shift: '1 week' } },
    ],
  };

  test('is waited for when the document is ready', async () => {
    const { world } = await proposed(POLICY);
    expect(world.repo.checks.at(-1)).toMatchObject({
      conclusion: 'action_required',
      title: 'The document is ready; waiting for people',
      summary: expect.stringContaining('An approval by somebody from outside'),
    });
  });

  test.each([
    ['dee, who had no part in it, is enough', 'dee', 'success'],
    ['rea, who may only read, is not', 'rea', 'action_required'],
    ['somebody who is passing by is not', 'passer-by', 'action_required'],
    ['bo, who commanded it, is not', 'bo', 'action_required'],
    ['ana, who wrote it, is not', 'ana', 'action_required'],
  ])('approves: %s', async (_, login, conclusion) => {
    const { world, pull } = await proposed(POLICY);
    world.repo.people.set('dee', 'triage');
    world.github.as(login).approve(pull);
    expect(await look(world, pull)).toMatchObject({ conclusion });
  });

  test('approves: somebody on call for an affected service is not enough', async () => {
    const { world, pull, incident } = await proposed(POLICY);
    await world.say(incident, 'bo', '/incident services checkout');
    await world.settle(world.ref('incident', incident.number));
    world.github.as('cy').approve(pull);
    expect(await look(world, pull)).toMatchObject({ conclusion: 'action_required' });
  });

  test('is waited for when somebody corrects a merged post-mortem, which has no label', async () => {
    const { world, pull } = await proposed(POLICY);
    const ana = world.github.as('ana');
    await ana.merge(pull);
    ana.write(world.repo, { [PATH]: `${COMPLETE(2)}\nCorrected.\n` }, 'correction');
    const wish = { title: 'Correct it', body: '', head: 'correction', base: 'main', draft: false };
    const correction = await ana.openPullRequest(world.repo, wish);
    expect(await look(world, correction)).toMatchObject({ conclusion: 'action_required' });
    expect((await world.port.pullRequest(correction))!.labels).toEqual([]);
    world.repo.people.set('dee', 'triage');
    world.github.as('dee').approve(correction);
    expect(await look(world, correction)).toMatchObject({ conclusion: 'success' });
  });

  test('is looked for where the author of a draft takes the incident out of it', async () => {
    const { world, draft } = await drafted(POLICY);
    const ana = world.github.as('ana');
    const [file] = await world.port.changedFiles(draft);
    ana.write(
      world.repo,
      { [file!.path]: COMPLETE(2).replace(/^incident: .*/m, 'incident: none') },
      draft.head.ref,
    );
    await ana.editIssue(draft, { body: 'Nothing to see here.' });
    world.github.calls.length = 0;
    await look(world, draft);
    expect(world.github.calls.map(({ method }) => method)).toContain('approvals');
  });

  test('is nobody’s business by default, and costs no call', async () => {
    const { world } = await proposed({});
    expect(world.repo.checks.at(-1)).toMatchObject({ conclusion: 'success' });
    expect(world.github.calls.map(({ method }) => method)).not.toContain('approvals');
  });
});

describe('the facilitator’s checklist', () => {
  const POLICY = {
    postmortems: { checklist: ['Read aloud in the *review* meeting', 'No names of customers'] },
  };

  test('is waited for until each box in the description is ticked', async () => {
    const { world, pull } = await proposed(POLICY);
    expect(world.repo.checks.at(-1)!.summary).toContain('No names of customers');
    const boxes = (second: string) =>
      `- [x] Read aloud in the *review* meeting\n- [${second}] No names of customers\n`;
    await world.github.as('ana').editIssue(pull, { body: boxes(' ') });
    const half = await look(world, pull);
    expect(half.conclusion).toBe('action_required');
    expect(half.summary).not.toContain('Read aloud');
    await world.github.as('ana').editIssue(pull, { body: boxes('x') });
    expect(await look(world, pull)).toMatchObject({ conclusion: 'success' });
  });

  test('is in the pull request that Debrief opens, and counts once it is ticked', async () => {
    const { world, draft } = await drafted(POLICY);
    expect(draft.body).toContain('- [ ] Read aloud in the *review* meeting\n- [ ] No names of customers');
    const ana = world.github.as('ana');
    const [file] = await world.port.changedFiles(draft);
    ana.write(world.repo, { [file!.path]: COMPLETE(2) }, draft.head.ref);
    await ana.editIssue(draft, { body: draft.body.replaceAll('- [ ]', '- [x]') });
    expect((await look(world, draft)).summary).not.toContain('tick off');
  });
});

/** The pull request that Debrief opens when an incident is resolved. */
async function drafted(policy: object) {
  const world = new World();
  world.policy = policySchema.parse(policy);
  const incident: Issue = await world.incident();
  await world.say(incident, 'bo', '/incident ic me\n/incident resolved');
  await world.settle(world.ref('incident', incident.number));
  const { issue } = [...world.repo.issues.values()].find(({ pull }) => pull)!;
  return { world, incident, draft: (await world.port.pullRequest(issue))! };
}

describe('how far a post-mortem is', () => {
  const labels = async (world: World, pull: PullRequest) =>
    [...(await world.port.pullRequest(pull))!.labels].sort();

  test('shows by labels, from the draft over the review to the merge', async () => {
    const { world, draft } = await drafted({});
    expect(await labels(world, draft)).toEqual(['draft', 'post-mortem']);
    const ana = world.github.as('ana');
    const [file] = await world.port.changedFiles(draft);
    ana.write(world.repo, { [file!.path]: COMPLETE(2) }, draft.head.ref);
    await look(world, draft);
    expect(await labels(world, draft)).toEqual(['in review', 'post-mortem']);
    await ana.merge(draft);
    await look(world, draft);
    expect(await labels(world, draft)).toEqual(['accepted', 'post-mortem']);
  });

  test('is announced on the incident after the merge, even if GitHub never reported it', async () => {
    const { world, incident, draft } = await drafted({});
    const [file] = await world.port.changedFiles(draft);
    const ana = world.github.as('ana');
    ana.write(world.repo, { [file!.path]: COMPLETE(incident.number) }, draft.head.ref);
    await ana.merge(draft);
    await world.sweep();
    const told = world.comments(incident).filter(({ body }) => body.includes('The post-mortem is accepted'));
    expect(told).toHaveLength(1);
  });

  test('is a draft as long as GitHub or the front matter says so', async () => {
    const { world, incident, draft } = await drafted({ postmortems: { openAs: 'draft' } });
    expect(draft.draft).toBe(true);
    expect(world.panels(incident)[0]!.body).toContain(`#${draft.number}, draft`);
    const [file] = await world.port.changedFiles(draft);
    world.github.as('ana').write(world.repo, { [file!.path]: COMPLETE(2) }, draft.head.ref);
    await look(world, draft);
    expect(await labels(world, draft)).toEqual(['draft', 'post-mortem']);
    world.repo.issues.get(draft.number)!.pull!.draft = false;
    await look(world, draft);
    expect(await labels(world, draft)).toEqual(['in review', 'post-mortem']);
    expect(world.panels(incident)[0]!.body).toContain(`#${draft.number}, in review`);
  });

  test('has the labels that the policy names, or none', async () => {
    const policy = { labels: { postmortemStates: { draft: null, review: 'pm/review' } } };
    const { world, draft } = await drafted(policy);
    expect(await labels(world, draft)).toEqual(['post-mortem']);
    const [file] = await world.port.changedFiles(draft);
    world.github.as('ana').write(world.repo, { [file!.path]: COMPLETE(2) }, draft.head.ref);
    await look(world, draft);
    expect(await labels(world, draft)).toEqual(['pm/review', 'post-mortem']);
  });

  test('is not shown on a pull request without a post-mortem, nor on a closed one', async () => {
    const { world, draft } = await drafted({});
    await world.github.as('ana').editIssue(draft, { state: 'closed' });
    await look(world, draft);
    expect(await labels(world, draft)).toEqual(['draft', 'post-mortem']);
  });
});
