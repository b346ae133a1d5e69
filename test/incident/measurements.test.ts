import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { between, impactInterval, MEASUREMENTS } from '../../src/incident/measurements.ts';

const at = (text: string) => ({ at: `2026-03-04T${text}:00Z` });
const whole = {
  started: at('10:00'),
  detected: at('10:05'),
  acknowledged: at('10:07'),
  mitigated: at('10:40'),
  resolved: at('11:10'),
};

describe('the impact interval', () => {
  test('ends with the resolution', () => {
    expect(impactInterval(whole, 'resolved')).toEqual({ from: whole.started.at, to: whole.resolved.at });
  });

  test('ends with the mitigation where the policy says so', () => {
    expect(impactInterval(whole, 'mitigated')).toEqual({ from: whole.started.at, to: whole.mitigated.at });
  });

  test('of an incident that was resolved without a mitigation ends with the resolution', () => {
    const { mitigated: _, ...rest } = whole;
    expect(impactInterval(rest, 'mitigated')?.to).toBe(whole.resolved.at);
  });

  test.each([
    ['it still lasts', { started: at('10:00'), detected: at('10:05') }],
    ['nobody knows when it began', { detected: at('10:05'), resolved: at('11:10') }],
    ['it would end before it began', { started: at('12:00'), resolved: at('11:10') }],
  ])('is unknown while %s', (_why, milestones) => {
    expect(impactInterval(milestones, 'resolved')).toBeNull();
  });
});

test('each measurement runs between the milestones that its name promises', () => {
  const minutes = MEASUREMENTS.map(({ name, from, to }) => {
    const interval = between(whole, from, to)!;
    return [name, (Date.parse(interval.to) - Date.parse(interval.from)) / 60_000];
  });
  expect(Object.fromEntries(minutes)).toEqual({
    time_to_detect: 5,
    time_to_acknowledge: 2,
    time_to_mitigate: 40,
    time_to_resolve: 70,
  });
});

test('no interval is ever negative, whatever the order in which people state milestones', () => {
  const instant = fc.date({ noInvalidDate: true, min: new Date('2000-01-01'), max: new Date('2040-01-01') });
  fc.assert(
    fc.property(instant, instant, (a, b) => {
      const interval = between(
        { started: { at: a.toISOString() }, resolved: { at: b.toISOString() } },
        'started',
        'resolved',
      );
      expect(interval === null).toBe(b < a);
    }),
  );
});
