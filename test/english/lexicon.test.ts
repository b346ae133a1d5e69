import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { WordClass } from '../../src/english/classes.ts';
import { type Entry, phrasesOf, wordsOf } from '../../src/english/lexicon/entry.ts';
import { analyse, ruleFor } from '../lint/blame/analyse.ts';

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && 'words' in value && 'hits' in value;

const files = globSync('src/english/lexicon/*.ts').filter((file) => !/compiled|entry/.test(file));
const exported = await Promise.all(files.map((file) => import(`../../${file}`)));
const entries = exported.flatMap((file) => Object.values(file).flat().filter(isEntry));

/** Whether a sentence has a word of the entry, or a phrase of it, in any form of its first word. */
function hasOwnWord(text: string, { words }: Entry): boolean {
  const tokens = analyse(text)?.reading.tokens ?? [];
  const bases = tokens.map(({ word }) => (word.is & WordClass.be ? 'be' : word.base));
  const forms = tokens.map(({ lower }) => lower);
  const own = (words.includes(';') ? phrasesOf : wordsOf)(words).map((each) => each.split(' '));
  return tokens.some((_, at) =>
    own.some(([first, ...rest]) => {
      const isFirst = first === bases[at] || first === forms[at];
      // “Brushed the alarm aside”: an object may come between.
      return isFirst && rest.every((each) => forms.includes(each, at + 1));
    }),
  );
}

test('there are entries for verbs and for judgements', () => {
  expect(entries.length).toBeGreaterThan(15);
});

describe.each(entries.map((entry): [string, Entry] => [entry.sense, entry]))('%s', (_sense, entry) => {
  test.each(entry.hits.map((text) => [text]))('is flagged, for a word of its own: %s', (text) => {
    expect(ruleFor(text)).not.toBeNull();
    expect(hasOwnWord(text, entry)).toBe(true);
  });
  test.each(entry.misses.map((text) => [text]))('is not flagged: %s', (text) => {
    expect(ruleFor(text)).toBeNull();
  });
});
