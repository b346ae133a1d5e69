import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../src/policy/calendar.ts';
import { readPolicy } from '../../src/policy/load.ts';
import {
  dueDay,
  endOfDay,
  holidayOn,
  isWorkingDay,
  isWorkingTime,
  localDay,
  nextWorkingTime,
  workingDaysBetween,
} from '../../src/time/calendar.ts';
import { dayToIso, isoToDay } from '../../src/time/day.ts';

const policyOf = (yaml: string) => readPolicy(yaml, '.github/debrief.yml', null);
const calendar = (yaml: string) => calendarOf(policyOf(yaml).policy);
const utc = calendar('');
const bavaria = calendar('calendar: {zone: Europe/Berlin, holidays: {country: DE, state: BY}}');

describe('a due date in business days', () => {
  test.each([
    ['skips the weekend', utc, '2026-04-10T15:00:00Z', '5 business days', '2026-04-17'],
    ['counts from the next working day', utc, '2026-04-11T15:00:00Z', '1 business day', '2026-04-13'],
    ['skips Easter, a movable holiday', bavaria, '2026-04-02T15:00:00Z', '1 business day', '2026-04-07'],
    ['skips Christmas and New Year', bavaria, '2026-12-23T15:00:00Z', '6 working days', '2027-01-04'],
    ['counts from the local day', bavaria, '2026-04-12T22:30:00Z', '1 business day', '2026-04-14'],
    ['does not skip plain days', bavaria, '2026-04-02T15:00:00Z', '3 days', '2026-04-05'],
    ['accepts weeks', utc, '2026-04-02T15:00:00Z', '2 weeks', '2026-04-16'],
  ])('%s', (_, by, at, length, due) => {
    expect(dueDay(at, length, by)).toBe(due);
  });

  test('is null for an unreadable duration', () => {
    expect(dueDay('2026-04-10T15:00:00Z', 'soon', utc)).toBeNull();
    expect(dueDay('2026-04-10T15:00:00Z', '3 days or so', utc)).toBeNull();
  });
});

describe('the next working time', () => {
  test.each([
    ['is now on a Tuesday morning', bavaria, '2026-03-03T08:00:00Z', '2026-03-03T08:00:00Z'],
    ['is 09:00 in winter', bavaria, '2026-03-03T07:59:59Z', '2026-03-03T08:00:00Z'],
    ['is 09:00 in summer', bavaria, '2026-07-01T01:00:00Z', '2026-07-01T07:00:00Z'],
    ['is tomorrow from 17:00 on', bavaria, '2026-03-03T16:00:00Z', '2026-03-04T08:00:00Z'],
    ['is Monday after Friday evening', utc, '2026-04-10T20:00:00Z', '2026-04-13T09:00:00Z'],
    ['is Tuesday after Maundy Thursday', bavaria, '2026-04-02T20:00:00Z', '2026-04-07T07:00:00Z'],
    ['accounts for a clock change in between', bavaria, '2026-03-28T12:00:00Z', '2026-03-30T07:00:00Z'],
    [
      'uses the new offset just after a clock change',
      bavaria,
      '2026-03-29T22:30:00Z',
      '2026-03-30T07:00:00Z',
    ],
  ])('%s', (_, by, at, next) => {
    expect(nextWorkingTime(at, by)).toBe(next);
    expect(isWorkingTime(at, by)).toBe(at === next);
  });

  test('follows custom working days and hours', () => {
    const gulf = calendar(
      'calendar: {zone: Asia/Dubai, workingDays: [sunday, monday, tuesday], workingHours: {from: "08:00", until: "24:00"}}',
    );
    expect(nextWorkingTime('2026-04-10T08:00:00Z', gulf)).toBe('2026-04-12T04:00:00Z');
    expect(isWorkingTime('2026-04-12T19:59:00Z', gulf)).toBe(true);
  });

  test('is always in working hours and never in the past', () => {
    const times = fc.date({
      min: new Date('2020-01-01T00:00:00Z'),
      max: new Date('2030-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(times, fc.constantFrom(utc, bavaria), (time, by) => {
        const at = `${time.toISOString().slice(0, 19)}Z`;
        const next = nextWorkingTime(at, by);
        expect(next >= at).toBe(true);
        expect(isWorkingTime(next, by)).toBe(true);
        expect(isWorkingDay(localDay(next, by), by)).toBe(true);
      }),
    );
  });
});

describe('days off', () => {
  test('include every day of a public holiday, with its name', () => {
    const turkey = calendar('calendar: {holidays: {country: TR}}');
    const feast = ['2026-05-26', '2026-05-27', '2026-05-30', '2026-05-31'].map((day) =>
      holidayOn(isoToDay(day)!, turkey),
    );
    expect(feast).toEqual([null, 'Kurban Bayramı', 'Kurban Bayramı', null]);
    const epiphany = isoToDay('2026-01-06')!;
    expect(holidayOn(epiphany, bavaria)).toBe('Heilige Drei Könige');
    expect(holidayOn(epiphany, calendar('calendar: {holidays: {country: DE}}'))).toBeNull();
  });

  test('include those listed in the policy', () => {
    const closed = calendar('calendar: {daysOff: [2026-12-28, 2026-12-29]}');
    expect(dueDay('2026-12-25T12:00:00Z', '1 business day', closed)).toBe('2026-12-30');
  });
});

test('counts working days in both directions', () => {
  expect(workingDaysBetween('2026-04-10', '2026-04-17', utc)).toBe(5);
  expect(workingDaysBetween('2026-04-17', '2026-04-10', utc)).toBe(-5);
  expect(workingDaysBetween('2026-04-02', '2026-04-07', bavaria)).toBe(1);
});

test('a day ends at local midnight', () => {
  expect(endOfDay(isoToDay('2026-07-01')!, bavaria)).toBe('2026-07-01T22:00:00Z');
  expect(dayToIso(localDay('2026-07-01T22:00:00Z', bavaria))).toBe('2026-07-02');
});

test('the calendar uses the lint zone by default', () => {
  expect(calendar('lint: {timeZone: Asia/Tokyo}').zone).toMatchObject({ name: 'Asia/Tokyo' });
  expect(utc.zone).toMatchObject({ minutes: 0 });
});

test.each([
  ['calendar: {zone: Mars/Olympus}', 'is not a time zone'],
  ['calendar: {zone: CST}', 'is not a time zone'],
  ['calendar: {holidays: {country: UK}}', 'the holidays of "UK" are not known'],
  ['calendar: {holidays: {country: DE, state: BAY}}', 'DE has no state "BAY". There are: BB, BE, BW, BY'],
  ['calendar: {holidays: {country: MA, state: X}}', 'MA has none; leave it out'],
  ['calendar: {workingHours: {from: "17:00", until: "09:00"}}', 'must end after they begin'],
  ['calendar: {workingHours: {from: "9"}}', 'a time such as `09:00`'],
  ['calendar: {daysOff: [2026-13-01]}', 'daysOff'],
  ['calendar: {workingDays: []}', 'workingDays'],
])('%s is reported as a policy problem', (yaml, message) => {
  const [problem] = policyOf(yaml).problems;
  expect(`${problem?.path}: ${problem?.message}`).toContain(message);
});
