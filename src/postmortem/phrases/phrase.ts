/**
 * One sense and its wordings. `words` lists the wordings, separated by commas: plain words, in which `(a|b)` matches
 * either, `?` makes the preceding element optional, and `…` matches up to five other words. A test checks that the
 * sense is found in each of `hits` and in none of `misses`.
 */
export interface Phrase<Sense extends string = string> {
  readonly sense: Sense;
  readonly words: string;
  readonly hits: readonly string[];
  readonly misses: readonly string[];
}

/** Where a phrase must match: the whole text, its start, or anywhere. */
export type Place = 'whole' | 'start' | 'anywhere';

/** Finds the sense of a text: the first matching entry of a list. */
export interface Senses<Sense extends string> {
  readonly entries: readonly Phrase<Sense>[];
  /** The sense of `text`, and the offsets of the match; null if nothing matches. */
  find(text: string): { readonly sense: Sense; readonly start: number; readonly end: number } | null;
}

/** The number of characters searched; labels, statuses and decisions are shorter. */
const SEARCH_LENGTH = { whole: 400, start: 400, anywhere: 4000 } as const;

/**
 * Creates a finder for a list of entries. Leading marks (bullets, brackets, emphasis) are skipped. A wording is
 * compiled and tried only if its first word occurs in the text: most texts contain none.
 */
export function sensesOf<Sense extends string>(
  place: Place,
  entries: readonly Phrase<Sense>[],
): Senses<Sense> {
  let finders: Finders | null = null;
  const find = (text: string) => {
    finders ??= findersOf(entries, place);
    const part = text.slice(0, SEARCH_LENGTH[place]);
    const words = place === 'anywhere' ? wordsIn(part) : firstWord(part);
    for (const index of possible(finders, words)) {
      const found = finders.all[index]!.search(part, words);
      if (found) return { sense: entries[index]!.sense, ...found };
    }
    return null;
  };
  return { entries, find };
}

/** The finders of all senses, and the places in their list of those that a word can lead to, and of those tried always. */
interface Finders {
  readonly all: readonly Finder[];
  readonly byWord: ReadonlyMap<string, readonly number[]>;
  readonly always: readonly number[];
}

function findersOf(entries: readonly Phrase[], place: Place): Finders {
  const all = entries.map((entry) => finderOf(entry.words, place));
  const byWord = new Map<string, number[]>();
  for (const [index, { begins }] of all.entries())
    for (const word of begins) byWord.set(word, [...(byWord.get(word) ?? []), index]);
  return { all, byWord, always: [...all.keys()].filter((index) => all[index]!.isForAny) };
}

/** The places of the finders that may find something among these words, in their order. Often there are none. */
function possible({ byWord, always }: Finders, words: readonly Word[]): readonly number[] {
  let some = always;
  for (const { lower } of words) {
    const more = byWord.get(lower);
    if (more) some = some.length === 0 ? more : [...some, ...more];
  }
  return some === always ? some : [...new Set(some)].sort((a, b) => a - b);
}

/** A word of a text that a wording can begin with, in lower case. */
interface Word {
  readonly lower: string;
  readonly at: number;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Searches a text for one sense. */
interface Finder {
  /** The words that its wordings can begin with. */
  readonly begins: readonly string[];
  /** Whether one of them can begin with any word, or with none. */
  readonly isForAny: boolean;
  search(text: string, words: readonly Word[]): Range | null;
}

const MARKS = String.raw`^[\s*_[({"“]{0,8}`;
/**
 * Letters for a character class of an `i` pattern: Latin, then the other scripts as coarse ranges. `\p{L}` would be
 * clearer, but each pattern with it takes some 4 ms to compile, ten times as long.
 */
const LETTERS = String.raw`a-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02c1\u0370-\u1fff\u2c00-\u2dff\u3005-\u3007\u3040-\ud7ff\uf900-\ufdff\uff21-\uff3a\uff41-\uff5a\uff66-\uffdc`;
const WORDS = new RegExp(String.raw`[${LETTERS}\d]+`, 'gi');
const FIRST_WORD = new RegExp(String.raw`${MARKS}([${LETTERS}\d]+)`, 'i');

/** Several senses are looked for in a text, one after the other. */
let recent: { readonly text: string; readonly words: readonly Word[] } = { text: '', words: [] };

/** The words of a text, without those after an apostrophe or a hyphen. */
function wordsIn(text: string): readonly Word[] {
  if (recent.text === text) return recent.words;
  const words: Word[] = [];
  let end = 0;
  for (const word of text.match(WORDS) ?? []) {
    const at = text.indexOf(word, end);
    end = at + word.length;
    if (at === 0 || !"'’-".includes(text.charAt(at - 1))) words.push({ lower: word.toLowerCase(), at });
  }
  recent = { text, words };
  return words;
}

function firstWord(text: string): Word[] {
  const found = FIRST_WORD.exec(text);
  return found ? [{ lower: found[1]!.toLowerCase(), at: 0 }] : [];
}

function finderOf(words: string, place: Place): Finder {
  const wordings = words
    .split(/,(?!\d+\})/)
    .map((wording) => wording.trim().replace(/\s+/g, ' '))
    .filter((wording) => wording !== '')
    .sort((a, b) => b.length - a.length);
  const byWord = new Map<string, string[]>();
  /** Wordings that need not begin with a known word. */
  const others: string[] = [];
  for (const wording of wordings) {
    const first = firstWords(wording);
    if (!first) others.push(wording);
    else for (const word of first) byWord.set(word, [...(byWord.get(word) ?? []), wording]);
  }
  const patterns = new Map<string, RegExp>();
  const search = (text: string, key: string, some: readonly string[], at?: number) => {
    const pattern = patterns.get(key) ?? patternOf(some, place, at !== undefined);
    patterns.set(key, pattern);
    pattern.lastIndex = at ?? 0;
    const match = pattern.exec(text);
    if (!match) return null;
    const end = match.index + match[0].length;
    // Of a whole text, marks may follow: only its sense matters then.
    return { start: end - match[1]!.length, end };
  };
  const searchOthers = (text: string) => (others.length > 0 ? search(text, '', others) : null);
  const inAll = (text: string, words: readonly Word[]) => {
    const other = searchOthers(text);
    // A wording is tried where its first word stands. Most begin with words that a document lacks.
    for (const { lower, at } of words) {
      const known = byWord.get(lower);
      const found = known && search(text, lower, known, at);
      if (found) return other && other.start < at ? other : found;
    }
    return other;
  };
  const atStart = (text: string, [word]: readonly Word[]) => {
    const known = word && byWord.get(word.lower);
    return (known && search(text, word.lower, known)) ?? searchOthers(text);
  };
  return {
    begins: [...byWord.keys()],
    isForAny: others.length > 0,
    search: place === 'anywhere' ? inAll : atStart,
  };
}

