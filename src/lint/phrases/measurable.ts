import type { Sign } from '../../postmortem/phrases/sign.ts';

/** Says how much or how many. */
export const figure: Sign = {
  pattern:
    /\d|\b(?:percent|zero|one|two|three|four|five|six|ten|half|double|daily|weekly|monthly|nightly|hourly|every|each|all|any|once|twice|never|always|only)\b/i,
  hits: ['Alert on depth > 500', 'Test the restore weekly', 'Reject every order without a name'],
  misses: ['Alert on depth', 'Test the restore'],
};

/** Says what must hold when it is done. */
export const outcome: Sign = {
  pattern:
    /\b(?:done when|so that|such that|until|unless|in order to|whenever|when(?:ever)?|if|before|after|within|at least|at most|no longer|instead of|without|rather than|fails?|blocks?|rejects?|refuses?)\b/i,
  hits: [
    'Add a test that fails on a full disk',
    'Restore it; done when a drill shows it',
    'Page before it is full',
  ],
  misses: ['Add a test for disks', 'Failover of the queue'],
};

/** Work that is plainly done or not: something is removed, switched or published, or somebody is informed. */
export const eitherOr: Sign = {
  pattern:
    /^(?:(?:we |to |will |should |must |need to |i'll )+)?(?:remov|delet|drop|pin|lock|version[- ]lock|revert|roll(?:s|ing)? back|renam|disabl|enabl|switch|merg|publish|post|writ|contact|get(?:s|ting)? in touch|ask|fil(?:e|es|ing)\b|open|turn|merge|push|announc|retir|decommission|updat|us(?:e|es|ing)\b|stop|stor(?:e|es|ing)\b|mov(?:e|es|ing)\b|migrat|replac|upgrad|bump|do(?:n't| not)\b)/i,
  hits: ['Remove the old queue', 'We will ask the supplier', "Don't restart both"],
  misses: ['Improve the queue', 'Filter the logs', 'User names'],
};
