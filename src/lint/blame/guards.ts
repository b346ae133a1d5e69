import { VerbForm, WordClass } from '../../english/classes.ts';
import { ACTS_OF_CARE } from '../../english/lexicon/care.ts';
import { wordsOf } from '../../english/lexicon/entry.ts';
import type { ReadClause, Reading } from '../../english/reading.ts';
import type { Token } from '../../english/tokens.ts';

/**
 * Contexts in which the words of a reproach are not one: a safeguard, a denial, advice on writing, an innocent sense.
 * Each construction applies those that its counterexamples require.
 */

const PREVENTS = new Set(
  wordsOf(
    `prevent prevents prevented preventing avoid avoids avoiding stops keeps protect protects protected protection guard
    guards against impossible harder risk risks likelihood ensure ensures chance possibility`,
  ),
);

const HARD = new Set(wordsOf('sure certain hard harder difficult impossible unlikely less easier'));

/** "keeps engineers from accidentally …", "the risk of …": the purpose of a safeguard. */
export function prevented({ tokens }: Reading, from: number): boolean {
  for (let i = Math.max(0, from - 6); i <= from; i++) {
    const { lower } = tokens[i]!;
    if (PREVENTS.has(lower)) return true;
    // "makes it hard to", as opposed to "makes it a human error"
    if (lower === 'makes' && tokens.slice(i + 1, i + 5).some((token) => HARD.has(token.lower))) return true;
  }
  return false;
}

/** Automatic safeguards: if one is said to have caught something, no person is meant. */
export const SAFEGUARDS = new Set(
  wordsOf(`test tests alert alerts alarm monitoring monitor type types ci pipeline linter lint compiler canary automation
    automated automatic staging validation schema job probe healthcheck limit limits tooling review-app system guard suite
    integration unit scanner analysis script`),
);

/** "It would be easy to say that …", "we are not saying that …", "it is wrong to call this …": not asserted. */
const SAYS = /^(?:say|saying|call|calling|claim|claiming|conclude|argue)$/;
const DISMISSES = /^(?:easy|tempting|unfair|wrong|not|simplistic|misleading|unjust|tempted|are|would)$/;

/** "Suppose a fitter pulls the wrong card", "can you imagine if the operator had missed it": nobody did. */
export function supposed({ tokens }: Reading): boolean {
  return (
    /^(?:suppose|imagine|picture|assume|let)$/.test(tokens[0]!.lower) ||
    (tokens[1]?.lower === ':' && tokens[2]?.lower === 'let') ||
    (tokens.slice(1, 4).some(({ lower }) => lower === 'imagine') &&
      tokens.some(({ lower }, i) => lower === 'would' && i > 1) &&
      tokens.some(({ lower }) => lower === 'if'))
  );
}

/** "It was like a clumsy waiter with a tray": a comparison, and no person at work. */
export function likened({ tokens }: Reading, from: number): boolean {
  for (let i = Math.max(1, from - 3); i < Math.min(from + 1, tokens.length - 1); i++)
    if (tokens[i]!.lower === 'like' && /^(?:an?|some)$/.test(tokens[i + 1]!.lower))
      return tokens[i - 1]!.lower === 'felt' || (tokens[i - 1]!.word.is & WordClass.be) !== 0;
  return false;
}

const PROOF = /^(?:evidence|indication|sign|proof|reason|suggestion|single)$/;

/** "There is no evidence that anyone …", "nothing the operator could have done": denied. */
export function denied({ tokens }: Reading, from: number): boolean {
  for (let i = Math.max(0, from - 9); i <= from; i++) {
    const { lower } = tokens[i]!;
    if (lower === 'impossible' || lower === 'harmless') return true;
    if (SAYS.test(lower) && DISMISSES.test(tokens[Math.max(0, i - 2)]!.lower) && i < from) return true;
    if (lower === 'little' && tokens[i + 1]?.lower === 'that') return true;
    if (
      lower === 'nothing' &&
      /^(?:the|that|anyone|anybody|they|he|she|we|an?|could)$/.test(tokens[i + 1]!.lower)
    )
      return true;
    if ((lower === 'no' || lower === 'not' || lower === 'any') && PROOF.test(tokens[i + 1]!.lower))
      return true;
  }
  return false;
}

/**
 * "If the operator forgets it, the form asks", "how can we make sure that nobody forgets it?": a condition or a plan,
 * in which nobody has done anything.
 */
