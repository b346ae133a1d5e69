import type { Sign } from '../../postmortem/phrases/sign.ts';

/** A sentence that asks for a change. What it says of most things, it says of none: see `maxim`. */
export const wish: Sign = {
  pattern:
    /^[^?]{3,160}?\b(?:should|needs? to|ought to)\b(?! (?:have|not have|now|also have|no longer|never|always|be (?:noted|fine|able|possible|clear|enough|safe|(?:more )?careful)|prevent|help|avoid|remember|know|understand|expect|suffice)\b)[^?]*$/i,
  hits: ['The smoke test should cover both modes', 'Our alerts need to page the owner of the queue.'],
  misses: [
    'The alert should have paged somebody',
    'The limit should prevent this',
    'The new limit should be enough',
    'Should the smoke test cover both modes?',
    'The smoke test covers both modes',
  ],
};

/** A sentence about everything, anybody, what happens if, or how things are now: nobody can finish what it asks for. */
export const maxim: Sign = {
  pattern:
    /^(?:any|every|each|all|always|never|when(?:ever)?|if|an?\b(?!.*should be \w+ed\b)|you|one|no|it|this|that|these|those|there|they|which)\b|^.*\bnow\b/i,
  hits: [
    'Every change should have a reviewer',
    'A limit should be low',
    'You should read it first',
    'The test should now cover both modes',
  ],
  misses: [
    'The smoke test should cover both modes',
    'An alert should be added',
    'Anybody on call should know',
  ],
};
