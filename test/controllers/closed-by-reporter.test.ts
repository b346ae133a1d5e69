import { beforeEach, describe, expect, test } from 'vitest';
import { findMarker } from '../../src/github/markers.ts';
import { GitHubError, type Issue } from '../../src/github/port.ts';
import { withMethods } from '../../src/github/with.ts';
import type { ClosedAs } from '../../src/incident/facts.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { World } from './world.ts';

let world: World;
let incident: Issue;
beforeEach(async () => {
  world = new World();
  world.policy = policySchema.parse({ incidents: { place: 'in-place' } });
  incident = await reported('rea');
});

/** The report of somebody, which is the incident itself. */
async function reported(login: string): Promise<Issue> {
  const wish = { title: 'Checkout rejects cards', body: '', labels: [], assignees: [] };
  const { issue } = await world.github.as(login).openIssue(world.repo, wish);
  await world.github.as('ana').addLabels(issue, ['incident', 'sev1']);
  world.minutes(1);
  await look(issue);
  world.minutes(9);
  return issue;
}

const look = ({ number }: Issue) => world.settle(world.ref('incident', number));
const now = ({ number }: Issue) => world.repo.issues.get(number)!.issue;
const answers = (issue: Issue) =>
  world.comments(issue).flatMap((comment) => (findMarker(comment, 'still-open') ? [comment.body] : []));

async function close(issue: Issue, login: string, closedAs: ClosedAs = 'not-planned') {
  await world.github.as(login).editIssue(issue, { state: 'closed', closedAs });
  await look(issue);
  world.minutes(1);
}

describe('an incident in place', () => {
  test.each<ClosedAs>(['not-planned', 'completed', 'duplicate'])(
    'goes on when its reporter, who may not command, closes it as %s',
    async (closedAs) => {
      await close(incident, 'rea', closedAs);
      expect(now(incident)).toMatchObject({ state: 'open', labels: ['incident', 'sev1', 'investigating'] });
      expect(answers(incident)).toEqual([
        expect.stringMatching(/^<!--.*-->\nThank you .* so the issue is open again; if it works for you now/),
      ]);
      world.github.forgetCalls();
      await world.sweep();
      expect(world.github.writes).toBe(0);
    },
  );

  test('is answered once for each closing', async () => {
    await close(incident, 'rea');
    await close(incident, 'rea');
    expect(now(incident).state).toBe('open');
    expect(answers(incident)).toHaveLength(2);
    await look(incident);
    expect(answers(incident)).toHaveLength(2);
  });

  test('stays closed after three answers within an hour, for somebody who may command', async () => {
    for (let times = 1; times <= 3; times += 1) await close(incident, 'rea');
    expect(now(incident).state).toBe('open');
    expect(answers(incident)[1]).not.toContain('stays closed');
    expect(answers(incident)[2]).toContain('somebody with the role *triage* can reopen it');
    await close(incident, 'rea');
    world.minutes(90);
    world.github.forgetCalls();
    await look(incident);
    expect(now(incident)).toMatchObject({ state: 'closed', labels: ['incident', 'sev1', 'investigating'] });
    expect(answers(incident)).toHaveLength(3);

    await world.github.as('bo').editIssue(incident, { state: 'open' });
    await look(incident);
    expect(now(incident).state).toBe('open');
    world.minutes(1);
    await close(incident, 'rea');
    expect(now(incident).state).toBe('open');
    expect(answers(incident)).toHaveLength(4);
  });

  test('that stayed closed is ended by `/incident resolved`', async () => {
    for (let times = 1; times <= 4; times += 1) await close(incident, 'rea');
    await world.say(incident, 'bo', '/incident resolved');
    await look(incident);
    expect(now(incident).labels).toContain('resolved');
    expect(answers(incident)).toHaveLength(3);
  });

  test('is reopened also if GitHub refused that after the answer', async () => {
    const { port } = world;
    const editIssue = async () => {
      throw new GitHubError('Could not edit the issue', 502);
    };
    world.port = withMethods(port, { editIssue });
    await close(incident, 'rea');
    expect(now(incident).state).toBe('closed');
    world.port = port;
    await look(incident);
    expect(now(incident).state).toBe('open');
    expect(answers(incident)).toHaveLength(1);
  });

  test('ends when somebody who may command closes it, also after that', async () => {
    await close(incident, 'rea');
    await close(incident, 'bo');
    expect(now(incident)).toMatchObject({ state: 'closed', labels: ['incident', 'sev1', 'dropped'] });
    expect(answers(incident)).toHaveLength(1);
  });

  test('ends when its reporter may command, and stays so after they left', async () => {
    const other = await reported('bo');
    await close(other, 'bo');
    expect(now(other).labels).toContain('dropped');
    world.repo.people.set('bo', 'none');
    await look(other);
    expect(now(other)).toMatchObject({ state: 'closed' });
    expect(answers(other)).toEqual([]);
  });

  test('that is resolved may be closed by anybody', async () => {
    await world.say(incident, 'bo', '/incident false-alarm The probe was broken');
    await look(incident);
    world.minutes(1);
    await close(incident, 'rea');
    expect(now(incident)).toMatchObject({ state: 'closed' });
    expect(answers(incident)).toEqual([]);
  });
});

test('closing an issue of Debrief’s own takes the role that the policy asks for', async () => {
  world.policy = policySchema.parse({ incidents: { commandRole: 'maintain' } });
  const own = await world.incident();
  world.minutes(5);
  await close(own, 'bo');
  expect(now(own)).toMatchObject({ state: 'open' });
  await close(own, 'cy');
  expect(now(own).labels).toContain('dropped');
});
