import type { Sign } from './sign.ts';

/** "Done by Friday": when it is to be done. */
export const byDay: Sign = {
  pattern:
    /\bby (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|eo[dwmqy]\b|the end\b|q[1-4]\b|\d{4}-\d|\d{1,2}[./]\d|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} \d)/i,
  hits: [
    'Done by Friday',
    'Done by 2026-07-01',
    'Fixed by 1 July',
    'complete by the end of May',
    'Done by July 1',
  ],
  misses: ['Fixed by #12', 'Fixed by Mara', 'Fixed by Jan', 'Done by the endpoint team'],
};

/** Other words that show it. */
export const more: Sign = {
  pattern:
    /\b(?:(?<!\b(?:did|does|do|was|were) )not(?! (?:reproducible|reproduced|applicable|needed|necessary|required|relevant|related|worth|an? (?:bug|issue|defect|problem|fault))\b)|never|pending|part(?:ly|s)|partial(?:ly)?|half|almost|nearly|only|except|besides|until|unless|once|staging|canary|beta|next|tomorrow|soon|later|still|missing|remain\w*|rest|will|must|should|needs?|to (?:be done|follow|come)|follows|backlog|sprint|road ?map|planning|waiting|waits|blocked|disabled|first of|raised with|(\d+)(?: \p{L}+)? (?:of|out of) (?!\1\b)\d+|await\w*|re-?opened|(?<!-)open(?=\s*(?:$|[.,;:()–—\]-])))\b|[,;(–—-]\s*(?:then |but |and )?(?:reverted|rolled back)\b|\b(?:then|but|and|was|were) (?:reverted|rolled back)\b|(?<![\d/.]|\bon |\bat )(?:(\d)\/(?!\2\b)(?:[2-9]|1[0-2])|1[01]\/1[12])(?![\d/.]\d|[\d/])|['’]ll\b|(?<!\d)\d?\d(?:[.,]\d+)? ?%|[❌⏳🔲⬜☐🟡🔴🚧]|\?\s*$/iu,
  hits: [
    'Done: 2 of 5',
    'Merged, not deployed',
    'Done in staging',
    'Completed 50 %',
    'Done?',
    '✅ in EU, ❌ in US',
    'Added it to the sprint',
    'Added an alert (disabled)',
    'done in EU, US to follow',
    'Added alerts, but they still need an owner',
    'Merged the first of three patches',
    'still to be done',
    'Merged in EU; US open',
    'Complete: 3/5',
    '1/2 done',
    'Fixed, awaiting deploy',
    'Done - reopened',
    'Deployed to 3 regions of 5',
    'merged, rolled back',
    'Deployed, then reverted',
  ],
  misses: [
    'Done',
    'Done in #12',
    'Closed: not reproducible',
    'Done, not applicable to the US',
    '5 of 5 done',
    '100 % done',
    'Merged on 4 March',
    'Fixed with the vendor',
    'Complete (the old one did not work)',
    'Done (3/3)',
    'Merged 3/14/2026',
    'Done on 4/5',
    'Done 2026/04/05',
    'Fixed the open redirect',
    'Reverted the change',
  ],
};

/** Beside a word such as “done”, what shows that there is more to do. Doubt leaves an item open. */
export const unfinished: readonly Sign[] = [more, byDay];

/** Beside a word such as “declined”, what shows that the item may come back. Doubt leaves it open. */
export const putOff: Sign = {
  pattern:
    /\b(?:for now|for the (?:moment|time being)|at present|until|yet|this (?:week|month|sprint|quarter|year)|next (?:week|month|sprint|quarter|year)|later|re-?opened|opened again|open again|rework(?:ed|ing)?|resubmitted|resumed|reinstated|revived|revisit|reconsider(?:ed)?|dropped in (?:priority|rank|severity)|(?<!-)open(?=\s*(?:$|[.,;:()–—\]-])))\b|[⏳🔲⬜☐🟡🔴🚧]|\?\s*$/iu,
  hits: [
    'Declined for now',
    'Cancelled until Q3',
    'Dropped?',
    'Rejected, reopened',
    'Rejected in review, reworked',
    'Cancelled; open again',
    'Dropped in priority',
    'won’t do this quarter',
  ],
  misses: [
    'Declined',
    'Rejected: not worth it',
    'Dropped in favour of #12',
    'no longer needed',
    '❌ Rejected',
  ],
};

/** In the words of an item below "Done", or after "**Alert added:**": that it is not. */
export const stillOpen: Sign = {
  pattern:
    /^[\s*_([]{0,6}[❌⚠⏳☐🔲⬜🟡🔴🚧]|\b(?:still (?:to|open|needs?|missing|pages?|not)|not (?:yet )?(?:done|started|finished|live|enabled)|to be done|to do|needs?|missing|pending|backlog|next sprint|in staging|(?:staging|canary|beta) only|only (?:in|on) (?:staging|canary|beta))\b/iu,
  hits: [
    '❌ Page the US',
    'Raise the limit (still to be done)',
    'Raise the limit (staging only)',
    'it still pages nobody',
    'the US is missing',
  ],
  misses: ['Raised the limit', 'the old cache is still read', 'Checks that the limit is not passed'],
};
