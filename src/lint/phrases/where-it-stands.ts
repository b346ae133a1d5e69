import type { Sign } from '../../postmortem/phrases/sign.ts';

/** An item that says where the work stands. */
export const waiting: Sign = {
  pattern:
    /^\W*(?:pending|awaiting|waiting (?:for|on)|blocked (?:on|by))\b|[(（,;] ?(?:still )?(?:awaiting|pending|waiting for) (?:\w+ )?(?:approval|review|sign-?off|permission|a decision|the vendor)\b/i,
  hits: [
    'Pending deployment',
    '[ ] Awaiting the printer',
    'Blocked by the supplier',
    'Delete the list (awaiting approval)',
  ],
  misses: ['List what is pending', 'Wait for the printer', 'Block the port'],
};

/** A remark in an item that says that it is open. */
export const outstanding: Sign = {
  pattern:
    /[(（[—–-] ?(?:(?:still |as yet )?(?:outstanding|open|unbuilt|unassigned)|not (?:yet )?(?:done|built|started))\b/i,
  hits: [
    'Alert on age. (outstanding: nothing built)',
    'A second desk — not yet started',
    'Alert (still open)',
  ],
  misses: ['Alert on outstanding orders', 'Open the port', 'A desk (opened in May)'],
};

/** What is open is followed up in a place that the sentence names. */
export const followedElsewhere: Sign = {
  pattern:
    /\b(?:carried (?:forward|over)|tracked|filed)(?: separately)? (?:in|to|as|under|by) (?:(?:an? )?(?:(?!in-?flight)[\w-]+ )?(?:follow-?ups?|issues?|tickets?)\b|#\d|[A-Z]{2,9}-\d|[\w-]+\/\S|[\w-]+\.(?:md|org|txt)\b)|\b(?:we(?:['’]ll| will)|i(?:['’]ll| will)) (?:do|write|publish|post|share|prepare|follow up with) an? (?:(?:full|detailed|complete|proper|thorough) )?(?:post[- ]?mortem|rca|root cause analysis|retrospective)\b|\b(?:analy[sz]e|review|investigate) (?:this|it) further in\b/i,
  hits: [
    'Carried forward in ROADMAP.md:',
    'We’ll do a detailed post mortem and post it on our blog.',
    'We will analyze this further in the next review.',
    'The alert is tracked as follow-up.',
    'The rest is filed as #12.',
    'Tracked in FERRY-12.',
  ],
  misses: ['It was tracked in a log.', 'Carried over to the harbour.', 'It was tracked down.'],
};

/** A sentence that says that the items around it are followed up in another place. */
export const keptElsewhere: Sign = {
  pattern:
    /\b(?:actions?(?: items?)?|follow-?ups?|tasks?|these|they|all|items) (?:are|is|were|have been|has been|will be) (?:being )?(?:all )?(?:handled|tracked|managed|recorded|followed up|kept|filed|listed) (?:elsewhere|separately|in (?:another|a separate|its own|our|the|a|an) )|\btracked (?:elsewhere|separately)\b/i,
  hits: [
    'Action items are handled elsewhere and summarised here.',
    'These are tracked in our board.',
    'Follow-ups have been filed separately.',
    'Follow-ups (not blocking, tracked separately)',
  ],
  misses: ['Action items are below.', 'Orders are handled elsewhere.', 'These were tracked down in May.'],
};
