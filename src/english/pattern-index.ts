import { WordClass } from './classes.ts';
import { type Entity, entityOf, isPerson } from './entities.ts';
import type { Part, Pattern, PhrasePart, WordPart } from './pattern.ts';
import { type NounPhrase, nounPhrase } from './phrases.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';
import type { Word } from './words.ts';

/** Half-open range of the matched tokens, and the head of the person in it (-1 if none). */
export interface Match {
  readonly from: number;
  readonly to: number;
  readonly person: number;
}

/** The most words that `…` can match. */
const MAX_GAP = 6;

const NO_PATTERNS: readonly never[] = [];

/** Places for the patterns of recent words; a power of two, and more than one document's different words. */
const CACHE_SIZE = 1 << 13;

/** Patterns indexed by their anchor words, each with an associated value. */
export class PatternIndex<T> {
  private readonly byWord = new Map<string, [Pattern, T][]>();
  private readonly byBase = new Map<string, [Pattern, T][]>();
  private readonly byClass: [Pattern, T][] = [];
  /** The patterns of recent words, each at the place that its hash gives: no `Map` is as fast. */
  private readonly cached: (Candidates<T> | undefined)[] = new Array(CACHE_SIZE).fill(undefined);

  constructor(patterns: Iterable<readonly [Pattern, T]>) {
    for (const [pattern, value] of patterns) {
      const { words, bases, bits } = pattern.anchor;
      for (const word of words) append(this.byWord, word, [pattern, value]);
      for (const base of bases) append(this.byBase, base, [pattern, value]);
      if (bits) this.byClass.push([pattern, value]);
    }
  }

  /** Whether a token can be the anchor of any pattern. */
  has(token: Token): boolean {
    return this.candidates(token).length > 0;
  }

  /** All matches in a sentence, ordered by where they begin. */
  matches(reading: Reading): { readonly match: Match; readonly value: T }[] {
    const phrases = new Phrases(reading);
    const found: { readonly match: Match; readonly value: T }[] = [];
    for (let at = 0; at < reading.tokens.length; at++) {
      const candidates = this.candidates(reading.tokens[at]!);
      for (let i = 0; i < candidates.length; i++) {
        const candidate = candidates[i]!;
        const match = matchAt(candidate[0], phrases, at);
        if (match) found.push({ match, value: candidate[1] });
      }
    }
    return found.length > 1 ? found.sort((a, b) => a.match.from - b.match.from) : found;
  }

  /** The patterns that a token can anchor, cached by word. */
  private candidates({ kind, lower, word }: Token): readonly (readonly [Pattern, T])[] {
    if (kind !== 'word') return this.byWord.get(lower) ?? NO_PATTERNS;
    const known = this.cached[word.hash & (CACHE_SIZE - 1)];
    if (known?.word === word) return known.patterns;
    const all = [
      ...(this.byWord.get(lower) ?? NO_PATTERNS),
      ...(this.byBase.get(word.base) ?? NO_PATTERNS),
      ...this.byClass.filter(([{ anchor }]) => (word.is & anchor.bits) !== 0),
    ];
    const patterns = all.length > 0 ? all : NO_PATTERNS;
    this.cached[word.hash & (CACHE_SIZE - 1)] = { word, patterns };
    return patterns;
  }
}

interface Candidates<T> {
  readonly word: Word;
  readonly patterns: readonly (readonly [Pattern, T])[];
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The noun phrases of a sentence, found on demand. */
class Phrases {
  readonly reading: Reading;
  private ends: Map<number, NounPhrase> | null = null;

  constructor(reading: Reading) {
    this.reading = reading;
  }

