import { VerbForm } from '../../../english/classes.ts';
import { wordsOf } from '../../../english/lexicon/entry.ts';
import { nounPhrase } from '../../../english/phrases.ts';
import type { Reading } from '../../../english/reading.ts';
import { affirmed, clauseIn, hypothetical, wasDone } from '../guards.ts';
import { type Construction, clauseEnd, type Found, inParticular } from './construction.ts';
import { HAS } from './needs.ts';

/** Stated of the past: "kept" rather than "keeps". */
function didSo(reading: Reading, found: Found): boolean {
  const clause = clauseIn(reading, found);
  return (
    clause !== undefined &&
    wasDone(reading, found) &&
    ((reading.tokens[clause.verb]!.word.forms & VerbForm.past) !== 0 || clause.perfect)
  );
}

/** The careful thing to do, as the gerund after "instead of". */
const CAREFUL = new Set(
  wordsOf(`ask stop step wait call check read test look consult escalate think pause tell inform announce report review verify
    follow page plan rehearse listen admit raise warn`),
);
const TAKES = /^(?:take|seek|get|give)$/;
const TAKEN =
  /^(?:step|break|moment|look|time|minute|advice|help|snapshot|backup|approval|permission|notice)$/;

/** "Instead of taking a step back, I forged ahead." */
function* insteadOfCare(reading: Reading): Iterable<Found> {
  const { tokens, clauses, question } = reading;
  const first = tokens[0]!.lower;
  if (question || !(first === 'instead' || first === 'rather') || !/^(?:of|than)$/.test(tokens[1]!.lower))
    return;
  const verb = tokens[2];
  if (!verb || !isCareful(reading, 2)) return;
  const comma = Math.max(
    2,
    tokens.findIndex(({ lower }) => lower === ','),
  );
  const main = clauses.find(
    ({ verb, finite, subject }) => verb > comma && finite && subject !== null && subject.from > comma,
  );
  if (!main || main.modal || main.negated || main.passive || hypothetical(reading, main)) return;
  if (inParticular(main.who) && tokens[main.verb]!.word.forms & VerbForm.past)
    yield { from: 0, to: clauseEnd(reading, main) };
}

function isCareful({ tokens }: Reading, at: number): boolean {
  const { base } = tokens[at]!.word;
  if (CAREFUL.has(base)) return true;
  if (base === 'roll') return /^(?:back|it|the)$/.test(tokens[at + 1]?.lower ?? '');
  const object = TAKES.test(base) ? nounPhrase(tokens, at + 1) : null;
  return object !== null && TAKEN.test(tokens[object.head]!.lower);
}

/** Somebody went on where care would have stopped. */
const constructions: readonly Construction[] = [
  {
    name: 'pressed-on',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'it says that a person went on where care would have stopped',
    patterns: [
      '<person> FORGE|PLOUGH|PLOW|BARREL|CHARGE|BLUNDER|STEAM ahead|on|through|into',
      '<person> … TRY|ATTEMPT|DECIDE|WANT to force|rush|squeeze|push <thing>? to|through|ahead|on|out|past|in',
      '<person> … TRY|ATTEMPT|DECIDE to force a|an|the|another deployment|deploy|change|release|upgrade|merge|migration|restart|push|rollout|update|fix',
      '<person> KEEP|CONTINUE <doing> … even though|when|after',
      '<person> KEEP|CONTINUE <doing> … long|well|despite|past after|past|the|all|point',
      '<person> SPEND far|much|way? too much|long|little time|effort? on|in|with|at|chasing|debugging|looking|trying|investigating',
      '<person> LET … push|rush|pressure|talk me|us|them|him|her|himself|herself|myself|themselves into',
      '<person> GET ahead of',
      '<person> GIVE too little thought|care|attention|consideration|weight|time to',
      '<person> GO|PUSH|DEPLOY|MERGE <thing>? straight|directly to|into|in|on production|prod|main|master|live',
      '<person> CARRY|PRESS|PUSH|GO on|ahead|with … despite the|a|an|two|several|all|our? <bad>|red|clear|repeated? warning|warnings|error|errors|alarm|alarms|alert|alerts|lamp|objections|concerns|doubts|failures|signs',
      '<person> WAIT far|much|way? too long',
    ],
    when: didSo,
    hits: [
      'I forged ahead into the unknown.',
      'I tried to force the deployment through although two checks were red.',
      'The whole chain started when I tried to force a deployment to happen.',
      'The operator kept restarting the pods even though each restart failed.',
      'I kept adding features long after it was clear that nobody used them.',
      'I spent far too long on the editor and too little on the game.',
      'I gave too little thought to the second case.',
      'The lead waited far too long.',
      'She went straight to production.',
      'I let the deadline push me into a shortcut.',
      'I got ahead of myself and removed both.',
      'The crew carried on despite the red lamp.',
    ],
    misses: [
      'The job kept restarting the pods even though each restart failed.',
      'If the operator keeps restarting the pods even though they fail, the alarm rings.',
      'The operator could try to force a restart.',
      'I kept the second cluster running.',
      'The team spent an hour on the editor.',
    ],
  },
  {
    name: 'instead-of-care',
    rule: 'person-at-fault',
    trust: 'certain',
    says: 'it says what careful thing a person did not do',
    find: insteadOfCare,
    needs: HAS.instead,
    hits: [
      'Instead of taking a step back and planning a new date, I forged ahead.',
      'Instead of stopping to ask, I pushed the change to the second cluster.',
      'Instead of rolling back, the operator kept restarting the pods.',
      'Rather than wait for the review, Dana merged it herself.',
      'Rather than admit that the plan had failed, the lead started over twice.',
    ],
    misses: [
      'Instead of waiting, the client retries.',
      'Instead of restarting the pod, the engineer drained the node.',
      'Instead of taking the old index, the operator rebuilt it.',
      'Instead of asking for a password, the page shows a code.',
    ],
  },
  {
    name: 'on-my-part',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'a failing of a person is named',
    patterns: [
      'failure|failures|failing|shortcoming|misjudgement|misjudgment|misunderstanding|misconfiguration|typo|assumption|omission|negligence|impatience|haste|laziness|ignorance|inexperience on <owner> part',
      'failure|failures|failing|shortcoming on the part of <person>',
      '<person> somehow|even|actually had? MANAGE to <deed>',
      '<person> MANAGE to break|unplug|leak|corrupt|destroy|crash|overwrite|wipe|miss|trip|ruin|brick|lose|expose',
    ],
    when: affirmed,
    hits: [
      'The outage lasted longer because of a failure on my part to tell the others.',
      'It was a failure on the part of the night shift.',
      'I somehow managed to delete both copies.',
      'The intern managed to unplug the only switch.',
    ],
    misses: [
      'The job somehow managed to finish.',
      'The team managed to restart the switch.',
      'If the intern managed to unplug it, the alarm would ring.',
    ],
  },
];
export default constructions;
