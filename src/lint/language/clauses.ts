import type { Token } from './tokens.ts';
import { C, F } from './words.ts';

/** A noun phrase: its tokens and its head (the word that says what it is). */
export interface Phrase {
  readonly from: number;
  readonly to: number;
  readonly head: number;
  /** Head of the possessor in "the reviewer's negligence". */
  readonly owner: number;
}

/** One verb and what belongs to it. Numbers are indexes of tokens; -1 where there is none. */
export interface Clause {
  readonly verb: number;
  readonly from: number;
  subject: Phrase | null;
  /** Who did it, in a passive with "by". */
  agent: Phrase | null;
  readonly passive: boolean;
  readonly perfect: boolean;
  readonly modal: string;
  readonly negated: boolean;
  /** `to` forms, -ing forms and participles without an auxiliary. */
  readonly finite: boolean;
  readonly linking: boolean;
  readonly relative: boolean;
  /** The subordinator that opens it, or ''. */
  readonly opener: string;
}

const NOUN_BLOCK =
  C.preposition | C.conjunction | C.subordinator | C.modal | C.be | C.have | C.do | C.negation | C.adverb;

function isNounLike(token: Token, previous: Token | undefined, next: Token | undefined): boolean {
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
function isVerbHere(token: Token, previous: Token | undefined, next: Token | undefined): boolean {
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
  if (forms & F.gerund) return !(before & C.preposition && false);
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

/**
 * Finds each verb of a sentence with its subject: through relative clauses, passives, coordination and fronted
 * phrases. A single pass with one antecedent remembered; no grammar of all English, but linear and predictable.
 */
export function clausesOf(tokens: readonly Token[]): Clause[] {
  const clauses: Clause[] = [];
  let subject: Phrase | null = null;
  let outer: Phrase | null = null;
  let last: Phrase | null = null;
  let afterVerb = false;
  let preposition = false;
  let inRelative = false;
  let opener = '';
  let fresh = true;
  let i = 0;
  while (i < tokens.length) {
    const token = tokens[i]!;
    const { is } = token.word;
    if (token.kind === 'mark') {
      preposition = false;
      if (token.low === ',') {
        if (inRelative && afterVerb) {
          inRelative = false;
          subject = outer;
          afterVerb = false;
        }
        fresh = true;
      } else if (';:—–()!?'.includes(token.low)) {
        subject = token.low === '(' || token.low === ')' ? subject : null;
        afterVerb = token.low === '(' ? afterVerb : false;
        inRelative = false;
        opener = '';
        fresh = true;
      }
      i++;
      continue;
    }
    if (
      /^(?:who|which|that|whose|whom)$/.test(token.low) &&
      last &&
      !fresh &&
      i > 0 &&
      startsRelative(tokens, i)
    ) {
      if (!inRelative) outer = afterVerb ? null : subject;
      subject = last;
      afterVerb = false;
      inRelative = true;
      fresh = true;
      i++;
      continue;
    }
    if (token.low === 'who' || (token.low === 'which' && tokens[i - 1]?.low === ',')) {
      if (last && tokens[i - 1]?.low === ',') {
        if (!inRelative) outer = afterVerb ? null : subject;
        subject = last;
        afterVerb = false;
        inRelative = true;
        i++;
        continue;
      }
    }
    if (
      OPENERS.has(token.low) &&
      !(is & C.preposition && preposition) &&
      !(token.low === 'that' && isNounLike(token, tokens[i - 1], tokens[i + 1]) && !afterVerb && !last)
    ) {
      if (token.low !== 'as' || !afterVerb) {
        if (!inRelative) subject = null;
        opener = token.low;
        afterVerb = false;
        preposition = false;
        fresh = true;
        i++;
        continue;
      }
    }
    if (token.low === 'had' && inverts(tokens, i)) {
      subject = null;
      opener = 'had';
      afterVerb = false;
      preposition = false;
      fresh = true;
      i++;
      continue;
    }
    const group = verbGroup(tokens, i);
    if (group) {
      const direct: Phrase | null = last && last.to === groupStart(tokens, group.from) ? last : null;
      let own: Phrase | null = subject;
      if (afterVerb && group.finite && !isCoordinated(tokens, group.from)) {
        own =
          inRelative && !(direct && tokens[direct.from]!.word.is & (C.pronoun | C.we | C.neuter))
            ? outer
            : (direct ?? subject);
        if (inRelative) {
          inRelative = false;
          subject = own;
        } else subject = own;
      } else if (group.finite && direct && !inRelative && fresh === false) own = subject ?? direct;
      if (!group.finite && !group.infinitive && direct && group.form & (F.gerund | F.participle) && afterVerb)
        own = direct;
      const clause: Clause = {
        verb: group.verb,
        from: group.from,
        subject: own ?? (group.finite ? direct : own),
        agent: null,
        passive: group.passive,
        perfect: group.perfect,
        modal: group.modal,
        negated: group.negated,
        finite: group.finite,
        linking: group.linking,
        relative: inRelative,
        opener,
      };
      clauses.push(clause);
      afterVerb = true;
      preposition = false;
      fresh = false;
      i = group.to;
      continue;
    }
    if (is & C.preposition && token.kind === 'word' && !isNounLike(token, tokens[i - 1], tokens[i + 1])) {
      preposition = true;
      if (token.low === 'by' && clauses.length) {
        const phrase = nounPhrase(tokens, i + 1);
        const clause = clauses[clauses.length - 1]!;
        if (phrase && tokens[clause.verb]!.word.forms & F.participle && !clause.agent) clause.agent = phrase;
      }
      i++;
      continue;
    }
    const phrase = nounPhrase(tokens, i);
    if (phrase) {
      if (preposition) preposition = false;
      else if (!afterVerb && (subject === null || fresh) && !inRelative) subject = phrase;
      else if (!afterVerb && inRelative && fresh) subject = phrase;
      last = phrase;
      fresh = false;
      i = phrase.to;
      continue;
    }
    i++;
  }
  // A fronted participle ("Disobeying the limit, the crew …") takes the subject that follows it.
  const main = clauses.find((clause) => clause.finite && clause.subject && clause.opener === '');
  for (const clause of clauses) if (!clause.subject && !clause.finite && main) clause.subject = main.subject;
  return clauses;
}

/** "Had the reviewer read the diff": the condition without "if". */
function inverts(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  const next = tokens[i + 1];
  if ((before && before.low !== ',' && before.kind !== 'mark') || !next || next.kind === 'mark') return false;
  if (next.word.forms & F.participle && !(next.word.is & (C.determiner | C.role | C.group | C.name)))
    return false;
  return !(next.word.is & (C.adverb | C.negation | C.be));
}

function startsRelative(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1]!;
  if (before.kind === 'mark') return false;
  if (tokens[i]!.low === 'that')
    return (
      before.word.forms === 0 ||
      before.kind !== 'word' ||
      !!(before.word.is & (C.role | C.group | C.indefinite | C.system))
    );
  return true;
}

function isCoordinated(tokens: readonly Token[], from: number): boolean {
  for (let i = from - 1; i >= 0 && i >= from - 3; i--) {
    const { is } = tokens[i]!.word;
    if (is & C.conjunction || tokens[i]!.low === ',') return true;
    if (!(is & C.adverb)) return false;
  }
  return false;
}

function groupStart(tokens: readonly Token[], from: number): number {
  let i = from;
  while (
    i > 0 &&
    tokens[i - 1]!.kind === 'word' &&
    tokens[i - 1]!.word.is & (C.adverb | C.accident | C.manner)
  )
    i--;
  return i;
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

interface Group {
  from: number;
  to: number;
  verb: number;
  passive: boolean;
  perfect: boolean;
  modal: string;
  negated: boolean;
  finite: boolean;
  infinitive: boolean;
  linking: boolean;
  form: number;
}

/** Auxiliaries, adverbs and the main verb from `from`, or null where no verb begins. */
function verbGroup(tokens: readonly Token[], from: number): Group | null {
  let i = from;
  let modal = '';
  let have = false;
  let be = false;
  let doing = false;
  let negated = false;
  let infinitive = false;
  let verb = -1;
  let aux = -1;
  if (tokens[i]!.low === 'to' && tokens[i + 1]) {
    const next = tokens[i + 1]!;
    if (!(next.word.forms & F.base || next.word.is & (C.be | C.have | C.adverb) || next.low === 'not'))
      return null;
    infinitive = true;
    i++;
  }
  for (; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind !== 'word') break;
    const { is, forms } = token.word;
    const started = aux >= 0 || infinitive;
    if (
      token.low === "'s" &&
      i === from &&
      !(
        tokens[i + 1] &&
        (tokens[i + 1]!.word.is & (C.negation | C.adverb | C.determiner) ||
          tokens[i + 1]!.word.forms & (F.participle | F.gerund))
      )
    )
      return null;
    if (is & C.modal && !(is & C.role)) {
      modal =
        token.low === "'d"
          ? nextIsParticiple(tokens, i + 1)
            ? "'d"
            : 'would'
          : token.low.replace(/n't$/, '').replace('cannot', 'can');
      if (token.low === "'d" && modal === "'d") {
        modal = '';
        have = true;
      }
      if (is & C.negation) negated = true;
      aux = i;
      continue;
    }
    if (is & C.have) {
      have = true;
      if (is & C.negation) negated = true;
      aux = i;
      continue;
    }
    if (is & C.be) {
      be = true;
      if (is & C.negation) negated = true;
      aux = i;
      continue;
    }
    if (is & C.do && (doAhead(tokens, i) || !started)) {
      doing = true;
      if (is & C.negation) negated = true;
      aux = i;
      continue;
    }
    if (token.low === 'not' || token.low === 'never' || token.low === "n't") {
      if (!started && i === from && !verbAhead(tokens, i + 1)) return null;
      negated = true;
      if (!started) aux = i;
      continue;
    }
    if (started && is & (C.adverb | C.accident | C.manner) && !(forms & F.base && !be)) continue;
    if (token.low === 'to' && modal === 'ought') continue;
    if (modal && token.low === 'at' && /^(?:times?|moment|point)$/.test(tokens[i + 2]?.low ?? '')) {
      i += 2;
      continue;
    }
    if (!forms) break;
    if (started) {
      const fits =
        infinitive || modal || doing
          ? forms & F.base || ((have || be) && forms & (F.participle | F.gerund))
          : have && !be
            ? forms & F.participle
            : forms & (F.participle | F.gerund);
      if (!fits) break;
      if (tokens[i - 1]!.word.is & C.determiner) break;
      verb = i;
      i++;
      break;
    }
    if (!isVerbHere(token, tokens[i - 1], tokens[i + 1])) return null;
    verb = i;
    i++;
    break;
  }
  if (verb < 0 && aux < 0) return null;
  const main = verb >= 0 ? verb : aux;
  const { forms } = tokens[main]!.word;
  const bare = verb >= 0 && aux < 0 && !infinitive;
  const finite =
    !infinitive && !(bare && forms & F.gerund) && !(bare && forms & F.participle && !(forms & F.past));
  return {
    from,
    to: Math.max(i, from + 1),
    verb: main,
    passive: be && verb >= 0 && !!(forms & F.participle) && !(forms & F.gerund),
    perfect: have && (verb >= 0 || be),
    modal: modal || (infinitive ? 'to' : ''),
    negated,
    finite: finite || be || have || doing || modal !== '',
    infinitive,
    linking: be && verb < 0,
    form: forms,
  };
}

function nextIsParticiple(tokens: readonly Token[], i: number): boolean {
  for (let k = i; k < Math.min(i + 3, tokens.length); k++) {
    const { is, forms } = tokens[k]!.word;
    if (is & C.have) return false;
    if (forms & F.participle && !(forms & F.base)) return true;
    if (!(is & C.adverb)) return tokens[k]!.low === 'been';
  }
  return false;
}

function doAhead(tokens: readonly Token[], i: number): boolean {
  return verbAhead(tokens, i + 1);
}

function verbAhead(tokens: readonly Token[], i: number): boolean {
  for (let k = i; k < Math.min(i + 4, tokens.length); k++) {
    const { is, forms } = tokens[k]!.word;
    if (forms && !(is & C.adverb)) return true;
    if (!(is & (C.adverb | C.negation))) return false;
  }
  return false;
}
