import { failure, repair, supposed } from '../phrases/failure.ts';
import { statedDuration } from '../phrases/kinds.ts';
import { shows } from '../phrases/sign.ts';
import { dayIn } from '../timeline/days/day-in.ts';

/** The maximum of `narrativeScore`. */
export const MAX_NARRATIVE_SCORE = 6;

/** Scores how far the prose recounts a failure: that it happened, when, and how it ended. */
export function narrativeScore(prose: string): number {
  const failures = failuresIn(prose, 2);
  if (failures === 0) return 0;
  const [hasClock, hasDay] = [/\b\d{1,2}:\d\d\b/.test(prose), dayIn(prose) !== null];
  const lasted = (hasClock || hasDay) && (shows(statedDuration, prose) || tellsByTheClock(prose));
  return (
    failures +
    (sentences(prose).some((each) => repair.find(each)) ? 1 : 0) +
    (hasClock ? 1 : 0) +
    (lasted ? 2 : 0)
  );
}

/** A failure told by the clock, as in “At 02:10 … At 02:40 I rolled back, and at 02:55 …”: a timeline in prose. */
export function tellsByTheClock(prose: string): boolean {
  const clocks = new Set(prose.match(/\b\d{1,2}:\d\d\b/g));
  return clocks.size >= 3 && failuresIn(prose, 1) > 0 && sentences(prose).some((each) => repair.find(each));
}

/** The number of sentences that report a failure, counted up to `most`. */
export function failuresIn(prose: string, most: number): number {
  let count = 0;
  for (const each of sentences(prose)) {
    if (count === most) break;
    if (failure.find(each) && !supposed.find(each)) count++;
  }
  return count;
}

const sentences = (prose: string) => prose.split(/\n|(?<=[.!?]) /);
