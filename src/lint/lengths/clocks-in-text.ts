import type { PostMortem, StatedDuration } from '../../postmortem/model.ts';
import { minuteWritten } from '../../time/clock.ts';
import { memoized } from '../../vocabulary/memoized.ts';
import { minuteOfDay } from '../support/timeline/minute-of-day.ts';
import { rounding } from './rounding.ts';

/** "9:45", "2:05:10 p.m.". */
const CLOCK = /(?<![\d:.])(\d{1,2}):([0-5]\d)(?![\d])(?::\d\d)?(?: ?([ap])\.?m\b)?/gi;
/** How much of a block is read. */
const LONGEST = 2000;
/** "Three hours" would end near some time by chance, and so would half a day. */
const LONG = 720;

/** Another time in the document ends the stated length: "Fixed: 9:45", though the incident was closed at 10:12. */
export function endsAtClock(postmortem: PostMortem, { minutes, raw, of }: StatedDuration): boolean {
  if (minutes >= LONG || rounding(raw) > 1) return false;
  const { started, detected } = postmortem.milestones;
  const starts = of === 'detection' ? [started] : [started, detected];
  return starts.some((time) => {
    const start = time?.iso ? minuteOfDay(time) : null;
    if (start === null) return false;
    const end = (start + minutes) % 1440;
    return [end - 1, end, end + 1].some((minute) => clocksIn(postmortem).has(minute));
  });
}

/** Every clock time in the text, in minutes since midnight. */
const clocksIn = memoized(
  ({ blocks }: PostMortem): ReadonlySet<number> =>
    new Set(
      blocks.flatMap(({ text }) =>
        (text.includes(':') ? [...text.slice(0, LONGEST).matchAll(CLOCK)] : []).map(
          ([, hour, minute, half]) => minuteWritten(hour!, minute, half),
        ),
      ),
    ),
);
