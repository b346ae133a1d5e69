import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { record } from '../../src/controllers/incident/record.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { lastDays, lastMonths } from '../../src/status-page/days.ts';
import { publicIncident } from '../../src/status-page/read.ts';
import { type Spell, within, withoutOverlaps } from '../../src/status-page/spells.ts';
import { STATUSES, worst } from '../../src/status-page/status.ts';
import { at, incidentOf, said } from '../incident/facts.ts';
import { board, incident, NOW, OPEN, problems } from './sample.ts';

const statusOf = (shown: ReturnType<typeof board>) =>
  Object.fromEntries(shown.components.map(({ name, status }) => [name, status]));

test('the sample’s policy is a good one', () => expect(problems).toEqual([]));

describe('components', () => {
  test('are as bad as the worst open incident that touches them', () => {
    const minor = { ...OPEN, ref: 'a/b#2', services: ['checkout', 'tracking'], severity: 'SEV4' } as const;
    expect(statusOf(board([OPEN, minor]))).toEqual({
      Checkout: 'partial',
      Payments: 'partial',
      'Parcel tracking': 'degraded',
      'Label printing': 'operational',
    });
  });

  test('stand in the policy’s order, with those that only services name after them', () => {
    expect(board([]).components.map(({ name }) => name)).toEqual([
      'Checkout',
      'Payments',
      'Parcel tracking',
      'Label printing',
    ]);
  });

  test('work again once users feel nothing, though the incident is still open', () => {
    const shown = board([{ ...OPEN, impactEndedAt: '2026-11-28T14:05:00Z' }]);
    expect(statusOf(shown).Checkout).toBe('operational');
    expect(shown.status).toBe('operational');
    expect(shown.open).toHaveLength(1);
  });

  test('an incident that touches no component still makes the page say that something is wrong', () => {
    const shown = board([{ ...OPEN, services: ['ledger'] }]);
    expect(shown.status).toBe('partial');
    expect(shown.open[0]?.title).toBe('Partial outage');
  });
});

describe('titles', () => {
  test('are made of what is public, and never of the issue', () => {
    expect(board([OPEN]).open[0]?.title).toBe('Partial outage: Checkout, Payments');
  });
});

describe('the promised next update', () => {
  test('is shown until its time, and silence is not told to the public', () => {
    expect(board([OPEN]).open[0]?.nextBy).toBe('2026-11-28T14:30:00Z');
    expect(board([OPEN], {}, new Date('2026-11-28T14:31:00Z')).open[0]?.nextBy).toBeNull();
  });
});

describe('an incident that is over', () => {
  test('ends with an update that says so, whether somebody wrote one or not', () => {
    const quiet = incident({
      updates: [{ at: '2026-11-20T10:10:00Z', text: 'Orders fail.', phase: 'identified' }],
    });
    expect(board([quiet]).past[0]?.updates.map(({ phase, text }) => [phase, text])).toEqual([
      ['resolved', 'This incident has been resolved.'],
      ['identified', 'Orders fail.'],
    ]);
    expect(board([incident()]).past[0]?.updates).toHaveLength(2);
  });
});

describe('the bar of 90 days', () => {
  const checkout = (...incidents: Parameters<typeof board>[0]) => board(incidents).components[0]!;
  const day = (date: string, shown: ReturnType<typeof checkout>) =>
    shown.days.find((each) => each.date === date);

  test('shows the worst of each day, for how long, and which incident it was', () => {
    const shown = checkout(incident());
    expect(shown.days).toHaveLength(90);
    expect(shown.days.at(-1)?.date).toBe('2026-11-28');
    expect(day('2026-11-20', shown)).toMatchObject({ status: 'major', minutes: 60 });
    expect(shown.days.filter(({ status }) => status !== 'operational')).toHaveLength(1);
  });

  test('cuts days at midnight where the page is read', () => {
    const night = incident({ startedAt: '2026-11-20T22:00:00Z', impactEndedAt: '2026-11-21T00:30:00Z' });
    const shown = checkout(night);
    expect([day('2026-11-20', shown)?.minutes, day('2026-11-21', shown)?.minutes]).toEqual([60, 90]);
  });

  test('leaves pauses out', () => {
    const paused = incident({ pauses: [{ from: '2026-11-20T10:20:00Z', to: '2026-11-20T10:50:00Z' }] });
    expect(day('2026-11-20', checkout(paused))?.minutes).toBe(30);
  });

  test('has no data before the first day that the policy names', () => {
    const tracking = board([]).components.find(({ name }) => name === 'Parcel tracking')!;
    expect(tracking.days.find(({ date }) => date === '2026-09-30')?.status).toBeNull();
    expect(tracking.days.find(({ date }) => date === '2026-10-01')?.status).toBe('operational');
    expect(tracking.months.find(({ date }) => date === '2026-09-01')?.uptime).toBeNull();
  });

  test.each([
    ['that ends before it begins', { impactEndedAt: '2026-11-20T09:00:00Z' }],
    ['that begins in the future, by a clock that is wrong', { startedAt: '2026-12-24T09:00:00Z' }],
  ])('is not disturbed by an incident %s', (_, change) => {
    expect(checkout(incident(change)).uptime).toBe(1);
  });
});

