import { VerbForm, WordClass } from '../../../english/classes.ts';
import { eitherOf } from '../../../english/lexicon/entry.ts';
import { CARELESS } from '../../../english/lexicon/judgements.ts';
import type { Reading } from '../../../english/reading.ts';
import { clauseIn, hypothetical } from '../guards.ts';
import type { Construction, Found } from './construction.ts';

const POOR =
  'bad|poor|wrong|terrible|dangerous|unfortunate|questionable|hasty|rash|foolish|naive|unwise|awful';
const CHOICE = 'decision|choice|idea|call|move|judgement|judgment|approach|bet|plan|solution';
const RECKLESS = `${eitherOf(CARELESS)}|stupid|unwise|naive|naïve|short-sighted|shortsighted|foolhardy`;

/** May be today's opinion, "we think that it was not a good idea", but not a question or a condition. */
function said(reading: Reading, found: Found): boolean {
  const clause = clauseIn(reading, found);
  return !reading.question && !(clause?.opener === 'if' && hypothetical(reading, clause));
}

/** The same, without a denial, which would reverse it. */
function saidWithoutDenial(reading: Reading, found: Found): boolean {
  return (
    said(reading, found) &&
    !namesFirm(reading, found) &&
    !reading.tokens.slice(found.from, found.to).some(({ word }) => word.is & WordClass.negation)
  );
}

/** "Our hosting provider": a company rather than a choice. */
function namesFirm({ tokens }: Reading, { from }: Found): boolean {
  const before = tokens[from - 1];
  return (
    before !== undefined &&
    (tokens[from]!.word.forms & VerbForm.gerund) !== 0 &&
    (before.word.is & WordClass.determiner) !== 0
  );
}

/** A decision or action is called bad, judged by what is known now. */
const constructions: readonly Construction[] = [
  {
    name: 'bad-decision',
    rule: 'hindsight',
    trust: 'certain',
    says: 'it judges a decision by what was learned later',
    patterns: [
      `this|that|it|which was|were|proved|became clearly|obviously|simply|also|definitely? a|an|the really|very|rather|clearly|pretty? ${POOR} ${CHOICE}`,
      `<thing> was|were clearly|obviously|simply|also? a|an|the really|very|rather|clearly|pretty? ${POOR} decision|choice|idea|call|move`,
      'turned|proved out? to? be? a|an costly|grave|serious|bad|big|fatal|expensive mistake|error|blunder|misjudgement|misjudgment',
      '<doing> … turned|proved out? to? be? a|an mistake|error|blunder|misjudgement|misjudgment',
    ],
    when: saidWithoutDenial,
    hits: [
      'This was a bad decision, because the new service was not ready.',
      'This was the wrong call.',
      'The module stripped the root property (this was a bad choice).',
      'Postponing the patch turned out to be a costly error.',
      'Moving the date proved to be a mistake.',
    ],
    misses: [
      'It would be a bad idea to shard the table.',
      'This was not a bad decision.',
      'Was this a bad decision?',
      'This was the right call.',
      'The balancer made the wrong choice.',
      'It turned out to be a mistake in the upgrade logic.',
      'Do we think that this was a bad decision?',
    ],
  },
  {
    name: 'not-a-good-decision',
    rule: 'hindsight',
    trust: 'certain',
    says: 'it judges a decision by what was learned later',
    patterns: [
      `this|that|it|which was|were not a|an|the very|really? good|great|best|right|wise|sensible|smart ${CHOICE}`,
    ],
    when: said,
    hits: [
      'Now we think that it was not a good solution.',
      'That was not a good idea.',
      'In the end it was not the best decision.',
    ],
    misses: [
      'It is not a good idea to keep state there.',
      'It was a good decision.',
      'Was it not a good idea?',
      'Does anyone think that this was not a good idea?',
    ],
  },
  {
    name: 'called-reckless',
    rule: 'hindsight',
    trust: 'certain',
    says: 'it judges what somebody decided or did',
    patterns: [
      `<doing> … was|were simply|clearly|rather|very|quite|just|frankly|a|too? bit? ${RECKLESS}`,
      `use|usage of <thing> … was|were simply|clearly|rather|very|quite|just|frankly|too? ${RECKLESS}`,
      `reliance|decision|choice|practice|attempt|habit|idea|plan … was|were simply|clearly|rather|very|quite|just|frankly|too? ${RECKLESS}`,
      `to <deed> … is|was just|simply|really|plain|plainly? beyond? ${RECKLESS}`,
      `it was simply|clearly|rather|very|quite|just|frankly|too? ${RECKLESS} to|of|not`,
    ],
    when: saidWithoutDenial,
    hits: [
      'Use of the office range in the allow list was reckless.',
      'Keeping the key on the build host was careless.',
      'It was naive to trust a single reading.',
      'To send an easily overlooked email is just beyond stupid.',
      'The decision to skip the drill was careless.',
    ],
    misses: [
      'Using a naive cache was not slower.',
      'Our hosting provider was not careless.',
      'The naive approach was replaced.',
      'Was it naive to trust a single reading?',
      'Does anyone think that keeping the key there was careless?',
    ],
  },
  {
    name: 'doomed',
    rule: 'hindsight',
    trust: 'certain',
    says: 'it presents as certain beforehand what is known only now',
    patterns: [
      'plan|approach|decision|migration|rollout|launch|attempt|schedule|deadline|strategy|idea|project|experiment|workaround|it|this|that never stood|had a chance',
      'plan|approach|decision|migration|rollout|launch|attempt|schedule|deadline|strategy|idea|project|experiment|workaround stood|had no chance',
      'was|were never going to work|hold|succeed|end|go well|in?',
      'went|gone|go unheeded',
      '^ <thing> was|were doomed',
    ],
    when: said,
    hits: [
      'The plan never stood a chance.',
      'The near-miss told the whole story; it went unheeded.',
      'Relying on memory was never going to work.',
      'The launch stood no chance.',
      'The migration was doomed.',
    ],
    misses: [
      'The plan had a chance.',
      'Was the plan ever going to work?',
      'The job was going to work on Monday.',
      'Does anyone think that the plan never stood a chance?',
    ],
  },
  {
    name: 'proved-costly',
    rule: 'hindsight',
    trust: 'firm',
    says: 'it judges a decision by what came of it',
    patterns: [
      'decision|choice|refusal|attempt|reluctance|delay|bet|gamble to|not|in|of … PROVE to? be? costly|fatal|disastrous|wrong|fateful|mistaken',
      'decision|choice|refusal|attempt|reluctance|gamble to|not … BACKFIRE',
      '<doing> … PROVE to? be? a? costly|fatal|disastrous|mistaken|wrong|fateful',
    ],
    when: said,
    hits: [
      'The decision not to page the owner proved costly.',
      'The decision to skip the drill backfired.',
      'Skipping the drill proved fatal.',
    ],
    misses: [
      'The join proved costly.',
      'The decision to roll back proved right.',
      'Did the choice of Oslo prove costly?',
    ],
  },
];
export default constructions;
