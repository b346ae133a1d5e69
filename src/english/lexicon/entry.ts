/**
 * One sense of a set of words or phrases, with the sentences that hold it in place. A test reads `hits` (the
 * analysis must report them) and `misses` (it must not). Phrases are written with single spaces; verbs in their
 * base form, `mess up` with its particle.
 */
export interface Entry {
  readonly sense: string;
  readonly words: string;
  readonly hits: readonly string[];
  readonly misses: readonly string[];
}

/** The words of an entry: lines of single words, or lines of phrases separated by commas or semicolons. */
export function wordsOf(list: string): string[] {
  return list.split(/[\s]+/).filter(Boolean);
}

/** The phrases of an entry, one a line or separated by semicolons. */
export function phrasesOf(list: string): string[] {
  return list
    .split(/[;\n]/)
    .map((phrase) => phrase.trim())
    .filter(Boolean);
}
