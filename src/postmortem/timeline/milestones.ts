import type { Milestone, ReadTime, TimelineEntry } from '../model.ts';

/** Words of a timeline entry that state a milestone. Kept strict: a wrong milestone gives wrong figures. */
const STATED: readonly (readonly [Milestone, RegExp])[] = [
  [
    'started',
    /\b(?:incident|outage|impact|disruption|degradation|downtime|problem|issue)s? (?:start(?:s|ed)?|beg[ia]ns?|began|onset)\b|\b(?:start|beginning|onset) of (?:the )?(?:incident|outage|impact|disruption|downtime)\b|\bfirst (?:errors?|failures?|failed|impact)\b|\*{0,2}started\*{0,2}\s*[:—–-]|^start(?:ed)?[\s.]*$/i,
  ],
  [
    'detected',
    /\b(?:detect(?:s|ed|ion)|alert(?:s|ed|ing)?|alarms?|paged?|pages|pagerduty|monitor(?:ing)? (?:fires|fired|reports|triggers))\b|\bnotic(?:es?|ed)\b|\b(?:first|initial) (?:report|complaint|ticket)s?\b|\breports? (?:that|of|the (?:issue|problem|outage)s?)\b|\breported\b/i,
  ],
  [
    'acknowledged',
    /\back(?:nowledge[sd]?|ed|s)?\b|\backnowledg(?:ment|ement)\b|\b(?:start(?:s|ed)?|beg[ai]ns?) (?:to )?(?:investigat\w+|looking|debugging)\b|\binvestigation\b.{0,20}\b(?:start(?:s|ed)?|began|begins|commence[sd]?)\b|\bon-?call\b.*\b(?:joins?|joined|responds?|responded|picks? up)\b/i,
  ],
  [
    'mitigated',
    /\bmitigat(?:ed|ion (?:applied|complete|in place|deployed))\b|\b(?:impact|errors?|outage) (?:end(?:s|ed)?|stop(?:s|ped)?|over)\b|\bworkaround (?:applied|in place|deployed)\b|\b(?:traffic|service|error rates?)\b.*\b(?:recover(?:s|ed|ing)?|back to normal|return(?:s|ed)? to normal)\b/i,
  ],
  [
    'resolved',
    /\bresolved\b|\b(?:incident|outage) (?:is |was |declared )?(?:over|closed|ends?|ended)\b|\ball[ -]clear\b|\bfully (?:restored|recovered|operational|functional)\b|\b(?:service|everything|all systems?)\b.*\b(?:restored|operational|back (?:up|online|to normal))\b|\bend of (?:the )?(?:incident|outage)\b/i,
  ],
];

/** Milestones that the words of an entry state. */
export function statedMilestones(text: string): Milestone[] {
  const words = text.slice(0, 400);
  if (/\bnot (?:yet )?(?:resolved|mitigated|detected)\b|\bun(?:resolved|detected)\b/i.test(words)) return [];
  return STATED.filter(([, pattern]) => pattern.test(words)).map(([milestone]) => milestone);
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
  return found;
}
