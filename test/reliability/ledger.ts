import fc from 'fast-check';

/** The start of random ledgers, in which everything happens on whole minutes. */
export const EPOCH = Date.parse('2026-03-28T00:00:00Z');
export const LONGEST = 3 * 24 * 60;
export const minute = (n: number) => new Date(EPOCH + n * 60_000).toISOString();

/** A handwritten line with only the fields that matter to a test. */
export const line = (id: string, more: Readonly<Record<string, unknown>> = {}) =>
  JSON.stringify({ id, ...more });
export const incident = (id: string, started: string, resolved: string | null, more = {}) =>
  line(id, { milestones: { started, resolved }, ...more });

const at = fc.integer({ min: 0, max: LONGEST });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 });

/** An incident within three days, in minutes: usually valid, sometimes with any kind of nonsense. */
export interface Raw {
  kind: 'real' | 'drill' | 'backfilled' | 'maintenance';
  severity: 'SEV1' | 'SEV2' | null;
  services: string[];
  started: number | null;
  mitigated: number | null;
  resolved: number | null;
  pauses: { from: number; to: number }[];
  affected: number | null;
  duplicateOf: number | null;
}

const raw: fc.Arbitrary<Raw> = fc.record({
  kind: fc.constantFrom('real', 'real', 'real', 'backfilled', 'drill', 'maintenance'),
  severity: fc.constantFrom('SEV1', 'SEV2', null),
  services: fc.uniqueArray(fc.constantFrom('checkout', 'search', 'login'), { maxLength: 2 }),
  started: fc.option(at, { nil: null, freq: 10 }),
  mitigated: maybe(at),
  resolved: maybe(at),
  pauses: fc.array(fc.record({ from: at, to: at }), { maxLength: 3 }),
  affected: fc.constantFrom(null, 0, 0.25, 0.5, 1),
  duplicateOf: fc.option(fc.constant(0), { nil: null, freq: 6 }),
});

export const ledgers = fc.array(raw, { maxLength: 12 }).map((list) =>
  // Later incidents may be duplicates of the first, but not the first of itself.
  list.map((each, index) => ({ ...each, duplicateOf: index === 0 ? null : each.duplicateOf })),
);

const iso = (n: number | null) => (n === null ? null : minute(n));

export const toJsonl = (list: readonly Raw[]) =>
  list
    .map(({ started, mitigated, resolved, pauses, duplicateOf, ...rest }, index) =>
      line(`a/b#${index}`, {
        ...rest,
        milestones: { started: iso(started), mitigated: iso(mitigated), resolved: iso(resolved) },
        pauses: pauses.map(({ from, to }) => ({ from: minute(from), to: minute(to) })),
        duplicateOf: duplicateOf === null ? null : `a/b#${duplicateOf}`,
      }),
    )
    .join('\n');
