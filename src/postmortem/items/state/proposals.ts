import { normalized, wordsOf } from '../../../languages/labels.ts';
import { wholeWords } from '../../../languages/whole-words.ts';
import { languages } from '../../../languages/words/index.ts';
import { mayPropose } from '../../phrases/done.ts';
import { shows } from '../../phrases/sign.ts';

/** Words of other languages, with and without their accents. */
const WORDS = wholeWords(
  languages.flatMap(({ statuses: { proposed } }) => [proposed, wordsOf(proposed).map(normalized).join()]),
);

/** Its status is the document's own. */
const FRONT_MATTER = /^\uFEFF?---\r?\n[\s\S]*?\n---\r?\n/;

/**
 * Whether a document may hold an item with the state `proposed`, found without reading it: true for each that does, and
 * for some that do not.
 */
export function mayHoldProposals(text: string): boolean {
  const body = text.replace(FRONT_MATTER, '');
  return shows(mayPropose, body) || WORDS.test(body);
}