export function onlyHypothetical({ tokens, clauses, question }: Reading, from: number): boolean {
  if (question && /^(?:how|what|which)$/.test(tokens[0]!.lower) && POSSIBLE.test(tokens[1]?.lower ?? ''))
    return true;
  const clause = clauses.find(({ verb }) => verb >= from);
  return clause !== undefined && CONDITIONS.has(clause.opener);
}
const POSSIBLE = /^(?:can|do|does|should|will)$/;
const CONDITIONS = new Set(['if', 'unless', 'had']);

/** "It was not the fitter's fault", "nobody is to blame". */
export function exculpates({ tokens }: Reading): boolean {
  const at = tokens.findIndex(({ lower }) => lower === 'fault' || lower === 'blame');
  if (at < 0) return false;
  return tokens
    .slice(Math.max(0, at - 6), at)
    .some(({ lower, word }) => word.is & WordClass.negation || /^(?:nobody|neither|none)$/.test(lower));
}

/** A sentence about how to write, or about what this document is not: it mentions the words rather than using them. */
export function aboutWriting({ tokens }: Reading): boolean {
  if (/^(?:write|avoid|describe|replace|phrase)$/.test(tokens[0]!.lower)) return true;
  // "Calling it human error", unlike "calling the vendor"
  if (
    tokens[0]!.lower === 'calling' &&
    /^(?:it|this|that|these|somebody|someone|them|him|her)$/.test(tokens[1]?.lower ?? '')
  )
    return true;
  let negated = false;
  let writes = false;
  for (const [i, { lower, word }] of tokens.entries()) {
    if (word.is & WordClass.negation || AVOIDS.has(lower)) negated = true;
    // "without a word"
    if (WRITING.has(lower) && tokens[i - 2]?.lower !== 'without') writes = true;
  }
  return negated && writes;
}

const AVOIDS = new Set(['instead', 'avoid', 'avoids', 'avoiding', 'rather']);
const WRITING = new Set(
  wordsOf(
    `write writes writing written wording phrase phrases word words blameless blame-free postmortem post-mortem
    post-mortems sentence judgement naming`,
  ),
);

/** Precautions not taken: "without testing it", "without a prior review". */
export function withoutCare({ tokens }: Reading, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) {
    if (tokens[i]!.lower !== 'without') continue;
    for (let k = i + 1; k < Math.min(i + 6, tokens.length); k++) {
      const { lower, word, kind } = tokens[k]!;
      if ((kind === 'mark' && lower !== '-') || lower === 'the') break;
      // "without stopping the service" is praise, "without stopping to ask" is not
      if (word.base === 'stop' && tokens[k + 1]?.lower !== 'to') break;
      if (word.forms & VerbForm.gerund && (word.is & WordClass.care || HEEDS.test(word.base))) return true;
      if (word.forms & VerbForm.gerund && !CARE_NOUNS.has(lower)) break;
      if (CARE_NOUNS.has(lower)) return true;
      if (word.is & WordClass.preposition) break;
    }
  }
  return false;
}
const HEEDS = /^(?:follow|understand|verify|back|agree|clear|get)$/;
const CARE_NOUNS = new Set(wordsOf(ACTS_OF_CARE));

export function isSlip({ word }: Token): boolean {
  return (word.is & WordClass.accident) !== 0;
}

/** The "accidentally" beside a clause's verb, or the "by mistake" at its beginning or end; null otherwise. */
export function slipIn({ tokens, hits }: Reading, clause: ReadClause, to: number): string | null {
  const last = Math.min(to, clause.verb + 4, tokens.length);
  // "Inadvertently, I scrapped …": the adverb may come before the subject.
  const from = clause.subject ? Math.min(clause.subject.from, clause.from) : clause.from;
  for (let i = adverbsFrom(tokens, from); i < last; i++) if (isSlip(tokens[i]!)) return tokens[i]!.lower;
  for (const hit of hits) {
    const begins = hit.from >= clause.from - 2 || hit.from < 4;
    // "a spike in error rates"
    const counts = hit.phrase === 'in error' && COUNTED.test(tokens[hit.to]?.lower ?? '');
    if (hit.class === 'accident' && hit.to - hit.from > 1 && begins && hit.from < to && !counts)
      return hit.phrase;
  }
  return null;
}

const COUNTED =
  /^(?:rates?|logs?|counts?|volumes?|budgets?|messages?|responses?|codes?|reports?|percentage)$/;

