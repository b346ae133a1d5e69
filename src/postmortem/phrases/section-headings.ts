import type { SectionName } from '../model.ts';
import type { Sign } from './sign.ts';

/** Shows in the key of a heading (`headingKey`) which section it begins. */
export interface SectionHeading extends Sign {
  readonly name: SectionName;
}

/** Headings of action items as often as of something else (weaknesses, past changes): the content below decides. */
export const maybeActions: Sign = {
  gate: /improve|chang|fix|to do|ideas|proposals|suggest|enhance|clean|deliver|issues|points|questions|map|log|list|register|next|term|steps|areas|immediate|open|short|near|mid|medium|long/i,
  pattern:
    /^(?:the |our |some |more |proposed |possible |potential )?(?:(?:things|stuff|areas|points) (?:to (?:do|improve|change|fix)|(?:for|of) improvement)|(?:improvements?|opportunities for improvement|areas of opportunity|improvement (?:ideas|areas|opportunities|suggestions))|ideas|proposals|suggestions|(?:process|technical|organi[sz]ational|tooling|operational|planned) (?:changes|fixes)|fixes|enhancements|clean-?ups?|deliverables|(?:outstanding|open|remaining) (?:issues|points|questions)|road ?map|actions? (?:log|list|register)|next|still open|(?:immediate|short|near|mid|medium|long|longer)[\s-]?(?:term)?(?: (?:fixes|steps))?)$/,
  hits: [
    'things to improve',
    'ideas',
    'areas of opportunity',
    'longer steps',
    'actions log',
    'long-term fixes',
  ],
  misses: ['things that went wrong', 'long-term effects', 'actions', 'opportunities'],
};

