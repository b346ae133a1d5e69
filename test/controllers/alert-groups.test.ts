import { beforeEach, describe, expect, test } from 'vitest';
import { findIncident } from '../../src/controllers/incident/read.ts';
import type { Issue } from '../../src/github/port.ts';
import { fold } from '../../src/incident/fold.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { AlertWorld } from './alert-world.ts';

interface Generic {
  key: string;
  status: string;
  title: string;
  severity: string | null;
  service: string | null;
}

let world: AlertWorld;
beforeEach(() => {
  world = new AlertWorld();
});

/** An alert of the service checkout, by now. */
const alert = (more: Partial<Generic> = {}) =>
  world.send('generic', (sample: Generic) =>
    Object.assign(sample, { at: new Date(world.clock).toISOString(), ...more }),
  );
const lookAt = ({ number }: Issue) => world.look({ kind: 'incident', owner: 'acme', repo: 'shop', number });

describe('several problems of one service', () => {
  const NAMES = 'services: [{name: checkout}, {name: search}]';
  const SERVICES = `${NAMES}\nalerts: {groupWithinMinutes: 60}`;
  const late = { key: 'latency', title: 'Checkout answers in `9 s`' };

  test('are one incident: later ones are noted there, with the way out', async () => {
    await world.policy(SERVICES);
    await alert();
    await world.minutes(5);
    await alert(late);
    const [incident, ...others] = world.incidents();
    expect(others).toEqual([]);
    expect(world.comments(incident!)).toEqual([
      '🔔 **[Checkout answers in \\`9 s\\`](https://grafana.example.com/d/checkout)** is firing · since 2026-03-01 14:09 UTC, last reported at 14:09 UTC. Another problem of the same service, so it is noted here. Not the same? Comment `/incident declare sev2 Checkout answers in 9 s` on a new issue.',
    ]);
    expect(world.waiting).toEqual([]);
  });

  test('clear one by one, and the timeline shows each', async () => {
    await world.policy(SERVICES);
    await alert();
    await world.minutes(5);
    await alert(late);
    await world.minutes(60);
    // A recovery may not say which service it was.
    await alert({ ...late, status: 'resolved', severity: null, service: null });
    const [incident, ...others] = world.issues();
    expect(others).toEqual([]);
    expect(world.comments(incident!)).toEqual([
      expect.stringMatching(/✅ .* has stopped · from .* to 15:09 UTC$/),
    ]);
    await world.minutes(5);
    await alert(late);
    // A new comment, as nobody is notified of an edit.
    expect(world.comments(incident!)).toEqual([
      expect.stringContaining('has stopped'),
      expect.stringMatching(/🔔 .* Not the same\? Comment/),
    ]);
    expect(world.incidents()).toHaveLength(1);
    const { facts } = (await findIncident(incident!, world.github.port(), DEFAULT_POLICY))!;
    const texts = fold(facts, DEFAULT_POLICY).log.map(({ text }) => text);
    expect(texts.filter((text) => text.includes('9 s'))).toEqual([
      'Alert “Checkout answers in `9 s`” fired',
      'Alert “Checkout answers in `9 s`” stopped',
      'Alert “Checkout answers in `9 s`” fired',
    ]);
  });

  test('are one incident also when forty alerts come in one second, before GitHub shows the first', async () => {
    await world.policy(SERVICES);
    for (let n = 0; n < 40; n++)
      await world.receive('generic', (sample: Generic) => {
        Object.assign(sample, { key: `shard-${n}`, severity: n % 2 ? 'high' : 'critical' });
      });
    world.isLagging = true;
    await world.settle();
    expect(world.issues()).toHaveLength(1);
    expect(world.waiting).toHaveLength(39);
    world.isLagging = false;
    await world.minutes(1);
    expect(world.issues()).toHaveLength(1);
    expect(world.comments(world.issues()[0]!)).toHaveLength(39);
    expect(world.waiting).toEqual([]);
  });

  test.each<[string, string, Partial<Generic>]>([
    ['a worse one', SERVICES, { ...late, severity: 'critical' }],
    ['one of another service', SERVICES, { ...late, service: 'search' }],
    [
      'one of a service that the policy does not list',
      'services: [{name: search}]\nalerts: {groupWithinMinutes: 60}',
      late,
    ],
    ['every one, unless the policy says otherwise', NAMES, late],
    ['one after the policy’s minutes', `${NAMES}\nalerts: {groupWithinMinutes: 5}`, late],
  ])('%s declares its own incident', async (_, policy, other) => {
    await world.policy(policy);
    await alert();
    await world.minutes(6);
    await alert(other);
    expect(world.incidents()).toHaveLength(2);
  });

  test('declare anew once the incident is resolved', async () => {
    await world.policy(SERVICES);
    await alert();
    await world.minutes(6);
    const [incident] = world.incidents();
    await world.github.as('mira').comment(incident!, '/incident resolved');
    await lookAt(incident!);
    await world.minutes(2);
    await alert(late);
    expect(world.incidents()).toHaveLength(2);
  });

  test('that wait for a person are noted on an open incident, too', async () => {
    await world.policy(SERVICES);
    await alert();
    await world.minutes(6);
    await alert({ ...late, severity: 'warning' });
    expect(world.issues()).toHaveLength(1);
    expect(world.comments(world.issues()[0]!)).toEqual([expect.stringContaining('/incident declare sev3')]);
  });

  test('are noted once, also if the process ended before it could forget the alert', async () => {
    await world.policy(SERVICES);
    await alert();
    await world.minutes(6);
    await world.receive('generic', (sample: Generic) =>
      Object.assign(sample, { at: new Date(world.clock).toISOString(), ...late }),
    );
    const [left] = world.waiting;
    await world.settle();
    world.waiting = [left!];
    world.clock += 30_000;
    await world.look(left!.ref);
    expect(world.comments(world.issues()[0]!)).toHaveLength(1);
    expect(world.waiting).toEqual([]);
  });

  test('that got worse join it, and their report is closed', async () => {
    await world.policy(SERVICES);
    await alert({ ...late, severity: 'warning' });
    await world.minutes(6);
    await alert();
    await world.minutes(6);
    await alert({ ...late, severity: 'major' });
    expect(world.incidents()).toHaveLength(1);
    expect(world.issues().map(({ state }) => state)).toEqual(['closed', 'open']);
    await world.minutes(6);
    await alert({ ...late, status: 'resolved' });
    expect(world.comments(world.incidents()[0]!)).toEqual([expect.stringContaining('has stopped')]);
  });
});

