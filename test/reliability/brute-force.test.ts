import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { readLedger } from '../../src/reliability/ledger/read.ts';
import { makeReport, measureLedger } from '../../src/reliability/report.ts';
import { EPOCH, LONGEST, ledgers, minute, type Raw, toJsonl } from './ledger.ts';

/** Overridable: `DEBRIEF_LEDGERS=10000 npx vitest run test/reliability/brute-force.test.ts`. */
const RUNS = Number(process.env.DEBRIEF_LEDGERS ?? 300);
const NOW = LONGEST + 60;

/** The definitions applied naively, minute by minute. */
function byTheMinute(list: readonly Raw[], from: number, to: number, endsAt: 'mitigated' | 'resolved') {
  const counted = list
    .filter(
      ({ kind, duplicateOf, started }) =>
        ['real', 'backfilled'].includes(kind) && duplicateOf === null && started !== null,
    )
    .map((each) => ({
      ...each,
      start: each.started!,
      end: (endsAt === 'mitigated' ? each.mitigated : null) ?? each.resolved ?? NOW,
    }))
    .filter(({ start, end }) => end >= start);
  const belong = counted.filter(({ start }) => start >= from && start < to);
  const felt = (one: (typeof counted)[number], t: number) =>
    t >= one.start && t < one.end && !one.pauses.some((pause) => t >= pause.from && t < pause.to);
  let [recovering, down] = [0, 0];
  for (let t = 0; t < NOW; t++) {
    if (belong.some((one) => felt(one, t))) recovering += 1;
    if (t >= from && t < to && counted.some((one) => felt(one, t))) down += 1;
  }
  const n = belong.length;
  return {
    incidents: n,
    mttr: n === 0 ? null : recovering / n,
    downtime: down,
    availability: 1 - down / (to - from),
    mtbf: n === 0 ? null : (to - from - down) / n,
  };
}

const window = fc
  .tuple(fc.integer({ min: 0, max: LONGEST }), fc.integer({ min: 1, max: LONGEST }))
  .map(([from, long]) => ({ from, to: Math.min(from + long, NOW) }));

test.each(['mitigated', 'resolved'] as const)(
  'figures are what one counts minute by minute, for everything and for each service and severity, when impact ends %s',
  (endsAt) => {
    fc.assert(
      fc.property(ledgers, window, (list, { from, to }) => {
        const report = makeReport(
          measureLedger(
            readLedger(toJsonl(list)),
            { ...DEFAULT_POLICY, reliability: { ...DEFAULT_POLICY.reliability, impactEndsAt: endsAt } },
            {
              at: new Date(minute(NOW)),
              window: { from: EPOCH + from * 60_000, to: EPOCH + to * 60_000, quarter: null },
              by: ['service', 'severity'],
              slos: [],
            },
          ),
        );
        const groups = new Map(report.figures.map(({ group }) => [JSON.stringify(group), group]));
        for (const group of groups.values()) {
          const of = list.filter(
            ({ services, severity }) =>
              (group.service === undefined ||
                (group.service === null ? services.length === 0 : services.includes(group.service))) &&
              (group.severity === undefined || severity === group.severity),
          );
          const expected = byTheMinute(of, from, to, endsAt);
          for (const [name, value] of Object.entries(expected)) {
            const found = report.figures.find((each) => each.name === name && each.group === group)!;
            if (value === null) expect(found.value, name).toBeNull();
            else expect(found.value, name).toBeCloseTo(value, 6);
          }
        }
      }),
      { numRuns: RUNS },
    );
  },
  600_000,
);
