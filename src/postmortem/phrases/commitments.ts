import type { Sign } from './sign.ts';

/** Who commits to work: "we", "our infra team". */
const WHO = String.raw`(?:we|I|(?:the|our) (?:[\w-]+ ){0,2}?(?:team|engineers|developers|maintainers))`;
const WILL = String.raw`(?:['’]ll|(?: (?:also|now|then|therefore|further|additionally))?(?: (?:will|shall|plan to|intend to|aim to|(?:are|am) (?:\w+ )?(?:going|planning) to|have (?:\w+ )?(?:decided|agreed|planned|plans|a plan) to)|['’](?:re|m) (?:\w+ )?(?:going|planning) to))`;
/** What may stand between "will" and the work: "also continue to look into". */
const BETWEEN = `(?: (?:also|now|further|first|next|soon|be|continue|start|begin|to|look|looking|work|working|into|at|on|[a-z]+ly))*`;
/** Work that changes something, in its first letters. */
const WORK = String.raw`(?:add|adopt|adjust|alert|analy[sz]|assess|audit|automat|backfill|block|build|cap|chang|check|clean|configur|consolidat|convert|creat|decommission|decreas|deploy|deprecat|design|develop|disabl|document|drop|eliminat|enabl|enforc|enhanc|ensur|establish|evaluat|examin|expand|explor|extend|fix|formali[sz]|harden|implement|improv|increas|instrument|introduc|investigat|isolat|limit|lock|lower|merg|migrat|modif|monitor|mov(?:e|ing)\b|optimi[sz]|organi[sz]|overhaul|patch|pin|prioriti[sz]|provision|rais|rebuild|redesign|reduc|refactor|refin|remov|replac|restrict|restructur|revis|review|rework|rewrit|rotat|schedul|separat|set up|setting up|simplif|split|standardi[sz]|start us|strengthen|switch|test|tighten|track|train|tun(?:e|ing)\b|updat|upgrad|validat|verif|writ(?:e|ing)\b)\w*`;

/** "As a next step, we plan to remove …", "Our team will also evaluate …": somebody commits to work in a sentence. */
export const commitment: Sign = {
  pattern: new RegExp(
    String.raw`\b${WHO}(?:${WILL}|(?: have|['’]ve) [^.;:?!]{3,80} and (?:will|plan to))(?:${BETWEEN} ${WORK}|(?: also| now)? (?:be )?work(?:ing)? on (?:further|better|additional|more|new|stronger|improved) [a-z])`,
    'i',
  ),
  hits: [
    'As a next step, we plan to remove past measurements from the API',
    "Secondly, we'll add a manual override to the health checks",
    'Going forward we will be deploying a test server',
    'We will also look into automating the failover',
    "We're also going to alert on queue age",
    'The infrastructure team will review the backup procedures',
    'We have decided to replace the hub',
    'We have opened #4412 and will add a dead letter queue',
    'We have plans to move the database',
    "We'll work on further checks of the registry",
  ],
  misses: [
    'We will not raise the limit',
    'We will work on this tonight',
    'We moved the index',
    'The client will try each hub',
    'We will see the same error again',
    'We plan to publish the results',
    'Operators will need to add a token',
  ],
};

/** What turns to the time after the incident: "Going forward, …", "To prevent this from happening again, …". */
const AFTERWARDS = String.raw`(?:(?:as (?:a|our|the|an) (?:next|follow[- ]?up|first|further|additional|immediate|preventi?ve|long[- ]term|more long[- ]term|longer[- ]term)\w*(?: (?:step|measure|action|fix|solution|improvement))?s?|going forward|moving forward|from now on|in (?:the )?(?:near )?(?:future|coming (?:days|weeks|months)|long(?:er)? term|next (?:few )?(?:days|weeks|months|sprint|quarter|release))|over the (?:coming|next) (?:few )?(?:days|weeks|months)|long(?:er)?[- ]term|(?:in order )?to (?:prevent|avoid|reduce|limit|mitigate|minimi[sz]e|lessen|make sure|ensure) [^.,;]{3,80}|next|finally|lastly|firstly|secondly|thirdly|additionally),? )`;
/** Verbs that say nothing of the work, or tell people about it. */
const NO_WORK = String.raw`(?!(?:be|much|more|far|very|better|not|never|no|see|know|have|get|need|hope|like|share|publish|announce|apologi[sz]e|explain|describe|discuss|show|tell|talk|notify|inform|reply|respond|credit|compensate|refund|reimburse|thank|post|provide|keep|find|take|come|go|say|look|try)\b)`;

