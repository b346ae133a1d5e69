import { VerbForm } from '../../../english/classes.ts';
import type { Reading } from '../../../english/reading.ts';
import { clauseIn, prevented } from '../guards.ts';
import type { Construction, Found } from './construction.ts';

const NOBODY = 'nobody|no-one|noone|one';
const PEOPLE = '<person>';

/** "nobody", "no one", "not one of the reviewers": in the past, and nothing is said that kept them from it. */
function leftByAll({ tokens, question }: Reading, { from, to }: Found): boolean {
  if (question) return false;
  const first = tokens[from]!.lower;
  if (first === 'one' && !/^(?:no|not)$/.test(tokens[from - 1]?.lower ?? '')) return false;
  // "did not occur to anyone"
  if (tokens.slice(from, to).some(({ word }) => word.base === 'occur')) return true;
  const verb = tokens
    .slice(from, to)
    .findLast(({ word }) => word.forms & (VerbForm.past | VerbForm.participle));
  const excuse = tokens.slice(to, to + 8).some(({ lower }) => /^(?:because|since|as|due|until)$/.test(lower));
  return verb !== undefined && !excuse;
}

/** Stated of what happened, not of what would help. */
const said = (reading: Reading, found: Found): boolean => {
  const modal = clauseIn(reading, found)?.modal ?? '';
  return (
    !reading.question && !prevented(reading, found.from) && !/^(?:would|could|may|might|can)$/.test(modal)
  );
};

/** "without anyone checking", as opposed to "without anyone noticing". */
function withoutAnyone({ tokens, question, clauses }: Reading, { from, to }: Found): boolean {
  const { base } = tokens[to - 1]!.word;
  const seen = /^(?:notice|know|see|realise|realize|be|have|get|lose|feel|hear|need|work|use)$/.test(base);
  const finite = clauses.filter((clause) => clause.finite && clause.verb < from);
  return !question && !seen && finite.some(({ modal }) => !modal) && !finite.some(({ negated }) => negated);
}

