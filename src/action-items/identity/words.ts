import { stemmer } from 'stemmer';
import { FAINT, STOP, SYNONYMS } from './synonyms.ts';

/** Characters of an item that are compared: what it is about is said at its beginning. */
const READ = 600;

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const numbers = new Map(NUMBERS.map((word, value) => [word, String(value)]));
const split = (words: string) => words.split(' ');
const meanings = new Map(
  SYNONYMS.flatMap((line) => split(line).map((word) => [stemmer(word), stemmer(split(line)[0]!)])),
);
const meaningOf = (word: string) => meanings.get(stemmer(word)) ?? stemmer(word);
const faint = new Set(split(FAINT).map(meaningOf));
const stop = new Set(split(STOP));

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'word' });

/** A word of an item: as it is written, in lower case, and what it means. */
export interface Word {
  readonly written: string;
  readonly meaning: string;
  /** A figure with its unit, such as 80 in "80 %" or 5 in "5 attempts": it is tuned, and the item stays. Not the 14 of "Postgres 14". */
  isQuantity: boolean;
}

const UNITS = new Set(
  split('% percent ms s sec second m min minute h hr hour d day week month kb mb gb tb x time rps qps').map(
    meaningOf,
  ),
);

/** The A of "service A" and the US of "US region" are names, not small words. */
const NAME = /^\p{Lu}{1,3}$/u;

/** Nouns that people write as one word or as two. */
const COMPOUND =
  /\b(?:health[ -]check|fail[ -]over|roll[ -](?:back|out)|time[ -]out|(?:run|play)[ -]book|data[ -](?:base|center)|name[ -]space|host[ -]name|web[ -]hook|work[ -]flow|dead[ -]lock)/gi;

/** "5 attempts", "200 requests": what is counted. */
const PLURAL = /^\p{Ll}{2,}s$/u;

/** The words of an item by what they mean: stems, one for all words of a meaning, figures as digits; each once, in order. */
export function wordsIn(text: string): readonly Word[] {
  const plain = text
    .slice(0, READ)
    .normalize('NFKC')
    // `maxPoolSize`, `max_pool_size` and `max pool size` are the same three words.
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll('_', ' ')
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/(\d)([\p{L}%])/gu, '$1 $2')
    .replace(/(?<=\p{L})['’]s\b/gu, '')
    .replace(COMPOUND, (words) => words.replace(/[ -]/, ''));
  const isMixed = /\p{Ll}/u.test(plain);
  const found = new Map<string, Word>();
  let last: Word | null = null;
  for (const { segment: said, isWordLike, index } of SEGMENTER.segment(plain)) {
    const segment = said.toLowerCase();
    const isSmall = stop.has(segment) || faint.has(segment);
    const isName = isSmall && isMixed && index > 0 && NAME.test(said);
    if ((!isWordLike && segment !== '%') || (stop.has(segment) && !isName)) continue;
    const meaning = isName ? said : (numbers.get(segment) ?? meaningOf(segment));
    const isCounted = UNITS.has(meaning) || PLURAL.test(segment);
    if (last && /^\d+$/.test(last.meaning) && isCounted) last.isQuantity = true;
    const word: Word = found.get(meaning) ?? { written: segment, meaning, isQuantity: false };
    found.set(meaning, word);
    last = word;
  }
  return [...found.values()];
}

/** True for a word that says only that something will be done, such as "add" or "ensure". */
export const isFaint = (meaning: string): boolean => faint.has(meaning);
