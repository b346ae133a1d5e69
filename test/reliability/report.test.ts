import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { figuresOf } from '../../src/reliability/figures/index.ts';
import { readLedger } from '../../src/reliability/ledger/read.ts';
import { makeReport, measureLedger, type ReportOptions } from '../../src/reliability/report.ts';
import { quarterNamed } from '../../src/reliability/window.ts';
import { zoneNamed } from '../../src/time/zone.ts';
import { FIGURES } from '../../src/vocabulary/figures.ts';
import { incident, line } from './ledger.ts';

const UTC = zoneNamed('UTC')!;
const WHOLE = { from: null, to: null, quarter: null };

function report(lines: readonly string[], options: Partial<ReportOptions> = {}, policy = DEFAULT_POLICY) {
  const at = options.at ?? new Date('2026-04-01T00:00:00Z');
  const reportOptions = { at, window: WHOLE, by: [], slos: [], ...options };
  const result = makeReport(measureLedger(readLedger(lines.join('\n')), policy, reportOptions));
  const figure = (name: string, group: object = {}) =>
    result.figures.find((each) => each.name === name && JSON.stringify(each.group) === JSON.stringify(group));
  return { ...result, figure, value: (name: string, group?: object) => figure(name, group)?.value };
}
const day = (from: string, to: string) => ({
  window: { from: Date.parse(`${from}T00:00:00Z`), to: Date.parse(`${to}T00:00:00Z`), quarter: null },
});

describe('a figure', () => {
  const lines = [10, 20, 30, 40, 100].map((minutes, index) =>
    incident(
      `#${index}`,
      `2026-03-0${index + 1}T10:00:00Z`,
      `2026-03-0${index + 1}T${10 + Math.floor(minutes / 60)}:${minutes % 60}:00Z`,
    ),
  );

  test('has a mean, median, 90th percentile, n and definition', () => {
    expect(report(lines).figure('mttr')).toEqual({
      name: 'mttr',
      group: {},
      value: 40,
      unit: 'minutes',
      n: 5,
      median: 30,
      p90: 100,
      definition: expect.stringMatching(/^Mean time to recovery: .*\.$/),
    });
  });

  test('does not depend on the order of the lines', () => {
    expect(JSON.stringify(report(lines.toReversed()))).toBe(JSON.stringify(report(lines)));
  });

  test('is unknown for a window without incidents, which was fully available', () => {
    const empty = report(lines, day('2025-01-01', '2025-01-02'));
    expect(empty.window).toEqual({ from: '2025-01-01T00:00:00.000Z', to: '2025-01-02T00:00:00.000Z' });
    for (const name of ['mttr', 'mtbf', 'mttd', 'detectedByAlerts', 'updatesOnTime'])
      expect(empty.figure(name), name).toMatchObject({ value: null, n: 0 });
    expect([empty.value('incidents'), empty.value('downtime'), empty.value('availability')]).toEqual([
      0, 0, 1,
    ]);
  });

  test('is unknown for an empty ledger', () => {
    expect(report([]).figure('mttr')).toMatchObject({ value: null, n: 0, median: null, p90: null });
  });
});

