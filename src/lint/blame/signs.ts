import { WordClass } from '../../english/classes.ts';
import type { Entity } from '../../english/entities.ts';
import { wordsOf } from '../../english/lexicon/entry.ts';
import type { ReadClause, Reading } from '../../english/reading.ts';

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

/** A pattern seen in a sentence. `firm` ones are right by themselves; the others are evidence for the model. */
export interface Sign {
  readonly kind: Kind;
  readonly name: string;
  readonly firm: boolean;
  /** Tokens, half-open. */
  readonly from: number;
  readonly to: number;
}

const PREVENTS = new Set(
  wordsOf(
    'prevent prevents prevented preventing avoid avoids avoiding stops keeps protect protects guard guards against impossible harder risk likelihood ensure ensures',
  ),
);

/** "keeps engineers from accidentally …", "so that nobody can …": what a safeguard is for. */
export function prevented(reading: Reading, from: number): boolean {
  for (let i = Math.max(0, from - 6); i < from; i++) {
    const { lower } = reading.tokens[i]!;
    if (PREVENTS.has(lower)) return true;
  }
  return false;
}

/** Where a clause ends: the next clause's verb, a comma or stop after its verb. */
export function clauseEnd(reading: Reading, clause: ReadClause): number {
  const { tokens } = reading;
  for (let i = clause.verb + 1; i < tokens.length; i++) {
    const { lower, kind } = tokens[i]!;
    if (kind === 'mark' && ',;:.!?—–('.includes(lower)) return i;
  }
  return tokens.length;
}

/** Senses in which a verb of fault is none: failed over, broke the loop, rightly ignored, missed the train of thought. */
export function faultSense(reading: Reading, clause: ReadClause): boolean {
  const { tokens } = reading;
  const { base } = tokens[clause.verb]!.word;
  for (let i = Math.max(0, clause.from - 1); i < Math.min(tokens.length, clause.verb + 4); i++) {
    if (
      /^(?:rightly|correctly|sensibly|properly|wisely|deliberately|temporarily|manually)$/.test(
        tokens[i]!.lower,
      )
    )
      return false;
  }
  const after = tokens.slice(clause.verb + 1, clause.verb + 7).map(({ lower }) => lower);
  switch (base) {
    case 'fail':
      return after[0] === 'to' || after[0] === 'in';
    case 'break':
      return (
        !/^(?:down|out|into|off|even|through|ground)$/.test(after[0] ?? '') &&
        !after.some((word) =>
          /^(?:loop|cycle|deadlock|tie|dependency|monolith|news|glass|circle|habit|silence)$/.test(word),
        )
      );
    case 'rush':
      return after[0] !== 'to' && after[0] !== 'over' && after[0] !== 'back';
    case 'skip':
    case 'miss':
    case 'ignore':
    case 'dismiss':
      return after.length > 0;
    case 'trip':
      return after[0] === 'over' || after[0] === 'up';
    default:
      return true;
  }
}

/** Words of fault that are none here: verbs in an innocent sense, adjectives that are denied. Indexes of tokens. */
export function clearedIn(reading: Reading): ReadonlySet<number> {
  const cleared = new Set<number>();
  for (const clause of reading.clauses)
    if (reading.tokens[clause.verb]!.word.is & WordClass.fault && !faultSense(reading, clause))
      cleared.add(clause.verb);
  for (let i = 1; i < reading.tokens.length; i++)
    if (
      reading.tokens[i]!.word.is & (WordClass.badAdjective | WordClass.badNoun) &&
      /^(?:not|never|n't|wasn't|isn't|weren't|nor|no|neither|without)$/.test(reading.tokens[i - 1]!.lower)
    )
      cleared.add(i);
  return cleared;
}

/** Somebody in particular who works there, and not "they" or "you". */
export function blamable(entity: Entity | undefined): boolean {
  return (
    entity === 'person' ||
    entity === 'name' ||
    entity === 'group' ||
    entity === 'someone' ||
    entity === 'he' ||
    entity === 'i'
  );
}

/** Times of "if" and "when": what may happen, not what did. */
export const HYPOTHETICAL = new Set(['if', 'unless', 'whether', 'when', 'until', 'before']);
