import { type Entity, isPerson } from './entities.ts';
import type { Reading } from './reading.ts';
import { clearedIn, type Kind, type Sign } from './signs.ts';
import { C } from './words.ts';

/** What was heard in a sentence, and where. Offsets are into the text that was judged. */
export interface Verdict {
  readonly rule: Kind;
  readonly start: number;
  readonly end: number;
  /** Who was heard: the source text of the person, or null. */
  readonly who: string | null;
  /** 0–1. */
  readonly score: number;
  /** What decided: a sign of the grammar, or the model. */
  readonly by: string;
}

/** What there is in a sentence, apart from the model, that speaks for a reproach. */
export type Grounds = 'nothing' | 'person' | 'reproach' | 'vague' | 'both';

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
 * person, one with a vague person ("they", "people", an unknown name), one with a person. A document that blames in
 * other places lowers these (`prior.ts`). Chosen on whole documents.
 */
export const SPEAK: Record<Grounds, number> = {
  nothing: 2,
  person: 0.88,
  reproach: 0.64,
  vague: 0.62,
  both: 0.48,
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
  const [ok = 0, blame = 0, counterfactual = 0, hindsight = 0, we = 0] = odds;
  const flagged = reproachOf(evidence);
  // A rule about writing names the words; it does not use them.
  if (/^(?:write|avoid|describe|replace|say|tell|phrase)$/.test(reading.tokens[0]!.low)) return null;
  const firm = signs.filter((sign) => sign.firm);
  const label =
    counterfactual >= blame && counterfactual >= hindsight
      ? 'counterfactual'
      : hindsight >= blame
        ? 'hindsight'
        : 'blame';
  if (firm.length > 0 && ok < VETO) {
    const sign = firm.find(({ kind }) => family(kind) === label) ?? firm[0]!;
    return verdict(reading, sign.kind, sign.from, sign.to, Math.max(flagged, 0.8), sign.name);
  }
  if (!heading && we > 0.5 && we > flagged) {
    const sign = signs.find(({ kind }) => kind === 'collective');
    return verdict(
      reading,
      'collective',
      sign?.from ?? 0,
      sign?.to ?? reading.tokens.length,
      we,
      sign?.name ?? 'model',
    );
  }
  // A heading names a topic ("Decision", "Human factors"); the model learned from sentences.
  // Fault without anybody in particular is mostly a machine's; without a person, "should have" and "obvious" remain.
  // And "why did the proxy …?" asks; it does not reproach.
  const person = grounds === 'person' || grounds === 'both';
  const doubt = person ? 0 : reading.question ? 0.25 : label === 'blame' ? 0.14 : 0;
  if (heading || shifted(flagged, shift) < SPEAK[grounds] + doubt) return null;
  const sign = signs.find(({ kind }) => family(kind) === label);
  const kind = label === 'blame' ? (sign?.kind ?? 'person-at-fault') : label;
  return verdict(
    reading,
    kind,
    sign?.from ?? 0,
    sign?.to ?? reading.tokens.length,
    flagged,
    sign?.name ?? 'model',
  );
}

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
  for (const { who, by, finite: whole } of reading.clauses) {
    if (whole) finite = true;
    if (strong(who) || strong(by)) person = true;
  }
  for (const entity of reading.entities) {
    if (strong(entity) && (!finite || entity === 'name')) person = true;
    else if (entity === 'proper' || isPerson(entity)) vague = true;
  }
  const cleared = clearedIn(reading);
  const reproach =
    signs.length > 0 ||
    reading.hits.length > 0 ||
    reading.tokens.some(({ word }, i) => word.is & CHARGED && !cleared.has(i)) ||
    reading.clauses.some(
      ({ who, negated }) => who === 'nobody' || (negated && isPerson(who) && cleared.size === 0),
    );
  if (!reproach) return person && cleared.size === 0 ? 'person' : 'nothing';
  return person ? 'both' : vague ? 'vague' : 'reproach';
}

/** A person, role or team in particular; not "they", "people" or "nobody". */
function strong(entity: Entity): boolean {
  return isPerson(entity) && entity !== 'they' && entity !== 'you' && entity !== 'nobody';
}

const CHARGED = C.fault | C.badAdjective | C.badNoun | C.accident | C.manner;

function family(kind: Kind): string {
  return kind === 'counterfactual' || kind === 'hindsight' || kind === 'collective' ? kind : 'blame';
}

function verdict(reading: Reading, rule: Kind, from: number, to: number, score: number, by: string): Verdict {
  const { tokens, entities, text } = reading;
  let end = Math.max(to, from + 1);
  while (end > from + 1 && tokens[end - 1]!.kind === 'mark' && tokens[end - 1]!.low !== '?') end--;
  const at = entities.findIndex((entity, i) => isPerson(entity) && entity !== 'nobody' && i >= from);
  const person = at < 0 ? null : tokens[at]!;
  return {
    rule,
    start: tokens[from]!.start,
    end: tokens[end - 1]!.end,
    who: person ? text.slice(person.start, person.end) : null,
    score,
    by,
  };
}
