import { VerbForm, WordClass } from './classes.ts';
import { isNounLike, nounPhrase, type Phrase } from './phrases.ts';
import type { Token } from './tokens.ts';
import { verbGroup } from './verb-group.ts';

/** A verb with its subject and agent. Numbers are token indexes. */
export interface Clause {
  readonly verb: number;
  readonly from: number;
  subject: Phrase | null;
  /** The "by" phrase of a passive. */
  agent: Phrase | null;
  readonly passive: boolean;
  readonly perfect: boolean;
  readonly modal: string;
  readonly negated: boolean;
  /** False for infinitives, and for -ing forms and participles without an auxiliary. */
  readonly finite: boolean;
  readonly linking: boolean;
  readonly relative: boolean;
  /** The subordinator that introduces the clause, or ''. */
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
 * Finds each verb in a sentence and its subject, across relative clauses, passives, coordination and fronted phrases.
 * One pass that tracks a single antecedent: not a full English grammar, but linear and predictable.
 */
export function clausesOf(tokens: readonly Token[]): Clause[] {
  const clauses: Clause[] = [];
  let subject: Phrase | null = null;
  let outer: Phrase | null = null;
  let lastPhrase: Phrase | null = null;
  let afterVerb = false;
  let afterPreposition = false;
  /** Whether the latest phrase is the object of a preposition. */
  let governed = false;
  /** Whether a finite verb has followed the subject; until then an -ing form modifies it: "the engineer fixing it …". */
  let tensed = false;
  /** A subject separated from its verb by a parenthetical clause: "a member, while …, removed". */
  let interrupted: Phrase | null = null;
  /** State to restore when the open bracket closes. */
  let bracketed: { subject: Phrase | null; lastPhrase: Phrase | null; afterVerb: boolean } | null = null;
  let inRelative = false;
  let opener = '';
  let atClauseStart = true;
  let i = 0;
  while (i < tokens.length) {
    const token = tokens[i]!;
    const { is } = token.word;
    if (token.kind === 'mark') {
      afterPreposition = false;
      if (token.lower === ',') {
        if (inRelative && afterVerb) {
          inRelative = false;
          subject = outer;
          afterVerb = false;
        }
        if (interrupted && finiteVerbFollows(tokens, i + 1)) {
          subject = interrupted;
          interrupted = null;
          afterVerb = false;
          opener = '';
        }
        // "During the work to replace the card, one of our engineers …": the comma ends a fronted phrase.
        if (!inRelative && afterVerb && !clauses.some(({ finite }) => finite)) {
          subject = null;
          afterVerb = false;
        }
        atClauseStart = true;
      } else if (';:—–()!?'.includes(token.lower)) {
        if (token.lower === '(') {
          bracketed = { subject, lastPhrase, afterVerb };
          // "(should have looked closer)": no subject of its own, and not about the preceding phrase.
          if (tokens[i + 1] && tokens[i + 1]!.word.is & WordClass.modal) subject = null;
        }
        // "An admin (new to the team) removed it": the sentence resumes after the bracket.
        if (token.lower === ')' && bracketed) ({ subject, lastPhrase, afterVerb } = bracketed);
        else if (token.lower !== '(') {
          subject = null;
          afterVerb = false;
        }
        inRelative = false;
        opener = '';
        atClauseStart = true;
      }
      i++;
      continue;
    }
    if (lastPhrase && !atClauseStart && i > 0 && RELATIVES.has(token.lower) && startsRelative(tokens, i)) {
      if (!inRelative) outer = afterVerb ? null : subject;
      subject = lastPhrase;
      afterVerb = false;
      inRelative = true;
      atClauseStart = true;
      i++;
      continue;
    }
    if (token.lower === 'who' || (token.lower === 'which' && tokens[i - 1]?.lower === ',')) {
      if (lastPhrase && tokens[i - 1]?.lower === ',') {
        if (!inRelative) outer = afterVerb ? null : subject;
        subject = lastPhrase;
        afterVerb = false;
        inRelative = true;
        i++;
        continue;
      }
    }
    if (
      OPENERS.has(token.lower) &&
      // "until after the release", but not "was down because Bob …".
      !(is & WordClass.preposition && afterPreposition && token.lower !== 'because') &&
      !(
        token.lower === 'that' &&
        isNounLike(token, tokens[i - 1], tokens[i + 1]) &&
        !afterVerb &&
        !lastPhrase
      )
    ) {
      if (token.lower !== 'as' || !afterVerb) {
        if (!inRelative) {
          if (subject && !afterVerb && tokens[i - 1]?.kind === 'mark') interrupted = subject;
          subject = null;
        }
        opener = token.lower;
        afterVerb = false;
        afterPreposition = false;
        atClauseStart = true;
        i++;
        continue;
      }
    }
    // "Had the reviewer read it, …", "Should the operator choose the other region, …"
    const invertedShould =
      token.lower === 'should' &&
      i === 0 &&
      tokens.at(-1)!.lower !== '?' &&
      !(tokens[1] && tokens[1].word.is & (WordClass.have | WordClass.be | WordClass.negation));
    if (invertedShould || (token.lower === 'had' && isConditionalInversion(tokens, i))) {
      subject = null;
      opener = invertedShould ? 'if' : 'had';
      afterVerb = false;
      afterPreposition = false;
      atClauseStart = true;
      i++;
      continue;
    }
    const group = verbGroup(tokens, i);
    if (group) {
      const adjacent: Phrase | null =
        lastPhrase && lastPhrase.to === groupStart(tokens, group.from) ? lastPhrase : null;
      let clauseSubject: Phrase | null = subject;
      if (afterVerb && group.finite && !isCoordinated(tokens, group.from)) {
        const pronoun =
          adjacent && tokens[adjacent.from]!.word.is & (WordClass.pronoun | WordClass.we | WordClass.neuter);
        if (inRelative) clauseSubject = pronoun ? adjacent : outer;
        // "the engineer fixing the form made …", "the engineer on the shift forgot …": the subject is the engineer.
        else if (subject && (!tensed || governed)) clauseSubject = subject;
        else clauseSubject = adjacent ?? subject;
        if (inRelative) {
          inRelative = false;
          subject = clauseSubject;
        } else subject = clauseSubject;
      } else if (group.finite && adjacent && !inRelative && atClauseStart === false)
        clauseSubject = isNominative(tokens, adjacent) ? adjacent : (subject ?? adjacent);
      if (
        !group.finite &&
        !group.infinitive &&
        adjacent &&
        group.form & (VerbForm.gerund | VerbForm.participle) &&
        afterVerb
      )
        clauseSubject = adjacent;
      const clause: Clause = {
        verb: group.verb,
        from: group.from,
        subject: clauseSubject ?? (group.finite ? adjacent : clauseSubject),
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
      afterPreposition = false;
      atClauseStart = false;
      i = group.to;
      continue;
    }
    if (
      is & WordClass.preposition &&
      token.kind === 'word' &&
      !isNounLike(token, tokens[i - 1], tokens[i + 1])
    ) {
      afterPreposition = true;
      if (token.lower === 'by' && clauses.length) {
        const phrase = nounPhrase(tokens, i + 1);
        const clause = clauses[clauses.length - 1]!;
        if (phrase && tokens[clause.verb]!.word.forms & VerbForm.participle && !clause.agent)
          clause.agent = phrase;
      }
      i++;
      continue;
    }
    // "Two weeks ago the intern replaced it": the phrase before "ago" is a time, not a subject.
    if (token.lower === 'ago' && !afterVerb) {
      subject = null;
      atClauseStart = true;
      i++;
      continue;
    }
    const phrase = nounPhrase(tokens, i);
    if (phrase) {
      governed = afterPreposition;
      if (afterPreposition) afterPreposition = false;
      else if (!afterVerb && (subject === null || atClauseStart) && !inRelative) {
        subject = phrase;
        tensed = false;
      } else if (!afterVerb && inRelative && atClauseStart) subject = phrase;
      lastPhrase = phrase;
      atClauseStart = false;
      i = phrase.to;
      continue;
    }
    i++;
  }
  // A fronted participle ("Disobeying the limit, the crew …") takes the subject of the main clause.
  const main = clauses.find((clause) => clause.finite && clause.subject && clause.opener === '');
  for (const clause of clauses) if (!clause.subject && !clause.finite && main) clause.subject = main.subject;
  return clauses;
}

/** "I", "we", "she": always the subject of the following verb. */
const isNominative = (tokens: readonly Token[], { from, to }: Phrase): boolean =>
  to === from + 1 && /^(?:i|we|he|she|they)$/.test(tokens[from]!.lower);

/** Whether a finite verb starts at `i`, or after up to two adverbs. */
function finiteVerbFollows(tokens: readonly Token[], i: number): boolean {
  const at =
    i +
    (tokens[i] && isAdverb(tokens[i]!) ? 1 : 0) +
    (tokens[i + 1] && isAdverb(tokens[i]!) && isAdverb(tokens[i + 1]!) ? 1 : 0);
  return at < tokens.length && verbGroup(tokens, at)?.finite === true;
}

const isAdverb = ({ kind, word }: Token) =>
  kind === 'word' && (word.is & (WordClass.adverb | WordClass.accident | WordClass.manner)) !== 0;

/** "Had the reviewer read the diff": a conditional inversion, without "if". */
function isConditionalInversion(tokens: readonly Token[], i: number): boolean {
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
