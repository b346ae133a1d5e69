import type { LintedPostMortem } from '../../standing.ts';
import { endOfImpact, minutesBetween } from '../timeline/minutes-between.ts';

/** Whether a document says how long its impact lasted: in words, or by its milestones. */
export function hasLength(postmortem: LintedPostMortem): boolean {
  const { durations, milestones, timeline } = postmortem;
  if (durations.some(({ of }) => of === 'impact')) return true;
  if (minutesBetween(milestones.started ?? milestones.detected, endOfImpact(milestones)) !== null)
    return true;
  // In a document that was not written for Debrief, the first and the last time of the timeline tell it.
  if (postmortem.standing === 'own') return false;
  const times = timeline.flatMap(({ time }) => (time && time.precision !== 'date' ? [time] : []));
  const [first, last] = [times[0], times.at(-1)];
  // Clock times without a day tell it as well.
  const areClocks = times.every(({ iso }) => iso === null);
  return areClocks ? first?.raw !== last?.raw : (minutesBetween(first, last) ?? 0) > 0;
}
