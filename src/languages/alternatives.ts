import { wordsOf } from './labels.ts';
import type { Words } from './language.ts';

/** Lists of words as the alternatives of a pattern, in any case, the longest first. Without words, they match nothing. */
export function alternatives(lists: Iterable<Words | undefined>): string {
  const words = [...new Set([...lists].flatMap((list) => wordsOf(list ?? '')))];
  return `(?i:${
    words.length === 0
      ? '(?!)'
      : words
          .sort((a, b) => b.length - a.length)
          .map(RegExp.escape)
          .join('|')
  })`;
}
