type Scalar = string | number | boolean;

/** A key of flat YAML with its value and the value's offsets in the text. */
export interface FlatPair {
  readonly key: string;
  readonly value: Scalar | Scalar[];
  readonly start: number;
  readonly end: number;
}

/** A key with plain words or a quoted string without escapes. A colon within words has no space after it. */
const PAIR =
  /([A-Za-z][\w-]{0,60}):( +)(?:([A-Za-z\d](?:[^\s:#]|:(?=\S)| (?=[^\s#]))*)|"([^"\\\r\n\t]*)"|'([^'\r\n\t]*)') *(?:\r?\n|$)/y;
/** A key with a list of plain words, one per line or in brackets. */
const LIST =
  /([A-Za-z][\w-]{0,60}):(?: *\r?\n((?: *- +[A-Za-z\d][\w.@/-]*(?: [\w.@/-]+)* *(?:\r?\n|$))+)|( +)\[([\w .@/,-]*)\] *(?:\r?\n|$))/y;
const BLANK = /(?:#[^\r\n]*)?\r?\n/y;
const YAML_KEYWORD = /^(?:null|true|false)$/i;
const PLAIN_NUMBER = /^(?:0|[1-9]\d{0,14})$/;
/** Starts with a digit but is never a number: a date, a time, or several words. */
const NOT_NUMERIC = /^\d+-|[: ]/;

/**
 * Reads YAML that consists only of keys with scalar values and lists of words, like most front matter, in a fraction of
 * the library's time. Null for anything that is or might be more: the library then reads it and reports its errors.
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
    if (!pair || YAML_KEYWORD.test(pair.key) || pairs.some(({ key }) => key === pair.key)) return null;
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
  // Like the library, the span includes the line end of the last item.
  return isScalars(value)
    ? { key, value, start: at + all.length - lines.length + indent, end: at + all.length }
    : null;
}

const itemOf = (word: string) => (/^[A-Za-z\d]/.test(word) ? wordsOf(word) : null);
const isScalars = (values: (Scalar | null)[]): values is Scalar[] => !values.includes(null);

/** The value of an unquoted scalar; null if the library should read it. */
function wordsOf(words: string): Scalar | null {
  if (words === 'true' || words === 'false') return words === 'true';
  if (YAML_KEYWORD.test(words)) return null;
  if (/^[A-Za-z]/.test(words) || NOT_NUMERIC.test(words)) return words;
  return PLAIN_NUMBER.test(words) ? Number(words) : null;
}
