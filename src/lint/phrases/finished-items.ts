import type { Sign } from '../../postmortem/phrases/sign.ts';

/** A record of what was done, not a promise. */
export const past: readonly Sign[] = [
  {
    pattern:
      /^(?:\W*(?:we(?:'ve|’ve| have)?|already|has been|have|was|were|re-|\w+ly)\b[ -]?)*(?!(?:need|speed|feed|embed|shed|seed|exceed|proceed|succeed|heed|breed|red|bed)\b)(?:[a-z]{2,}ed|sent|built|written|wrote|made)\b/i,
    hits: [
      'Reverted the change',
      'We have added an alert',
      'Manually re-created the list',
      'Wrote to the vendor',
    ],
    misses: ['Need a limit', 'Embed the list', 'Add an alert that was missing', 'The limit is raised'],
  },
  {
    pattern:
      /^(?!.*\b(?:will|should|must|to do|need)\b).{0,120}\b(?:has|have|had|was|were) (?:been |already )*(?:[a-z]{2,}ed|(?:with)?drawn|(?:re)?written|(?:re)?built|sent|made|taken|brought|put|shut|split)\b/i,
    hits: [
      'The key was revoked',
      'A letter has been sent to all guests',
      'The hall had already been rebuilt',
    ],
    misses: ['The key should have been revoked', 'The key is revoked', 'The hall was empty'],
  },
];

/** Counts as done, like a tick, regardless of owner and due date. */
export const alreadyDone: Sign = {
  pattern:
    /(?:^|[.!?;:(–—]\s*)\W*(?:(?:this|that|it|we|i|they)(?:'ve)? )?(?:(?:is|was|has been|have|has|were) )?(?:now )?already (?:been )?(?!planned|started|scheduled|discussed|agreed|proposed|suggested|opened|filed|created|asked|requested|needed|tracked|assigned|reported|noticed|affected|used|supposed|expected|talked|prepared)(?:[a-z]{2,}ed|run|done|built|made|sent|set up|cut|put|written|wrote|in place|live|taken care)\b/i,
  hits: [
    'Already run the script',
    'Warn the desk. We already implemented that now.',
    'Alert on age (already in place)',
    'Alert on age: this has already been done',
  ],
  misses: [
    'We already opened a ticket',
    'Alert on what the dashboard already shows',
    'Extend the check that we already implemented',
    'Already planned: alert on age',
  ],
};

/** An item whose last words say that it was done. */
export const completed: Sign = {
  pattern:
    /^(?!.*\b(?:will|should|must|to be|once|when|until|if|that|which)\b).{0,150}\b(?:completed|done|deployed|implemented|finished|in place)\W*$/i,
  hits: ['Audit of all limits completed', 'New alert in place.'],
  misses: ['Alert once the audit is completed', 'Audit to be done', 'Completed forms go to the desk'],
};

/** After the words of an item: nothing is left to do. */
export const nothingLeft: readonly Sign[] = [
  {
    pattern:
      /[(（[](?:already )?(?:done|completed|deployed|shipped|fixed|merged|implemented|in place|declined|dropped)\b(?! (?:when|if|by|after|once|before|until|in the next|to|for|only)\b)[^()（）[\]]{0,60}[)）\]]\W*$/iu,
    hits: ['Alert on age (done during this incident)', 'Raise the limit [merged].'],
    misses: [
      'Alert on age (done when it pages)',
      'Alert on age (done) and on depth',
      'Raise the limit (soon)',
    ],
  },
  {
    pattern:
      /[(（[](?:added|enabled|raised|set up) (?!by )(?:\p{L}[^\s()（）[\]]* ){1,9}[^\s()（）[\]]+[)）\]]\W*$/iu,
    hits: ['We should ask the night desk as well. (added the night desk to the list)'],
    misses: [
      'Alert on age (added by Ana)',
      'Alert on age (added 2026-03-01)',
      'Alert (raised)',
      'Set the version again (we added this some time ago)',
    ],
  },
  {
    pattern:
      /^[^.]{3,60}\. [(（](?:done|completed|deployed|shipped|fixed|merged|implemented)\b(?! (?:when|if|by|after|once|before|until|to|only)\b)[^()（）]{0,80}[)）]/iu,
    hits: ['Print by price. (shipped for this incident) Each ticket shows it', 'A limit. (done) It is 8'],
    misses: ['Print by price. (done by Friday) Each ticket shows it', 'A limit (done) and an alert on it'],
  },
  {
    pattern:
      /\s[—–-]+ (?:not needed|no longer needed|no action(?: needed| required)?|won['’]t (?:do|fix))(?!\p{L})/iu,
    hits: ['A second printer – not needed', 'Raise the limit - won’t do'],
    misses: ['Say why a printer is not needed', 'Raise the limit – no actions fail'],
  },
];

/** What solves it is another item. */
export const solvedElsewhere: Sign = {
  pattern:
    /\b(?:is|are) (?:already |now )?(?:fixed|covered|addressed|handled|mitigated|solved) by (?:the|this|that)\b/i,
  hits: ['The second desk is fixed by the same change'],
  misses: ['The second desk is fixed by Friday', 'The desk was fixed'],
};

/** The reader already has what the item asks for: it is this document. */
export const thisReport: Sign = {
  pattern:
    /^\W*(?:(?:write(?: up)?|draft|create|publish|finish|complete|prepare|compile) )?(?:an?|the|this|a full|our)? ?(?:incident report|post-?\s?mortem(?: (?:report|document|doc))?|after-action report|rca|retrospective)(?: (?:document|report))?(?: (?:of|for|on|about) (?:the|this) (?:incident|outage)\b.{0,40})?\W*$/i,
  hits: ['Write an incident report', 'Publish the post-mortem.', 'RCA'],
  misses: ['Write an incident report template', 'Write a runbook', 'Report the bug'],
};

/** A heading over what was done before and during the incident. */
export const pastHeading: Sign = {
  pattern:
    /\b(?:completed|done|already|taken|we did|tried|attempted|investigated|ruled out|immediate (?:actions?|response))\b/i,
  hits: ['Actions taken', 'Already in place', 'Immediate actions'],
  misses: ['Actions to take', 'Next steps', 'Immediate next steps'],
};

/** An item before which something was planned, which is still to do. */
export const alreadyPlanned: Sign = {
  pattern: /^\W*already (?:planned|scheduled|tracked|filed)\W+/i,
  hits: ['(Already planned) Build a second hall', 'Already tracked: alert on age'],
  misses: ['Already built', 'Planned already'],
};

/** A line above items that are in place. */
export const inPlaceAbove: Sign = {
  pattern: /^\W*already (?:in place|done|fixed|implemented|live)\b/i,
  hits: ['Already in place:', '**Already fixed**'],
  misses: ['Already planned:', 'What is already in place'],
};

/** A line of a template, above examples of items. */
export const examplesAbove: Sign = {
  pattern: /^\W*examples?\W*$/i,
  hits: ['Examples:', '*Example*'],
  misses: ['Examples of what failed', 'For example'],
};

/** A template's sentence or checklist about the document itself. */
export const guidance: Sign = {
  pattern:
    /^(?:the|each|every|all) (?:\w+ )?action items?\b|\b(?:sections?|items?) above\b|^(?:the |this )?(?:incident (?:title|(?:has been|is) (?:dealt with|over|resolved|closed))|(?:after-action |incident |outage )?(?:report|post-?mortem) (?:has been|is) )/i,
  hits: [
    'Each action item has an owner and a date',
    'Fill in the sections above',
    'The post-mortem has been reviewed',
  ],
  misses: ['Add an action', 'Report the incident to the vendor', 'Alert above 500'],
};

/** Nobody can say by when, and nobody has promised it. */
export const idea: Sign = {
  pattern:
    /^\W*(?:(?:we |you )?(?:could|might|may(?:be)?)|perhaps|possibly|optional(?:ly)?|consider|think about|if)\b|\bif (?:it|this|that|they|the \w+) (?:ever |still )?(?:keeps?|happens?|recurs?|returns?|persists?|comes? back|gets? worse)\b|\bif (?:it happens again|an? \w+ (?:one |incident |crash |case )?(?:occurs|happens|appears))\b|^\W*(?:watch|observe|keep an eye on) (?:\w+ ){0,3}(?:whether|if)\b|[(（–—] ?(?:optional|nice to have)\b/i,
  hits: [
    'Consider a second printer',
    'The manual (optional, the tool knows it)',
    'Add a limit if it keeps hanging',
    'We could print twice',
    'Report upstream if a fourth crash occurs',
    'Watch whether the new printer keeps up',
  ],
  misses: [
    'Add a second printer',
    'Reconsider the limit',
    'Warn if it is full',
    'Page if a limit is reached',
    'Watch the queue',
  ],
};
