import { VerbForm, WordClass } from '../../../english/classes.ts';
import { ACTS_OF_CARE, PAPERS, TELLS } from '../../../english/lexicon/care.ts';
import { wordsOf } from '../../../english/lexicon/entry.ts';
import { nounPhrase } from '../../../english/phrases.ts';
import type { ReadClause, Reading } from '../../../english/reading.ts';
import { hypothetical } from '../guards.ts';
import { type Construction, clauseSpan, type Found, inParticular } from './construction.ts';
import { HAS } from './needs.ts';
import { isOpinion } from './party-left-undone.ts';

/** What people do only by choice or care, left undone: "the reviewer did not read the diff". */
function* omission(reading: Reading): Iterable<Found> {
  for (const clause of reading.clauses) {
    const { who, modal, passive } = clause;
    if (!clause.negated && who !== 'nobody') continue;
    if (modal || reading.question || hypothetical(reading, clause) || isPlanned(reading, clause)) continue;
    if (who === 'i' && isOpinion(reading, clause.verb)) continue;
    if (who === 'nobody' && ofNobody(reading, clause)) continue;
    const kept = isUpkeep(reading, clause);
    const byThem =
      passive &&
      clause.negated &&
      inParticular(clause.by) &&
      !isOneOfThose(reading, clause) &&
      !UNSEEN.test(reading.tokens[clause.verb]!.word.base);
    const along = negatedAlong(reading, clause);
    const nobody = who === 'nobody' && clause.finite && didNothing(reading, clause);
    if (byThem && isInPast(reading, clause) && !excused(reading, clause)) {
      yield { ...clauseSpan(reading, clause), trust: 'firm' };
      continue;
    }
    if (!kept && !nobody && !along && !(reading.tokens[clause.verb]!.word.is & WordClass.care)) continue;
    const span = clauseSpan(reading, clause);
    // "was not followed by the technician"
    if (passive && clause.negated && inParticular(clause.by) && !isOneOfThose(reading, clause))
      yield { ...span, trust: 'firm' };
    if (passive) continue;
    const firm =
      (kept || along || FIRM_CARE.has(reading.tokens[clause.verb]!.word.base)) &&
      isInPast(reading, clause) &&
      !excused(reading, clause);
    const found: Found = firm ? { ...span, trust: 'firm' } : span;
    if (who === 'nobody' && clause.finite)
      yield nobody && !excused(reading, clause) ? { ...span, trust: 'firm' } : span;
    else if (!clause.negated) continue;
    else if (who === 'we') yield { ...span, rule: 'collective' };
    else if (inParticular(who)) yield found;
    // An unknown name may be a product's, but no product consults anybody.
    else if (who === 'proper' && firm && BY_PEOPLE.has(reading.tokens[clause.verb]!.word.base)) yield found;
  }
}

/** "Nobody's monitoring caught it": a system that nobody had. */
const ofNobody = ({ tokens }: Reading, { subject, from }: ReadClause): boolean =>
  tokens.slice(subject?.from ?? from, from + 1).some(({ lower }) => lower === "'s");

/** What only people do for each other. */
const BY_PEOPLE = new Set(
  wordsOf(
    'tell ask consult announce communicate coordinate involve brief bother rehearse double-check inform heed',
  ),
);

/** "assets that were not deposited by him": which ones, rather than what he left undone. */
const isOneOfThose = ({ tokens }: Reading, { relative, verb }: ReadClause): boolean =>
  relative && tokens.slice(verb, verb + 4).some(({ lower }) => /^(?:him|her|them|me|us|you|it)$/.test(lower));

/** What is seen or suffered rather than done. */
const UNSEEN =
  /^(?:notice|see|affect|know|impact|hear|receive|hit|find|cause|trigger|report|detect|require|need|want|use|expect)$/;

/** "did not render a frame and ask": the second verb is left undone as well. */
function negatedAlong({ tokens }: Reading, { verb, negated, finite }: ReadClause): boolean {
  if (!negated || !finite || !(tokens[verb]!.word.forms & VerbForm.base)) return false;
  for (let i = verb + 2; i < Math.min(verb + 9, tokens.length) && tokens[i]!.kind !== 'mark'; i++)
    if (/^(?:and|or)$/.test(tokens[i - 1]!.lower))
      return FIRM_CARE.has(tokens[i]!.lower) && (tokens[i]!.word.forms & VerbForm.base) !== 0;
  return false;
}

/** "was not planning to": a plan is not an omission; "was not watching" is one. */
function isPlanned({ tokens }: Reading, { verb }: ReadClause): boolean {
  const { forms, base } = tokens[verb]!.word;
  return (forms & VerbForm.gerund) !== 0 && !WATCHES.test(base);
}
const WATCHES = /^(?:watch|monitor|follow|pay|check|listen|read|test|look|care)$/;

