import type { Reading } from '../../../english/reading.ts';
import { byMachine } from '../guards.ts';
import type { Construction, Found } from './construction.ts';

const BAD =
  '<bad>|wrong|mistaken|bad|poor|unwise|rash|premature|unfortunate|misguided|misjudged|unjustified|unjustifiable|unfounded|fatal|disastrous|fateful|unrealistic|indefensible|rosy|optimistic|ambitious|hasty|lost|overambitious|unworkable';
const CHOICES =
  'decision|choice|bet|gamble|call|plan|plans|schedule|timetable|assessment|estimate|approval|idea|strategy|belief|optimism|confidence|faith|trust|hope|expectation|trade-off';
const DECISIONS = 'decision|decisions|choice|choices|bet|gamble';
const HOW =
  'wildly|hopelessly|grossly|totally|completely|utterly|extremely|unduly|needlessly|clearly|obviously|simply|far|too|very|rather|quite|overly|also|really|plainly|badly|much';
const BLUNDERS = 'mistake|error|sin|misjudgement|misjudgment|blunder|gamble|folly|illusion|miscalculation';

/** Said as a fact: neither asked nor supposed, and not of what software did. */
function said(reading: Reading, { from, to }: Found): boolean {
  const clauses = reading.clauses.filter(({ verb }) => verb >= from && verb < to);
  return (
    !reading.question &&
    reading.tokens[0]!.lower !== 'if' &&
    !clauses.some((clause) => byMachine(reading, clause))
  );
}

/** What people decided is judged by what came of it. */
const constructions: readonly Construction[] = [
  {
    name: 'bad-choice',
    rule: 'hindsight',
    trust: 'firm',
    says: 'it judges a choice by what came of it',
    patterns: [
      `${CHOICES} … was|were|is|has|had|proved|turned|looks|looked|seems|seemed been|out? to? be? ${HOW}? ${HOW}? ${BAD}`,
      `${CHOICES} … was|were|turned|proved out? to? be? a|an|the ${BAD} one`,
      `${DECISIONS} … was|were made|taken ${HOW}? hastily|late|lightly|quickly|early`,
      `^ <doing> … was|were|turned|proved out? to? be? ${HOW}? ${HOW}? wrong|mistaken|foolish|unwise|premature|irresponsible|reckless|rash|misguided`,
      `^ <doing> … was|were|turned|proved out? to? be? a|an|the <bad>|original|serious|costly|grave|fatal|big|poor|bad? ${BLUNDERS}`,
      `it was|were|is ${HOW}? wrong|premature|rash|foolish|unwise|irresponsible|naive|naïve|reckless|negligent|careless|mistaken to <deed>`,
      `it was ${HOW}? too early|soon|optimistic|ambitious|risky to`,
      `^ to <deed> … was ${HOW}? wrong|foolish|rash|premature|unwise|mistaken`,
      `fatal|cardinal|grave|biggest|gravest|worst|original|decisive|crucial mistake|error|sin|blunder was|is`,
      `it was a|an|the ${BLUNDERS} to|that`,
    ],
    when: said,
    hits: [
      'The decision to restart was mistaken, as the traces show.',
      'The decision not to page the owner was wrong.',
      'The confidence in the vendor’s roadmap was unjustified.',
      'The choice of a home-grown queue was a bad one.',
      'The decision was made too hastily.',
      'Declaring victory at noon was rash.',
      'Leaving the retention at its default was a serious misjudgement.',
      'It was wrong to fail over at that moment.',
      'It was too early to go live.',
      'To hope that the load would go away was wrong.',
      'The fatal mistake was made at 10:14, when the diversion was lifted.',
      'It was an illusion to think that one steward could cover four gates.',
    ],
    misses: [
      'The decision to restart was not mistaken.',
      'The plan was made by the scheduler too late.',
      'Was it wrong to fail over?',
      'If it was wrong to fail over, the vote will show it.',
      'Waiting for the quorum was not wrong.',
      'It was too late to roll back.',
    ],
  },
  {
    name: 'plain-beforehand',
    rule: 'hindsight',
    trust: 'firm',
    says: 'it presents as plain beforehand what is known only now',
    patterns: [
      'it was obvious|foreseeable|predictable|inevitable|evident that … would|could',
      'it was clear|plain that … would|could not|never|fail|break',
      'was|were easy|simple to foresee|predict',
      'this|that|it|outage|incident|loss|accident|failure|delay|mistake|damage was|were avoidable|preventable|needless|unnecessary',
      'was totally|entirely|completely|wholly|perfectly|easily|eminently avoidable|preventable|foreseeable',
      'a foregone conclusion',
      'set up to fail',
      'could|would only end badly|in',
      'could not end well',
      'on the cards',
      'no|not|a prophet|genius|oracle|crystal',
      'was|were preordained|foreseeable|predestined',
      'made <thing> a certainty',
    ],
    hits: [
      'It was obvious that the disk would fill.',
      'It was clear that this would not work.',
      'Looking back, the failure was easy to predict.',
      'This was avoidable.',
      'It is good that they fixed it, but this was totally avoidable.',
      'With that design, the loss of data was a foregone conclusion.',
      'The project was set up to fail.',
      'The decision to outsource the hotline could only end badly.',
      'That could not end well.',
      'A failure was on the cards from the day the spare was sold.',
      'No crystal ball was needed to tell that the rush would end badly.',
      'The failure of the manual process was preordained.',
      'Postponing the upgrade three times made the failure a certainty.',
    ],
    misses: [
      'It was obvious that the disk was full.',
      'It became clear that we would have to restart.',
      'The load is easy to predict.',
      'The job will end well.',
      'There was no obvious error message.',
    ],
  },
  {
    name: 'signs-ignored',
    rule: 'hindsight',
    trust: 'firm',
    says: 'it tells of warnings that people should have heeded',
    patterns: [
      'warning|warnings|sign|signs|signal|signals|indication|indications|clue|clues|hint|hints|complaint|complaints|concern|concerns|objection|objections|risk|risks|danger|dangers|lesson|lessons|tremor|symptom|symptoms|advice|advisory|indicator|indicators|alarm|alarms|alert|alerts … was|were|been|went simply|largely|repeatedly|all|just|too|merely|routinely|then? ignored|dismissed|shrugged|brushed|explained|waved|overlooked|disregarded|unheeded|lost|unlearned|discounted|downplayed|underrated',
      'was|were|been taken too lightly',
      'ignored|dismissed for too? long|months|weeks|years|days|hours',
      'warning|warnings|signs|clues|signals were|was all|clearly|there|plainly there|to|in',
    ],
    when: said,
    hits: [
      'Early symptoms in the canary region were explained away.',
      'It was a risk that was taken too lightly.',
      'The alerts had been ignored for too long.',
      'The clues were all there in the logs.',
    ],
    misses: [
      'The alerts were not ignored.',
      'The signals were ignored by the parser.',
      'The clues were in the third log.',
      'Were the warnings ignored?',
    ],
  },
];
export default constructions;
