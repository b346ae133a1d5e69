import { expect, test } from 'vitest';
import { pattern } from '../../src/english/pattern.ts';

test.each([
  ['a word rather than a long list of verbs', '<person> SEND|DEPLOY|MERGE it anyway', 'anyway'],
  ['a listed word rather than a class', '<owner> <bad>? push by <flaw>', 'push'],
  ['a class rather than common words', 'it was <bad> to|of', '<bad>'],
  ['the first of several common words', '<person> was|were to have <done>', 'was'],
])('a pattern is searched for by %s: %s', (_by, source, word) => {
  const { words, bits } = pattern(source).anchor;
  expect([...words, ...(bits ? ['<bad>'] : [])]).toContain(word);
});

test.each([
  ['has no word to search for', '<person> … <done>'],
  ['is not a part of a pattern', 'it was <nonsense> anyway'],
])('a pattern that %s is refused: %s', (problem, source) => {
  expect(() => pattern(source).around()).toThrow(problem);
});
