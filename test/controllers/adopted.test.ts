import { describe, expect, test } from 'vitest';
import type { Issue } from '../../src/github/port.ts';
import { COMPLETE } from './sample-post-mortems.ts';
import { World } from './world.ts';

const PATH = 'postmortems/2026-03-01-cards.md';
const about = (...incidents: Issue[]) =>
  COMPLETE(1).replace('incident: 1', `incident: [${incidents.map(({ number }) => number).join(', ')}]`);

/** A pull request of ana's with this post-mortem, looked at once with all that follows. */
async function propose(world: World, text: string, branch = 'by-hand') {
  const ana = world.github.as('ana');
  ana.write(world.repo, { [PATH]: text }, branch);
  const wish = { title: 'Cards', body: '', head: branch, base: 'main', draft: false };
  const pull = await ana.openPullRequest(world.repo, wish);
  await world.settle(world.ref('post-mortem', pull.number));
  return pull;
}
const resolve = async (world: World, incident: Issue) => {
  await world.say(incident, 'bo', '/incident ic me\n/incident resolved');
  await world.settle(world.ref('incident', incident.number));
};
const pulls = (world: World) => [...world.repo.issues.values()].filter(({ pull }) => pull).length;
const saying = (world: World, on: Pick<Issue, 'number'>, words: RegExp) =>
  world.comments(on as Issue).filter(({ author, body }) => author.app && words.test(body));

describe('a post-mortem that somebody wrote by hand', () => {
  test('is adopted by the incident in its front matter: no draft is opened beside it', async () => {
    const world = new World();
    const incident = await world.incident();
    const pull = await propose(world, COMPLETE(incident.number));
    await resolve(world, incident);
    expect(pulls(world)).toBe(1);
    expect(world.panels(incident)[0]!.body).toContain(`#${pull.number}, in review`);
  });

  test('gets one comment about what it gains, and its incident gets a link to it', async () => {
    const world = new World();
    const incident = await world.incident();
    const pull = await propose(world, COMPLETE(incident.number));
    world.github.as('ana').write(world.repo, { [PATH]: `${COMPLETE(incident.number)}\n` }, 'by-hand');
    await world.settle(world.ref('post-mortem', pull.number));
    expect(saying(world, pull, /now the post-mortem of incident/)).toHaveLength(1);
    expect(saying(world, incident, new RegExp(`written in #${pull.number}`))).toHaveLength(1);
  });

  test('has its owner reminded of the date', async () => {
    const world = new World();
    const incident = await world.incident();
    const pull = await propose(world, COMPLETE(incident.number));
    await resolve(world, incident);
    world.minutes(10 * 24 * 60);
    await world.settle(world.ref('draft', pull.number));
    expect(saying(world, pull, /@bo, this post-mortem was due/)).toHaveLength(1);
  });

  test('is enough to close the incident, even when nothing was heard of it before the merge', async () => {
    const world = new World();
    const incident = await world.incident();
    await resolve(world, incident);
    const ana = world.github.as('ana');
    ana.write(world.repo, { [PATH]: COMPLETE(incident.number) }, 'by-hand');
    const wish = { title: 'Cards', body: '', head: 'by-hand', base: 'main', draft: false };
    const pull = await ana.openPullRequest(world.repo, wish);
    await ana.merge(pull);
    await world.settle(world.ref('learned', pull.number));
    await ana.editIssue(incident, { state: 'closed' });
    await world.settle(world.ref('incident', incident.number));
    expect((await world.port.issue(incident))!.state).toBe('closed');
    expect(world.panels(incident)[0]!.body).toContain(`#${pull.number}, merged`);
  });

  test.each([
    ['closes the draft in which nobody has written', '', 'closed', /is closed/],
    ['leaves open the draft in which people have written', 'Our words.', 'open', /move over what is missing/],
  ])('%s, once it is merged', async (_, words, state, says) => {
    const world = new World();
    const incident = await world.incident();
    await resolve(world, incident);
    const draft = (await world.port.pullRequestFrom(world.repo, `debrief/post-mortem-${incident.number}`))!;
    const ana = world.github.as('ana');
    if (words) {
      const [file] = await world.port.changedFiles(draft);
      const text = await ana.readAt(world.repo, file!.path, draft.head.ref);
      ana.write(world.repo, { [file!.path]: `${text}\n${words}\n` }, draft.head.ref);
    }
    const pull = await propose(world, COMPLETE(incident.number));
    await world.settle(world.ref('draft', draft.number));
    expect((await world.port.pullRequest(draft))!.state).toBe('open');
    await ana.merge(pull);
    await world.settle(world.ref('learned', pull.number));
    expect((await world.port.pullRequest(draft))!.state).toBe(state);
    expect(saying(world, draft, says)).toHaveLength(1);

    await ana.editIssue(draft, { state: 'open' });
    await world.settle(world.ref('draft', draft.number));
    expect((await world.port.pullRequest(draft))!.state).toBe('open');
  });

  test('that was closed without a merge leaves the incident to be drafted', async () => {
    const world = new World();
    const incident = await world.incident();
    const pull = await propose(world, COMPLETE(incident.number));
    await world.github.as('ana').editIssue(pull, { state: 'closed' });
    await world.settle(world.ref('post-mortem', pull.number));
    await resolve(world, incident);
    expect(pulls(world)).toBe(2);
  });

  test('in a fork is judged, and no incident waits for it: anybody can open one', async () => {
    const world = new World();
    const incident = await world.incident();
    const { port } = world;
    const fromFork: typeof port.pullRequest = async (ref) => {
      const found = await port.pullRequest(ref);
      return found && { ...found, head: { ...found.head, fork: true } };
    };
    world.port = Object.create(port, { pullRequest: { value: fromFork } });
    await propose(world, COMPLETE(incident.number));
    expect(saying(world, incident, /written in/)).toEqual([]);
  });

  test("is not what somebody opens from the branch of Debrief's draft, unless its front matter says so", async () => {
    const world = new World();
    const incident = await world.incident();
    const branch = `debrief/post-mortem-${incident.number}`;
    const pull = await propose(world, '# Shopping list\n\nMilk and eggs.\n', branch);
    await resolve(world, incident);
    expect(world.panels(incident)[0]!.body).not.toContain(`#${pull.number}, in review`);
    expect(world.panels(incident)[0]!.body).toContain('which somebody else opened');
    world.github.as('ana').write(world.repo, { [PATH]: COMPLETE(incident.number) }, branch);
    await world.settle(world.ref('post-mortem', pull.number));
    expect(world.panels(incident)[0]!.body).toContain(`#${pull.number}, in review`);
    expect(pulls(world)).toBe(1);
  });

  test("leaves the incident to be drafted when somebody's pull request from that branch was merged", async () => {
    const world = new World();
    const incident = await world.incident();
    const branch = `debrief/post-mortem-${incident.number}`;
    const pull = await propose(world, '# Shopping list\n\nMilk and eggs.\n', branch);
    await world.github.as('ana').merge(pull);
    await resolve(world, incident);
    expect((await world.port.pullRequestFrom(world.repo, branch))?.author.app).toBe(true);
    expect(pulls(world)).toBe(2);
  });

  test('that only changes an old document takes over nothing', async () => {
    const world = new World();
    const incident = await world.incident();
    world.github.as('ana').write(world.repo, { [PATH]: COMPLETE(incident.number) });
    await propose(world, `${COMPLETE(incident.number)}\nA typo less.\n`);
    expect(saying(world, incident, /written in/)).toEqual([]);
  });
});

