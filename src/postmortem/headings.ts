import type { SectionName } from './model.ts';

const words = (list: string): readonly string[] => list.split(',').map((word) => word.trim());

/**
 * The headings people write for each section, as returned by `headingKey`. The templates use the first.
 */
export const ALIASES: Readonly<Record<SectionName, readonly string[]>> = {
  summary: words(`
    summary, tl;dr, tldr, tl dr, overview, abstract, synopsis, introduction, what happened, what broke,
    in short, at a glance, description, brief`),
  impact: words(`
    impact, user impact, customer impact, business impact, fallout, scope, what was impacted,
    who was affected, affected users, affected services, affected systems, blast radius, damage,
    consequences, user-visible impact`),
  timeline: words(`
    timeline, time line, time-line, chronology, key events, sequence of events, events,
    course of events, event log, incident log, what happened and when, what happened when, history, order of events,
    key moments, highlights, timeline of events, timeline of the incident, log of events, logbook, log book, duty log, play by play, narrative, milestones, log, key dates, key timestamps,
    disclosure timeline, timestamps, times`),
  background: words(`
    background, context, leadup, lead-up, lead up, prior context, preface, environment,
    architecture`),
  detection: words(`
    detection, how it was detected, how we found out, discovery, how we detected it,
    time to detection, how was it detected, how did we find out, monitoring, identification,
    reporting`),
  response: words(`
    response, incident response, our response, how we responded, handling, mitigation steps,
    investigation, escalation, triage, diagnosis, troubleshooting, actions taken,
    immediate actions taken, immediate actions, immediate response, mitigation, communication,
    communications`),
  resolution: words(`
    resolution, recovery, resolution and recovery, resolution & recovery, restoration, fix, the fix,
    how it was fixed, how it is fixed, how we fixed it, solution, short term fix, workaround,
    rollback, recovery steps, immediate fix, temporary fix`),
  trigger: words(`
    trigger, triggers, what triggered it, trigger event, proximate cause, immediate cause,
    triggering event`),
  causes: words(`
    contributing factors, contributing factor, contributing factor(s), causes, cause,
    cause(s), root cause, root causes, root cause(s), root cause analysis, rca, causal analysis,
    analysis, why it happened, why did it happen, why did this happen, why it broke, reason,
    reasons, what went into it, what caused it, what caused this, blameless root cause,
    underlying causes, technical details, fault, problem, the problem, the bug,
    contributing conditions, causal factors`),
  'five-whys': words(`
    five whys, five why, 5 whys, 5 why, the five whys, the 5 whys, five why's, 5 why's, whys,
    why chain, five whys analysis, 5 whys analysis, 5-whys, five-whys`),
  fishbone: words(`
    fishbone, fishbone diagram, ishikawa, ishikawa diagram, cause and effect,
    cause and effect diagram, cause-and-effect diagram, fishbone analysis`),
  'went-well': words(`
    what went well, went well, what worked well, what worked, the good, good, things that went well,
    what we did well, positives, successes, what helped, what did go well, strengths, mitigators,
    keep`),
  'went-wrong': words(`
    what went wrong, what went badly, what went poorly, went poorly, went wrong, went badly,
    what didn't go well, what didn't go so well, what did not go well, what did not go so well,
    the bad, bad, things that went wrong, things that went poorly, what could have gone better,
    what could be improved, what could have been better, what didn't work, what did not work,
    negatives, challenges, what hindered, what hindered us, pain points, where we struggled,
    what was difficult, what made it worse, difficulties, what can be improved,
    what could we do better, room for improvement, what went not so well`),
  lucky: words(`
    where we got lucky, got lucky, lucky, luck, where did we get lucky, what we got lucky with,
    lucky breaks, near misses, the lucky, we got lucky`),
  lessons: words(`
    lessons, lessons learned, lessons learnt, learnings, what we learned, what we learnt,
    what did we learn, key takeaways, takeaways, conclusion, conclusions, reflections,
    retrospective, reflection, closing thoughts, lesson learned, learning, key learnings, insights,
    findings, observations, final thoughts`),
  'action-items': words(`
    action items, action item, actions, follow-ups, follow-up, followups, follow ups, follow up,
    follow-up actions, follow-up items, follow-up tasks, corrective actions, preventive actions,
    preventative actions, corrective and preventative measures, corrective and preventive measures,
    corrective measures, preventive enhancements, preventative enhancements, preventive measures, preventative measures, remediation, remediations,
    remediation items, remediation steps, remedial measures, next steps, what next, what now, todo, todos, to do, to-do,
    to-dos, tasks, improvements, prevention, recommendations, mitigations, future work,
    future actions, what we are doing about it, what we're doing about it, what we're doing,
    what we are doing, what we'll do, what we will do, what are we doing about it, what is being done about this, what is being done about it,
    what are we doing about this, what is being done, what we are doing about this, moving forward,
    going forward, action points, action plan, plan, plan of action, long term solution,
    long term fix, long-term fix, long-term fixes, long-term solution, proper fix, permanent fix, how we are preventing this,
    how do we prevent this, process improvements, technical improvements, what we will change,
    what are we changing, outstanding work, tickets, jira tickets, issues, countermeasures,
    follow-through, commitments, future prevention, preventing recurrence, prevention of recurrence,
    what can we do better, what will we do, what are we going to do, what we're going to do,
    what we are going to do, what should we do, what do we do now, what do we do next, what to do next, things to do, what needs doing,
    what needs to be done, actions agreed, agreed actions, who does what,
    who does what by when, who will do what, backlog, next actions, improvement actions,
    actions in progress, precautions, future precautions, precautionary measures, future improvements, future plan, future plans, future works,
    future mitigations, hardening, safeguards, measures`),
  roles: words(`
    roles, people, responders, participants, attendees, who was involved, team, contacts,
    incident team, people involved, author, authors, author(s), owner, owners, incident roles,
    involved`),
  decisions: words(`
    decisions, decision, decision log, key decisions, decisions made, open decisions, no action,
    accepted risks, risks accepted, what we won't do, what we will not do`),
  supporting: words(`
    supporting information, supporting material, supporting data, references, reference, links,
    appendix, appendices, related, related incidents, further reading, resources,
    additional information, glossary, evidence, see also, attachments, raw data, changelog,
    change log, revision history, document history, footnotes, notes, acknowledgements,
    acknowledgments, thanks, about, other resources, screenshots, logs, chat log, chat logs,
    metadata`),
};

