import type { Sign } from './sign.ts';

/** A bullet of a timeline that is about the one above, and tells no event of its own. */
export const tellsMore: Sign = {
  pattern:
    /^[\s*_]*(?:[(（[→↳]|(?:it|its|this|that|these|those|they|which|who|so|because|but|and|however|note|see|nb|ps|https?|what|why|how)\b|[^\s:]{2,14}[*_]*:)|[:?]\s*$/i,
  hits: [
    'Note: the clock of host 3 is slow',
    '**Impact**: 40 orders wait',
    'It was ignored, as the pager was muted',
    '(the log says 08:12)',
    'What we do not know:',
    'Did nobody see it?',
  ],
  misses: ['Old worker shut down', 'Issue opened by a customer', 'Desk is told: nothing can be sent'],
};

/** Before a clock time that is of something else than what happened: of a plan, a promise, or what should have been. */
export const ofPlan: Sign = {
  pattern:
    /(?:\b(?:should|would|could|might) (?:\w+ )?have\b[^.;]{0,50}|\b(?:scheduled|planned|due|expected|supposed|meant|intended)\b[^.;,]{0,30}|\b(?:promises|guarantees|will|shall|must|(?:agreed?|arranged?|promised?) (?:\w+ )?to (?:meet|talk|speak|call|look|check|review|try|sync))\b[^.;,]{0,50}|\b(?:promised|guaranteed|agreed)\b[^.;,]{0,50}\bby|\b(?:window|contract|agreement|SLA|shift|meeting|appointment)\b (?:starts?|begins?|ends?|opens?|closes?|expires?|lasts?)\b[^.;,]{0,30})$/i,
  hits: [
    'The alarm should have come at',
    'It would normally have been sent by',
    'The next release was scheduled for',
    'The job, due at',
    'It was supposed to start around',
    'We agreed to meet again at',
    'Our contract promises an answer by',
    "The vendor's maintenance window ends at",
    'We will look again at',
  ],
  misses: [
    'As planned, the release went out at',
    'The alarm came at',
    'Nobody expected it. It came back at',
    'The maintenance window ended at',
    'Worker starts again at',
    'Agreed to roll back at',
    'The vendor promised a fix at',
    'Recovery plan started at',
    'Ann said that she will look, and restarted it at',
  ],
};

/** What happens again and again, and is no event: "Every day, a job starts at 14:05." */
export const ofHabit: Sign = {
  pattern:
    /\b(?:every (?:\w+ )?(?:minute|hour|day|night|morning|evening|week|weekday|month|\w+day)|each (?:hour|day|night|morning|evening|week|month)|(?:on|at) (?:weekdays|weekends|\w+days)|always|usually|normally)\b/i,
  hits: ['Every day, a job of the vendor starts at', 'Alerts are muted on weekends', 'It usually ends at'],
  misses: ['Every customer was told at', 'Everyday work went on at', 'On Monday the job failed at'],
};

/** A label with a value, or in the present: what is so, not what happened on a day. But "orders are blocked" may have. */
export const ofState: Sign = {
  pattern:
    /\b(?:do|does|has|have|can|cannot|will|shall|must|should|may)\b|\b(?:is|are)\b(?! (?:\w+ )?\w+(?:ed|en)\b)|^[^:.]{2,40}:\s/i,
  hits: ['Owner of the pager: Ann', 'The alert is too slow', 'We still do not know who saw it first'],
  misses: ['Old worker shut down', 'Letters stop, and the desk is asked', 'Host 3:1 replaced'],
};

/** "Restore from the second region started", but not "Add an alert on what failed": no work, whatever it begins with. */
export const hasBegunOrEnded: Sign = {
  pattern:
    /^(?!.*\b(?:that|what|which|who|when|if|where|why)\b).*\b(?:started|began|finished|ended|failed|stopped|resumed)(?: (?:again|overnight|in the \w+))?\W*$/i,
  hits: ['Restore from the second region started in the afternoon', 'Restore finished'],
  misses: ['Add an alert on what failed', 'Restore failed jobs'],
};
