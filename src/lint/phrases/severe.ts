import type { Sign } from '../../postmortem/phrases/sign.ts';

/** A word for an outage or a loss. Other languages have theirs in `src/languages/words/`. */
export const severe: Sign = {
  pattern:
    /\b(?:outages?|(?:went|was|were|is|are|all|stood) (?:down|still)|down for|downtime|un(?:available|reachable|responsive)|inaccessible|(?:data|total) loss|los(?:s|t|es?) (?:of )?(?:\w+ ){0,3}(?:data|records|orders|messages|history)|leak(?:ed|s)?|breach(?:ed)?|exploit(?:ed)?|attack(?:er|ed)?s?|stolen|drained|halt(?:ed)?|wiped|delet(?:ed|es)|corrupt(?:ed|ion)|crash(?:ed|es)?|(?:nobody|no one) could|(?:all|none of the|no) (?:\w+ ){0,2}(?:users|customers|clients|orders|requests|services|sites|jobs|pods|tools|printers))\b/i,
  hits: [
    'The shop was down for an hour.',
    'An outage of the queue',
    'We lost all orders of the day.',
    'The archive was wiped.',
    'Nobody could log in.',
    'None of the web sites answered.',
  ],
  misses: [
    'The shop was slow.',
    'The list wrote a line twice.',
    'A crashing bore',
    'It took down the address.',
  ],
};
