import { VerbForm, WordClass } from '../../english/classes.ts';
import { wordsOf } from '../../english/lexicon/entry.ts';
import type { ReadClause, Reading } from '../../english/reading.ts';
import type { Token } from '../../english/tokens.ts';

/**
 * What turns the words of a reproach into something else: a safeguard, a denial, a rule about writing, an innocent
 * sense. Each construction asks those that its negative twins need.
 */

const PREVENTS = new Set(
  wordsOf(
    `prevent prevents prevented preventing avoid avoids avoiding stops keeps protect protects protected protection guard
    guards against impossible harder risk risks likelihood ensure ensures chance possibility makes`,
  ),
);

/** "keeps engineers from accidentally …", "the risk of …": what a safeguard is for. */
export function prevented({ tokens }: Reading, from: number): boolean {
  for (let i = Math.max(0, from - 6); i < from; i++) if (PREVENTS.has(tokens[i]!.lower)) return true;
  return false;
}

/** What watches over a change by itself: where it is said to have caught something, no person is meant. */
export const SAFEGUARDS = new Set(
  wordsOf(`test tests alert alerts alarm monitoring monitor type types ci pipeline linter lint compiler canary automation
    automated automatic staging validation schema job probe healthcheck limit limits tooling review-app system guard suite
    integration unit scanner analysis script`),
);

const PROOF = /^(?:evidence|indication|sign|proof|reason|suggestion|single)$/;

/** "There is no evidence that anyone …", "nothing the operator could have done": it is said that it was not so. */
export function denied({ tokens }: Reading, from: number): boolean {
  for (let i = Math.max(0, from - 9); i < from; i++) {
    const { lower } = tokens[i]!;
    if (lower === 'impossible' || lower === 'harmless') return true;
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

/** "It was not the fitter's fault", "nobody is to blame". */
export function exculpates({ tokens }: Reading): boolean {
  const at = tokens.findIndex(({ lower }) => lower === 'fault' || lower === 'blame');
  if (at < 0) return false;
  return tokens
    .slice(Math.max(0, at - 6), at)
    .some(({ lower, word }) => word.is & WordClass.negation || lower === 'nobody' || lower === 'neither');
}

/** A sentence about how to write, or about what this document is not: its words are named, not used. */
export function aboutWriting({ tokens }: Reading): boolean {
  if (/^(?:write|avoid|describe|replace|phrase|calling)$/.test(tokens[0]!.lower)) return true;
  let negated = false;
  let writes = false;
  for (const { lower, word } of tokens) {
    if (word.is & WordClass.negation || AVOIDS.has(lower)) negated = true;
    if (WRITING.has(lower)) writes = true;
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

export function isSlip({ word }: Token): boolean {
  return (word.is & WordClass.accident) !== 0;
}

/** The "accidentally" beside the verb of a clause, or the "by mistake" that begins or ends it; null for neither. */
export function slipIn({ tokens, hits }: Reading, clause: ReadClause, to: number): string | null {
  const last = Math.min(to, clause.verb + 4, tokens.length);
  for (let i = Math.max(0, clause.from - 2); i < last; i++) if (isSlip(tokens[i]!)) return tokens[i]!.lower;
  for (const hit of hits) {
    const begins = hit.from >= clause.from - 2 || hit.from < 2;
    if (hit.class === 'accident' && hit.to - hit.from > 1 && begins && hit.from < to) return hit.phrase;
  }
  return null;
}

/** "by the proxy", "by a race": an agent that is no person. "By mistake" names no agent at all. */
export function byMachine({ tokens }: Reading, clause: ReadClause): boolean {
  if ((clause.by !== 'system' && clause.by !== 'thing' && clause.by !== 'it') || !clause.agent) return false;
  const { lower, word } = tokens[clause.agent.head]!;
  return (
    !(word.is & WordClass.softGroup) &&
    !/^(?:mistake|accident|error|oversight|hand|default)$/.test(lower) &&
    !(word.forms & VerbForm.gerund)
  );
}

/** Whether a verb of fault is meant as one: not "failed over", "broke the loop", "rightly ignored", "missed the train". */
export function faultSense({ tokens }: Reading, clause: ReadClause): boolean {
  const { base } = tokens[clause.verb]!.word;
  for (let i = Math.max(0, clause.from - 1); i < Math.min(tokens.length, clause.verb + 4); i++)
    if (RIGHTLY.has(tokens[i]!.lower)) return false;
  const after = tokens.slice(clause.verb + 1, clause.verb + 7).map(({ lower }) => lower);
  switch (base) {
    case 'fail':
      return after[0] === 'to' || after[0] === 'in';
    case 'break':
      return !BROKEN_OFF.has(after[0] ?? '') && !after.some((word) => BROKEN_WELL.has(word));
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
const BROKEN_OFF = new Set(wordsOf('down out into off even through ground'));
const BROKEN_WELL = new Set(
  wordsOf('loop cycle deadlock tie dependency monolith news glass circle habit silence'),
);

/** Times of "if" and "when": what may happen, not what did. */
export const HYPOTHETICAL = new Set(['if', 'unless', 'whether', 'when', 'until', 'before']);

/** A clause of what may happen: "if an operator ignores it", "when the engineer forgets it". */
export function hypothetical({ tokens }: Reading, { opener, verb, modal, perfect }: ReadClause): boolean {
  if (HYPOTHETICAL.has(opener) && !(opener !== 'if' && tokens[verb]!.word.forms & VerbForm.past)) return true;
  return modal !== '' && modal !== 'to' && !perfect;
}