/**
 * The words that a wording can begin with: work, works, word and words for `wor(k|d)s?`. Null if it can begin with
 * anything else.
 */
function firstWords(wording: string): readonly string[] | null {
  const [, word, next] = /^([\p{L}\p{N}]*)(.?)/u.exec(wording) as unknown as [string, string, string];
  if (next === '?') {
    const rest = wording.slice(word.length + 1);
    return all([word.slice(0, -1) + rest, word + rest]);
  }
  if (next === '(' || next === '[') {
    const end = closing(wording, word.length);
    const inside = wording.slice(word.length + 1, end);
    const isOptional = wording[end + 1] === '?';
    // "won['’]t" begins with "won".
    if (next === '[' && word !== '' && !isOptional && /^[-'’ ]+$/.test(inside)) return [word];
    const alternatives =
      next === '(' ? splitAlternatives(inside) : /^[\p{L}\p{N}]+$/u.test(inside) ? [...inside] : null;
    if (!alternatives) return null;
    const rest = wording.slice(end + (isOptional ? 2 : 1));
    return all([...(isOptional ? [''] : []), ...alternatives].map((choice) => word + choice + rest));
  }
  if (wording[word.length + 1] === '?') {
    const rest = wording.slice(word.length + 2);
    return all([word + rest, word + next + rest]);
  }
  return word === '' || '\\+*{.'.includes(next || ' ') ? null : [word];
}

function all(wordings: readonly string[]): readonly string[] | null {
  const found = wordings.map(firstWords);
  return found.includes(null) ? null : [...new Set(found.flatMap((words) => words!))];
}

/** The offset of the bracket that closes the one at `start`. */
function closing(wording: string, start: number): number {
  let depth = 0;
  for (let i = start; i < wording.length; i++) {
    if (wording[i] === '(' || wording[i] === '[') depth++;
    if ((wording[i] === ')' || wording[i] === ']') && --depth === 0) return i;
  }
  return wording.length;
}

/** The alternatives of a group: split at `|`, except inside nested groups. */
function splitAlternatives(inside: string): string[] {
  const alternatives = [''];
  let depth = 0;
  for (const char of inside) {
    if (char === '(') depth++;
    if (char === ')') depth--;
    if (char === '|' && depth === 0) alternatives.push('');
    else alternatives[alternatives.length - 1] += char;
  }
  return alternatives;
}

/** The pattern of some wordings. `isPlaced`: it must match at its `lastIndex`, where a word begins. */
function patternOf(wordings: readonly string[], place: Place, isPlaced: boolean): RegExp {
  const sources = wordings.map((wording) =>
    wording
      .replaceAll(' … ', String.raw` (?:\S{1,30} ){0,5}?`)
      .replaceAll(/(?<!\\)\((?!\?)/g, '(?:')
      .replaceAll(String.raw`\p{L}`, LETTERS),
  );
  const before = place === 'anywhere' ? String.raw`(?:^|[^${LETTERS}\d'’-])` : MARKS;
  const after =
    place === 'whole' ? String.raw`[\s*_\])}.!:"”]{0,8}$` : String.raw`(?![${LETTERS}\d]|['’-][${LETTERS}])`;
  return new RegExp(`${isPlaced ? '' : before}(${sources.join('|')})${after}`, isPlaced ? 'iy' : 'i');
}
