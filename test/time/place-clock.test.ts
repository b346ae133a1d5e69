import { expect, test } from 'vitest';
import { areClocksOf } from '../../src/lint/support/timeline/whose-clock.ts';
import { clocksOf } from '../../src/time/place-clock.ts';
import { read } from '../postmortem/reading.ts';

test.each([
  'All times are those of the desk in Manila.',
  'Times are in Manila time.',
  'The timestamps below are local to Manila.',
  'Time zone: Manila',
  'It began at 14:03 Manila time.',
  'PST (Manila)',
  'PST is that of Manila.',
])('says whose clocks they are: %s', (text) => expect(clocksOf('Manila', 'PST').test(text)).toBe(true));

const MENTIONS = [
  'Response times in Manila doubled.',
  'Response times are in Manila twice as long.',
  'Customers in Manila saw errors for the first time.',
  'The local cache of the shop in Manila was empty.',
  'Orders from Manila time out.',
  'The clock in Manila was slow.',
];
test.each(MENTIONS)('says nothing of that: %s', (text) => {
  expect(clocksOf('Manila', 'PST').test(text)).toBe(false);
  const document = read(`# Queue stuck\n\n${text}\n\n## Timeline\n\n- 2026-07-04 14:03 PST a thing\n`);
  expect(areClocksOf(/\bManila\b/, 'PST', document)).toBe(false);
});
