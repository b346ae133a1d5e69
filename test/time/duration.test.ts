import { describe, expect, test } from 'vitest';
import { durationAt, MAY_BEGIN_DURATION, minutesOf, NUMBERS } from '../../src/time/duration.ts';

const minutes = (text: string) => {
  const found = durationAt(text, 0);
  return found && { minutes: minutesOf(found.duration), read: text.slice(0, found.end) };
};

describe('a duration is read from', () => {
  test.each([
    ['1.5h', 90],
    ['1,5 h', 90],
    ['0,25 hours', 15],
    ['90mins', 90],
    ['1h30', 90],
    ['2h05m', 125],
    ['1 hr 30', 90],
    ['1h 30 min', 90],
    ['1:30 h', 90],
    ['01:30:00 hours', 90],
    ['2½ hours', 150],
    ['½ hour', 30],
    ['half an hour', 30],
    ['an hour and a half', 90],
    ['2時間30分', 150],
    ['40分間', 40],
    ['1小时20分钟', 80],
    ['2시간 5분', 125],
    ['2시간 45분', 165],
    ['2時間 45分', 165],
    ['3天', 4320],
    ['two hours', 120],
  ])('%s', (text, expected) => {
    expect(minutes(text)).toEqual({ minutes: expected, read: text });
  });

  test.each([
    ['1h30.', '1h30', 90],
    ['1h30, and then', '1h30', 90],
    ['1 hour 20 users were lost', '1 hour', 60],
    ['2 h 15% of them', '2 h', 120],
  ])('the front of: %s', (text, read, expected) => {
    expect(minutes(text)).toEqual({ minutes: expected, read });
  });

  test.each(['1,500 requests', '10:30 UTC', '½ of them', '12 machines'])('nothing in: %s', (text) => {
    expect(minutes(text)).toBeNull();
  });
});

test.each(['40', '2½', '½', ...Object.keys(NUMBERS)])(
  'a length that begins with “%s” is found in a text',
  (amount) => {
    const text = `It stood still for ${amount} hours`;
    const at = text.indexOf(amount, 19);
    expect(durationAt(text, at)?.end).toBe(text.length);
    expect([...text.matchAll(MAY_BEGIN_DURATION)].map(({ index }) => index)).toContain(at);
  },
);
