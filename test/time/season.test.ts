import { expect, test } from 'vitest';
import { outOfSeason } from '../../src/time/season.ts';

test.each([
  ['PST', '2026-07-03T14:05', 'PDT', -420],
  ['PDT', '2026-01-03T14:05', 'PST', -480],
  ['EST', '2026-06-01T00:10', 'EDT', -240],
  ['CET', '2026-08-20T09:00', 'CEST', 120],
  ['CEST', '2024-03-17T10:47', 'CET', 60],
  ['BST', '2026-12-01T10:00', 'GMT', 0],
  ['MDT', '2026-12-01T10:00', 'MST', -420],
  ['AEDT', '2026-07-01T10:00', 'AEST', 600],
  ['NZST', '2026-01-15T10:00', 'NZDT', 780],
])('%s does not fit %s: it was %s', (name, local, right, minutes) => {
  expect(outOfSeason(name, local)).toMatchObject({ name: right, minutes });
});

test.each([
  ['PDT', '2026-07-03T14:05'],
  ['PST', '2026-12-03T14:05'],
  ['CEST', '2026-10-24T23:30'],
  ['CET', '2026-10-25T10:00'],
  ['MST', '2026-07-03T14:05'],
  ['AEST', '2026-01-03T14:05'],
  ['GMT', '2026-07-03T14:05'],
  ['NZST', '2026-07-03T14:05'],
  ['UTC', '2026-07-03T14:05'],
  ['JST', '2026-07-03T14:05'],
  ['PST', 'not a time'],
])('%s may be right at %s', (name, local) => {
  expect(outOfSeason(name, local)).toBeNull();
});
