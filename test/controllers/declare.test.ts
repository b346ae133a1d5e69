import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { findMarker } from '../../src/github/markers.ts';
import { GitHubError, type Issue } from '../../src/github/port.ts';
import { readReport } from '../../src/incident/report-form.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { World } from './world.ts';

const lookAt = (world: World, issue: Issue) => world.settle(world.ref('incident', issue.number));
const answersOn = (world: World, issue: Issue) =>
  world
    .comments(issue)
    .filter(({ author }) => author.app)
    .map(({ body }) => body.replace(/^<!--.*-->\n/, ''));
const panelOf = (world: World, issue: Issue) => world.panels(issue)[0]!.body.replace(/<details>[\s\S]*/, '');

/** An issue without the incident label. */
const issue = (world: World) => world.report('Deploys are slow today', []);

describe('an incident declared in words', () => {
  test('has the severity and the title that somebody typed, and is linked both ways', async () => {
    const world = new World();
    const source = await issue(world);
    const comment = await world.say(source, 'bo', '/incident declare sev2 Checkout rejects cards');
    await lookAt(world, source);
    const [incident] = world.incidents();
    expect(incident).toMatchObject({
      title: 'Incident: Checkout rejects cards',
      labels: ['incident', 'sev2', 'investigating'],
    });
    expect(panelOf(world, incident!)).toContain(`by @bo in #${source.number}`);
    expect(world.reactions(comment)).toEqual(['+1']);
    expect(answersOn(world, source)).toEqual([
      expect.stringContaining(`**SEV2 incident**: #${incident!.number}`),
    ]);
  });

  test('is one incident, however often it is looked at, and nothing more is written', async () => {
    const world = new World();
    const source = await issue(world);
    await world.say(source, 'bo', '/incident declare sev2 Checkout rejects cards');
    await lookAt(world, source);
    world.github.forgetCalls();
    await lookAt(world, source);
    await world.sweep();
    expect(world.incidents()).toHaveLength(1);
    expect(world.github.writes).toBe(0);
  });

  test('needs nothing but the word: the issue lends its title, and the policy the severity', async () => {
    const world = new World();
    const source = await issue(world);
    await world.say(source, 'bo', '/incident declare');
    await lookAt(world, source);
    expect(world.incidents()[0]).toMatchObject({
      title: 'Incident: Deploys are slow today',
      labels: ['incident', 'sev3', 'investigating'],
    });
  });

  test('may begin in a pull request, also in one that is merged', async () => {
    const world = new World();
    const { number } = await world.github
      .as('ana')
      .openIssue(world.repo, {
        title: 'Raise the limit',
        body: '',
        labels: [],
        assignees: [],
      })
      .then(({ issue: made }) => made);
    const source = world.repo.issues.get(number)!.issue;
    Object.assign(source, { isPullRequest: true, state: 'closed', closedAt: '2026-03-01T13:00:00Z' });
    await world.say(source, 'bo', '/incident declare sev1');
    await lookAt(world, source);
    expect(world.incidents()).toHaveLength(1);
    expect(answersOn(world, source)[0]).toContain('SEV1 incident');
  });

  test('together with other commands has the incident follow those as well', async () => {
    const world = new World();
    const source = await issue(world);
    const words = '/incident ic me\n/incident impact 20% of users cannot pay\n/incident frobnicate';
    await world.say(source, 'bo', `/incident declare sev1\n${words}`);
    await lookAt(world, source);
    await lookAt(world, source);
    const [incident] = world.incidents();
    expect(answersOn(world, source)[0]).not.toContain('commands of that comment too');
    expect(world.panels(incident!)[0]!.body).toMatch(/Incident commander\W+@bo/);
    expect(world.panels(incident!)[0]!.body).toContain('20% of users cannot pay');
    expect((await world.port.issue(incident!))!.assignees).toEqual(['bo']);
    const replies = world
      .comments(incident!)
      .filter(({ body }) => /debrief:reply[\s\S]*frobnicate/.test(body));
    expect(replies).toHaveLength(1);
  });

  test('as a drill is one from the beginning', async () => {
    const world = new World();
    const source = await issue(world);
    await world.say(source, 'bo', '/incident declare drill sev2 Game day');
    await lookAt(world, source);
    expect(findMarker(world.incidents()[0]!, 'incident')!.data.kind).toBe('drill');
  });

  test('by somebody who may not is answered once, and declares nothing', async () => {
    const world = new World();
    const source = await issue(world);
    await world.say(source, 'rea', '/incident declare sev1');
    await lookAt(world, source);
    await world.say(source, 'rea', '/incident declare sev1');
    await lookAt(world, source);
    expect(world.incidents()).toEqual([]);
    expect(answersOn(world, source)).toEqual([expect.stringContaining('takes the role *triage*')]);
    await world.say(source, 'bo', '/incident declare sev1');
    await lookAt(world, source);
    expect(world.incidents()).toHaveLength(1);
  });

  test('any other command in an ordinary issue is answered with how to declare', async () => {
    const world = new World();
    const source = await issue(world);
    await world.say(source, 'bo', '/incident ic me');
    await world.say(source, 'rea', '/incident ic me');
    await lookAt(world, source);
    expect(answersOn(world, source)).toEqual([expect.stringContaining('`/incident declare sev2 <title>`')]);
  });

  test('commands of both kinds in one comment are answered together', async () => {
    const world = new World();
    const source = await issue(world);
    await world.say(source, 'bo', '/incident resolved\n/action done The alert fired');
    await lookAt(world, source);
    expect(answersOn(world, source)).toEqual([
      expect.stringMatching(/\/incident declare sev2 <title>[\s\S]*This is not an action item/),
    ]);
  });

  test('what looks like a quoted e-mail declares nothing, and is answered', async () => {
    const world = new World();
    const source = await issue(world);
    const mail = 'From: a <a@example.com>\nSent: today\nTo: b\n\n/incident declare sev2 Cards fail';
    await world.say(source, 'bo', mail);
    await lookAt(world, source);
    expect(world.incidents()).toEqual([]);
    expect(answersOn(world, source)).toEqual([expect.stringContaining('There is no incident here yet')]);
  });
});