/** For headings that match no alias exactly: the first of them decides. */
export const sectionHeadings: readonly SectionHeading[] = [
  {
    name: 'five-whys',
    pattern: /\b(?:five|5)[\s-]*why/,
    hits: ['five whys of the full disk', '5-why analysis'],
    misses: ['why it broke', 'five causes'],
  },
  {
    name: 'fishbone',
    pattern: /\bfish-?bone|\bishikawa/,
    hits: ['fish-bone of causes', 'ishikawa for the queue'],
    misses: ['bones of contention'],
  },
  {
    name: 'timeline',
    pattern:
      /\btime-? ?line\b|\bchronolog|\b(?:sequence|order|course|log|list) of (?:the )?events|\bkey events\b|\b(minute|hour|blow|day) by \1\b/,
    hits: ['detailed time-line (utc)', 'log of events', 'minute by minute', 'chronological order'],
    misses: ['by the minute', 'events we missed', 'timed out'],
  },
  {
    name: 'lucky',
    pattern: /\b(?:got|get|were|was) lucky\b/,
    hits: ['where we got lucky again', 'how we were lucky'],
    misses: ['lucky numbers'],
  },
  {
    name: 'went-well',
    pattern: /\b(?:what|things?)\b.*\b(?:went|did go|gone|worked)\b.*\bwell\b(?!.*\bnot\b)/,
    hits: ['things that worked really well', 'what has gone well'],
    misses: ['what went well and what did not', 'how well it went'],
  },
  {
    name: 'went-wrong',
    pattern:
      /\b(?:what|things?|where)\b.*(?:\b(?:went (?:wrong|bad|poor)|gone better|been better|be improved|go wrong)|(?:\bnot|n't)\b.*\b(?:well|work))/,
    hits: ["what didn't go so well", 'where it went wrong', 'what could have been better'],
    misses: ['what went on', 'better next time'],
  },
  {
    name: 'action-items',
    gate: /action|follow|next|to-?do|prevent|recommend|improv|do|chang|avoid|forward|ahead|task|measure|work|thing|remediation|again|how |here|mak|what we/,
    pattern:
      /\b(?:mitigations?|fix(?:es)?|work|things) to do$|\baction[ -](?:items?|points?|plan)\b|\bactionables?\b|\bfollow[\s-]?(?:up|on)s?\b(?! (?:reviews?|meetings?|incidents?|reports?|e-?mails?|questions?)\b)|\bnext steps\b|\bto-?dos?\b|\bprevent(?:ion|ing)? (?:of )?(?:this|future|recurrence|re-?occurr|similar|it)\b|\brecommendations?\b|\b(?:process|technical|policy|monitoring|detection|alerting|tooling|documentation|infrastructure|system|security|reliability|resilience|organi[sz]ational) improvements?\b|\b(?:will|going to|can|are|do) (?:we )?(?:be )?(?:doing|do|change|changing|improve|prevent|avoid)(?:ing)?\b.*\b(?:about|future|better|again|happening|next|this|it)\b|\bavoid(?:ing)? (?:this|future|recurrence|similar)|\b(?<!\b(?:rules?|principles?) )(?:moving|going|looking) forward\b|\bwhat (?:we(?:'ll| will)? (?:\w+ )?|comes |happens |is )next\b|\bwhat's next\b|\bprevention (?:and|&|\/) (?:\w+ )?\w+$|\w+ (?:and|&) prevention$|^(?:actions?|tasks?|measures|work) (?:by|per|for each) (?!\d)\w+$|^(?:actions?|tasks?|measures|things|work) (?:that )?(?:we|everybody|the team) (?:\w+ )?(?:agreed|committed|promised|decided|planned)\b|\bcountermeasures?\b|^(?:\w+ )?remediations?\b|\bhappen(?:s|ing)? again\b|\bnever again\b|\bhow (?:(?:do|will|can) )?we(?:'ll| will)? (?:now )?(?:keep|stop|prevent|avoid|make sure|ensure)\b|\bgo from here\b|\bto be done\b|\b(?:path|way|road) (?:forward|ahead)\b|^(?!.*\bcan (?:customers|users|you)\b).*\bmak(?:e|ing)\b.*\b(?:less (?:likely|impactful)|more (?:resilient|reliable|robust))|\bwhat we(?:'re| are|'ll| will)\b.*\b(?:do|doing|chang|improv)/,
    hits: [
      'list of action items',
      'how will we prevent this',
      'what comes next',
      'actions by team',
      'measures we have agreed on',
      'the road ahead',
      'making it less likely',
    ],
    misses: [
      'follow-up incident',
      'what can customers do about this',
      'our principles going forward',
      'actions by 14:05',
    ],
  },
  // “Steps we are taking”, “How we will improve”, “What needs to change”.
  {
    name: 'action-items',
    gate: /we|chang/,
    pattern:
      /\b(?:steps|actions|measures|changes|improvements|precautions|fixes) (?:(?:that )?we(?:'re|'ll| are| will| plan| intend)|are we (?:taking|making))\b|\bhow (?:are )?we(?:'re|'ll| are| will| plan to)? (?:going to |be )?improv(?:e|ing)\b|\bwhat (?:do )?we (?:plan|intend|want|need|have) to (?:do|change|improve)\b|\bwhat(?:'s| is| will| must| (?:needs?|has|have) to| to) chang(?:e|ing)\b/,
    hits: [
      'steps we are taking',
      'how we will improve',
      'what needs to change',
      'what actions are we taking',
    ],
    misses: ['steps to reproduce', 'what changed', 'how it improved'],
  },
  // A noun after a forward-looking word: “Agreed measures”, “Post-incident tasks”. “Action required” asks something of customers.
  {
    name: 'action-items',
    gate: /^(?:fix|change|action|work|improve|guard|defen|safe|protect)|[ /](?:action|measure|step|task|improvement|change|fix|work|item|plan|road|remediation|follow|counter|commit|filed|opened|raised|created)|^capa|^a\/?is$|^(?:jira|click|linear|asana|trello|you)/,
    pattern:
      /\b(?:agreed|additional|post[\s-]?(?:incident|mortem)|pir|permanent|suggested|prevention|recurrence|mitigation|committed|resulting|remaining) (?:corrective |preventive |technical |process )?(?:actions?|measures?|steps|tasks?|improvements?|changes|fix(?:es)?|work items?|countermeasures?)\b(?! (?:made|at|of|in the|on the|to the)\b)|\bopen (?:actions?|items|tasks|work|follow)|\b(?:improvement|mitigation|prevention|stabili[sz]ation) (?:plan|road ?map)\b|^work items?$|\b(?:long|short|medium)[\s-]term remediations?\b|^clean[\s-]?up (?:tasks|items|work)$|^capa$|^a\/?is$|\b(?:bugs?|issues?|tickets?) (?:filed|opened|raised|created)$|^(?:jira|click-?up|linear|asana|trello|you-?track)[ -]?(?:tracking|tasks)$|^(?:lessons?(?: learn\w+)?|learnings?|findings|conclusions?|take-?aways?) ?(?:and|&|\+|\/) (?:actions|measures|improvements|commitments|tasks)$|^(?:fix(?:es)?|changes|actions|work|improvements?) (?:needed|required|outstanding|pending|planned|proposed)$|^(?:guard-?rails?|defen[cs]es|safeguards|protections) (?:\w+ )?(?:added|implemented|introduced|(?:put )?in place|built)$/,
    hits: [
      'agreed measures',
      'post-incident tasks',
      'actions needed',
      'actions pending',
      'fixes required',
      'bugs filed',
      'clickup-tracking',
      'jira tasks',
      'capa',
      'guardrails put in place',
    ],
    misses: [
      'action required',
      'mitigation steps at 14:05',
      'agreed on the cause',
      'fixed',
      'open questions',
      'issue',
      'issue tracking',
      'ticket tracking',
      'jira tickets',
    ],
  },
  {
    name: 'action-items',
    gate: / (?:action|measure|step|task|item|work|improvement|fix|patch|change|solution|mitigation|initiative|hardening|safeguard)/,
    pattern:
      /\b(?:corrective|preventi?ve|preventative|remedial|remediation|mitigating|improvement|planned|future|further|next|outstanding|required|recommended|proposed|ongoing|long[\s-]term|short[\s-]term|medium[\s-]term) (?:\w+ )?(?:\w+ )?(?:actions?|measures?|steps?|tasks?|items?|work|improvements?|fix(?:es)?|patch(?:es)?|changes|solutions?|mitigations?|initiatives?|hardening|safeguards?)\b/,
    hits: ['planned technical improvements', 'short-term fixes', 'required changes'],
    misses: ['planned maintenance', 'required reading', 'long-term effects'],
  },
  {
    name: 'causes',
    pattern:
      /\broot[\s-]?causes?\b|\bcontribut\w+ (?:factors?|causes?)|\bcauses?\b(?! of action)|\brca\b|\bwhy (?:did|was|were|is)\b|\bcausal\b/,
    hits: ['root-cause analysis', 'why did the queue stop', 'contributing factors'],
    misses: ['because', 'cause of action', 'why we write this'],
  },
  {
    name: 'trigger',
    pattern: /\btrigger/,
    hits: ['what triggered it'],
    misses: ['pulling the plug'],
  },
  {
    name: 'lessons',
    pattern: /\blessons?\b|\blearn(?:ed|t|ings?)\b|\btake-?aways?\b/,
    hits: ['lessons from the outage', 'key take-aways', 'what was learned'],
    misses: ['learners affected by it', 'lessening the load'],
  },
  // Not “Affected versions” (what to check for) or “Are we affected?” (a question).
  {
    name: 'impact',
    pattern:
      /\bimpact(?:ed|s)?\b|(?<!^(?:are|is|was|were|am) .*)\baffected\b(?! (?:stack|versions?|packages?|releases?|products?|files?|repositor(?:y|ies)|dependenc(?:y|ies)|librar(?:y|ies)|environments?)\b)/,
    hits: ['impact on shops', 'which shops were affected'],
    misses: ['affected versions', 'are we affected', 'impactful work'],
  },
  {
    name: 'detection',
    pattern: /\bdetect(?:ed|ion|ing)?\b|\bdiscover(?:y|ed)\b/,
    hits: ['how it was detected', 'discovery of the leak'],
    misses: ['detective work', 'undiscovered'],
  },
  {
    name: 'resolution',
    pattern:
      /\bresolution\b|\bresolv(?:e|ed|ing)\b|\brecover(?:y|ed|ing)?\b|\brestor(?:e|ed|ation)\b|\bhow (?:it|we|was it) .*fix/,
    hits: ['how we restored the queue', 'how it was fixed', 'recovering the data'],
    misses: ['fixed', 'resolver errors'],
  },
  {
    name: 'response',
    pattern: /\brespon(?:se|ded|ding)\b|\bmitigat(?:ion|ed|ing|ions)\b|\binvestigat/,
    hits: ['how we responded', 'mitigations in place', 'investigating the leak'],
    misses: ['responsible people', 'mitigate'],
  },
  {
    name: 'summary',
    pattern: /\bsummary\b|\boverview\b|\bwhat happened\b|\btl;?dr\b/,
    hits: ['executive summary of events', 'what happened to the queue'],
    misses: ['what happens next', 'summaries'],
  },
  {
    name: 'background',
    pattern: /\bbackground\b|\blead-?\s?up\b|\bcontext\b/,
    hits: ['context of the change', 'lead-up to the outage'],
    misses: ['in contexts', 'backgrounds'],
  },
  {
    name: 'decisions',
    pattern: /\bdecisions?\b/,
    hits: ['decisions of the meeting'],
    misses: ['decisive moments'],
  },
  {
    name: 'roles',
    pattern: /^(?!what |how |why ).*\b(?:responders|participants|attendees|authors?|roles?)\b/,
    hits: ['incident responders', 'authors and reviewers'],
    misses: ['how responders found out', 'what the authors did', 'enrolled hosts'],
  },
  {
    name: 'supporting',
    pattern:
      /\bappendi(?:x|ces)\b|\breferences?\b|\bfurther reading\b|\bsupporting\b|\bchange-? ?log\b|\b(?:blogs?|articles|write-?ups|press|external links?)\b/,
    hits: ['list of references', 'further reading', 'external links', 'change log'],
    misses: ['unsupported versions', 'link to the queue'],
  },
];