describe('one post-mortem of several incidents', () => {
  test('is on the panel of each, and each gets what was learned', async () => {
    const world = new World();
    const first = await world.incident('Cards are declined');
    const second = await world.incident('Refunds are late');
    const pull = await propose(world, about(first, second));
    for (const incident of [first, second]) {
      await resolve(world, incident);
      expect(world.panels(incident)[0]!.body).toContain(`#${pull.number}, in review`);
    }
    expect(pulls(world)).toBe(1);
    await world.github.as('ana').merge(pull);
    await world.settle(world.ref('post-mortem', pull.number), world.ref('learned', pull.number));
    for (const incident of [first, second]) {
      expect(saying(world, incident, /The post-mortem is accepted/)).toHaveLength(1);
      await world.github.as('ana').editIssue(incident, { state: 'closed' });
      await world.settle(world.ref('incident', incident.number));
      expect((await world.port.issue(incident))!.state).toBe('closed');
    }
  });

  test('keeps each of them open until it is merged', async () => {
    const world = new World();
    const first = await world.incident('Cards are declined');
    const second = await world.incident('Refunds are late');
    await propose(world, about(first, second));
    await resolve(world, second);
    await world.github.as('ana').editIssue(second, { state: 'closed' });
    await world.settle(world.ref('incident', second.number));
    expect((await world.port.issue(second))!.state).toBe('open');
    expect(saying(world, second, /one thing is left/)).toHaveLength(1);
  });

  test('may be the draft of one that says that it covers another', async () => {
    const world = new World();
    const first = await world.incident('Cards are declined');
    const second = await world.incident('Refunds are late');
    await resolve(world, first);
    const draft = [...world.repo.issues.values()].find(({ pull }) => pull)!;
    const { head } = draft.pull!;
    const [path] = (await world.port.changedFiles(draft.issue)).map((file) => file.path);
    const text = (await world.port.file(world.repo, path!, head))!.text!;
    const covering = text.replace('\nincident:', `\ncovers: ${second.number}\nincident:`);
    world.github.as('ana').write(world.repo, { [path!]: covering }, head);
    await world.settle(world.ref('post-mortem', draft.issue.number));
    await resolve(world, second);
    expect(pulls(world)).toBe(1);
    expect(world.panels(second)[0]!.body).toContain(`#${draft.issue.number}, draft`);
    expect(saying(world, draft.issue, /now the post-mortem of/)).toEqual([]);
  });
});
