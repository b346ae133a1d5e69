import type { PostMortem } from '../../postmortem/model.ts';
import { endOfImpact, minutesBetween } from './instants.ts';
import { predatesDebrief } from './predates.ts';

/** Whether a document says how long its impact lasted: in words, or by its milestones. */
export function hasLength(postmortem: PostMortem): boolean {
  const { durations, milestones, timeline } = postmortem;
  if (durations.some(({ of }) => of === 'impact')) return true;
  if (minutesBetween(milestones.started ?? milestones.detected, endOfImpact(milestones)) !== null)
    return true;
  // In an older document, the first and the last time of the timeline tell it.
  if (!predatesDebrief(postmortem)) return false;
  const times = timeline.flatMap(({ time }) => (time && time.precision !== 'date' ? [time] : []));
  return (minutesBetween(times[0], times.at(-1)) ?? 0) > 0;
}
