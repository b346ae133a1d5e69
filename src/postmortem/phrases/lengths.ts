import type { StatedDuration } from '../model.ts';
import type { Sign } from './sign.ts';

/** Shows in the sentence around a length of time what it is the length of. */
export interface LengthOf extends Sign {
  readonly of: StatedDuration['of'];
}

/** In front of a length: it is that of an earlier incident. */
export const ofEarlierOne: Sign = {
  gate: /That (?:outage|incident|event|time)/,
  pattern:
    /\b(?:last time|previously|once before|years? ago|in (?:[A-Z]\w+ )?(?:19|20)\d\d)\b[\s\S]{0,250}[.!?)] That (?:outage|incident|event|time)\b[^.!?]*$/,
  hits: [
    'The last time we saw this was in March 2017. That outage lasted ',
    'It broke in 2019, too. That incident was over in ',
  ],
  misses: ['It broke at 14:05. That outage lasted ', 'The last time was in March 2017. This one lasted '],
};

/** The first that a sentence shows decides. */
export const lengthsOf: readonly LengthOf[] = [
  {
    of: 'detection',
    gate: /detect|notic|MTTD|TTD|discover|report|told us/i,
    pattern:
      /\b(?:time to|until|before|till) (?:detect|detection|notic)|\bMTTD\b|\bTTD\b|\b(?:undetected|unnoticed|(?:detection|discovery) (?:time|lag|delay|latency|took))\b|\bto detect\b|\b(?:detected|noticed|discovered|reported|told us)\b[^,;]{0,30}\bafter (?:it|the (?:outage|incident|impact|failure|problem)) (?:began|started|begun)\b/i,
    hits: [
      'Time to detect: 12 min',
      'It ran for 3 hours undetected',
      'It took 40 minutes to detect the leak',
      'A shop told us 20 minutes after the outage began',
      'MTTD 12 min',
      '9 days (detection lag)',
    ],
    misses: ['It was detected at 14:05', 'The outage lasted 12 min'],
  },
  {
    of: 'acknowledgement',
    pattern:
      /\b(?:time to|until|before) (?:acknowledg|respon[ds])|\bMTTA\b|\bTTA\b|\bto (?:acknowledge|respond)\b|\bbetween [^.;]{0,30}(?:start|began|begin|fail)\w*[^.;]{0,30} and [^.;]{0,30}(?:investigat|acknowledg|respon)/i,
    hits: ['4 minutes to acknowledge', '9 min between the start and the first response', 'TTA: 4 min'],
    misses: ['The response took 4 minutes', 'Between 14:00 and 15:00'],
  },
  {
    of: 'mitigation',
    pattern: /\b(?:time to|until|before) mitigat|\bMTTM\b|\bTTM\b|\bto mitigate\b/i,
    hits: ['Time to mitigation: 25 min', 'It took 25 minutes to mitigate'],
    misses: ['Mitigated at 14:25'],
  },
  {
    of: 'resolution',
    pattern:
      /\b(?:time to|until|before) (?:resol|recover|restor|repair|fix)|\bMTTR\b|\bTTR\b|\bto (?:resolve|recover|restore|fix)\b/i,
    hits: ['Time to resolution: 2 h', 'It took 2 hours to restore the index', 'MTTR 2 h'],
    misses: ['Restored at 16:00', 'The fix took an hour'],
  },
  {
    of: 'impact',
    pattern:
      /\b(?:outage|downtime|down|unavailab\w+|impact(?:ed)?|disrupt\w+|degrad\w+|incident|duration|lasted|lasting|total|unreachable|offline|affected|inaccessible|interrupt\w+|stalled|stood still|halted|unable|could not|couldn['’]t)\b/i,
    hits: ['The shop was down for 20 minutes', 'Duration: 20 min', 'Orders could not be placed for 2 h'],
    misses: ['The copy ran for 20 minutes'],
  },
];
