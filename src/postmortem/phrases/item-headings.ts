import { polarityAt } from '../../english/polarity.ts';
import { namesChecklist, namesVerification } from '../../languages/lists.ts';
import { type Phrase, sensesOf } from './phrase.ts';
import { looksLikeAction } from './promises.ts';
import { type Sign, shows } from './sign.ts';

/** Forward-looking words in a heading: the content below may be action items, if it reads like them. */
const FORWARD: readonly Phrase<'left' | 'forward'>[] = [
  {
    sense: 'left',
    words: `to (do|make), to be done, left, remaining, remains?, still open, on (the|our|my) (to-?do )?list, (not|nothing)( yet)? (done|finished|started) yet, not yet (done|finished|started), yet to (do|come|be done),
      outstanding, unfinished, owed?, deferred, postponed, pending, action register, repair items?, chores, homework`,
    hits: ['Left to do', 'Still open', 'Homework', 'Still on our list', 'Not done yet', 'Deferred'],
    misses: ['Not done', 'Mailing list', 'How we fix it', 'Guardrails'],
  },
  {
    sense: 'forward',
    words: `actions?, measures?, to-?dos?, open, next, plans?, planned, will, should, must, going to,
      improve(s|ment|ments)?, improving, better, prevent(s|ing|ion|ions|ive|ative)?, enhancements?, ahead, guardrails?, opportunities, fixing, to fix, gaps?, (tech(nical)? )?debt, housekeeping, moving on, follow(ing)?[ -]?(up|ups|on|ons|through), fixes, proposals?, proposed, ideas?, suggestions?, suggested, recommend(ed|ations?)?, tasks?, work,
      commit(ments?|ted)?, promise[sd]?, future, later, hardening, wish ?list, road ?map, remediat(e|ion|ions), backlog, tickets?, from now on, forward, agreed?, decided, assignments?, assigned,
      retro(spective)? (items|tasks), deliverables, things we want, want to, need(s|ed)? to, have to, what we owe, safeguards?, countermeasures?,
      (stop|stops|stopping|keep|keeps|keeping|avoid|avoids|avoiding) … (repeats?|recurrence|recurring|happening|coming back)`,
    hits: [
      'Review actions',
      'What we will do differently',
      'Agreed in the review',
      'What stops a repeat',
      'How we keep it from happening again',
      'Looking ahead',
      'How we are fixing this',
      'Gaps to close',
    ],
    misses: [
      'What stopped it',
      'Not done',
      'Mailing list',
      'What broke',
      'Recent changes',
      'Architecture',
      'Chat log',
    ],
  },
];
export const forward = sensesOf('anywhere', FORWARD);

/** True for a heading that says that work is left: one entry below it is enough. */
export const saysWhatIsLeft = (heading: string): boolean => forward.find(heading)?.sense === 'left';

/** Headings with such words about something else: past work, advice to others, procedures. */
const ELSEWHERE: readonly Phrase<'elsewhere'>[] = [
  {
    sense: 'elsewhere',
    words: `(steps|how|way) to (reproduce|replay|test|verify|roll ?back|restore), actions? … (taken|made|performed), (taken|made|done|performed|completed) … (during|so far|already|at the time), we (did|have done|took|made|tried),
      (recovery|rollback|backup|rollout|release|migration|test|communications?) plans?, (customers|users|you|clients) (can|should|must|need), for (customers|users|clients|operators), work ?arounds?, instructions?,
      how it (works|should work), how … should (work|behave), expected behaviou?r, (what|how) … should have, should have, could have, acceptance criteria, decided against, next time you, rules?, principles?, invariants?`,
    hits: [
      'Steps to reproduce',
      'Actions we took',
      'Disaster recovery plan',
      'What customers should do',
      'What should have happened',
      'Practical rule going forward',
    ],
    misses: ['Review actions', 'What we will do', 'Next steps'],
  },
];
export const elsewhere = sensesOf('anywhere', ELSEWHERE);

/** True for an unlisted heading that may have action items below it. */
export function mayHeadItems(heading: string): boolean {
  if (heading.length > 80 || isChecklist(heading) || describesResults(heading)) return false;
  const found = forward.find(heading);
  if (found === null || elsewhere.find(heading)) return false;
  const isOwnNegation = /^(?:not|nothing)\b/i.test(heading.slice(found.start));
  return isOwnNegation || polarityAt(heading, found.start, found.end) !== 'negated';
}

/** "Jira tracking" heads the tickets of action items, or those of customers. */
export const namesTracker: Sign = {
  pattern: /^\W*(?:jira|click-?up|linear|asana|trello|you-?track)[ -]?(?:tracking|tasks)\b/i,
  hits: ['Jira tracking', 'ClickUp tasks', '## Asana-tracking'],
  misses: ['Tracking', 'Tasks in Jira', 'Linear regression'],
};

