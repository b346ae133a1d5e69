import type { Sign } from '../../postmortem/phrases/sign.ts';

/** Something will not be done, or is accepted as it is. */
export const decidedAgainst: Sign = {
  pattern:
    /^\W*(?:none|nothing)\s*[.:,;–—-]+\s|\b(?:no (?:further |follow[- ]?up |additional |immediate |other )?(?:actions?|work|follow[- ]?ups?|changes?|measures?)(?: items?)?\b|nothing (?:to (?:do|change|fix)|(?:else )?(?:(?:is|was|seems) )?(?:needed|planned|required|worth))|(?:we |it was |have |is )?(?:decided|chose|chosen|choose)(?: not to| against| to (?:accept|live with|leave))|(?:will|is|are|do|does) not (?:be )?(?:worth|fix|change|act|pursued?|address)|won'?t (?:fix|do|change|act)|(?:accept|accepting|accepted)\b.{0,40}\b(?:risk|this|that|as (?:it )?is)|risk accepted|accept|not worth|out of (?:our )?(?:scope|control))/i,
  gate: /none|nothing|no (?:further|follow|additional|immediate|other|action|work|change|measure)|decided|choose|chose|(?:will|is|are|do|does) not |won'?t |accept|not worth|out of/i,
  hits: [
    'None: the queue is retired in May.',
    'No further action, as it is retired in May',
    'We decided against a second queue',
    'It is not worth the work',
    'Out of our control',
  ],
  misses: ['Add a second queue', 'None of the desks', 'We decided to add a queue', 'Nothing happened'],
};