/** "Going forward, we will give each job a pool of its own", "To avoid a repeat, all keys will be rotated": any work. */
export const afterwards: Sign = {
  pattern: new RegExp(
    String.raw`(?:^|[.!] )\W*${AFTERWARDS}(?:${WHO}${WILL}${BETWEEN} ${NO_WORK}[a-z]|(?!(?:users|customers|you)\b)[^.,;:]{3,80} (?:will|must|should) (?:also |now )?be ${WORK})`,
    'i',
  ),
  hits: [
    'As a next step, we plan to give the nightly job a pool of its own',
    'Going forward, all migrations will be reviewed by two people',
    'To prevent this from happening again, we will page on the age of the queue',
  ],
  misses: [
    'In the future, users will be asked for a new password',
    'Next, we will share the results',
    'Going forward, we hope to see fewer errors',
    'In the future we intend to be much more open about downtime',
    'The worker will be stopped',
  ],
};

/** "We're moving the aggregates to a view": work that goes on, unlike "we are implementing a fix" in an update. */
export const ongoing: Sign = {
  pattern: new RegExp(
    String.raw`\b${WHO}(?: are|['’]re)(?: also| now| currently| actively)? (?:add|adopt|automat|build|chang|creat|expand|harden|implement|improv|increas|introduc|migrat|mov|overhaul|rebuild|redesign|reduc|refactor|remov|replac|rewrit|separat|simplify|splitt|strengthen|upgrad)ing\b(?! (?:an? |the |this )?(?:\w+ )?(?:fix|workaround|mitigation|hotfix|patch)\b)|\b${WHO}(?: are|['’]re)(?: also| now| currently)? (?:working|looking) (?:with|on|at|into|to) (?![^.;]{0,60}\b(?:fix|resolv\w+|restor\w+|recover\w*|mitigat\w+)\b)[^.;]{3,120}\b(?:so that|to (?:prevent|avoid|make sure|ensure))\b`,
    'i',
  ),
  hits: [
    "We're moving the aggregates to a materialised view",
    'We are also adding a query timeout',
    'We are working with our provider on a second uplink, so that one failure cannot take us down',
  ],
  misses: [
    'We are working on a fix to make sure it stays up',
    'We are implementing a fix',
    'We were moving the aggregates',
    'We are seeing errors',
  ],
};

/** "Our top priorities are to add …", "A second broker will be added next week": planned, whoever does it. */
export const planned: Sign = {
  pattern: new RegExp(
    String.raw`\b(?:our|the) (?:\w+ ){0,3}(?:priorit(?:y|ies)|next steps?) (?:[^.;:?!]{0,50} )?(?:is|are) to ${WORK}|(?:^|[.!] )(?!(?:users|customers|clients|you|maintenance)\b)[^.,;:?!]{3,60} will (?:also |now )?be ${WORK}[^.;:?!]{0,60}\b(?:(?:over|in|during|within) )?(?:the )?(?:next|coming|following) (?:few )?(?:days|weeks?|months?|quarter|sprint|release)\b`,
    'i',
  ),
  hits: [
    'Our top priorities for the next quarter are to add a second region',
    'A second broker will be added next week',
    'The limits will be reviewed in the coming weeks',
  ],
  misses: [
    'Our priority was to restore the queue',
    'The queue will be drained',
    'Customers will be updated next week',
    'Maintenance will be scheduled next week',
  ],
};

/** "We are tracking a linter rule (OPS-88)", "we have opened issues to …": work that is written down elsewhere. */
export const tracked: Sign = {
  pattern: new RegExp(
    String.raw`\b${WHO}(?:(?: are|['’]re)(?: also| now)? tracking\b[\s\S]{0,200}?(?:#\d|\b[A-Z]{2,10}-\d)|(?: have|['’]ve)(?: also| now)? (?:opened|filed|created|raised|logged) (?:[\w-]+ ){0,3}(?:issues?|tickets?|tasks?|cards?|bugs?)\b(?! (?:with|at)\b))`,
    'i',
  ),
  hits: [
    "We're tracking two things: a linter rule (BILL-88) and a report (BILL-89)",
    'We have opened an issue to add a limit',
  ],
  misses: [
    'We were tracking the depth of the queue',
    'We have opened a ticket with the vendor',
    'We opened a ticket',
  ],
};

