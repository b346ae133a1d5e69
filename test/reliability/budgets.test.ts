import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { budgetsOf } from '../../src/reliability/budgets/budget.ts';
import { readOpenSlo } from '../../src/reliability/budgets/openslo.ts';
import { toText } from '../../src/reliability/budgets/text.ts';
import { countUp } from '../../src/reliability/counted.ts';
import { readLedger } from '../../src/reliability/ledger/read.ts';
import { zoneNamed } from '../../src/time/zone.ts';
import { incident, LONGEST, ledgers, minute, toJsonl } from './ledger.ts';

const RUNS = Number(process.env.DEBRIEF_LEDGERS ?? 300);

function budgets(lines: string, slos: object[], at: string, settings: object = {}) {
  const policy = policySchema.parse({ slos, reliability: settings });
  const { incidents } = countUp(readLedger(lines).lines, policy, new Date(at));
  return budgetsOf(policy.slos, incidents, policy, new Date(at)).map(({ budget }) => budget);
}
const checkout = { services: ['checkout'] };
const hour = (id: string, day: string, more: object = {}) =>
  incident(id, `${day}T10:00:00Z`, `${day}T11:00:00Z`, { ...checkout, ...more });
const slo = { service: 'checkout', objective: 99.9 };

describe('an error budget', () => {
  test('is spent by impact time × share of affected users', () => {
    const lines = [
      hour('a', '2026-03-10', { affected: 0.25 }),
      hour('b', '2026-03-11', { affected: 0.1 }),
    ].join('\n');
    expect(budgets(lines, [slo], '2026-03-31T00:00:00Z')).toEqual([
      {
        service: 'checkout',
        objective: 99.9,
        window: { from: '2026-03-01T00:00:00.000Z', to: '2026-03-31T00:00:00.000Z' },
        budgetMinutes: 43.2,
        spentMinutes: 21,
        left: 0.513889,
        burnRate: 0.486111,
        exhaustedAt: null,
        spentBy: [
          { incident: 'a', minutes: 15 },
          { incident: 'b', minutes: 6 },
        ],
      },
    ]);
  });

  test('counts all users if the share is unknown, and says so', () => {
    const [budget] = budgets(hour('a', '2026-03-10'), [slo], '2026-03-31T00:00:00Z');
    expect(budget).toMatchObject({ spentMinutes: 60, left: 0, exhaustedAt: '2026-03-10T10:43:12.000Z' });
    const { incidents } = countUp(
      readLedger(hour('a', '2026-03-10')).lines,
      DEFAULT_POLICY,
      new Date('2026-04-01'),
    );
    expect(toText([budget!], incidents, [], zoneNamed('UTC')!)).toContain(
      '1 h  a (share of users unknown: counted as all)',
    );
  });

  test('is not spent by incidents below the minimum share or of other services', () => {
    const lines = [
      hour('a', '2026-03-10', { affected: 0.009 }),
      hour('b', '2026-03-10', { services: ['search'] }),
      hour('c', '2026-03-10', { services: [] }),
      hour('d', '2026-03-10', { affected: 0 }),
    ].join('\n');
    expect(budgets(lines, [{ ...slo, countsFrom: 0.01 }], '2026-03-31T00:00:00Z')[0]).toMatchObject({
      spentMinutes: 0,
      left: 1,
      burnRate: 0,
      spentBy: [],
    });
  });

  test('is divided between simultaneous incidents in proportion, up to all users', () => {
    const lines = [hour('a', '2026-03-10', { affected: 1 }), hour('b', '2026-03-10', { affected: 0.5 })].join(
      '\n',
    );
    expect(budgets(lines, [slo], '2026-03-31T00:00:00Z')[0]).toMatchObject({
      spentMinutes: 60,
      spentBy: [
        { incident: 'a', minutes: 40 },
        { incident: 'b', minutes: 20 },
      ],
    });
  });

  test('of a 100 % objective is full until the first minute, then gone', () => {
    const all = { ...slo, objective: 100 };
    expect(budgets('', [all], '2026-03-31T00:00:00Z')[0]).toMatchObject({
      budgetMinutes: 0,
      spentMinutes: 0,
      left: 1,
      burnRate: 0,
      exhaustedAt: null,
    });
    expect(budgets(hour('a', '2026-03-10'), [all], '2026-03-31T00:00:00Z')[0]).toMatchObject({
      budgetMinutes: 0,
      left: 0,
      burnRate: null,
      exhaustedAt: '2026-03-10T10:00:00.000Z',
    });
  });

  test('of a month follows the policy zone, including daylight saving', () => {
    const month = { ...slo, window: 'month' };
    const [march] = budgets('', [month], '2026-03-31T21:59:00Z', { zone: 'Europe/Berlin' });
    expect(march?.window).toEqual({ from: '2026-02-28T23:00:00.000Z', to: '2026-03-31T22:00:00.000Z' });
    // One hour shorter than 31 days.
    expect(march?.budgetMinutes).toBeCloseTo((31 * 24 - 1) * 60 * 0.001, 6);
    const [april] = budgets('', [month], '2026-03-31T22:00:00Z', { zone: 'Europe/Berlin' });
    expect(april?.window.from).toBe('2026-03-31T22:00:00.000Z');
  });

  test.each([
    ['week', '2026-03-30T00:00:00.000Z', '2026-04-06T00:00:00.000Z'],
    ['quarter', '2026-04-01T00:00:00.000Z', '2026-07-01T00:00:00.000Z'],
    ['year', '2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
  ])('can be of a %s', (window, from, to) => {
    expect(budgets('', [{ ...slo, window }], '2026-04-05T12:00:00Z')[0]?.window).toEqual({ from, to });
  });

  test('of a month predicts when it will be spent at this rate, if ever', () => {
    const lines = hour('a', '2026-03-02', { affected: 0.5 });
    const at = (day: string) => budgets(lines, [{ ...slo, window: 'month' }], `${day}T00:00:00Z`)[0]!;
    // 30 of 44.64 minutes in 9 days: the rest lasts 4.39 more days.
    expect(at('2026-03-10').exhaustedAt).toBe('2026-03-14T09:24:28.800Z');
    expect(at('2026-03-10').burnRate).toBeCloseTo(30 / 9 / (44.64 / 31), 5);
    expect(at('2026-03-28').exhaustedAt).toBeNull();
  });

  test('in a rolling window recovers old spending, so a steady low rate never exhausts it', () => {
    const days = Array.from({ length: 30 }, (_, n) => `2026-03-${String(n + 1).padStart(2, '0')}`);
    const even = days.map((day) => hour(day, day, { affected: 0.02 })).join('\n');
    expect(budgets(even, [slo], '2026-03-31T00:00:00Z')[0]).toMatchObject({
      spentMinutes: 36,
      exhaustedAt: null,
    });
    const late = hour('a', '2026-03-30', { affected: 0.6 });
    expect(budgets(late, [slo], '2026-03-31T00:00:00Z')[0]?.exhaustedAt).toBe('2026-04-06T00:00:00.000Z');
  });

  test('equals a minute-by-minute count', () => {
    const at = fc.integer({ min: 1, max: LONGEST + 60 });
    fc.assert(
      fc.property(
        ledgers,
        at,
        fc.constantFrom(1, 2),
        fc.constantFrom(0, 0.4),
        (list, now, days, countsFrom) => {
          const [budget] = budgets(
            toJsonl(list),
            [{ ...slo, objective: 90, window: `${days}d`, countsFrom }],
            minute(now),
          );
          const from = now - days * 24 * 60;
          let spent = 0;
          let exhausted: number | null = null;
          for (let t = from; t < now; t++) {
            let together = 0;
            for (const each of list) {
              if (!['real', 'backfilled'].includes(each.kind) || each.duplicateOf !== null) continue;
              const { started, pauses } = each;
              const end = each.mitigated ?? each.resolved ?? Number.POSITIVE_INFINITY;
              const weight = each.affected ?? 1;
              if (
                started === null ||
                end < started ||
                weight < countsFrom ||
                !each.services.includes('checkout')
              )
                continue;
              if (t >= started && t < end && !pauses.some((pause) => t >= pause.from && t < pause.to))
                together += weight;
            }
            spent += Math.min(1, together);
            if (exhausted === null && spent > days * 144 - 1e-9) exhausted = t;
          }
          expect(budget!.spentMinutes).toBeCloseTo(spent, 4);
          expect(budget!.spentBy.reduce((sum, { minutes }) => sum + minutes, 0)).toBeCloseTo(spent, 4);
          expect(budget!.left).toBeCloseTo(Math.max(0, 1 - spent / (days * 144)), 4);
          if (exhausted !== null) {
            const found = Date.parse(budget!.exhaustedAt!);
            expect(Math.abs(found - Date.parse(minute(exhausted)))).toBeLessThanOrEqual(60_000);
          } else if (budget!.exhaustedAt !== null) expect(budget!.exhaustedAt >= minute(now)).toBe(true);
        },
      ),
      { numRuns: RUNS },
    );
  }, 600_000);
});

test('the text of a budget shows the local days of its window', () => {
  const policy = policySchema.parse({
    slos: [{ ...slo, window: 'month' }],
    reliability: { zone: 'Europe/Berlin' },
  });
  const at = new Date('2026-03-20T00:00:00Z');
  const [state] = budgetsOf(policy.slos, [], policy, at);
  expect(toText([state!.budget], [], [], zoneNamed('Europe/Berlin')!)).toContain(
    'from 2026-03-01 to 2026-03-31',
  );
});

describe('an OpenSLO file', () => {
  const file = (spec: string) =>
    `apiVersion: openslo/v1\nkind: Service\nmetadata: {name: x}\n---\napiVersion: openslo/v1\nkind: SLO\nmetadata: {name: y}\nspec:\n${spec}`;
  const reading = (window: string) =>
    readOpenSlo(file(`  service: checkout\n  objectives: [{target: 0.999}]\n  timeWindow: [${window}]\n`));

  test.each([
    ['{duration: 4w, isRolling: true}', '28d'],
    ['{duration: 30d, isRolling: true}', '30d'],
    ['{duration: 1M, isRolling: false}', 'month'],
    ['{duration: 1Q, calendar: {startTime: 2026-01-01 00:00:00, timeZone: UTC}}', 'quarter'],
  ])('with the window %s is an objective over %s', (given, window) => {
    expect(reading(given)).toEqual({
      slos: [{ service: 'checkout', objective: 99.9, window, countsFrom: 0, query: null }],
      problems: [],
    });
  });

  test.each(['{duration: 36h, isRolling: true}', '{duration: 2M, isRolling: false}'])(
    'with the window %s is refused with words, at its line',
    (given) => {
      expect(reading(given).problems).toEqual([
        { line: 11, message: expect.stringContaining('spec.timeWindow: Debrief knows') },
      ]);
    },
  );

  test.each([
    ['  objectives: [{target: 0.999}]\n', 9, 'spec.service: must be text, and it is missing'],
    ['  service: checkout\n  objectives: []\n', 10, 'spec.objectives'],
    ['  service: checkout\n  objectives: [{}]\n', 10, 'neither target nor targetPercent'],
    ['  service: [\n', 9, 'the bracket `[` is never closed'],
    [`  service: checkout\n  a: &a [x]\n  b: [${'*a,'.repeat(30)}]\n`, 4, 'its aliases cannot be followed'],
  ])('that is invalid is refused with its line and the reason: %j', (spec, line, says) => {
    const { slos, problems } = readOpenSlo(file(spec));
    expect(slos).toEqual([]);
    expect(problems).toEqual([{ line, message: expect.stringContaining(says) }]);
  });
});
