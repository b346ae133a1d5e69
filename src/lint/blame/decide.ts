import type { Reading } from '../../english/reading.ts';
import type { BlameRuleName, FoundConstruction, SentencePlace } from './constructions/construction.ts';
import { THRESHOLDS } from './thresholds.ts';

/** What to report about a sentence, and where. Offsets are into the text analysed. */
export interface Verdict {
  readonly rule: BlameRuleName;
  /** `high` is reported at the rule's level, `low` as a hint. */
  readonly confidence: 'high' | 'low';
  readonly start: number;
  readonly end: number;
  /** The same range as token indices, half-open. */
  readonly from: number;
  readonly to: number;
  readonly sign: FoundConstruction;
}

/** The probability that a sentence is a reproach of any kind. */
function reproachOf(odds: readonly number[]): number {
  const [, blame = 0, counterfactual = 0, hindsight = 0] = odds;
  return blame + counterfactual + hindsight;
}

/** What to report about a sentence with these constructions: nothing without one, whatever the model says. */
export function decide(
  reading: Reading,
  signs: readonly FoundConstruction[],
  odds: readonly number[],
  place: SentencePlace,
): Verdict | null {
  const [ok = 0, , , , we = 0] = odds;
  const reproach = reproachOf(odds);
  const heading = place.heading;
  // An action item states what is to be done, so only a demand on people is a reproach there.
  const fits = signs.filter(({ rule }) => !place.action || rule === 'punishment' || rule === 'judgement');
  const sign = chosen(fits, odds);
  if (!sign) return null;
  if (sign.rule === 'collective')
    return heading ? null : verdict(reading, sign, we > THRESHOLDS.we || isFirm(sign) ? 'high' : 'low');
  if (sign.trust === 'certain') return verdict(reading, sign, 'high');
  if (sign.trust === 'firm') return ok < THRESHOLDS.veto ? verdict(reading, sign, 'high') : null;
  // A heading names a topic ("Decision", "Human factors"); the model was trained on sentences.
  // Below the bar nothing is said, not even as a hint: of such hints in real post-mortems one in ten was right.
  if (heading || reproach < THRESHOLDS.agrees[sign.trust]) return null;
  return verdict(reading, sign, 'high');
}

const isFirm = ({ trust }: FoundConstruction) => trust === 'certain' || trust === 'firm';

/** Prefers a firm sign to a soft one, others to "we", and then the label that the model predicts. */
function chosen(signs: readonly FoundConstruction[], odds: readonly number[]): FoundConstruction | undefined {
  const others = signs.filter(({ rule }) => rule !== 'collective');
  const best = others.length ? others : signs;
  const trusted = best.filter(({ trust }) => trust === best[0]!.trust);
  const label = labelOf(odds);
  return trusted.find(({ rule }) => family(rule) === label) ?? trusted[0];
}

function labelOf([, blame = 0, counterfactual = 0, hindsight = 0]: readonly number[]): string {
  if (counterfactual >= blame && counterfactual >= hindsight) return 'counterfactual';
  return hindsight >= blame ? 'hindsight' : 'blame';
}

const family = (rule: BlameRuleName) => (rule === 'counterfactual' || rule === 'hindsight' ? rule : 'blame');

/** Words that end a reproach and begin its reason or consequence. */
const OVER = /^(?:because|so|which|when|while|although|though|whereas|since|until)$/;
const DANGLING = /^(?:the|a|an|wrong|his|her|their|of|to|no|on|at|in|for|with|from)$/;

function verdict(reading: Reading, sign: FoundConstruction, confidence: Verdict['confidence']): Verdict {
  const { tokens, clauses } = reading;
  // "Why did nobody read it?" is a reproach as a whole.
  const from = reading.question && tokens[0]!.lower === 'why' ? 0 : sign.from;
  let end = Math.max(sign.to, from + 1);
  for (let i = from + 3; i < end; i++) {
    const verb = clauses.some((clause) => clause.verb >= from && clause.verb < i);
    if (verb && OVER.test(tokens[i]!.lower)) end = i;
  }
  // "deleted the wrong": include the noun.
  while (end < tokens.length && DANGLING.test(tokens[end - 1]!.lower) && tokens[end]!.kind !== 'mark') end++;
  while (end > from + 1 && tokens[end - 1]!.kind === 'mark' && tokens[end - 1]!.lower !== '?') end--;
  return {
    rule: sign.rule,
    confidence,
    start: tokens[from]!.start,
    end: tokens[end - 1]!.end,
    from,
    to: end,
    sign,
  };
}
