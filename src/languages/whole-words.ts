import { alternatives } from './alternatives.ts';
import { wordsOf } from './labels.ts';
import type { Words } from './language.ts';

/** Taken from a literal, in which the build writes letters as ranges. */
const LETTER = /[\p{Script=Latin}\p{Script=Cyrillic}]/u.source;

const SPACED = new RegExp(`^${LETTER}`, 'u');

/**
 * Finds any of the words, in any case. Where a language writes spaces between words, only a whole word: `taken`, but not
 * in `mistaken`. Without words, nothing.
 */
export function wholeWords(lists: Iterable<Words | undefined>): RegExp {
  const words = [...lists].flatMap((list) => wordsOf(list ?? ''));
  const [spaced, joined] = [true, false].map((isSpaced) =>
    alternatives(words.filter((word) => SPACED.test(word) === isSpaced)),
  );
  return new RegExp(`(?<!${LETTER})${spaced}(?!${LETTER})|${joined}`, 'u');
}
