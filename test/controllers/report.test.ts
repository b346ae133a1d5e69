import { describe, expect, test } from 'vitest';
import type { PullRequest } from '../../src/github/port.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { World } from './world.ts';

/** An incident of the shop, or of another repository, that lasted so many minutes from an instant on. */
function line(number: number, started: string, minutes: number, repo = 'shop') {
  const id = `acme/${repo}#${number}`;
  const resolved = new Date(Date.parse(started) + minutes * 60_000).toISOString();
  const data = { id, title: `Outage ${number}`, services: ['checkout'], milestones: { started, resolved } };
  return { table: 'ledger', key: `${resolved} ${id}`, data };
}

const MARCH = line(7, '2026-03-10T10:00:00Z', 40);

function shop(reports: object, more: object = {}) {
  const world = new World();
  world.clock = Date.parse('2026-04-01T12:00:00Z');
  world.policy = policySchema.parse({ reports: { every: 'month', ...reports }, ...more });
  world.rows = [MARCH];
  world.repo.discussionCategories.push('Announcements');
  const look = async () => {
    world.github.forgetCalls();
    const outcome = await world.look(world.ref('report', 0));
    return { ...outcome, calls: world.github.reads + world.github.writes };
  };
  return { world, look };
}

describe('the schedule of the report', () => {
  test('is off by default, and asks GitHub nothing', async () => {
    const { look } = shop({ every: null });
    expect(await look()).toMatchObject({ found: false, calls: 0 });
  });

  test('asks GitHub nothing where there never was an incident', async () => {
    const { world, look } = shop({});
    world.rows = [line(3, '2026-03-10T10:00:00Z', 40, 'other')];
    expect(await look()).toMatchObject({ found: false, calls: 0 });
  });

  test('posts an issue about the month that is over, once, with 2 calls', async () => {
    const { world, look } = shop({});
    expect((await look()).calls).toBe(2);
    const [issue] = world.issues();
    expect(issue).toMatchObject({ title: 'Reliability in 2026-03', labels: ['reliability-report'] });
    expect(issue!.body).toContain('40 min of downtime');
    expect(await look()).toMatchObject({ steps: [], calls: 1, due: '2026-05-01T09:00:00Z' });
    expect(world.issues()).toHaveLength(1);
  });

  test('waits for the first working hours after the period, by the calendar and the zone of the policy', async () => {
    const { world, look } = shop(
      { every: 'week' },
      {
        reliability: { zone: 'Europe/Berlin' },
        calendar: { zone: 'Europe/Berlin', daysOff: ['2026-03-30'] },
      },
    );
    world.rows = [line(7, '2026-03-25T10:00:00Z', 40)];
    // Sunday, when clocks in Berlin have gone forward.
    world.clock = Date.parse('2026-03-29T22:30:00Z');
    expect(await look()).toMatchObject({ steps: [], due: '2026-03-31T07:00:00Z' });
    world.clock = Date.parse('2026-03-31T07:00:00Z');
    await look();
    expect(world.issues().map(({ title }) => title)).toEqual(['Reliability in the week from 2026-03-23']);
  });

  test('posts nothing about a time before the first incident', async () => {
    const { world, look } = shop({});
    world.rows = [line(7, '2026-04-01T10:00:00Z', 40)];
    expect((await look()).steps).toEqual([]);
  });

  test('corrects the report in place when more is known of its period', async () => {
    const { world, look } = shop({});
    await look();
    world.rows = [line(7, '2026-03-10T10:00:00Z', 90)];
    expect(await look()).toMatchObject({
      steps: [{ says: 'Correct “Reliability in 2026-03”.' }],
      calls: 2,
    });
    expect(world.issues().map(({ body }) => body)).toEqual([
      expect.stringContaining('1 h 30 min of downtime'),
    ]);
    expect((await look()).steps).toEqual([]);
  });

  test('leaves a report alone that people have edited', async () => {
    const { world, look } = shop({});
    await look();
    const [issue] = world.issues();
    await world.github.as('cy').editIssue(issue!, { body: `${issue!.body}\n\nSeen by the board.` });
    world.rows = [line(7, '2026-03-10T10:00:00Z', 90)];
    expect((await look()).steps).toEqual([]);
    expect(world.issues()[0]!.body).toContain('40 min of downtime');
  });

  test('does not take a report that somebody else wrote for its own', async () => {
    const { world, look } = shop({});
    const { issue } = await world.github.as('ana').openIssue(world.repo, {
      title: 'Mine',
      body: '<!-- debrief:report period=2026-03 wrote=1 -->',
      labels: [],
      assignees: [],
    });
    await world.github.as('ana').addLabels(issue, ['reliability-report']);
    await look();
    expect(world.issues()).toHaveLength(2);
  });

  test('says when the post-mortem was due, as an export does', async () => {
    const { world, look } = shop({});
    world.rows = [{ ...MARCH, data: { ...MARCH.data, severity: 'SEV1' } }];
    await look();
    expect(world.issues()[0]!.body).toContain('1 post-mortem late');
  });

  test('posts a discussion, and corrects it', async () => {
    const { world, look } = shop({ as: 'discussion' });
    await look();
    world.rows = [line(7, '2026-03-10T10:00:00Z', 90)];
    await look();
    expect((await look()).steps).toEqual([]);
    expect(world.repo.discussions).toEqual([
      expect.objectContaining({
        title: 'Reliability in 2026-03',
        body: expect.stringContaining('1 h 30 min of downtime'),
      }),
    ]);
  });

  test('says that a category is missing, and comments nowhere', async () => {
    const { look } = shop({ as: 'discussion', category: 'News' });
    const { steps } = await look();
    expect(steps.map(({ receipt }) => receipt)).toEqual([
      { outcome: 'skipped', reason: 'there are no discussions with a category “News”' },
    ]);
  });

  test('opens a pull request with the report and its charts as files, and corrects it until it is merged', async () => {
    const { world, look } = shop({ as: 'pull-request' });
    await look();
    const [found] = world.issues().concat([...world.repo.issues.values()].map(({ issue }) => issue));
    expect(found).toMatchObject({ title: 'Reliability in 2026-03', labels: ['reliability-report'] });
    const pull = (await world.port.pullRequest(found!)) as PullRequest;
    const file = () => world.port.file(pull, 'reports/2026-03.md', pull.head.ref);
    expect((await file())?.text).toMatch(/!\[.*\]\(2026-03\/incidents\.svg\)[\s\S]*/);
    expect((await world.port.file(pull, 'reports/2026-03/incidents.svg', pull.head.ref))?.text).toMatch(
      /^<svg/,
    );
    world.rows = [line(7, '2026-03-10T10:00:00Z', 90)];
    await look();
    expect((await file())?.text).toContain('1 h 30 min of downtime');
    await world.github.as('cy').merge(pull);
    world.rows = [line(7, '2026-03-10T10:00:00Z', 95)];
    expect((await look()).steps).toEqual([]);
    expect(world.repo.issues.size).toBe(1);
  });

  test('counts incidents elsewhere against the budget of a service, and does not name them', async () => {
    const { world, look } = shop({}, { slos: [{ service: 'checkout', objective: 99.9, window: 'month' }] });
    world.rows = [MARCH, line(900, '2026-03-12T10:00:00Z', 60, 'secret')];
    await look();
    const [{ body } = { body: '' }] = world.issues();
    expect(body).toContain('checkout has spent its error budget');
    expect(body).toContain('40 min of downtime');
    expect(body).not.toContain('secret');
  });
});
