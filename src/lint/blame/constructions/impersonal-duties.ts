import { isPerson } from '../../../english/entities.ts';
import { ACTS_OF_CARE as CARE, PAPERS } from '../../../english/lexicon/care.ts';
import { wordsOf } from '../../../english/lexicon/entry.ts';
import type { ReadClause, Reading } from '../../../english/reading.ts';
import { byMachine, SAFEGUARDS } from '../guards.ts';
import { type Construction, clauseSpan, type Found, inParticular } from './construction.ts';
import { HAS } from './needs.ts';

/** What people, rather than machines, should have done to something. */
export const HUMAN_PASSIVES = new Set(
  wordsOf(`test review postpone delay communicate announce escalate anticipate foresee question consult tell ask document
    coordinate plan consider remember schedule investigate prioritise prioritize declare discuss treat handle
    involve rehearse revert decommission think brief train agree assess evaluate page do take spot notice avoid
    double-check check verify read address inform warn budget perform conduct carry hold flag raise request report
    challenge propose estimate heed remind answer negotiate clarify order label proofread call phone contact alert pass
    define specify allocate spend hire`),
);
const SURE_PASSIVES = new Set(
  wordsOf(`test review postpone delay communicate announce escalate anticipate foresee consult coordinate plan consider
    remember investigate prioritise prioritize declare discuss treat rehearse assess evaluate document double-check
    spot notice check verify challenge negotiate clarify remind question propose heed budget brief train`),
);
const UNDONE = new Set(
  wordsOf(
    `merge deploy release approve bundle ship push publish commit make rush start attempt silence mute disable lift skip close
    promise ignore dismiss overlook forget miss share give grant trust assume schedule leave allow let touch hire order postpone
    switch sign trial`,
  ),
);
/** What people do with their own hands to most things, but software to those that it manages. */
const BY_HAND = new Set(
  wordsOf(
    'remove delete unplug reboot restart reinstall enable upgrade apply move roll pull decommission power install disconnect open',
  ),
);
const MANAGED =
  /^(?:nodes?|replicas?|volumes?|containers?|entry|entries|index|indexes|indices|objects?|files?|blocks?|tokens?|keys?|items?|data|it|they|this|that|which|cookies?|cache|caches|traffic|instances?|process|processes|query|queries)$/;
const ACTS_OF_CARE = new Set(wordsOf(CARE));
const PERFORMS =
  /^(?:perform|do|carry|conduct|hold|make|run|take|give|send|schedule|plan|request|organi[sz]e)$/;
/** Stages at which people look at others' work before it goes out. */
const REVIEWS =
  /^(?:reviews?|reviewing|planning|scoping|breakdown|design|refinement|grooming|onboarding|handover|walkthrough|rehearsal|inspection|proofreading|sign-off|hand-off|handoff)$/;

/** With these subjects, "should have been checked" is about what the software does with them. */
export const HANDLED = new Set(
  wordsOf(`request requests message messages packet packets input inputs header headers value values row rows signature
    signatures user users customer customers event events job jobs response responses error errors exception exceptions
    pod pods connection connections session sessions socket transaction transactions parameter parameters argument arguments alert alerts page email emails metric`),
);
/** Verbs of detection: what would have found it may be a safeguard. */
const FINDS = new Set(wordsOf('catch spot notice avoid check verify reach stop detect prevent'));
/** What comes first is what people do with care: "first", "before the move". */
const FIRST = /^(?:first|beforehand|before|prior|upfront)$/;
/** What only people start, undo or keep up to date. */
const UNDERTAKINGS = new Set(
  wordsOf(`rollback roll-back failover fail-over restore migration upgrade rollout deployment maintenance change release switch
    cutover drill response escalation investigation incident evacuation repair recovery deploy`),
);
const WRITTEN = new Set(wordsOf(PAPERS));
/** What expires or ages unless somebody maintains it. */
const KEPT_UP =
  /^(?:certificates?|cert|certs|licen[cs]es?|keys?|domains?|contracts?|subscriptions?|passwords?|credentials?|dependency|dependencies|library|libraries|firmware|servers?|software|version|kernel|accounts?|rule|rules|flag|flags|workaround|hack)$/;

