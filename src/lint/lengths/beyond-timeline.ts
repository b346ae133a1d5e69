import type { PostMortem } from '../../postmortem/model.ts';
import { shows } from '../../postmortem/phrases/sign.ts';
import { minutesText } from '../../time/text.ts';
import { atMost, ofDowntime, ofSomethingElse, wasDown } from '../phrases/lengths.ts';
import type { Finding } from '../rule.ts';
import { endOf, endOfImpact, minutesBetween } from '../support/timeline/minutes-between.ts';
import { quoted } from '../support/words.ts';
import { isOpening, wordsBefore } from './around.ts';
import { rounding } from './rounding.ts';

/**
 * If no entry states the start or the end: a duration of the whole incident that is longer than the whole timeline, which
 * then begins late, stops early, or contradicts it.
 */
export function beyondTimeline(postmortem: PostMortem): Finding[] {
  const { timeline, milestones, durations } = postmortem;
  if (milestones.started && endOfImpact(milestones)) return [];
  const times = timeline.flatMap(({ time }) => (time?.iso && time.precision !== 'date' ? time : []));
  const [first, last] = [times[0], times.at(-1)];
  if (!first || !last) return [];
  const minutes = minutesBetween(first, endOf(last));
  if (minutes === null || minutes < 1) return [];
  if (times.length < 3 || times.length < timeline.length) return [];
  const stated = durations.find((each) => {
    const before = wordsBefore(postmortem, each);
    const isWhole = shows(ofDowntime, before) || (shows(wasDown, before) && isOpening(postmortem, each));
    if (!isWhole || shows([atMost, ofSomethingElse], before)) return false;
    return each.minutes > 1.5 * minutes + Math.max(15, rounding(each.raw));
  });
  if (!stated) return [];
  return [
    {
      span: stated.span,
      message: `${quoted(stated.raw)} is longer than the whole timeline, which covers ${minutesText(minutes)}. Add the entries that are missing at its start or its end, or correct the duration.`,
      related: { span: first.span, message: 'The first entry.' },
    },
  ];
}
