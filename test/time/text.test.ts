import { expect, test } from 'vitest';
import { clockText, durationText, instantText, minutesText, minuteText } from '../../src/time/text.ts';

test('a time has its date unless it is the day that is spoken of', () => {
  expect(clockText('2026-03-01T14:05:00Z', '2026-03-01T15:00:00Z')).toBe('14:05 UTC');
  expect(clockText('2026-02-28T14:05:00Z', '2026-03-01T15:00:00Z')).toBe('2026-02-28 14:05 UTC');
});

test('an instant is written without its seconds, and anything else stays as it is', () => {
  expect(instantText('2026-03-01T14:05:09.123Z')).toBe('2026-03-01 14:05 UTC');
  expect(instantText('2026-03-01T14:05:09+02:00')).toBe('2026-03-01T14:05:09+02:00');
});

test.each([
  ['2026-03-01T14:43:00Z', '43 min'],
  ['2026-03-01T15:12:00Z', '1 h 12 min'],
  ['2026-03-03T17:00:00Z', '2 d 3 h'],
  ['2026-03-02T14:12:00Z', '1 d'],
  ['2026-03-01T13:00:00Z', '0 min'],
])('the time until %s is %s', (to, text) => {
  const from = '2026-03-01T14:00:00Z';
  expect(durationText(from, to)).toBe(text);
  expect(durationText(Date.parse(from), Date.parse(to))).toBe(text);
});

test('minutes before and after something read the same', () => {
  expect([minutesText(-65), minutesText(65)]).toEqual(['1 h 5 min', '1 h 5 min']);
});

test('a minute of the day is a clock time', () => {
  expect([minuteText(0), minuteText(845)]).toEqual(['00:00', '14:05']);
});
