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
    key moments, key times, main events, main times, major events, important events, important times, highlights, timeline of events, timeline of the incident, log of events, logbook, log book, duty log, play by play, narrative, milestones, log, key dates, key timestamps,
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
    preventative actions, corrective and preventative measures, corrective and preventive measures, corrective and preventive actions, corrective and preventative actions,
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