/** Headings of checklists ticked off during the review, which promise nothing. */
const CHECKLISTS: readonly Phrase<'checklist'>[] = [
  {
    sense: 'checklist',
    words: `check-?lists?, check list, definition of done, sign-?offs?, approvals?, review status, post-?mortem (status|process|review), review (process|steps), (review|post-?mortem|retro(spective)?) meeting, document status, before (publishing|publication|closing|you (start|publish|close)|(this|the) (document|report|review|post-?mortem|incident) (is|can be|may be|gets|goes)), how to use this, incident process, (active |open |working )?hypothes[ei]s, is (this|it) a (pattern|trend|one-off)`,
    hits: [
      'Incident review checklist',
      'Sign-off',
      'Post-mortem process',
      'Before publishing',
      'Before this document is published',
      'Review meeting',
      'Active hypotheses',
      'Is this a pattern?',
    ],
    misses: ['Action items', 'Check limits', 'Review actions'],
  },
];
export const checklist = sensesOf('anywhere', CHECKLISTS);

/** "Verify the signature before publishing" is no list of what to do before the document is published. */
function isOnChecklist(heading: string): boolean {
  const found = checklist.find(heading);
  return found !== null && !(/^before/i.test(heading.slice(found.start)) && looksLikeAction(heading));
}

/** "Follow-up checklist" holds action items. */
export const isChecklist = (heading: string): boolean =>
  (isOnChecklist(heading) || namesChecklist(heading)) &&
  !/\b(?:follow-?ups?|remediation|prevention)\b/i.test(heading);

/** Headings over what was tried out and found right. */
const VERIFICATIONS: readonly Phrase<'verification'>[] = [
  {
    sense: 'verification',
    words: `verification, verified, validation, acceptance, (gate|test|check) results?, (smoke|sanity|health) (tests?|checks?), post-?(deploy(ment)?|fix|incident) (checks?|verification)`,
    hits: ['Verification', '9. Deployment gate results (phase 7)', 'Validation after the fix', 'Smoke tests'],
    misses: ['Action items', 'Verify the restore', 'Results'],
  },
];
export const verification = sensesOf('anywhere', VERIFICATIONS);
export const headsVerification = (heading: string): boolean =>
  verification.find(heading) !== null || namesVerification(heading);

/** A heading that asks for the reason: the boxes below it are its answers. */
export const asksWhy: Sign = {
  pattern:
    /^[^\p{L}]{0,8}(?:why|warum|wieso|weshalb|pourquoi|por ?qu[eé]|perch[eé]|waarom|почему|为什么|為什麼|为何|なぜ|왜)(?![a-z])/iu,
  hits: ['Why was it not found sooner?', '4. 为什么没早点发现', 'Warum fiel es nicht auf?'],
  misses: ['Whyte', 'What we do and why', 'How do we prevent it?'],
};

/** "**DON'T:**" and "**DO:**" above what always holds. */
export const standing: Sign = {
  pattern: /^[^\p{L}]{0,4}(?:do(?:['’]?s)?|do ?n['’]?ts?|do not(?: do)?|never|always)[^\p{L}]{0,4}$/iu,
  hits: ['DO:', "**DON'T:**", '✅ Do', 'Never:', 'Dos'],
  misses: ['To do:', 'Done:', 'Do now:'],
};

/** Headings of what is wrong, beside the plan that answers it. */
const PROBLEMS: readonly Phrase<'problems'>[] = [
  {
    sense: 'problems',
    words:
      '((the )?(identified|known|observed|underlying|current|main|key|discovered|remaining) )?(problems?|blockers|weaknesses|weak (points|spots)|shortcomings|deficiencies|pain points|limitations)( (identified|found|observed|we found))?',
    hits: ['Identified Problems:', 'Weaknesses', 'Problems found', 'Known limitations', 'Current blockers'],
    misses: ['Fixing the problems', 'Problem management', 'Open issues', 'How we remove limitations'],
  },
];
export const problems = sensesOf('whole', PROBLEMS);

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
export const describesResults = (heading: string): boolean =>
  results.find(heading) !== null && !shows(notYet, heading);

/** "Corrective actions added to the backlog", "Measures deployed next quarter": not yet. */
export const notYet: Sign = {
  pattern:
    /\b(?:none|not yet|next (?:week|month|quarter|sprint|year|steps?)|required|needed|to (?:the )?(?:backlog|sprint|road ?map|board|jira|tracker|plan)|(?:must|should|will|to|want|need)\b[^.]{0,20}\b(?:be|get)|part(?:ly|ially)|pending|planned|in staging|by (?:march|next|the end)|at the (?:review|retro|meeting))\b/i,
  hits: [
    'Corrective actions added to the backlog',
    'Preventive measures deployed next quarter',
    'Immediate actions required',
    'Preventive actions (implemented in staging)',
    'Preventive measures adopted at the review',
  ],
  misses: ['Actions taken', 'Measures deployed', 'Six weeks later', 'Results'],
};

/** Above a list of which one will be chosen: "**Priority:** high **Options:**". */
export const alternatives: Sign = {
  pattern:
    /\b(?:options?|alternatives?|opciones|alternativas|optionen|varianten|opzioni|opties|opções)\**\s*:\s*$/i,
  hits: ['Options:', 'Prioridad: Alta\nOpciones:', 'Two alternatives:'],
  misses: ['The options we have', 'Options: two'],
};
