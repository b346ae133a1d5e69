import { polarityAt } from '../../english/polarity.ts';
import { type Phrase, sensesOf } from './phrase.ts';

/** The one list of verbs with which people begin what is to be done. */
export const ACTION_VERBS: ReadonlySet<string> = new Set(
  `add adjust adopt advise agree alert allow analyse analyze announce apply archive ask assess assign audit automate avoid backup
  backport ban batch better block bring build bump bypass cache cap capture centralise centralize change check choose clarify clean clear
  close collect come communicate compare complete configure confirm consider consolidate contact continue convert coordinate correct cover create
  cut debug decide decommission decouple decrease define delete deploy deprecate design detect determine develop diff disable discuss do
  document don't double-check downgrade drain draft drill drop educate eliminate email enable encourage encrypt enforce enhance ensure
  escalate establish evaluate examine expand experiment explain explore export expose extend factor figure file filter finalise finalize
  find finish fix follow forbid force formalise formalize fuzz gather generate get give group grant guard handle harden have hide hire identify
  implement improve include increase inform inspect install instrument integrate introduce invalidate invest investigate invite isolate
  keep label launch learn let limit link list log look lower maintain make manage mandate map mark measure mention merge migrate mirror
  mitigate modify monitor move mute never notify offer onboard open optimise optimize order organise organize override own page parallelise
  parallelize partition patch perform phase pin ping plan poll practice practise prefer prepare prevent prioritise prioritize probe promote protect prove
  provide provision prune publish pull purge push put quarantine query raise rate-limit re-add re-apply re-enable re-evaluate re-run reach
  read rearchitect rebuild reconcile reconfigure reconsider record redeploy redesign reduce refactor refine refresh regenerate register rehearse
  reject release remediate remember remind remove rename reorder repair repeat replace reply report request require rerun research reserve
  reset resize resolve restart restore restrict rethink retire retry return reuse revert review revise revisit revoke rewrite rework roll
  rotate route run sample scale scan schedule script search secure send separate serve set setup share shard ship shorten show
  shrink shut silence simplify simulate slow snapshot socialise socialize solve speed split spread stagger standardise standardize start stop store streamline
  strengthen stress-test submit subscribe suggest support surface suspend swap switch sync take talk teach tell test think throttle tidy tighten
  time track train transfer treat trial trigger trim triage try tune turn unblock uncouple understand unify uninstall update upgrade
  upload use validate verify version visualise visualize wait walk warn watch widen work wrap write`
    .split(/\s+/)
    .filter(Boolean),
);

const FRONT = /^[\s\d.):*_#{(['"“✅☐❌-]+/u;

/** True for a text that begins with such a verb, after numbers, marks, brackets, and "to" or "please". */
export function looksLikeAction(text: string): boolean {
  const start = text.slice(0, 80).replace(FRONT, '');
  const word =
    /^(?:(?:to|please|also|and|then|always|let['’]s|we (?:will|should|must|need to)) ){0,2}([a-z][\w-]*(?:['’]t)?)/i.exec(
      start,
    )?.[1];
  return word !== undefined && ACTION_VERBS.has(word.toLowerCase().replace('’', "'"));
}

/** True for a list of which nearly every entry begins with a verb that says what to do, and none with a time. */
export function isMostlyActions(texts: readonly string[]): boolean {
  const actions = texts.filter(looksLikeAction).length;
  return (
    texts.length >= 2 &&
    actions >= texts.length * 0.75 &&
    !texts.some((text) => /^\W{0,8}\d+:\d\d/.test(text))
  );
}

