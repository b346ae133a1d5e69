import type { Span } from '../../markdown/document.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { MINUTES_PER_DAY } from '../../time/day.ts';
import { minutesText, minuteText } from '../../time/text.ts';
import type { Finding } from '../rule.ts';
import { minuteOfDay } from '../support/timeline/minute-of-day.ts';
import { endOfImpact } from '../support/timeline/minutes-between.ts';
import { quoted } from '../support/words.ts';
import { rounding } from './rounding.ts';
import { spansBesideClocks } from './spans-beside-clocks.ts';

/** Over a day or more, clock times alone do not give a length. */
const NEARLY_A_DAY = 1380;

/** Lengths beside clock times that give another one: "13:52–14:35 (23 min)", "at 04:00 it went down, for 3 hours". */
export function besideClocks(postmortem: PostMortem): Finding[] {
  const over = endOfImpact(postmortem.milestones);
  const end = over?.iso ? minuteOfDay(over) : null;
  return spansBesideClocks(postmortem).flatMap(({ raw, span, minutes, from, to }): Finding[] => {
    const until = to ?? end;
    if (until === null || minutes >= NEARLY_A_DAY) return [];
    const between = (until - from + MINUTES_PER_DAY) % MINUTES_PER_DAY;
    const slack = Math.max(to === null ? 10 : 2, rounding(raw), isAbout(postmortem, span) ? minutes / 8 : 0);
    if (Math.abs(between - minutes) <= slack) return [];
    // An entry at the end of the stated length may be the end that was meant.
    if (to === null && entryMinutes(postmortem).some((at) => Math.abs(at - from - minutes) <= slack))
      return [];
    const source = to === null ? `the impact ends at ${minuteText(until)}` : `it ends at ${minuteText(to)}`;
    return [
      {
        span,
        message: `${quoted(raw)} does not fit: from ${minuteText(from)}, ${source}, which is ${minutesText(between)}. Readers will believe neither. Correct the duration or the time.`,
      },
    ];
  });
}

/** "About 30 minutes", of 27. */
const isAbout = ({ document }: PostMortem, { start }: Span): boolean =>
  /(?:\b(?:about|around|approximately|roughly|nearly|almost|some) |[~≈]\s?)$/i.test(
    document.text.slice(Math.max(0, start - 16), start),
  );

/** The minutes of the day at which entries happened. */
const entryMinutes = ({ timeline }: PostMortem): number[] =>
  timeline.flatMap(({ time }) => (time?.iso ? (minuteOfDay(time) ?? []) : []));
