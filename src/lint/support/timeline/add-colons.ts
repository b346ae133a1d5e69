import type { PostMortem, ReadTime } from '../../../postmortem/model.ts';
import type { Edit } from '../../rule.ts';
import { minutesBetween } from './minutes-between.ts';
import type { WrittenClock } from './written-time.ts';

/** `1625`, `16.25` where only 16:25 can be meant. */
export function addColons(
  { document, timeline, language }: PostMortem,
  clocks: readonly WrittenClock[],
): Edit[] {
  const moments = timeline.flatMap(({ time }) => (time?.iso ? [time] : []));
  return clocks.flatMap((each): Edit[] => {
    const { source, clock, at, span } = each;
    const [, hour, minute] = clock.meridiem === null ? (BARE.exec(source) ?? []) : [];
    if (!at.endsWith(`T${hour}:${minute}`)) return [];
    // Both ends of a range are fixed, or neither.
    const from = clocks.find(({ until }) => until === each) ?? each;
    const isCount =
      language?.code === 'de' &&
      COUNTS_NOUNS.test(document.text.slice((from.until ?? from).span.end).slice(0, 20));
    return !isCount && isCertain(from, document.text, moments) ? [{ span, text: `${hour}:${minute}` }] : [];
  });
}

/**
 * What may follow a clock, but not a count, a year or an amount: a dash or a colon, a zone, the end of a link, or a new
 * sentence. "1830 labels wait" may begin with a number of labels, and `2023-MM-DD` with a year.
 */
const AFTER_A_CLOCK =
  /^[*_\])]*(?:\s*$|\s*\n|\t|\s*[:|,;(](?!\d)|\s+[-–—]\s|\s*(?:UTC|GMT)\b|\s+["“@`[*_]*\p{Lu})/u;
/** "1830 Etiketten": every German noun is capitalized, so a capital does not prove a new sentence. */
const COUNTS_NOUNS = /^[*_\])]*\s+["“@`[*_]*\p{Lu}/u;
/**
 * The longest step in minutes to or from an entry for which a clock is certain: beyond that, the number may not be a
 * clock.
 */
const LONGEST_STEP = 8 * 60;

/** Whether a clock, or the range it begins, is unambiguous: not a year, not a count, not out of order. */
function isCertain(from: WrittenClock, text: string, moments: readonly ReadTime[]): boolean {
  const { span, source, until, at, hasDay } = from;
  const end = (until ?? from).span.end;
  const hasUnit = /h(?:rs?)?$/.test(source);
  if (!hasUnit && !AFTER_A_CLOCK.test(text.slice(end, end + 40))) return false;
  if (hasUnit || hasDay) return true;
  const isYear = /^(?:19|20)\d\d$/.test(text.slice(span.start, span.end));
  return !isYear && isInOrder(at, moments);
}

/**
 * Whether a moment fits between its neighbours, which rules out numbers that only look like clocks. Read as a clock,
 * `2100 MHz` between 07:12 and 07:31 would move 07:31 to the next day: hence the limit on a step.
 */
function isInOrder(at: string, moments: readonly ReadTime[]): boolean {
  const index = moments.findIndex(({ iso }) => iso?.startsWith(at));
  const [before, now, after] = [moments[index - 1], moments[index], moments[index + 1]];
  return [minutesBetween(before, now), minutesBetween(now, after)].every(
    (minutes) => minutes === null || (minutes >= 0 && minutes <= LONGEST_STEP),
  );
}

const BARE = /^(\d\d)\.?(\d\d)(?:h(?:rs?)?)?$/;
