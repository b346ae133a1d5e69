import { beforeEach, expect, test } from 'vitest';
import { AlertWorld } from './alert-world.ts';

let world: AlertWorld;
const said = (more: object) => (sample: object) =>
  void Object.assign(sample, { at: new Date(world.clock).toISOString(), ...more });
const alert = (more: object = {}) => world.send('generic', said(more));
const LATE = { key: 'late', title: 'Late', severity: 'critical' };

beforeEach(async () => {
  world = new AlertWorld();
  await world.policy('services: [{name: checkout}]\nalerts: {groupWithinMinutes: 60}');
  await alert({ severity: 'critical', title: 'First' });
  await world.minutes(6);
});

test.each([
  ['resolved', /✅ .*Late/],
  ['firing', /🔔 .*Late/],
])('a problem that is %s seconds after it was noted changes its one note', async (status, note) => {
  const [incident] = world.incidents();
  const before = [...world.shop.issues.get(incident!.number)!.events];
  await alert(LATE);
  world.events = before;
  world.clock += 3_000;
  await alert({ ...LATE, status });
  await Promise.allSettled(world.waiting.map(({ ref }) => world.look(ref)));
  expect(world.waiting).toHaveLength(1);
  world.events = null;
  await world.minutes(6);
  expect(world.comments(incident!)).toEqual([expect.stringMatching(note)]);
  expect(world.waiting).toEqual([]);
});

/** Several alerts, whose looks run at the same time. Whether each was done. */
async function atOnce(...alerts: object[]): Promise<boolean[]> {
  for (const more of alerts) await world.receive('generic', said(more));
  const looks = await Promise.allSettled(world.waiting.map(({ ref }) => world.look(ref)));
  return looks.map(({ status }) => status === 'fulfilled');
}

test('a second storm of the day is one incident, too', async () => {
  const [first] = world.incidents();
  await world.github.as('mira').comment(first!, '/incident resolved');
  await world.look({ kind: 'incident', owner: 'acme', repo: 'shop', number: first!.number });
  await world.minutes(120);
  await atOnce({ ...LATE, key: 'a' }, { ...LATE, key: 'b' }, { ...LATE, key: 'c' });
  expect(world.incidents()).toHaveLength(2);
  await world.minutes(1);
  expect(world.incidents()).toHaveLength(2);
  expect(world.comments(world.incidents()[1]!)).toHaveLength(2);
});

test('a less severe alert does not delay a worse one', async () => {
  world = new AlertWorld();
  await world.policy('services: [{name: checkout}]\nalerts: {groupWithinMinutes: 60}');
  const done = await atOnce({ key: 'a', severity: 'high' }, { key: 'b', severity: 'critical' });
  expect(done[1]).toBe(true);
});
