import { beforeEach, describe, expect, test } from 'vitest';
import { AlertWorld } from './alert-world.ts';

let world: AlertWorld;
beforeEach(() => {
  world = new AlertWorld();
});

const said = (more: object) => (sample: object) =>
  void Object.assign(sample, { at: new Date(world.clock).toISOString(), ...more });
const alert = (more: object = {}) => world.send('generic', said(more));
const states = () => world.issues().map(({ title, state }) => [title, state]);

const GROUPED = 'services: [{name: checkout}]\nalerts: {groupWithinMinutes: 60}';
const LATE = { key: 'late', title: 'Late' };

describe('a report of an alert that got worse stays open until the alert is seen elsewhere', () => {
  beforeEach(async () => {
    await world.policy('services: [{name: checkout}]');
    await alert({ ...LATE, severity: 'warning' });
    await world.minutes(6);
  });

  const expectDeclared = () => {
    expect(states()).toEqual([
      ['Alert: Late', 'closed'],
      ['Incident: Late', 'open'],
    ]);
    expect(world.waiting).toEqual([]);
  };

  test('when GitHub refuses the incident for a moment', async () => {
    world.refused.push('openIssue');
    await alert({ ...LATE, severity: 'critical' });
    expect(states()).toEqual([['Alert: Late', 'open']]);
    expect(world.waiting).toHaveLength(1);
    await world.minutes(1);
    expectDeclared();
  });

  test('when the closing itself is refused: it is closed at the next look', async () => {
    world.refused.push('editIssue');
    await alert({ ...LATE, severity: 'critical' });
    await world.minutes(1);
    expectDeclared();
  });

  test('when another alert has just declared, and GitHub does not show it yet', async () => {
    await world.policy(GROUPED);
    world.shown = world.issues();
    await world.receive('generic', said({ severity: 'critical', title: 'First' }));
    await world.receive('generic', said({ ...LATE, severity: 'critical' }));
    world.isLagging = true;
    await world.settle();
    expect(states()[0]).toEqual(['Alert: Late', 'open']);
    world.isLagging = false;
    await world.minutes(1);
    expect(states()).toEqual([
      ['Alert: Late', 'closed'],
      ['Incident: First', 'open'],
    ]);
    expect(world.comments(world.incidents()[0]!)).toEqual([expect.stringMatching(/🔔 .*Late/)]);
    expect(world.waiting).toEqual([]);
  });

  test.each(['comment', 'editIssue'] as const)(
    'when it joins an incident and %s is refused',
    async (write) => {
      await world.policy(GROUPED);
      await alert({ title: 'First', severity: 'critical' });
      await world.minutes(6);
      world.refused.push(write);
      await alert({ ...LATE, severity: 'critical' });
      expect(states()[0]).toEqual(['Alert: Late', 'open']);
      await world.minutes(1);
      expect(states()).toEqual([
        ['Alert: Late', 'closed'],
        ['Incident: First', 'open'],
      ]);
      expect(world.comments(world.incidents()[0]!)).toEqual([expect.stringMatching(/🔔 .*Late/)]);
      expect(world.waiting).toEqual([]);
    },
  );
});

test('a report whose reopening is refused says nothing and is reopened at the next look', async () => {
  await world.policy('');
  await alert({ severity: 'warning' });
  await world.minutes(6);
  await alert({ severity: 'warning', status: 'resolved' });
  await world.minutes(6);
  world.refused.push('editIssue');
  await alert({ severity: 'warning' });
  expect(world.issues()[0]!.state).toBe('closed');
  expect(world.waiting).toHaveLength(1);
  await world.minutes(6);
  expect(world.issues()).toEqual([expect.objectContaining({ state: 'open' })]);
  expect(world.comments(world.issues()[0]!)).toEqual([expect.stringContaining('🔔')]);
  expect(world.waiting).toEqual([]);
});

test('a report that Debrief closed does not hide a worse alert of the second in which it stopped', async () => {
  await world.policy('');
  await alert({ severity: 'warning' });
  const at = new Date(world.clock).toISOString();
  await world.minutes(6);
  await alert({ severity: 'warning', status: 'resolved', at });
  await alert({ severity: 'critical', at: new Date(world.clock - 60_000).toISOString() });
  expect(world.incidents()).toHaveLength(1);
});
