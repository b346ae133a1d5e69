import type { Reading } from '../../../english/reading.ts';
import { clauseIn, isStated } from '../guards.ts';
import type { Construction, Found } from './construction.ts';

const BIG =
  'massive|huge|big|biggest|bigger|grave|serious|terrible|costly|critical|major|fatal|bad|real|stupid|silly|rookie|classic|colossal|expensive|horrible|dumb|fundamental|crucial|key';
const PLAIN =
  'obvious|basic|elementary|stupid|silly|avoidable|careless|rookie|embarrassing|dumb|foolish|beginner’s|needless|unnecessary';
const POOR = 'bad|poor|wrong|questionable|unfortunate|unwise|hasty|rash|ill-advised|misguided|rushed';
const BLUNDER = 'mistake|blunder|misjudgement|misjudgment|misstep|oversight|miscalculation';

/** Told of what happened, rather than asked, denied or planned against: "no", "avoid", "learn from". */
function happened(reading: Reading, found: Found): boolean {
  const { tokens } = reading;
  const clause = clauseIn(reading, found);
  return (
    isStated(reading, found) &&
    !reading.clauses.some(({ modal }) => /^(?:must|can|may|should|will)$/.test(modal)) &&
    !(clause && (clause.negated || /^(?:would|could|can|may|might|will)$/.test(clause.modal))) &&
    !tokens
      .slice(Math.max(0, found.from - 2), found.from)
      .some(({ lower }) =>
        /^(?:no|not|any|against|without|never|avoid|if|isn't|wasn't|spelling|data)$/.test(lower),
      )
  );
}

/** What people did or decided, called a mistake. */
const constructions: readonly Construction[] = [
  {
    name: 'called-a-mistake',
    rule: 'hindsight',
    trust: 'firm',
    says: 'it calls what people did a mistake',
    patterns: [
      `this|that|it|which was|turned|proved out? to? be? a|our|my|the ${BIG} ,? ${BIG}? ${BLUNDER}`,
      `was|proved|turned out? to? be? a|our|my|the ${BIG} ${BLUNDER} of|we|in|on|that|and|to`,
      `was|proved|turned out? to? be? a|our|my|the ${BIG} ${BLUNDER} $`,
      `${PLAIN} mistake|mistakes|blunder|blunders|oversight|oversights`,
      'first|second|next|last|main|key|actual|original|initial mistake|blunder was|is',
    ],
    when: happened,
    hits: [
      'This was a massive, massive mistake.',
      'Keeping one copy was the real mistake of that week.',
      'Not asking for help was the real mistake.',
      'The most obvious mistakes that made the breach possible were mitigated.',
      'The first mistake was made at 10:14.',
    ],
    misses: [
      'This was a massive outage.',
      'It was not a big mistake.',
      'The form helps to avoid silly mistakes.',
      'That would be a big mistake.',
      'Care must be taken against loss as a result of silly mistakes.',
    ],
  },
  {
    name: 'poor-decisions',
    rule: 'hindsight',
    trust: 'firm',
    says: 'it judges decisions by what came of them',
    patterns: [
      `${POOR} decisions|choices|judgement|judgment|judgements|judgments`,
      'wrong|false|mistaken turn|track|trail|assumption|diagnosis COST|WASTE|DELAY',
      `and|but|, the wrong|worst|bad decision|choice was|is`,
    ],
    when: happened,
    hits: [
      'A series of bad decisions led to the second outage.',
      'That wrong turn cost us an hour.',
      'It works, and the wrong decision was to keep one region.',
    ],
    misses: ['The form helps to avoid bad decisions.', 'Some poor queries made the page slow.'],
  },
];
export default constructions;
