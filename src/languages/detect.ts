import { wordsOf } from './labels.ts';
import type { Language } from './language.ts';
import { languages } from './words/index.ts';

/** As much of a text as is looked at. */
const SAMPLE = 6000;
const ENGLISH = `the, and, of, to, was, were, is, are, that, with, for, on, at, by, from, this, it, be, been, not, we, our, as,
  which, had, have, has, an, after, before, when, all, no`;
/** So often does even a short English text say "the" or "and". */
const PLAINLY_ENGLISH = 6;
/** Words that a text must have in common with a language to be in it. */
const ENOUGH = 3;

/** The language of a text when it is one that Debrief has words for; null for English, and for what cannot be told. */
export function languageOf(text: string): Language | null {
  const sample = text.slice(0, SAMPLE);
  if (isPlainlyEnglish(sample)) return null;
  const written = languages.find(({ script }) => script?.test(sample));
  if (written) return written;
  const scores = new Map<Language | null, number>();
  for (const [word] of sample.toLowerCase().matchAll(/\p{L}+/gu)) {
    for (const language of tellers().get(word) ?? []) scores.set(language, (scores.get(language) ?? 0) + 1);
  }
  let best: Language | null = null;
  let most = Math.max(ENOUGH - 1, scores.get(null) ?? 0);
  for (const [language, score] of scores) {
    if (language === null || score <= most) continue;
    best = language;
    most = score;
  }
  return best;
}

function isPlainlyEnglish(sample: string): boolean {
  let count = 0;
  for (const word of [' the ', ' and ']) {
    for (let at = sample.indexOf(word); at !== -1; at = sample.indexOf(word, at + 1))
      if (++count >= PLAINLY_ENGLISH) return true;
  }
  return false;
}

let byWord: Map<string, (Language | null)[]> | null = null;

/** The languages that each telling word speaks for; null is English. */
function tellers(): ReadonlyMap<string, readonly (Language | null)[]> {
  if (byWord) return byWord;
  byWord = new Map();
  for (const [words, language] of [
    [ENGLISH, null] as const,
    ...languages.map((each) => [each.telling, each] as const),
  ]) {
    for (const word of wordsOf(words)) byWord.set(word, [...(byWord.get(word) ?? []), language]);
  }
  return byWord;
}
