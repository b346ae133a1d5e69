import { VerbForm, WordClass } from './classes.ts';
import { isNounLike } from './phrases.ts';
import type { Token } from './tokens.ts';
import { verbGroup } from './verb-group.ts';

/** Words that can introduce a clause. */
const OPENERS = new Set([
  'if',
  'when',
  'while',
  'although',
  'though',
  'because',
  'since',
  'unless',
  'until',
  'whereas',
  'once',
  'whether',
  'as',
  'before',
  'after',
  'why',
  'how',
  'where',
  'that',
  'so',
  'than',
]);

const RELATIVES = new Set(['who', 'which', 'that', 'whose', 'whom']);

/** Where the reader of clauses is in a sentence. */
export interface ClausePlace {
  /** A preposition that governs nothing yet comes before. */
  readonly afterPreposition: boolean;
  readonly afterVerb: boolean;
  readonly hasPhrase: boolean;
  readonly atClauseStart: boolean;
}

/** "until after the release" has no clause, "was down because Bob …" has one. */
export function opensClause(tokens: readonly Token[], i: number, place: ClausePlace): boolean {
  const { lower, word } = tokens[i]!;
  if (!OPENERS.has(lower) || (lower === 'as' && place.afterVerb)) return false;
  if (word.is & WordClass.preposition && place.afterPreposition && lower !== 'because') return false;
  // "That job failed."
  return !(
    lower === 'that' &&
    isNounLike(tokens[i]!, tokens[i - 1], tokens[i + 1]) &&
    !place.afterVerb &&
    !place.hasPhrase
  );
}

/** "The engineer who …", "a job, which …": a clause about the phrase before it. */
export function opensRelative(tokens: readonly Token[], i: number, place: ClausePlace): boolean {
  if (!place.hasPhrase || i === 0) return false;
  const { lower } = tokens[i]!;
  if ((lower === 'who' || lower === 'which') && tokens[i - 1]!.lower === ',') return true;
  return !place.atClauseStart && RELATIVES.has(lower) && followsNoun(tokens, i);
}

/** Not of "that" after a verb: "the alert said that …". */
function followsNoun(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1]!;
  if (before.kind === 'mark') return false;
  if (tokens[i]!.lower !== 'that') return true;
  return (
    before.word.forms === 0 ||
    before.kind !== 'word' ||
    (before.word.is & (WordClass.role | WordClass.group | WordClass.indefinite | WordClass.system)) !== 0
  );
}

/** A condition without "if": "Had the reviewer read it, …", "Should the operator choose the other region, …". */
export function inversionAt(tokens: readonly Token[], i: number): 'if' | 'had' | null {
  const { lower } = tokens[i]!;
  const next = tokens[i + 1];
  if (lower === 'should' && i === 0 && tokens.at(-1)!.lower !== '?')
    return next && next.word.is & (WordClass.have | WordClass.be | WordClass.negation) ? null : 'if';
  return lower === 'had' && isInvertedHad(tokens, i) ? 'had' : null;
}

function isInvertedHad(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  const next = tokens[i + 1];
  if ((before && before.kind !== 'mark') || !next || next.kind === 'mark') return false;
  const { is, forms } = next.word;
  const isSomebody = is & (WordClass.determiner | WordClass.role | WordClass.group | WordClass.name);
  if (forms & VerbForm.participle && !isSomebody) return false;
  return !(is & (WordClass.adverb | WordClass.negation | WordClass.be));
}

/** Whether a finite verb starts at `i`, or after up to two adverbs. */
export function finiteVerbFollows(tokens: readonly Token[], i: number): boolean {
  let at = i;
  while (at < i + 2 && tokens[at] && isAdverb(tokens[at]!)) at++;
  return at < tokens.length && verbGroup(tokens, at)?.finite === true;
}

export const isAdverb = ({ kind, word }: Token): boolean =>
  kind === 'word' && (word.is & (WordClass.adverb | WordClass.accident | WordClass.manner)) !== 0;
