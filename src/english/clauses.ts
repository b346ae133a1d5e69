import { VerbForm, WordClass } from './classes.ts';
import { finiteVerbFollows, inversionAt, isAdverb, opensClause, opensRelative } from './clause-starts.ts';
import { isNounLike, type NounPhrase, nounPhrase } from './phrases.ts';
import type { Token } from './tokens.ts';
import { type VerbGroup, verbGroup } from './verb-group.ts';

/** A verb with its subject and agent. Numbers are token indexes. */
export interface Clause {
  readonly verb: number;
  readonly from: number;
  subject: NounPhrase | null;
  /** The "by" phrase of a passive. */
  agent: NounPhrase | null;
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

/**
 * Finds each verb in a sentence and its subject, across relative clauses, passives, coordination and fronted phrases.
 * One pass that tracks a single antecedent: not a full English grammar, but linear and predictable.
 */
export const clausesOf = (tokens: readonly Token[]): Clause[] => new ClauseReader(tokens).read();

class ClauseReader {
  readonly #tokens: readonly Token[];
  readonly #clauses: Clause[] = [];
  #subject: NounPhrase | null = null;
  /** The subject around a relative clause. */
  #outer: NounPhrase | null = null;
  #lastPhrase: NounPhrase | null = null;
  #afterVerb = false;
  #afterPreposition = false;
  /** Whether the latest phrase is the object of a preposition. */
  #governed = false;
  /** Whether a finite verb has followed the subject; until then an -ing form modifies it: "the engineer fixing it …". */
  #tensed = false;
  /** A subject separated from its verb by a parenthetical clause: "a member, while …, removed". */
  #interrupted: NounPhrase | null = null;
  /** What to return to when the open bracket closes. */
  #bracketed: { subject: NounPhrase | null; lastPhrase: NounPhrase | null; afterVerb: boolean } | null = null;
  #inRelative = false;
  #opener = '';
  #atClauseStart = true;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  read(): Clause[] {
    for (let i = 0; i < this.#tokens.length; ) i = this.#step(i);
    // A fronted participle ("Disobeying the limit, the crew …") takes the subject of the main clause.
    const main = this.#clauses.find((clause) => clause.finite && clause.subject && clause.opener === '');
    for (const clause of this.#clauses)
      if (!clause.subject && !clause.finite && main) clause.subject = main.subject;
    return this.#clauses;
  }

  /** Reads what begins at `i`, and returns the index after it. */
  #step(i: number): number {
    const token = this.#tokens[i]!;
    if (token.kind === 'mark') {
      this.#readMark(token.lower, i);
      return i + 1;
    }
    const place = {
      afterPreposition: this.#afterPreposition,
      afterVerb: this.#afterVerb,
      hasPhrase: this.#lastPhrase !== null,
      atClauseStart: this.#atClauseStart,
    };
    if (opensRelative(this.#tokens, i, place)) {
      this.#enterRelative();
      return i + 1;
    }
    if (opensClause(this.#tokens, i, place)) {
      this.#leaveClause(i);
      this.#open(token.lower);
      return i + 1;
    }
    const inverted = inversionAt(this.#tokens, i);
    if (inverted) {
      this.#subject = null;
      this.#open(inverted);
      return i + 1;
    }
    const group = verbGroup(this.#tokens, i);
    if (group) {
      this.#readVerb(group);
      return group.to;
    }
    if (this.#isPreposition(token, i)) {
      this.#readPreposition(token, i);
      return i + 1;
    }
    // "Two weeks ago the intern replaced it": the phrase before "ago" is a time, not a subject.
    if (token.lower === 'ago' && !this.#afterVerb) {
      this.#subject = null;
      this.#atClauseStart = true;
      return i + 1;
    }
    const phrase = nounPhrase(this.#tokens, i);
    if (phrase) this.#readPhrase(phrase);
    return phrase ? phrase.to : i + 1;
  }

  #readMark(mark: string, i: number): void {
    this.#afterPreposition = false;
    if (mark === ',') this.#readComma(i);
    else if (';:—–()!?'.includes(mark)) this.#readStop(mark, i);
    else return;
    this.#atClauseStart = true;
  }

  #readComma(i: number): void {
    if (this.#inRelative && this.#afterVerb) {
      this.#inRelative = false;
      this.#subject = this.#outer;
      this.#afterVerb = false;
    }
    if (this.#interrupted && finiteVerbFollows(this.#tokens, i + 1)) {
      this.#subject = this.#interrupted;
      this.#interrupted = null;
      this.#afterVerb = false;
      this.#opener = '';
    }
    // "During the work to replace the card, one of our engineers …": the comma ends a fronted phrase.
    if (!this.#inRelative && this.#afterVerb && !this.#clauses.some(({ finite }) => finite)) {
      this.#subject = null;
      this.#afterVerb = false;
    }
  }

  /** A mark between clauses, or a bracket. */
  #readStop(mark: string, i: number): void {
    if (mark === '(') {
      this.#bracketed = {
        subject: this.#subject,
        lastPhrase: this.#lastPhrase,
        afterVerb: this.#afterVerb,
      };
      // "(should have looked closer)": no subject of its own, and not about the preceding phrase.
      const next = this.#tokens[i + 1];
      if (next && next.word.is & WordClass.modal) this.#subject = null;
    } else if (mark === ')' && this.#bracketed) {
      // "An admin (new to the team) removed it": the sentence resumes after the bracket.
      this.#subject = this.#bracketed.subject;
      this.#lastPhrase = this.#bracketed.lastPhrase;
      this.#afterVerb = this.#bracketed.afterVerb;
    } else {
      this.#subject = null;
      this.#afterVerb = false;
    }
    this.#inRelative = false;
    this.#opener = '';
  }

  #enterRelative(): void {
    if (!this.#inRelative) this.#outer = this.#afterVerb ? null : this.#subject;
    this.#subject = this.#lastPhrase;
    this.#afterVerb = false;
    this.#inRelative = true;
    this.#atClauseStart = true;
  }

  /** Before a subordinate clause, which may come between a subject and its verb. */
  #leaveClause(i: number): void {
    if (this.#inRelative) return;
    if (this.#subject && !this.#afterVerb && this.#tokens[i - 1]?.kind === 'mark')
      this.#interrupted = this.#subject;
    this.#subject = null;
  }

  #open(opener: string): void {
    this.#opener = opener;
    this.#afterVerb = false;
    this.#afterPreposition = false;
    this.#atClauseStart = true;
  }

  #readVerb(group: VerbGroup): void {
    const last = this.#lastPhrase;
    const adjacent = last?.to === withoutAdverbs(this.#tokens, group.from) ? last : null;
    const subject = this.#subjectOf(group, adjacent);
    this.#clauses.push({
      verb: group.verb,
      from: group.from,
      subject: subject ?? (group.finite ? adjacent : null),
      agent: null,
      passive: group.passive,
      perfect: group.perfect,
      modal: group.modal,
      negated: group.negated,
      finite: group.finite,
      linking: group.linking,
      relative: this.#inRelative,
      opener: this.#opener,
    });
    if (group.finite) this.#tensed = true;
    this.#afterVerb = true;
    this.#afterPreposition = false;
    this.#atClauseStart = false;
  }

