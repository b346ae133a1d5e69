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

/** Not yet: "partially restored", "if it has recovered". */
const IN_PART =
  /\b(?:not|cannot|never|partial(?:ly)?|some|temporar(?:y|ily)|briefly|attempt\w*|tr(?:y|ies|ied|ying)|fail\w*|until|if|once|wait\w*|to be|most(?:ly)?)\b|n['’]t\b/i;
/** What is back fails once more. */
const FAILS =
  /\b(?:down|offline|fail(?:s|ed|ing)|crash(?:es|ed|ing)|degraded|un(?:available|reachable|responsive)|recurs?|recurred|returns?|returned|again)\b/i;

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
  let isBack = false;
  return timed.slice(1).flatMap(({ entry: next, index }, i) => {
    const { entry, index: at } = timed[i]!;
    if (RECOVERED.test(entry.text)) isBack = !IN_PART.test(entry.text);
    else if (FAILS.test(entry.text)) isBack = false;
    const inside =
      (minutesBetween(start, entry.time!) ?? -1) >= 0 && (minutesBetween(next.time!, end) ?? -1) >= 0;
    const isExplained = index - at > 1 || isSaid(entry, next);
    return inside && !isBack && !RECOVERED.test(entry.text) && !isExplained ? [{ entry, next }] : [];
  });
}

/** The entries say why there is nothing to tell ("I'm asleep"), or that nobody knew until the second. */
const isSaid = (entry: TimelineEntry, next: TimelineEntry) =>
  next.milestones.includes('detected') ||
  WAITING.test(entry.text) ||
  SUMS_UP.test(next.text) ||
  UNAWARE.test(next.text) ||
  isOneWork(entry.text, next.text) ||
  isOneTry(entry.text, next.text);

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

/** "Attempt to restore the backup", "restoration attempt failed". */
function isOneTry(first: string, second: string): boolean {
  const tried = TRIES.exec(first)?.[1]?.toLowerCase();
  if (!tried || !FAILED.test(second)) return false;
  const stem = tried.slice(0, Math.max(5, tried.length - 3));
  return second.toLowerCase().includes(stem);
}
const TRIES = /\b(?:attempt(?:s|ed|ing)?|tr(?:y|ies|ied|ying))(?: to|ing)? (?:a |the )?(\p{L}{4,})/iu;
const FAILED =
  /\b(?:fail(?:s|ed)?|unsuccessful(?:ly)?|in vain|abandoned|gave up|gives up|did(?: not|n['’]t) (?:work|help))\b/i;

/** Nobody worked, or something ran that takes its time. */
const WAITING =
  /\b(?:a?sleep(?:s|ing)?|slept|do(?:es)?n['’]t wake|overnight|for the night|(?:over|until|till|through) (?:the )?(?:night|weekend|morning|next (?:day|morning))|lunch|unattended|nobody (?:is|was) (?:there|watching|around)|unnoticed|silent(?:ly)?|no traffic|out of hours|waits? for|waiting (?:for|on)|awaiting|re-?stor(?:e|ing) (?:begins?|starts?|runs?)|(?:re-?index|import|copy|migration|resync|rebuild|backfill)\w* (?:begins?|starts?|runs?)|drain(?:s|ing)|replay(?:s|ing)|backfill(?:s|ing)|re-?process(?:es|ing)|re-?index(?:es|ing)|re-?sync(?:s|ing))\b/i;
/** "Several fixes deployed, still failing": what went on until then. */
const SUMS_UP =
  /\b(?:multiple|several|various|repeated|many|two|three|four)\b[^.;]{0,20}\b(?:fix(?:es)?|attempts|tries|restarts|approaches|rollbacks|deploy\w*)\b/i;
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
