import type { Sign } from '../../postmortem/phrases/sign.ts';

/** An entry of a timeline that says that the impact is over, or nearly: see `inPart`. */
export const recovered: Sign = {
  pattern:
    /\b(?:no (?:\w+ )?impact|healthy|recover(?:s|ed|y)|restored|mitigated|resolved|(?:reachable|available|operational|stable|works?|working)(?: normal(?:ly)?)? again|back (?:up|online)|back to (?:normal|an acceptable)|(?:is|are|was|were) back|allowing traffic|stabili[sz]ed)\b/i,
  hits: [
    'The queue recovers',
    'All shops reachable again',
    'All shops are working normal again',
    'back to normal',
    'Traffic is back',
    'The balancer sees healthy nodes',
  ],
  misses: ['We call back', 'The queue is unhealthy', 'A new restore begins', 'Available disks: 2'],
};

/** Somebody or an alert tells that something is wrong. */
export const reported: Sign = {
  pattern:
    /\b(?:alert(?:s|ed)?|alarm|page[ds]?|report(?:s|ed)?|notic(?:e[ds]?|ing)|complain\w*|escalate[sd]?|detected|informed|warning|ticket)\b/i,
  hits: ['Queue depth alert fires', 'Shops report wrong stock', 'We are noticing errors'],
  misses: ['The cause is found', 'We watch the queue'],
};

/** Not yet, or not all. */
export const inPart: Sign = {
  pattern:
    /\b(?:not|cannot|never|partial(?:ly)?|some|temporar(?:y|ily)|briefly|attempt\w*|tr(?:y|ies|ied|ying)|fail\w*|until|if|once|wait\w*|to be|most(?:ly)?)\b|n['’]t\b/i,
  hits: ['partially restored', 'if it has recovered', 'The queue isn’t back up', 'Mostly resolved'],
  misses: ['The queue recovered', 'All shops are back online'],
};

/** What was back fails once more. */
export const failsAgain: Sign = {
  pattern:
    /\b(?:down|offline|fail(?:s|ed|ing)|crash(?:es|ed|ing)|degraded|un(?:available|reachable|responsive)|recurs?|recurred|returns?|returned|again)\b/i,
  hits: ['The errors return', 'The queue crashes', 'Shops unreachable'],
  misses: ['We watch the queue', 'A failover to the second site'],
};

/** One end of a piece of work. */
export const begins: Sign = {
  pattern:
    /\b(?:begins?|began|beginning|starts?|started|starting|kick(?:s|ed) off|launch(?:es|ed)|initiat(?:es|ed))\b/i,
  hits: ['Begins the reconciliation of bookings', 'Import kicked off'],
  misses: ['The beginner’s guide', 'Import complete'],
};

/** The other end. */
export const ends: Sign = {
  pattern: /\b(?:completes?|completed|completely|finish(?:es|ed)|done|ends|ended|succeeds|succeeded|over)\b/i,
  hits: ['Reconciliation completes', 'Import done'],
  misses: ['We watch the import', 'The end of the list'],
};

/** Somebody tries something; the first group is what. */
export const tries: Sign = {
  pattern: /\b(?:attempt(?:s|ed|ing)?|tr(?:y|ies|ied|ying))(?: to|ing)? (?:a |the )?(\p{L}{4,})/iu,
  hits: ['Attempt to restore the backup', 'We tried the rollback'],
  misses: ['Entry to the hall', 'We try it'],
};

/** It did not help. */
export const triedInVain: Sign = {
  pattern:
    /\b(?:fail(?:s|ed)?|unsuccessful(?:ly)?|in vain|abandoned|gave up|gives up|did(?: not|n['’]t) (?:work|help))\b/i,
  hits: ['Restoration attempt failed', 'The rollback didn’t help'],
  misses: ['The rollback helped', 'A failover'],
};

/** Nobody worked after this entry, or something ran that takes its time. */
export const waiting: Sign = {
  pattern:
    /\b(?:a?sleep(?:s|ing)?|slept|do(?:es)?n['’]t wake|overnight|for the night|(?:over|until|till|through) (?:the )?(?:night|weekend|morning|next (?:day|morning))|lunch|unattended|nobody (?:is|was) (?:there|watching|around)|unnoticed|silent(?:ly)?|no traffic|out of hours|waits? for|waiting (?:for|on)|awaiting|re-?stor(?:e|ing) (?:begins?|starts?|runs?)|(?:re-?index|import|copy|migration|resync|rebuild|backfill)\w* (?:begins?|starts?|runs?)|drain(?:s|ing)|replay(?:s|ing)|backfill(?:s|ing)|re-?process(?:es|ing)|re-?index(?:es|ing)|re-?sync(?:s|ing))\b/i,
  hits: [
    'Amal is asleep',
    'The import runs',
    'Waiting for the vendor',
    'Paused until the next morning',
    'Nobody was watching',
  ],
  misses: ['We restart the import', 'The vendor answers', 'A drain'],
};

/** This entry sums up what went on until then. */
export const sumsUp: Sign = {
  pattern:
    /\b(?:multiple|several|various|repeated|many|two|three|four)\b[^.;]{0,20}\b(?:fix(?:es)?|attempts|tries|restarts|approaches|rollbacks|deploy\w*)\b/i,
  hits: ['Several fixes deployed, still failing', 'After three more restarts'],
  misses: ['Several shops call', 'A fix is deployed'],
};

/** Nobody knew until this entry. */
export const unaware: Sign = {
  pattern:
    /\b(?:wak(?:es?|ing) up|woke|wakes|next (?:day|morning)|in the morning|first noticed|(?:is|was|were) (?:found|discovered|noticed)|(?:notices|noticed|discovers|discovered|finds out)\b)/i,
  hits: ['Amal wakes up', 'The desk notices the list', 'Next morning: the list is empty'],
  misses: ['The desk calls', 'Please notice: the list is empty'],
};

/** An entry for what was only expected when it was written. */
export const projected: Sign = {
  pattern: /^\W*(?:projected|expected|estimated|planned|scheduled|anticipated|ETA)\b/i,
  hits: ['**Projected arrival of the part**', 'ETA of the courier', 'Expected recovery'],
  misses: ['The planned release', 'Unexpected errors', 'Scheduler restarts'],
};