describe('what counts', () => {
  test.each([
    ['a drill', { kind: 'drill' }, 'a drill'],
    ['maintenance', { kind: 'maintenance' }, 'planned maintenance'],
    ['a duplicate', { duplicateOf: 'real' }, 'a duplicate of real'],
    [
      'a duplicate of a missing incident',
      { duplicateOf: 'x' },
      'a duplicate of x, which is not in this ledger',
    ],
    [
      'an incident that ends before it starts',
      { milestones: { started: '2026-03-01T12:00:00Z', resolved: '2026-03-01T11:00:00Z' } },
      'it was resolved before it started',
    ],
    [
      'an incident without a start',
      { milestones: { resolved: '2026-03-01T11:00:00Z' } },
      'nobody said when its impact started',
    ],
  ])('%s is excluded, and the report says why', (_, more, why) => {
    const lines = [
      incident('real', '2026-03-01T10:00:00Z', '2026-03-01T10:30:00Z'),
      incident('odd', '2026-03-01T10:00:00Z', '2026-03-01T13:00:00Z', more),
    ];
    const { excluded, value } = report(lines);
    expect(excluded).toEqual([{ incident: 'odd', why }]);
    expect([value('incidents'), value('downtime')]).toEqual([1, 30]);
  });

  test('two incidents marked as duplicates of each other count once', () => {
    const at = ['2026-03-01T10:00:00Z', '2026-03-01T10:30:00Z'] as const;
    const { excluded, value } = report([
      incident('b', ...at, { duplicateOf: 'a' }),
      incident('a', ...at, { duplicateOf: 'b' }),
    ]);
    expect(value('incidents')).toBe(1);
    expect(excluded).toEqual([{ incident: 'b', why: 'a duplicate of a' }]);
  });

  test('a line that is in the ledger twice counts once', () => {
    const { excluded, value } = report([
      incident('a', '2026-03-01T10:00:00Z', null),
      incident('a', '2026-03-01T10:00:00Z', '2026-03-01T10:30:00Z'),
    ]);
    expect([value('incidents'), value('downtime')]).toEqual([1, 30]);
    expect(excluded).toEqual([{ incident: 'a', why: 'it is in the ledger twice; the last line counts' }]);
  });

  test('an open incident counts up to the instant of the report, and is marked', () => {
    const at = new Date('2026-03-01T12:00:00Z');
    const { open, value } = report([incident('a', '2026-03-01T10:00:00Z', null)], { at });
    expect(value('mttr')).toBe(120);
    expect(open).toEqual([{ incident: 'a', since: '2026-03-01T10:00:00.000Z' }]);
  });

  test('events after the instant of the report are ignored', () => {
    const lines = [incident('a', '2026-03-01T10:00:00Z', '2026-03-01T14:00:00Z')];
    const then = report(lines, { at: new Date('2026-03-01T11:00:00Z') });
    expect([then.value('mttr'), then.open.length]).toEqual([60, 1]);
    const earlier = report(lines, { at: new Date('2026-03-01T09:00:00Z') });
    expect(earlier.value('incidents')).toBe(0);
    expect(earlier.excluded[0]?.why).toBe('its impact starts after the end of this report');
  });

  test('an incident of zero length counts with 0 minutes', () => {
    const { figure } = report([incident('a', '2026-03-01T10:00:00Z', '2026-03-01T10:00:00Z')]);
    expect(figure('mttr')).toMatchObject({ value: 0, n: 1 });
  });

  test('a backfilled incident counts with its own times, and a reopened one continues', () => {
    const { value } = report([
      incident('a', '2026-03-01T10:00:00Z', '2026-03-01T11:00:00Z', { kind: 'backfilled', reopened: 2 }),
    ]);
    expect([value('incidents'), value('mttr')]).toEqual([1, 60]);
  });

  test('pauses are subtracted, even if they overlap, lie outside or never end', () => {
    const pauses = [
      { from: '2026-03-01T10:10:00Z', to: '2026-03-01T10:30:00Z' },
      { from: '2026-03-01T10:20:00Z', to: '2026-03-01T10:40:00Z' },
      { from: '2026-03-01T09:00:00Z', to: '2026-03-01T09:30:00Z' },
      { from: '2026-03-01T10:50:00Z', to: null },
    ];
    expect(
      report([incident('a', '2026-03-01T10:00:00Z', '2026-03-01T11:00:00Z', { pauses })]).value('mttr'),
    ).toBe(20);
  });

  test('milestones in an impossible order affect only the figures that need them', () => {
    const milestones = {
      started: '2026-03-01T10:00:00Z',
      detected: '2026-03-01T09:55:00Z',
      acknowledged: '2026-03-01T09:50:00Z',
      resolved: '2026-03-01T11:00:00Z',
    };
    const { excluded, figure, value } = report([line('a', { milestones })]);
    expect(value('mttr')).toBe(60);
    expect([figure('mttd')?.n, figure('mtta')?.n]).toEqual([0, 0]);
    expect(excluded.map(({ why }) => why)).toEqual([
      'left out of mttd: it was detected before it started',
      'left out of mtta: it was acknowledged before it was detected',
    ]);
  });
});

