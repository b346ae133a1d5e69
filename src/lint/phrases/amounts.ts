import type { Sign } from '../../postmortem/phrases/sign.ts';

/** Behind "a few people": what they know or can do, unlike those who were hit. */
export const able: Sign = {
  pattern: /^[^.;]{0,60}?\b(?:who|that|have|has|had|with|know|knew|can|could(?! not|n['’]t))\b/i,
  hits: [' in Oslo have experience with it', ' who know the console', ' had access', ' can approve it'],
  misses: [' could not pay', ' called us', ' were logged out. They have a new key now'],
};

/** The same sentence says what hit them. */
export const wasHit: Sign = {
  pattern:
    /\b(?:could not|couldn['’]t|cannot|can['’]t|unable|affected|impacted|hit|hurt|harmed|lost|saw|seeing|received|got|experienced|errors?|fail\w*|report\w*|complain\w*|noticed|waited|locked out|logged out|without)\b/i,
  hits: ['who have the old client saw errors', 'with a card could not pay', 'that had orders lost them'],
  misses: ['in Oslo have experience with it', 'who know the console', 'can approve a rollback'],
};
