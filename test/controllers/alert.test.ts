import { beforeEach, describe, expect, test } from 'vitest';
import { findIncident } from '../../src/controllers/incident/read.ts';
import { fold } from '../../src/incident/fold.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { AlertWorld, textOf } from './alert-world.ts';

interface Generic {
  key: string;
  status: string;
  title: string;
  severity: string | null;
  service: string | null;
  at: string;
}
const at =
  (minute: string, more: Partial<Generic> = {}) =>
  (sample: never) =>
    Object.assign(sample, { at: `2026-03-01T14:${minute}Z`, ...more });

const SERVICES = `
services:
  - name: checkout
    runbook: https://runbooks.example/checkout
    onCall: {rotation: [tomas, mira], start: 2026-02-23 09:00, zone: Europe/Copenhagen}
`;

let world: AlertWorld;
beforeEach(() => {
  world = new AlertWorld();
});

describe('an alert of SEV1 or SEV2', () => {
  test('declares an incident in three calls: who is on call is its DRI and is assigned', async () => {
    await world.policy(SERVICES);
    await world.send('pagerduty');
    const [incident, ...others] = world.incidents();
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      title: 'Incident: Checkout: 12 % of requests fail',
      labels: ['incident', 'sev2', 'investigating'],
      assignees: ['tomas'],
    });
    expect(textOf(incident!.body)).toBe(
      'Declared 2026-03-01 14:04 UTC by an alert of PagerDuty: [Checkout: 12 % of requests fail](https://kelp-works.pagerduty.com/incidents/Q1X8W6ZK2JTP5N), firing since 2026-03-01 14:04 UTC. Service: checkout.',
    );
    expect(world.comments(incident!, 'panel')[0]).toMatch(/SEV2[\s\S]*@tomas/);
    expect(world.calls()).toBeLessThanOrEqual(3);
    expect(world.waiting).toEqual([]);
  });

  test('says what is unclear about it: an unknown severity, and a time in the future', async () => {
    await world.policy('incidents: {defaultSeverity: SEV2}');
    await world.send('generic', at('59:00', { severity: 'catastrophic' }));
    const [incident] = world.incidents();
    const text = textOf(incident!.body);
    expect(text).toContain('firing since 2026-03-01 14:04 UTC');
    expect(text).toContain('The policy does not list the severity `catastrophic`, so this counts as SEV2');
    expect(text).toContain('Its sender dated it 2026-03-01 14:59 UTC, which was in the future');
    await world.minutes(20);
    await world.send('generic', at('58:00', { severity: 'catastrophic' }));
    expect(world.comments(incident!)).toEqual([expect.stringContaining('dated it 2026-03-01 14:58 UTC')]);
  });

  test('that repeats itself while the incident is locked waits, however long, and is shown once it is unlocked', async () => {
    await world.send('generic');
    const [incident] = world.incidents();
    world.github.as('mira').lock(incident!);
    await world.minutes(5);
    await world.send('generic', at('09:40'));
    await world.minutes(2 * 24 * 60);
    // As a sweep does.
    await world.look(world.waiting[0]!.ref);
    expect(world.waiting).toHaveLength(1);
    expect(world.log.join('')).not.toContain('forgotten');
    world.github.as('mira').lock(incident!, false);
    await world.look(world.waiting[0]!.ref);
    expect(world.waiting).toEqual([]);
    expect(world.comments(incident!)).toEqual([expect.stringContaining('last reported at')]);
  });

  test('has its panel pinned, once, by the first look at the incident', async () => {
    await world.send('generic');
    const pins = () => world.github.calls.filter(({ method }) => method === 'pinComment').length;
    expect(pins()).toBe(0);
    await world.minutes(6);
    expect(pins()).toBe(1);
    await world.minutes(60);
    expect(pins()).toBe(1);
  });

  test("is what detected the incident, at the alert's own time", async () => {
    await world.send('generic');
    const issue = world.incidents()[0]!;
    const { facts } = (await findIncident(issue, world.github.port(), DEFAULT_POLICY))!;
    const incident = fold(facts, DEFAULT_POLICY);
    expect(incident.milestones.detected?.at).toBe('2026-03-01T14:04:30.000Z');
    expect(incident.declaredAt).toBe('2026-03-01T14:04:40Z');
    expect(incident).toMatchObject({ source: null, detectedBy: 'alert' });
  });

  test('declares nothing when it had stopped before anyone could look', async () => {
    await world.receive('generic', at('04:30'));
    await world.receive('generic', at('04:35', { status: 'resolved' }));
    await world.settle();
    expect(world.issues()).toEqual([]);
    expect(world.waiting).toEqual([]);
  });
});

