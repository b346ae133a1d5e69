import { WordClass } from '../../../english/classes.ts';
import type { Reading } from '../../../english/reading.ts';
import type { Construction, Found } from './construction.ts';
import { HAS } from './needs.ts';

/** "In hindsight" may also introduce a lesson. */
const OPENS =
  /^(?:(?:in|with) (?:hindsight|retrospect)|hindsight|retrospectively|looking back|afterwards|now that|as it turned out|after the (?:fact|event))$/;

/** Said in passing of anything. */
const WEAK = new Set([
  'obvious',
  'obviously',
  'clearly',
  'evident',
  'evidently',
  'afterwards',
  'the evidence',
  'now that',
  'the signs',
  'sure to',
]);

/** Lexicon phrases that need the model: most of them are also said of systems. */
function* phrases(reading: Reading): Iterable<Found> {
  if (reading.question) return;
  const judged = reading.tokens.some(({ word }) => word.is & WordClass.decision);
  const said = reading.hits.filter(({ class: kind, phrase }) => kind === 'hindsight' && !OPENS.test(phrase));
  for (const { class: kind, phrase, from, to } of reading.hits)
    if (kind === 'hindsight' && (judged || said.length > 0) && !supposed(reading, from))
      yield { from, to, trust: judged && !WEAK.has(phrase) ? 'soft' : 'faint' };
}

/** "It would be a bad idea to …": judges no actual decision. */
function supposed({ clauses }: Reading, at: number): boolean {
  const clause = clauses.findLast(({ from }) => from <= at);
  return clause !== undefined && !clause.perfect && /^(?:would|could|can|may|might)$/.test(clause.modal);
}

const constructions: readonly Construction[] = [
  {
    name: 'known-afterwards',
    rule: 'hindsight',
    trust: 'faint',
    says: 'it judges by what was learned later',
    find: phrases,
    needs: HAS.hindsight,
    hits: ['The rollout was doomed.', 'It was obvious that the rollout would fail.'],
    misses: [
      'There was no obvious error message.',
      'The alert text clearly names the host.',
      'It would be a bad idea to shard the table.',
      'Was it naive to trust a single reading?',
    ],
  },
  {
    name: 'judged-decision',
    rule: 'hindsight',
    trust: 'firm',
    says: 'it judges a decision by what was learned later',
    patterns: [
      'in|with hindsight|retrospect , … was|were|looks|look … mistake|unwise|naive|foolish|risky|premature|optimistic|avoidable',
      'in|with hindsight|retrospect , this|that|it|decision|choice|plan|approach … was|were|looks|look … wrong|error|insufficient',
      '<doing> … was|were|proved a|an very|rather|really? <bad>|bad|terrible|poor|wrong choice|decision|move|idea|call|bet|plan',
      'decision|choice|move|plan|attempt to <deed> … was|were|proved <bad>|bad|wrong|poor|terrible',
      'hindsight|retrospect … is|was now? clear|obvious|evident that|we|this',
      'was|is clearly|obviously|plainly|simply a mistake|wrong|misjudged|unwise|foolish|reckless',
      'should have been obvious|clear|evident|foreseen',
      'anyone|anybody|everyone|everybody … would|should|could have known|seen|noticed|realised|realized|spotted|guessed|expected',
      'signs|warnings|warning|flags|complaints|reports were|was|had clearly|simply? been? ignored|missed|overlooked|dismissed|disregarded|unheeded|waved',
      '^ that|this was a|an big|clear|grave|serious|costly? mistake|blunder|error $',
      'it was <bad> to|of',
      '<doing> … was|were a|an bad|terrible|poor|big|clear|costly|serious? mistake|blunder',
      'alarm|alarms|alert|alerts|warning|warnings|report|reports|risk|risks|concern|concerns|objection|objections|complaint|complaints|proposal|question|advice|suggestion was|were dismissed|waved|brushed|shrugged|laughed as|off|aside|away|through',
      'was only|just|simply a matter|question of time',
      'was a matter|question of time before|until',
      'outage|incident|failure|accident|disaster waiting to happen',
      'was|were bound|doomed to fail|break|happen|go',
      'risk|risks|danger|problem|outcome|result|consequence|consequences … was|were plain|easy for? all|everyone|anyone? to see|foresee|predict',
      '<person> somehow thought|believed|assumed|decided|concluded|convinced',
    ],
    hits: [
      'In hindsight, the decision to skip the canary was a mistake.',
      'Giving the bot write access was clearly a mistake.',
      'The warning signs were ignored.',
      'Restarting the primary was a foolish choice.',
      'Going live on a Friday was a bad idea.',
      'In hindsight, the decision to wait was wrong.',
      'It was only a matter of time.',
      'It was a matter of time until the key got out.',
      'That was a mistake.',
      'It was foolish to rely on one region.',
      'Ignoring the first alert was a mistake.',
      'The alarms were dismissed as noise.',
      'The danger of moving both halves at once was plain to see.',
      'The core group somehow believed that one reflector was enough.',
      'Anyone who has run this database would have known.',
      'In hindsight, this was wrong.',
      'In hindsight, it is clear that we chose the wrong day.',
      'It should have been obvious from the gauge.',
      'It was an accident waiting to happen.',
      'The launch was bound to fail.',
    ],
    misses: [
      'In hindsight, the alert text was short.',
      'In hindsight, the metric we had was the wrong one.',
      'The decision to roll back was made at 10:05.',
      'The warnings were logged.',
      'Nobody could have known.',
      'The result was easy to read.',
      'The parser somehow assumed UTF-8.',
    ],
  },
];
export default constructions;
