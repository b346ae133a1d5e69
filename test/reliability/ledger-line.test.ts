import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInstant, timeOf } from '../../src/reliability/instant.ts';
import { isComplete } from '../../src/reliability/ledger/complete.ts';
import { ledgerLine } from '../../src/reliability/ledger/line.ts';
import { readLedger } from '../../src/reliability/ledger/read.ts';

const instant = fc
  .date({ noInvalidDate: true, min: new Date('0000-01-01'), max: new Date('9999-12-31') })
  .map((date) => date.toISOString());
const day = instant.map((text) => text.slice(0, 10));
const nonsense = fc.constantFrom<unknown>(
  ...[undefined, null, '', 'yes', '2026-02-30', '2026-02-30T10:00:00Z', '2026-04-01T10:00:00', -1, 0.5, 7],
  ...[true, false, [], {}, [null], [{}], Number.MAX_VALUE],
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const time = maybe(instant);
const due = maybe(fc.oneof(day, instant));

const whole = fc.record({
  id: fc.string({ minLength: 1 }),
  url: maybe(fc.webUrl()),
  title: fc.string(),
  kind: fc.constantFrom('real', 'drill', 'backfilled', 'maintenance'),
  severity: fc.constantFrom('SEV1', 'SEV4', null),
  services: fc.array(fc.string({ minLength: 1 }), { maxLength: 2 }),
  team: maybe(fc.string({ minLength: 1 })),
  cause: maybe(fc.string({ minLength: 1 })),
  milestones: fc.record({
    started: time,
    detected: time,
    acknowledged: time,
    mitigated: time,
    resolved: time,
  }),
  pauses: fc.array(fc.record({ from: instant, to: time }), { maxLength: 2 }),
  affected: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
  detectedBy: fc.constantFrom('alert', 'person', null),
  duplicateOf: maybe(fc.string({ minLength: 1 })),
  recurrenceOf: maybe(fc.string({ minLength: 1 })),
  reopened: maybe(fc.nat()),
  updates: maybe(fc.record({ due: fc.nat(), made: fc.nat() })),
  postMortem: maybe(fc.record({ due, merged: due })),
  items: fc.array(fc.record({ due, done: due, declined: fc.oneof(due, fc.boolean()) }), { maxLength: 2 }),
});

/** The line with one value replaced or removed. */
function broken(line: object, place: number, value: unknown): unknown {
  const text = JSON.stringify(line);
  let places = 0;
  JSON.parse(text, () => {
    places += 1;
  });
  let before = place % places;
  const changed = JSON.parse(text, (_, each) => (before-- === 0 ? value : each));
  return JSON.parse(JSON.stringify(changed ?? null));
}

test('a complete line is read as the schema reads it', () => {
  fc.assert(
    fc.property(whole, (line) => {
      expect(isComplete(line)).toBe(true);
      expect(ledgerLine.parse(line)).toEqual(line);
    }),
    { numRuns: 500 },
  );
});

test('a damaged line is complete only if the schema would return it unchanged', () => {
  fc.assert(
    fc.property(whole, fc.nat(), nonsense, (line, place, value) => {
      const changed = broken(line, place, value);
      if (isComplete(changed)) expect(ledgerLine.parse(changed)).toEqual(changed);
      else {
        const read = ledgerLine.safeParse(changed);
        if (read.success) expect(read.data).not.toEqual(changed);
      }
    }),
    { numRuns: 2000 },
  );
});

test('instants are parsed like Date.parse, with and without fractions and offsets', () => {
  const written = fc
    .tuple(instant, fc.constantFrom('Z', '+02:00', '-11:30'), fc.constantFrom(16, 19, 21, 22, 23))
    .map(([text, zone, length]) => text.slice(0, length) + zone);
  fc.assert(
    fc.property(fc.oneof(instant, written), (text) => {
      expect(isInstant(text)).toBe(true);
      expect(timeOf(text)).toBe(Date.parse(text));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['{"id":"a#1","services":"checkout"}', 'services: must be a list, not "checkout": write `["checkout"]`'],
  ['{"services":[]}', 'id is missing'],
  ['[]', 'this is not a JSON object'],
  ['{"id":"a#1"', 'this is not JSON'],
])('a broken line is reported in plain words: %s', (text, why) => {
  const { lines, broken } = readLedger(`{"id":"a#0"}\n${text}\n`);
  expect(lines).toHaveLength(1);
  expect(broken).toEqual([{ line: 2, why: expect.stringContaining(why) }]);
});

test('unknown fields are reported once each, with the field that was probably meant, and the line counts', () => {
  const text = [
    '{"id":"a#1","sevrity":"SEV1","milestones":{"begun":null}}',
    '{"id":"a#2","sevrity":"SEV2","resolved":"2026-04-01T14:02:00Z","milestones":{"mitigatd":null}}',
    '{"id":"a#3","severity":"SEV2"}',
  ].join('\n');
  const { lines, broken, unknown } = readLedger(text);
  expect(lines).toHaveLength(3);
  expect(broken).toEqual([]);
  expect(unknown).toEqual([
    { name: 'sevrity', line: 1, count: 2, meant: 'severity' },
    { name: 'milestones.begun', line: 1, count: 1, meant: null },
    { name: 'resolved', line: 2, count: 1, meant: 'milestones.resolved' },
    { name: 'milestones.mitigatd', line: 2, count: 1, meant: 'milestones.mitigated' },
  ]);
});

test('a complete line has no unknown field', () => {
  fc.assert(
    fc.property(whole, (line) => {
      expect(readLedger(JSON.stringify(line)).unknown).toEqual([]);
    }),
  );
});