/** Words with which a sentence promises that something will be done. */
const PROMISES: readonly Phrase<'promise'>[] = [
  {
    sense: 'promise',
    words: `(we|they|team|it) (will|should|must|need to|plan to), will( be| also| not| need)?, should, must, needs? to, plan(s|ning)? to, going to,
      (is|are) (being|working|looking|planning|adding|improving|considering), we['’]ll, i['’]ll, underway, in progress, have to, has to, intend(s|ing)? to`,
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

/** A hope: alone it says nothing that could be done. */
const HOPES: readonly Phrase<'hope'>[] = [
  {
    sense: 'hope',
    words: '(will|should|to) (try to |help )?(to )?(prevent|avoid) (such|similar|these|this|future|any)',
    hits: ['The team will prevent such incidents in the future', 'This should help to avoid similar outages'],
    misses: ['We will prevent double writes', 'Avoid the old endpoint'],
  },
];
export const hope = sensesOf('anywhere', HOPES);

/** What stands where an item could, and says that there is none. */
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

/** A decision that nothing is done, with or without its reason. */
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
/** Said of what there is, and so that nothing more is to be done. */
export const enough = sensesOf('anywhere', ENOUGH);

function isEnough(text: string): boolean {
  const found = enough.find(text);
  return found !== null && (!looksLikeAction(text) || /^not /i.test(text.slice(found.start)));
}

/** "None. We accept it, because …", "No action: …": the mark behind the word tells it from "None of the alerts …". */
export function saysNothing(text: string): boolean {
  return (
    none.find(text) !== null ||
    decision.find(text) !== null ||
    isEnough(text) ||
    /^\W{0,8}(?:none|n\/a|nothing|no (?:further |other )?(?:actions?(?: items?)?|follow-?ups?|measures?))\s?(?:[.:,;(–—]|- )/i.test(
      text.slice(0, 80),
    )
  );
}

/** Words in a heading that point forward: what stands below may be action items, if it reads so. */
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

/** Headings with such words that head something else: what was done, what others can do, how something is done. */
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

/** True for a heading in words that nobody listed, below which action items may stand. */
export function mayHeadItems(heading: string): boolean {
  if (heading.length > 80 || isChecklist(heading) || tellsResults(heading)) return false;
  const found = forward.find(heading);
  return (
    found !== null && !elsewhere.find(heading) && polarityAt(heading, found.start, found.end) !== 'negated'
  );
}

/** Headings of boxes that are ticked while the review goes on, and promise nothing. */
const CHECKLISTS: readonly Phrase<'checklist'>[] = [
  {
    sense: 'checklist',
    words: `check-?lists?, check list, definition of done, sign-?offs?, approvals?, review status, post-?mortem (status|process|review), review (process|steps), document status, before (publishing|closing|you (start|publish|close)), how to use this, incident process`,
    hits: ['Incident review checklist', 'Sign-off', 'Post-mortem process', 'Before publishing'],
    misses: ['Action items', 'Check limits', 'Review actions'],
  },
];
export const checklist = sensesOf('anywhere', CHECKLISTS);
export const isChecklist = (heading: string): boolean => checklist.find(heading) !== null;

/** Headings that tell what came of it: results are no promises. */
const RESULTS: readonly Phrase<'results'>[] = [
  {
    sense: 'results',
    words: `(days?|weeks?|months?|quarters?|years?) (later|after|on), results?, outcomes?, since then, so far, in hindsight, effects?, achieved, achievements?, what (has )?(improved|changed), progress (report|since), before and after, retrospect,
      (measures|actions|changes|fixes|improvements|safeguards|steps|mitigations) (that were |we |we have |already )?(implemented|deployed|added|applied|introduced|adopted|delivered|shipped|made|taken|completed),
      immediate (corrective |remedial |repair |response |mitigation )?(actions?|fix(es)?|response|steps|measures|mitigations?), actions? taken, completed`,
    hits: [
      'Post-incident improvements (six weeks later)',
      'Results',
      'What has improved',
      'Improvements so far',
    ],
    misses: [
      'Improvements',
      'Immediate next steps',
      'Measures to be implemented',
      'Next month',
      'What we will change',
      'Resulting actions',
    ],
  },
];
export const results = sensesOf('anywhere', RESULTS);
export const tellsResults = (heading: string): boolean => results.find(heading) !== null;