/** In the past: "did not ask", "had not asked", "never asked"; not "is not asking". */
function isInPast({ tokens }: Reading, { from, verb, who }: ReadClause): boolean {
  const before = tokens.slice(Math.max(0, from), verb).map(({ lower }) => lower);
  const past = (tokens[verb]!.word.forms & VerbForm.past) !== 0;
  return (
    before.some((word) => PAST_AUXILIARY.test(word)) ||
    ((before.includes('never') || who === 'nobody') && past)
  );
}
const PAST_AUXILIARY = /^(?:did|had|has|have|was|were)(?:n['’]?t)?$/;

/** "Nobody answered the phone": of everybody, in the past; not "no peer review", and not "that nobody reads". */
function didNothing({ tokens }: Reading, { subject, verb, modal }: ReadClause): boolean {
  const { word } = tokens[verb]!;
  const head = tokens[subject!.head]!.lower;
  return (
    !modal &&
    ((word.forms & VerbForm.past) !== 0 || /^(?:watch|monitor)$/.test(word.base)) &&
    /^(?:nobody|noone|no-one|one|none|neither)$/.test(head) &&
    (FIRM_CARE.has(word.base) ||
      /^(?:answer|react|respond|reply|care|watch|remove|update|revert|renew)$/.test(word.base))
  );
}

/**
 * Care whose absence is a fault in itself; what somebody did not know, notice or report may be a fact about the system.
 */
const FIRM_CARE = new Set([
  ...wordsOf(TELLS).filter((word) => !/^(?:page|report|flag|raise)$/.test(word)),
  ...wordsOf(`read test review verify double-check check follow heed monitor look bother inspect proofread rehearse compare
    obey comply confirm wait consider prepare`),
]);
const papers = new Set(wordsOf(PAPERS));
const stepsOfCare = new Set(wordsOf(ACTS_OF_CARE));

/** "did not update the inventory", "never opened the runbook", "did not take it into account". */
function isUpkeep({ tokens }: Reading, { verb, who }: ReadClause): boolean {
  const { base } = tokens[verb]!.word;
  const object = nounPhrase(tokens, verb + 1);
  const what = object ? tokens[object.head]!.lower : '';
  const next = tokens[object ? object.to : verb + 1]?.lower;
  if (base === 'take') return next === 'into' || next === 'seriously' || what === 'care';
  if (base === 'keep')
    return tokens
      .slice(verb, verb + 8)
      .some(({ lower }) => /^(?:date|informed|posted|up-to-date)$/.test(lower));
  if (base === 'pay') return what === 'attention' || what === 'heed';
  if (base === 'hand' || base === 'pass')
    return /^(?:over|on)$/.test(tokens[verb + 1]?.lower ?? '') || next === 'over';
  if (who === 'supplier') return false;
  return UPKEEP.test(base) && (papers.has(what) || stepsOfCare.has(what));
}
const UPKEEP = /^(?:update|use|open|maintain|complete|fill|write|do|run|perform|make|prepare)$/;

/** "because the link was down", "as there was no alert": the sentence says what prevented it. */
function excused({ tokens, clauses }: Reading, clause: ReadClause): boolean {
  if (clauses.some(({ opener, verb }) => verb > clause.verb && /^(?:because|since|as)$/.test(opener)))
    return true;
  return tokens
    .slice(clause.verb + 1, clause.verb + 8)
    .some(({ lower }) => /^(?:due|until|further|anything|any)$/.test(lower));
}

const constructions: readonly Construction[] = [
  {
    name: 'left-undone',
    rule: 'person-at-fault',
    trust: 'soft',
    says: 'it says what a person did not do, and what care would have done',
    find: omission,
    needs: HAS.denied,
    hits: [
      'The reviewer did not read the diff.',
      'Nobody checked the backup.',
      'The checklist was not followed by the night shift.',
      'The clerk never opened the runbook.',
      'Nobody was watching the dashboard.',
      'It was a rule that nobody removed.',
      'Halden did not tell its partners about the new limit.',
      'The count was never repeated by a second person.',
      'Somebody on the team did not update the inventory.',
      'The vendor did not wait for the backup.',
      'The lead did not take the bank holiday into account.',
      'The carrier had not kept the list of contacts up to date.',
      'The night shift did not answer the page.',
      'I did not respond at all.',
      'Nobody in the depot thought to ask the wards.',
      'The clerk did not think to ask.',
      'I did not open the page and check how it looked.',
      'The lead did not consider the second site.',
      'The clerk never told anybody about the new rota.',
      'The depot lead hadn’t told anyone that the handhelds had been exchanged.',
    ],
    misses: [
      'Nobody’s monitoring noticed it.',
      'Tom could take out the coins that were not paid in by him.',
      'The engineer had no way to see that the replica was behind.',
      'The proxy did not validate the header.',
      'Nobody was paged because the route had no receiver.',
      'The engineer did not check the console, because it was down as well.',
      'The team did not follow this path any further.',
      'Make sure that the clerk is not asking for the same form twice.',
      'The engineer did not update the cache.',
      'The page was not seen by the engineer.',
      'Zorblax did not report the error.',
      'The lead was not planning to stay for long.',
    ],
  },
  {
    name: 'never-once',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'it says what a person never did, and what care would have done',
    patterns: [
      '<person> never once|even|really|actually|properly? <care>',
      '<person> not once … <care>',
      '<person> did not BOTHER|TROUBLE',
      '<person> could not be bothered',
      '<people> could be bothered to',
      '<person> <past> … and|but then? never <past> it|them|this|the|a|that|anyone|anybody',
      '<person> DO|SAY nothing for|until|about|when|to|and',
    ],
    hits: [
      'Facilities never once checked the diesel level.',
      'The author did not bother to run the tests.',
      'The porter not once noticed the open lock.',
      'The porter could not be bothered to lock it.',
      'Nobody could be bothered to lock it.',
      'The porter never bothered to lock it.',
      'The consultants copied the template and never adapted it.',
      'The press office said nothing for six hours.',
    ],
    misses: ['The probe never checked the level.'],
  },
];
export default constructions;