describe('uptime by month', () => {
  const november = (...incidents: Parameters<typeof board>[0]) =>
    board(incidents).components[0]!.months.find(({ date }) => date === '2026-11-01')!.uptime!;
  /** Minutes of November so far, in Berlin. */
  const minutes = (NOW.getTime() - Date.parse('2026-10-31T23:00:00Z')) / 60_000;

  test.each([
    ['SEV1', 60],
    ['SEV2', 18],
    ['SEV3', 0],
  ] as const)('counts an hour of %s as %i minutes', (severity, down) => {
    expect(november(incident({ severity }))).toBeCloseTo(1 - down / minutes, 10);
  });

  test('counts time in which two incidents overlap once, as the worse of them', () => {
    const other = incident({ ref: 'a/b#9', severity: 'SEV2', impactEndedAt: '2026-11-20T12:00:00Z' });
    expect(november(incident(), other)).toBeCloseTo(1 - (60 + 18) / minutes, 10);
  });
});

describe('planned maintenance', () => {
  const at = (instant: string) => board([], {}, new Date(instant));

  test.each([
    ['2026-12-01T00:59:00Z', 'scheduled', 'operational'],
    ['2026-12-01T01:00:00Z', 'inProgress', 'maintenance'],
    ['2026-12-01T03:00:00Z', 'completed', 'operational'],
  ])('at %s is %s, and its component %s', (instant, state, status) => {
    const shown = at(instant);
    expect(shown.maintenance.map((each) => each.state)).toEqual([state]);
    expect(statusOf(shown)['Parcel tracking']).toBe(status);
  });

  test('is no downtime', () => {
    expect(at('2026-12-02T00:00:00Z').components[2]?.uptime).toBe(1);
  });
});

describe('days where the clocks change', () => {
  const hours = (date: string, now: string, zone: string) => {
    const day = lastDays(90, Date.parse(now), zone).find((each) => each.date === date)!;
    return (day.to - day.from) / 3_600_000;
  };

  test.each([
    ['2026-10-25', 'Europe/Berlin', 25],
    ['2026-03-29', 'Europe/Berlin', 23],
    ['2026-10-25', 'UTC', 24],
    ['2026-11-01', 'America/New_York', 25],
  ])('%s in %s has %i hours', (date, zone, long) => {
    expect(hours(date, `${date}T18:00:00Z`, zone)).toBe(long);
  });

  test('follow on each other without gaps, and so do months', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        fc.constantFrom('Europe/Berlin', 'Asia/Kolkata', 'Pacific/Auckland', 'America/Sao_Paulo', 'UTC'),
        (now, zone) => {
          for (const spans of [lastDays(90, now.getTime(), zone), lastMonths(12, now.getTime(), zone)]) {
            for (const [index, { to }] of spans.slice(0, -1).entries())
              expect(spans[index + 1]!.from).toBe(to);
            expect(spans.at(-1)!.from).toBeLessThanOrEqual(now.getTime());
            expect(spans.at(-1)!.to).toBeGreaterThan(now.getTime());
          }
        },
      ),
    );
  });
});

