import { wordsOf } from './labels.ts';
import type { Words } from './language.ts';

/**
 * Lists of words as the alternatives of a pattern, in any case, the longest first. Without words, they match nothing. Each
 * letter is written in both cases: with `(?i:…)`, Node 24 now and then takes “Ende” for another word than “ende”.
 */
export function alternatives(lists: Iterable<Words | undefined>): string {
  const words = [...new Set([...lists].flatMap((list) => wordsOf(list ?? '')))];
  if (words.length === 0) return '(?:(?!))';
  return `(?:${words
    .sort((a, b) => b.length - a.length)
    .map(inAnyCase)
    .join('|')})`;
}

const inAnyCase = (word: string): string =>
  [...word]
    .map((letter) => {
      const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()];
      return lower !== upper && upper.length === letter.length ? `[${lower}${upper}]` : RegExp.escape(letter);
    })
    .join('');
