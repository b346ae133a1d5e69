import type { PostMortem, ReadTime, TimelineEntry } from '../../postmortem/model.ts';
import { endOfImpact, minutesBetween } from './instants.ts';

/** A stretch of the impact with no timeline entry. */
export interface Silence {
  /** The entries before and after it. */
  readonly entry: TimelineEntry;
  readonly next: TimelineEntry;
  readonly minutes: number;
}

/** Every silence of more than `longest` minutes between detection and the end of the impact, in order. */
export function silences(postmortem: PostMortem, longest: number): Silence[] {
  return duringImpact(postmortem).flatMap(({ entry, next }) => {
    const minutes = minutesBetween(lastMoment(entry), next.time!) ?? 0;
    return minutes > longest ? [{ entry, next, minutes }] : [];
  });
}
/** After such an entry, silence is expected. */
const RECOVERED =
  /\b(?:no (?:\w+ )?impact|recover(?:s|ed)|restored|mitigated|resolved|(?:reachable|available|operational|stable|works?|working) again|back to (?:normal|an acceptable)|back (?:up|online)|stabili[sz]ed)\b/i;

/**
 * Neighbouring entries between detection, before which nobody could respond, and the end of the impact. None if either
 * end is unknown.
 */
function duringImpact({ timeline, milestones }: PostMortem): { entry: TimelineEntry; next: TimelineEntry }[] {
  const start = later(milestones.started, milestones.detected);
  const end = endOfImpact(milestones);
  if (!start || !end) return [];
  const timed = timeline.filter(({ time }) => time && time.precision !== 'date' && time.iso);
  return timed.slice(1).flatMap((next, i) => {
    const entry = timed[i]!;
    const inside =
      (minutesBetween(start, entry.time!) ?? -1) >= 0 && (minutesBetween(next.time!, end) ?? -1) >= 0;
    return inside && !RECOVERED.test(entry.text) ? [{ entry, next }] : [];
  });
}

function later(one: ReadTime | undefined, two: ReadTime | undefined): ReadTime | undefined {
  return (minutesBetween(one, two) ?? 0) >= 0 ? (two ?? one) : one;
}

/** The end of a range, otherwise the time itself. */
function lastMoment({ time }: TimelineEntry) {
  const { until } = time!;
  if (until === null || !until.includes('T')) return time!;
  const isKnown = time!.zone !== 'assumed' && /(?:Z|[+-]\d\d:\d\d)$/.test(until);
  const epoch = isKnown ? Date.parse(until) : null;
  return { ...time!, iso: until, epoch };
}