describe('where incidents live', () => {
  const inPlace = policySchema.parse({ incidents: { place: 'in-place' } });

  test('in place, the report becomes the incident', async () => {
    const world = new World();
    world.policy = inPlace;
    const source = await world.report();
    await lookAt(world, source);
    expect(world.issues()).toHaveLength(1);
    expect(source.labels).toBeDefined();
    expect(world.repo.issues.get(source.number)!.issue.labels).toEqual(['incident', 'sev2', 'investigating']);
    expect(panelOf(world, source)).toContain('by @ana');
    world.minutes(5);
    const comment = await world.say(source, 'bo', '/incident ic me');
    await lookAt(world, source);
    expect(world.reactions(comment)).toEqual(['+1']);
    expect(panelOf(world, source)).toContain('| **Incident commander** | @bo');
    world.github.forgetCalls();
    await world.sweep();
    expect(world.github.writes).toBe(0);
  });

  test('in place and in words, the other commands of the comment count', async () => {
    const world = new World();
    world.policy = inPlace;
    const source = await issue(world);
    await world.say(source, 'bo', 'What a day.\n/incident ic me');
    world.minutes(5);
    const comment = await world.say(source, 'bo', '/incident declare sev1\n/incident comms me');
    await lookAt(world, source);
    expect(panelOf(world, source)).toContain('SEV1');
    expect(panelOf(world, source)).toContain('| **Communications lead** | @bo');
    // What was said before it was an incident is no part of it.
    expect(panelOf(world, source)).not.toContain('Incident commander**');
    expect(world.reactions(comment)).toEqual(['+1']);
    expect(world.repo.issues.get(source.number)!.issue.labels).toContain('incident');
  });

  test('in one repository for all, the report is linked from there', async () => {
    const world = new World();
    const central = world.github.repository('acme', 'incidents', { people: { bo: 'triage' } });
    world.installed.add('acme/incidents');
    world.policy = policySchema.parse({ incidents: { place: 'incidents' } });
    const source = await world.report();
    await lookAt(world, source);
    const made = [...central.issues.values()].map(({ issue: each }) => each);
    expect(made).toHaveLength(1);
    expect(made[0]!.body).toContain(`acme/shop#${source.number}`);
    expect(answersOn(world, source)[0]).toContain(`acme/incidents#${made[0]!.number}`);
    world.github.forgetCalls();
    await lookAt(world, source);
    expect(world.github.writes).toBe(0);
  });

  test('in one repository for all, it is opened there even if GitHub does not say whether the App is', async () => {
    const world = new World();
    const central = world.github.repository('acme', 'incidents', { people: { bo: 'triage' } });
    world.installed.has = () => {
      throw new GitHubError('Server Error', 502);
    };
    world.policy = policySchema.parse({ incidents: { place: 'incidents' } });
    await lookAt(world, await world.report());
    expect(central.issues.size).toBe(1);
  });

  test('in one repository for all that lacks the App, it is opened beside its report, and says so', async () => {
    const world = new World();
    world.policy = policySchema.parse({ incidents: { place: 'incidents' } });
    await lookAt(world, await world.report());
    const [incident, ...more] = world.incidents();
    expect(more).toEqual([]);
    expect(incident!.body).toContain('It belongs in `acme/incidents`, but this App is not installed there');
  });
});

