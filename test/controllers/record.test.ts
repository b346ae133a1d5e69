import { describe, expect, test } from 'vitest';
import type { Issue } from '../../src/github/port.ts';
import { World } from './world.ts';

const lookAt = async (world: World, issue: Issue) => world.settle(world.ref('incident', issue.number));
const panelOf = (world: World, issue: Issue) => world.panels(issue)[0]!.body.replace(/<details>[\s\S]*/, '');
const pulls = (world: World) => [...world.repo.issues.values()].filter(({ pull }) => pull);

describe('the story of a false alarm', () => {
  test.each([
    [
      'said in words',
      (world: World, incident: Issue) => world.say(incident, 'bo', '/incident false-alarm a probe'),
    ],
    [
      'closed as not planned',
      (world: World, incident: Issue) =>
        world.github.as('bo').editIssue(incident, { state: 'closed', closedAs: 'not-planned' }),
    ],
    [
      'closed as a duplicate',
      (world: World, incident: Issue) =>
        world.github.as('bo').editIssue(incident, { state: 'closed', closedAs: 'duplicate' }),
    ],
    [
      'called a duplicate',
      async (world: World, incident: Issue) => {
        const other = await world.incident('Cards are declined');
        await world.say(incident, 'bo', `/incident duplicate #${other.number}`);
      },
    ],
    ['cancelled', (world: World, incident: Issue) => world.say(incident, 'bo', '/incident cancel')],
  ])('%s: no post-mortem, nothing asked, and the reporter reads it', async (_, drop) => {
    const world = new World();
    const incident = await world.incident();
    world.minutes(5);
    await drop(world, incident);
    await lookAt(world, incident);
    expect(pulls(world)).toEqual([]);
    expect(panelOf(world, incident)).toContain('## ⚪');
    expect(world.repo.issues.get(incident.number)!.issue.state).toBe('closed');
    expect(panelOf(world, incident)).not.toMatch(/Resolved|Still missing/);
    expect(world.repo.issues.get(incident.number)!.issue.labels).toContain('dropped');
    const [told, ...more] = world.comments(world.issues()[0]!);
    expect(told!.body).toMatch(/The incident #2 (was (a false alarm|cancelled|closed)|is a duplicate)/);
    expect(more).toEqual([]);
    world.github.forgetCalls();
    await world.sweep();
    expect(world.github.writes).toBe(0);
  });

  test('a reopened false alarm is an incident again, with its post-mortem once it is resolved', async () => {
    const world = new World();
    const incident = await world.incident();
    await world.github.as('bo').editIssue(incident, { state: 'closed', closedAs: 'not-planned' });
    await lookAt(world, incident);
    world.minutes(5);
    await world.github.as('bo').editIssue(incident, { state: 'open' });
    await lookAt(world, incident);
    expect(panelOf(world, incident)).toContain('Investigating');
    world.minutes(5);
    await world.say(incident, 'bo', '/incident resolved');
    await lookAt(world, incident);
    expect(pulls(world)).toHaveLength(1);
  });
});

describe('what is older than the App', () => {
  test.each([
    [
      'closed',
      async (world: World, source: Issue) => world.github.as('ana').editIssue(source, { state: 'closed' }),
    ],
    ['labelled weeks ago', async (world: World) => world.minutes(15 * 24 * 60)],
  ])('and %s is not declared, by a sweep or by a later edit', async (_, age) => {
    const world = new World();
    const source = await world.report();
    await age(world, source);
    await world.sweep();
    await world.github.as('ana').editIssue(source, { title: 'Checkout rejected cards' });
    await world.sweep();
    expect(world.incidents()).toEqual([]);
    expect(world.comments(source)).toEqual([]);
  });

  test('an old issue that is labelled again is declared', async () => {
    const world = new World();
    const source = await world.report();
    world.minutes(30 * 24 * 60);
    await world.github.as('ana').removeLabel(source, 'incident');
    await world.github.as('ana').addLabels(source, ['incident']);
    await world.sweep();
    expect(world.incidents()).toHaveLength(1);
  });
});

describe('the label', () => {
  test('taken off the report, asks there whether it was an incident, until the label is back', async () => {
    const world = new World();
    await world.incident();
    const [source] = world.issues();
    const before = world.comments(source!)[0]!.body;
    await world.github.as('ana').removeLabel(source!, 'incident');
    await lookAt(world, source!);
    expect(world.comments(source!).map(({ body }) => body)).toEqual([
      expect.stringContaining('/incident false-alarm <why>'),
    ]);
    await world.github.as('ana').addLabels(source!, ['incident']);
    await lookAt(world, source!);
    expect(world.comments(source!)[0]!.body).toBe(before);
  });

  test('taken off the incident, asks on its panel', async () => {
    const world = new World();
    const incident = await world.incident();
    await world.github.as('ana').removeLabel(incident, 'incident');
    await lookAt(world, incident);
    expect(panelOf(world, incident)).toContain('If it was not an incident: `/incident false-alarm <why>`');
  });
});

describe('roles', () => {
  test.each(['@nobody-here', '@rea-typo', 'somebody-else'])(
    '%s is looked up and refused with words',
    async (name) => {
      const world = new World();
      const incident = await world.incident();
      const asked = await world.say(incident, 'bo', `/incident ic ${name}`);
      await lookAt(world, incident);
      expect(world.reactions(asked)).toEqual(['confused']);
      expect(world.comments(incident).at(-1)!.body).toContain('cannot be assigned here: no such account');
      expect(panelOf(world, incident)).toContain('Who leads?');
    },
  );

  test('are handed over, left empty with a hyphen, and never filled with "none"', async () => {
    const world = new World();
    const incident = await world.incident();
    await world.say(incident, 'bo', '/incident lead @cy');
    await lookAt(world, incident);
    expect(panelOf(world, incident)).toContain('| **Incident commander** | @cy');
    for (const command of ['/incident ic –', '/incident ic none', '/incident commander nobody']) {
      world.minutes(1);
      await world.say(incident, 'bo', command);
    }
    await lookAt(world, incident);
    expect(panelOf(world, incident)).not.toContain('Incident commander');
    expect(world.comments(incident).at(-1)!.body).toContain('`/incident ic -`');
  });

  test('stay with who was known when the command was given', async () => {
    const world = new World();
    const incident = await world.incident();
    await world.say(incident, 'bo', '/incident ic @cy');
    await lookAt(world, incident);
    world.repo.people.delete('cy');
    await world.say(incident, 'bo', '/incident sev 1');
    await lookAt(world, incident);
    expect(panelOf(world, incident)).toContain('| **Incident commander** | @cy');
  });

  test('an owner of a noted action whom nobody knows is refused, too', async () => {
    const world = new World();
    const incident = await world.incident();
    await world.say(incident, 'bo', '/incident action Alert on pool use\n@nobody-here due 2026-12-01');
    await lookAt(world, incident);
    expect(world.comments(incident).at(-1)!.body).toContain('Nobody called');
    expect(panelOf(world, incident)).not.toContain('Noted actions');
  });
});

describe('what people note', () => {
  test('shows on the panel, and goes when it is taken back, edited or deleted', async () => {
    const world = new World();
    const incident = await world.incident();
    const first = await world.say(incident, 'bo', '/incident timeline now pool is full');
    world.minutes(1);
    await world.say(incident, 'bo', '/incident todo Alert on pool use\n@cy due 2026-12-01');
    for (const what of ['one', 'two', 'three']) {
      world.minutes(1);
      await world.say(incident, 'cy', `/incident note now ${what}`);
    }
    await lookAt(world, incident);
    expect(panelOf(world, incident)).toMatch(
      /\*\*Timeline entries\*\* \| 4 in all, the last ones:.*one.*two.*three/,
    );
    expect(panelOf(world, incident)).toContain('| **Noted actions** | Alert on pool use |');

    world.minutes(1);
    await world.say(incident, 'cy', '/incident undo');
    await world.github.as('bo').editComment(incident, first.id, 'never mind');
    await lookAt(world, incident);
    expect(panelOf(world, incident)).toMatch(/\*\*Timeline entries\*\* \| \S+ UTC one<br>\S+ UTC two \|/);
    world.minutes(1);
    await world.say(incident, 'bo', '/incident undo');
    await lookAt(world, incident);
    expect(panelOf(world, incident)).not.toContain('Noted actions');
    world.minutes(1);
    await world.say(incident, 'bo', '/incident undo');
    await lookAt(world, incident);
    expect(world.comments(incident).at(-1)!.body).toContain('no timeline entry or action item');
  });
});

test('the reporter reads of every severity, of the mitigation and of the end in one comment', async () => {
  const world = new World();
  const incident = await world.incident();
  const [source] = world.issues();
  const answers = () => world.comments(source!).map(({ body }) => body.replace(/<!--.*-->\n/, ''));
  const steps: [string, string][] = [
    ['/incident severity 1', '🔴 This is now a **SEV1 incident**'],
    ['/incident mitigated', 'Users have been unaffected since'],
    ['/incident resolved', '✅ The **SEV1 incident**'],
    ['/incident investigating', 'Updates and commands go there'],
  ];
  for (const [command, text] of steps) {
    world.minutes(5);
    await world.say(incident, 'bo', command);
    await lookAt(world, incident);
    expect(answers()).toEqual([expect.stringContaining(text)]);
    expect(answers()[0]).toContain(`#${incident.number}`);
  }
});

test('lists show severity and state of an incident by its labels, and other labels stay', async () => {
  const world = new World();
  const incident = await world.incident();
  await world.github.as('ana').addLabels(incident, ['team-payments']);
  const shown = () => world.repo.issues.get(incident.number)!.issue.labels.toSorted();
  for (const phase of ['identified', 'mitigated', 'resolved', 'investigating']) {
    world.minutes(5);
    await world.say(incident, 'bo', `/incident ${phase}`);
    await lookAt(world, incident);
    expect(shown()).toEqual(['incident', 'sev2', 'team-payments', phase].toSorted());
  }
});
