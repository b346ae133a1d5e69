import { type PhraseClass, WordClass } from '../../../english/classes.ts';
import { wordsOf } from '../../../english/lexicon/entry.ts';
import type { Reading } from '../../../english/reading.ts';
import { lacksSubject } from './opening.ts';

/**
 * What a sentence can have, as bits. A construction lists what it cannot do without, so that a sentence is searched only
 * for the few that it may contain.
 */
export const HAS = {
  passive: 1,
  /** A negated clause, or "nobody" as a subject. */
  denied: 2,
  /** "should have": a modal with a perfect. */
  unreal: 4,
  /** A verb of fault: "forgot". */
  faultVerb: 8,
  /** A word or phrase for a slip: "accidentally", "by mistake". */
  slip: 16,
  /** A manner of working: "hastily", "without asking". */
  manner: 32,
  wrong: 64,
  charge: 128,
  faultPhrase: 256,
  humanError: 512,
  punishment: 1024,
  hindsight: 2048,
  /** An adjective that judges people: "careless". */
  flawed: 4096,
  question: 8192,
  /** A clause about "I". */
  me: 16384,
  /** "left", "let": in what state something was left. */
  left: 32768,
  /** An opening that may be a verb without a subject: "Forgot to", "Hastily edited". */
  noSubject: 65536,
  /** An adjective that judges people, or a state that is denied: "was not attentive". */
  judged: 131072,
  /** How little was done: "poorly", "hardly". */
  little: 262144,
  /** "had", "if" or "should", with which a condition begins. */
  condition: 524288,
  /** A question, or "name" or "identity", which may be sought. */
  sought: 1048576,
  /** "instead of", "rather than". */
  instead: 2097152,
} as const;

/** What words say how little was done. */
export const LITTLE = wordsOf(
  'insufficiently inadequately improperly poorly incompletely superficially hardly barely scarcely half-heartedly sparsely perfunctorily cursorily',
);

const OF_WORD: ReadonlyMap<string, number> = new Map([
  ['wrong', HAS.wrong],
  ['without', HAS.manner],
  ...LITTLE.map((word) => [word, HAS.little] as const),
  ...['had', 'if', 'should'].map((word) => [word, HAS.condition] as const),
  ...['name', 'identity'].map((word) => [word, HAS.sought] as const),
  ...['instead', 'rather'].map((word) => [word, HAS.instead] as const),
]);

const OF_PHRASE: Readonly<Record<PhraseClass, number>> = {
  charge: HAS.charge,
  fault: HAS.faultPhrase,
  accident: HAS.slip,
  manner: HAS.manner,
  'human-error': HAS.humanError,
  punishment: HAS.punishment,
  hindsight: HAS.hindsight,
};

/** Everything in `HAS` that a sentence has. */
export function featuresIn({ tokens, clauses, hits, question }: Reading): number {
  let has = question ? HAS.question | HAS.sought : 0;
  let words = 0;
  for (let i = 0; i < tokens.length; i++) {
    const { word, lower } = tokens[i]!;
    words |= word.is;
    has |= OF_WORD.get(lower) ?? 0;
  }
  if (lacksSubject(tokens)) has |= HAS.noSubject;
  if (words & WordClass.accident) has |= HAS.slip;
  if (words & WordClass.manner) has |= HAS.manner;
  if (words & WordClass.badAdjective) has |= HAS.flawed | HAS.judged;
  for (const { passive, negated, linking, who, modal, perfect, verb } of clauses) {
    if (passive) has |= HAS.passive;
    if (negated || who === 'nobody') has |= HAS.denied;
    if (negated && linking) has |= HAS.judged;
    if (who === 'i') has |= HAS.me;
    if (modal && perfect) has |= HAS.unreal;
    const { is, base } = tokens[verb]!.word;
    if (is & WordClass.fault) has |= HAS.faultVerb;
    if (base === 'leave' || base === 'let') has |= HAS.left;
  }
  for (const hit of hits) has |= OF_PHRASE[hit.class];
  return has;
}
