import type { Entity } from '../../../english/entities.ts';
import { isPerson } from '../../../english/entities.ts';
import type { ReadClause, Reading } from '../../../english/reading.ts';
import type { SectionName } from '../../../vocabulary/sections.ts';

/** The rules of the family `blame` that judge a sentence. */
export type Kind =
  | 'person-at-fault'
  | 'human-error'
  | 'judgement'
  | 'punishment'
  | 'who-question'
  | 'counterfactual'
  | 'hindsight'
  | 'agentless'
  | 'collective';

/** Where a sentence stands. */
export interface Place {
  readonly heading: boolean;
  /** In a list, a table cell or an entry of the timeline, where subjects are left out. */
  readonly listed: boolean;
  /** The first sentence of its block. */
  readonly opens: boolean;
  /** In an action item, which tells what is to be done. */
  readonly action: boolean;
  readonly section: SectionName | null;
}

/** A sentence that stands alone in prose. */
export const ALONE: Place = { heading: false, listed: false, opens: true, action: false, section: null };

/** Tokens that a construction covers, half-open. */
export interface Found {
  readonly from: number;
  readonly to: number;
  /** Where the construction's own trust does not hold for this one. */
  readonly trust?: Trust;
  readonly rule?: Kind;
}

/**
 * `firm` is right by itself, and only a model that is nearly sure of the opposite stops it. `soft` needs the model to
 * agree, `faint` needs it to be sure.
 */
export type Trust = 'firm' | 'soft' | 'faint';

/** An example: a sentence, or one with its place. */
export type Said = string | { readonly text: string; readonly place: Partial<Place> };

/**
 * One way in which English makes a person the cause. Adding one: a file or an entry here, with sentences that it must
 * hear and their negative twins.
 */
export interface Construction {
  readonly name: string;
  readonly rule: Kind;
  readonly trust: Trust;
  /** What `debrief explain` says of it, as the end of "…: ". */
  readonly says: string;
  /** As in `src/english/pattern.ts`; a sentence has the construction where one of them matches. */
  readonly patterns?: readonly string[];
  /** Which matches of the patterns count; all, where there is none. */
  readonly when?: (reading: Reading, found: Found, place: Place) => boolean;
  /** Instead of patterns, or beside them, what needs the clauses. */
  readonly find?: (reading: Reading, place: Place) => Iterable<Found>;
  readonly hits: readonly Said[];
  readonly misses: readonly Said[];
}

/** A construction found in a sentence. */
export interface Sign {
  readonly construction: Construction;
  readonly rule: Kind;
  readonly trust: Trust;
  /** Tokens, half-open. */
  readonly from: number;
  readonly to: number;
}

/** Somebody in particular who can be blamed; not "they", "you", "nobody" or "we". */
export function inParticular(entity: Entity | undefined): boolean {
  return (
    entity !== undefined && isPerson(entity) && entity !== 'they' && entity !== 'you' && entity !== 'nobody'
  );
}

/** Where a clause begins, with its subject, and ends. */
export function clauseSpan(reading: Reading, clause: ReadClause): Found {
  const from = clause.subject && clause.subject.from < clause.from ? clause.subject.from : clause.from;
  return { from, to: clauseEnd(reading, clause) };
}

/** The first comma or stop behind the verb of a clause. */
export function clauseEnd({ tokens }: Reading, clause: ReadClause): number {
  for (let i = clause.verb + 1; i < tokens.length; i++) {
    const { lower, kind } = tokens[i]!;
    if (kind === 'mark' && ',;:.!?—–('.includes(lower)) return i;
  }
  return tokens.length;
}