const CHANGES = `(?:changes|improvements|measures|steps|actions|tasks|fixes|work|items|follow-?ups|mitigations|precautions|initiatives)`;
/** The end of a paragraph that introduces a list of work: "To this end, we will continue to:". */
export const leadsToWork: Sign = {
  pattern: new RegExp(
    String.raw`\b(?:${WHO}${WILL}${BETWEEN}(?: (?:mak(?:e|ing)|tak(?:e|ing)|implement(?:ing)?|carry(?:ing)? out|adopt(?:ing)?|introduc(?:e|ing)|do(?:ing)?|perform|complete|put|apply|address|focus|improve)[^.!?;]{0,80})?|${WHO} have [^.!?;:]{3,60} planned|\b(?:as a result|because of this|in response)\b[^.!?;:]{0,60},? ${WHO}(?: have| are|['’]re|['’]ve)?(?: also| now)?|(?:following|these|several|planned|remaining|outstanding|open|further|additional|future) (?:[\w-]+ )?${CHANGES} (?:will be|are being|are to be|are planned|remain|need to be|should be|must be)[^.!?;]{0,60}|${WHO}(?: are|['’]re) (?:also |now |currently )?(?:making|taking|implementing|planning|working on|adding|introducing|tracking)[^.!?;]{0,80}|\bto (?:prevent|avoid|stop|reduce|minimi[sz]e|mitigate|limit|make sure|ensure|guard against|safeguard against)\b[^.:;!?]{3,140}, ${WHO}\b[^.!?;:]{0,120}|\b(?:here (?:is|are)|here['’]s|these are|below (?:is|are)) (?:what|how|the (?:\w+ ){0,2}(?:steps|changes|measures|actions|improvements))\b[^.!?;:]{0,20} ${WHO}(?:${WILL}| are|['’]re)\b[^.!?;:]{0,120}|\b${WHO} (?:commit|have committed) to|^(?:remaining|outstanding|still open|still to do|left to do|to be done)(?: (?:work|tasks|items|steps|actions|points))?):\s*$`,
    'i',
  ),
  hits: [
    'To this end, we will continue to:',
    'To avoid a repeat, we will make the following changes:',
    'The following improvements are planned:',
    "We're working on a few things:",
    'Remaining work:',
    'To prevent this, we:',
    'We commit to:',
    "We're going to be making some changes as a result:",
    'We have a few improvements planned:',
    'As a result of this incident we:',
    "Here's what we're doing to keep it from happening again:",
  ],
  misses: [
    'To reach us, use one of these:',
    'Here is what we know:',
    'As a result, these services failed:',
    'We have planned maintenance on:',
    'We will add a limit for each queue.',
    'The following services were down:',
    'We will show how the two differ:',
    'The following steps were taken:',
  ],
};

/** "We should audit the cluster": a proposal, except among lessons, which say what one should do in general. */
export const proposal: Sign = {
  pattern: new RegExp(String.raw`\b${WHO}(?: also)? (?:need to|should|must)${BETWEEN} ${WORK}`, 'i'),
  hits: ['I need to audit the cluster for other charts', 'We should also add an alert for the disk'],
  misses: [
    'We should have added an alert',
    'Users should update their clients',
    'We need to be more careful',
  ],
};

/** What makes of such a sentence a condition, an announcement, an apology, or a step of the incident itself. */
export const noCommitment: Sign = {
  pattern:
    /\b(?:tomorrow|tonight|later today|maintenance window|sorry|apologi\w+|for (?:the )?purposes of|(?:next|following) sections?|implement (?:\w+ )?(?:measures|steps|changes|improvements) (?:to|so)|expand on|(?:resolve|fix) (?:the|this) (?:bug|issue|problem|incident|outage)|monitor(?:ing)? (?:the|this|our|its) (?:situation|issue|incident|status|recovery|progress)|(?:updat(?:e|ing)|writ(?:e|ing)) (?:this|you|everyone|the (?:community|page|post|report|status|ticket|thread)))\b|\b\d{1,2} ?(?:am|pm|:\d\d)\b|\?\s*$/i,
  hits: [
    'We will upgrade tomorrow morning',
    'We will update this post',
    'Will we add a second region?',
    'We will implement measures to prevent such incidents',
  ],
  misses: [
    'We will add a second region',
    'We will update the runbook',
    'We will monitor the depth of the queue',
  ],
};

/** Beside a list of items, what is said of the list: "We will track these in the tracker". */
export const aboutList: Sign = {
  pattern: /\b(?:these|those|them|this list|all of th\w+|above|below|listed|following|progress)\b/i,
  hits: ['We will track these in the tracker', 'We will report on progress each week'],
  misses: ['We will also review our runbooks'],
};

/** Before the commitment, words that make it depend on something or belong to somebody else. */
export const onlyPerhaps: Sign = {
  pattern:
    /\b(?:if|unless|when(?:ever)?|until|might|may|could|would|thought|assumed|hoped|said|told|believed|expected|decided that|agreed that)\b/i,
  hits: ['If it recurs, we', 'They said that we', 'When the load falls, we', 'We thought that we'],
  misses: ['As a next step, we', 'To prevent this from happening again, we'],
};
