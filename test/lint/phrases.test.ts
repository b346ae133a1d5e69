import { describe, expect, test } from 'vitest';
import { LISTS, SIGNS } from '../phrases.ts';

test('there are phrases and signs for owners, promises, remedies and open ends', () => {
  expect([...LISTS, ...SIGNS].map(([name]) => name)).toEqual(
    expect.arrayContaining(['statusWord', 'labelWord', 'promise', 'none', 'forward', 'fixed', 'openEnds']),
  );
});

describe.each(LISTS)('%s', (_name, { entries, find }) => {
  test.each(entries.flatMap(({ sense, hits }) => hits.map((text) => [sense, text])))(
    'finds “%s” in: %s',
    (sense, text) => {
      expect(find(text)?.sense).toBe(sense);
    },
  );

  test.each(entries.flatMap(({ sense, misses }) => misses.map((text) => [sense, text])))(
    'does not find “%s” in: %s',
    (sense, text) => {
      expect(find(text)?.sense).not.toBe(sense);
    },
  );
});

describe.each(SIGNS)('%s', (_name, { pattern, hits, misses }) => {
  test.each(hits)('is shown by: %s', (text) => {
    expect(text).toMatch(pattern);
  });

  test.each(misses)('is not shown by: %s', (text) => {
    expect(text).not.toMatch(pattern);
  });
});
