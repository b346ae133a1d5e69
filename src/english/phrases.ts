import { C, F } from './classes.ts';
import type { Token } from './tokens.ts';

/** A noun phrase: its tokens and its head (the word that says what it is). */
export interface Phrase {
  readonly from: number;
  readonly to: number;
  readonly head: number;
  /** Head of the possessor in "the reviewer's negligence". */
  readonly owner: number;
}

const NOUN_BLOCK =
  C.preposition | C.conjunction | C.subordinator | C.modal | C.be | C.have | C.do | C.negation | C.adverb;

/** Whether a token belongs into a noun phrase, here between its neighbours. */
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
  if (is & (C.determiner | C.we | C.pronoun | C.indefinite | C.neuter)) return true;
  if (is & (C.be | C.have | C.do | C.modal | C.conjunction)) return false;
  if (is & (C.preposition | C.subordinator | C.negation | C.adverb) && !(is & (C.role | C.group | C.name)))
    return false;
  if (!forms) return true;
  return !isVerbHere(token, previous, next);
}

/** Decides noun or verb for a word that can be both, by its neighbours. */
export function isVerbHere(token: Token, previous: Token | undefined, next: Token | undefined): boolean {
  const { is, forms } = token.word;
  if (!forms) return false;
  const before = previous?.word.is ?? 0;
  const afterDeterminer =
    previous !== undefined && (before & C.determiner || previous.low === "'s" || previous.kind === 'number');
  if (afterDeterminer && !(before & (C.neuter | C.pronoun | C.indefinite) && !(before & C.determiner)))
    return false;
  const nounish = is & (C.role | C.group | C.system | C.name | C.product | C.decision | C.badNoun);
  if (forms & (F.past | F.participle) && !(forms & F.base)) {
    // "the failed pod", "a botched restore": an adjective between determiner and noun was handled above.
    if (before & C.preposition && next && next.kind === 'word' && !(next.word.is & NOUN_BLOCK)) return false;
    return true;
  }
  if (forms & F.gerund) return true;
  if (forms & F.third && !(forms & F.base)) {
    if (!previous || previous.kind === 'mark') return false;
    if (before & (C.pronoun | C.neuter | C.indefinite)) return true;
    if (before & (C.preposition | C.conjunction | C.modal | C.be)) return false;
    if (nounish && !(next && next.word.is & (C.determiner | C.preposition | C.pronoun | C.neuter)))
      return false;
    return Boolean(
      next &&
        (next.word.is &
          (C.determiner | C.preposition | C.adverb | C.pronoun | C.neuter | C.negation | C.subordinator) ||
          next.kind === 'opaque' ||
          next.capital),
    );
  }
  // Base form (and past forms equal to it: put, cut, read).
  if (!previous || (previous.kind === 'mark' && previous.low !== '-'))
    return !nounish && !!next && next.kind !== 'mark';
  if (previous.low === 'to' || before & (C.modal | C.do)) return true;
  if (
    before & (C.we | C.indefinite) ||
    (before & C.pronoun && !/^(?:my|your|his|her|their|its|our)$/.test(previous.low))
  )
    return true;
  if (before & C.adverb && !nounish) return true;
  if (before & (C.negation | C.be | C.preposition | C.badAdjective)) return false;
  if (before & (C.name | C.group | C.role | C.outsider) && !nounish)
    return (
      next !== undefined &&
      (next.word.is & (C.determiner | C.preposition | C.pronoun) || next.kind === 'opaque') !== 0
    );
  if (before & C.conjunction)
    return !nounish && !!next && !!(next.word.is & (C.determiner | C.preposition | C.pronoun));
  return Boolean(forms & F.past && !nounish && next && next.word.is & (C.determiner | C.pronoun));
}

/** The noun phrase that begins at `i`, or null. */
export function nounPhrase(tokens: readonly Token[], i: number): Phrase | null {
  let head = -1;
  let owner = -1;
  let to = i;
  for (; to < tokens.length; to++) {
    const token = tokens[to]!;
    if (token.low === "'s" || token.low === "'") {
      // "the reviewer's negligence": a possessor; "the reviewer's gone" is a verb and ends the phrase.
      const next = tokens[to + 1];
      if (head < 0 || !next || !isNounLike(next, token, tokens[to + 2])) break;
      owner = head;
      head = -1;
      continue;
    }
    if (!isNounLike(token, tokens[to - 1], tokens[to + 1])) {
      const { is, forms } = token.word;
      const inside =
        token.kind === 'word' &&
        (is & (C.badAdjective | C.accident | C.manner) ||
          (forms & (F.participle | F.gerund) && !(forms & F.base)));
      const next = tokens[to + 1];
      if (inside && to > i && head < 0 && next && isNounLike(next, token, tokens[to + 2]) && !(is & C.be))
        continue;
      break;
    }
    const { is } = token.word;
    const alone = is & (C.we | C.indefinite) || (is & (C.pronoun | C.neuter) && !(is & C.determiner));
    if (alone) {
      if (head >= 0) break;
      return { from: i, to: to + 1, head: to, owner: -1 };
    }
    if (is & C.determiner && head >= 0) break;
    if (!(is & C.determiner)) head = to;
  }
  if (head < 0 && to === i) return null;
  return { from: i, to, head: head < 0 ? to - 1 : head, owner };
}
