import { describe, expect, test } from 'vitest';
import { policySchema } from '../../src/policy/schema.ts';
import { parseTarget } from '../../src/policy/target.ts';
import { readLedger } from '../../src/reliability/ledger/read.ts';
import { makeReport, measureLedger } from '../../src/reliability/report.ts';
import { quarterNamed } from '../../src/reliability/window.ts';
import { zoneNamed } from '../../src/time/zone.ts';
import { incident } from './ledger.ts';

/** One incident of `minutes` on each of the first `count` days of a month. */
function month(name: string, count: number, minutes: number, more: object = {}) {
  return Array.from({ length: count }, (_, index) => {
    const day = `${name}-${String(index + 1).padStart(2, '0')}`;
    const end = new Date(Date.parse(`${day}T10:00:00Z`) + minutes * 60_000).toISOString();
    return incident(day, `${day}T10:00:00Z`, end, { severity: 'SEV1', services: ['checkout'], ...more });
  });
}

function objective(lines: readonly string[], objective: object, at = '2026-04-01T00:00:00Z') {
  const policy = policySchema.parse({ reliability: { objectives: [objective] } });
  const options = { at: new Date(at), window: quarterNamed('2026Q1', zoneNamed('UTC')!)!, by: [], slos: [] };
  return makeReport(measureLedger(readLedger(lines.join('\n')), policy, options)).objectives;
}

describe('an objective', () => {
  const better = [...month('2025-11', 20, 60), ...month('2026-02', 20, 30)];

  test('shows previous, target and current value, and whether the change is significant', () => {
    const okr = { text: 'Customers wait half as long', url: 'https://okr.example/1' };
    expect(objective(better, { target: 'MTTR −20 % each quarter', okr })).toEqual([
      {
        objective: 'MTTR −20 % each quarter',
        figure: 'mttr',
        group: {},
        quarter: '2026Q1',
        before: 60,
        goal: 48,
        now: 30,
        n: 20,
        outlook: 30,
        progress: 2.5,
        pace: 'reached',
        interval: [-0.5, -0.5],
        certain: true,
        okr,
      },
    ]);
  });

  test('is missed when it got worse', () => {
    const worse = [...month('2025-11', 20, 60), ...month('2026-02', 20, 66)];
    expect(objective(worse, { target: 'MTTR -20 % each quarter' })[0]).toMatchObject({
      progress: expect.closeTo(-0.5),
      pace: 'missed',
    });
  });

  test('counts incidents of a severity; a quarter that is not over is projected to its end', () => {
    const lines = [...month('2025-11', 20, 60), ...month('2026-01', 6, 60)];
    const [state] = objective(lines, { target: 'SEV1 −30 % in 2026Q1' }, '2026-01-31T00:00:00Z');
    expect(state).toMatchObject({
      figure: 'incidents',
      group: { severity: 'SEV1' },
      before: 20,
      goal: 14,
      now: 6,
      outlook: expect.closeTo(18),
      pace: 'behind',
    });
    expect(state?.progress).toBeCloseTo((18 - 20) / -6);
    expect(objective(lines, { target: 'SEV1 −30 % in 2026Q2' })).toEqual([]);
  });

  test('can be of one service', () => {
    const lines = [...better, ...month('2026-03', 3, 500, { services: ['search'] })];
    expect(objective(lines, { target: 'MTTR −20 % each quarter', service: 'checkout' })[0]).toMatchObject({
      now: 30,
      n: 20,
    });
  });

  test('claims nothing below five incidents or without a previous quarter', () => {
    const few = [...month('2025-11', 4, 60), ...month('2026-02', 20, 30)];
    expect(objective(few, { target: 'MTTR −20 % each quarter' })[0]).toMatchObject({
      interval: null,
      certain: null,
    });
    expect(objective(month('2026-02', 20, 30), { target: 'MTTR −20 % each quarter' })[0]).toMatchObject({
      before: null,
      goal: null,
      progress: null,
      pace: null,
    });
  });

  test.each([
    ['MTBF +20 % each quarter', 20, 2, true],
    ['MTBF +20 % each quarter', 20, 18, false],
    ['availability +1 % each quarter', 20, 2, true],
    ['availability +1 % each quarter', 20, 18, false],
  ])(
    'of what is left between incidents is told from chance too: %s, %i → %i',
    (target, then, now, certain) => {
      const lines = [...month('2025-11', then, 60), ...month('2026-02', Math.max(5, now), now * 3)];
      expect(objective(lines, { target })[0]).toMatchObject({ certain });
    },
  );

  test('with a share of none or all is never certain, since every resample is the same', () => {
    const by = (count: number, detectedBy: string) => month('2025-11', count, 60, { detectedBy });
    const lines = [
      ...by(1, 'alert'),
      ...by(9, 'person').slice(1),
      ...month('2026-02', 6, 60, { detectedBy: 'person' }),
    ];
    expect(objective(lines, { target: 'detectedByAlerts +20 % each quarter' })[0]).toMatchObject({
      before: 1 / 9,
      now: 0,
      certain: null,
    });
  });

  test('is not certain when days differ as much as quarters', () => {
    const mixed = [
      ...month('2025-10', 10, 10),
      ...month('2025-11', 10, 110),
      ...month('2026-01', 10, 5),
      ...month('2026-02', 10, 110),
    ];
    expect(objective(mixed, { target: 'MTTR −20 % each quarter' })[0]).toMatchObject({ certain: false });
  });
});

describe('the words of an objective', () => {
  test.each([
    ['MTTR −20 % each quarter', { figure: 'MTTR', severity: null, change: -0.2, quarter: null }],
    ['mtbf +10% every quarter', { figure: 'mtbf', severity: null, change: 0.1, quarter: null }],
    ['sev1 -30 % this quarter', { figure: 'incidents', severity: 'SEV1', change: -0.3, quarter: null }],
    ['SEV2 -30% in 2026-Q3', { figure: 'incidents', severity: 'SEV2', change: -0.3, quarter: '2026Q3' }],
  ])('%j are understood', (text, target) => expect(parseTarget(text)).toEqual(target));

  test.each(['MTTR 20 % each quarter', 'MTTR -20 %', 'less downtime', 'MTTR -0 % each quarter', ''])(
    '%j are not',
    (text) => {
      expect(parseTarget(text)).toBeNull();
    },
  );
});
