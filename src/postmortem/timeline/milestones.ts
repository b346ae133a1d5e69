import type { Milestone } from '../../vocabulary/milestones.ts';
import type { ReadTime, TimelineEntry } from '../model.ts';

/** One pattern for all: a text is gone over once for each milestone, and not for each way to say it. */
const anyOf = (patterns: readonly RegExp[]) =>
  new RegExp(patterns.map(({ source }) => source).join('|'), 'i');

/** Words of a timeline entry that state a milestone. Kept strict: a wrong milestone gives wrong figures. */
const STATED: readonly (readonly [Milestone, RegExp])[] = [
  [
    'started',
    anyOf([
      /\b(?:incident|outage|impact|disruption|degradation|downtime|problem|issue|attack|brownout)s?(?: \w+)? (?:start(?:s|ed)?|beg[ia]ns?|began|onset|becomes? noticeable)\b/i,
      /\b(?:start|beginning|onset) of (?:the )?(?:incident|outage|impact|disruption|downtime|attack)\b/i,
      /\bfirst (?:recorded |observed )?(?:errors?|failures?|failed|impact|(?:appearances?|occurrences?|instances?) of)\b|\b(?:first|initial) (?:signs?|symptoms?) of\b/i,
      /(?<!\b(?:we|they|i|engineers?|team) )\b(?:start(?:s|ed)?|beg[ia]ns?|began) (?:to )?(?:fail|degrad|crash|tim(?:e|ing) out|error|experienc|run(?:ning)? into (?:\w+ )?(?:issue|problem|error)|(?:return|throw|see|get|hit)\w* (?:\w+ )?(?:error|5\d\d|timeout|failure))/i,
      /\b(?:goes|went) (?:down|offline)\b|\bbec(?:omes?|ame) (?:unavailable|unreachable|unresponsive|inaccessible)\b|\bstop(?:s|ped)? (?:responding|serving|working)\b|(?<!\b(?:engineer|operator|on-?call|team|he|she|who) )\bstops [a-z]+ing\b/i,
      /\*{0,2}started\*{0,2}\s*[:—–-]|^start(?:ed)?[\s.]*$/i,
      /\bfirst failing\b|\b(?:error rates?|errors|failures|timeouts|latency) (?:rise|rose|increase|climb|jump|spike|appear|start|beg[ai]n)\w*(?<!\breports? of \w+ \w+)/i,
      /(?:site|service|api|app|platform) is down\b|\b(?:success|traffic|throughput)(?: rate| metric)? (?:\w+ to|reach(?:es|ed)|(?:is |was )?at) (?:zero\b|0(?![.\d]))|\b(?:all|most|some|\d+ ?% of(?: the)?) \w+ fail(?:ed)?\b(?<!\bnot all \w+ \w+)/i,
    ]),
  ],
  [
    'detected',
    anyOf([
      /\b(?:detect(?:s|ed|ion)|alert(?:s|ed|ing)?|alarms?|paged?|pages|pagerduty|monitor(?:ing|s)?(?: \w+)? (?:fires?|fired|report(?:s|ed)?|triggers?|triggered|catch(?:es)?|caught|warn(?:s|ed)?|calls|called|flags|flagged))\b(?<!\b(?:status|accounts?|web|home|login|landing|error|front) pages?)/i,
      /\bnotic(?:es?|ed)\b|\bnotified (?:of|about|by)\b|\binform(?:s|ed)? us\b|\bautomat(?:ed|ic) warning\b|^\W*(?:detection|discovery):/i,
      /\b(?:was|were|is|are|been|member|engineer|team) (?:informed|made aware|notified) (?:of|about|that|by)\b|\bnotif(?:y|ies|ied) (?:us|the (?:[\w.-]+ ){0,3}team)\b/i,
      /\b(?:we|team|engineers?|operators?|on-?call) (?:see|sees|saw|observe[sd]?|reali[sz]e[sd]?|discover(?:s|ed)?|becomes? aware|became aware)\b/i,
      /\b(?:users?|customers?|students?|people|colleagues|clients?|instructors?|partners?|community)\b.{0,20}\b(?:report(?:s|ed|ing)?|(?:opens?|opened|files?|filed|raises?|raised) (?:an? |the |support )*(?:tickets?|cases?|issues?|bugs?))\b/i,
      /\b(?:first|initial) (?:(?:report|complaint|ticket)s?|support (?:ticket|call|request)s?)\b|\b(?:customer|user)s? complain/i,
      /\b(?:uptime ?robot|sentry|datadog|grafana|pingdom) (?:ping|warn|fire|complain|tell|say)\w*/i,
      /\breports?\b.{0,60}\b(?:says|said) (?:that )?|\b(?:incoming )?reports? (?:that|of|from|by|the (?:issue|problem|outage)s?)\b|\breports? (?:\w+ ){0,3}that (?:\w+ ){1,3}(?:is|are|was|were) (?:wrong|down|failing|broken|slow)|\breported\b/i,
    ]),
  ],
  [
    'acknowledged',
    anyOf([
      /\back(?:nowledge[sd]?|ed|s)?\b|\backnowledg(?:ment|ement)\b/i,
      /\b(?:start(?:s|ed|ing)?|beg[ai]ns?|beginning) (?:to |an? |our |the )?(?:\w+ )?(?:investigat\w+|look(?:ing)?|debug(?:ging)?|tackl\w+|working on|analy[sz]ing|troubleshoot\w*)\b/i,
      /\b(?:investigations?|analysis|troubleshooting)\b.{0,20}\b(?:start(?:s|ed)?|began|begins|commence[sd]?|launched|initiated|ongoing|underway|under way|in progress)\b(?!.{0,20} later\b)/i,
      /\bon-?call\b.*\b(?:joins?|joined|responds?|responded|picks? up)\b/i,
      /\b(?:on-?call|engineers?)(?: \w+)? (?:respond|confirm|looks? (?:at|into)\b|takes? over\b)\w*/i,
      /\bincident (?:is |was )?(?:officially |formally )?(?:declared|opened|raised)\b(?! (?:retro|resolved|over|closed))|\bdeclare[sd]? (?:an?|the) (?:\w+ )?incident\b(?! (?:retro|resolved|over|closed))/i,
    ]),
  ],
  [
    'mitigated',
    anyOf([
      /\bmitigat(?:ed|ion (?:rollout )?(?:applied|complete[d]?|in place|deployed))\b/i,
      /\b(?:impact|errors?|exceptions?|outage) (?:end(?:s|ed)?|stop(?:s|ped)?|over|(?:comes|came|is brought|was brought) to an end)\b|\b(?:bring|brought)\w* .{0,30}(?:outage|incident|impact|disruption) to an end\b|\bno longer (?:down|failing|unavailable|unreachable|affected)\b|\bback to 100 ?%/i,
      /(?<!\b(?:not|not yet|not fully|n't) )\b(?:back|return(?:s|ed)?) to (?:an? |the |its |their )?(?:normal|usual|acceptable)\b|^\W*(?:mitigation|recovery):|\b(?:once )?again \w+ing (?:at its usual|normally|as usual)|\bis (?:now |again )(?:fine|healthy)\b|\b(?:issue|problem|errors?|symptoms?) (?:goes|go|went|is|are) (?:away|gone)\b/i,
      /\bfix(?:es|ed|ing) the (?:issue|problem|outage)\b/i,
      /\b(?:error rates?|errors|failures|timeouts|backlog|duplicates?(?: \w+)?) (?:fall|fell|drop|decrease|stop|end|cease)\w*(?! \w+ing\b)|\bback (?:below|under) \S*\d/i,
      /\bworkaround (?:is |was )?(?:applied|in place|deployed)\b|\b(?:deployment|application) of (?:a|the) workaround\b/i,
      /\b(?:traffic|service|error rates?|performance|stability)\b.*\b(?:recover(?:s|ed|ing)?|(?:back|return(?:s|ed)?) to (?:its |the )?(?:normal|nominal|usual)|is (?:stable|restored))\b/i,
    ]),
  ],
  [
    'resolved',
    anyOf([
      /\bresolved\b|\b(?:incident|outage|issue) (?:is |was |has been )?(?:declared |considered |deemed )?(?:over|closed|ends?|ended)\b/i,
      /\ball[ -]clear\b|\bfully (?:restored|recovered|operational|functional)\b/i,
      /\b(?:service|everything|all systems?)\b.*\b(?:restored|operational|back (?:up|online|to normal))\b/i,
      /\bend of (?:the )?(?:incident|outage)\b/i,
      /\b(?:is|are|was|were|comes?|came) (?:all |fully )?back(?: up| online| again)?[.!]?\s*$(?<!\b(?:some|half|most|partly|if|whether)\b.{0,40})/i,
      /\bresolution (?:is |was )?(?:confirmed|complete)|^\W*resolution:|\b(?:issue|problem|bug|errors?)\b.{0,40}\b(?:is|was|were|has been) (?:\w+ and )?(?:fixed|solved)\b/i,
      /(?<!\bnot )\b(?:available|reachable|operational|working) again\b|\b(?:are|were|is|was) back (?:in )?(?:operation|service)\b/i,
      /\b(?:works?|connected|online|healthy|running|reachable) (?:again|everywhere)\b(?! on\b)(?<!(?:\bnot|n't|\bif|\buntil|\bwhether)\b.{0,30})|\bha(?:s|ve) (?:fully )?(?:recovered|caught up)\b|\b(?:services?|jobs|nodes|queue) recovered\b|\b(?:at|with|to) full capacity\b|^full capacity\b/i,
      /\beverything (?:is|seems|looks) (?:fine|working|ok(?:ay)?|good|normal)\b/i,
    ]),
  ],
];

/**
 * Ways to say it that few texts need, each behind a word without which it cannot be meant: to compile a long
 * pattern costs more than to go over a short text.
 */
const ALSO: readonly (readonly [Milestone, RegExp, RegExp])[] = [
  [
    'detected',
    /discover|spots|spotted/i,
    /^[^,.;:]{1,90} (?:discover(?:s|ed)?|spots|spotted) (?:the|an?) (?!(?:\w+ )?(?:cause|reason|culprit|source|solution|workaround|fix|week|day|month|year|hour|few)\b)(?<!\b(?:to|is|was|are|were|been|be|not|never) \w+ \w+ )/i,
  ],
  [
    'detected',
    /member|someb|someo|developer|maintainer|colleague|researcher/i,
    /\b(?:members?|somebody|someone|developers?|maintainers?|colleagues?|researchers?) (?:(?:of|from|at|in) .{1,50})?(?:sees|saw|observe[sd]?|reali[sz]e[sd]?|discover(?:s|ed)?|spots|spotted|finds out|found out|becomes? aware|became aware)\b/i,
  ],
  [
    'detected',
    /detect |call|notification/i,
    /(?:^\W*|\bwe )detect\b|\b(?:trigger|rais|send|sent|plac)\w* (?:an? )?(?:\w+ )?(?:call|notification)s? (?:to|for) (?:\w+ )?(?:on-?call|operator|engineer|team)/i,
  ],
  [
    'acknowledged',
    /investigat/i,
    anyOf([
      /\b(?:ongoing|continuing) (?:investigation|analysis|troubleshooting)|^\W*(?:initial |first |detailed )?investigation\b(?! (?:\w+ )?(?:led|leads|show|reveal|conclu|complet|clos|finish|over|found|identif|of past))/i,
      /\binvestigat(?:es|ed|ing)\b(?<!\b(?:is|was|are|were|be|been|being|not|never|by|after|before|stop|stops|stopped|paused?|without|for|of|on|suggest(?:s|ed)?) \w+)(?! (?:and (?:found|fixed)|whether|if|later)\b)|\b(?:are|is|was|were|team|we) investigating\b/i,
    ]),
  ],
  [
    'acknowledged',
    /look|dig|check|join|status ?page/i,
    /^\W*(?:(?:we|engineers?|team) )?(?:look|dig|check)(?:s|ed|ging|ing)? (?:into|at)\b|\bstatus ?page (?:is |was )?updated\b(?!.*\b(?:resolved|closed|restored|fixed|operational|green)\b)|\bjoin(?:s|ed)\b(?<!\b(?:users?|customers?|students?|participants?|guests?) \w+).{0,25}\b(?:channel|call|bridge|war room)\b/i,
  ],
  [
    'acknowledged',
    /confirmed|verified/i,
    /\b(?:this|issue|problem|bug|outage|corruption) (?:is |was )?confirmed\b(?! (?:as |to be )?(?:fix|resolv|solved|gone|over|mitigat|healthy|functional|closed|back))|\b(?:verified|confirmed) (?:that )?(?:the )?\w+ (?:is|was) (?:down|broken|non-?responsive|unresponsive|unreachable|unavailable)\b/i,
  ],
  [
    'mitigated',
    /fix|recovery/i,
    /\b(?:manual|temporary|quick|emergency|interim|hot) ?-?fix (?:is |was |has been )?(?:applied|deployed|rolled out|in place|live)\b|\b(?<!attempted )fix (?:is |was |has been )?(?:applied|deployed|rolled out|live) (?:to|in|on) (?:all |the |affected )*production\b(?!.{0,60}\b(?:but|fail))|\brecovery\b.{0,60}\b(?:completed?|finished)\b(?<!\b(?:not|once|until|when|after)\b.{0,80})/i,
  ],
  [
    'resolved',
    /back|\bup\b|online/i,
    /\b(?:back (?:online|up(?= and running| again| after|\s*[.,;!)]|\s*$))|(?:hub|service|site|website|app|api|server|instance|cluster|system|platform|database|queue|proxy|everything)s? (?:comes?|came|has come|is now|is|are now|are) (?:online|up(?= (?:and running|again|shortly|soon|with|after|now)\b|[.!]?\s*$))|(?:is|are) (?:now )?(?:fully )?up (?:again|and running))\b(?<!\b(?:to|will|should|would|not|never|no|until|unless|till|if|once|whether|when|wait\w*) .{0,40}|\b(?:some|half|most|partial\w*|reports?|asks?|asked) .{0,70})(?!.{0,80}\bstill\b|.{0,30}\b(?:minutes?|hours?) later\b)/i,
  ],
  [
    'resolved',
    /confirm|verif/i,
    /\b(?:and|then|everything|site|service|traffic) (?:is |was |were |are )?(?:confirm|verif)(?:s|ed|ies|ied)\b(?: \S+){0,6}? (?:healthy|functional|operational|working(?! on)|available|online|stable)\b(?<!\b(?:not|never|no longer|database|network|dns|upstream|provider|vendor|backups?|still|were|they|team)\b.{0,30}|n't .{0,30})/i,
  ],
  [
    'resolved',
    /works?\b|working/i,
    /\b(?:confirm|report)(?:s|ed|ing)?\b(?: back)? that (?:it|the fix|everything) (?:now )?works?\b(?! for (?:some|one)| only)|\b(?:now|again) (?:is |are )?work(?:s|ing)? (?:fine|normally|as expected)\b|\bworking (?:fine|normally|as expected) (?:now|again)\b/i,
  ],
];

/** Milestones that the words of an entry state. */
export function statedMilestones(text: string): Milestone[] {
  const words = text.slice(0, 400);
  if (/\bnot (?:yet )?(?:resolved|mitigated|detected)\b|\bun(?:resolved|detected)\b/i.test(words)) return [];
  const isAlso = (name: Milestone) =>
    ALSO.some(([also, word, pattern]) => also === name && word.test(words) && pattern.test(words));
  return STATED.filter(([name, pattern]) => pattern.test(words) || isAlso(name)).map(([name]) => name);
}

/**
 * The milestones of the incident from its entries: the first entry that states started, detected or
 * acknowledged, the last that states mitigated or resolved.
 */
export function milestonesOf(entries: readonly TimelineEntry[]): Partial<Record<Milestone, ReadTime>> {
  const found: Partial<Record<Milestone, ReadTime>> = {};
  for (const entry of entries) {
    if (!entry.time?.iso) continue;
    for (const milestone of entry.milestones) {
      const isLast = milestone === 'mitigated' || milestone === 'resolved';
      if (isLast || !found[milestone]) found[milestone] = entry.time;
    }
  }
  return { ...found, ...acknowledgedAfter(entries, found) };
}

/** Another page may have been acknowledged before an entry says that this incident was detected. */
function acknowledgedAfter(
  entries: readonly TimelineEntry[],
  { detected, acknowledged, mitigated, resolved }: Partial<Record<Milestone, ReadTime>>,
): Partial<Record<Milestone, ReadTime>> {
  if (!detected || !acknowledged) return {};
  const at = (time: ReadTime | undefined) => entries.findIndex((entry) => entry.time === time);
  const first = at(detected);
  if (at(acknowledged) >= first || !/\bdetected\b/i.test(entries[first]!.text)) return {};
  const end = Math.max(at(mitigated), at(resolved));
  const meanwhile = entries.slice(first, end === -1 ? entries.length : end + 1);
  const later = meanwhile.find(({ time, milestones }) => time?.iso && milestones.includes('acknowledged'));
  return later ? { acknowledged: later.time! } : {};
}
