import type { Sign } from '../../postmortem/phrases/sign.ts';

/** Headings that only ever head work to come. */
export const owedHeading: readonly Sign[] = [
  {
    pattern:
      /\b(?:action (?:items?|points?|plan|register)|remediation items?|actionables?|to-?dos?|next|follow[- ]?(?:ups?|ons?|through)|open|remaining|outstanding|pending|unfinished|to be done|left to do|plan(?:s|ned)?|backlog|tickets?|tasks?|recommended|differently|will|going to|scheduled|in progress|commit(?:ments?|ted))\b/i,
    hits: [
      'Action items',
      'Next steps',
      'Prevention and follow-up',
      'What we will do',
      'Recommended changes',
    ],
    misses: ['Prevention', 'Corrective actions', 'Recommendations', 'Planet', 'Improvements', 'Opened'],
  },
  {
    pattern:
      /^(?!.*\b(?:correct|prevent|mitigat|remedia|repair|r[eé]solu|imm[eé]diat|response|taken)).*\bactions?\b/i,
    hits: ['Actions', 'Post-incident actions', 'Actions after the review'],
    misses: [
      'Corrective actions',
      'Actions to prevent it',
      'Immediate actions',
      'Actions taken',
      'Actions de résolution',
      'Reactions',
    ],
  },
];

/** Headings that name work, be it done. “Next steps” may head a story, and “Prevention” rules. */
export const workHeading: Sign = {
  pattern:
    /\b(?:actions?|actionables?|tasks?|to-?dos?|tickets?|follow[- ]?ups?|corrective|remediation items?|commitments?)\b/i,
  hits: ['Corrective measures', 'Preventive actions', 'Follow-up tasks'],
  misses: ['Prevention', 'Measures', 'Next steps'],
};

/** Headings of what was learned: a verb at the beginning of a line is advice there. */
export const lessonsHeading: Sign = {
  pattern: /\b(?:lessons?|learn\w*|findings?|observations?|conclusions?|take-?aways?|considerations?)\b/i,
  hits: ['Lessons', 'What we learned', 'Key takeaways'],
  misses: ['Lesser desks', 'Find the list'],
};
