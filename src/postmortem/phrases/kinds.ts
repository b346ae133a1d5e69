import type { Sign } from './sign.ts';

/** A word of project retrospectives: games and products have post-mortems too. */
export const ofProject: Sign = {
  pattern:
    /\b(?:prototypes?|playtest\w*|game (?:design|jam|play|loop)\w*|gameplay|hackathon|capstone|milestone build|vertical slice|side project|our (?:first|final) (?:game|project)|this project)\b/i,
  hits: ['Our first game sold well', 'We playtested it', 'A vertical slice'],
  misses: ['The project page was down', 'Game servers failed', 'A milestone'],
};

/** Speaks to its readers, as instructions do. */
export const addressesReader: Sign = {
  pattern: /\byou(?:r|rs|'re)?\b/i,
  hits: ['Open your console', "You're done"],
  misses: ['A young queue', 'We opened our console'],
};

/** An apology to its readers, who are then no pupils. */
export const apologises: Sign = {
  pattern: /\bsorry\b|\bapolog/i,
  hits: ['We are sorry', 'We apologise to you', 'Our apologies'],
  misses: ['A sorrel horse'],
};

/** About writing post-mortems, or about incidents in general. */
export const aboutWriting: Sign = {
  pattern:
    /\bpost-?\s?mortems?\b|\btemplates?\b|\bblameless(?:ness)?\b|\bretrospectives?\b|\bincident (?:response|management|commander|call)s?\b/i,
  hits: ['A post-mortem is blameless', 'Use the template', 'Incident response'],
  misses: ['The incident began at 14:05', 'Mortar'],
};

/** A severity alone on its line, or with little more than its label. */
export const severityLine: Sign = {
  pattern:
    /^\W*(?:SEV[\s-]?[0-5]\b|(?:incident )?(?:severity|sev|schweregrad)(?: level)?\s*[:=–—-]\s*\W*(?:(?:SEV|S|P)[\s-]?)?(?:[0-5]|critical|major|minor|high|medium|low)\b).{0,50}$/i,
  hits: ['SEV2', '**Severity:** P1, as all shops were hit', 'Schweregrad: 2'],
  misses: ['Severe delays', 'It was a SEV2', 'Severity: to be discussed'],
};

/** A tag or category of a page that tells of an incident. */
export const incidentTag: Sign = {
  pattern: /\b(?:post-?\s?mortems?|outages?|incident-reports?)\b/i,
  hits: ['queue,outage', 'incident-reports'],
  misses: ['queue', 'incident response'],
};

/** How long it failed, or from when until when. */
export const statedDuration: readonly Sign[] = [
  {
    pattern:
      /(?<!\bbe )\b(?:was|were|failed|misbehaved|unavailable|unreachable|empty|offline|down)\b[^.\n]{0,40}\bfor (?:about |almost |nearly |over |more than )?(?:\d+|an?|half an|two|three|several) (?:hours?|minutes?|days?)\b/i,
    hits: ['The queue was unavailable for 63 minutes', 'Orders failed for about two hours'],
    misses: ['It will be unavailable for 2 hours', 'The queue was unavailable. We waited for 2 hours'],
  },
  {
    pattern:
      /\b(?:from|between) [^.\n]{0,30}\d{1,2}:\d\d[^.\n]{0,20} (?:to|until|and) [^.\n]{0,20}\d{1,2}:\d\d/i,
    hits: ['from 10:15 to 11:00', 'between Monday, 10:15 UTC and 11:00'],
    misses: ['from ten to eleven', 'at 10:15 and 11:00'],
  },
];

/** In tags and title: a report on a weakness, which has a timeline and an impact too. */
export const securityAdvisory: Sign = {
  pattern: /security (?:bulletin|advisor(?:y|ies))/i,
  hits: ['Security advisory 2026-4', 'security bulletin'],
  misses: ['A security incident', 'Advisory board'],
};
