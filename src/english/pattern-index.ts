import { WordClass } from './classes.ts';
import { type Entity, entityOf, isPerson } from './entities.ts';
import type { Part, Pattern, PhrasePart, WordPart } from './pattern.ts';
import { nounPhrase, type Phrase } from './phrases.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';

/** Tokens that a pattern covers, half-open, and the head of the person in it (-1 for none). */
export interface Match {
  readonly from: number;
  readonly to: number;
  readonly person: number;
}

/** Most words that `…` stands for. */
const GAP = 6;

const NONE: readonly never[] = [];

/** Patterns by the words that they are searched by, each with what it belongs to. */
export class PatternIndex<T> {
  private readonly byWord = new Map<string, [Pattern, T][]>();
  private readonly byBase = new Map<string, [Pattern, T][]>();
  private readonly byClass: [Pattern, T][] = [];
  private bits = 0;

  constructor(patterns: Iterable<readonly [Pattern, T]>) {
    for (const [pattern, value] of patterns) {
      const anchor = pattern.parts[pattern.anchor] as WordPart;
      for (const word of anchor.words) put(this.byWord, word, [pattern, value]);
      for (const base of anchor.bases) put(this.byBase, base, [pattern, value]);
      if (!anchor.bits) continue;
      this.byClass.push([pattern, value]);
      this.bits |= anchor.bits;
    }
  }

  /** Whether a token may begin the search for any pattern. */
  has({ lower, word }: Token): boolean {
    return (word.is & this.bits) !== 0 || this.byWord.has(lower) || this.byBase.has(word.base);
  }

  /** Each match in a sentence, by the place of the word that it was searched by. */
  *matches(reading: Reading): Iterable<{ readonly match: Match; readonly value: T }> {
    const phrases = new Phrases(reading);
    for (let at = 0; at < reading.tokens.length; at++)
      for (const list of this.searchedAt(reading.tokens[at]!))
        for (const [pattern, value] of list) {
          const match = matchAt(pattern, phrases, at);
          if (match) yield { match, value };
        }
  }

  private searchedAt({ lower, word }: Token): readonly (readonly [Pattern, T][])[] {
    const byWord = this.byWord.get(lower);
    const byBase = this.byBase.get(word.base);
    const byClass = word.is & this.bits ? this.byClass : undefined;
    // Most words begin no pattern, and need no list.
    if (!byWord && !byBase && !byClass) return NONE;
    return [byWord ?? NONE, byBase ?? NONE, byClass ?? NONE];
  }
}

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The noun phrases of a sentence, found when the first pattern asks. */
class Phrases {
  readonly reading: Reading;
  private ends: Map<number, Phrase> | null = null;

  constructor(reading: Reading) {
    this.reading = reading;
  }

  /** The phrase that begins (1) or ends (-1) at a token. */
  at(index: number, direction: 1 | -1): Phrase | null {
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

function matchAt({ parts, anchor }: Pattern, phrases: Phrases, at: number): Match | null {
  const after = run(parts, anchor, phrases, at, 1);
  if (!after) return null;
  const before = anchor === 0 ? { at, person: -1 } : run(parts, anchor - 1, phrases, at, -1);
  if (!before) return null;
  return { from: before.at, to: after.at, person: Math.max(before.person, after.person) };
}

interface Reached {
  readonly at: number;
  readonly person: number;
}

/** Matches parts from `index` on, forwards from token `at` or backwards from the token before it. */
function run(
  parts: readonly Part[],
  index: number,
  phrases: Phrases,
  at: number,
  direction: 1 | -1,
): Reached | null {
  const part = parts[index];
  if (!part) return { at, person: -1 };
  const next = (to: number) => run(parts, index + direction, phrases, to, direction);
  const { tokens } = phrases.reading;
  const i = direction === 1 ? at : at - 1;
  switch (part.kind) {
    case 'start':
      return at === 0 ? next(at) : null;
    case 'end':
      return at === tokens.length || (at === tokens.length - 1 && tokens[at]!.kind === 'mark')
        ? next(at)
        : null;
    case 'gap': {
      for (let n = 0; n <= GAP; n++) {
        const found = next(at + n * direction);
        if (found) return found;
        const token = tokens[i + n * direction];
        if (!token || (token.kind === 'mark' && '.;:!?'.includes(token.lower))) return null;
      }
      return null;
    }
    case 'phrase': {
      const found = phraseAt(part, phrases, at, direction);
      const rest = found ? next(found.at) : null;
      if (rest) return { at: rest.at, person: Math.max(rest.person, found!.person) };
      return part.optional ? next(at) : null;
    }
    case 'word': {
      const token = tokens[i];
      const rest = token && matches(part, token) ? next(at + direction) : null;
      return rest ?? (part.optional ? next(at) : null);
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

const OWN = new Set(['my', 'his', 'her', 'our', 'their', 'your']);

function phraseAt({ stands }: PhrasePart, phrases: Phrases, at: number, direction: 1 | -1): Reached | null {
  const { tokens, entities, around } = phrases.reading;
  if (stands === 'owner') {
    const last = direction === 1 ? ownerFrom(phrases.reading, at) : at - 1;
    const token = tokens[last];
    if (token && OWN.has(token.lower)) return { at: direction === 1 ? last + 1 : last, person: last };
    if (token?.lower !== "'s" && token?.lower !== "'") return null;
    const owner = last - 1;
    if (owner < 0 || !inParticular(entities[owner]!)) return null;
    return { at: direction === 1 ? last + 1 : startOf(tokens, owner), person: owner };
  }
  const phrase = phrases.at(at, direction);
  if (!phrase) return null;
  const entity = entityOf(tokens, phrase, around);
  const fits =
    stands === 'thing' ||
    inParticular(entity) ||
    (stands === 'people' && (isPerson(entity) || entity === 'outsider'));
  if (!fits) return null;
  return { at: direction === 1 ? phrase.to : phrase.from, person: stands === 'thing' ? -1 : phrase.head };
}

/** The "'s" of the owner that begins at `at`, at most five words on, or the possessive pronoun there. */
function ownerFrom({ tokens }: Reading, at: number): number {
  if (tokens[at] && OWN.has(tokens[at]!.lower)) return at;
  for (let i = at + 1; i < Math.min(at + 6, tokens.length); i++) {
    if (tokens[i]!.lower === "'s" || tokens[i]!.lower === "'") return i;
    if (tokens[i]!.kind === 'mark') break;
  }
  return -1;
}

/** Where the owner whose last word stands at `i` begins: "the night shift" of "the night shift's mistake". */
function startOf(tokens: readonly Token[], i: number): number {
  let from = i;
  while (from > 0 && i - from < 5 && tokens[from - 1]!.kind === 'word') {
    const { is, forms } = tokens[from - 1]!.word;
    if (is & (WordClass.preposition | WordClass.conjunction | WordClass.be | WordClass.modal) || forms) break;
    from--;
    if (is & WordClass.determiner) break;
  }
  return from;
}

function inParticular(entity: Entity): boolean {
  return (
    entity === 'we' || (isPerson(entity) && entity !== 'they' && entity !== 'you' && entity !== 'nobody')
  );
}
