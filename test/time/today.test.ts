import { expect, test } from 'vitest';
import { isIsoDay } from '../../src/time/day.ts';
import { todayIn } from '../../src/time/today.ts';
import { UTC, zoneNamed } from '../../src/time/zone.ts';

test('late in the evening it is already tomorrow further east', () => {
  const now = new Date('2026-07-01T22:30:00Z');
  expect([UTC, zoneNamed('Europe/Berlin')!].map((zone) => todayIn(now, zone))).toEqual([
    '2026-07-01',
    '2026-07-02',
  ]);
});

test.each(['2026-02-28', '2024-02-29', '2026-12-31'])('%s is a day', (text) => {
  expect(isIsoDay(text)).toBe(true);
});

test.each(['2026-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-1-1', '2026-03-04T10:00:00Z', ''])(
  '“%s” is not a day',
  (text) => {
    expect(isIsoDay(text)).toBe(false);
  },
);
