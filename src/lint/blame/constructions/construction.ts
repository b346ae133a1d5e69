import type { Entity } from '../../../english/entities.ts';
import { isPerson } from '../../../english/entities.ts';
import type { ReadClause, Reading } from '../../../english/reading.ts';
import type { SectionName } from '../../../vocabulary/sections.ts';

/** The `blame` rules that judge a sentence. */
export type BlameRuleName =
  | 'person-at-fault'
  | 'human-error'
  | 'judgement'
  | 'punishment'
  | 'who-question'
  | 'counterfactual'
  | 'hindsight'
  | 'agentless'
  | 'collective';

/** Where a sentence occurs. */
export interface SentencePlace {
  readonly heading: boolean;
  /** In a list, a table cell or a timeline entry, where subjects are omitted. */
  readonly listed: boolean;
  /** The first sentence of its block. */
  readonly opens: boolean;
  /** In an action item, which states what is to be done. */
  readonly action: boolean;
  readonly section: SectionName | null;
}

/** A standalone sentence in prose. */
export const ALONE: SentencePlace = {
  heading: false,
  listed: false,
  opens: true,
  action: false,
  section: null,
};

/** Tokens that a construction covers, half-open. */
export interface Found {
  readonly from: number;
  readonly to: number;
  /** Overrides the construction's own trust for this match. */
  readonly trust?: Trust;
  readonly rule?: BlameRuleName;
}

/**
 * `certain` has no other sense, and the model is not asked. `firm` stands unless the model is nearly sure of the
 * opposite. `soft` needs the model to agree, `faint` needs it to be sure.
 */
export type Trust = 'certain' | 'firm' | 'soft' | 'faint';

/** An example: a sentence, optionally with its place. */
export type Said = string | { readonly text: string; readonly place: Partial<SentencePlace> };

/**
 * One way in which English makes a person the cause. To add one, add a file or an entry here, with sentences that it
 * must find and counterexamples. Each pattern needs a sentence of its own, and `when` one that it rejects.
 */
export interface Construction {
  readonly name: string;
  readonly rule: BlameRuleName;
  readonly trust: Trust;
  /** Its description in `debrief explain`, which follows "…: ". */
  readonly says: string;
  /** Syntax as in `src/english/pattern.ts`; one match is enough. */
  readonly patterns?: readonly string[];
  /** Filters the matches of the patterns; all count if omitted. */
  readonly when?: (reading: Reading, found: Found, place: SentencePlace) => boolean;
  /** Finds what needs the clauses, instead of patterns or in addition to them. */
  readonly find?: (reading: Reading, place: SentencePlace) => Iterable<Found>;
  /** Bits of `HAS`: `find` is not called for a sentence that lacks one of them. */
  readonly needs?: number;
  readonly hits: readonly Said[];
  readonly misses: readonly Said[];
}

/** A construction found in a sentence. */
export interface FoundConstruction {
  readonly construction: Construction;
  readonly rule: BlameRuleName;
  readonly trust: Trust;
  /** Tokens, half-open. */
  readonly from: number;
  readonly to: number;
}

/** Somebody in particular who can be blamed: not "they", "you", "nobody" or "we". */
export function inParticular(entity: Entity | undefined): boolean {
  return (
    entity !== undefined && isPerson(entity) && entity !== 'they' && entity !== 'you' && entity !== 'nobody'
  );
}

/** The span of a clause, including its subject. */
export function clauseSpan(reading: Pick<Reading, 'tokens'>, clause: ReadClause): Found {
  const from = clause.subject && clause.subject.from < clause.from ? clause.subject.from : clause.from;
  return { from, to: clauseEnd(reading, clause) };
}

/** Index of the first comma or stop after a clause's verb. */
export function clauseEnd({ tokens }: Pick<Reading, 'tokens'>, clause: ReadClause): number {
  for (let i = clause.verb + 1; i < tokens.length; i++) {
    const { lower, kind } = tokens[i]!;
    if (kind === 'mark' && ',;:.!?—–('.includes(lower)) return i;
  }
  return tokens.length;
}
