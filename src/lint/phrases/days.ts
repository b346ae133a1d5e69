import type { Sign } from '../../postmortem/phrases/sign.ts';

/** Before "30 September": it is a day. Without that, "Jan 5 minutes later" may be a person. */
export const beforeDay: Sign = {
  pattern:
    /(?:^\W*|\b(?:on|since|from|until|till|by|of|between|before|after|and|day),? (?:the )?|\w+day,? |\()$/i,
  hits: ['', '- ', 'On ', 'the night of the ', 'On Wednesday, ', 'the incident ('],
  misses: ['We told ', 'the fixes in ', 'moon '],
};

/** After "May 5": the number counts something. */
export const countsUnits: Sign = {
  pattern: /^ ?(?:%|(?:sec|min|hour|day|week|month|time|user|server|node|case|ms\b|MB|GB)\w*)/i,
  hits: [' minutes later', '%', ' servers', 'ms'],
  misses: [' at 22:16', ', the queue stood still', ' msgs'],
};
