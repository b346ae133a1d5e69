import type { Sign } from '../../postmortem/phrases/sign.ts';

/** A heading over work to come, though no action item is read below it. */
export const headingToCome: Sign = {
  pattern:
    /\b(?:recommend\w*|remaining|outstanding|next steps?|follow[- ]?ups?|todos?|to-do|what(?:'s| is| comes)? next|prevent\w*|future)\b/i,
  hits: ['Still recommended (manual steps)', 'Next steps', 'What is next', 'Preventing it'],
  misses: ['Steps', 'What happened next door', 'Resolution'],
};

/** A line that reports what was done. */
export const reportsWork: Sign = {
  pattern: /^\W*(?:[\w ]{3,40}[:.] )?(?:\w+ ){0,3}\w+ed\b/m,
  hits: ['- Added an alert', 'Alert: we added one', 'First line\n\n- The limit was raised'],
  misses: ['- Add an alert', 'Raise the limit'],
};

/** Words for what is still to be done. */
export const stillToDo: Sign = {
  pattern:
    /\b(?:will|should|must|shall|needs?|going to|plan(?:s|ned|ning)?|to be|to-?do|tbd|consider\w*|want|later|future|next)\b/i,
  hits: ['We will add an alert', 'A second desk is planned', 'TBD'],
  misses: ['We added an alert', 'An alert was needed', 'The willow fell'],
};

/** What changes made already are expected to do. */
export const expectedOfChange: Sign = {
  pattern:
    /\bshould (?:now |also |already )?(?:prevent|help|avoid|allow|reduce|make|be (?:enough|fine|able))\b/i,
  hits: ['This should now prevent it', 'That should be enough'],
  misses: ['We should add an alert', 'The alert should be louder'],
};
