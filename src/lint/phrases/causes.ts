import type { Sign } from '../../postmortem/phrases/sign.ts';

/** A sentence that says what the cause was, or most likely was. */
export const namesCause: Sign = {
  pattern:
    /\b(?:probable|likely|plausible|possible|root|main|actual|real|underlying|direct|immediate|apparent|suspected) (?:cause|culprit|explanation|reason)s?\b[^.?!]{0,40}?\b(?:is|was|are|were|has been)\b(?! (?:not|still|un\w+|being|to be))/i,
  hits: [
    'The most probable cause for me is that there was a hard shutdown.',
    'The likely culprit was a full disk.',
    'The main reason for the delay is the size of the index.',
  ],
  misses: [
    'The root cause is still unknown.',
    'The root cause was not found.',
    'The revert did not solve the root cause of the problem.',
    'The root cause is being looked into.',
  ],
};
