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

/** Makes a finder of entries. Marks in front of a text (bullets, brackets, emphasis) do not count. */
export function sensesOf<Sense extends string>(
  place: Place,
  entries: readonly Phrase<Sense>[],
): Senses<Sense> {
  let patterns: readonly RegExp[] | null = null;
  const find = (text: string) => {
    patterns ??= entries.map((entry) => patternOf(entry.words, place));
    const part = text.slice(0, FAR[place]);
    for (const [index, pattern] of patterns.entries()) {
      const match = pattern.exec(part);
      if (!match) continue;
      const start = match.index + match[0].length - match[1]!.length;
      return { sense: entries[index]!.sense, start, end: start + match[1]!.length };
    }
    return null;
  };
  return { entries, find };
}

const MARKS = String.raw`^[\s*_[({"“]{0,8}`;

function patternOf(words: string, place: Place): RegExp {
  const ways = words
    .split(/,(?!\d+\})/)
    .map((way) => way.trim().replace(/\s+/g, ' '))
    .filter((way) => way !== '')
    .sort((a, b) => b.length - a.length)
    .map((way) =>
      way.replaceAll(' … ', String.raw` (?:\S{1,30} ){0,5}?`).replaceAll(/(?<!\\)\((?!\?)/g, '(?:'),
    );
  const before = place === 'anywhere' ? String.raw`(?:^|[^\p{L}\p{N}'’-])` : MARKS;
  const after =
    place === 'whole' ? String.raw`[\s*_\])}.!:"”]{0,8}$` : String.raw`(?![\p{L}\p{N}]|['’-]\p{L})`;
  return new RegExp(`${before}(${ways.join('|')})${after}`, 'iu');
}
