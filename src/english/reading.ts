import { type PhraseClass, SECOND, WordClass } from './classes.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { type Entity, entityAt, entityOf, type Surroundings } from './entities.ts';
import type { Token } from './tokens.ts';
import type { Phrase, Phrases } from './words.ts';

/** A phrase of the lexicon found in a sentence. */
export interface Hit {
  readonly class: PhraseClass;
  readonly phrase: string;
  readonly hash: number;
  readonly from: number;
  readonly to: number;
}

export interface ReadClause extends Clause {
  readonly who: Entity;
  readonly by: Entity;
}

/** A sentence as it was understood. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly entities: readonly Entity[];
  readonly clauses: readonly ReadClause[];
  readonly hits: readonly Hit[];
  readonly question: boolean;
  readonly around: Surroundings;
}

/** Words any of which makes a sentence worth a second look. */
const SPARK =
  WordClass.role |
  WordClass.group |
  WordClass.fault |
  WordClass.badAdjective |
  WordClass.badNoun |
  WordClass.accident |
  WordClass.manner;

/**
 * True when nothing in the tokens can lead to a verdict, so that the reading can be spared: nobody in particular,
 * no word of fault, no phrase of the lexicon, nothing left undone. Most sentences of a post-mortem are like that.
 */
export function isPlain(tokens: readonly Token[], hits: readonly Hit[]): boolean {
  if (hits.length > 0) return false;
  let negated = false;
  let care = false;
  let vague = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const { is } = token.word;
    // "it" is listed as a group for IT's sake.
    if (is & SPARK && (token.lower !== 'it' || token.capital)) return false;
    if (token.kind === 'handle' || token.kind === 'initials') return false;
    if (is & WordClass.name && token.capital) return false;
    if (is & (WordClass.pronoun | WordClass.indefinite)) {
      if (!VAGUE.has(token.lower)) return false;
      vague = true;
    }
    // "should've", which no phrase of the lexicon is.
    if (token.lower === "'ve" && i > 0 && tokens[i - 1]!.word.is & WordClass.modal) return false;
    if (token.capital && is & WordClass.softGroup) return false;
    if (is & WordClass.negation) negated = true;
    if (is & WordClass.care) care = true;
  }
  return !(negated && (care || vague));
}

const VAGUE = new Set(['they', 'them', 'their', 'theirs', 'themselves', 'you', 'your', 'yours', 'yourself']);

/** Reads one sentence: who is who, clauses with their subjects, phrases of the lexicon. */
export function understand(
  text: string,
  tokens: readonly Token[],
  around: Surroundings,
  hits: readonly Hit[] = hitsOf(tokens),
): Reading {
  const entities: Entity[] = [];
  for (let i = 0; i < tokens.length; i++)
    entities.push(tokens[i]!.kind === 'mark' ? 'none' : entityAt(tokens, i, around));
  const clauses = clausesOf(tokens) as (Clause & { who: Entity; by: Entity })[];
  for (const clause of clauses) {
    clause.who = entityOf(tokens, clause.subject, around);
    clause.by = entityOf(tokens, clause.agent, around);
  }
  return { text, tokens, entities, clauses, hits, question: tokens.at(-1)?.lower === '?', around };
}

/** The phrases of the lexicon that stand in the sentence. */
export function hitsOf(tokens: readonly Token[]): Hit[] {
  const hits: Hit[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const { phrases } = tokens[i]!.word;
    if (phrases === null || tokens[i]!.kind !== 'word') continue;
    for (const phrase of phrases.alone) push(hits, phrase, i, i + 1);
    const next = tokens[i + 1];
    // The word of a number ("layer 8") knows nothing.
    if (next && (next.word.second & SECOND.next || next.kind === 'number'))
      for (const phrase of phrases.next.get(next.lower) ?? NONE)
        push(hits, phrase, i, match(tokens, i + 1, phrase));
    if (phrases.loose.size > 0) looseHits(tokens, i, phrases.loose, hits);
  }
  return hits;
}

function push(hits: Hit[], phrase: Phrase, from: number, to: number): void {
  if (to > 0) hits.push({ class: phrase.class, phrase: phrase.text, hash: phrase.hash, from, to });
}

const NONE: readonly Phrase[] = [];

/** A verb and its particle or object, up to four words apart ("brushed the second alarm aside"). */
function looseHits(tokens: readonly Token[], i: number, loose: Phrases['loose'], hits: Hit[]): void {
  for (let at = i + 1; at < Math.min(i + 6, tokens.length) && tokens[at]!.kind !== 'mark'; at++) {
    const { lower, word, kind } = tokens[at]!;
    if (!(word.second & SECOND.loose) && kind !== 'number') continue;
    for (const phrase of loose.get(lower) ?? NONE) push(hits, phrase, i, match(tokens, at, phrase));
    if (word.base === lower) continue;
    for (const phrase of loose.get(word.base) ?? NONE) push(hits, phrase, i, match(tokens, at, phrase));
  }
}

/** Index after the phrase whose second word stands at `second`, or 0. */
function match(tokens: readonly Token[], second: number, { words }: Phrase): number {
  for (let k = 2; k < words.length; k++) {
    const token = tokens[second + k - 1];
    if (!token || (token.lower !== words[k] && token.word.base !== words[k])) return 0;
  }
  return second + words.length - 1;
}
