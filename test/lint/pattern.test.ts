import { expect, test } from 'vitest';
import { patternOf } from '../../src/lint/support/pattern.ts';

test('a pattern of a policy is made once, and only the last few are kept', () => {
  const first = patternOf('^post-mortem');
  expect(patternOf('^post-mortem')).toBe(first);
  for (let i = 0; i < 100; i++) patternOf(`^post-mortem-${i}`);
  expect(patternOf('^post-mortem')).not.toBe(first);
  expect(patternOf('^post-mortem')).toEqual(first);
});

test('what is no pattern is no convention', () => {
  expect([patternOf('('), patternOf('(')]).toEqual([null, null]);
});
