/**
 * Words or phrases with one sense, and example sentences. A test checks that the analysis flags each of `hits` and none
 * of `misses`. Phrases have single spaces; verbs are in their base form, with any particle (`mess up`).
 */
export interface Entry {
  readonly sense: string;
  readonly words: string;
  readonly hits: readonly string[];
  readonly misses: readonly string[];
}

/** Splits a list of words separated by whitespace. */
export function wordsOf(list: string): string[] {
  return list.split(/[\s]+/).filter(Boolean);
}

/** Splits a list of phrases separated by line breaks or semicolons. */
export function phrasesOf(list: string): string[] {
  return list
    .split(/[;\n]/)
    .map((phrase) => phrase.trim())
    .filter(Boolean);
}

/** A list of words as a part of a pattern that matches any of them. */
export const eitherOf = (list: string): string => wordsOf(list).join('|');
