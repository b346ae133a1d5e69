import { beforeEach, describe, expect, test } from 'vitest';
import type { Issue } from '../../src/github/port.ts';
import { AlertWorld } from './alert-world.ts';

const LATE = { key: 'late', title: 'Late' };
let world: AlertWorld;
let first: Issue;

const alert = (more: object = {}) =>
  world.send(
    'generic',
    (sample: object) => void Object.assign(sample, { at: new Date(world.clock).toISOString(), ...more }),
  );
const say = async (text: string) => {
  await world.github.as('mira').comment(first, text);
  await world.look({ kind: 'incident', owner: 'acme', repo: 'shop', number: first.number });
};
const titles = () => world.incidents().map(({ title }) => title);

beforeEach(async () => {
  world = new AlertWorld();
  await world.policy('services: [{name: checkout}, {name: search}]\nalerts: {groupWithinMinutes: 60}');
  await alert({ title: 'First', severity: 'critical' });
  await world.minutes(6);
  first = world.incidents()[0]!;
});

describe('another problem of the service declares its own incident', () => {
  test.each<[string, () => Promise<void>]>([
    ['people lowered the first to SEV4', () => say('/incident sev 4')],
    ['the first is paused', () => say('/incident pause waiting for the vendor until morning')],
    [
      'the first is mitigated and its alert stopped',
      async () => {
        await say('/incident mitigated');
        await alert({ status: 'resolved' });
      },
    ],
  ])('when %s', async (_, happens) => {
    await happens();
    await world.minutes(6);
    await alert({ ...LATE, severity: 'critical' });
    expect(titles()).toEqual(['Incident: First', 'Incident: Late']);
  });
});

describe('a problem that joined an incident', () => {
  test('declares when it gets worse than that incident', async () => {
    await say('/incident sev 2');
    await alert({ ...LATE, severity: 'warning' });
    await world.minutes(6);
    await alert({ ...LATE, severity: 'critical' });
    expect(titles()).toEqual(['Incident: First', 'Incident: Late']);
  });

  test('says how severe it is now when it gets worse within that incident', async () => {
    await alert({ ...LATE, severity: 'warning' });
    await world.minutes(6);
    await alert({ ...LATE, severity: 'critical' });
    expect(world.comments(first)).toEqual([expect.stringContaining('/incident declare sev1 Late')]);
  });

  test('declares when it comes again long after', async () => {
    await alert({ ...LATE, severity: 'high' });
    await world.minutes(1);
    await alert({ ...LATE, severity: 'high', status: 'resolved' });
    await world.minutes(24 * 60 * 10);
    await alert({ ...LATE, severity: 'high' });
    expect(titles()).toEqual(['Incident: First', 'Incident: Late']);
  });

  test.each(['/incident resolved', '/incident false-alarm wrong threshold of the first monitor'])(
    'declares after %s if it still fires, also if each repeat has the same time',
    async (command) => {
      const at = new Date(world.clock).toISOString();
      await alert({ ...LATE, severity: 'critical' });
      await world.minutes(6);
      await say(command);
      await world.github.as('mira').editIssue(first, { state: 'closed', closedAs: 'completed' });
      await world.minutes(6);
      await alert({ ...LATE, severity: 'critical', at, title: 'Late once more' });
      expect(titles()).toEqual(['Incident: First', 'Incident: Late once more']);
      await world.minutes(6);
      await alert({ ...LATE, severity: 'critical', at, title: 'Late for the third time' });
      expect(titles()).toHaveLength(2);
      expect(world.waiting).toEqual([]);
    },
  );

  test('does so also if its own report was closed when it joined', async () => {
    await world.minutes(60);
    await alert({ ...LATE, severity: 'warning' });
    await alert({ key: 'second', title: 'Second', severity: 'critical' });
    await world.minutes(6);
    const at = new Date(world.clock).toISOString();
    await alert({ ...LATE, severity: 'critical' });
    first = world.incidents().at(-1)!;
    await world.minutes(6);
    await say('/incident resolved');
    await world.minutes(6);
    await alert({ ...LATE, severity: 'critical', at, title: 'Late once more' });
    expect(titles()).toEqual(['Incident: First', 'Incident: Second', 'Incident: Late once more']);
  });

  test.each([true, false])(
    'joins a newer incident after the first is over (stopped: %s)',
    async (stopped) => {
      await alert({ ...LATE, severity: 'critical' });
      await world.minutes(6);
      if (stopped) await alert({ ...LATE, status: 'resolved' });
      await say('/incident resolved');
      await world.minutes(10);
      await alert({ key: 'second', title: 'Second', severity: 'critical' });
      await world.minutes(6);
      await alert({ ...LATE, severity: 'critical' });
      expect(titles()).toEqual(['Incident: First', 'Incident: Second']);
      expect(world.comments(world.incidents()[1]!)).toEqual([expect.stringMatching(/🔔 .*Late/)]);
    },
  );

  test('is shown as stopped by a recovery without a service, however many reports came in between', async () => {
    await alert({ ...LATE, severity: 'critical' });
    for (let n = 0; n < 6; n++)
      await alert({ key: `s${n}`, title: `Search ${n}`, severity: 'warning', service: 'search' });
    await world.minutes(6);
    await alert({ ...LATE, status: 'resolved', severity: null, service: null });
    expect(world.comments(first)).toEqual([expect.stringMatching(/✅ .*Late/)]);
  });
});
