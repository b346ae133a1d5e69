import { WordClass } from '../../../english/classes.ts';
import type { Reading } from '../../../english/reading.ts';
import { prevented } from '../guards.ts';
import type { Construction, Found } from './construction.ts';

const FAILING =
  'error|mistake|oversight|lapse|blunder|slip|mix-up|omission|carelessness|negligence|inattention|misjudgement|misjudgment|miscalculation|haste|neglect|complacency|confusion|incompetence|inexperience|impatience|sloppiness|clumsiness|stubbornness|forgetfulness|ignorance|arrogance|indecision|recklessness|overconfidence|bungling|mishandling|mismanagement|misreading|disregard|indifference|reluctance|unwillingness|distraction|inaction|misconfiguration|maloperation|improvisation|laziness|non-compliance|misuse|misclick|hesitation|misdiagnosis|ineptitude|absent-mindedness';
const ROLE =
  'operator|user|driver|staff|engineer|developer|admin|administrator|technician|reviewer|maintainer|vendor|contractor|pilot|programmer|employee|analyst|clerk|planner|controller|dispatcher|nurse|pharmacist|editor|trader|intern|trainee|crew|personnel';
const WRONG = 'wrong|incorrect|careless|erroneous|improper|unauthorised|unauthorized|faulty|hasty';

/** Stated: not "no error of the operator", "a guard against operator error". */
function stated(reading: Reading, { from }: Found): boolean {
  return (
    !reading.question &&
    !prevented(reading, from) &&
    !/^(?:pay|packing|delivery|deposit)$/.test(reading.tokens[from - 1]?.lower ?? '') &&
    !reading.tokens
      .slice(Math.max(0, from - 4), from)
      .some(
        ({ lower, word }) =>
          word.is & WordClass.negation || /^(?:no|any|if|without|needs|needs?|under)$/.test(lower),
      )
  );
}

/** Failings and faults told as nouns, with the people they are laid on. */
const constructions: readonly Construction[] = [
  {
    name: 'failing-among-people',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'a failing is laid on people',
    patterns: [
      `${FAILING} of|by|from|at|in|among <person>`,
      `${ROLE} slip|distraction|inattention|negligence|confusion|inexperience|fatigue|carelessness|misconfiguration|indifference`,
      `${WRONG} entry|input|operation|action|actions|use|keystroke|click|switching|connection|setting by|of an|the|our? <person>`,
      'out of ignorance|laziness|haste|curiosity|habit|impatience|spite|boredom',
    ],
    when: stated,
    hits: [
      'A maloperation by the duty engineer tripped the turbine.',
      'The loss of the mirror is put down to operator inattention.',
      'Cause of outage: wrong entry by the shift operator.',
      'Out of laziness the author copied the old policy.',
    ],
    misses: [
      'No maloperation by the duty engineer was found.',
      'A misconfiguration of the proxy dropped the header.',
      'A lock guards against operator inattention.',
    ],
  },
  {
    name: 'misreading-as-a-cause',
    rule: 'human-error',
    trust: 'firm',
    says: 'what went wrong in somebody’s head is given as the cause',
    patterns: [
      'due|owing|stemmed|resulted|originated|arose to|from a|an|the|our|their|some <bad>? misinterpretation|misreading|misjudgement|misjudgment|miscalculation|miscount|mistranscription of|in|by',
    ],
    when: stated,
    hits: ['The patient got 50 mg due to a misinterpretation of the order.'],
    misses: ['If it is due to a misinterpretation of the order, the scanner asks.'],
  },
  {
    name: 'laid-on-somebody',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'the fault is laid on somebody',
    patterns: [
      'fault|guilt is|lies|lay entirely|solely|squarely? that of',
      'we|have <person> to thank for',
      'pinned|blamed on <person>',
      'finger|fingers points|point|pointed at <person>',
      'delay|outage|loss|leak|failure|downtime|damage|incident|disruption … is|was|were down to <person>',
      'caused|triggered by <person> who <past>',
      'caused|triggered by <person> of? <thing>? <doing> a|an|the|our|his|her|their|two',
      'responsible for this|the mistake|error|outage|mess|failure are|is|be|were|was held|made',
    ],
    when: stated,
    hits: [
      'The fault is entirely that of the person who wrote the cron line.',
      'We have the intern to thank for the empty search index.',
      'The delay can be pinned on the approver.',
      'The finger points at the person who cleared the cache.',
      'The loss of the archive is down to Rasmus and his clever shortcut.',
      'The outage was caused by an engineer who restarted the leader before noon.',
      'The fibre cut was caused by subcontractors cutting our lines.',
      'We make sure that those responsible for this mistake are held accountable.',
    ],
    misses: [
      'The delay was not blamed on the approver.',
      'The outage was caused by a proxy that dropped the header.',
      'The delay is down to the disk.',
      'The load was caused by users opening the page.',
    ],
  },
  {
    name: 'let-it-happen',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'somebody is said to have let it happen',
    patterns: [
      '<person> … LET <thing> expire|lapse|fill|slip|slide|rot|die|through|pass|drift|overflow|starve',
      '<person> … LET … expire|lapse',
      'allowed to expire|lapse|fill|slip|slide|rot|die|pile by <person>',
    ],
    when: stated,
    hits: [
      'The owner of the certificate let it expire.',
      'The certificate was allowed to expire by its owner.',
      'The reviewers let the bug through.',
      'Our registrar let the domain lapse without a word.',
    ],
    misses: ['If the owner lets it expire, the form asks.', 'The proxy let the request through.'],
  },
];
export default constructions;
