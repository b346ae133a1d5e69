import type { PostMortem, StatedDuration } from '../../postmortem/model.ts';
import { minuteWritten } from '../../time/clock.ts';
import { MINUTES_PER_DAY } from '../../time/day.ts';
import { memoized } from '../../vocabulary/memoized.ts';
import { minuteOfDay } from '../support/timeline/minute-of-day.ts';
import { rounding } from './rounding.ts';

/** "9:45", "2:05:10 p.m.". */
const CLOCK = /(?<![\d:.])(\d{1,2}):([0-5]\d)(?![\d])(?::\d\d)?(?: ?([ap])\.?m\b)?/gi;
/** "Between 07:05 and …", "since 07:05": when it began, in words. */
const SINCE = new RegExp(
  String.raw`\b(?:between|since|starting at|(?:began|started) at) ${CLOCK.source}`,
  'gi',
);
/** How much of a block is read. */
const LONGEST = 2000;
/** "Three hours" would end near some time by chance, and so would half a day. */
const LONG = 720;

/**
 * Another time in the document ends the stated length: "Fixed: 9:45", though the incident was closed at 10:12. It may
 * begin at a milestone, or where a sentence says that it began: "Between 07:05 and …".
 */
export function endsAtClock(postmortem: PostMortem, { minutes, raw, of }: StatedDuration): boolean {
  if (minutes >= LONG || rounding(raw) > 1) return false;
  const { started, detected } = postmortem.milestones;
  const milestones = of === 'detection' ? [started] : [started, detected];
  const starts = [
    ...milestones.map((time) => (time?.iso ? minuteOfDay(time) : null)),
    ...startsInText(postmortem),
  ];
  return starts.some((start) => {
    if (start === null) return false;
    const end = (start + minutes) % MINUTES_PER_DAY;
    return [end - 1, end, end + 1].some((minute) => clocksIn(postmortem).has(minute));
  });
}

/** Where sentences say that it began, in minutes since midnight. */
const startsInText = memoized(({ blocks, sectionNameOf }: PostMortem): readonly number[] =>
  blocks.flatMap(({ text, span }) => (TOLD.has(sectionNameOf(span)) ? minutesOf(text, SINCE) : [])),
);
/** Where a document tells when it began: its opening, summary and impact. */
const TOLD: ReadonlySet<string | null> = new Set([null, 'summary', 'impact']);

/** Every clock time in the text, in minutes since midnight. */
const clocksIn = memoized(
  ({ blocks }: PostMortem): ReadonlySet<number> =>
    new Set(blocks.flatMap(({ text }) => minutesOf(text, CLOCK))),
);

const minutesOf = (text: string, clock: RegExp): number[] =>
  (text.includes(':') ? [...text.slice(0, LONGEST).matchAll(clock)] : []).map(([, hour, minute, half]) =>
    minuteWritten(hour!, minute, half),
  );
