import { type Phrase, sensesOf } from './phrase.ts';
import type { Sign } from './sign.ts';

/** Verbs that begin an action item; the only list of them. */
export const ACTION_VERBS: ReadonlySet<string> = new Set(
  `abandon accelerate acquire activate add adjust adopt advertise advise aggregate agree alert align allocate allow analyse analyze annotate
    announce apply appoint archive arrange ask assess assign attach attend audit augment automate avoid backfill backport backup ban batch
    benchmark better block bring broaden build bump bypass cache calibrate cap capture cease centralise centralize certify change check choose
    circulate clarify clean clear close collect combine come commit communicate compact compare complete conduct configure confirm consider
    consolidate consult contact continue contribute convert coordinate correct cover craft create cross-check cross-train curate customise
    customize cut deactivate debounce debug decide decommission decouple decrease dedupe deduplicate deepen define delegate delete deliver
    demote deploy deprecate derive describe design detach detect determine develop diff differentiate disable discuss distribute do document
    don't double-check downgrade downsize draft drain drill drive drop duplicate educate eliminate email embed employ empower enable encourage
    encrypt enforce engage enhance ensure equip escalate establish evaluate examine exclude execute expand experiment explain explore export
    expose extend extract facilitate factor fail figure file fill filter finalise finalize find finish fix flatten follow forbid force formalise
    formalize forward foster fuzz gather generate get give grant group guard halt handle harden have hide highlight hire hold identify ignore
    implement improve include incorporate increase inform initiate insert insist inspect install instrument integrate interview introduce
    invalidate invest investigate invite invoke isolate join keep label launch learn leave let leverage lift limit link lint list load-test
    log look loosen lower maintain make manage mandate map mark measure mention merge migrate mirror mitigate modify monitor move mute
    negotiate never nominate normalise normalize notify obtain offer offload onboard open optimise optimize order organise organize outline
    over-provision overprovision override oversee own pass page paginate parallelise parallelize parse partition patch pause perform permit phase
    pin ping plan poll populate practice practise pre-compute pre-warm preallocate precompute prefer preload prepare preserve prevent prewarm
    prioritise prioritize probe procure produce prohibit promote propagate propose protect prove provide provision prune publish pull purchase
    purge pursue push put quantify quarantine query raise rate-limit re-add re-apply re-enable re-evaluate re-run reach read rearchitect
    reassess rebalance rebuild recalibrate reclaim recommend reconcile reconfigure reconsider record recover recruit recycle redeploy redesign
    redirect redo reduce refactor refine refresh regenerate register rehearse reindex reinforce reinstall reinstate reject release relocate
    remediate remember remind remove rename render reopen reorder reorganise reorganize repair repeat replace reply report reproduce request
    require rerun reschedule research reserve reset resize resolve respond restart restore restrict restructure resume retain retest rethink
    retire retrain retry return reuse revamp revert review revise revisit revoke rework rewrite right-size roll rotate route run sample
    sanitise sanitize save scale scan schedule script search secure seek select send separate serialise serialize serve set setup shard share
    shift ship shorten show shrink shut silence simplify simulate skip slow snapshot socialise socialize solve specify speed split spread
    stabilise stabilize stagger standardise standardize start stay stop store streamline strengthen stress-test strip submit subscribe
    substitute suggest support surface suspend swap switch sync tackle tag take talk teach tell terminate test think throttle tidy tighten
    time track train transfer transform translate treat triage trial trigger trim try tune turn unblock uncouple understand undo unify
    uninstall unlock update upgrade upload upsize upskill use validate verify version vet visualise visualize wait walk warn watch widen
    withdraw work wrap write compensate defer emit escape evict expire fetch freeze import inject mount print refund reimburse render resend
    scrub seed sign toggle truncate wipe prepend append adapt amend cancel call recreate reassign recheck recalculate redistribute refill
    refuse reimplement relax reload renegotiate renew replicate reroute resync retrofit rewire rearrange repurpose overhaul minimise minimize
    lengthen narrow liaise disallow disconnect divide elevate erase expedite persist pick enter enrol enroll hand pay sell weigh supply tailor
    unpin whitelist allowlist flag transition sketch spell demonstrate detail double copy hook mask mock type lock load`
    .split(/\s+/)
    .filter(Boolean),
);

const FRONT = /^[\s\d.):*_#{(['"“✅☐❌⏳⬜🔲•‣▪-]+/u;

/** "Before upgrading the worker, …": when to do it. */
const WHEN =
  /^(?:(?:before|when|whenever|if|once|instead of|rather than|for (?:any|all|each|every)|in (?:the )?future|going forward|next time|from now on)\b[^,.:;]{0,80}, )(?=[a-z])/i;

/** "Optional: add …", "If time permits, add …": how much it is wanted. */
const WANTED =
  /^(?:optional(?:ly)?|conditional|nice to have|stretch(?: goal)?|later|if time permits|eventually)[\])]?\s?[:,–—-]\s?/i;

/** True for a text that begins with an action verb, after numbers, marks, brackets, and "to" or "please". */
export function looksLikeAction(text: string): boolean {
  const start = text.slice(0, 180).replace(FRONT, '').replace(WANTED, '').replace(WHEN, '').slice(0, 80);
  const word =
    /^(?:(?:to|please|also|and|then|always|let['’]s|we (?:will|should|must|need to)) ){0,2}([a-z][\w-]*(?:['’]t)?)/i.exec(
      start,
    )?.[1];
  return (
    word !== undefined &&
    ACTION_VERBS.has(word.toLowerCase().replace('’', "'")) &&
    !aboutThing.pattern.test(start)
  );
}

