import type { Sign } from '../../postmortem/phrases/sign.ts';
import { DOWN } from './down.ts';

/** Before a length: of the whole incident. A repair may begin long after detection, so "time to fix" does not say so. */
export const whole: Sign = {
  pattern: /\b(?:last(?:ed|s|ing)|duration|time to (?!fix|repair)\w+|MTT[DARM]|TT[DARM])\b[^.;\n]{0,25}$/i,
  hits: ['The outage lasted about ', 'Duration: ', 'Time to recover: ', 'MTTR was '],
  misses: ['Time to fix: ', 'It took ', 'It lasted. The repair took '],
};

/** Before a length: of what was down. */
export const ofDowntime: Sign = {
  pattern: /\b(?:last(?:ed|ing)|duration|down(?:time)? (?:of|for)|downtime)\b[^.;\n]{0,25}$/i,
  hits: ['Duration: ', 'a downtime of ', 'Downtime: about ', 'The queue was down for '],
  misses: ['Downloads took ', 'Time to recover: ', 'The downtime began. We waited '],
};

/** Before a length: until all was over. */
export const untilResolved: Sign = {
  pattern: /\btime to (?:resolve|resolution)\b[^.;\n]{0,25}$/i,
  hits: ['Time to resolve: ', 'Our time to resolution was '],
  misses: ['Time to repair: ', 'It was time to resolve it. That took '],
};

/** An entry that closes the record of the incident, and does not say that it was over by then. */
export const closed: Sign = {
  pattern: /^\W*(?:the )?(?:incident|ticket|case|issue|bridge|call) (?:is |was )?(?:\w+ly )?closed\W*$/i,
  hits: ['Incident closed.', 'The ticket was formally closed'],
  misses: ['Valve closed', 'Incident closed, all desks sell again', 'Incident resolved'],
};

/** Before a length, in the opening: "Uploads were refused for" means all of it, unless it tells of a part. */
export const wasDown: Sign = {
  pattern: new RegExp(
    String.raw`^(?!.*\b(?:some|part|partly|partially|first|initially|another|again|intermittent\w*)\b).*\b(?:${DOWN}|out|blocked|empty|silent|stood still|halted|stopped|cannot|not able)\b[^.;\n]{0,30}\bfor (?:about |around |roughly |approximately |~)?$`,
    'i',
  ),
  gate: /for (?:about |around |roughly |approximately |~)?$/i,
  hits: ['Uploads were refused for ', 'The queue stood still for about '],
  misses: [
    'Some uploads were refused for ',
    'The queue was first down for ',
    'Uploads ran for ',
    'Uploads failed after ',
  ],
};

/** Before a length: it is of work, of many times together, or of what is promised. */
export const ofSomethingElse: Sign = {
  pattern:
    /\b(?:engineering (?:impact|time|effort|hours|cost)|person-hours|cumulative\w*|in total|total of|accumulated|next|following|previous|every|each|another|allowed|target|objective|SLA|SLO|(?:will|would|shall|going to)(?: \w+){1,3} in|(?:should|must) (?:never|not))\b[^.;\n]{0,60}$/i,
  hits: [
    'Engineering time: ',
    'In total, shops were down for ',
    'The SLO allows ',
    'We will write to you in ',
    'It must never last longer than ',
  ],
  misses: ['The outage lasted ', 'Duration: ', 'Each shop was told. It lasted '],
};

/** Before a length: a lower bound. */
export const atLeast: Sign = {
  pattern: /(?:more than|over|at least|longer than|>|≥|above|exceed\w*)\W{0,4}$/i,
  hits: ['It lasted for more than ', 'Duration: > ', 'exceeding '],
  misses: ['It was over after ', 'up to ', 'about '],
};

/** Before a length: an upper bound. */
export const atMost: Sign = {
  pattern:
    /(?:less than|under|up to|at most|at (?:a )?max(?:imum)?(?: of)?|maximum of|no (?:more|longer) than|bounded (?:by|to)|within|<|≤|almost|nearly)\W{0,4}$/i,
  hits: ['It lasted up to ', 'It was over within ', 'for nearly ', 'Duration: ≤ '],
  misses: ['more than ', 'about ', 'It lasted '],
};

/** After a length: something else is that long, as in "an 18-hour gap in the backups", "two days of orders". */
export const measures: Sign = {
  pattern:
    /^\W{0,3}(?:(?:wide|long) )?(?:gaps?|backlog|window|retention|intervals?|of (?:data|orders|backups?|logs|history|events|messages|(?:[\w-]+ ){0,3}(?:investigation|work|effort|engineering|review|triage)))\b/i,
  gate: /gap|backlog|window|retention|interval|of /i,
  hits: [' gap in the backups', ' of orders', ' of close engineering work', ' long backlog'],
  misses: [' of downtime', ', with a gap', ' for all shops'],
};
