let recent = '';
let lower = '';

/**
 * Whether a text has one of these words, which are in lower case. Several patterns are tried on the same text, one after
 * the other: see `scripts/bundle/required-words.ts`.
 */
export function mayHave(text: string, words: readonly string[]): boolean {
  if (text !== recent) {
    recent = text;
    lower = text.toLowerCase();
  }
  return words.some((word) => lower.includes(word));
}