describe('the incident form', () => {
  const body = `### Severity

I do not know yet

### Services

checkout, api

### When did it start?

2026-03-01 13:40 UTC

### Impact

60% of users cannot pay

### Anything else?

_No response_
`;

  test('is read: services, start and impact, and the severity that the impact suggests', async () => {
    const world = new World();
    const wish = { title: 'Checkout rejects cards', body, labels: ['incident'], assignees: [] };
    const { issue: source } = await world.github.as('ana').openIssue(world.repo, wish);
    await lookAt(world, source);
    const [incident] = world.incidents();
    expect(incident!.labels).toContain('sev1');
    const panel = panelOf(world, incident!);
    expect(panel).toContain('| Started | 13:40 UTC |');
    expect(panel).not.toContain('When did the impact begin?');
  });

  test('that Debrief ships asks what is read', async () => {
    const file = 'examples/.github/ISSUE_TEMPLATE/incident.yml';
    const form: { body: { type: string; id: string; attributes: { label: string } }[] } = parse(
      await readFile(file, 'utf8'),
    );
    const answers: Record<string, string> = {
      severity: 'SEV2: high, a major feature is broken for some users',
      impact: 'Half of the cards fail',
      services: 'checkout',
      started: '13:40 UTC',
    };
    const filled = form.body
      .filter(({ type }) => type !== 'markdown')
      .map(({ id, attributes }) => `### ${attributes.label}\n\n${answers[id] ?? '_No response_'}\n`);
    expect(readReport(filled.join('\n'), '2026-03-01T14:00:00Z', DEFAULT_POLICY)).toEqual({
      severity: 'SEV2',
      impact: 'Half of the cards fail',
      services: ['checkout'],
      started: '2026-03-01T13:40:00Z',
    });
  });

  test.each([
    ['SEV2 (high): a major feature is broken', 'sev2'],
    ['2', 'sev2'],
    ['severity 4', 'sev4'],
  ])('severity “%s”', async (answer, label) => {
    const world = new World();
    const wish = {
      title: 'Checkout',
      body: `### Severity\r\n\r\n${answer}\r\n`,
      labels: ['incident'],
      assignees: [],
    };
    const { issue: source } = await world.github.as('ana').openIssue(world.repo, wish);
    await lookAt(world, source);
    expect(world.incidents()[0]!.labels).toContain(label);
  });
});

describe('the same thing reported twice', () => {
  test('is mentioned on the second report, with the command that joins them', async () => {
    const world = new World();
    const first = await world.incident('Checkout rejects cards');
    world.minutes(4);
    const second = await world.report('Cards are rejected at checkout');
    await lookAt(world, second);
    const incident = world.incidents().at(-1)!;
    expect(answersOn(world, second)[0]).toContain(`It looks like #${first.number}, 4 min ago.`);
    expect(answersOn(world, second)[0]).toContain(`\`/incident duplicate-of #${first.number}\``);
    await world.say(incident, 'bo', `/incident duplicate-of #${first.number}`);
    await lookAt(world, incident);
    expect(answersOn(world, second)[0]).toContain(`is a duplicate of #${first.number}`);
  });

  test('is not asked of another thing, or hours later, or where the policy says never', async () => {
    const world = new World();
    await world.incident('Checkout rejects cards');
    const other = await world.report('Search shows no results');
    await lookAt(world, other);
    expect(answersOn(world, other)[0]).not.toContain('looks like');
    world.minutes(61);
    const late = await world.report('Checkout rejects cards');
    await lookAt(world, late);
    expect(answersOn(world, late)[0]).not.toContain('looks like');
    world.policy = policySchema.parse({ incidents: { sameWithinMinutes: 0 } });
    const never = await world.report('Checkout rejects cards');
    await lookAt(world, never);
    expect(answersOn(world, never)[0]).not.toContain('looks like');
  });
});

describe('a report that was labelled before the App was installed', () => {
  const labelled = async () => {
    const world = new World();
    const source = await world.report('Deploys are slow today', ['incident']);
    world.minutes(5);
    world.installedAt = new Date(world.clock).toISOString();
    await lookAt(world, source);
    return { world, source };
  };

  test('declares nothing: not at first, nor when somebody comments or labels it later', async () => {
    const { world, source } = await labelled();
    await world.say(source, 'bo', 'Is this still so?');
    await world.github.as('bo').addLabels(source, ['sev1']);
    await lookAt(world, source);
    await world.sweep();
    expect(world.incidents()).toEqual([]);
    expect(answersOn(world, source)).toEqual([]);
  });

  test('declares an incident once the label is added again, or by a command', async () => {
    const again = await labelled();
    await again.world.github.as('bo').removeLabel(again.source, 'incident');
    again.world.minutes(1);
    await again.world.github.as('bo').addLabels(again.source, ['incident']);
    await lookAt(again.world, again.source);
    expect(again.world.incidents()).toHaveLength(1);

    const inWords = await labelled();
    await inWords.world.say(inWords.source, 'bo', '/incident declare sev2');
    await lookAt(inWords.world, inWords.source);
    expect(inWords.world.incidents()).toHaveLength(1);
  });
});
