/** A key of flat YAML with its value, and where the value stands in the text. */
export interface FlatPair {
  readonly key: string;
  readonly value: string | number;
  readonly start: number;
  readonly end: number;
}

/** A key, and words, or a text in quotes without escapes. A colon within words has no space behind it. */
const PAIR =
  /([A-Za-z][\w-]{0,60}):( +)(?:([A-Za-z\d](?:[^\s:#]|:(?=\S)| (?=[^\s#]))*)|"([^"\\\r\n\t]*)"|'([^'\r\n\t]*)') *(?:\r?\n|$)/y;
const BLANK = /(?:#[^\r\n]*)?\r?\n/y;
const WORD_OF_YAML = /^(?:null|true|false)$/i;
const PLAIN_NUMBER = /^(?:0|[1-9]\d{0,14})$/;
/** A day, a time, or several words: what begins with a figure and is no number of any kind. */
const NO_NUMBER = /^\d+-|[: ]/;

/**
 * Reads YAML that is nothing but `key: value` on lines of their own, as most front matter is, at a fraction of what
 * the library takes. Null for all that is more than that, or may be: the library reads it then, and finds its faults.
 */
export function readFlatYaml(text: string): FlatPair[] | null {
  const pairs: FlatPair[] = [];
  for (let at = 0; at < text.length; ) {
    BLANK.lastIndex = at;
    PAIR.lastIndex = at;
    if (BLANK.test(text)) {
      at = BLANK.lastIndex;
      continue;
    }
    const match = PAIR.exec(text);
    if (!match) return null;
    const [, key, gap, words, double, single] = match;
    const value = words === undefined ? (double ?? single!) : wordsOf(words);
    if (value === null || WORD_OF_YAML.test(key!) || pairs.some((pair) => pair.key === key)) return null;
    const start = at + key!.length + 1 + gap!.length;
    const length = words === undefined ? (double ?? single!).length + 2 : words.length;
    pairs.push({ key: key!, value, start, end: start + length });
    at = PAIR.lastIndex;
  }
  return pairs.length > 0 ? pairs : null;
}

/** What words without quotes mean; null for those that the library should read. */
function wordsOf(words: string): string | number | null {
  if (WORD_OF_YAML.test(words)) return null;
  if (/^[A-Za-z]/.test(words) || NO_NUMBER.test(words)) return words;
  return PLAIN_NUMBER.test(words) ? Number(words) : null;
}
