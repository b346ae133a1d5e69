/** Tells whether a text contains any of these words, in any case. V8 would compile a pattern of so many for longer than this reads a document. */
export function anyWord(words: readonly string[]): (text: string) => boolean {
  const set = new Set(words);
  return (text) => (text.toLowerCase().match(/\w+/g) ?? []).some((word) => set.has(word));
}
