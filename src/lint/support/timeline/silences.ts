import type { PostMortem, ReadTime, TimelineEntry } from '../../../postmortem/model.ts';
import {
  begins,
  ends,
  failsAgain,
  inPart,
  projected,
  recovered,
  sumsUp,
  triedInVain,
  tries,
  unaware,
  waiting,
} from '../../phrases/silences.ts';
import { endOfImpact, minutesBetween } from './minutes-between.ts';

/** A stretch of the impact with no timeline entry. */
export interface Silence {
  /** The entries before and after it. */
  readonly entry: TimelineEntry;
  readonly next: TimelineEntry;
  readonly minutes: number;
  /** How much of the time from detection to the end of the impact it is, from 0 to 1; 0 if one of the two is not sure. */
  readonly share: number;
}

/** Every silence of more than `longest` minutes between detection and the end of the impact, in order. */
export function silences(postmortem: PostMortem, longest: number): Silence[] {
  const { from, to } = response(postmortem);
  const { detected, mitigated } = postmortem.milestones;
  const isSure = detected !== undefined && (mitigated === undefined || to === mitigated);
  const whole = isSure ? minutesBetween(from, to) : null;
  return duringImpact(postmortem).flatMap(({ entry, next }) => {
    const minutes = minutesBetween(lastMoment(entry), next.time!) ?? 0;
    return minutes > longest ? [{ entry, next, minutes, share: whole ? minutes / whole : 0 }] : [];
  });
}

/** From detection, before which nobody could respond, to the end of the impact. */
function response({ milestones }: PostMortem) {
  const { started, detected, mitigated, resolved } = milestones;
  const isOverSooner = (minutesBetween(resolved, mitigated) ?? 0) > 0;
  return { from: later(started, detected), to: isOverSooner ? resolved : endOfImpact(milestones) };
}

/**
 * Neighbouring entries during the response. None if either end is unknown. An entry without a clock time ("in the
 * evening: …") between two tells something, too.
 */
function duringImpact(postmortem: PostMortem): { entry: TimelineEntry; next: TimelineEntry }[] {
  const { timeline } = postmortem;
  const { from: start, to: end } = response(postmortem);
  if (!start || !end) return [];
  const timed = timeline.flatMap((entry, index) =>
    entry.time && entry.time.precision !== 'date' && entry.time.iso ? [{ entry, index }] : [],
  );
  let isBack = false;
  return timed.slice(1).flatMap(({ entry: next, index }, i) => {
    const { entry, index: at } = timed[i]!;
    if (recovered.pattern.test(entry.text)) isBack = !inPart.pattern.test(entry.text);
    else if (failsAgain.pattern.test(entry.text)) isBack = false;
    const inside =
      (minutesBetween(start, entry.time!) ?? -1) >= 0 && (minutesBetween(next.time!, end) ?? -1) >= 0;
    const isExplained = index - at > 1 || isSaid(entry, next) || isToldBetween(postmortem, entry, next);
    return inside && !isBack && !recovered.pattern.test(entry.text) && !isExplained ? [{ entry, next }] : [];
  });
}

/** Items between the two that begin with no time: "- We began to roll back at once." */
const isToldBetween = ({ blocks }: PostMortem, entry: TimelineEntry, next: TimelineEntry): boolean =>
  blocks.some(
    ({ kind, span, text }) =>
      kind === 'item' &&
      span.start >= entry.span.end &&
      span.end <= next.span.start &&
      !entry.text.startsWith(text.slice(0, 20)) &&
      text.split(' ').length > 3,
  );

/** The entries say why there is nothing to tell ("I'm asleep"), or that nobody knew until the second. */
const isSaid = (entry: TimelineEntry, next: TimelineEntry) =>
  next.milestones.includes('detected') ||
  projected.pattern.test(next.text) ||
  waiting.pattern.test(entry.text) ||
  sumsUp.pattern.test(next.text) ||
  unaware.pattern.test(next.text) ||
  isOneWork(entry.text, next.text) ||
  isOneTry(entry.text, next.text);

/** "Begins the reconciliation of bookings", "Reconciliation complete": one piece of work, told by both its ends. */
function isOneWork(first: string, second: string): boolean {
  if (!begins.pattern.test(first) || !ends.pattern.test(second)) return false;
  const told = new Set(second.toLowerCase().match(/\p{L}{6,}/gu));
  return (first.toLowerCase().match(/\p{L}{6,}/gu) ?? []).some(
    (word) => !ends.pattern.test(word) && told.has(word),
  );
}

/** "Attempt to restore the backup", "restoration attempt failed". */
function isOneTry(first: string, second: string): boolean {
  const tried = tries.pattern.exec(first)?.[1]?.toLowerCase();
  if (!tried || !triedInVain.pattern.test(second)) return false;
  const stem = tried.slice(0, Math.max(5, tried.length - 3));
  return second.toLowerCase().includes(stem);
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