describe('a window', () => {
  const newYear = [incident('a', '2025-12-31T23:00:00Z', '2026-01-01T02:00:00Z', { services: ['checkout'] })];

  test('includes the whole recovery of incidents that started in it, but only the downtime inside it', () => {
    const q4 = report(newYear, { window: quarterNamed('2025Q4', UTC)! });
    expect([q4.value('incidents'), q4.value('mttr'), q4.value('downtime')]).toEqual([1, 180, 60]);
    const q1 = report(newYear, { window: quarterNamed('2026Q1', UTC)! });
    expect([q1.value('incidents'), q1.value('mttr'), q1.value('downtime')]).toEqual([0, null, 120]);
  });

  test('can be split by quarter', () => {
    const { value } = report(newYear, { by: ['quarter'] });
    expect(value('downtime', { quarter: '2025Q4' })).toBe(60);
    expect(value('downtime', { quarter: '2026Q1' })).toBe(120);
  });

  test('of a quarter begins at local midnight, before and after a clock change', () => {
    const berlin = zoneNamed('Europe/Berlin')!;
    const { from, to } = quarterNamed('2026Q2', berlin)!;
    expect([from, to].map((time) => new Date(time).toISOString())).toEqual([
      '2026-03-31T22:00:00.000Z',
      '2026-06-30T22:00:00.000Z',
    ]);
    expect(quarterNamed('2026Q1', berlin)!.from).toBe(Date.parse('2025-12-31T23:00:00Z'));
  });

  test('does not count the repeated hour of a clock change twice', () => {
    const lines = [incident('a', '2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00')];
    expect(report(lines, { at: new Date('2026-11-01T00:00:00Z') }).value('downtime')).toBe(60);
  });

  test('of an unfinished quarter ends now', () => {
    const at = new Date('2026-02-01T00:00:00Z');
    const { window, trends } = report(newYear, { at, window: quarterNamed('2026Q1', UTC)! });
    expect(window.to).toBe('2026-02-01T00:00:00.000Z');
    expect(trends.find(({ name }) => name === 'incidents')?.before).toBe(0);
  });

  test('claims no trend below five incidents', () => {
    const few = [1, 2, 3, 4].map((n) =>
      incident(`f${n}`, `2026-01-0${n}T10:00:00Z`, `2026-01-0${n}T11:00:00Z`),
    );
    const many = [1, 2, 3, 4, 5].map((n) =>
      incident(`m${n}`, `2025-11-0${n}T10:00:00Z`, `2025-11-0${n}T12:00:00Z`),
    );
    const window = quarterNamed('2026Q1', UTC)!;
    const trend = (lines: string[]) => report(lines, { window }).trends.find(({ name }) => name === 'mttr');
    expect(trend([...few, ...many])).toEqual({
      name: 'mttr',
      before: 120,
      now: 60,
      certain: null,
      verdict: null,
      why: 'n = 5 and 4: below 5 no trend is claimed',
    });
    const fifth = incident('f5', '2026-01-05T10:00:00Z', '2026-01-05T11:00:00Z');
    expect(trend([...few, fifth, ...many])).toMatchObject({ verdict: 'better', why: null });
  });
});

describe('groups', () => {
  test('include incidents under former names of a service', () => {
    const policy = policySchema.parse({ services: [{ name: 'checkout', aliases: ['cart'] }] });
    const lines = [
      incident('a', '2026-03-01T10:00:00Z', '2026-03-01T10:30:00Z', { services: ['Cart', 'checkout'] }),
      incident('b', '2026-03-01T10:15:00Z', '2026-03-01T10:45:00Z', { services: ['checkout', 'search'] }),
      incident('c', '2026-03-02T10:00:00Z', '2026-03-02T10:45:00Z', { services: ['retired'] }),
      incident('d', '2026-03-02T10:00:00Z', '2026-03-02T10:45:00Z'),
    ];
    const { value, figures } = report(lines, { by: ['service'] }, policy);
    expect([...new Set(figures.map(({ group }) => group.service))]).toEqual([
      undefined,
      'checkout',
      'retired',
      'search',
      null,
    ]);
    expect(value('incidents', { service: 'checkout' })).toBe(2);
    expect(value('downtime', { service: 'checkout' })).toBe(45);
    expect(value('mttr', { service: 'checkout' })).toBe(22.5);
  });
});

