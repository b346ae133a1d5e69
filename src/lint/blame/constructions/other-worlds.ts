import { VerbForm, WordClass } from '../../../english/classes.ts';
import { isPerson } from '../../../english/entities.ts';
import { wordsOf } from '../../../english/lexicon/entry.ts';
import type { ReadClause, Reading } from '../../../english/reading.ts';
import { SAFEGUARDS } from '../guards.ts';
import { type Construction, clauseEnd, type Found, inParticular } from './construction.ts';
import { HAS } from './needs.ts';

/** "could have been caused by": a guess at what happened, rather than at what people might have done. */
const CAUSES = /^(?:caused|triggered|affected|lost|used|exploited|introduced|due|exposed|leaked)$/;

const METHODS =
  /^(?:testing|monitoring|logging|alerting|fuzzing|tracing|linting|caching|profiling|sharding)$/;
const FINDS = /^(?:debug|see|notice|find|detect|diagnose|spot|know|understand|reproduce|trace)$/;

const MAYBE =
  'also|easily|probably|perhaps|most|likely|surely|certainly|well|possibly|maybe|then|in|part|very|clearly|potentially|arguably';
const AVERTED =
  'seen|known|learned|learnt|avoided|prevented|averted|caught|detected|spotted|noticed|found|shortened|reduced|mitigated|minimised|minimized|handled|discovered|identified|resolved|limited|fixed|stopped|escalated|restored|contained|diagnosed';

/** Acts of care and judgement by which people could have averted it. */
function byDeed(reading: Reading, { to }: Found): boolean {
  const { tokens } = reading;
  const verb = tokens[to - 1]!;
  if (!(verb.word.forms & VerbForm.gerund)) return true;
  const rest = tokens.slice(to, to + 8);
  const making =
    /^(?:add|have|use|implement|introduce|enable|build|configure|set|automate|enforce|install|create|provide|increase|cache|limit|retry|replicate|store)$/.test(
      verb.word.base,
    );
  const stop = rest.findIndex(({ kind }) => kind === 'mark');
  const object = rest.slice(0, stop < 0 ? rest.length : stop);
  return (
    !making &&
    !object
      .slice(0, 4)
      .some(({ lower }) =>
        /^(?:monitoring|alert|alerts|validation|automation|retries|safeguards?)$/.test(lower),
      )
  );
}

/** "Had the reviewer read the diff, …", "if the author had asked, …". */
function* otherWorld(reading: Reading): Iterable<Found> {
  const { tokens, clauses } = reading;
  if (
    !clauses.some(({ modal }) => modal && /^(?:would|could|might)/.test(modal)) &&
    tokens.at(-1)!.lower !== '!'
  )
    return;
  for (const clause of clauses) {
    const { opener } = clause;
    // "had the plug been labelled by the crew": the crew
    const who = clause.passive && isPerson(clause.by) ? clause.by : clause.who;
    const we = who === 'we';
    if (!we && !inParticular(who) && who !== 'they' && who !== 'outsider') continue;
    const before = tokens[(clause.subject?.from ?? 1) - 1]?.lower;
    const participle = (tokens[clause.verb]!.word.forms & VerbForm.participle) !== 0;
    const inverted = opener === 'had' || (before === 'had' && participle);
    const only = opener === 'if' && clause.perfect && !clause.modal;
    if ((!inverted && !only) || clause.modal) continue;
    if (clause.passive && !isPerson(clause.by)) continue;
    // Who had been able to act: the state of things. "If it had been data I hadn't intended to keep": a worst case.
    if (/^(?:un)?able$/.test(tokens[clause.verb + 1]?.lower ?? '') || isWithinCondition(reading, clause))
      continue;
    const from = Math.max(0, (clause.subject?.from ?? 1) - 1);
    const firm = who !== 'they' && !(who === 'outsider' && only);
    yield {
      from,
      to: clauseEnd(reading, clause),
      ...(we ? { rule: 'collective' } : { trust: firm ? 'firm' : 'soft' }),
    };
  }
}

