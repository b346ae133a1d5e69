import { type Clause, clausesOf } from './clauses.ts';
import { type Entity, entityAt, entityOf, NOWHERE, type Surroundings } from './entities.ts';
import { type Mask, type Token, tokenise } from './tokens.ts';
import { C, type Phrase, type PhraseClass } from './words.ts';

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
}

/** Words any of which makes a sentence worth a second look. */
const SPARK =
  C.pronoun |
  C.indefinite |
  C.role |
  C.group |
  C.name |
  C.fault |
  C.badAdjective |
  C.badNoun |
  C.accident |
  C.manner;

/** True when nothing in the tokens can lead to a verdict, so that the reading can be spared. */
export function isPlain(tokens: readonly Token[]): boolean {
  let spark = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const { is } = token.word;
    if (is & SPARK || token.word.phrases || token.kind === 'handle' || token.kind === 'initials')
      return false;
    if (is & C.modal || is & C.have || token.capital) spark = true;
  }
  return !spark;
}

/** Reads one sentence: tokens, who is who, clauses with their subjects, phrases of the lexicon. */
export function read(
  text: string,
  from: number,
  to: number,
  masks: readonly Mask[],
  around: Surroundings = NOWHERE,
): Reading {
  return understand(text, tokenise(text, from, to, masks), around);
}

export function understand(text: string, tokens: readonly Token[], around: Surroundings): Reading {
  const entities = tokens.map((token, i) => (token.kind === 'mark' ? 'none' : entityAt(tokens, i, around)));
  const clauses = clausesOf(tokens).map((clause) => ({
    ...clause,
    who: entityOf(tokens, clause.subject, around),
    by: entityOf(tokens, clause.agent, around),
  }));
  return { text, tokens, entities, clauses, hits: hitsOf(tokens), question: tokens.at(-1)?.low === '?' };
}

function hitsOf(tokens: readonly Token[]): Hit[] {
  const hits: Hit[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const { phrases } = tokens[i]!.word;
    if (!phrases || tokens[i]!.kind !== 'word') continue;
    for (const phrase of phrases) {
      const to = match(tokens, i, phrase);
      if (to > 0) hits.push({ class: phrase.class, phrase: phrase.text, hash: phrase.hash, from: i, to });
    }
  }
  return hits;
}

/** Index after the phrase, or 0. One word may stand between a verb and its particle ("brushed it aside"). */
function match(tokens: readonly Token[], i: number, phrase: Phrase): number {
  const { words } = phrase;
  let at = i + 1;
  for (let k = 1; k < words.length; k++) {
    const want = words[k]!;
    const token = tokens[at];
    if (!token) return 0;
    if (token.low === want || (token.word.base === want && token.word.base !== token.low)) {
      at++;
      continue;
    }
    const wide = phrase.inflects && k === 1 ? 4 : 1;
    let found = 0;
    for (let skip = 1; skip <= wide && at + skip < tokens.length; skip++) {
      if (tokens[at + skip - 1]!.kind === 'mark') break;
      if (!phrase.inflects && !(tokens[at + skip - 1]!.word.is & C.adverb)) break;
      if (tokens[at + skip]!.low === want) {
        found = at + skip + 1;
        break;
      }
    }
    if (!found) return 0;
    at = found;
  }
  return at;
}
