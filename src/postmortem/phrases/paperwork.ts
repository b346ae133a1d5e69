import type { Sign } from './sign.ts';

/** Before a day: it is one of the document, not of the incident. */
export const paperwork: readonly Sign[] = [
  {
    pattern:
      /(?:^|[\n|;,.·•(])\W*(?:last )?(?:modified|updated|edited|created|published|posted|drafted|written)\b[^.;|\n]{0,30}$/i,
    hits: ['Last modified on ', 'SEV2 | Published: ', 'Severity 2.\nWritten by Amal, '],
    misses: ['The list was updated on ', 'Published. It began on '],
  },
  {
    pattern:
      /\b(?:meeting|retrospective|retro|review|post-?mortem|session|call)\b.{0,20}\b(?:held|scheduled|planned|takes place|took place)\b.{0,12}$/i,
    hits: ['Retrospective held on ', 'The review is scheduled for '],
    misses: ['The meeting rooms were lost on ', 'The outage took place on '],
  },
  {
    pattern: /\breport(?:ing)? date\W{0,4}$/i,
    hits: ['Report date: ', 'Reporting date '],
    misses: ['Reported on ', 'Incident date: '],
  },
];
