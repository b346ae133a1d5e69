import { VerbForm } from '../../../english/classes.ts';
import { isPerson } from '../../../english/entities.ts';
import type { Reading } from '../../../english/reading.ts';
import { SAFEGUARDS } from '../guards.ts';
import { type Construction, clauseEnd, type Found, inParticular } from './construction.ts';

const AVERTED =
  'avoided|prevented|averted|caught|detected|spotted|noticed|found|shortened|reduced|mitigated|minimised|minimized|handled|discovered|identified|resolved|limited|fixed|stopped|escalated|restored|contained|diagnosed';

/** Deeds of care and judgement, by which people could have averted it. */
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
  if (!clauses.some(({ modal }) => /^(?:would|could|might)/.test(modal)) && tokens.at(-1)!.lower !== '!')
    return;
  for (const clause of clauses) {
    const { who, opener } = clause;
    const we = who === 'we';
    if (!we && !inParticular(who) && who !== 'they' && who !== 'outsider') continue;
    const before = tokens[(clause.subject?.from ?? 1) - 1]?.lower;
    const participle = (tokens[clause.verb]!.word.forms & VerbForm.participle) !== 0;
    const inverted = opener === 'had' || (before === 'had' && participle);
    const only = opener === 'if' && clause.perfect && !clause.modal;
    if ((!inverted && !only) || clause.modal) continue;
    if (clause.passive && !isPerson(clause.by)) continue;
    const from = Math.max(0, (clause.subject?.from ?? 1) - 1);
    const firm = who !== 'they' && !(who === 'outsider' && only);
    yield {
      from,
      to: clauseEnd(reading, clause),
      ...(we ? { rule: 'collective' } : { trust: firm ? 'firm' : 'soft' }),
    };
  }
}

