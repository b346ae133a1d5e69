import { describe, expect, test } from 'vitest';
import { times } from './reading.ts';

const timeline = (text: string) =>
  times(`# Queue\n\nDate: 2026-03-04\n\n## Timeline (UTC)\n\n${text}\n`).map((each) =>
    each.replace(/^\d+ /, ''),
  );

describe('an entry may count from the one above', () => {
  test.each([
    ['10 minutes later: letters stop', '2026-03-04T14:10:00Z'],
    ['10 min later letters stop', '2026-03-04T14:10:00Z'],
    ['**About two hours later**, letters stop', '2026-03-04T16:00:00Z'],
    ['Half of them stop 10 minutes later', null],
    ['After another 20 minutes letters stop', '2026-03-04T14:20:00Z'],
    ['A few minutes later letters stop', '2026-03-04'],
    ['Shortly after, letters stop', '2026-03-04'],
  ])('%s', (entry, at) => {
    const entries = ['2026-03-04T14:00:00Z', ...(at ? [at] : []), '2026-03-04T18:00:00Z'];
    expect(timeline(`- 14:00 the release goes out\n- ${entry}\n- 18:00 resolved`)).toEqual(entries);
  });

  test('over midnight', () => {
    expect(timeline('- 23:50 letters stop\n- 20 minutes later: resolved')).toEqual([
      '2026-03-04T23:50:00Z',
      '2026-03-05T00:10:00Z',
    ]);
  });

  test('not below an entry, whose details it tells, nor above all others', () => {
    expect(timeline('- 14:00 the release goes out\n  - 10 minutes later letters stop')).toHaveLength(1);
    expect(timeline('- 10 minutes later letters stop\n- 14:00 resolved')).toHaveLength(1);
  });
});

test('weekdays are near the date, and count from an entry with a time of its own', () => {
  const list = '- Monday: the release goes out\n- **Tuesday** – letters stop';
  expect(timeline(`${list}\n- Wednesday, 14:00: resolved`)).toEqual([
    '2026-03-02',
    '2026-03-03',
    '2026-03-04T14:00:00Z',
  ]);
  expect(timeline(list)).toEqual([]);
});

test('days may be counted', () => {
  expect(
    timeline('- Day 1 (2 March 2026): a release\n- Day 2: letters stop\n- Day 2, 14:00: resolved'),
  ).toEqual(['2026-03-02', '2026-03-03', '2026-03-03T14:00:00Z']);
  expect(timeline('- **Day 1** the release goes out\n- Day 2: letters stop')).toEqual([]);
});

test.each([
  'T0 is 14:00.',
  'The release (T0) was at 14:00.',
  'The release went out at 14:00 (T0).',
  'T+0 = 14:00',
])('T0 may be told in a sentence, which is no entry: %s', (sentence) => {
  expect(timeline(`${sentence}\n\n- T+0: the release goes out\n- T+5m: letters stop`)).toEqual([
    '2026-03-04T14:00:00Z',
    '2026-03-04T14:05:00Z',
  ]);
});

test('the day of T0 may stand in the heading', () => {
  expect(
    times('# Queue\n\n## Timeline (UTC, 2026-03-12)\n\nIt stopped at 08:00 (T0).\n\n- T+0: a\n- T+5m: b\n'),
  ).toEqual(['7 2026-03-12T08:00:00Z', '8 2026-03-12T08:05:00Z']);
});
