import type { Sign } from './sign.ts';

/** A sentence that tells what was: most verbs, and those past forms that stand in accounts again and again. */
export const tellsPast: Sign = {
  pattern:
    /\b(?:was|were|had|did|found|went|began|broke|saw|sent|took)\b|\b(?!need|feed|speed)[a-z]{3,}ed\b/i,
  hits: ['The second attempt failed', 'The limits were raised', 'Restarted the broker'],
  misses: ['The client sends an empty name', 'Users need a feed'],
};