  /** `adjacent` is the phrase directly before the verb. */
  #subjectOf(group: VerbGroup, adjacent: NounPhrase | null): NounPhrase | null {
    if (group.finite && this.#afterVerb && !isCoordinated(this.#tokens, group.from)) {
      this.#subject = this.#nextSubject(adjacent);
      this.#inRelative = false;
      return this.#subject;
    }
    if (group.finite && adjacent && !this.#inRelative && !this.#atClauseStart)
      return isNominative(this.#tokens, adjacent) ? adjacent : (this.#subject ?? adjacent);
    // "They saw the job failing": the job fails.
    const isOfObject =
      !group.finite && !group.infinitive && group.form & (VerbForm.gerund | VerbForm.participle);
    return isOfObject && adjacent && this.#afterVerb ? adjacent : this.#subject;
  }

  /** The subject of a finite verb that follows another verb. */
  #nextSubject(adjacent: NounPhrase | null): NounPhrase | null {
    if (this.#inRelative) return adjacent && isPronoun(this.#tokens, adjacent) ? adjacent : this.#outer;
    // "the engineer fixing the form made …", "the engineer on the shift forgot …": the subject is the engineer.
    if (this.#subject && (!this.#tensed || this.#governed)) return this.#subject;
    return adjacent ?? this.#subject;
  }

  #isPreposition(token: Token, i: number): boolean {
    return (
      token.kind === 'word' &&
      (token.word.is & WordClass.preposition) !== 0 &&
      !isNounLike(token, i > 0 ? this.#tokens[i - 1] : undefined, this.#tokens[i + 1])
    );
  }

  #readPreposition(token: Token, i: number): void {
    this.#afterPreposition = true;
    const clause = this.#clauses.at(-1);
    if (token.lower !== 'by' || !clause) return;
    const phrase = nounPhrase(this.#tokens, i + 1);
    if (phrase && this.#tokens[clause.verb]!.word.forms & VerbForm.participle && !clause.agent)
      clause.agent = phrase;
  }

  #readPhrase(phrase: NounPhrase): void {
    this.#governed = this.#afterPreposition;
    if (this.#afterPreposition) this.#afterPreposition = false;
    else if (!this.#afterVerb && !this.#inRelative && (this.#subject === null || this.#atClauseStart)) {
      this.#subject = phrase;
      this.#tensed = false;
    } else if (!this.#afterVerb && this.#inRelative && this.#atClauseStart) this.#subject = phrase;
    this.#lastPhrase = phrase;
    this.#atClauseStart = false;
  }
}

/** "I", "we", "she": always the subject of the following verb. */
const isNominative = (tokens: readonly Token[], { from, to }: NounPhrase): boolean =>
  to === from + 1 && /^(?:i|we|he|she|they)$/.test(tokens[from]!.lower);

const isPronoun = (tokens: readonly Token[], { from }: NounPhrase): boolean =>
  (tokens[from]!.word.is & (WordClass.pronoun | WordClass.we | WordClass.neuter)) !== 0;

/** Whether "and" or a comma comes before the verb, perhaps with adverbs between. */
function isCoordinated(tokens: readonly Token[], from: number): boolean {
  for (let i = from - 1; i >= 0 && i >= from - 3; i--) {
    const { is } = tokens[i]!.word;
    if (is & WordClass.conjunction || tokens[i]!.lower === ',') return true;
    if (!(is & WordClass.adverb)) return false;
  }
  return false;
}

/** Where the adverbs before a verb begin. */
function withoutAdverbs(tokens: readonly Token[], from: number): number {
  let i = from;
  while (i > 0 && isAdverb(tokens[i - 1]!)) i--;
  return i;
}
