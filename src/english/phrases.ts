import { FUNCTION_WORD, VerbForm, WordClass } from './classes.ts';
import type { Token } from './tokens.ts';

/** A noun phrase: its half-open token range and the index of its head noun. */
export interface NounPhrase {
  readonly from: number;
  readonly to: number;
  readonly head: number;
  /** Head of the possessor ("reviewer" in "the reviewer's negligence"), or -1. */
  readonly owner: number;
}

const NOT_NOUN = FUNCTION_WORD | WordClass.adverb;

/** Adverbs that act as adjectives between an article and a noun: "the first responder", "a back office employee". */
const ADJECTIVAL_ADVERBS = new Set(['first', 'back', 'later', 'earlier', 'then', 'only']);

/** Whether a token can be part of a noun phrase, given its neighbours. */
export function isNounLike(token: Token, previous: Token | undefined, next: Token | undefined): boolean {
  if (
    token.kind === 'opaque' ||
    token.kind === 'number' ||
    token.kind === 'handle' ||
    token.kind === 'initials'
  )
    return true;
  if (token.kind !== 'word') return false;
  const { is, forms } = token.word;
  if (
    is &
    (WordClass.determiner | WordClass.we | WordClass.pronoun | WordClass.indefinite | WordClass.neuter)
  )
    return true;
  if (is & (WordClass.be | WordClass.have | WordClass.do | WordClass.modal | WordClass.conjunction))
    return false;
  if (
    is & (WordClass.preposition | WordClass.subordinator | WordClass.negation | WordClass.adverb) &&
    !(is & (WordClass.role | WordClass.group | WordClass.name))
  )
    return false;
  if (!forms) return true;
  return !isVerbHere(token, previous, next);
}

/** Classes of words that can be nouns. */
const MAY_BE_NOUN =
  WordClass.role |
  WordClass.group |
  WordClass.system |
  WordClass.name |
  WordClass.product |
  WordClass.decision |
  WordClass.badNoun;
/** Classes that begin an object: "the pool", "it". */
const OBJECT = WordClass.determiner | WordClass.pronoun | WordClass.neuter;

/** Whether a word that can be a noun or a verb is a verb, given its neighbours. */
export function isVerbHere(token: Token, previous: Token | undefined, next: Token | undefined): boolean {
  const { forms } = token.word;
  if (!forms || (previous && beginsNoun(previous))) return false;
  const isBase = forms & VerbForm.base;
  if (forms & (VerbForm.past | VerbForm.participle) && !isBase)
    // "the failed pod", "a botched restore": an adjective after a determiner was handled above.
    return !(
      previous &&
      previous.word.is & WordClass.preposition &&
      next?.kind === 'word' &&
      !(next.word.is & NOT_NOUN)
    );
  if (forms & VerbForm.gerund) return true;
  return forms & VerbForm.third && !isBase
    ? isThirdPersonHere(token, previous, next)
    : isBaseHere(token, previous, next);
}

/** "the", "our", "12": a noun follows. */
function beginsNoun({ word: { is }, lower, kind }: Token): boolean {
  if (is & WordClass.determiner) return true;
  return (
    (lower === "'s" || kind === 'number') &&
    !(is & (WordClass.neuter | WordClass.pronoun | WordClass.indefinite))
  );
}

/** "it clones the branch", and not "clones of the branch". */
function isThirdPersonHere(token: Token, previous: Token | undefined, next: Token | undefined): boolean {
  if (!previous || previous.kind === 'mark') return false;
  const before = previous.word.is;
  if (before & (WordClass.pronoun | WordClass.neuter | WordClass.indefinite)) return true;
  // "reverts it but clones the wrong branch", "picks the pool and takes the site down"
  if (before & WordClass.conjunction)
    return (
      next?.kind === 'word' &&
      ((next.word.is & OBJECT) !== 0 || (previous.lower === 'but' && /^(?:to|into|onto)$/.test(next.lower)))
    );
  if (before & (WordClass.preposition | WordClass.modal | WordClass.be)) return false;
  if (!next) return false;
  if (token.word.is & MAY_BE_NOUN && !(next.word.is & (OBJECT | WordClass.preposition))) return false;
  const follows =
    OBJECT | WordClass.preposition | WordClass.adverb | WordClass.negation | WordClass.subordinator;
  return Boolean(next.word.is & follows || next.kind === 'opaque' || next.capital);
}