/** "The restore should have been tested": what was not done is a human task. */
function* impersonal(reading: Reading): Iterable<Found> {
  const { tokens } = reading;
  for (const clause of reading.clauses) {
    const { modal, perfect, passive, who } = clause;
    if (
      !modal ||
      !perfect ||
      !passive ||
      !/^(?:should|ought)/.test(modal) ||
      inParticular(who) ||
      who === 'we'
    )
      continue;
    if (isPerson(clause.by) || byMachine(reading, clause) || clause.opener === 'if') continue;
    const { base } = tokens[clause.verb]!.word;
    // "should not have been merged": people did it.
    const subject = clause.subject ? tokens[clause.subject.head]!.lower : '';
    const undone =
      clause.negated &&
      (UNDONE.has(base) || (BY_HAND.has(base) && !MANAGED.test(subject))) &&
      (!HANDLED.has(subject) || /^(?:alerts?|page|email)$/.test(subject));
    const inReview =
      /^(?:catch|flag|spot|notice|find|see|raise|question)$/.test(base) &&
      /^(?:in|during|at|by)$/.test(tokens[clause.verb + 1]?.lower ?? '') &&
      tokens.slice(clause.verb + 2, clause.verb + 6).some(({ lower }) => REVIEWS.test(lower));
    const first =
      !clause.negated &&
      tokens.slice(clause.verb + 1, clause.verb + 4).some(({ lower }) => FIRST.test(lower));
    const careTaken = PERFORMS.test(base) && headsOf(reading, clause).some((word) => ACTS_OF_CARE.has(word));
    const undertaken =
      (UNDERTAKINGS.has(subject) &&
        /^(?:start|begin|initiate|attempt|try|perform|trigger|stop|abort|roll|undo|halt|pause|cancel)$/.test(
          base,
        )) ||
      (WRITTEN.has(subject) &&
        /^(?:update|write|correct|change|finish|keep|use|open|fill|complete)$/.test(base)) ||
      (KEPT_UP.test(subject) &&
        /^(?:renew|rotate|revoke|patch|upgrade|replace|retire|remove|review)$/.test(base));
    if (clause.negated && base === 'evaluate') continue;
    if (!HUMAN_PASSIVES.has(base) && !undone && !inReview && !undertaken && !careTaken && !first) continue;
    const span = clauseSpan(reading, clause);
    const guard =
      FINDS.has(base) &&
      tokens
        .slice(clause.verb, span.to)
        .some(({ lower }) => SAFEGUARDS.has(lower) || /^checks?$/.test(lower));
    const serious =
      base === 'take' && tokens.slice(clause.verb, span.to).some(({ lower }) => lower === 'seriously');
    if (serious) {
      yield { ...span, trust: 'firm' };
      continue;
    }
    const handled = HANDLED.has(subject) && !undertaken && !undone && !/^(?:inform|tell|warn)$/.test(base);
    if (guard || handled) continue;
    const sure = SURE_PASSIVES.has(base) || undone || inReview || undertaken || careTaken || first;
    yield { ...span, trust: sure ? 'firm' : 'soft' };
  }
}

/** The head nouns of a passive's subject and of its "of" phrase: "a check of the codebase" has both. */
function headsOf({ tokens }: Reading, { subject, from }: ReadClause): string[] {
  const heads = subject ? [tokens[subject.head]!.lower] : [];
  for (let i = Math.max(1, from - 8); i < from; i++)
    if (tokens[i]!.lower === 'of') heads.push(tokens[i - 1]!.lower);
  return heads;
}

const constructions: readonly Construction[] = [
  {
    name: 'impersonal-duty',
    rule: 'counterfactual',
    trust: 'soft',
    says: 'what was not done is a deed of people, though nobody is named',
    patterns: [
      'should|ought to? have been preceded by',
      'should|ought to? have preceded',
      'should|ought to? have been put|called|thought|talked|looked|worked off|through|over|at|into|out',
      'that|this|it should have been a|the|my|our? first|clear|early? hint|clue|warning|sign|signal|wake-up',
      'review|test|drill|rehearsal|backup|snapshot|call|question|check|announcement|approval|dry-run|canary should|ought to? have come|been first|before',
      'should|ought to? have come|been first|before … review|test|drill|rehearsal|backup|snapshot|check|announcement|approval|dry-run|canary',
    ],
    find: impersonal,
    needs: HAS.unreal | HAS.passive,
    hits: [
      'The restore should have been tested.',
      'The copy ought to have been made before the move.',
      'The move should have been preceded by a drill.',
      'A drill should have come first.',
      'What should have preceded the move is a drill.',
      'The vote should have been put off.',
      'That should have been a hint.',
      'What should have come first is a drill.',
      'The alert should have been taken seriously.',
      'The incident should have been declared an hour earlier.',
      'The address should have been treated as compromised.',
      'The rollout ought to have been postponed.',
      'The failover should have been started at the first error.',
      'The runbook should have been updated after the move.',
      'A thorough check of the codebase should have been performed.',
      'The dependency should have been flagged during design.',
      'It should have been raised at the planning meeting.',
      'The warning should not have been ignored.',
      'The extension should not have been removed.',
      'That server should never have been rebooted during trading hours.',
      'The alert should not have been ignored.',
      'This could and should have been found at the rehearsal.',
      'The certificate should have been renewed in May.',
    ],
    misses: [
      'Requests should have been retried.',
      'The signature should have been checked.',
      'This should have been caught by a test.',
      'The cache should have been empty.',
      'The migration should have been started by the job.',
      'The counter should have been updated.',
      'The pod should have been drained first.',
      'The request should not have been ignored.',
      'The pod should not have been restarted.',
      'The row should not have been deleted by the job.',
      'The connection should not have been closed so early.',
      'The flag should not have been evaluated on the client.',
      'A read of the replica should have been performed by the proxy.',
      'The flag should have been raised by the parser.',
    ],
  },
];
export default constructions;