export const constructions: readonly Construction[] = [
  {
    name: 'averted-by-a-deed',
    rule: 'counterfactual',
    trust: 'firm',
    says: 'it tells what somebody could have done to avert it',
    patterns: [
      `could|might|would have been much|easily|probably|likely|completely|entirely|also|far? better|sooner|earlier|more? ${AVERTED} … by <doing>`,
      `could|might|would have been ${AVERTED} … if|had <person>`,
      `could|might|would have been ${AVERTED} … with better|more|proper|improved|earlier|closer|clearer communication|coordination|planning|testing|review|reviews|diligence|care|attention|preparation`,
      `could|might|would|should have been ${AVERTED} during|in a|an|the|our? code|design|peer|security|architecture? review|reviews|planning|walkthrough|rehearsal`,
      `avoidable|preventable by <doing>`,
      'would|could|might never|not have happened|occurred|been … if|had … followed|tested|reviewed|checked|read|consulted|told|informed|asked|announced|communicated|heeded|observed|respected|escalated',
      `could|would|might have … if addressed|noticed|caught|checked|spotted|reported|escalated|tested|communicated`,
      `could|would|might have been faster|shorter|better|quicker|smaller|sooner|earlier … if … was|were|been <done> earlier|sooner|faster|before`,
    ],
    when: byDeed,
    hits: [
      'This could have been avoided by checking the value first.',
      'The incident would never have happened if the procedure had been followed.',
      'The outage could have been prevented by reading the release notes.',
      'The migration could have been handled much better by looking at all steps.',
      'It could have been caught earlier with better communication.',
      'It could have been avoided if the author had asked.',
      'The missing filter could have been spotted in a code review.',
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
    hits: [
      'Had the reviewer read the diff, the outage would not have happened.',
      'Players would have kept their items if the team had taken a snapshot.',
    ],
    misses: [
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
      'simple|quick|brief|careful|closer|close|single|thorough|short|proper|cursory|second|five-minute|basic review|look|glance|call|conversation|question|message|reading|read-through|walkthrough|rehearsal|check|dry-run|inspection|search … would|could|might have',
      'earlier|quicker|faster|prompt|immediate|timely|sooner|swifter rollback|roll-back|escalation|failover|page|call|response|restart|revert|announcement|communication|declaration|decision|handover|warning … would|could|might have',
      'rollback|roll-back|revert|escalation|evacuation at|after|before|within … would|could|might have',
      'review|rehearsal|read-through|walkthrough|dry-run of <thing> would|could|might have',
      'better|more|closer|earlier|clearer|proper|careful|sufficient communication|coordination|planning|preparation|diligence|care|attention|discipline … would|could|might have',
      'proper|thorough|careful|adequate testing|review|reviewing|checking|validation would|could|might have',
      'testing|review|reviewing|checking|planning|attention by|from <person> would|could|might have',
      '^ rolling|reverting|asking|calling|reading|checking|testing|waiting|escalating|announcing|looking|talking|consulting|reviewing|paging|declaring … would|could|might have saved|spared|prevented|avoided|shown|revealed|shortened|caught|cost|helped',
    ],
    when: ({ tokens }, { from, to }) =>
      !tokens.slice(from, to + 6).some(({ lower }) => SAFEGUARDS.has(lower)),
    hits: [
      'A quick look at the plan would have shown the deletion.',
      'A rollback at 10:10 would have limited the damage to ten minutes.',
      'An earlier escalation would have helped.',
      'A careful review of the diff could have caught it.',
      'With better planning the move would have fitted into the window.',
      'Asking in the channel would have saved an hour.',
    ],
    misses: [
      'A simple check in the pipeline would have caught it.',
      'A quick restart would have helped as well.',
      'A single test would have found it.',
    ],
  },
  {
    name: 'the-better-deed',
    rule: 'counterfactual',
    trust: 'firm',
    says: 'it tells what would have been the better thing to do',
    patterns: [
      'it|that would|might|could have been far|much|probably|clearly|certainly? better|wiser|safer|best|smarter|preferable|prudent|cheaper|easier|enough|sufficient|wise|sensible|advisable to <deed>',
      'if only <thing> had not? been? announced|tested|reviewed|checked|told|asked|escalated|communicated|documented|read|declared|paged|consulted|rehearsed|planned',
    ],
    hits: [
      'It would have been better to drain the node first.',
      'It would have been enough to read the release notes.',
      'If only the change had been announced in the channel.',
    ],
    misses: [
      'It would be better to shard the table.',
      'It would have been better with a cache.',
      'If only the probe had fired.',
    ],
  },
  {
    name: 'all-it-took',
    rule: 'counterfactual',
    trust: 'soft',
    says: 'it tells what would have been enough for somebody to do',
    patterns: [
      '<person> was|were meant|supposed|expected|obliged|required|told|asked|due to',
      '<person> was|were|is to have <done>',
      'enough|sufficient|easy|better|possible|simple|wise|wiser|trivial|prudent|sensible|best|sufficed for <person> to',
      'expected|incumbent of|on|upon <person> to',
      'cost|taken|spared|saved|kept|helped <person> … nothing|minute|minutes|second|seconds|moment|hour|call|trouble|off|that|night|from',
      'have|had every|ample|the opportunity|chance|time|option|power to',
      'all|everything that? <people> had|needed to do',
      '<person> had|needed only|merely|just to',
      '<person> had|needed to have <done>',
      '<owner> job|duty|responsibility|task|turn to',
      'duty|job|task of <person> to',
      'open|up to <person> to',
      'without|absent|for <owner> … would|could|might have',
      'were|was it not for <person>',
      'not for <owner>',
      'better had|for <people>',
      '<people> would|might have been better off|advised',
      "why didn't|couldn't|wasn't|weren't … <people>",
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
    hits: [
      'The sysadmin was meant to swap the PSU in May; then there would have been no outage in July.',
      'It would have been enough for the packager to bump the epoch.',
      'All the operator had to do was read the prompt.',
      'Without Arne’s extra restart the array would have rebuilt overnight.',
      'One call to the carrier would have saved two hours.',
    ],
    misses: [
      'The alert was meant to fire.',
      'An alert on pool use would have told us 5 minutes sooner.',
      'It was easy for the cache to fill.',
      'Without the replica’s logs the restore would have failed.',
    ],
  },
];
