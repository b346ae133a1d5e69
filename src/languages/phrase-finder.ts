/** The longest of the phrases that begins at `at` and ends where a word ends, in any case; null if there is none. */
export type PhraseFinder<T> = (
  text: string,
  at: number,
) => { readonly value: T; readonly end: number } | null;

/**
 * Finds phrases by their first letter. A pattern with as many alternatives takes V8 longer to compile than a document
 * takes to read. Phrases are lower-case; an apostrophe in them matches either form.
 */
export function phraseFinder<T>(phrases: Iterable<readonly [phrase: string, value: T]>): PhraseFinder<T> {
  const byFirst = new Map<string, (readonly [string, T])[]>();
  for (const entry of phrases)
    byFirst.set(entry[0].charAt(0), [...(byFirst.get(entry[0].charAt(0)) ?? []), entry]);
  for (const list of byFirst.values()) list.sort(([a], [b]) => b.length - a.length);
  return (text, at) => {
    const list = byFirst.get(text.charAt(at).toLowerCase());
    if (!list) return null;
    const start = text
      .slice(at, at + list[0]![0].length)
      .toLowerCase()
      .replaceAll("'", '’');
    for (const [phrase, value] of list) {
      const end = at + phrase.length;
      if (start.startsWith(phrase) && !(isLetter(text, end - 1) && isLetter(text, end)))
        return { value, end };
    }
    return null;
  };
}

/** Latin and Cyrillic letters only: Chinese and Japanese write no spaces between words. */
const isLetter = (text: string, at: number) => /[a-zà-ÿа-яё]/i.test(text.charAt(at));
