import { VerbForm, WordClass } from './classes.ts';
import { isNounLike, nounPhrase, type Phrase } from './phrases.ts';
import type { Token } from './tokens.ts';
import { verbGroup } from './verb-group.ts';

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
  /** The last phrase is the object of a preposition. */
  let governed = false;
  /** Verbs with a tense since the subject: before the first, an -ing form only describes it ("the engineer fixing it …"). */
  let tensed = false;
  /** A subject that an aside cut off from its verb: "a member, while …, removed". */
  let interrupted: Phrase | null = null;
  /** Where the sentence was when a bracket opened. */
  let bracketed: { subject: Phrase | null; last: Phrase | null; afterVerb: boolean } | null = null;
  let inRelative = false;
  let opener = '';
  let fresh = true;
  let i = 0;
  while (i < tokens.length) {
    const token = tokens[i]!;
    const { is } = token.word;
    if (token.kind === 'mark') {
      preposition = false;
      if (token.lower === ',') {
        if (inRelative && afterVerb) {
          inRelative = false;
          subject = outer;
          afterVerb = false;
        }
        if (interrupted && verbFollows(tokens, i + 1)) {
          subject = interrupted;
          interrupted = null;
          afterVerb = false;
          opener = '';
        }
        fresh = true;
      } else if (';:—–()!?'.includes(token.lower)) {
        if (token.lower === '(') bracketed = { subject, last, afterVerb };
        // "An admin (new to the team) removed it": behind the bracket the sentence goes on where it was.
        if (token.lower === ')' && bracketed) ({ subject, last, afterVerb } = bracketed);
        else if (token.lower !== '(') {
          subject = null;
          afterVerb = false;
        }
        inRelative = false;
        opener = '';
        fresh = true;
      }
      i++;
      continue;
    }
    if (last && !fresh && i > 0 && RELATIVES.has(token.lower) && startsRelative(tokens, i)) {
      if (!inRelative) outer = afterVerb ? null : subject;
      subject = last;
      afterVerb = false;
      inRelative = true;
      fresh = true;
      i++;
      continue;
    }
    if (token.lower === 'who' || (token.lower === 'which' && tokens[i - 1]?.lower === ',')) {
      if (last && tokens[i - 1]?.lower === ',') {
        if (!inRelative) outer = afterVerb ? null : subject;
        subject = last;
        afterVerb = false;
        inRelative = true;
        i++;
        continue;
      }
    }
    if (
      OPENERS.has(token.lower) &&
      // "until after the release", but not "was down because Bob …".
      !(is & WordClass.preposition && preposition && token.lower !== 'because') &&
      !(token.lower === 'that' && isNounLike(token, tokens[i - 1], tokens[i + 1]) && !afterVerb && !last)
    ) {
      if (token.lower !== 'as' || !afterVerb) {
        if (!inRelative) {
          if (subject && !afterVerb && tokens[i - 1]?.kind === 'mark') interrupted = subject;
          subject = null;
        }
        opener = token.lower;
        afterVerb = false;
        preposition = false;
        fresh = true;
        i++;
        continue;
      }
    }
    // "Had the reviewer read it, …", "Should the operator choose the other region, …"
    const should =
      token.lower === 'should' &&
      i === 0 &&
      tokens.at(-1)!.lower !== '?' &&
      !(tokens[1] && tokens[1].word.is & (WordClass.have | WordClass.be | WordClass.negation));
    if (should || (token.lower === 'had' && inverts(tokens, i))) {
      subject = null;
      opener = should ? 'if' : 'had';
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
        const pronoun =
          direct && tokens[direct.from]!.word.is & (WordClass.pronoun | WordClass.we | WordClass.neuter);
        if (inRelative) own = pronoun ? direct : outer;
        // "the engineer fixing the form made …", "the engineer on the shift forgot …": not the form's, nor the shift's.
        else if (subject && (!tensed || governed)) own = subject;
        else own = direct ?? subject;
        if (inRelative) {
          inRelative = false;
          subject = own;
        } else subject = own;
      } else if (group.finite && direct && !inRelative && fresh === false) own = subject ?? direct;
      if (
        !group.finite &&
        !group.infinitive &&
        direct &&
        group.form & (VerbForm.gerund | VerbForm.participle) &&
        afterVerb
      )
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
      if (group.finite) tensed = true;
      afterVerb = true;
      preposition = false;
      fresh = false;
      i = group.to;
      continue;
    }
    if (
      is & WordClass.preposition &&
      token.kind === 'word' &&
      !isNounLike(token, tokens[i - 1], tokens[i + 1])
    ) {
      preposition = true;
      if (token.lower === 'by' && clauses.length) {
        const phrase = nounPhrase(tokens, i + 1);
        const clause = clauses[clauses.length - 1]!;
        if (phrase && tokens[clause.verb]!.word.forms & VerbForm.participle && !clause.agent)
          clause.agent = phrase;
      }
      i++;
      continue;
    }
    const phrase = nounPhrase(tokens, i);
    if (phrase) {
      governed = preposition;
      if (preposition) preposition = false;
      else if (!afterVerb && (subject === null || fresh) && !inRelative) {
        subject = phrase;
        tensed = false;
      } else if (!afterVerb && inRelative && fresh) subject = phrase;
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

/** Whether a verb with a tense stands at `i`, or behind an adverb or two. */
function verbFollows(tokens: readonly Token[], i: number): boolean {
  const at =
    i +
    (tokens[i] && isAdverb(tokens[i]!) ? 1 : 0) +
    (tokens[i + 1] && isAdverb(tokens[i]!) && isAdverb(tokens[i + 1]!) ? 1 : 0);
  return at < tokens.length && verbGroup(tokens, at)?.finite === true;
}

const isAdverb = ({ kind, word }: Token) =>
  kind === 'word' && (word.is & (WordClass.adverb | WordClass.accident | WordClass.manner)) !== 0;

/** "Had the reviewer read the diff": the condition without "if". */
function inverts(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  const next = tokens[i + 1];
  if ((before && before.lower !== ',' && before.kind !== 'mark') || !next || next.kind === 'mark')
    return false;
  if (
    next.word.forms & VerbForm.participle &&
    !(next.word.is & (WordClass.determiner | WordClass.role | WordClass.group | WordClass.name))
  )
    return false;
  return !(next.word.is & (WordClass.adverb | WordClass.negation | WordClass.be));
}

function startsRelative(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1]!;
  if (before.kind === 'mark') return false;
  if (tokens[i]!.lower === 'that')
    return (
      before.word.forms === 0 ||
      before.kind !== 'word' ||
      !!(before.word.is & (WordClass.role | WordClass.group | WordClass.indefinite | WordClass.system))
    );
  return true;
}

function isCoordinated(tokens: readonly Token[], from: number): boolean {
  for (let i = from - 1; i >= 0 && i >= from - 3; i--) {
    const { is } = tokens[i]!.word;
    if (is & WordClass.conjunction || tokens[i]!.lower === ',') return true;
    if (!(is & WordClass.adverb)) return false;
  }
  return false;
}

function groupStart(tokens: readonly Token[], from: number): number {
  let i = from;
  while (
    i > 0 &&
    tokens[i - 1]!.kind === 'word' &&
    tokens[i - 1]!.word.is & (WordClass.adverb | WordClass.accident | WordClass.manner)
  )
    i--;
  return i;
}