/**
 * Headings of action items as often as of something else (weaknesses, past changes): the content below decides.
 */
export const MAYBE_ACTIONS =
  /^(?:the |our |some |more |proposed |possible |potential )?(?:(?:things|stuff|areas|points) (?:to (?:do|improve|change|fix)|(?:for|of) improvement)|(?:improvements?|opportunities for improvement|areas of opportunity|improvement (?:ideas|areas|opportunities|suggestions))|ideas|proposals|suggestions|(?:process|technical|organi[sz]ational|tooling|operational|planned) (?:changes|fixes)|fixes|enhancements|clean-?ups?|deliverables|(?:outstanding|open|remaining) (?:issues|points|questions)|road ?map|actions? (?:log|list|register)|next|still open|(?:immediate|short|near|mid|medium|long|longer)[\s-]?(?:term)?(?: (?:fixes|steps))?)$/;

/**
 * For headings that match no alias exactly: the first matching pattern decides. A pattern that is slow to compile has
 * a cheap third element, which must match first.
 */
export const PATTERNS: readonly (readonly [RegExp, SectionName, RegExp?])[] = [
  [/\b(?:five|5)[\s-]*why/, 'five-whys'],
  [/\bfish-?bone|\bishikawa/, 'fishbone'],
  [
    /\btime-? ?line\b|\bchronolog|\b(?:sequence|order|course|log|list) of (?:the )?events|\bkey events\b|\b(minute|hour|blow|day) by \1\b/,
    'timeline',
  ],
  [/\b(?:got|get|were|was) lucky\b/, 'lucky'],
  [/\b(?:what|things?)\b.*\b(?:went|did go|gone|worked)\b.*\bwell\b(?!.*\bnot\b)/, 'went-well'],
  [
    /\b(?:what|things?|where)\b.*\b(?:went (?:wrong|bad|poor)|(?:not|n't)\b.*\b(?:well|work)|gone better|been better|be improved|go wrong)/,
    'went-wrong',
  ],
  [
    /\baction (?:items?|points?|plan)\b|\bactionables?\b|\bfollow[\s-]?(?:up|on)s?\b(?! (?:reviews?|meetings?|incidents?|reports?|e-?mails?|questions?)\b)|\bnext steps\b|\bto-?dos?\b|\bprevent(?:ion|ing)? (?:of )?(?:this|future|recurrence|re-?occurr|similar|it)\b|\brecommendations?\b|\b(?:process|technical|policy|monitoring|tooling|documentation|infrastructure|system|security|reliability|resilience|organi[sz]ational) improvements?\b|\b(?:will|going to|can|are|do) (?:we )?(?:be )?(?:doing|do|change|changing|improve|prevent|avoid)(?:ing)?\b.*\b(?:about|future|better|again|happening|next|this|it)\b|\bavoid(?:ing)? (?:this|future|recurrence|similar)|\b(?<!\b(?:rules?|principles?) )(?:moving|going|looking) forward\b|\bwhat (?:we(?:'ll| will)? (?:\w+ )?|comes |happens |is )next\b|\bwhat's next\b|\bprevention (?:and|&|\/) (?:\w+ )?\w+$|\w+ (?:and|&) prevention$|^(?:actions?|tasks?|measures|work) (?:by|per|for each) (?!\d)\w+$|^(?:actions?|tasks?|measures|things|work) (?:that )?(?:we|everybody|the team) (?:\w+ )?(?:agreed|committed|promised|decided|planned)\b|\bcountermeasures?\b|^(?:\w+ )?remediations?\b|\bhappen(?:s|ing)? again\b|\bnever again\b|\bhow (?:(?:do|will|can) )?we(?:'ll| will)? (?:now )?(?:keep|stop|prevent|avoid|make sure|ensure)\b|\bgo from here\b|\bto be done\b|\b(?:path|way|road) (?:forward|ahead)\b|^(?!.*\bcan (?:customers|users|you)\b).*\bmak(?:e|ing)\b.*\b(?:less (?:likely|impactful)|more (?:resilient|reliable|robust))|\bwhat we(?:'re| are|'ll| will)\b.*\b(?:do|doing|chang|improv)/,
    'action-items',
    /action|follow|next|\bto-?do|prevent|recommend|improv|\bdo|chang|avoid|forward|ahead|task|measure|work|thing|remediation|again|\bhow |here|\bmak|what we/,
  ],
  // "Steps we are taking", "How we will improve", "What needs to change".
  [
    /\b(?:steps|actions|measures|changes|improvements|precautions|fixes) (?:(?:that )?we(?:'re|'ll| are| will| plan| intend)|are we (?:taking|making))\b|\bhow (?:are )?we(?:'re|'ll| are| will| plan to)? (?:going to |be )?improv(?:e|ing)\b|\bwhat (?:do )?we (?:plan|intend|want|need|have) to (?:do|change|improve)\b|\bwhat(?:'s| is| will| must| (?:needs?|has|have) to| to) chang(?:e|ing)\b/,
    'action-items',
    /\bwe\b|\bchang/,
  ],
  // A noun after a forward-looking word: "Agreed measures", "Post-incident tasks".
  [
    /\b(?:agreed|additional|post[\s-]?(?:incident|mortem)|pir|permanent|suggested|prevention|recurrence|mitigation|committed|resulting|remaining) (?:corrective |preventive |technical |process )?(?:actions?|measures?|steps|tasks?|improvements?|changes|fix(?:es)?|work items?|countermeasures?)\b(?! (?:made|at|of|in the|on the|to the)\b)|\bopen (?:actions?|items|tasks|work|follow)|\b(?:improvement|mitigation|prevention|stabili[sz]ation) (?:plan|road ?map)\b|^work items?$|\b(?:long|short|medium)[\s-]term remediations?\b|^clean[\s-]?up (?:tasks|items|work)$|^capa$|^a\/?is$|\b(?:bugs?|issues?|tickets?) (?:filed|opened|raised|created)$|^(?:lessons?(?: learn\w+)?|learnings?|findings|conclusions?|take-?aways?) ?(?:and|&|\+|\/) (?:actions|measures|improvements|commitments|tasks)$|^(?:fix(?:es)?|changes|actions?|work|improvements?) (?:needed|required|outstanding|pending|planned|proposed)$|^(?:guard-?rails?|defen[cs]es|safeguards|protections) (?:\w+ )?(?:added|implemented|introduced|(?:put )?in place|built)$/,
    'action-items',
    /^(?:fix|change|work|improve|guard|defen|safe|protect)|[ /](?:action|measure|step|task|improvement|change|fix|work|item|plan|road|remediation|follow|counter|commit|filed|opened|raised|created)|^work|^capa|^a\/?is$/,
  ],
  [
    /\b(?:corrective|preventi?ve|preventative|remedial|remediation|mitigating|improvement|planned|future|further|next|outstanding|required|recommended|proposed|ongoing|long[\s-]term|short[\s-]term|medium[\s-]term) (?:\w+ )?(?:\w+ )?(?:actions?|measures?|steps?|tasks?|items?|work|improvements?|fix(?:es)?|patch(?:es)?|changes|solutions?|mitigations?|initiatives?|hardening|safeguards?)\b/,
    'action-items',
    / (?:action|measure|step|task|item|work|improvement|fix|patch|change|solution|mitigation|initiative|hardening|safeguard)/,
  ],
  [
    /\broot[\s-]?causes?\b|\bcontribut\w+ (?:factors?|causes?)|\bcauses?\b(?! of action)|\brca\b|\bwhy (?:did|was|were|is)\b|\bcausal\b/,
    'causes',
  ],
  [/\btrigger/, 'trigger'],
  [/\blessons?\b|\blearn(?:ed|t|ings?)\b|\btake-?aways?\b/, 'lessons'],
  // Not "Affected versions" (what to check for) or "Are we affected?" (a question).
  [
    /\bimpact(?:ed|s)?\b|(?<!^(?:are|is|was|were|am) .*)\baffected\b(?! (?:stack|versions?|packages?|releases?|products?|files?|repositor(?:y|ies)|dependenc(?:y|ies)|librar(?:y|ies)|environments?)\b)/,
    'impact',
  ],
  [/\bdetect(?:ed|ion|ing)?\b|\bdiscover(?:y|ed)\b/, 'detection'],
  [
    /\bresolution\b|\bresolv(?:e|ed|ing)\b|\brecover(?:y|ed|ing)?\b|\brestor(?:e|ed|ation)\b|\bhow (?:it|we|was it) .*fix/,
    'resolution',
  ],
  [/\brespon(?:se|ded|ding)\b|\bmitigat(?:ion|ed|ing|ions)\b|\binvestigat/, 'response'],
  [/\bsummary\b|\boverview\b|\bwhat happened\b|\btl;?dr\b/, 'summary'],
  [/\bbackground\b|\blead-?\s?up\b|\bcontext\b/, 'background'],
  [/\bdecisions?\b/, 'decisions'],
  [/^(?!what |how |why ).*\b(?:responders|participants|attendees|authors?|roles?)\b/, 'roles'],
  [
    /\bappendi(?:x|ces)\b|\breferences?\b|\bfurther reading\b|\bsupporting\b|\bchange-? ?log\b|\b(?:blogs?|articles|write-?ups|press|external links?)\b/,
    'supporting',
  ],
];