  /** The phrase that begins (1) or ends (-1) at a token index, or null. */
  at(index: number, direction: 1 | -1): NounPhrase | null {
    const { tokens } = this.reading;
    if (direction === 1) return index < tokens.length ? nounPhrase(tokens, index) : null;
    if (!this.ends) {
      this.ends = new Map();
      for (let i = 0; i < tokens.length; ) {
        const phrase = nounPhrase(tokens, i);
        if (phrase) this.ends.set(phrase.to, phrase);
        i = phrase ? phrase.to : i + 1;
      }
    }
    return this.ends.get(index) ?? null;
  }
}

/** Matches a pattern around the token that matches its anchor. */
function matchAt(pattern: Pattern, phrases: Phrases, at: number): Match | null {
  const parts = pattern.around();
  const after = matchParts(parts.after, 0, phrases, at + 1, 1);
  if (!after) return null;
  const before = matchParts(parts.before, 0, phrases, at, -1);
  if (!before) return null;
  return { from: before.at, to: after.at, person: Math.max(before.person, after.person) };
}

interface PartialMatch {
  readonly at: number;
  readonly person: number;
}

/** Matches `parts[index]` and the following, forwards from token `at` or backwards from the one before it; null if any fails. */
function matchParts(
  parts: readonly Part[],
  index: number,
  phrases: Phrases,
  at: number,
  direction: 1 | -1,
): PartialMatch | null {
  const part = parts[index];
  if (!part) return { at, person: -1 };
  const following = index + 1;
  const { tokens } = phrases.reading;
  const i = direction === 1 ? at : at - 1;
  switch (part.kind) {
    case 'start':
      return at === 0 ? matchParts(parts, following, phrases, at, direction) : null;
    case 'end':
      return at === tokens.length || (at === tokens.length - 1 && tokens[at]!.kind === 'mark')
        ? matchParts(parts, following, phrases, at, direction)
        : null;
    case 'gap': {
      for (let n = 0; n <= MAX_GAP; n++) {
        const found = matchParts(parts, following, phrases, at + n * direction, direction);
        if (found) return found;
        const token = tokens[i + n * direction];
        if (!token || (token.kind === 'mark' && '.;:!?'.includes(token.lower))) return null;
      }
      return null;
    }
    case 'phrase': {
      const found = phraseAt(part, phrases, at, direction);
      const rest = found ? matchParts(parts, following, phrases, found.at, direction) : null;
      if (rest) return { at: rest.at, person: Math.max(rest.person, found!.person) };
      return part.optional ? matchParts(parts, following, phrases, at, direction) : null;
    }
    case 'word': {
      const token = tokens[i];
      if (token && matches(part, token)) {
        const rest = matchParts(parts, following, phrases, at + direction, direction);
        if (rest) return rest;
      }
      return part.optional ? matchParts(parts, following, phrases, at, direction) : null;
    }
  }
}

function matches(part: WordPart, { kind, lower, word }: Token): boolean {
  if (part.words.has(lower === "'ve" ? 'have' : lower) || (part.bases.size > 0 && part.bases.has(word.base)))
    return true;
  if (kind !== 'word') return false;
  if (part.forms && word.is & (WordClass.be | WordClass.have | WordClass.modal)) return false;
  return (word.is & part.bits) !== 0 || (word.forms & part.forms) !== 0;
}

const POSSESSIVES = new Set(['my', 'his', 'her', 'our', 'their', 'your']);

function phraseAt(
  { refersTo }: PhrasePart,
  phrases: Phrases,
  at: number,
  direction: 1 | -1,
): PartialMatch | null {
  const { tokens, entities, around } = phrases.reading;
  if (refersTo === 'owner') {
    const last = direction === 1 ? ownerEnd(phrases.reading, at) : at - 1;
    const token = tokens[last];
    if (token && POSSESSIVES.has(token.lower)) return { at: direction === 1 ? last + 1 : last, person: last };
    if (token?.lower !== "'s" && token?.lower !== "'") return null;
    const owner = last - 1;
    if (owner < 0 || !isSpecific(entities[owner]!)) return null;
    return { at: direction === 1 ? last + 1 : ownerStart(tokens, owner), person: owner };
  }
  const phrase = phrases.at(at, direction);
  if (!phrase) return null;
  const entity = entityOf(tokens, phrase, around);
  const fits =
    refersTo === 'thing' ||
    isSpecific(entity) ||
    (refersTo === 'people' && (isPerson(entity) || entity === 'outsider'));
  if (!fits) return null;
  return { at: direction === 1 ? phrase.to : phrase.from, person: refersTo === 'thing' ? -1 : phrase.head };
}

/** Index of the possessive pronoun at `at`, or of the "'s" up to five tokens after it; -1 if there is neither. */
function ownerEnd({ tokens }: Reading, at: number): number {
  if (tokens[at] && POSSESSIVES.has(tokens[at]!.lower)) return at;
  for (let i = at + 1; i < Math.min(at + 6, tokens.length); i++) {
    if (tokens[i]!.lower === "'s" || tokens[i]!.lower === "'") return i;
    if (tokens[i]!.kind === 'mark') break;
  }
  return -1;
}

/** Start of the possessor that ends at `i`: "the night shift" in "the night shift's mistake". */
function ownerStart(tokens: readonly Token[], i: number): number {
  let from = i;
  while (from > 0 && i - from < 5 && tokens[from - 1]!.kind === 'word') {
    const { is, forms } = tokens[from - 1]!.word;
    if (is & (WordClass.preposition | WordClass.conjunction | WordClass.be | WordClass.modal) || forms) break;
    from--;
    if (is & WordClass.determiner) break;
  }
  return from;
}

function isSpecific(entity: Entity): boolean {
  return (
    entity === 'we' || (isPerson(entity) && entity !== 'they' && entity !== 'you' && entity !== 'nobody')
  );
}