describe('promises', () => {
  const at = new Date('2026-04-01T00:00:00Z');
  const started = { milestones: { started: '2026-03-01T00:00:00Z', resolved: '2026-03-01T01:00:00Z' } };

  test('are judged once they are kept or overdue', () => {
    const item = (
      due: string | null,
      done: string | null = null,
      declined: boolean | string | null = null,
    ) => ({ due, done, declined });
    const { figure } = report(
      [
        line('a', {
          ...started,
          updates: { due: 4, made: 5 },
          postMortem: { due: '2026-03-05', merged: '2026-03-05T23:59:00Z' },
          items: [item('2026-03-10', '2026-03-10'), item('2026-03-10', '2026-03-11'), item('2026-04-01')],
        }),
        line('b', {
          ...started,
          updates: { due: 4, made: 1 },
          postMortem: { due: '2026-03-05', merged: null },
          items: [item('2026-03-31'), item('2026-03-02', null, true), item(null, '2026-03-03')],
        }),
      ],
      { at },
    );
    expect(figure('updatesOnTime')).toMatchObject({ value: 5 / 8, n: 8 });
    expect(figure('postMortemsOnTime')).toMatchObject({ value: 1 / 2, n: 2 });
    expect(figure('itemsOnTime')).toMatchObject({ value: 1 / 3, n: 3 });
    expect(figure('itemAge')).toMatchObject({ value: 31 * 24 * 60, n: 2 });
  });

  test('an item helped if no incident of its service began within 30 or 90 days', () => {
    const resolved = (id: string, started: string, services: string[], more: object = {}) =>
      incident(id, started, started, { services, ...more });
    const done = (day: string, declined: boolean | null = null) => ({ due: null, done: day, declined });
    const lines = [
      resolved('a', '2026-01-01T00:00:00Z', ['checkout'], {
        items: [
          // 90 days have passed: c began on the 80th, d is a drill.
          done('2026-01-10T00:00:00Z'),
          // 30 days have passed, and c began on the 20th.
          done('2026-03-11T00:00:00Z'),
          // 30 days have passed, and nothing began after c.
          done('2026-04-02T00:00:00Z'),
          // Too early to tell, or not done for this.
          done('2026-05-01T00:00:00Z'),
          done('2026-03-11T00:00:00Z', true),
        ],
      }),
      resolved('b', '2026-01-02T00:00:00Z', ['search'], { items: [done('2026-01-03T00:00:00Z')] }),
      resolved('c', '2026-03-31T00:00:00Z', ['checkout']),
      resolved('d', '2026-01-05T00:00:00Z', ['search'], { kind: 'drill' }),
      resolved('e', '2026-02-01T00:00:00Z', [], { items: [done('2026-02-10T00:00:00Z')] }),
      resolved('f', '2026-02-20T00:00:00Z', [], { recurrenceOf: 'e' }),
    ];
    const { figure } = report(lines, { at: new Date('2026-05-10T00:00:00Z') });
    expect(figure('itemsHelped')).toMatchObject({ value: 2 / 5, n: 5, unit: 'ratio' });
  });

  test('incidents are grouped by the objectives that their items serve', () => {
    const item = (objective?: string) => ({ due: null, done: null, declined: null, objective });
    const of = (id: string, ...items: object[]) =>
      incident(id, '2026-03-01T00:00:00Z', '2026-03-01T01:00:00Z', { items });
    const { figures } = report(
      [of('a', item('calm'), item('fast')), of('b', item('calm'), item('calm')), of('c', item())],
      { by: ['objective'] },
    );
    const counts = figures.filter(({ name, group }) => name === 'incidents' && 'objective' in group);
    expect(counts.map(({ group, value }) => [group.objective, value])).toEqual([
      ['calm', 2],
      ['fast', 1],
      [null, 1],
    ]);
  });

  test('repeat incidents are linked, or share title words and a service with one in the year before', () => {
    const of = (id: string, started: string, more: object) =>
      incident(id, started, started, { services: ['checkout'], ...more });
    const lines = [
      of('a', '2024-12-01T00:00:00Z', { title: 'Checkout rejects cards' }),
      of('b', '2025-06-01T00:00:00Z', { title: 'checkout rejects cards (2)' }),
      of('c', '2026-02-01T00:00:00Z', { title: 'Cards: checkout rejects', services: ['search'] }),
      of('d', '2026-02-02T00:00:00Z', { title: 'Something else', recurrenceOf: 'c' }),
      of('e', '2026-09-01T00:00:00Z', { title: 'Checkout rejects cards' }),
    ];
    expect(report(lines, { at: new Date('2027-01-01T00:00:00Z') }).value('repeatIncidents')).toBe(2);
  });
});

test('a policy measurement runs between two milestones', () => {
  const policy = policySchema.parse({
    reliability: { measurements: [{ name: 'timeToRecover', from: 'detected', to: 'resolved' }] },
  });
  const milestones = {
    started: '2026-03-01T10:00:00Z',
    detected: '2026-03-01T10:10:00Z',
    resolved: '2026-03-01T11:00:00Z',
  };
  expect(report([line('a', { milestones })], {}, policy).value('timeToRecover')).toBe(50);
});

test('objectives can name every figure of a report', () => {
  expect(figuresOf(policySchema.parse({}).reliability).map(({ name }) => name)).toEqual(FIGURES);
});

test('an objective can name a policy measurement', () => {
  const reliability = {
    measurements: [{ name: 'timeToRecover', from: 'detected', to: 'resolved' }],
    objectives: [{ target: 'timeToRecover −10 % each quarter' }],
  };
  const { objectives } = report([line('a')], {}, policySchema.parse({ reliability }));
  expect(objectives).toMatchObject([{ figure: 'timeToRecover' }]);
});
