import { NOWHERE, type Surroundings } from '../../english/entities.ts';
import { hitsOf, isPlain, type Reading, understand } from '../../english/reading.ts';
import { afterTime } from '../../english/sentences.ts';
import { type Mask, type Token, tokenise } from '../../english/tokens.ts';
import {
  ALONE,
  type BlameRuleName,
  type Construction,
  type Found,
  type FoundConstruction,
  type SentencePlace,
  type Trust,
} from './constructions/construction.ts';
import { CONSTRUCTIONS } from './constructions/index.ts';
import { featuresIn } from './constructions/needs.ts';
import omittedSubject from './constructions/omitted-subject.ts';
import { lacksSubject } from './constructions/opening.ts';
import { decide, type Verdict } from './decide.ts';
import { featuresOf } from './features.ts';
import { aboutWriting, denied, exculpates, likened, onlyHypothetical, supposed } from './guards.ts';
import { ofWhoever, speaksOfFailings } from './in-general.ts';
import { type Model, predict, unpack } from './model.ts';
import { patternsOfBlame, searchedBy } from './patterns.ts';
import { PACKED, SCALE } from './weights.ts';

/** A sentence after analysis. */
export interface Analysis {
  readonly reading: Reading;
  readonly signs: readonly FoundConstruction[];
  /** Probability of each label, in the order of `LABELS`; empty if there is no sign, so that the model was not run. */
  readonly odds: readonly number[];
  readonly verdict: Verdict | null;
}

let model: Model | null = null;

/** The shipped model, unpacked on first use. */
function shipped(): Model {
  model ??= unpack(PACKED, SCALE);
  return model;
}

/** A sentence with more tokens is a dump of something; only its beginning is read. */
const LONGEST = 400;

/**
 * Analyses one sentence in its place; null if it contains nothing worth analysing. Depends on nothing but its
 * arguments. Linear in the length of the sentence.
 */
export function analyse(
  text: string,
  sentence: readonly Token[],
  around: Surroundings = NOWHERE,
  place: SentencePlace = ALONE,
): Analysis | null {
  const tokens = sentence.length > LONGEST ? sentence.slice(0, LONGEST) : sentence;
  if (tokens.length < 2) return null;
  const hits = hitsOf(tokens);
  const plain = isPlain(tokens, hits);
  if (plain && !lacksSubject(tokens) && !tokens.some(searchedBy)) return null;
  const reading = understand(text, tokens, around, hits);
  const signs = signsOf(reading, place, plain);
  if (signs.length === 0) return { reading, signs, odds: [], verdict: null };
  const odds = predict(shipped(), featuresOf(reading));
  return { reading, signs, odds, verdict: decide(reading, signs, odds, place) };
}

/** The constructions that code finds, all of one shape, which is several times as fast to go through. */
const foundByCode = (constructions: readonly Construction[]) =>
  constructions.flatMap((construction) => {
    const { find, needs = 0 } = construction;
    return find ? [{ construction, find, needs }] : [];
  });
const FOUND_BY_CODE = forFeatures(foundByCode(CONSTRUCTIONS));
const WITHOUT_SUBJECT = forFeatures(foundByCode(omittedSubject));

/** Those that a sentence with these features can have. Most sentences share their features with others. */
function forFeatures<T extends { readonly needs: number }>(
  all: readonly T[],
): (features: number) => readonly T[] {
  const known = new Map<number, readonly T[]>();
  return (features) => {
    let some = known.get(features);
    if (!some) {
      if (known.size > 1000) known.clear();
      some = all.filter(({ needs }) => (needs & features) === needs);
      known.set(features, some);
    }
    return some;
  };
}

/** Rules that require a deed to have been done; the others judge, ask, or imagine a different one. */
const ABOUT_DEEDS: ReadonlySet<BlameRuleName> = new Set([
  'person-at-fault',
  'agentless',
  'human-error',
  'judgement',
  'punishment',
  'collective',
]);
/** Rules about somebody: not about whoever does something now and then. */
const ABOUT_SOMEBODY: ReadonlySet<BlameRuleName> = new Set(['person-at-fault', 'human-error', 'judgement']);
/** “Human error by the operator” and “the negligence of the night shift” say more than that people are at fault. */
const SAYS_MORE: ReadonlySet<BlameRuleName> = new Set(['human-error', 'judgement']);
const TRUSTS: readonly Trust[] = ['certain', 'firm', 'soft', 'faint'];

/** The words of a quotation that says enough: fewer leave out what happened, more bury it. */
const ENOUGH_WORDS = 8;

/**
 * The most certain first; then what says more, what quotes nearest to eight words, whose construction is trusted more
 * elsewhere, and what comes first. Nothing hangs on the names of files.
 */
function byWeight(a: FoundConstruction, b: FoundConstruction): number {
  const rank = (trust: Trust) => TRUSTS.indexOf(trust);
  const says = ({ rule }: FoundConstruction) => (SAYS_MORE.has(rule) ? 1 : 0);
  const offBy = ({ from, to }: FoundConstruction) => Math.abs(ENOUGH_WORDS - (to - from));
  return (
    rank(a.trust) - rank(b.trust) ||
    says(b) - says(a) ||
    offBy(a) - offBy(b) ||
    rank(a.construction.trust) - rank(b.construction.trust) ||
    a.from - b.from ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
  );
}

/** Every construction in a sentence, in the order of `byWeight`. In a plain sentence only an omitted subject is possible. */
function signsOf(reading: Reading, place: SentencePlace, plain = false): FoundConstruction[] {
  const signs: FoundConstruction[] = [];
  const add = (construction: Construction, found: Found) => {
    if (denied(reading, found.from) || likened(reading, found.from)) return;
    const { rule = construction.rule, trust = construction.trust, from, to } = found;
    if (ABOUT_DEEDS.has(rule) && onlyHypothetical(reading, from)) return;
    if (ABOUT_SOMEBODY.has(rule) && ofWhoever(reading, from)) return;
    if (rule === 'human-error' && speaksOfFailings(reading, found)) return;
    signs.push({ construction, rule, trust, from, to });
  };
  for (const { match, value } of patternsOfBlame.matches(reading)) {
    if (value.when && !value.when(reading, match, place)) continue;
    const we = match.person >= 0 && reading.entities[match.person] === 'we';
    add(value, { from: match.from, to: match.to, ...(we ? { rule: 'collective' } : {}) });
  }
  for (const { construction, find } of (plain ? WITHOUT_SUBJECT : FOUND_BY_CODE)(featuresIn(reading)))
    for (const found of find(reading, place)) add(construction, found);
  // Last, because few sentences have a sign and these checks read the whole sentence.
  if (signs.length > 0 && (aboutWriting(reading) || exculpates(reading) || supposed(reading))) return [];
  if (signs.length < 2) return signs;
  return signs.sort(byWeight);
}

/** Analyses a text that is one sentence, without a document around it. */
export function analyseAlone(
  text: string,
  masks: readonly Mask[] = [],
  place: SentencePlace = ALONE,
): Analysis | null {
  return analyse(text, tokenise(text, afterTime(text), text.length, masks), NOWHERE, place);
}
