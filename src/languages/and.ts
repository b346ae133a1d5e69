import { alternatives } from './alternatives.ts';
import { wordsOf } from './labels.ts';
import { unread } from './unread.ts';
import { languages } from './words/index.ts';

/** “And” between two names, in any language but English, as the alternatives of a pattern. Not that of a range: `y las`. */
export const AND = alternatives(
  [...unread, ...languages].flatMap(({ times }) =>
    wordsOf(times?.and ?? '').filter((word) => !word.includes(' ')),
  ),
);
