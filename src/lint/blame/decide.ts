import { WordClass } from '../../english/classes.ts';
import { AT_LARGE, type Entity, isPerson } from '../../english/entities.ts';
import type { Reading } from '../../english/reading.ts';
import { clauseEnd, clearedIn, type Kind, type Sign } from './signs.ts';

/** What was heard in a sentence, and where. Offsets are into the text that was judged. */
export interface Verdict {
  readonly rule: Kind;
  readonly start: number;
  readonly end: number;
  /** The same as tokens of the reading, half-open. */
  readonly from: number;
  readonly to: number;
  /** 0–1. */
  readonly score: number;
  /** What decided: a sign of the grammar, or the model. */
  readonly by: string;
}

/** What there is in a sentence, apart from the model, that speaks for a reproach. */
export type Grounds = 'nothing' | 'person' | 'reproach' | 'vague' | 'both' | 'accused';

/** A sentence as it was heard, before it is decided. */
export interface Evidence {
  readonly reading: Reading;
  readonly signs: readonly Sign[];
  readonly grounds: Grounds;
  readonly heading: boolean;
  /** Probability of each label, in the order of LABELS; empty where the model was not asked. */
  readonly odds: readonly number[];
}

/**
 * How sure it must be to speak without a firm sign, by what else there is: nothing, a person, a reproach without a
 * person, one with a vague person ("they", "people", an unknown name), one with a person, one that is the person's own
 * verb. What the rest of the document says moves these (`prior.ts`). Chosen on whole documents.
 */
export const SPEAK: Record<Grounds, number> = {
  nothing: 2,
  person: 0.88,
  reproach: 0.64,
  vague: 0.62,
  both: 0.55,
  accused: 0.48,
};
/** How sure of "ok" the model must be to overrule a firm sign. */
const VETO = 0.97;

/** The probability that a sentence reproaches somebody, whatever the label. */
export function reproachOf({ odds }: Evidence): number {
  const [, blame = 0, counterfactual = 0, hindsight = 0] = odds;
  return blame + counterfactual + hindsight;
}

/**
 * What to report of a sentence. `shift` is what the rest of its document says, as logarithm of odds: 0 for a
 * sentence alone.
 */
export function decide(evidence: Evidence, shift: number): Verdict | null {
  const { reading, signs, odds, grounds, heading } = evidence;
  if (odds.length === 0) return null;
  const [ok = 0, , , , we = 0] = odds;
  const flagged = reproachOf(evidence);
  // A rule about writing names the words; it does not use them.
  if (/^(?:write|avoid|describe|replace|say|tell|phrase|ask|calling)$/.test(reading.tokens[0]!.lower))
    return null;
  const firm = signs.filter((sign) => sign.firm && !denied(reading, sign.from));
  const label = labelOf(evidence);
  if (firm.length > 0 && ok < VETO) {
    const sign = firm.find(({ kind }) => family(kind) === label) ?? firm[0]!;
    return verdict(reading, sign.kind, sign.from, sign.to, Math.max(flagged, 0.8), sign.name);
  }
  if (!heading && we > 0.5 && we > flagged) {
    const sign = signs.find(({ kind }) => kind === 'collective') ?? wordsOfModel(reading);
    return verdict(reading, 'collective', sign.from, sign.to, we, sign.name);
  }
  // A heading names a topic ("Decision", "Human factors"); the model learned from sentences.
  if (heading || exculpates(reading) || flagged < neededBy(evidence, shift)) return null;
  const sign = signs.find(({ kind }) => family(kind) === label);
  const { from, to, name } = sign ?? wordsOfModel(reading);
  // "The alarm was carelessly silenced": by somebody, who is not named.
  const hidden =
    !hasPerson(grounds) &&
    reading.tokens.some(({ word }) => word.is & (WordClass.accident | WordClass.manner));
  const kind = label === 'blame' ? (sign?.kind ?? (hidden ? 'agentless' : 'person-at-fault')) : label;
  return verdict(reading, kind, from, to, flagged, name);
}

/** How sure the model must be of this sentence to speak without a firm sign, in a document that shifts the odds so. */
export function neededBy(evidence: Evidence, shift: number): number {
  const { reading, grounds } = evidence;
  // Fault without anybody in particular is mostly a machine's; without a person, "should have" and "obvious" remain.
  // And "why did the proxy …?" asks; it does not reproach.
  const doubt = hasPerson(grounds) ? 0 : reading.question ? 0.25 : spoken(evidence) ? 0 : 0.14;
  // A person and a word-for-word reproach need no help from the rest, and a quiet document does not excuse them.
  const moved = grounds === 'accused' ? Math.max(shift, 0) : shift;
  const needed = SPEAK[grounds] + doubt;
  return needed >= 1 ? needed : shifted(needed, -moved);
}

/** Whether the grammar, too, saw what the model took it for; blame needs a person for that. */
function spoken(evidence: Evidence): boolean {
  const label = labelOf(evidence);
  if (label !== 'counterfactual') return label !== 'blame';
  return evidence.grounds === 'vague' || evidence.signs.some(({ kind }) => kind === label);
}

const hasPerson = (grounds: Grounds) => grounds === 'person' || grounds === 'both' || grounds === 'accused';

function labelOf({ odds }: Evidence): 'blame' | 'counterfactual' | 'hindsight' {
  const [, blame = 0, counterfactual = 0, hindsight = 0] = odds;
  if (counterfactual >= blame && counterfactual >= hindsight) return 'counterfactual';
  return hindsight >= blame ? 'hindsight' : 'blame';
}

