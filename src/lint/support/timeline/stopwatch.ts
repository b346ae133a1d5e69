import type { ReadTime } from '../../../postmortem/model.ts';

/** "00:00", "00:01", "00:10:23": minutes since the start, written like clock times. */
export function isStopwatch(clocks: readonly ReadTime[]): boolean {
  const read = clocks.map(({ raw }) => /^\D{0,3}00:(\d\d)(?::\d\d)?\D{0,3}$/.exec(raw)?.[1]);
  return read.length > 2 && read[0] === '00' && !read.includes(undefined);
}