/**
 * A title that can only be an action: "Open items" and "Test gaps" are themes, and "Improve our alerts" is what the list
 * below it adds up to.
 */
export const sureAction: Sign = {
  pattern:
    /^(?!.*\b(?:following|these|below)\b)[\s\d.)*_]*(?!(?:improve|ensure|prevent|avoid|reduce|enhance|make|review|check|verify|address|do)\b)(?:(?:add|remove|create|implement|enable|disable|introduce|raise|migrate|replace|write|define|configure|extend|automate|rewrite|refactor|validate|adopt|integrate|enforce|establish) [\p{L}\d]+ [\p{L}\d]|[a-z]+ (?:an?|the|our|all|each|every|both|its|one|two)\b [\p{L}\d])/iu,
  hits: ['1. Add an alert on lag', 'Raise the limit', '**Migrate orders to Postgres**'],
  misses: [
    'Open items from the review',
    'Test coverage gaps',
    'Plan for next week',
    'Improve the alerts of the queue',
    'Add the following:',
    'Monitoring',
  ],
};

/** "[detect] Alert on …", "P1: Alert on …", "A2. Alert on …", "b) alert on …", "[ ] @ann: alert on …". */
export const withoutTag = (text: string): string =>
  text
    .replace(/^[A-Za-z][.)]\s+|^[A-Z]{1,3}(?:-\d{1,2}[.):]?|\d{1,2}(?:\.\d{1,2})?[.):])\s+/, '')
    .replace(/^[\s\d.)]{0,6}(?:\[[^\]]{1,20}\]|P\d:)\s*/, '')
    .replace(/^@\S{1,40}\s+/, '');

/** "Alert tests must cover both", "Build agents were full": a noun that looks like a verb, and what is said of it. */
export const aboutThing: Sign = {
  pattern:
    /^(?:alert|backup|build|cache|change|fail|log|page|pass|process|release|report|request|review|script|search|support|test) (?!(?:that|when|if|whether|how|who|whom|whose|what|which|why|where)\b)[a-z]+ (?:must|was|were|is|are|has|have|had|cannot|did|does)\b/i,
  hits: ['Alert tests must cover both', 'Build agents were full', 'Log shipping is slow'],
  misses: [
    'Alert when workers are full',
    'Test that backups are complete',
    'Review who has access',
    'Review limits',
  ],
};

/** A single entry may be a remark unless it is a promise or has an owner: "We will add …", "Add … (@ann)". */
const PROMISED = /^\W{0,8}we (?:will|should|must|need to|plan to)\b|(?:^|[\s(])@\w/i;

/** True for a list in which nearly every entry begins with an action ("We will add …"), and none with a time. */
export function isMostlyActions(
  texts: readonly string[],
  isAction: (text: string) => boolean = looksLikeAction,
  share = 0.75,
): boolean {
  const actions = texts.filter((text) => isAction(text)).length;
  return (
    (texts.length >= 2 || PROMISED.test(texts[0] ?? '')) &&
    actions >= texts.length * share &&
    !texts.some((text) => /^\W{0,8}\d+:\d\d/.test(text))
  );
}

/** Words that promise an action. */
const PROMISES: readonly Phrase<'promise'>[] = [
  {
    sense: 'promise',
    words: `(we|they|team|it) (will|should|must|need to|plan to), will( be| also| not| need)?, should, must, needs? to, plan(s|ning)? to, going to,
      (is|are) (being|working|looking|planning|adding|improving|considering|implementing|building|creating|introducing|reviewing|updating|developing|migrating|investing), we['’]ll, i['’]ll, underway, in progress, have to, has to, intend(s|ing)? to, (we|i) (also )?(recommend|suggest|propose)`,
    hits: [
      'We will add an alarm.',
      'The limit should be lower',
      "We'll drain it first",
      'The team is adding a limit',
      'We recommend that the scheduler be upgraded',
    ],
    misses: ['It stood for an hour.', 'Willing hands', 'The limit was raised.'],
  },
];
export const promise = sensesOf('anywhere', PROMISES);

/** Work that has begun and goes on: "We have started improving our playbooks". */
const BEGUN: readonly Phrase<'begun'>[] = [
  {
    sense: 'begun',
    words: `(we|they|the team) (have|has)( already| also| now| since)? (started|begun)( work| working)?( on| to)?, (we|they)['’]ve( already| also| now)? (started|begun)( work| working)?( on| to)?`,
    hits: ['We have started improving our playbooks', "We've begun work on a second region"],
    misses: ['The import started at noon.', 'We started the rollback.'],
  },
];
export const begun = sensesOf('start', BEGUN);

/** Hopes, which are not actionable by themselves. */
const HOPES: readonly Phrase<'hope'>[] = [
  {
    sense: 'hope',
    words: '(will|should|to) (try to |help )?(to )?(prevent|avoid) (such|similar|these|this|future|any)',
    hits: ['The team will prevent such incidents in the future', 'This should help to avoid similar outages'],
    misses: ['We will prevent double writes', 'Avoid the old endpoint'],
  },
  {
    sense: 'hope',
    words:
      '(will|to) (be )?(take|taking|implement|implementing) (all )?(the )?(several|some|various|many|appropriate|necessary|further|additional|a number of) (actions|steps|measures)',
    hits: [
      'The desk will be taking several actions to prevent such an event',
      'We will take the necessary steps',
    ],
    misses: ['We will take the second printer out', 'We took several measures'],
  },
];
export const hope = sensesOf('anywhere', HOPES);