/** "if it had been something I hadn't kept": the clause describes something in the condition of another. */
function isWithinCondition({ tokens, clauses }: Reading, { subject, opener }: ReadClause): boolean {
  const at = subject?.from ?? 0;
  const condition = tokens.slice(0, at).findLastIndex(({ lower }) => lower === 'if');
  return (
    opener === 'if' &&
    clauses.some(({ verb }) => verb > condition && verb < at) &&
    !tokens.slice(condition, at).some(({ lower }) => /^(?:,|and|or)$/.test(lower))
  );
}

/** What people do with care, as the gerund that begins "… would have saved time". */
const CARE_TAKEN = new Set(
  wordsOf(`ask consult read wait talk call page escalate announce review declare look pause stop think plan rehearse involve
    inform tell notify communicate coordinate double-check verify slow listen check revert`),
);
const TAKES = /^(?:take|get|seek|give|make)$/;
const TAKEN = /^(?:snapshot|backup|step|moment|look|time|break|minute|advice|help|approval|notice|call)$/;
const GOOD =
  /^(?:save|spare|prevent|avoid|show|reveal|shorten|catch|help|tell|keep|make|fix|solve|find|lead|allow|limit|reduce|stop|give|surface|expose|enough|better|wiser|safer|easier|sufficient|quicker|faster)$/;

/** "Consulting with … before … would have saved time": however long the middle is. */
function* careWouldHave({ tokens }: Reading): Iterable<Found> {
  const first = tokens[0]!;
  if (!(first.word.forms & VerbForm.gerund)) return;
  const { base } = first.word;
  const taken = TAKES.test(base) && tokens.slice(1, 4).some(({ lower }) => TAKEN.test(lower));
  if (!taken && !CARE_TAKEN.has(base) && !(base === 'roll' && tokens[1]?.lower === 'back')) return;
  const have = tokens.findIndex(
    ({ lower }, i) => i > 1 && lower === 'have' && /^(?:would|could|might)$/.test(tokens[i - 1]!.lower),
  );
  const end = tokens.findIndex(({ kind, lower }) => kind === 'mark' && ';:.?!'.includes(lower));
  if (have < 0 || (end >= 0 && end < have)) return;
  const good = tokens
    .slice(have + 1, have + 4)
    .some(({ word, lower }) => GOOD.test(word.base) || GOOD.test(lower));
  const guarded = tokens.slice(0, have).some(({ lower }) => SAFEGUARDS.has(lower));
  if (good && !guarded) yield { from: 0, to: Math.min(have + 3, tokens.length) };
}

