import { type PhraseClass, SECOND, WordClass } from './classes.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { type Entity, entityAt, entityOf, isSupplier, type Surroundings } from './entities.ts';
import { isHumanDeed } from './human-deeds.ts';
import { wordsOf } from './lexicon/entry.ts';
import type { Token } from './tokens.ts';
import type { LexiconPhrase, Phrases } from './words.ts';

/** A lexicon phrase found in a sentence, with its half-open token range. */
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

/** A parsed sentence. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly entities: readonly Entity[];
  readonly clauses: readonly ReadClause[];
  readonly hits: readonly Hit[];
  readonly question: boolean;
  readonly around: Surroundings;
}

/** Word classes that call for a full reading of the sentence. */
const NEEDS_READING =
  WordClass.role |
  WordClass.group |
  WordClass.fault |
  WordClass.badAdjective |
  WordClass.badNoun |
  WordClass.accident |
  WordClass.manner;

/**
 * True if nothing in the tokens can lead to a finding, so the sentence need not be parsed: no specific person, no word
 * of fault, no lexicon phrase, nothing left undone. True of most sentences in a post-mortem.
 */
export function isPlain(tokens: readonly Token[], hits: readonly Hit[]): boolean {
  if (hits.length > 0) return false;
  let negated = false;
  let care = false;
  let vague = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const { is } = token.word;
    // "it" is a group in the lexicon because of IT, the department.
    if (is & NEEDS_READING && (token.lower !== 'it' || token.capital)) return false;
    if (token.kind === 'handle' || token.kind === 'initials') return false;
    if (is & WordClass.name && token.capital) return false;
    if (is & (WordClass.pronoun | WordClass.indefinite)) {
      if (!VAGUE_PRONOUNS.has(token.lower)) return false;
      vague = true;
    }
    // "should've" is not in any lexicon phrase.
    if (token.lower === "'ve" && i > 0 && tokens[i - 1]!.word.is & WordClass.modal) return false;
    if (token.capital && is & WordClass.softGroup) return false;
    if (is & WordClass.outsider && isSupplier(token.lower)) return false;
    if (is & WordClass.negation) negated = true;
    if (token.lower === 'one' && i > 0 && /^(?:no|not)$/.test(tokens[i - 1]!.lower)) return false;
    if (is & WordClass.care || (negated && (LEFT_UNDONE.has(token.word.base) || isHumanDeed(token))))
      care = true;
  }
  return !(negated && (care || vague));
}

/** Tasks of people and of software alike: relevant only when negated. */
const LEFT_UNDONE = new Set(
  wordsOf(
    'renew rotate revoke remove replace patch upgrade hand pass prepare complete fill use do keep write open restore act send commit finish implement',
  ),
);

const VAGUE_PRONOUNS = new Set([
  'they',
  'them',
  'their',
  'theirs',
  'themselves',
  'you',
  'your',
  'yours',
  'yourself',
]);

/** Parses one sentence: entities, clauses with their subjects, lexicon phrases. */
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

/** The lexicon phrases in a sentence. */
export function hitsOf(tokens: readonly Token[]): Hit[] {
  const hits: Hit[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const { phrases } = tokens[i]!.word;
    if (phrases === null || tokens[i]!.kind !== 'word') continue;
    for (const phrase of phrases.alone) addHit(hits, phrase, i, i + 1);
    const next = tokens[i + 1];
    // A number ("layer 8") has no `second` bits.
    if (next && (next.word.second & SECOND.next || next.kind === 'number'))
      for (const phrase of phrases.next.get(next.lower) ?? NO_PHRASES)
        addHit(hits, phrase, i, phraseEnd(tokens, i + 1, phrase));
    if (phrases.loose.size > 0) addLooseHits(tokens, i, phrases.loose, hits);
  }
  return hits;
}

function addHit(hits: Hit[], phrase: LexiconPhrase, from: number, to: number): void {
  if (to > 0) hits.push({ class: phrase.class, phrase: phrase.text, hash: phrase.hash, from, to });
}

const NO_PHRASES: readonly LexiconPhrase[] = [];

/** Adds verbs whose particle or object is up to four words away ("brushed the second alarm aside"). */
function addLooseHits(tokens: readonly Token[], i: number, loose: Phrases['loose'], hits: Hit[]): void {
  for (let at = i + 1; at < Math.min(i + 6, tokens.length) && tokens[at]!.kind !== 'mark'; at++) {
    const { lower, word, kind } = tokens[at]!;
    if (!(word.second & SECOND.loose) && kind !== 'number') continue;
    for (const phrase of loose.get(lower) ?? NO_PHRASES)
      addHit(hits, phrase, i, phraseEnd(tokens, at, phrase));
    if (word.base === lower) continue;
    for (const phrase of loose.get(word.base) ?? NO_PHRASES)
      addHit(hits, phrase, i, phraseEnd(tokens, at, phrase));
  }
}

/** End (exclusive) of the phrase whose second word is at `second`, or 0 if the rest does not match. */
function phraseEnd(tokens: readonly Token[], second: number, { words }: LexiconPhrase): number {
  for (let k = 2; k < words.length; k++) {
    const token = tokens[second + k - 1];
    if (!token || (token.lower !== words[k] && token.word.base !== words[k])) return 0;
  }
  return second + words.length - 1;
}