describe('an alert of SEV3 that keeps firing and stopping', () => {
  const flap = async (times: number) => {
    for (let n = 0; n < times; n++) {
      await alert({ severity: 'warning' });
      await world.minutes(5);
      await alert({ severity: 'warning', status: 'resolved' });
      await world.minutes(5);
    }
  };

  test('is one issue, which is reopened and says how often it fired', async () => {
    await flap(3);
    await alert({ severity: 'warning' });
    const [report, ...others] = world.issues();
    expect(others).toEqual([]);
    expect(report!.state).toBe('open');
    expect(report!.body).toContain('🔁 The alert has fired 4 times since 2026-03-01 14:04 UTC.\n');
    expect(report!.body.match(/🔁/g)).toHaveLength(1);
  });

  test('stays open from the fifth time on, until a person closes it', async () => {
    await flap(6);
    const [report, ...others] = world.issues();
    expect(others).toEqual([]);
    expect(report).toMatchObject({ state: 'open', body: expect.stringContaining('now stays open') });
    await world.github.as('mira').editIssue(report!, { state: 'closed', closedAs: 'completed' });
    await world.minutes(1);
    await alert({ severity: 'warning' });
    expect(world.issues()).toHaveLength(2);
  });

  test('counts each time once, also if the process ended after it reopened the issue', async () => {
    await flap(1);
    await world.receive('generic', (sample: Generic) =>
      Object.assign(sample, { at: new Date(world.clock).toISOString(), severity: 'warning' }),
    );
    const [left] = world.waiting;
    await world.settle();
    world.waiting = [left!];
    await world.look(left!.ref);
    expect(world.issues()).toHaveLength(1);
    expect(world.issues()[0]!.body).toContain('fired 2 times');
  });

  test('keeps what people wrote in the issue', async () => {
    await flap(1);
    const [report] = world.issues();
    await world.github.as('mira').editIssue(report!, { body: `${report!.body}\nAsked the vendor.\n` });
    await flap(2);
    expect(world.issues()[0]!.body).toContain('\nAsked the vendor.\n');
  });

  test.each<[string, () => Promise<void>]>([
    [
      'a person closed it',
      async () => {
        const [report] = world.issues();
        await world.github.as('mira').editIssue(report!, { state: 'open' });
        await world.github.as('mira').editIssue(report!, { state: 'closed', closedAs: 'not-planned' });
      },
    ],
    ['a day has passed', () => world.minutes(24 * 60 + 1)],
  ])('gets a new issue if %s', async (_, happens) => {
    await flap(1);
    await happens();
    await world.minutes(1);
    await alert({ severity: 'warning' });
    expect(world.issues()).toHaveLength(2);
  });

  test('is not reopened by an old alert that is sent again', async () => {
    await flap(1);
    await world.send('generic', (sample: Generic) =>
      Object.assign(sample, { at: '2026-03-01T14:06:00Z', severity: 'warning' }),
    );
    expect(world.issues()).toEqual([expect.objectContaining({ state: 'closed' })]);
    expect(world.waiting).toEqual([]);
  });
});
