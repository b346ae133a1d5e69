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
 * end is unknown. An entry without a clock time ("in the evening: …") between two tells something, too.
 */
function duringImpact({ timeline, milestones }: PostMortem): { entry: TimelineEntry; next: TimelineEntry }[] {
  const start = later(milestones.started, milestones.detected);
  const end = endOfImpact(milestones);
  if (!start || !end) return [];
  const timed = timeline.flatMap((entry, index) =>
    entry.time && entry.time.precision !== 'date' && entry.time.iso ? [{ entry, index }] : [],
  );
  return timed.slice(1).flatMap(({ entry: next, index }, i) => {
    const { entry, index: at } = timed[i]!;
    const inside =
      (minutesBetween(start, entry.time!) ?? -1) >= 0 && (minutesBetween(next.time!, end) ?? -1) >= 0;
    const isExplained = index - at > 1 || isSaid(entry, next);
    return inside && !RECOVERED.test(entry.text) && !isExplained ? [{ entry, next }] : [];
  });
}

/** The entries say why there is nothing to tell ("I'm asleep"), or that nobody knew until the second. */
const isSaid = (entry: TimelineEntry, next: TimelineEntry) =>
  next.milestones.includes('detected') ||
  WAITING.test(entry.text) ||
  UNAWARE.test(next.text) ||
  isOneWork(entry.text, next.text);

/** "Begins the reconciliation of bookings", "Reconciliation complete": one piece of work, told by both its ends. */
function isOneWork(first: string, second: string): boolean {
  if (!BEGINS.test(first) || !ENDS.test(second)) return false;
  const told = new Set(second.toLowerCase().match(/\p{L}{6,}/gu));
  return (first.toLowerCase().match(/\p{L}{6,}/gu) ?? []).some((word) => !ENDS.test(word) && told.has(word));
}
const BEGINS =
  /\b(?:begins?|began|beginning|starts?|started|starting|kick(?:s|ed) off|launch(?:es|ed)|initiat(?:es|ed))\b/i;
const ENDS =
  /\b(?:completes?|completed|completely|finish(?:es|ed)|done|ends|ended|succeeds|succeeded|over)\b/i;

/** Nobody worked, or something ran that takes its time. */
const WAITING =
  /\b(?:a?sleep(?:s|ing)?|slept|do(?:es)?n['’]t wake|overnight|for the night|(?:over|until|till|through) (?:the )?(?:night|weekend|morning|next (?:day|morning))|lunch|unattended|nobody (?:is|was) (?:there|watching|around)|unnoticed|silent(?:ly)?|no traffic|out of hours|waits? for|waiting (?:for|on)|awaiting|re-?stor(?:e|ing) (?:begins?|starts?|runs?)|(?:re-?index|import|copy|migration|resync|rebuild|backfill)\w* (?:begins?|starts?|runs?))\b/i;
const UNAWARE =
  /\b(?:wak(?:es?|ing) up|woke|wakes|next (?:day|morning)|in the morning|first noticed|(?:is|was|were) (?:found|discovered|noticed)|(?:notices|noticed|discovers|discovered|finds out)\b)/i;

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
