import { describe, expect, test } from 'vitest';
import { read } from '../postmortem/reading.ts';

const items = (list: string) =>
  read(`# The queue stood still 2026-03-02\n\n## Action items\n\n${list}\n`).actionItems.map(
    ({ text, owners }) => [text, ...owners].join(' / '),
  );

describe('bullets below a number that nobody indented', () => {
  test('are its details, where the numbers go on', () => {
    expect(
      items(
        '1. Add an alert on queue depth\n- When more than 500 messages wait.\n- Owner: @amal\n\n2. Raise the limit\n- Owner: @bo',
      ),
    ).toEqual(['Add an alert on queue depth / amal', 'Raise the limit / bo']);
  });

  test('the last number may have none', () => {
    expect(items('1. Add an alert on queue depth\n- Owner: @amal\n\n2. Raise the limit (@bo)')).toEqual([
      'Add an alert on queue depth / amal',
      'Raise the limit / bo',
    ]);
  });

  test.each([
    ['one number alone', '1. Add an alert on queue depth\n\n- Raise the limit\n- Print the list'],
    [
      'numbers that do not go on',
      '1. Add an alert on queue depth\n- Raise the limit\n\n1. Print the list\n- Test the list',
    ],
    ['a list of numbers', '1. Add an alert on queue depth\n2. Raise the limit\n\n- Print the list'],
  ])('are items of their own below %s', (_, list) => {
    expect(items(list)).toHaveLength(list.match(/^(?:-|\d\.) /gm)!.length);
  });
});
