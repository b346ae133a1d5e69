import type { Sign } from '../../postmortem/phrases/sign.ts';

/** An item that points to something. */
export const points: Sign = {
  pattern: /^\W*(?:related(?: \w+)?|see(?: also)?|references?|background|context|cf\.?)\s*[:：]/i,
  hits: ['Related: the outage of May', 'See also: the other report'],
  misses: ['See the other report', 'Relate both: add a link'],
};

/** How things are now, even where the first words look like an action: "Deploy jobs now print the log". */
export const pluralNow: Sign = {
  pattern:
    /^(?!(?:make|ensure|verify|check|confirm|see|be|let)\b)\W*\w+ (?:\w+ ){0,2}\w+s now (?!that\b|and\b|by\b|in\b|on\b|at\b|to\b|with\b|have\b|need\b|must\b|should\b|will\b)[a-z`]/i,
  hits: ['Deploy jobs now print the log', 'All two desks now share `list`'],
  misses: ['Check that jobs now print the log', 'Deploy jobs now and then', 'Deploy jobs now need a log'],
};

/** Told of what was tried. */
export const inVain: Sign = {
  pattern:
    /\b(?:did(?: not|n['’]t) (?:work|help|change anything)|had no effect|(?:was|were) not successful)\b/i,
  hits: ['Raising the limit did not work', 'The restart had no effect'],
  misses: ['Raise the limit', 'Find out what works'],
};

/** A label that tells, and words that do, too. */
export const toldTwice: Sign = {
  pattern: /^\W*[A-Z][a-z]+ed\b[^:]{0,40}:\s+(?:\S+ ){1,6}(?:is|are) (?:now )?[a-z]+ed\b/,
  hits: ['Documented as required: the runtime is listed as a package that each build needs'],
  misses: ['Document as required: the runtime is listed', 'Documented as required: list the runtime'],
};

/** About something that exists, without a word for what is to come. */
export const tells: Sign = {
  pattern:
    /^(?:this|these|that|it|they)\b(?!.*\b(?:will|should|must|shall|would|could|can|may|might|needs?|has to|have to|to be|todo)\b)/i,
  hits: ['This updated client tracks its own retries', 'They share a list'],
  misses: ['This client should track its retries', 'Track this client'],
};

/** How things are now. */
export const now: Sign = {
  pattern: /^(?!now\b).{2,120}?\bnow (?!that\b)[a-z]/i,
  hits: ['The script now checks both', 'It is now read-only'],
  misses: ['Now check both', 'Check both now', 'Check both now that one is new'],
};

/** A thing, and what was done to it. */
export const updated: Sign = {
  pattern:
    /^(?:\S+ ){1,7}(?:added|updated|fixed|introduced|extended|documented|hardened|enabled|disabled|deployed|configured|rewritten|replaced|migrated|tightened|rotated|removed)(?![\w-])(?! (?:by|before|until|once)\b)/i,
  hits: ['Documentation updated to show it', 'Alerts on lag added'],
  misses: ['Alerts added before May', 'Added alerts', 'Alerts to add'],
};

/** What a thing does, told as a fact. */
export const does: Sign = {
  pattern:
    /^(?:\S+ ){1,12}(?:provides|blocks|prevents|checks|rejects|refuses|validates|enforces|warns|documents|describes|asserts|guarantees|verifies|limits|catches|maintains|inspects)\b/i,
  hits: ['The test in CI rejects such files', 'A page describes the list'],
  misses: ['Reject such files', 'The test in CI'],
};

/** A heading that promises work: below it, "The alert covers all queues" is what somebody will do. */
export const workHeading: Sign = {
  pattern: /\b(?:actions?|to-?dos?|next|follow[- ]?ups?|tasks?|plan(?:s|ned)?|recommend\w*|should)\b/i,
  hits: ['Action items', 'Next steps', 'Planned', 'Recommendations'],
  misses: ['Prevention', 'Lessons', 'Reaction'],
};

/** A habit, and nobody can finish it by a date. */
export const practice: readonly Sign[] = [
  {
    pattern:
      /^\W*(?:rule of thumb|never|always|avoid|prefer|do not|don['’]t|keep|remember|be (?:sure|aware))\b/i,
    hits: ['Never restart both at once', 'Rule of thumb: one at a time'],
    misses: ['Add a rule', 'Say what to never restart'],
  },
  {
    pattern: /^\W*(?:continue|when(?:ever)? [a-z]+ing|for (?:any|all|every|each) (?:future|new))\b/i,
    hits: [
      'Continue to test with two lists',
      'When replacing the printer, keep its list',
      'For any future desk, order two printers',
    ],
    misses: ['When the printer is replaced, add a list', 'For all desks, add a list', 'Discontinue the list'],
  },
  {
    pattern:
      /^\W*(?:follow|use|run|test|check|verify|review|back up|treat|make|include)\b.{3,120}\b(?:for|before|after|at|on|in|as part of) (?:all|each|every|any)\b(?! day| week| month)/i,
    hits: ['Follow the protocol for all releases', 'Check the list before each trip'],
    misses: ['Write the protocol for all releases', 'Check the list on every day'],
  },
];

/** A habit unless the sentence begins with an action: "Add a check: the limit must never be 0". */
export const shouldAlways: Sign = {
  pattern: /\b(?:should|must) (?:always|never|only ever)\b/i,
  hits: ['Unstable changes should always be in a branch', 'A list must never be empty'],
  misses: ['Changes should be in a branch', 'Always use a branch'],
};

/** A heading over lines each of which is for every time. */
export const guidelineHeading: Sign = {
  pattern: /\b(?:guidelines?|principles?|best practices?|rules? of thumb)\b(?! update)/i,
  hits: ['Guidelines for migrations', 'Best practices'],
  misses: ['Guidelines update', 'Migrations'],
};

/** A heading over work of people whom nobody here can assign. */
export const othersHeading: Sign = {
  pattern:
    /\b(?:provider|vendor|supplier|upstream|partner|host(?:er|ing company))s?(?:['\u2019]s?)? (?:is|are|will|has|have|plans?|actions?|measures?)\b/i,
  hits: ['What our hosting provider is doing', 'Vendor’s actions'],
  misses: ['Ask the vendor', 'Provider', 'What we tell the vendor'],
};

/** What a file says by now. */
export const pageSays: Sign = {
  pattern:
    /^\W*[\w/.-]+\.(?:md|rst|txt)\b["'`”]?(?: (?!(?:that|which|who)\b)[^\s,;]+){0,6}? (?:notes|says|states|mentions|explains) (?:that|how|why)\b/i,
  hits: [
    '`docs/CONTRIBUTING.md` "Upkeep" notes that a restart follows',
    'README.md now explains how to count',
  ],
  misses: [
    'Runbook page that explains how to fail over',
    'docs/desk.md that says how to count',
    'Note that a restart follows',
    'README.md should say why',
  ],
};
