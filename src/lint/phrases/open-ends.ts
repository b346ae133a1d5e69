import type { Sign } from '../../postmortem/phrases/sign.ts';

/** A heading over what nobody has closed. */
export const openEnds: readonly Sign[] = [
  {
    pattern:
      /^[\W\d]*(?:(?:still|left|remaining|currently|residual|known|other) )*(?:open|unresolved|unknowns?|unverified|gaps?|limitations|(?:open|remaining|residual|known|unresolved|outstanding) (?:ends|questions?|points?|issues?|risks?|problems?|gaps?|weak(?:nesses| points?))|not yet (?:done|fixed|verified|covered|closed))\W*$/i,
    hits: ['Still open', 'Known gaps', 'Remaining risks', 'Not yet verified:', '4. Open questions'],
    misses: ['Open source', 'Gaps in the timeline', 'Risks', 'Opening'],
  },
  {
    pattern:
      /^[\W\d]*what (?:is|remains|stays|we) (?:still )?(?:open|missing|unresolved|unknown|not (?:fixed|covered|verified|done|know)|do(?: not|n['\u2019]t) (?:yet )?know)\b/i,
    hits: ['What is still missing', 'What we still do not know', 'What remains open'],
    misses: ['What is known', 'What we do', 'What we know'],
  },
];

/** In place of a list of open ends: there are none. */
export const noneOpen: Sign = {
  pattern: /^\W*(?:none|nothing|n\/a)\b/i,
  hits: ['None.', '**Nothing** is left', 'n/a'],
  misses: ['Nonetheless, the limit', 'One thing'],
};

/** A point that says itself that it may stay open, or answers its question. */
export const mayStayOpen: Sign = {
  pattern: /^\W*(?:optional(?:ly)?|nice to have)\b|\?[\s*_]+(?:yes|no)\s?[,.;:–—](?!\w)/i,
  hits: ['Optional: a second printer', '**Nice to have** – a bell', 'Does it still print? Yes, from tray 2.'],
  misses: [
    'A second printer',
    'Options for the printer',
    'Does it still print? To be found out.',
    'Why did it stop? No idea yet.',
    'Who owns the job? No one.',
    'Which desks? Possibly all.',
  ],
};