test('spells without overlaps say the same as asking each minute for the worst', () => {
  const spell = fc.record({
    from: fc.integer({ min: 0, max: 40 }),
    to: fc.integer({ min: 0, max: 40 }),
    status: fc.constantFrom(...STATUSES),
    by: fc.constantFrom('a', 'b', 'c'),
  });
  fc.assert(
    fc.property(fc.array(spell, { maxLength: 8 }), (spells: Spell[]) => {
      const clean = withoutOverlaps(spells);
      for (let minute = 0; minute < 41; minute++) {
        const going = spells.filter(({ from, to }) => from <= minute && minute < to);
        const found = clean.filter(({ from, to }) => from <= minute && minute < to);
        expect(found.length).toBe(going.length ? 1 : 0);
        expect(worst(found.map(({ status }) => status))).toBe(worst(going.map(({ status }) => status)));
        const { status } = within({ from: minute, to: minute + 1 }, clean);
        expect(status).toBe(worst(going.map((each) => each.status)));
      }
    }),
  );
});

describe('what is public of an incident', () => {
  const row = {
    ref: { owner: 'acme', repo: 'shop', number: 7 },
    title: 'db-7.internal is on fire',
    severity: 'SEV1',
    open: true,
    services: ['checkout'],
    declaredAt: '2026-11-28T13:31:00Z',
    milestones: { started: { at: '2026-11-28T13:00:00Z', assumed: false } },
    publications: [{ at: '2026-11-28T13:40:00Z', text: 'Orders fail.', phase: 'investigating' }],
    updateDue: '2026-11-28T14:00:00Z',
  };

  test('are its times, its severity and the texts that were published', () => {
    const found = publicIncident(row, 'mitigated');
    expect(found).toMatchObject({ ref: 'acme/shop#7', startedAt: '2026-11-28T13:00:00Z', resolvedAt: null });
    expect(JSON.stringify(found)).not.toContain('db-7');
  });

  test.each([
    ['nobody published a text', { publications: [] }],
    ['it was a drill', { kind: 'drill' }],
  ])('is nothing when %s', (_, change) => {
    expect(publicIncident({ ...row, ...change }, 'mitigated')).toBeNull();
  });

  test('a line of a ledger is read too', () => {
    const milestones = { started: '2026-11-20T10:00:00Z', mitigated: null, resolved: '2026-11-20T11:00:00Z' };
    const line = { id: 'acme/shop#8', publications: row.publications, milestones };
    expect(publicIncident(line, 'mitigated')).toMatchObject({
      ref: 'acme/shop#8',
      impactEndedAt: '2026-11-20T11:00:00Z',
      resolvedAt: '2026-11-20T11:00:00Z',
    });
  });

  test('the next update is the one that the public was promised, not the one that the team waits for', () => {
    const [first] = row.publications;
    const publications = [{ ...first, nextBy: '2026-11-28T14:40:00Z' }];
    expect(publicIncident({ ...row, publications }, 'mitigated')).toMatchObject({
      nextBy: '2026-11-28T14:40:00Z',
      updates: [first],
    });
    expect(publicIncident(row, 'mitigated')).toMatchObject({ nextBy: row.updateDue });
  });

  test('a false alarm did no harm', () => {
    const found = publicIncident({ ...row, open: false, dropped: 'false alarm' }, 'mitigated');
    expect(found).toMatchObject({ startedAt: '2026-11-28T13:00:00Z', impactEndedAt: '2026-11-28T13:00:00Z' });
  });
});

test('what people say on an incident reaches the status page: texts, promises and the public post-mortem', () => {
  const incident = incidentOf([
    said('14:10', 'bo', '/incident publish Some payments fail. next 20m'),
    said('15:00', 'bo', '/incident resolved'),
    said('16:00', 'bo', '/incident published https://www.example.com/what-we-learned'),
  ]);
  const rows = record(
    { kind: 'incident', incident, read: { issue: { author: {} } }, postMortem: null, items: [] } as never,
    DEFAULT_POLICY,
  );
  expect(publicIncident(rows[0]!.data, 'mitigated')).toMatchObject({
    updates: [{ text: 'Some payments fail.', phase: 'investigating' }],
    nextBy: at('14:30'),
    resolvedAt: at('15:00'),
    postMortem: 'https://www.example.com/what-we-learned',
  });
});