test('a storm of a thousand alerts in a minute makes one incident, in at most five calls', async () => {
  for (let n = 0; n < 1000; n++) {
    world.clock += 60;
    await world.receive('generic', (sample: Generic) => {
      sample.at = new Date(world.clock).toISOString();
    });
    if (n % 10 === 0) await world.settle();
  }
  expect(world.incidents()).toHaveLength(1);
  expect(world.calls()).toBeLessThanOrEqual(5);
  await world.minutes(6);
  expect(world.comments(world.incidents()[0]!)).toEqual([
    expect.stringMatching(
      /^🔔 .* is firing · since 2026-03-01 14:04 UTC, last reported at 14:05 UTC, 1000 times so far$/,
    ),
  ]);
  expect(world.waiting).toEqual([]);
});

test('repetitions and a recovery are shown in one comment, and stand in the timeline', async () => {
  await world.send('generic', at('04:30'));
  await world.send('generic', at('05:30'));
  await world.send('generic', at('06:30'));
  expect(world.comments(world.incidents()[0]!)).toEqual([]);
  await world.minutes(6);
  await world.send('generic', at('12:00', { status: 'resolved' }));
  const issue = world.incidents()[0]!;
  expect(world.comments(issue)).toEqual([
    '✅ **[Checkout: 12 % of requests fail](https://grafana.example.com/d/checkout)** has stopped · from 2026-03-01 14:04 UTC to 14:12 UTC',
  ]);
  const { facts } = (await findIncident(issue, world.github.port(), DEFAULT_POLICY))!;
  const { log } = fold(facts, DEFAULT_POLICY);
  expect(log.filter(({ text }) => text.startsWith('Alert')).map(({ at, text }) => `${at} ${text}`)).toEqual([
    '2026-03-01T14:04:30.000Z Alert “Checkout: 12 % of requests fail” fired',
    '2026-03-01T14:12:00.000Z Alert “Checkout: 12 % of requests fail” stopped',
  ]);
});

describe('an alert of SEV3 or SEV4', () => {
  const warning = at('04:30', { severity: 'warning' });

  test('waits for a person in an issue, with the command that declares it', async () => {
    await world.send('generic', warning);
    expect(world.incidents()).toEqual([]);
    const [report] = world.issues();
    expect(report).toMatchObject({ title: 'Alert: Checkout: 12 % of requests fail', labels: [] });
    expect(report!.body).toContain('\n/incident declare sev3 Checkout: 12 % of requests fail\n');
  });

  test('that repeats itself stays one issue, and is closed when it stops', async () => {
    await world.send('generic', warning);
    await world.send('generic', at('05:30', { severity: 'warning' }));
    await world.minutes(6);
    await world.send('generic', at('11:30', { status: 'resolved', severity: null }));
    const [report, ...others] = world.issues();
    expect(others).toEqual([]);
    expect(report).toMatchObject({ state: 'closed', closedAs: 'not-planned' });
    expect(world.comments(report!)).toEqual([
      expect.stringMatching(/has stopped · from 2026-03-01 14:04 UTC/),
    ]);
  });

  test('is declared by that command, and what is heard later is shown on the incident', async () => {
    await world.send('generic', warning);
    const [report] = world.issues();
    const command = /^\/incident declare .*$/m.exec(report!.body)![0];
    await world.github.as('mira').comment(report!, command);
    await world.look({ kind: 'incident', owner: 'acme', repo: 'shop', number: report!.number });
    const [incident] = world.incidents();
    expect(incident).toMatchObject({ labels: ['incident', 'sev3', 'investigating'] });
    await world.minutes(6);
    await world.send('generic', at('12:00', { severity: 'warning', status: 'resolved' }));
    expect(world.comments(incident!)).toEqual([expect.stringContaining('has stopped')]);
    expect(world.comments(report!)).toEqual([]);
    expect(world.issues()[0]!.state).toBe('open');
  });

  test('keeps its service and its instant when somebody accepts it', async () => {
    await world.policy('services: [{name: checkout}, {name: search}]');
    await world.send('generic', warning);
    const [report] = world.issues();
    const command = /^\/incident declare .*$/m.exec(report!.body)![0];
    await world.github.as('mira').comment(report!, command);
    world.clock += 60_000;
    await world.look({ kind: 'incident', owner: 'acme', repo: 'shop', number: report!.number });
    const { facts } = (await findIncident(world.incidents()[0]!, world.github.port(), DEFAULT_POLICY))!;
    const { services, milestones } = fold(facts, DEFAULT_POLICY);
    expect(services).toEqual(['checkout']);
    expect(milestones.detected?.at).toBe('2026-03-01T14:04:30.000Z');
  });

  test('that gets worse declares the incident', async () => {
    await world.send('generic', warning);
    await world.minutes(6);
    await world.send('generic', at('10:30', { severity: 'critical' }));
    expect(world.incidents()).toEqual([
      expect.objectContaining({ labels: ['incident', 'sev1', 'investigating'] }),
    ]);
    expect(world.issues()[0]).toMatchObject({ title: expect.stringMatching(/^Alert: /), state: 'closed' });
  });
});

