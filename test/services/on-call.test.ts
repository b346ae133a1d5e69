import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rotation } from '../../src/policy/sections/services.ts';
import { shiftAt } from '../../src/services/on-call.ts';

const weekly: Rotation = {
  rotation: ['mira', 'tomas', 'aiko'],
  start: '2026-01-05 09:00',
  shift: '1 week',
  zone: 'Europe/Copenhagen',
};
const at = (rotation: Rotation, instant: string) => shiftAt(rotation, new Date(instant));

test.each([
  ['2026-01-05T08:00:00Z', 'mira', 'tomas'],
  ['2026-01-12T07:59:59Z', 'mira', 'tomas'],
  ['2026-01-12T08:00:00Z', 'tomas', 'aiko'],
  ['2026-01-19T08:00:00Z', 'aiko', 'mira'],
  // From 29 March on, 09:00 in Copenhagen is 07:00 UTC.
  ['2026-03-30T06:59:59Z', 'aiko', 'mira'],
  ['2026-03-30T07:00:00Z', 'mira', 'tomas'],
  ['2026-11-02T07:59:59Z', 'mira', 'tomas'],
  ['2026-11-02T08:00:00Z', 'tomas', 'aiko'],
])('at %s %s is on call, and %s is asked next', (instant, login, deputy) => {
  expect(at(weekly, instant)).toMatchObject({ login, deputy });
});

test('before the first shift nobody is on call', () => {
  expect(at(weekly, '2026-01-05T07:59:59Z')).toBeNull();
});

test('a rotation of one person, written twice or not, has no deputy', () => {
  expect(at({ ...weekly, rotation: ['mira'] }, '2026-02-01T00:00:00Z')?.deputy).toBeNull();
  expect(at({ ...weekly, rotation: ['mira', 'Mira'] }, '2026-02-01T00:00:00Z')?.deputy).toBeNull();
});

test('two shifts a day change at 09:00 and 21:00 local time, also in summer', () => {
  const halves = { ...weekly, rotation: ['mira', 'tomas'], shift: '12h' };
  expect(at(halves, '2026-07-01T06:59:00Z')?.login).toBe('tomas');
  expect(at(halves, '2026-07-01T07:00:00Z')).toEqual({
    login: 'mira',
    deputy: 'tomas',
    from: '2026-07-01T07:00:00.000Z',
    until: '2026-07-01T19:00:00.000Z',
  });
});

describe('in any rotation', () => {
  const rotations = fc.record({
    rotation: fc.array(fc.constantFrom('mira', 'tomas', 'aiko', 'eve'), { minLength: 1, maxLength: 5 }),
    start: fc.constantFrom('2025-03-30 02:30', '2025-10-26 02:30', '2025-01-01 00:00', '2025-06-15 23:45'),
    shift: fc.constantFrom('1h', '8 hours', '12h', '1 day', '3 days', '1 week', '2w'),
    zone: fc.constantFrom('UTC', '+05:45', 'Europe/Copenhagen', 'America/New_York', 'Australia/Lord_Howe'),
  });
  const instants = fc.date({ min: new Date('2025-11-01'), max: new Date('2031-01-01'), noInvalidDate: true });

  test('an instant is in its shift, and the next shift begins when it ends', () => {
    fc.assert(
      fc.property(rotations, instants, (rotation, now) => {
        const shift = shiftAt(rotation, now)!;
        expect(shift.from <= now.toISOString() && now.toISOString() < shift.until).toBe(true);
        expect(shiftAt(rotation, new Date(shift.until))!.from).toBe(shift.until);
        expect(shiftAt(rotation, new Date(Date.parse(shift.until) - 1))).toEqual(shift);
      }),
    );
  });

  test('a shift of a day or more deviates by at most an hour', () => {
    const hours = { '1 day': 24, '3 days': 72, '1 week': 168, '2w': 336 };
    fc.assert(
      fc.property(rotations, instants, (rotation, now) => {
        const nominal = hours[rotation.shift as keyof typeof hours];
        fc.pre(nominal !== undefined);
        const { from, until } = shiftAt(rotation, now)!;
        expect(Math.abs((Date.parse(until) - Date.parse(from)) / 3_600_000 - nominal)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('everybody is on call equally often: after one round, the same person is on call', () => {
    fc.assert(
      fc.property(rotations, instants, (rotation, now) => {
        let shift = shiftAt(rotation, now)!;
        const first = shift.login;
        for (const _ of rotation.rotation) shift = shiftAt(rotation, new Date(shift.until))!;
        // A shift within the hour skipped in spring is empty and passed over.
        if (!rotation.shift.includes('h')) expect(shift.login).toBe(first);
      }),
    );
  });
});