/** "There is no evidence that anyone …", "nothing the operator could have done": it is said that it was not so. */
function denied({ tokens }: Reading, from: number): boolean {
  for (let i = Math.max(0, from - 9); i < from; i++) {
    const { lower } = tokens[i]!;
    if (lower === 'nothing' || lower === 'impossible' || lower === 'harmless') return true;
    if ((lower === 'no' || lower === 'not' || lower === 'any') && PROOF.test(tokens[i + 1]!.lower))
      return true;
  }
  return false;
}

/** "It was not the fitter's fault", "nobody is to blame". */
function exculpates({ tokens }: Reading): boolean {
  const at = tokens.findIndex(({ lower }) => lower === 'fault' || lower === 'blame');
  if (at < 0) return false;
  return tokens
    .slice(Math.max(0, at - 6), at)
    .some(({ lower, word }) => word.is & WordClass.negation || lower === 'nobody');
}

const PROOF = /^(?:evidence|indication|sign|proof|reason|suggestion|single)$/;

/** A probability after its odds were multiplied by e^shift. */
export function shifted(p: number, shift: number): number {
  return p / (p + (1 - p) * Math.exp(-shift));
}

/** What speaks for a reproach, apart from the model. */
export function groundsOf(reading: Reading, signs: readonly Sign[]): Grounds {
  if (reading.tokens.length < 4) return 'nothing';
  let person = false;
  let vague = false;
  let finite = false;
  for (const { who, by, subject, finite: whole } of reading.clauses) {
    if (whole) finite = true;
    const large = subject && AT_LARGE.test(reading.tokens[subject.head]!.lower);
    if ((strong(who) && !large) || strong(by)) person = true;
  }
  for (const entity of reading.entities) {
    if (strong(entity) && (!finite || entity === 'name')) person = true;
    else if (entity === 'proper' || isPerson(entity)) vague = true;
  }
  if (!reproaches(reading, signs)) return person && clearedIn(reading).size === 0 ? 'person' : 'nothing';
  if (signs.some(({ name }) => name === 'nobody-care' || (person && ACCUSES.test(name)))) return 'accused';
  return person ? 'both' : vague ? 'vague' : 'reproach';
}

/** Whether there is a word of reproach, or something that a person left undone. */
function reproaches(reading: Reading, signs: readonly Sign[]): boolean {
  if (signs.length > 0 || reading.hits.length > 0) return true;
  const charged = reading.tokens.some(({ word }) => word.is & CHARGED);
  const undone = reading.clauses.some(({ who, negated }) => who === 'nobody' || (negated && isPerson(who)));
  if (!charged && !undone) return false;
  const cleared = clearedIn(reading);
  return (
    reading.tokens.some(({ word }, i) => word.is & CHARGED && !cleared.has(i)) ||
    reading.clauses.some(
      ({ who, negated }) => who === 'nobody' || (negated && isPerson(who) && cleared.size === 0),
    )
  );
}

/** A person, role or team in particular; not "they", "people" or "nobody". */
function strong(entity: Entity): boolean {
  return isPerson(entity) && entity !== 'they' && entity !== 'you' && entity !== 'nobody';
}

/** Signs of a person's own verb, word for word a reproach. ("Nobody checked …" is one without a person.) */
const ACCUSES =
  /^(?:fault-|phrase$|manner-person|person-|by-person|punish-person|failing-noun|fault-noun|bad-person)/;

const CHARGED =
  WordClass.fault | WordClass.badAdjective | WordClass.badNoun | WordClass.accident | WordClass.manner;

function family(kind: Kind): string {
  return kind === 'counterfactual' || kind === 'hindsight' || kind === 'collective' ? kind : 'blame';
}

/** Where the model alone heard something: the clause of a person with a word of fault, or else of a person, or all. */
function wordsOfModel(reading: Reading): Pick<Sign, 'from' | 'to' | 'name'> {
  const { tokens, clauses, hits } = reading;
  const scored = clauses.map((clause) => {
    const from = clause.subject && clause.subject.from < clause.from ? clause.subject.from : clause.from;
    const to = clauseEnd(reading, clause);
    const charged =
      tokens.slice(from, to).some(({ word }) => word.is & CHARGED) ||
      hits.some((hit) => hit.from >= from && hit.to <= to);
    const score =
      (strong(clause.who) || strong(clause.by) ? 4 : isPerson(clause.who) ? 2 : 0) + (charged ? 2 : 0);
    return { from, to, score: score + (clause.finite ? 1 : 0) };
  });
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { from: 0, to: tokens.length, score: 1 });
  return { from: best.from, to: best.to, name: 'model' };
}

/** Words at which a reproach is over and its reason or consequence begins. */
const OVER = /^(?:because|so|which|when|while|although|though|whereas|since|until)$/;

const DANGLING = /^(?:the|a|an|wrong|his|her|their|of|to|no|on|at|in|for|with|from)$/;

function verdict(
  reading: Reading,
  rule: Kind,
  begin: number,
  to: number,
  score: number,
  by: string,
): Verdict {
  const { tokens } = reading;
  // "Why did nobody read it?" is a reproach as a whole.
  const from = reading.question && tokens[0]!.lower === 'why' ? 0 : begin;
  let end = Math.max(to, from + 1);
  for (let i = from + 3; i < end; i++) {
    const verb = reading.clauses.some((clause) => clause.verb >= from && clause.verb < i);
    if (verb && OVER.test(tokens[i]!.lower)) end = i;
  }
  // "deleted the wrong": the noun belongs to it.
  while (end < tokens.length && DANGLING.test(tokens[end - 1]!.lower) && tokens[end]!.kind !== 'mark') end++;
  while (end > from + 1 && tokens[end - 1]!.kind === 'mark' && tokens[end - 1]!.lower !== '?') end--;
  return { rule, start: tokens[from]!.start, end: tokens[end - 1]!.end, from, to: end, score, by };
}