/** What all of them left to each other, and what they lacked together. */
const constructions: readonly Construction[] = [
  {
    name: 'nobody-did',
    rule: 'person-at-fault',
    trust: 'certain',
    says: 'it says what nobody did, and so what somebody should have done',
    patterns: [
      `${NOBODY} had? ever|once|actually|really|properly|fully|even WRITE|MEASURE|TRY|RECORD|DOCUMENT|QUESTION|CHALLENGE|OWN|TEST|PLAN|CONFIRM|AGREE|DECIDE|DEFINE|ESTIMATE|CALCULATE|CHECK|VERIFY|REVIEW`,
      `${NOBODY} had? MEASURE|QUESTION|CHALLENGE|REHEARSE|PROOFREAD|DOUBLE-CHECK`,
      `${NOBODY} had? WRITE|NOTE it|this|that? down`,
      `${NOBODY} had? THINK of|about|through|to|it`,
      `${NOBODY} had? TAKE|ACCEPT|ASSUME ownership|charge|responsibility|care|notes|it|the`,
      `${NOBODY} had? ever|once? RESTORE|REHEARSE|CLAIM|AGREE|DECIDE the|a|an|who|what|when|how|to`,
      `${NOBODY} HAVE the sense|foresight|courage|patience|discipline|presence to|of`,
      "not|never|didn't OCCUR to <people> to",
      `${NOBODY} had? FEEL responsible|obliged|bound`,
      `${NOBODY} was|were really|clearly? responsible|accountable for|of`,
      `${NOBODY} at|in|on|from <thing> had? REALISE|REALIZE|NOTICE|CHECK|TEST|ASK|QUESTION`,
      `${NOBODY} had? LOOK after|into|at`,
      `${NOBODY} had? CATCH|SPOT|FLAG|QUESTION … in|during|at the|our|both|either? two|both? code|design|peer? review|reviews|testing|handover|meeting|inspection`,
    ],
    when: leftByAll,
    hits: [
      'Nobody ever wrote down which accounts belong to whom.',
      'The one quantity nobody measured is the one that mattered.',
      'Nobody had written down the address.',
      'Nobody thought of the second region.',
      'No one took ownership of the ticket.',
      'Nobody felt responsible for the queue.',
      'Nobody was responsible for testing it.',
      'No one at the depot realised that the flag was still set.',
      'Nobody had agreed who would watch the second site.',
      'Nobody had the sense to pull the plug.',
      'It did not occur to anyone to look at the valve.',
      'For two years nobody looked after the old server.',
      'Nobody caught the wrong unit in the two reviews.',
    ],
    misses: [
      'One measured the inflow and the other the outflow.',
      'Nobody measured it because the meter was broken.',
      'Has nobody ever tested it?',
      'Nobody took part in the drill.',
    ],
  },
  {
    name: 'without-anyone',
    rule: 'agentless',
    trust: 'firm',
    says: 'it says what nobody did before or after it',
    patterns: [
      'without anyone|anybody|someone|somebody ever|first|actually? <doing>',
      'before|until anyone|anybody|someone|somebody THINK|BOTHER|REMEMBER to|of',
    ],
    when: withoutAnyone,
    hits: [
      'The reading was noted without anyone going to the meter.',
      'It was Tuesday before anybody thought to ring the plant.',
    ],
    misses: [
      'The disk had filled without anyone noticing.',
      'The job can be run without anyone being there.',
      'It cannot be merged without anyone reviewing it.',
    ],
  },
  {
    name: 'they-lacked',
    rule: 'judgement',
    trust: 'firm',
    says: 'it judges what people know or how they work together',
    patterns: [
      `not|too|insufficient|inadequate|limited|poor enough|little? experience|expertise|knowledge|skill|skills|know-how|diligence|discipline … on|in|within|among|of ${PEOPLE}`,
      `${PEOPLE} HAVE too|very|only little|limited experience|expertise|knowledge|skill|understanding`,
      `poor|bad|little|insufficient|inadequate|no communication|coordination|cooperation|alignment between ${PEOPLE}`,
      `communication gap|gaps|breakdown|failure|problem|problems between ${PEOPLE}`,
      `breakdown|gap|lapse of|in communication|coordination between ${PEOPLE}`,
      `poor|bad|little|insufficient|inadequate|no communication|coordination|cooperation|alignment between a|the|our|two|both? two|both? ${PEOPLE}`,
      `communication|coordination|cooperation between ${PEOPLE} and <thing> was|were very|rather|too? poor|bad|insufficient|inadequate|lacking|unclear`,
      '<person> HAVE|SHOW no|little grasp|understanding|clue|command|sense|respect of|for|about|how|what',
      'too|not little|enough time|testing|budget|training|attention was|were? planned|allotted|allowed|budgeted|set|scheduled|reserved for',
      'not enough|much|sufficient care|attention|thought|consideration was|were|had|has been? taken|paid|given|put',
      'too|very little care|attention|thought|consideration was|were|had|has been? taken|paid|given|put',
      'more thought|care|attention|planning|testing should|could have gone|been',
      `<owner> instructions|explanation|explanations|wording|handover|communication|request|briefing|messages|description … was|were not very|really? clear|detailed|complete|specific|precise|good|thorough`,
    ],
    when: said,
    hits: [
      'There was not enough experience on the team to run the upgrade.',
      'Our engineers had too little knowledge of the storage system.',
      'The fourth problem is that there was poor communication between myself and the desk.',
      'There was little coordination between the two crews.',
      'There was a communication gap between the team in Lyon and the desk.',
      'There was a breakdown in communication between the crew and the desk.',
      'The communication between myself and the vendor was bad.',
      'Not enough care was taken with the second step.',
      'The consultants had no grasp of the data model.',
      'Too little time planned for the move.',
      'Too little thought was given to the second step.',
      'More thought should have gone into the rollback.',
      'My instructions to the night shift were not clear enough.',
      'My instructions were not clear enough.',
    ],
    misses: [
      'Poor communication between the nodes made it worse.',
      'There was not enough memory on the node.',
      'Could there be poor communication between the crews?',
    ],
  },
];
export default constructions;
