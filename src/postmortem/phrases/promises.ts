import { polarityAt } from '../../english/polarity.ts';
import { namesChecklist } from '../../languages/lists.ts';
import { type Phrase, sensesOf } from './phrase.ts';

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
  expose extend extract facilitate factor figure file fill filter finalise finalize find finish fix flatten follow forbid force formalise
  formalize forward foster fuzz gather generate get give grant group guard halt handle harden have hide highlight hire hold identify ignore
  implement improve include incorporate increase inform initiate insert insist inspect install instrument integrate interview introduce
  invalidate invest investigate invite invoke isolate join keep label launch learn leave let leverage lift limit link lint list load-test
  log look loosen lower maintain make manage mandate map mark measure mention merge migrate mirror mitigate modify monitor move mute
  negotiate never nominate normalise normalize notify obtain offer offload onboard open optimise optimize order organise organize outline
  over-provision overprovision override oversee own page paginate parallelise parallelize parse partition patch pause perform permit phase
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
  stabilise stabilize stagger standardise standardize start stay stop store streamline strengthen stress-test strip submit subscribe substitute
  suggest support surface suspend swap switch sync tackle tag take talk teach tell terminate test think throttle tidy tighten time track
  train transfer transform translate treat triage trial trigger trim try tune turn unblock uncouple understand undo unify uninstall unlock
  update upgrade upload upsize upskill use validate verify version vet visualise visualize wait walk warn watch widen withdraw work wrap
  write compensate defer emit escape evict expire fetch freeze import inject mount print refund reimburse render resend scrub seed sign toggle
  truncate wipe prepend append`
    .split(/\s+/)
    .filter(Boolean),
);

const FRONT = /^[\s\d.):*_#{(['"“✅☐❌-]+/u;

/** "Before upgrading the worker, …": when to do it. */
const WHEN =
  /^(?:(?:before|when|whenever|if|once|instead of|rather than|for (?:any|all|each|every)|in (?:the )?future|going forward|next time|from now on)\b[^,.:;]{0,80}, )(?=[a-z])/i;

/** True for a text that begins with an action verb, after numbers, marks, brackets, and "to" or "please". */
export function looksLikeAction(text: string): boolean {
  const start = text.slice(0, 180).replace(FRONT, '').replace(WHEN, '').slice(0, 80);
  const word =
    /^(?:(?:to|please|also|and|then|always|let['’]s|we (?:will|should|must|need to)) ){0,2}([a-z][\w-]*(?:['’]t)?)/i.exec(
      start,
    )?.[1];
  return word !== undefined && ACTION_VERBS.has(word.toLowerCase().replace('’', "'"));
}

/** A single entry may be a remark unless it is a promise or has an owner: "We will add …", "Add … (@ann)". */
const PROMISED = /^\W{0,8}we (?:will|should|must|need to|plan to)\b|(?:^|[\s(])@\w/i;

/** True for a list in which nearly every entry begins with an action ("We will add …"), and none with a time. */
export function isMostlyActions(
  texts: readonly string[],
  isAction: (text: string) => boolean = looksLikeAction,
): boolean {
  const actions = texts.filter((text) => isAction(text)).length;
  return (
    (texts.length >= 2 || PROMISED.test(texts[0] ?? '')) &&
    actions >= texts.length * 0.75 &&
    !texts.some((text) => /^\W{0,8}\d+:\d\d/.test(text))
  );
}

/** Words that promise an action. */
const PROMISES: readonly Phrase<'promise'>[] = [
  {
    sense: 'promise',
    words: `(we|they|team|it) (will|should|must|need to|plan to), will( be| also| not| need)?, should, must, needs? to, plan(s|ning)? to, going to,
      (is|are) (being|working|looking|planning|adding|improving|considering|implementing|building|creating|introducing|reviewing|updating|developing|migrating|investing), we['’]ll, i['’]ll, underway, in progress, have to, has to, intend(s|ing)? to`,
    hits: [
      'We will add an alarm.',
      'The limit should be lower',
      "We'll drain it first",
      'The team is adding a limit',
    ],
    misses: ['It stood for an hour.', 'Willing hands', 'The limit was raised.'],
  },
];
export const promise = sensesOf('anywhere', PROMISES);

/** Hopes, which are not actionable by themselves. */
const HOPES: readonly Phrase<'hope'>[] = [
  {
    sense: 'hope',
    words: '(will|should|to) (try to |help )?(to )?(prevent|avoid) (such|similar|these|this|future|any)',
    hits: ['The team will prevent such incidents in the future', 'This should help to avoid similar outages'],
    misses: ['We will prevent double writes', 'Avoid the old endpoint'],
  },
];
export const hope = sensesOf('anywhere', HOPES);

/** Text in place of an item that says there is none. */
const NONE: readonly Phrase<'none'>[] = [
  {
    sense: 'none',
    words: `none, n/?a, tb[da], todo, nothing( else| more| yet| further)?( for now| at this time| to do)?, no action( item)?s?( (needed|required|were|identified|planned))?,
      not applicable, no follow-?ups?( needed)?, \\.{3}, …, -+, <[^<>]{0,80}>, \\{\\{ ?(\\S+ ){0,2}\\}\\}( \\[[^\\[\\]]{0,60}\\])?`,
    hits: [
      'None',
      'N/A',
      'TBD',
      'Nothing else for now',
      'No action items.',
      '{{ summary }} [link to the issue]',
      '…',
    ],
    misses: [
      'None of the alerts pages: page on age',
      'Nothing pages on age: add an alert',
      'Todo list for drills',
    ],
  },
];
export const none = sensesOf('whole', NONE);

/** Decisions to do nothing, with or without a reason. */
const DECISIONS: readonly Phrase<'nothing'>[] = [
  {
    sense: 'nothing',
    words: `nothing (else |more |further )?((is|was|seems) )?(worth|needed|required|planned|to (do|fix|change|be done)|will be done),
      no (further |additional |immediate |other |more |corrective |preventive )?(follow-?up )?(actions?( items?)?|follow-?ups?|measures?|changes) ((is|are|was|were|will be|seems?) )?(needed|required|worth|planned|taken|necessary|because|as|since),
      we (have )?accept(ed)? (the|this) risk, (the |this )?risk (is )?accepted, we (have )?(decided|chose|agreed) (not to|against),
      there (is|are|was|were) (nothing|no … to (do|fix|change|improve))`,
    hits: [
      'Nothing is worth doing, because the queue is retired in May.',
      'No further action is needed, since the vendor has retired it.',
      'We accept the risk until the queue is retired.',
      'We decided not to change the limit.',
    ],
    misses: [
      'Risk review',
      'Nothing pages on age: add an alert',
      'No action fails silently any more: alert on it',
    ],
  },
];
export const decision = sensesOf('start', DECISIONS);

const ENOUGH: readonly Phrase<'enough'>[] = [
  {
    sense: 'enough',
    words: `(should|will|would|must|is|are|seems?|was|were) (be )?(already )?(now )?(enough|sufficient|adequate)( for now)?, already (covers|prevents|handles|protects),
      not (needed|necessary|required) (as|because|since|any more|anymore)`,
    hits: [
      'The check that was added during the incident should be enough.',
      'This is sufficient for now.',
      'The new limit already prevents this.',
      'Snapshots? Not needed as the vendor keeps them.',
    ],
    misses: ['Keep enough spare workers', 'The limit should be high enough for a full batch'],
  },
];
/** Statements that existing measures suffice, so that there is nothing to do. */
export const enough = sensesOf('anywhere', ENOUGH);

function isEnough(text: string): boolean {
  const found = enough.find(text);
  return found !== null && (!looksLikeAction(text) || /^not /i.test(text.slice(found.start)));
}

/** "None. We accept it, because …", "No action: …": the punctuation distinguishes it from "None of the alerts …". */
export function saysNoAction(text: string): boolean {
  return (
    none.find(text) !== null ||
    decision.find(text) !== null ||
    isEnough(text) ||
    /^\W{0,8}(?:none|n\/a|nothing|no (?:further |other )?(?:actions?(?: items?)?|follow-?ups?|measures?))\s?(?:[.:,;(–—]|- )/i.test(
      text.slice(0, 80),
    )
  );
}

/** Forward-looking words in a heading: the content below may be action items, if it reads like them. */
const FORWARD: readonly Phrase<'forward'>[] = [
  {
    sense: 'forward',
    words: `actions?, measures?, to-?dos?, to do, to be done, left, remaining, remains?, still open, open, outstanding, unfinished, owed?, next, plans?, planned, will, should, must, going to,
      improve(s|ment|ments)?, improving, better, prevent(s|ing|ion)?, follow(ing)?[ -]?(up|ups|on|ons|through), fixes, proposals?, proposed, ideas?, suggestions?, suggested, recommend(ed|ations?)?, tasks?, work, homework,
      commit(ments?|ted)?, promise[sd]?, future, later, hardening, wish ?list, road ?map, remediat(e|ion|ions), backlog, tickets?, from now on, forward, agreed?, decided, assignments?, assigned,
      retro(spective)? (items|tasks), action register, chores, deliverables, things we want, want to, need(s|ed)? to, have to, what we owe, safeguards?, countermeasures?`,
    hits: [
      'Review actions',
      'Left to do',
      'Still open',
      'What we will do differently',
      'Homework',
      'Agreed in the review',
    ],
    misses: ['What broke', 'Recent changes', 'Architecture', 'Chat log'],
  },
];
export const forward = sensesOf('anywhere', FORWARD);

/** Headings with such words about something else: past work, advice to others, procedures. */
const ELSEWHERE: readonly Phrase<'elsewhere'>[] = [
  {
    sense: 'elsewhere',
    words: `(steps|how|way) to (reproduce|replay|test|verify|roll ?back|restore), actions? … (taken|made|performed), (taken|made|done|performed|completed) … (during|so far|already|at the time), we (did|have done|took|made|tried),
      (recovery|rollback|backup|rollout|release|migration|test|communications?) plans?, (customers|users|you|clients) (can|should|must|need), for (customers|users|clients|operators), work ?arounds?, instructions?,
      how it (works|should work), how … should (work|behave), expected behaviou?r, (what|how) … should have, should have, could have, acceptance criteria, decided against, next time you, rules`,
    hits: [
      'Steps to reproduce',
      'Actions we took',
      'Disaster recovery plan',
      'What customers should do',
      'What should have happened',
    ],
    misses: ['Review actions', 'What we will do', 'Next steps'],
  },
];
export const elsewhere = sensesOf('anywhere', ELSEWHERE);

/** True for an unlisted heading that may have action items below it. */
export function mayHeadItems(heading: string): boolean {
  if (heading.length > 80 || isChecklist(heading) || describesResults(heading)) return false;
  const found = forward.find(heading);
  return (
    found !== null && !elsewhere.find(heading) && polarityAt(heading, found.start, found.end) !== 'negated'
  );
}

/** Headings of checklists ticked off during the review, which promise nothing. */
const CHECKLISTS: readonly Phrase<'checklist'>[] = [
  {
    sense: 'checklist',
    words: `check-?lists?, check list, definition of done, sign-?offs?, approvals?, review status, post-?mortem (status|process|review), review (process|steps), (review|post-?mortem|retro(spective)?) meeting, document status, before (publishing|closing|you (start|publish|close)), how to use this, incident process`,
    hits: [
      'Incident review checklist',
      'Sign-off',
      'Post-mortem process',
      'Before publishing',
      'Review meeting',
    ],
    misses: ['Action items', 'Check limits', 'Review actions'],
  },
];
export const checklist = sensesOf('anywhere', CHECKLISTS);
/** "Follow-up checklist" holds action items. */
export const isChecklist = (heading: string): boolean =>
  (checklist.find(heading) !== null || namesChecklist(heading)) &&
  !/\b(?:follow-?ups?|remediation|prevention)\b/i.test(heading);

/** Headings of results, which are not promises. */
const RESULTS: readonly Phrase<'results'>[] = [
  {
    sense: 'results',
    words: `(days?|weeks?|months?|quarters?|years?) (later|after|on), results?, outcomes?, since then, so far, in hindsight, effects?, achieved, achievements?, what (has )?(improved|changed), progress (report|since), before and after, retrospect, observed, (what )?we (saw|observed|noticed|found),
      (measures|actions|changes|fixes|improvements|safeguards|steps|mitigations) (that were |we |we have |already )?(implemented|deployed|added|applied|introduced|adopted|delivered|shipped|made|taken|completed),
      (other |alternative )?(avenues|options|approaches|alternatives|ideas|fixes|things|causes) (that were |we |we have |also )?(investigated|tried|considered|explored|examined|rejected|ruled out|attempted),
      (done|fixed|applied|changed|taken|made|mitigated|performed) (during|in) (the|this) (incident|outage|response|call),
      immediate (corrective |remedial |repair |response |mitigation )?(actions?|fix(es)?|response|steps|measures|mitigations?), actions? taken, completed`,
    hits: [
      'Post-incident improvements (six weeks later)',
      'Results',
      'What has improved',
      'Improvements so far',
      'Other approaches we tried',
      'Done during the incident',
    ],
    misses: [
      'Improvements',
      'Ideas',
      'Immediate next steps',
      'Measures to be implemented',
      'Next month',
      'What we will change',
      'Resulting actions',
    ],
  },
];
export const results = sensesOf('anywhere', RESULTS);
export const describesResults = (heading: string): boolean => results.find(heading) !== null;
