import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseSync, Visitor } from 'rolldown/utils';
import { expect, test } from 'vitest';
import { requiredWords } from '../scripts/bundle/required-words.ts';
import { mayHave } from '../src/vocabulary/may-have.ts';
import { unconditional } from './unconditional.ts';

test.each<[string, RegExp, readonly string[] | null]>([
  ['the whole of it', /root cause/, ['root cause']],
  ['each alternative', /\broll(?:ed|ing)?\b|reverted/i, ['roll', 'reverted']],
  ['the longest part', /^(?:we|they) (?:will|must) (?:verify|document)\b/i, ['verify', 'document']],
  ['what comes before an optional letter', /\bcolou?rs\b/, ['colo']],
  ['what stands once or more', /(?:alarm){1,3} \d{2}/, ['alarm']],
  ['what marks stand for themselves', /\bn\/a\b/i, ['n/a']],
  ['a word beside a condition', /(?<!no )impact(?! of)/, ['impact']],
  ['nothing, if an alternative is open', /impact|\d+ users|\w+/, null],
  ['nothing, if all is optional', /(?:impact)?(?:users)*(?:more){0,2}/, null],
  ['nothing of what is not ASCII', /café ’til/, ['caf']],
  ['nothing that is too short', /\bno\b/, null],
  ['nothing, if the pattern remembers where it was', /impact/g, null],
  ['nothing, if ſ would match s', /süss/iu, null],
])('of a pattern, a text must have %s', (_, pattern, words) => {
  const found = requiredWords(pattern);
  expect(found && [...found].sort()).toEqual(words && [...words].sort());
});

/** All patterns of the project for which there are words. */
const PATTERNS = globSync('src/**/*.ts').flatMap((path) => {
  const found: [string, RegExp, readonly string[]][] = [];
  new Visitor({
    Literal(node) {
      if (!('regex' in node)) return;
      const pattern = new RegExp(node.regex.pattern, node.regex.flags);
      const words = requiredWords(pattern);
      // fast-check makes no texts for patterns that refer back.
      if (words && !/\\[1-9k]/.test(pattern.source)) found.push([path, pattern, words]);
    },
  }).visit(parseSync(path, readFileSync(path, 'utf8')).program);
  return found;
});

test('many patterns require a word, and whatever they match has one', () => {
  expect(PATTERNS.length).toBeGreaterThan(500);
  for (const [path, pattern, words] of PATTERNS) {
    const texts = fc.stringMatching(unconditional(pattern));
    fc.assert(
      fc.property(texts, fc.boolean(), (text, loud) => {
        const said = loud && pattern.flags.includes('i') ? text.toUpperCase() : text;
        if (!mayHave(said, words)) throw new Error(`${path}: ${pattern} matches “${said}”`);
      }),
      { numRuns: 50 },
    );
  }
});
