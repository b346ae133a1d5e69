import { wordsOf } from './labels.ts';
import type { Language } from './language.ts';
import { languages } from './words/index.ts';

/** As much of a text as is looked at, in UTF-16 units. */
const SAMPLE = 6000;
/** Small words of English, those included that are words elsewhere too: "die", "no", "in". */
const ENGLISH = `the, and, of, to, was, were, is, are, that, with, for, on, at, by, from, this, it, its, be, been, being, not, we, our,
  as, which, had, have, has, an, a, in, i, or, if, but, can, could, will, would, after, before, when, while, all, no, do, did, so,
  die, den, over, me, he, she, they, their, then, than, there, what, who, how, why, out, up, more, some, any, into, about`;
/** This many "the" and "and" make a text English without a closer look. */
const PLAINLY_ENGLISH = 6;
/** Different small words that a text must hold to be in a language. Names hold two: "de la Cruz". */
const ENOUGH = 3;
/** The share of a language's own characters in a text that is written in them. */
const WRITTEN = 0.04;

/** The language of a text where it is one that Debrief has words for, besides English; null otherwise. */
export function languageOf(text: string): Language | null {
  const sample = text.slice(0, SAMPLE);
  return isPlainlyEnglish(sample) ? null : (byScript(sample) ?? byWords(sample));
}

function isPlainlyEnglish(sample: string): boolean {
  let count = 0;
  for (const word of [' the ', ' and ']) {
    for (let at = sample.indexOf(word); at !== -1; at = sample.indexOf(word, at + 1))
      if (++count >= PLAINLY_ENGLISH) return true;
  }
  return false;
}

function byScript(sample: string): Language | null {
  const written = languages.find(({ script }) => {
    if (!script || script.without?.test(sample)) return false;
    return (sample.match(script.of)?.length ?? 0) > sample.length * WRITTEN;
  });
  return written ?? null;
}

function byWords(sample: string): Language | null {
  const scores = new Map<Language | null, { count: number; different: Set<string> }>();
  for (const [word] of sample.toLowerCase().matchAll(/\p{L}+/gu)) {
    for (const language of tellers().get(word) ?? []) {
      const score = scores.get(language) ?? { count: 0, different: new Set() };
      score.count++;
      score.different.add(word);
      scores.set(language, score);
    }
  }
  let best: Language | null = null;
  let most = scores.get(null)?.count ?? 0;
  for (const [language, { count, different }] of scores) {
    if (language === null || count <= most || different.size < ENOUGH) continue;
    best = language;
    most = count;
  }
  return best;
}

let byWord: Map<string, (Language | null)[]> | null = null;

/** The languages of which each small word is one; null is English. */
function tellers(): ReadonlyMap<string, readonly (Language | null)[]> {
  if (byWord) return byWord;
  byWord = new Map();
  const lists = [[ENGLISH, null] as const, ...languages.map((each) => [each.telling, each] as const)];
  for (const [words, language] of lists) {
    for (const word of wordsOf(words)) byWord.set(word, [...(byWord.get(word) ?? []), language]);
  }
  return byWord;
}