/** Index of the first adverb before a verb: "accidentally, and really stupidly, deleted". */
function adverbsFrom(tokens: readonly Token[], from: number): number {
  let i = from;
  while (i > 0 && from - i < 8) {
    const { lower, word, kind } = tokens[i - 1]!;
    const joins = kind === 'mark' ? lower === ',' : lower === 'and' || lower === 'but';
    const adverb =
      word.is & (WordClass.adverb | WordClass.accident | WordClass.manner) ||
      (kind === 'word' && lower.endsWith('ly'));
    if (!joins && !adverb) break;
    i--;
  }
  return Math.max(0, Math.min(i, from - 2));
}

/** "by the proxy", "by a race": a non-human agent. "By mistake" names no agent at all. */
export function byMachine({ tokens }: Reading, clause: ReadClause): boolean {
  if ((clause.by !== 'system' && clause.by !== 'thing' && clause.by !== 'it') || !clause.agent) return false;
  const { lower, word } = tokens[clause.agent.head]!;
  return (
    !(word.is & WordClass.softGroup) &&
    !/^(?:mistake|accident|error|oversight|hand|default)$/.test(lower) &&
    !(word.forms & VerbForm.gerund)
  );
}

/**
 * Whether a verb of fault is used in that sense: not "failed over", "broke the loop", "rightly ignored", "missed the
 * train".
 */
export function faultSense({ tokens }: Reading, clause: ReadClause): boolean {
  const { base } = tokens[clause.verb]!.word;
  for (let i = Math.max(0, clause.from - 1); i < Math.min(tokens.length, clause.verb + 4); i++)
    if (RIGHTLY.has(tokens[i]!.lower)) return false;
  const after = tokens.slice(clause.verb + 1, clause.verb + 7).map(({ lower }) => lower);
  switch (base) {
    case 'fail':
      return after[0] === 'to' || after[0] === 'in';
    case 'break':
      return !BREAK_PARTICLES.has(after[0] ?? '') && !after.some((word) => HARMLESS_TO_BREAK.has(word));
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

const RIGHTLY = new Set(
  wordsOf('rightly correctly sensibly properly wisely deliberately temporarily manually'),
);
const BREAK_PARTICLES = new Set(wordsOf('down out into off even through ground'));
const HARMLESS_TO_BREAK = new Set(
  wordsOf('loop cycle deadlock tie dependency monolith news glass circle habit silence'),
);

/** "If" and "when": what may happen rather than what did. */
const HYPOTHETICAL = new Set(['if', 'unless', 'whether', 'when', 'until', 'before']);

/** A hypothetical clause: "if an operator ignores it", "when the engineer forgets it". */
export function hypothetical({ tokens }: Reading, { opener, verb, modal, perfect }: ReadClause): boolean {
  if (HYPOTHETICAL.has(opener) && !(opener !== 'if' && tokens[verb]!.word.forms & VerbForm.past)) return true;
  return modal !== '' && modal !== 'to' && !perfect;
}

/** Tokens, half-open. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The clause whose verb is in a token range. */
export function clauseIn({ clauses }: Reading, { from, to }: Stretch): ReadClause | undefined {
  return clauses.find(({ verb }) => verb >= from && verb < to);
}

/** Neither questioned nor prevented nor hypothetical; may still be negated: "did not take the trouble". */
export function isStated(reading: Reading, stretch: Stretch): boolean {
  if (reading.question || prevented(reading, stretch.from)) return false;
  const clause = clauseIn(reading, stretch);
  return !clause || !hypothetical(reading, clause);
}

/** Stated and not denied. */
export const affirmed = (reading: Reading, stretch: Stretch): boolean =>
  isStated(reading, stretch) && !clauseIn(reading, stretch)?.negated;

/** Somebody did it: affirmed, in the active voice, and not as a possibility. */
export function wasDone(reading: Reading, stretch: Stretch): boolean {
  const clause = clauseIn(reading, stretch);
  return affirmed(reading, stretch) && !clause?.passive && !clause?.modal;
}

/**
 * A passive in the past tense. "The procedure is not followed" may describe a state; what was done in the incident is
 * in the past.
 */
export function inThePast({ tokens }: Reading, { from, verb }: ReadClause): boolean {
  return tokens
    .slice(Math.max(0, from), verb)
    .some(({ lower }) => /^(?:was|were|wasn't|weren't|been)$/.test(lower));
}
