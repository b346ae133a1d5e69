import type { PostMortem, StatedDuration } from '../../postmortem/model.ts';
import { shows } from '../../postmortem/phrases/sign.ts';
import { minutesText } from '../../time/text.ts';
import type { Milestone } from '../../vocabulary/milestones.ts';
import {
  atLeast,
  atMost,
  closed,
  measures,
  ofSomethingElse,
  untilResolved,
  wasDown,
  whole,
} from '../phrases/lengths.ts';
import type { Finding } from '../rule.ts';
import { minutesBetween } from '../support/timeline/minutes-between.ts';
import { quoted } from '../support/words.ts';
import { isOpening, wordsAfter, wordsBefore } from './around.ts';
import { isBetweenEntries } from './between-entries.ts';
import { endsAtClock } from './clocks-in-text.ts';
import { isBetweenDays } from './days-in-text.ts';
import { rounding } from './rounding.ts';

/** What may differ, in minutes and in percent of the longer of two lengths. The larger of the two counts. */
export interface Tolerance {
  readonly toleranceMinutes: number;
  readonly tolerancePercent: number;
}

/** What lies between two milestones of the timeline. */
interface Interval {
  readonly from: Milestone;
  readonly to: Milestone;
  readonly minutes: number;
}

/** The intervals that each phrase may mean; agreement with one is enough. */
const INTERVALS: Readonly<Record<StatedDuration['of'], readonly (readonly [Milestone, Milestone])[]>> = {
  impact: [
    ['started', 'mitigated'],
    ['started', 'resolved'],
    ['detected', 'mitigated'],
    ['detected', 'resolved'],
  ],
  detection: [['started', 'detected']],
  acknowledgement: [
    ['detected', 'acknowledged'],
    ['started', 'acknowledged'],
  ],
  mitigation: [
    ['started', 'mitigated'],
    ['detected', 'mitigated'],
    ['acknowledged', 'mitigated'],
  ],
  resolution: [
    ['started', 'mitigated'],
    ['started', 'resolved'],
    ['detected', 'mitigated'],
    ['detected', 'resolved'],
    ['acknowledged', 'resolved'],
    ['mitigated', 'resolved'],
  ],
  unknown: [],
};

/** Lengths that differ from what lies between the milestones of the timeline. */
export function againstMilestones(postmortem: PostMortem, tolerance: Tolerance): Finding[] {
  return postmortem.durations.flatMap((stated): Finding[] => {
    const nearest = contradicted(postmortem, stated, tolerance);
    if (!nearest) return [];
    const { from, to, minutes } = nearest;
    return [
      {
        span: stated.span,
        message: `${quoted(stated.raw)} does not agree with the timeline, where it is ${minutesText(minutes)} from ${from} to ${to}. Readers will believe neither. Compute it again, or correct the milestone.`,
        related: { span: postmortem.milestones[to]!.span, message: `Read as ${to}.` },
      },
    ];
  });
}

/**
 * The nearest interval, if none matches the stated duration. A duration longer than the longest interval contradicts
 * it, unless the start is unknown; a shorter one does so only if the words mean the whole incident ("lasted"), since a
 * part may well be shorter.
 */
function contradicted(postmortem: PostMortem, stated: StatedDuration, tolerance: Tolerance): Interval | null {
  const before = wordsBefore(postmortem, stated);
  const isWhole = shows(wasDown, before) && isOpening(postmortem, stated);
  const intervals = intervalsMeant(postmortem, isWhole ? 'impact' : stated.of, before);
  // Without a start, what lies after the mitigation says nothing of the time before it.
  if (intervals.every(({ from }) => from === 'mitigated')) return null;
  if (shows(ofSomethingElse, before) || shows(measures, wordsAfter(postmortem, stated))) return null;
  const difference = ({ minutes }: Interval) => stated.minutes - minutes;
  const slack = ({ minutes }: Interval) =>
    Math.max(
      tolerance.toleranceMinutes,
      (tolerance.tolerancePercent / 100) * Math.max(minutes, stated.minutes),
      rounding(stated.raw),
    );
  const isTooLong = intervals.every((each) => difference(each) > slack(each));
  const isTooShort = intervals.every((each) => -difference(each) > slack(each));
  const isStartKnown = stated.of === 'acknowledgement' || postmortem.milestones.started !== undefined;
  const contradicts =
    (isTooLong && isStartKnown && !shows(atMost, before)) ||
    (isTooShort &&
      !isOnlyClosed(postmortem) &&
      (isWhole || shows(whole, before)) &&
      !shows(atLeast, before) &&
      !isPhase(postmortem, stated));
  const isExplained = [endsAtClock, isBetweenEntries, isBetweenDays].some((explains) =>
    explains(postmortem, stated),
  );
  if (!contradicts || isExplained) return null;
  return intervals.reduce((a, b) => (Math.abs(difference(b)) < Math.abs(difference(a)) ? b : a));
}

/** "Incident closed", perhaps a day after it was over. */
const isOnlyClosed = ({ timeline, milestones: { mitigated, resolved } }: PostMortem): boolean =>
  !mitigated && timeline.some(({ time, text }) => time === resolved && shows(closed, text));

/** The known intervals that a length may mean, given what is said before it. */
function intervalsMeant(
  { milestones }: PostMortem,
  of: StatedDuration['of'],
  before: string,
): readonly Interval[] {
  const all = INTERVALS[of].flatMap(([from, to]): Interval[] => {
    const minutes = minutesBetween(milestones[from], milestones[to]);
    return minutes === null || minutes < 0 ? [] : [{ from, to, minutes }];
  });
  // "Time to resolve", beside "time to repair": until it was resolved.
  const ends = all.filter(({ from, to }) => from !== 'mitigated' && to === 'resolved');
  return ends.length > 0 && shows(untilResolved, before) ? ends : all;
}

/** "30 hours", followed by "SEV-1: 9 hours" and "SEV-2: 19 hours": phases of a longer whole that is also stated. */
function isPhase({ durations }: PostMortem, stated: StatedDuration): boolean {
  const lengths = new Set(durations.filter(({ of }) => of === stated.of).map(({ minutes }) => minutes));
  const longest = Math.max(...lengths);
  const shorter = [...lengths].filter((minutes) => minutes < longest);
  const sum = shorter.reduce((total, minutes) => total + minutes, 0);
  return stated.minutes < longest && shorter.length > 1 && sum <= longest;
}