/** A base form, or a past form equal to it: put, cut, read. */
function isBaseHere(token: Token, previous: Token | undefined, next: Token | undefined): boolean {
  const canBeNoun = token.word.is & MAY_BE_NOUN;
  if (!previous || (previous.kind === 'mark' && previous.lower !== '-'))
    return !canBeNoun && !!next && next.kind !== 'mark' && !(token.capital && isSubjectOf(token, next));
  const before = previous.word.is;
  if (previous.lower === 'to' || before & (WordClass.modal | WordClass.do)) return true;
  if (before & (WordClass.we | WordClass.indefinite)) return true;
  if (before & WordClass.pronoun && !/^(?:my|your|his|her|their|its|our)$/.test(previous.lower)) return true;
  if (canBeNoun) return false;
  if (before & WordClass.adverb) return true;
  if (before & (WordClass.negation | WordClass.be | WordClass.preposition | WordClass.badAdjective))
    return false;
  // "the porters let it through": at the end of a sentence it is no verb.
  if (before & (WordClass.name | WordClass.group | WordClass.role | WordClass.outsider))
    return next !== undefined;
  if (!next) return false;
  if (before & WordClass.conjunction)
    return (next.word.is & (WordClass.determiner | WordClass.preposition | WordClass.pronoun)) !== 0;
  return Boolean(
    token.word.forms & VerbForm.past && next.word.is & (WordClass.determiner | WordClass.pronoun),
  );
}

/** "Support should have asked", "Operations never told us", "Release is late": the first word is the subject. */
function isSubjectOf({ word }: Token, next: Token): boolean {
  const { is, forms } = next.word;
  if (is & WordClass.modal) return true;
  if (!(word.is & WordClass.softGroup)) return false;
  if (is & (WordClass.do | WordClass.be | WordClass.have | WordClass.negation)) return true;
  return ((forms & VerbForm.past) !== 0 && !(forms & VerbForm.base)) || isLyAdverb(next);
}

/** "Support really should have stopped": an -ly adverb between a subject and its verb. */
const isLyAdverb = ({ lower, word }: Token): boolean =>
  (word.is & (WordClass.adverb | WordClass.accident | WordClass.manner)) !== 0 && lower.endsWith('ly');

/** The noun phrase that starts at `i`, or null. */
export function nounPhrase(tokens: readonly Token[], i: number): NounPhrase | null {
  let head = -1;
  let owner = -1;
  let to = i;
  for (; to < tokens.length; to++) {
    const token = tokens[to]!;
    if (token.lower === "'s" || token.lower === "'") {
      // "the reviewer's negligence": a possessor; "the reviewer's gone" is a verb and ends the phrase.
      const next = tokens[to + 1];
      if (head < 0 || !next || !isNounLike(next, token, tokens[to + 2])) break;
      owner = head;
      head = -1;
      continue;
    }
    if (!isNounLike(token, to > 0 ? tokens[to - 1] : undefined, tokens[to + 1])) {
      const { is, forms } = token.word;
      const inside =
        token.kind === 'word' &&
        (is & (WordClass.badAdjective | WordClass.accident | WordClass.manner) ||
          ADJECTIVAL_ADVERBS.has(token.lower) ||
          (forms & (VerbForm.participle | VerbForm.gerund) && !(forms & VerbForm.base)));
      const next = tokens[to + 1];
      if (
        inside &&
        to > i &&
        head < 0 &&
        next &&
        isNounLike(next, token, tokens[to + 2]) &&
        !(is & WordClass.be)
      )
        continue;
      break;
    }
    const { is } = token.word;
    const whole = isWholePhrase(tokens, to);
    if (whole) {
      if (head >= 0) break;
      return { from: i, to: to + 1, head: to, owner: -1 };
    }
    if (is & WordClass.determiner && head >= 0) break;
    if (!(is & WordClass.determiner)) head = to;
  }
  if (head < 0 && to === i) return null;
  return { from: i, to, head: head < 0 ? to - 1 : head, owner };
}

/** "it", "we", "someone": a whole phrase in one word. Not "one" in "one trainer", nor "IT" in "the IT desk". */
function isWholePhrase(tokens: readonly Token[], i: number): boolean {
  const { word, lower, capital } = tokens[i]!;
  if (word.is & WordClass.determiner) return false;
  if (lower === 'one') return !(tokens[i + 1] && isNounLike(tokens[i + 1]!, tokens[i], tokens[i + 2]));
  if (lower === 'it' && capital && i > 0 && tokens[i - 1]!.kind !== 'mark') return false;
  return (word.is & (WordClass.we | WordClass.indefinite | WordClass.pronoun | WordClass.neuter)) !== 0;
}
