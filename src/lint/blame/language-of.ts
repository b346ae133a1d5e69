import { WordClass } from '../../english/classes.ts';
import { wordsOf } from '../../languages/labels.ts';
import { unread } from '../../languages/unread.ts';
import { languages } from '../../languages/words/index.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { memoized } from '../../vocabulary/memoized.ts';
import { type Sentence, sentencesIn } from './document-sentences.ts';

/** Function words; they make up a sixth of any longer English text. */
const ENGLISH =
  'the, a, an, of, to, and, in, is, was, were, for, that, on, with, as, it, at, by, from, this, be, had, not, have, which, when, because, we, are, did, after, back';
/** Function words by language. */
const COMMON: ReadonlyMap<string, string> = new Map([
  ['en', ENGLISH],
  ...[...languages, ...unread].map(({ code, functionWords }) => [code, functionWords] as const),
]);

/** The languages in which each word is a function word. */
const languagesOf = new Map<string, string[]>();
for (const [code, words] of COMMON)
  for (const word of wordsOf(words)) languagesOf.set(word, [...(languagesOf.get(word) ?? []), code]);

export interface DocumentLanguage {
  /** ISO 639-1 code; `und` if the text is too short to tell, or in a language that we do not know. */
  readonly code: string;
  /** True if the language rules apply: English, or too little text to say otherwise. */
  readonly judged: boolean;
}

const NONE: readonly string[] = [];

/**
 * The language of a document's prose. Plainly English sentences are recognized by their words, since they are tokenised
 * for the rules anyway; otherwise it is decided by each language's share of common words, among at most 800.
 */
export const languageOf = memoized((postmortem: PostMortem): DocumentLanguage => {
  if (plainlyEnglish(sentencesIn(postmortem))) return { code: 'en', judged: true };
  return guess(postmortem.blocks.map(({ text }) => text));
});

/** English function words; few words of other languages happen to be spelt the same. */
const CLOSED =
  WordClass.determiner |
  WordClass.preposition |
  WordClass.conjunction |
  WordClass.be |
  WordClass.have |
  WordClass.modal;

/** Whether the sentences at the beginning, and those at the end, contain enough English function words. */
function plainlyEnglish(sentences: readonly Sentence[]): boolean {
  return isEnglish(sentences) && isEnglish([...sentences].reverse());
}

/** Reads about two hundred words; fewer than a hundred prove nothing. */
function isEnglish(sentences: Iterable<Sentence>): boolean {
  let words = 0;
  let closed = 0;
  for (const { tokens } of sentences) {
    for (const { kind, word } of tokens) {
      if (kind !== 'word') continue;
      words++;
      if (word.is & CLOSED) closed++;
    }
    if (words > 200) break;
  }
  return words >= 100 && closed > 0.28 * words;
}

/** Like `languageOf`, for plain texts, which are read in full. */
export function guess(texts: readonly string[]): DocumentLanguage {
  const { words, other, share, best } = countWords(texts);
  if (words < 30) return { code: 'und', judged: other * 2 < Math.max(words, 1) };
  if (other * 2 > words) return { code: 'und', judged: false };
  const code = best();
  if (share(code) < 0.06) return { code: 'und', judged: true };
  // A document in another language that quotes much English is still in that language; but the reverse is common.
  const judged = code === 'en' || share('en') > 0.75 * share(code);
  return { code: judged ? 'en' : code, judged };
}

/** Counts words, non-Latin words, and each language's share of common words. */
function countWords(texts: readonly string[]) {
  const counts = new Map<string, number>();
  let words = 0;
  let other = 0;
  for (const text of texts) {
    if (words > 800) break;
    for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
      const code = word.charCodeAt(0);
      // In scripts without spaces, the text between two punctuation marks is many words.
      const many = code >= 0x2e80 ? Math.ceil(word.length / 2) : 1;
      words += many;
      if (code > 0x24f) other += many;
      for (const name of languagesOf.get(word) ?? NONE) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const share = (code: string) => (counts.get(code) ?? 0) / Math.max(words, 1);
  const best = () => [...COMMON.keys()].reduce((a, b) => (share(b) > share(a) ? b : a));
  return { words, other, share, best };
}
