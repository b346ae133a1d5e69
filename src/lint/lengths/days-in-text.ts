import type { PostMortem, StatedDuration } from '../../postmortem/model.ts';
import { MINUTES_PER_DAY } from '../../time/day.ts';
import { memoized } from '../../vocabulary/memoized.ts';
import { DAY } from '../../vocabulary/milliseconds.ts';
import { rounding } from './rounding.ts';

const ISO = /(?<!\d)20\d\d-\d\d-\d\d(?!\d)/g;
/** Where a document tells of the incident, and not of what is due. */
const TELLS: ReadonlySet<string | null> = new Set([
  null,
  'summary',
  'impact',
  'timeline',
  'detection',
  'response',
]);
/** How many different days are compared with one another. */
const COMPARED = 60;

/** Two days of the text are as far apart as it says: "down from 2026-05-14 until 2026-08-24 (102 days)". */
export function isBetweenDays(postmortem: PostMortem, { minutes, raw }: StatedDuration): boolean {
  const stated = minutes / MINUTES_PER_DAY;
  // "35h 36m" was counted from time to time.
  if (rounding(raw) < MINUTES_PER_DAY / 2) return false;
  return daysIn(postmortem).some((from, index, all) =>
    all.slice(index + 1).some((to) => Math.abs(Math.abs(to - from) - stated) <= 1),
  );
}

/** The ISO days in the text, as numbers of days. */
const daysIn = memoized(({ blocks, sectionNameOf }: PostMortem): readonly number[] =>
  [
    ...new Set(
      blocks.flatMap(({ text, span }) => (TELLS.has(sectionNameOf(span)) ? (text.match(ISO) ?? []) : [])),
    ),
  ]
    .map((day) => Date.parse(day) / DAY)
    .filter(Number.isFinite)
    .slice(0, COMPARED),
);
