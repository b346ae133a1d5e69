import { describe, expect, test } from 'vitest';
import { clockText, durationText, takeTime } from '../../src/time/when.ts';

const SAID = '2026-03-01T14:30:00Z';

test.each([
  ['14:05 UTC', '2026-03-01T14:05:00Z', ''],
  ['14:05', '2026-03-01T14:05:00Z', ''],
  ['14:05:30Z queries time out', '2026-03-01T14:05:30Z', 'queries time out'],
  ['2:05 pm UTC', '2026-03-01T14:05:00Z', ''],
  ['12:05am UTC', '2026-03-01T00:05:00Z', ''],
  ['15:05 +02:00', '2026-03-01T13:05:00Z', ''],
  ['15:05 CET', '2026-03-01T14:05:00Z', ''],
  ['6:05 PST', '2026-03-01T14:05:00Z', ''],
  ['16:05 UTC+2', '2026-03-01T14:05:00Z', ''],
  ['2026-02-27 23:59 UTC', '2026-02-27T23:59:00Z', ''],
  ['2026-03-01T15:05:00+01:00 back', '2026-03-01T14:05:00Z', 'back'],
  ['2026-03-01 at 14:05 UTC: back', '2026-03-01T14:05:00Z', 'back'],
  ['now failover started', SAID, 'failover started'],
  ['25m ago', '2026-03-01T14:05:00Z', ''],
  ['2 hours ago, first alert', '2026-03-01T12:30:00Z', 'first alert'],
  // Capitals behind a time are words unless they are a zone.
  ['14:05 DNS answers again', '2026-03-01T14:05:00Z', 'DNS answers again'],
  // What would lie ahead today was yesterday.
  ['23:50 UTC', '2026-02-28T23:50:00Z', ''],
])('reads %s', (text, at, rest) => {
  expect(takeTime(text, SAID, null)).toEqual({ at, rest });
});

test.each([
  ['', /could not read a time/],
  ['soonish', /could not read a time/],
  ['25:00 UTC', /not a time of day/],
  ['14:75', /not a time of day/],
  ['14:05 pm', /not a time of day/],
  ['2026-02-30 14:05 UTC', /not a day/],
  ['14:05 IST', /several time zones/],
  ['14:05 CST', /several time zones/],
  ['14:50 UTC', /still to come/],
  ['2026-03-02 14:05 UTC', /still to come/],
])('does not guess at %j', (text, message) => {
  expect(takeTime(text, SAID, null)).toEqual({ problem: expect.stringMatching(message) });
});

test('a time without a zone is in the zone of the policy, summer time included', () => {
  expect(takeTime('15:05', SAID, 'Europe/Copenhagen')).toMatchObject({ at: '2026-03-01T14:05:00Z' });
  expect(takeTime('15:05', '2026-07-01T14:30:00Z', 'Europe/Copenhagen')).toMatchObject({
    at: '2026-07-01T13:05:00Z',
  });
  expect(takeTime('16:05', SAID, '+02:00')).toMatchObject({ at: '2026-03-01T14:05:00Z' });
  expect(takeTime('23:50', '2026-02-28T23:10:00Z', 'Europe/Copenhagen')).toMatchObject({
    at: '2026-02-28T22:50:00Z',
  });
});

describe('texts for people', () => {
  test('leave the day out where it is plain', () => {
    expect(clockText('2026-03-01T14:05:00Z', '2026-03-01T15:00:00Z')).toBe('14:05 UTC');
    expect(clockText('2026-02-28T14:05:00Z', '2026-03-01T15:00:00Z')).toBe('2026-02-28 14:05 UTC');
  });

  test.each([
    ['2026-03-01T14:43:00Z', '43 min'],
    ['2026-03-01T15:12:00Z', '1 h 12 min'],
    ['2026-03-03T17:00:00Z', '2 d 3 h'],
    ['2026-03-01T13:00:00Z', '0 min'],
  ])('say how long it lasted until %s', (to, text) => {
    expect(durationText('2026-03-01T14:00:00Z', to)).toBe(text);
  });
});
