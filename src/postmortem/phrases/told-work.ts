import type { Sign } from './sign.ts';

/** "Created a script:" above what it does: the work is done, and the list gives its details. */
export const toldMade: Sign = {
  pattern:
    /^(?:created|added|built|wrote|integrated|implemented|configured|introduced|installed|deployed)\s(?!.*\b(?:tickets?|issues?|tasks?|items?|cards?|stories|follow-?ups?)\b).{8,}[:：]$/i,
  hits: ['Created a script that frees space (`free.sh`):', 'Integrated it into the nightly run:'],
  misses: [
    'Created follow-up tickets for:',
    'Create a script that frees space:',
    'Added:',
    'Created a script',
  ],
};

/** How far a response is: "Cause identified", "CI workflow updated". */
export const reached: Sign = {
  pattern: /^(?:[\p{L}/-]+ ){1,5}?[a-z]+ed\b/u,
  hits: ['Cause identified', 'Used space on disk reduced to 30 %', 'CI/CD workflow updated'],
  misses: ['Add an alert', 'A second balancer in zone b', 'Identified'],
};

/** A heading over how far the response is. */
export const statusHeading: Sign = {
  pattern: /^\W*(?:\d+\W+)?(?:current |incident |resolution |overall )?status\W*$/i,
  hits: ['Status', '7. Current status', '📋 Incident status'],
  misses: ['Status page', 'Status of the action items', 'Statuses'],
};

/** A heading of one of several updates, which is followed by its day. */
export const updateHeading: Sign = {
  pattern: /^\W*updates?\b/i,
  hits: ['Update 2026-07-06', '🔔 Update, July 6'],
  misses: ['Updated runbooks', 'What we update'],
};

/** An answer to choose when none of the others is right. */
export const otherAnswer: Sign = {
  pattern: /^(?:other|none of (?:the above|these)|unknown)\s*:?\s*(?:\(.*\))?$/i,
  hits: ['Other', 'Other:', 'None of the above', 'Unknown (please say)'],
  misses: ['Other regions', 'Other teams are told', 'Unknown hosts are paged'],
};
