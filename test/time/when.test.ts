import { describe, expect, test } from 'vitest';
import { takeTime as take } from '../../src/time/when.ts';

const SAID = '2026-03-01T14:30:00Z';
const takeTime = (text: string, at: string, zone: string | null, since: string | null = null) =>
  take(text, { at, zone, since });

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
  // Capitals after a time are words unless they name a zone.
  ['14:05 DNS answers again', '2026-03-01T14:05:00Z', 'DNS answers again'],
  ['an hour and a half ago', '2026-03-01T13:00:00Z', ''],
  ['1h 30m ago: first alert', '2026-03-01T13:00:00Z', 'first alert'],
  ['yesterday 23:50 UTC', '2026-02-28T23:50:00Z', ''],
  ['Friday 23:50 UTC pool full', '2026-02-27T23:50:00Z', 'pool full'],
  ['Feb 27, 23:50 UTC pool full', '2026-02-27T23:50:00Z', 'pool full'],
  ['1405 UTC pool full', '2026-03-01T14:05:00Z', 'pool full'],
  ['14:05 UTC - pool full', '2026-03-01T14:05:00Z', 'pool full'],
  ['14:05 utc pool full', '2026-03-01T14:05:00Z', 'pool full'],
  ['15:05 cet pool full', '2026-03-01T14:05:00Z', 'pool full'],
  ['14:05 cat photos fail', '2026-03-01T14:05:00Z', 'cat photos fail'],
  ['15:05–15:20 CET pool full', '2026-03-01T14:05:00Z', 'pool full (until 15:20 CET)'],
  ['14:05 pm UTC', '2026-03-01T14:05:00Z', ''],
])('reads %s', (text, at, rest) => {
  expect(takeTime(text, SAID, null)).toEqual({ at, rest });
});

test.each([
  ['', /could not read a time/],
  ['soonish', /could not read a time/],
  ['25:00 UTC', /not a time of day/],
  ['14:75', /not a time of day/],
  ['1200 requests failed', /could not read a time/],
  ['2026-02-30 14:05 UTC', /not a valid date/],
  ['14:05 IST', /several time zones/],
  ['14:05 CST', /several time zones/],
  ['14:50 UTC', /still to come today/],
  ['23:50 UTC', /still to come today.*`2026-02-28 23:50 UTC`/],
  ['02/03/2026 14:05 UTC', /two days/],
  ['2026-13-01 14:05', /not a valid date/],
  ['2026-03-02 14:05 UTC', /still to come/],
])('does not guess at %j', (text, message) => {
  expect(takeTime(text, SAID, null)).toEqual({ problem: expect.stringMatching(message) });
});

describe('commands understand the same zones as documents', () => {
  test.each([
    ['AEST', 600],
    ['AEDT', 660],
    ['SGT', 480],
    ['MSK', 180],
    ['KST', 540],
    ['HKT', 480],
    ['BRT', -180],
    ['NZDT', 780],
    ['MEZ', 60],
    ['MESZ', 120],
    ['SAST', 120],
    ['ICT', 420],
    ['ET', -300],
    ['Europe/Oslo', 60],
    ['Pacific time', -480],
  ])('%s', (zone, minutes) => {
    const local = new Date(Date.parse('2026-03-01T14:05:00Z') + minutes * 60_000).toISOString();
    const day = local.slice(0, 10);
    expect(takeTime(`${day} ${local.slice(11, 16)} ${zone} pool full`, SAID, null)).toEqual({
      at: '2026-03-01T14:05:00Z',
      rest: 'pool full',
    });
  });

  test('the policy zone resolves an ambiguous abbreviation', () => {
    expect(takeTime('15:05 BST', '2026-07-01T14:30:00Z', 'Europe/London')).toMatchObject({
      at: '2026-07-01T14:05:00Z',
    });
  });
});

describe('a time without a date is questioned', () => {
  test('when it is hours before the incident began', () => {
    const since = '2026-03-01T14:00:00Z';
    expect(takeTime('08:00 UTC pool full', SAID, null, since)).toEqual({
      problem: expect.stringMatching(/hours before this incident began.*`2026-03-01 08:00 UTC`/),
    });
    expect(takeTime('2026-03-01 08:00 UTC pool full', SAID, null, since)).toMatchObject({
      at: '2026-03-01T08:00:00Z',
    });
    expect(takeTime('12:00 UTC pool full', SAID, null, since)).toMatchObject({ at: '2026-03-01T12:00:00Z' });
  });

  test('when it was the day before, except shortly after midnight', () => {
    expect(takeTime('23:00 UTC', '2026-03-01T15:53:00Z', null)).toHaveProperty('problem');
    expect(takeTime('23:50 UTC', '2026-03-02T00:20:00Z', null)).toMatchObject({ at: '2026-03-01T23:50:00Z' });
  });
});

test('a time without a zone uses the policy zone, including daylight saving', () => {
  expect(takeTime('15:05', SAID, 'Europe/Copenhagen')).toMatchObject({ at: '2026-03-01T14:05:00Z' });
  expect(takeTime('15:05', '2026-07-01T14:30:00Z', 'Europe/Copenhagen')).toMatchObject({
    at: '2026-07-01T13:05:00Z',
  });
  expect(takeTime('16:05', SAID, '+02:00')).toMatchObject({ at: '2026-03-01T14:05:00Z' });
  expect(takeTime('23:50', '2026-02-28T23:10:00Z', 'Europe/Copenhagen')).toMatchObject({
    at: '2026-02-28T22:50:00Z',
  });
});