describe('after the incident is over', () => {
  async function declareAndClose() {
    await world.send('generic', at('04:30'));
    await world.minutes(30);
    const issue = world.incidents()[0]!;
    await world.github.as('mira').editIssue(issue, { state: 'closed', closedAs: 'not-planned' });
    return issue;
  }

  test('as a false alarm, its issue is closed, once', async () => {
    await world.send('generic', at('04:30'));
    const issue = world.incidents()[0]!;
    const mira = world.github.as('mira');
    await mira.comment(issue, '/incident false-alarm The probe was broken');
    const look = () => world.look({ kind: 'incident', owner: 'acme', repo: 'shop', number: issue.number });
    await look();
    expect(world.incidents()[0]).toMatchObject({ state: 'closed' });
    await mira.editIssue(issue, { state: 'open' });
    await look();
    expect(world.incidents()[0]).toMatchObject({ state: 'open' });
  });

  test('an old alert that is sent again changes nothing', async () => {
    await declareAndClose();
    const before = world.calls();
    await world.send('generic', at('04:30'));
    expect(world.calls()).toBe(before);
    await world.send('generic', at('04:45'));
    expect(world.incidents()).toHaveLength(1);
    expect(world.waiting).toEqual([]);
  });

  test('a monitor that never stopped is still the same incident', async () => {
    const issue = await declareAndClose();
    await world.minutes(10);
    await world.send('generic', at('44:00'));
    expect(world.incidents()).toHaveLength(1);
    expect(world.comments(issue)).toEqual([expect.stringContaining('is firing')]);
  });

  test('one that stopped and fires again declares a new incident', async () => {
    const issue = await declareAndClose();
    await world.send('generic', at('39:00', { status: 'resolved' }));
    expect(world.comments(issue)).toEqual([expect.stringContaining('has stopped')]);
    await world.minutes(10);
    await world.send('generic', at('44:30'));
    expect(world.incidents()).toHaveLength(2);
  });
});

describe('the policy', () => {
  test('maps alerts to a service, a severity and a repository, and drops some', async () => {
    const till = world.github.repository('acme', 'till', { files: { 'README.md': '# Till\n' } });
    await world.policy(`
services: [{name: checkout, aliases: [Cash desk], repositories: [till]}]
alerts:
  rules:
    - when: {title: "*staging*"}
      ignore: true
    - when: {source: generic, service: web-*}
      service: checkout
      severity: SEV1
`);
    await world.send('generic', at('04:30', { key: 'a', title: 'On STAGING: all is lost' }));
    await world.send('generic', at('04:30', { key: 'b', service: 'web-eu', severity: 'info' }));
    await world.send('generic', at('04:30', { key: 'c', service: 'cash desk' }));
    expect(world.issues()).toEqual([]);
    expect(
      world.incidents(till).map(({ labels, body }) => [labels[1], /Service: (\w+)/.exec(body)?.[1]]),
    ).toEqual([
      ['sev1', 'checkout'],
      ['sev2', 'checkout'],
    ]);
  });

  test('that lacks the service of an alert gets a note on the incident, with what was probably meant', async () => {
    await world.policy('services: [{name: checkout}]');
    await world.send('generic', at('04:30', { service: 'chekout' }));
    expect(world.incidents()[0]!.body).toContain(
      'There is no service "chekout". Did you mean "checkout"? There are: checkout.',
    );
  });

  test("whose service is in a repository without the App gets a note, and the incident is opened in the policy's repository", async () => {
    await world.policy('services: [{name: checkout, repositories: [warehouse]}]');
    await world.send('generic');
    expect(world.incidents()[0]!.body).toContain(
      'It belongs in `acme/warehouse`, but this App is not installed there',
    );
  });
});

test('an alert that declared before the process ended declares once', async () => {
  await world.receive('generic');
  const [left] = world.waiting;
  await world.settle();
  world.waiting = [left!];
  await world.look(left!.ref);
  expect(world.incidents()).toHaveLength(1);
  expect(world.waiting).toEqual([]);
});

test('what an alert says mentions nobody and closes nothing', async () => {
  await world.send('generic', at('04:30', { title: 'Disk @all <!-- debrief:incident a=b --> fixes #1' }));
  const issue = world.incidents()[0]!;
  expect(issue.title).not.toMatch(/@all/);
  expect(issue.body.split('\n').slice(1).join('\n')).not.toMatch(/(?<!`)@all|<!--|fixes #1/);
  expect(world.log.join('')).not.toContain('Disk');
});
