/**
 * One sense that people express in many ways. `words` are the ways, separated by commas: plain words, in which `(a|b)`
 * stands for either, `?` makes what it follows optional, and `…` is up to five other words. A test reads `hits`
 * (the sense must be found in each) and `misses` (in none).
 */
export interface Phrase<Sense extends string = string> {
  readonly sense: Sense;
  readonly words: string;
  readonly hits: readonly string[];
  readonly misses: readonly string[];
}

/** Where a phrase is looked for: as the whole text, at its beginning, or anywhere. */
export type Place = 'whole' | 'start' | 'anywhere';

/** Finds the sense of a text: the first entry of a list that fits. */
export interface Senses<Sense extends string> {
  readonly entries: readonly Phrase<Sense>[];
  /** The sense of `text`, and how much of it says so; null when it has none of these. */
  find(text: string): { readonly sense: Sense; readonly start: number; readonly end: number } | null;
}

/** Texts are read this far: what people write for a label, a status or a decision is shorter. */
const FAR = { whole: 400, start: 400, anywhere: 4000 } as const;

/**
 * Makes a finder of entries. Marks in front of a text (bullets, brackets, emphasis) do not count. Ways are tried, and
 * their patterns compiled, only where the word they begin with stands in the text: most texts have none.
 */
export function sensesOf<Sense extends string>(
  place: Place,
  entries: readonly Phrase<Sense>[],
): Senses<Sense> {
  let finders: readonly Finder[] | null = null;
  const find = (text: string) => {
    finders ??= entries.map((entry) => finderOf(entry.words, place));
    const part = text.slice(0, FAR[place]);
    const words = place === 'anywhere' ? (part.match(WORDS) ?? []) : (FIRST_WORD.exec(part)?.slice(1) ?? []);
    const lower = words.map((word) => word.toLowerCase());
    for (const [index, finder] of finders.entries()) {
      const match = finder(part, lower);
      if (!match) continue;
      const start = match.index + match[0].length - match[1]!.length;
      return { sense: entries[index]!.sense, start, end: start + match[1]!.length };
    }
    return null;
  };
  return { entries, find };
}

/** Looks for one sense in a text, given the words of it that a way can begin with, in lower case. */
type Finder = (text: string, words: readonly string[]) => RegExpExecArray | null;

const MARKS = String.raw`^[\s*_[({"“]{0,8}`;
/**
 * Letters, for a class of an `i` pattern: Latin, then every script up to its last letter, with what stands between.
 * `\p{L}` says it better, and each pattern with it takes some 4 ms to compile, ten times as long.
 */
const LETTERS = String.raw`a-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02c1\u0370-\u1fff\u2c00-\u2dff\u3005-\u3007\u3040-\ud7ff\uf900-\ufdff\uff21-\uff3a\uff41-\uff5a\uff66-\uffdc`;
const WORDS = new RegExp(String.raw`[${LETTERS}\d]+`, 'gi');
const FIRST_WORD = new RegExp(String.raw`${MARKS}([${LETTERS}\d]+)`, 'i');

function finderOf(words: string, place: Place): Finder {
  const ways = words
    .split(/,(?!\d+\})/)
    .map((way) => way.trim().replace(/\s+/g, ' '))
    .filter((way) => way !== '')
    .sort((a, b) => b.length - a.length);
  const byWord = new Map<string, string[]>();
  /** Ways that can begin with something else than a word that is known. */
  const others: string[] = [];
  for (const way of ways) {
    const first = firstWords(way);
    if (!first) others.push(way);
    else for (const word of first) byWord.set(word, [...(byWord.get(word) ?? []), way]);
  }
  const patterns = new Map<string, RegExp>();
  const search = (text: string, key: string, some: readonly string[]) => {
    const pattern = patterns.get(key) ?? patternOf(some, place);
    patterns.set(key, pattern);
    return pattern.exec(text);
  };
  if (place === 'anywhere')
    return (text, words) =>
      others.length > 0 || words.some((word) => byWord.has(word)) ? search(text, '', ways) : null;
  return (text, [word = '']) => {
    const known = byWord.get(word);
    return (known && search(text, word, known)) ?? (others.length > 0 ? search(text, '', others) : null);
  };
}

/**
 * The words that a way can begin with: work, works, word and words for `wor(k|d)s?`. Null where the way can begin
 * with something else.
 */
function firstWords(way: string): readonly string[] | null {
  const [, word, next] = /^([\p{L}\p{N}]*)(.?)/u.exec(way) as unknown as [string, string, string];
  if (next === '?') {
    const rest = way.slice(word.length + 1);
    return all([word.slice(0, -1) + rest, word + rest]);
  }
  if (next === '(' || next === '[') {
    const end = closing(way, word.length);
    const inside = way.slice(word.length + 1, end);
    const choices =
      next === '(' ? splitChoices(inside) : /^[\p{L}\p{N}]+$/u.test(inside) ? [...inside] : null;
    if (!choices) return null;
    const isOptional = way[end + 1] === '?';
    const rest = way.slice(end + (isOptional ? 2 : 1));
    return all([...(isOptional ? [''] : []), ...choices].map((choice) => word + choice + rest));
  }
  if (way[word.length + 1] === '?') {
    const rest = way.slice(word.length + 2);
    return all([word + rest, word + next + rest]);
  }
  return word === '' || '\\+*{.'.includes(next || ' ') ? null : [word];
}

function all(ways: readonly string[]): readonly string[] | null {
  const found = ways.map(firstWords);
  return found.includes(null) ? null : [...new Set(found.flatMap((words) => words!))];
}

/** Where the bracket that opens at `start` is closed. */
function closing(way: string, start: number): number {
  let depth = 0;
  for (let i = start; i < way.length; i++) {
    if (way[i] === '(' || way[i] === '[') depth++;
    if ((way[i] === ')' || way[i] === ']') && --depth === 0) return i;
  }
  return way.length;
}

/** The choices of a group: its parts between the `|` that stand in no group of their own. */
function splitChoices(inside: string): string[] {
  const choices = [''];
  let depth = 0;
  for (const char of inside) {
    if (char === '(') depth++;
    if (char === ')') depth--;
    if (char === '|' && depth === 0) choices.push('');
    else choices[choices.length - 1] += char;
  }
  return choices;
}

function patternOf(ways: readonly string[], place: Place): RegExp {
  const sources = ways.map((way) =>
    way
      .replaceAll(' … ', String.raw` (?:\S{1,30} ){0,5}?`)
      .replaceAll(/(?<!\\)\((?!\?)/g, '(?:')
      .replaceAll(String.raw`\p{L}`, LETTERS),
  );
  const before = place === 'anywhere' ? String.raw`(?:^|[^${LETTERS}\d'’-])` : MARKS;
  const after =
    place === 'whole' ? String.raw`[\s*_\])}.!:"”]{0,8}$` : String.raw`(?![${LETTERS}\d]|['’-][${LETTERS}])`;
  return new RegExp(`${before}(${sources.join('|')})${after}`, 'i');
}
