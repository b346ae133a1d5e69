import { labelsOf } from '../../languages/labels.ts';
import type { Language } from '../../languages/language.ts';
import { resolveDay } from '../../time/date-order.ts';
import type { DayNumber } from '../../time/day.ts';
import { leadTime } from '../../time/lead.ts';
import { disambiguateZone, likelyByPolicy, type Zone } from '../../time/zone.ts';
import { MILESTONES, type Milestone } from '../../vocabulary/milestones.ts';
import type { Fact } from '../facts.ts';
import type { ReadTime } from '../model.ts';
import { instant, originOf } from './instant.ts';

/** Keys for a milestone's time; `started at` and `started_at` are the same key. */
const KEYS: Readonly<Record<Milestone, readonly string[]>> = {
  started: [
    'started',
    'started at',
    'started on',
    'start time',
    'impact start',
    'impact started',
    'incident start',
    'incident started',
    'problem start',
    'outage start',
  ],
  detected: [
    'detected',
    'detected at',
    'detected on',
    'detection time',
    'time detected',
    'incident detected',
    'discovered',
    'discovered at',
    'discovered on',
    'discovery time',
    'time discovered',
    'noticed at',
    'first noticed',
    'reported on',
    'reported at',
  ],
  acknowledged: ['acknowledged', 'acknowledged at', 'time acknowledged'],
  mitigated: ['mitigated', 'mitigated at', 'time mitigated', 'impact end', 'impact ended'],
  resolved: [
    'resolved',
    'resolved at',
    'resolved on',
    'time resolved',
    'resolution time',
    'end time',
    'incident end',
    'problem end',
    'outage end',
    'incident resolved',
  ],
};
const BY_KEY = new Map(MILESTONES.flatMap((name) => KEYS[name].map((key) => [key, name] as const)));

export interface FactContext {
  /** The day of bare clock times. */
  readonly day: DayNumber | null;
  readonly documentZone: () => Zone | null;
  readonly policyZone: Zone | null;
  /** The document's language, if not English. */
  readonly language: Language | null;
  readonly text: string;
}

/** Milestones stated as facts in front matter, a table or a line of the head. The first statement of each wins. */
export function milestoneFacts(
  facts: readonly Fact[],
  context: FactContext,
): Partial<Record<Milestone, ReadTime>> {
  const found: Partial<Record<Milestone, ReadTime>> = {};
  for (const fact of facts) {
    // "Resolved: …" in the text may be a timeline entry; "Impact start: …" is not.
    const name =
      fact.from === 'text' && !fact.key.includes(' ')
        ? undefined
        : (BY_KEY.get(fact.key) ?? foreignName(fact.key, context.language));
    if (name === undefined || found[name]) continue;
    const time = readFactTime(fact, context);
    if (time) found[name] = time;
  }
  return found;
}

function foreignName(key: string, language: Language | null): Milestone | undefined {
  const labels = language ? labelsOf(language, key) : [];
  return MILESTONES.find((name) => labels.includes(name));
}

function readFactTime({ value, span }: Fact, context: FactContext): ReadTime | null {
  const lead = leadTime(value);
  if (!lead?.clock) return null;
  const day = lead.day ? resolveDay(lead.day, context.day) : context.day;
  const written = lead.zone ?? context.documentZone() ?? context.policyZone;
  const zone = written && likelyByPolicy(disambiguateZone(written, context.text), context.policyZone);
  const from = lead.zone ? 'entry' : context.documentZone() ? 'note' : context.policyZone ? 'policy' : 'none';
  return {
    ...instant(day, lead.clock, zone),
    raw: value,
    span,
    precision: lead.clock.second === null ? 'minute' : 'second',
    approximate: lead.isApproximate,
    zone: originOf(zone, from),
    zoneText: zone?.text ?? null,
    until: null,
  };
}
