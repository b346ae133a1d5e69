import { expect, test } from 'vitest';
import { type Comment, GitHubError, type Issue } from '../../src/github/port.ts';
import { World } from './world.ts';

const lookAt = (world: World, issue: Issue) => world.settle(world.ref('incident', issue.number));
const now = (world: World, issue: Issue) => world.repo.issues.get(issue.number)!.issue;
const panelOf = (world: World, issue: Issue) => world.panels(issue)[0]!.body.replace(/<details>[\s\S]*/, '');

/** An incident, and somebody's command there, looked at. */
async function said(text: string, login = 'bo') {
  const world = new World();
  const incident = await world.incident();
  world.minutes(5);
  const comment = await world.say(incident, login, text);
  await lookAt(world, incident);
  return { world, incident, comment };
}

/** Replaces or deletes a comment, as people do on GitHub. */
async function rewrite(world: World, issue: Issue, comment: Comment, body: string | null) {
  const { events } = world.repo.issues.get(issue.number)!;
  const at = events.findIndex((event) => event.type === 'commented' && event.comment.id === comment.id);
  if (body === null) events.splice(at, 1);
  else Object.assign((events[at] as { comment: Comment }).comment, { body });
  await lookAt(world, issue);
}

test('who takes command is assigned, and hands the issue over with the role', async () => {
  const { world, incident } = await said('/incident ic me');
  expect(now(world, incident).assignees).toEqual(['bo']);
  world.minutes(5);
  await world.say(incident, 'bo', '/incident ic @cy');
  await lookAt(world, incident);
  expect(now(world, incident).assignees).toEqual(['cy']);
});

test('who still has another role stays assigned, and other roles assign nobody', async () => {
  const { world, incident } = await said('/incident ic me\n/incident dri me\n/incident scribe @ana');
  world.minutes(5);
  await world.say(incident, 'bo', '/incident ic @cy');
  await lookAt(world, incident);
  expect(now(world, incident).assignees).toEqual(['bo', 'cy']);
});

test('somebody who is taken off by hand stays off', async () => {
  const { world, incident } = await said('/incident ic me');
  await world.github.as('cy').unassign(incident, ['bo']);
  await lookAt(world, incident);
  expect(now(world, incident).assignees).toEqual([]);
});

test('who could not be assigned at once is assigned by the next look, for a day', async () => {
  const world = new World();
  const incident = await world.incident();
  world.minutes(5);
  await world.say(incident, 'bo', '/incident ic me');
  const sound = world.port;
  world.port = Object.assign(Object.create(sound), {
    assign: () => Promise.reject(new GitHubError('Could not assign: fetch failed', 0, 10)),
  });
  const clock = world.clock;
  await lookAt(world, incident);
  expect(panelOf(world, incident)).toContain('@bo');
  world.port = sound;
  world.minutes(24 * 60 + 1);
  await lookAt(world, incident);
  expect(now(world, incident).assignees).toEqual([]);
  world.clock = clock;
  await lookAt(world, incident);
  expect(now(world, incident).assignees).toEqual(['bo']);
});

test('to reopen in words opens the closed issue again', async () => {
  const world = new World();
  const incident = await world.incident();
  world.minutes(5);
  await world.github.as('bo').editIssue(incident, { state: 'closed' });
  await lookAt(world, incident);
  world.minutes(5);
  await world.say(incident, 'bo', '/incident reopen Cards are rejected again');
  await lookAt(world, incident);
  expect(now(world, incident).state).toBe('open');
  expect(panelOf(world, incident)).toContain('Investigating');
  world.github.forgetCalls();
  await world.sweep();
  expect(world.github.writes).toBe(0);
});

test('the panel shows what an accepted command says since it was edited', async () => {
  const { world, incident, comment } = await said('/incident sev 1');
  expect(panelOf(world, incident)).not.toContain('Changed afterwards');
  await rewrite(world, incident, comment, '/incident sev 3');
  const panel = panelOf(world, incident);
  expect(panel).toContain('SEV3');
  expect(panel).toContain('@bo, 14:05 UTC: `/incident sev 1` now says `/incident sev 3`, and that counts');
  await rewrite(world, incident, comment, '/incident sev 1');
  expect(panelOf(world, incident)).not.toContain('Changed afterwards');
});

test('the panel says that an accepted command was deleted, without what it said in somebody’s own words', async () => {
  const { world, incident, comment } = await said('/incident update The password is hunter2');
  await rewrite(world, incident, comment, null);
  const body = world.panels(incident)[0]!.body;
  expect(body).toContain('`/incident update …` was deleted and no longer counts');
  expect(body).not.toContain('hunter2');
});

test('a command that was wrong at first and then corrected is no change', async () => {
  const { world, incident, comment } = await said('/incident sevv 1');
  await rewrite(world, incident, comment, '/incident sev 1');
  expect(panelOf(world, incident)).toContain('SEV1');
  expect(panelOf(world, incident)).not.toContain('Changed afterwards');
});

test.each(['duplicate-of', 'superseded-by', 'recurrence-of'])(
  'to say %s an issue that is not there is answered, and changes nothing',
  async (verb) => {
    const { world, incident } = await said(`/incident ${verb} #999`);
    expect(world.comments(incident).map(({ body }) => body)).toContainEqual(
      expect.stringContaining(`There is no issue #999 here. Name another one: \`/incident ${verb} #1`),
    );
    expect(panelOf(world, incident)).toContain('Investigating');
    world.github.forgetCalls();
    await world.sweep();
    expect(world.github.writes).toBe(0);
  },
);
