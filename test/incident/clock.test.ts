import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextOverdue, overdue } from '../../src/incident/clock/overdue.ts';
import { reminderText } from '../../src/incident/clock/reminder.ts';
import type { Incident } from '../../src/incident/incident.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { readPolicy } from '../../src/policy/load.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { at, incidentOf, labeled, said } from './facts.ts';

// A SEV2, declared at 14:02: an update every 30 minutes.
const led = [said('14:05', 'bo', '/incident ic me')];
const now = (clock: string) => new Date(at(clock));
const textAt = (incident: Incident, clock: string, policy: Policy = DEFAULT_POLICY) =>
  reminderText(incident, overdue(incident, policy, now(clock)), policy, now(clock));

describe('what the public was promised', () => {
  const told = said('14:10', 'bo', '/incident publish Some payments fail. next 20m');

  test('is asked for as soon as it is late, by itself or with the update that the team waits for', () => {
    const incident = incidentOf([...led, told]);
    expect(textAt(incident, '14:29')).toBeNull();
    expect(textAt(incident, '14:30')).toMatch(/^@bo: \*\*The public was promised an update by 14:30 UTC/);
    expect(textAt(incident, '14:40')).toMatch(/A status update is due[\s\S]*The public was promised/);
    expect(nextOverdue(incident, DEFAULT_POLICY, now('14:11'))).toBe(at('14:30'));
  });

  test.each([
    ['it came', [said('14:30', 'bo', '/incident publish All payments work again.')]],
    ['it is snoozed', [said('14:29', 'bo', '/incident snooze 30m')]],
    ['it is resolved', [said('14:29', 'bo', '/incident resolved')]],
  ])('is not asked for when %s', (_, more) => {
    expect(textAt(incidentOf([...led, told, ...more]), '14:31')).toBeNull();
  });

  test('counts outside of working hours, too: customers do not know them', () => {
    const policy: Policy = {
      ...DEFAULT_POLICY,
      calendar: { ...DEFAULT_POLICY.calendar, zone: 'Asia/Tokyo' },
    };
    const incident = incidentOf([said('14:05', 'bo', '/incident sev SEV3 few users'), told]);
    expect(overdue(incident, policy, now('14:31')).publicUpdate).toBe(at('14:30'));
  });
});

test.each(['payments', 'acme/payments', '@acme/payments'])(
  'where nobody leads, the team is called by its name on GitHub, written as %s in the policy',
  (team) => {
    const read = readPolicy(JSON.stringify({ services: [{ name: 'checkout', team }] }), 'debrief.yml', null);
    expect(read.problems).toEqual([]);
    const incident = incidentOf([said('14:03', 'bo', '/incident services checkout')], read.policy);
    expect(textAt(incident, '16:00', read.policy)).toMatch(/^@acme\/payments: /);
  },
);

describe('a status update', () => {
  test.each([
    ['14:31', null],
    ['14:32', 1],
    ['15:01', 1],
    ['15:02', 2],
    ['16:01', 2],
    ['16:02', 4],
  ])('at %s: %s missed', (clock, missed) => {
    const { update } = overdue(incidentOf(led), DEFAULT_POLICY, now(clock));
    expect(update?.missed ?? null).toBe(missed);
  });

  test.each([
    ['the communications lead', ['/incident comms @cy'], '@cy: '],
    ['the commander, where nobody has communications', [], '@bo: '],
    ['the DRI, where nobody leads either', ['/incident ic -', '/incident dri @di'], '@di: '],
  ])('is asked of %s', (_, commands, who) => {
    const incident = incidentOf([
      ...led,
      ...commands.map((text, index) => said(`14:0${6 + index}`, 'bo', text, 50 + index)),
    ]);
    expect(textAt(incident, '14:33')).toMatch(new RegExp(`^${who}`));
  });

  test('is asked of the deputy, too, once two are missed', () => {
    const incident = incidentOf([...led, said('14:06', 'bo', '/incident deputy @cy')]);
    expect(textAt(incident, '14:33')).not.toContain('@cy');
    expect(textAt(incident, '15:03')).toContain('@bo @cy: ');
  });

  test.each([
    ['it came', [said('14:31', 'bo', '/incident update We know the cause.')]],
    ['it is snoozed', [said('14:31', 'bo', '/incident snooze 30m')]],
    ['it is paused', [said('14:31', 'bo', '/incident pause until the morning')]],
    ['it is resolved', [said('14:31', 'bo', '/incident resolved')]],
    ['it was a false alarm', [said('14:31', 'bo', '/incident false-alarm a test card')]],
  ])('is not asked for when %s', (_, more) => {
    expect(textAt(incidentOf([...led, ...more]), '14:40')).toBeNull();
  });

  test('of a SEV3 is asked for in working hours alone', () => {
    const policy: Policy = {
      ...DEFAULT_POLICY,
      // The first of March 2026 is a Sunday.
      calendar: { ...DEFAULT_POLICY.calendar, workingDays: ['sunday'] },
      incidents: {
        ...DEFAULT_POLICY.incidents,
        updateEveryMinutes: { SEV1: 15, SEV2: 30, SEV3: 60, SEV4: null },
      },
    };
    const incident = incidentOf([labeled('14:03', 'bo', 'sev3'), ...led], policy);
    expect(incident.severity).toBe('SEV3');
    expect(textAt(incident, '16:59', policy)).toContain('A status update is due');
    expect(textAt(incident, '17:00', policy)).toBeNull();
  });
});

describe('a commander', () => {
  test('is asked for once a SEV1 or SEV2 has been without one for ten minutes', () => {
    const incident = incidentOf([]);
    expect(textAt(incident, '14:11')).toBeNull();
    expect(textAt(incident, '14:12')).toContain('Nobody leads this SEV2');
    expect(textAt(incidentOf(led), '14:12')).toBeNull();
    expect(textAt(incidentOf([labeled('14:03', 'bo', 'sev3')]), '14:12')).toBeNull();
  });
});

test('what is late never changes between two looks that the clock asks for', () => {
  const commands = [
    'ic me',
    'update News.',
    'snooze 20m',
    'comms @cy',
    'sev 1',
    'update More. next 10m',
    'pause',
    'resume',
  ];
  fc.assert(
    fc.property(
      fc.array(fc.record({ minute: fc.nat(50), verb: fc.constantFrom(...commands) }), { maxLength: 6 }),
      fc.nat(600),
      fc.nat(600),
      (spoken, from, length) => {
        const events = spoken.map(({ minute, verb }, index) =>
          said(`14:${String(minute + 5).padStart(2, '0')}`, 'bo', `/incident ${verb}`, 100 + index),
        );
        const incident = incidentOf(events);
        const first = new Date(Date.parse(at('14:56')) + from * 60_000);
        const then = new Date(first.getTime() + length * 60_000);
        const next = nextOverdue(incident, DEFAULT_POLICY, first);
        fc.pre(next === null || Date.parse(next) > then.getTime());
        expect(overdue(incident, DEFAULT_POLICY, then)).toEqual(overdue(incident, DEFAULT_POLICY, first));
      },
    ),
  );
});
