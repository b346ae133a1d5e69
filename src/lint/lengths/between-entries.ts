import type { PostMortem, StatedDuration } from '../../postmortem/model.ts';
import { memoized } from '../../vocabulary/memoized.ts';
import { recovered } from '../phrases/silences.ts';
import { minutesBetween } from '../support/timeline/minutes-between.ts';
import { rounding } from './rounding.ts';

/** Two entries are as far apart as it says: which of them begins and ends it, the author knows better. */
export function isBetweenEntries(postmortem: PostMortem, { minutes, raw, of }: StatedDuration): boolean {
  if (of !== 'impact' && of !== 'resolution') return false;
  const slack = Math.max(2, Math.min(rounding(raw), minutes / 10));
  const lengths = lengthsIn(postmortem);
  for (let length = Math.ceil(minutes - slack); length <= minutes + slack; length++)
    if (lengths.has(length)) return true;
  return false;
}

/** How many entries of a timeline are compared with one another. */
const COMPARED = 200;

/**
 * The minutes between any two entries, of which the first is no later than the detection, or the second tells of
 * recovery: what failed last may have failed late.
 */
const lengthsIn = memoized(({ timeline, milestones }: PostMortem): ReadonlySet<number> => {
  const entries = timeline
    .flatMap(({ time, text }) =>
      time?.iso && time.precision !== 'date' ? [{ time, isRecovery: recovered.pattern.test(text) }] : [],
    )
    .slice(0, COMPARED);
  const lengths = new Set<number>();
  for (const [index, { time: from }] of entries.entries()) {
    const isLate = index > 0 && (minutesBetween(milestones.detected ?? entries[0]!.time, from) ?? 1) > 0;
    for (const { time: to, isRecovery } of entries.slice(index + 1)) {
      const minutes = isLate && !isRecovery ? null : minutesBetween(from, to);
      if (minutes !== null) lengths.add(Math.round(minutes));
    }
  }
  return lengths;
});
