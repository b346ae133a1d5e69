type Scalar = string | number | boolean;

/** A key of flat YAML with its value, and where the value stands in the text. */
export interface FlatPair {
  readonly key: string;
  readonly value: Scalar | Scalar[];
  readonly start: number;
  readonly end: number;
}

/** A key, and words, or a text in quotes without escapes. A colon within words has no space behind it. */
const PAIR =
  /([A-Za-z][\w-]{0,60}):( +)(?:([A-Za-z\d](?:[^\s:#]|:(?=\S)| (?=[^\s#]))*)|"([^"\\\r\n\t]*)"|'([^'\r\n\t]*)') *(?:\r?\n|$)/y;
/** A key whose value is a list of plain words: on lines of their own, or in brackets. */
const LIST =
  /([A-Za-z][\w-]{0,60}):(?: *\r?\n((?: *- +[A-Za-z\d][\w.@/-]*(?: [\w.@/-]+)* *(?:\r?\n|$))+)|( +)\[([\w .@/,-]*)\] *(?:\r?\n|$))/y;
const BLANK = /(?:#[^\r\n]*)?\r?\n/y;
const WORD_OF_YAML = /^(?:null|true|false)$/i;
const PLAIN_NUMBER = /^(?:0|[1-9]\d{0,14})$/;
/** A day, a time, or several words: what begins with a figure and is no number of any kind. */
const NO_NUMBER = /^\d+-|[: ]/;

/**
 * Reads YAML that is nothing but keys with values and lists of words, as most front matter is, at a fraction of what
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
    LIST.lastIndex = at;
    const pair = pairOf(PAIR.exec(text), at) ?? listOf(LIST.exec(text), at);
    if (!pair || WORD_OF_YAML.test(pair.key) || pairs.some(({ key }) => key === pair.key)) return null;
    pairs.push(pair);
    at = PAIR.lastIndex || LIST.lastIndex;
  }
  return pairs.length > 0 ? pairs : null;
}

function pairOf(match: RegExpExecArray | null, at: number): FlatPair | null {
  if (!match) return null;
  const [, key = '', gap = '', words, double, single] = match;
  const value = words === undefined ? (double ?? single!) : wordsOf(words);
  if (value === null) return null;
  const start = at + key.length + 1 + gap.length;
  const length = words === undefined ? (double ?? single!).length + 2 : words.length;
  return { key, value, start, end: start + length };
}

function listOf(match: RegExpExecArray | null, at: number): FlatPair | null {
  if (!match) return null;
  const [all, key = '', lines, gap = '', inside = ''] = match;
  if (lines === undefined) {
    const value = inside === '' ? [] : inside.split(',').map((word) => itemOf(word.trim()));
    const start = at + key.length + 1 + gap.length;
    return isScalars(value) ? { key, value, start, end: start + inside.length + 2 } : null;
  }
  const items = lines.split(/\r?\n/).filter((line) => line !== '');
  const indent = items[0]!.indexOf('-');
  const value = items.map((line) =>
    line.indexOf('-') === indent ? itemOf(line.slice(indent + 1).trim()) : null,
  );
  // The library counts the line end of the last item in.
  return isScalars(value)
    ? { key, value, start: at + all.length - lines.length + indent, end: at + all.length }
    : null;
}

const itemOf = (word: string) => (/^[A-Za-z\d]/.test(word) ? wordsOf(word) : null);
const isScalars = (values: (Scalar | null)[]): values is Scalar[] => !values.includes(null);

/** What words without quotes mean; null for those that the library should read. */
function wordsOf(words: string): Scalar | null {
  if (words === 'true' || words === 'false') return words === 'true';
  if (WORD_OF_YAML.test(words)) return null;
  if (/^[A-Za-z]/.test(words) || NO_NUMBER.test(words)) return words;
  return PLAIN_NUMBER.test(words) ? Number(words) : null;
}
