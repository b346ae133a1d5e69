import { describe, expect, test } from 'vitest';
import { leadTime } from '../../src/time/lead.ts';

describe('a part of the day before its date makes it rough', () => {
  test.each([
    'Early morning of 8 September 2025: queue stops',
    'Early in the morning of September 8th, 2025 – queue stops',
    'Very early on 8 September 2025: queue stops',
    'Around lunchtime, 8 September 2025: queue stops',
    'First thing in the morning on 8 September 2025: queue stops',
    'Towards evening, 8 September 2025: queue stops',
    'Overnight, 8 September 2025: queue stops',
    'Before dawn on 8 September 2025: queue stops',
    'In the course of the morning of 8 September 2025: queue stops',
    'The morning of 8 September 2025: queue stops',
    'On the evening of 8 September 2025: queue stops',
  ])('%s', (text) => {
    const lead = leadTime(text)!;
    expect(lead).toMatchObject({
      day: { year: 2025, month: 9, day: 8 },
      clock: null,
      isApproximate: true,
      isProse: false,
    });
    expect(text.slice(lead.textStart)).toBe('queue stops');
  });
});

test.each([
  'The morning after 8 September 2025 the queue stopped',
  'The evening before 8 September 2025 the queue stopped',
  'Overnight 12 nodes fail',
  'Lunchtime orders fail',
  'Dawn 3 fails',
  'Evening of the release',
])('no date is read in: %s', (text) => {
  expect(leadTime(text)).toBeNull();
});

test.each([
  'On the evening of 8 September 2025 the queue stopped',
  'In the small hours of 8 September 2025 it stopped',
])('without a colon it begins a sentence: %s', (text) => {
  expect(leadTime(text)).toMatchObject({ isProse: true, isApproximate: true });
});

test('a colon after the time makes an entry of it', () => {
  expect(leadTime('On 8 September 2025: queue stops')).toMatchObject({ isProse: false });
  expect(leadTime('At 14:03:22 the queue stopped')).toMatchObject({ isProse: true });
});
