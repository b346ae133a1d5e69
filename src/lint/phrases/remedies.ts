import type { Sign } from '../../postmortem/phrases/sign.ts';

/** A sentence that says that a remedy is already in place. */
export const fixed: readonly Sign[] = [
  {
    pattern:
      /\b(?:we|i|the team)(?: have|['\u2019]ve| had)? (?:since |now |also |already |then )?(?:added|patched|fixed|replaced|removed|introduced|implemented|upgraded|updated(?! (?:the |our |all )?(?:status|customers?|users?|stakeholders?|everyone|people))|rewrote|rewritten|hardened|improved|extended|tightened|changed|released|shipped|deployed)\b/i,
    hits: [
      'We have since added a limit to the queue.',
      'I’ve replaced the cable.',
      'The team then rewrote the importer.',
      'We updated the driver.',
      'We improved the tests of upgrades.',
    ],
    misses: [
      'We updated the status page.',
      'We will add a limit.',
      'We restarted the queue.',
      'The vendor changed its prices.',
    ],
  },
  {
    pattern:
      /\b(?:fix|patch|hotfix|correction) (?:has been|was|is|were) (?:\w+ )?(?:released|deployed|merged|shipped|live|published|applied|included)\b/i,
    hits: ['A fix was released on Monday.', 'The patch has been successfully deployed.'],
    misses: ['A fix was proposed.', 'Once the fix is ready, we deploy it.'],
  },
  {
    pattern:
      /\b(?:was|were|has been|have been) (?:since )?(?:patched|fixed|hardened|rewritten|upgraded|corrected|added to)\b/i,
    hits: ['The importer has been rewritten.', 'A test was added to the build.'],
    misses: ['The importer was restarted.', 'The importer will be rewritten.'],
  },
  {
    pattern:
      /\b(?:changes|measures|steps|precautions) (?:have (?:since |already )?been|were) (?:made|taken|put in place) (?:to|that) (?:mitigate|prevent|avoid|reduce|stop|keep)\b/i,
    hits: ['A few changes have been made to mitigate this risk.', 'Measures were taken to prevent a repeat.'],
    misses: ['Changes were made to the form.', 'Steps will be taken to prevent a repeat.'],
  },
  {
    pattern:
      /\bnow (?:rejects?|checks?|validates?|limits?|enforces?|requires?|refuses?|restarts?|retries|logs?|reports?)\b/i,
    hits: ['The importer now rejects empty lists.'],
    misses: ['The importer now fails on empty lists.', 'It works now.'],
  },
];

/** A remark after work that somebody has begun. */
export const underWay: Sign = {
  pattern: /[(（–—-] ?(?:currently |already )?(?:being worked on|underway|in progress)\b/i,
  hits: ['More monitors (currently being worked on)', 'A second desk – underway'],
  misses: ['The work in progress was lost', 'They were underway by noon'],
};

/** A line of a bug's record that gives the change. */
export const changeLine: Sign = {
  pattern:
    /(?:^|[.!?]\s)[*_`\s>-]{0,6}(?:(?:the )?(?:permanent |code |final )?fix(?:es|ed)?|solution|(?:regression )?tests?(?: \/ pr)?|what (?:changes|changed|stops a repeat)|changes(?: made)?|(?:permanent )?remedy|hardening|patch)\b[^:\n]{0,12}:\s*\S|^[*_`\s>-]{0,6}what (?:has )?changed\b[^.:\n]{0,20}[.:]/im,
  hits: [
    'Fix: the importer skips empty lists',
    '**Regression test:** an empty list',
    'It hung. What changes: a limit',
    '**What changed (rule A).** The importer skips empty lists',
  ],
  misses: ['Fix:', 'Fix the importer: it hangs', 'Cause: no limit'],
};

/** A heading over what was changed for good, or is in place. */
export const changeHeading: Sign = {
  pattern:
    /^\W*(?:(?:details of|the|our|new|added|existing|final|permanent|applied|code|proper|platform) )*(?:guard ?rails?|safeguards?|protections?|fix(?:es)?|patch(?:es)?|repairs?|hardening|solution|remed(?:y|ies)|(?:corrective |code )?changes?|what (?:we )?changed|what changes|(?:new )?rules? (?:created|added|introduced|adopted)|how (?:it|this) was fixed|how (?:we|i) fixed (?:it|this))\b(?!.*\b(?:timeline|attempts?|failed|to (?:do|be))\b)/i,
  hits: [
    'Guardrails',
    'The fix',
    'Platform repair',
    'Rules Created',
    'Details of fix',
    'What we changed',
    'How it was fixed',
  ],
  misses: ['Fix attempts', 'Changes to be made', 'Timeline of the fix', 'Prefix', 'What failed', 'Rules'],
};

/** What changes a system, in a section on the resolution. "Restarted", "rolled back" and "restored" only end an outage. */
export const change: Sign = {
  pattern:
    /\b(?:remov|delet|set|mov|migrat|chang|add|replac|updat|upgrad|configur|correct|rewr[io]t|disabl|enabl|increas|rais|limit|patch|fix|merg|revis|document|introduc|implement|refactor|switch)(?:e|ed|es|ing|s|ting|t|te|ten)?\b/i,
  hits: [
    'We raised the limit.',
    'Setting a timeout ended it.',
    'The importer was rewritten.',
    'A fix was merged.',
    'We switched to another printer.',
  ],
  misses: ['We restarted the queue.', 'The deployment was rolled back.', 'The address is settled.'],
};

/** Anywhere but among causes: something was changed for good. */
export const changed: Sign = {
  pattern:
    /\b(?:has|have|is|are|now)\b(?! not\b)[^.\n]{0,30}?\b(?:added|patched|hardened|rewritten|upgraded|introduced|implemented|automated|documented|tightened|improved|extended)\b(?! (?:by|in|on|to) (?:the )?(?:attacker|error|change|deploy|release|update)\b)/i,
  hits: [
    'A check has been added to the build.',
    'The template has been improved.',
    'Both are now documented.',
  ],
  misses: ['The importer was restarted.', 'A guard was added after run 2.', 'The change was deployed.'],
};