const constructions: readonly Construction[] = [
  {
    name: 'averted-by-a-deed',
    rule: 'counterfactual',
    trust: 'firm',
    says: 'it tells what somebody could have done to avert it',
    patterns: [
      `could|might|would ${MAYBE}? ${MAYBE}? have ${MAYBE}? been much|easily|probably|likely|completely|entirely|also|far|altogether? better|sooner|earlier|more? ${AVERTED} … by <doing>`,
      `could|might|would ${MAYBE}? ${MAYBE}? have ${MAYBE}? been ${AVERTED} … if|had <person>`,
      `could|might|would ${MAYBE}? ${MAYBE}? have ${MAYBE}? been ${AVERTED} … with|through|by a? better|more|proper|improved|earlier|closer|clearer|stricter|thorough|little|bit stringent|careful|thorough|proactive|rigorous|open|more|bit? of? communication|coordination|planning|organisation|organization|thought|discipline|foresight|testing|review|reviews|diligence|care|attention|preparation|checks|checking|research|scrutiny|consultation|rehearsal`,
      `could|might|would|should have been ${AVERTED} during|in a|an|the|our? code|design|peer|security|architecture? review|reviews|planning|walkthrough|rehearsal`,
      `avoidable|preventable by <doing>`,
      'would|could|might never|not have happened|occurred|been … if|had … followed|tested|reviewed|checked|read|consulted|told|informed|asked|announced|communicated|heeded|observed|respected|escalated',
      `could|would|might have … if addressed|noticed|caught|checked|spotted|reported|escalated|tested|communicated`,
      `could|would|might have been faster|shorter|better|quicker|smaller|sooner|earlier … if … was|were|been <done> earlier|sooner|faster|before`,
    ],
    when: byDeed,
    hits: [
      'This could have been avoided by checking the value first.',
      'The bug might also have been found by thinking harder about the edge cases.',
      'The incident would never have happened if the procedure had been followed.',
      'The outage could have been prevented by reading the release notes.',
      'The migration could have been handled much better by looking at all steps.',
      'It could have been caught earlier with better communication.',
      'The second failure could have been avoided with a little more planning.',
      'It could have been avoided if the author had asked.',
      'It could have been avoided through more stringent checks on testnet.',
      'The missing filter could have been spotted in a code review.',
      'The jam was avoidable by calling the depot.',
      'The spill could have stayed small if noticed at noon.',
      'The repair would have been faster if the crew had been called sooner.',
    ],
    misses: [
      'It could have been prevented by an alert.',
      'It could have been avoided by adding monitoring.',
      'This could have been caught by a type.',
      'It could have been detected by a probe.',
    ],
  },
  {
    name: 'another-world',
    rule: 'counterfactual',
    trust: 'firm',
    says: 'it tells what would have happened had somebody acted otherwise',
    find: otherWorld,
    needs: HAS.condition,
    hits: [
      'Had the reviewer read the diff, the outage would not have happened.',
      'Players would have kept their items if the team had taken a snapshot.',
      'Nothing would have happened had the plug been labelled by the crew.',
    ],
    misses: [
      'Can you imagine what would have happened if somebody else had opened the valve!',
      'If the crew had been unable to close the valve, the duty manager would have been called.',
      'If it had been a file I had not kept, the loss would have been worse.',
      'Had the cache been warm, the outage would have been shorter.',
      'Had the first file been rejected, no customer would have noticed.',
      'Should the operator choose the wrong region, the form asks again.',
      'If the engineer had no access, another one would be paged.',
    ],
  },
  {
    name: 'a-look-would-have',
    rule: 'counterfactual',
    trust: 'firm',
    says: 'it tells what a little care would have shown',
    patterns: [
      'simple|quick|brief|careful|closer|close|single|thorough|short|proper|cursory|second|five-minute|basic review|look|glance|call|chat|talk|discussion|conversation|question|message|reading|read-through|walkthrough|rehearsal|check|dry-run|inspection|search … would|could|might have',
      'earlier|quicker|faster|prompt|immediate|timely|sooner|swifter rollback|roll-back|escalation|failover|page|call|response|restart|revert|announcement|communication|declaration|decision|handover|warning … would|could|might have',
      'call|word|signature|glance|look|question|message|e-mail|visit|note|check|warning from|by|to|with|at|in <thing> would|could|might have',
      'and|since|because doing so would|could|might have',
      'rollback|roll-back|revert|escalation|evacuation at|after|before|within … would|could|might have',
      'review|rehearsal|read-through|walkthrough|dry-run of <thing> would|could|might have',
      'better|more|closer|earlier|clearer|proper|careful|sufficient communication|coordination|planning|preparation|diligence|care|attention|discipline|patience|caution|thought|thinking … would|could|might have',
      'proper|thorough|careful|adequate testing|review|reviewing|checking|validation would|could|might have',
      'with a|an|the|some proper|better|timely|earlier|thorough|careful? handover|review|rehearsal|announcement|briefing|dry-run|walkthrough … would|could|might not? have',
      'testing|review|reviewing|checking|planning|attention by|from <person> would|could|might have',
      '^ rolling|reverting|asking|calling|reading|checking|testing|waiting|escalating|announcing|looking|talking|consulting|reviewing|paging|declaring … would|could|might have saved|spared|prevented|avoided|shown|revealed|shortened|caught|cost|helped',
    ],
    when: ({ tokens }, { from, to }) =>
      !tokens.slice(from, to + 6).some(({ lower }) => SAFEGUARDS.has(lower)),
    find: careWouldHave,
    hits: [
      'Consulting with the storage team on the fix before the change went in would have saved time.',
      'Pausing to think at 10:20 could have kept the other region up.',
      'Taking a snapshot of both volumes first would have made the restore easy.',
      'A quick look at the plan would have shown the deletion.',
      'A rollback at 10:10 would have limited the damage to ten minutes.',
      'An earlier escalation would have helped.',
      'A careful review of the diff could have caught it.',
      'With better planning the move would have fitted into the window.',
      'Asking in the channel would have saved an hour.',
      'A second signature from the pharmacist would have stopped the table.',
      'The moderators were free to lock the thread, and doing so would have kept it alive.',
      'Proper testing would have shown the leak.',
      'Checking by the foreman would have stopped it.',
      'With a handover, the second outage would not have happened.',
    ],
    misses: [
      'Waiting for the lock would have blocked the thread.',
      'Taking the old index would have made the query slow.',
      'A simple check in the pipeline would have caught it.',
      'A quick restart would have helped as well.',
      'A single test would have found it.',
      'A check by the pipeline would have stopped it.',
    ],
  },
  {
    name: 'the-better-deed',
    rule: 'counterfactual',
    trust: 'firm',
    says: 'it tells what would have been the better thing to do',
    when: ({ tokens }, { from, to }) =>
      (!CAUSES.test(tokens[to - 1]!.lower) || tokens[from]!.lower === 'better') &&
      // "It would have been easier to find with logs": nobody did anything else.
      !(/^(?:it|that)$/.test(tokens[from]!.lower) && FINDS.test(tokens[to - 1]!.word.base)),
    patterns: [
      'in|with hindsight|hind-sight|retrospect … could|should|might have been <done>',
      'would|could|might not have TAKE|COST|HURT much|long|a|more lot|minute|moment|call|second? to',
      'proper|right|correct|sensible|obvious|wise|prudent course|thing|step|move|action|way was to <deed>',
      'better|right|wiser|safer|best|proper|correct|sensible decision|choice|solution|thing|option|move|call|course|plan would|should|might have been',
      'it|that would|might|could have been far|much|probably|clearly|certainly? better|wiser|safer|best|smarter|preferable|prudent|cheaper|easier|enough|sufficient|wise|sensible|advisable to <deed>',
      '^ had <thing> not? been tested|reviewed|communicated|announced|checked|read|followed|escalated|informed|consulted|rehearsed|reported|documented|double-checked|proofread|told|asked|briefed|heeded|warned',
      'if only <thing> had not? been? announced|tested|reviewed|checked|told|asked|escalated|communicated|documented|read|declared|paged|consulted|rehearsed|planned',
    ],
    hits: [
      'It would have been better to drain the node first.',
      'It would not have taken much to ask.',
      'The proper course was to stop the pump first.',
      'In hindsight, the second index could have been dropped first.',
      'The better choice would have been to wait for the morning.',
      'It would have been enough to read the release notes.',
      'If only the change had been announced in the channel.',
      'Had the warning been read, nobody would have been hurt.',
    ],
    misses: [
      'It would be better to shard the table.',
      'In hindsight, the loss could have been caused by the second disk.',
      'It would have been better with a cache.',
      'With more traces it would have been easier to find the leak.',
      'If only the probe had fired.',
      'Had the header been passed on, the retry would have worked.',
    ],
  },
  {
    name: 'all-it-took',
    rule: 'counterfactual',
    trust: 'soft',
    says: 'it tells what would have been enough for somebody to do',
    patterns: [
      '<person> was|were meant|supposed|expected|obliged|required|told|asked|due to',
      'have been easy|simple|possible for <person> to',
      'enough|sufficient|better|possible|simple|wise|wiser|trivial|prudent|sensible|best|sufficed for <person> to',
      'expected|incumbent of|on|upon <person> to',
      'cost|taken|spared|saved|kept|helped <person> … nothing|minute|minutes|second|seconds|moment|hour|call|trouble|off|that|night|from',
      'have|had every|ample|the opportunity|chance|time|option|power to',
      'all|everything that? <people> had|needed to do',
      '<person> had|needed only|merely|just to',
      '<person> had|needed to have <done>',
      '<owner> job|duty|responsibility|task|turn to',
      'duty|job|task of <person> to',
      'open|up to <person> to',
      'without|absent|for <owner> … would|could|might not|never? have',
      'were|was it not for <person>',
      'not for <owner>',
      'better had|for <people>',
      '<people> would|might have been better off|advised',
      "why didn't|couldn't … <people>",
      "why wasn't|weren't <people> <doing>",
      "why wasn't|weren't <people> on|there|awake|aware|watching|told|paged|asked",
      'why did|could nobody|no-one|someone|not',
      "couldn't|shouldn't|wouldn't <people> have",
      'word|call|look|glance|ping|question|check|signature|e-mail|email|minute|escalation|reader|pair … would|could|might have',
      '<doing> … would|could|might have spared|saved|prevented|kept|avoided|shown|revealed|told|cost|capped|let|stopped',
      'if only <people>',
      'had <people> but|only',
      'should|ought never to? have',
      'all it would|took have? taken?',
      'EXPECT <person> to',
      'in|within <owner> power|hands|remit',
      'nothing stopped|prevented|kept <person>',
    ],
    // "Testing on the second network might have shown it": a test, as a machine or a method.
    when: ({ tokens }, { from }) =>
      !METHODS.test(tokens[from]!.lower) || (tokens[from + 1]!.word.is & WordClass.determiner) !== 0,
    hits: [
      'The sysadmin was meant to swap the PSU in May; then there would have been no outage in July.',
      'It would have been enough for the packager to bump the epoch.',
      'It would have been easy for the packager to ask.',
      'All the operator had to do was read the prompt.',
      'Without Arne’s extra restart the array would have rebuilt overnight.',
      'One call to the carrier would have saved two hours.',
      'It was incumbent on the warden to close the gate.',
      'It would have cost the porter a minute.',
      'He had every opportunity to ask.',
      'The porter had only to lift the phone.',
      'The porter needed to have locked the door.',
      'It was the porter’s job to lock the door.',
      'It is the duty of the porter to lock the door.',
      'It was open to the porter to call the depot.',
      'Were it not for the porter, the door would have held.',
      'It would have held, not for his want of trying.',
      'It would have been better for them to wait.',
      'They would have been better off on the bus.',
      'Why didn’t they look at the gauge?',
      'Why weren’t they watching the gauge?',
      'Why did nobody look at the gauge?',
      'Couldn’t the porter have locked the door?',
      'Locking the door would have kept them out.',
      'If only the porter had asked.',
      'Had the porter but asked!',
      'The door should never have opened.',
      'All it would have taken is a call.',
      'One expects a porter to lock the door.',
      'It was in the porter’s power to lock it.',
      'Nothing stopped the porter from locking it.',
    ],
    misses: [
      'Why weren’t they deleted with the rest?',
      'Why wasn’t it caught before users hit it?',
      'The alert was meant to fire.',
      'Fuzzing on the second network might have shown the loop.',
      'An alert on pool use would have told us 5 minutes sooner.',
      'It was easy for the cache to fill.',
      'Without the replica’s logs the restore would have failed.',
    ],
  },
];
export default constructions;
