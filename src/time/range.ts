import { alternatives } from '../languages/alternatives.ts';
import { languages } from '../languages/words/index.ts';
import { minuteOf } from './clock.ts';
import { type Moment, momentAt } from './moment.ts';
import { skip } from './skip.ts';
import { timeWords } from './time-words.ts';

const RANGE =
  /\s*(?:-{1,2}|–|—|−|〜|～|→|->|=>|\.\.\.?|…|\bto\b|\buntil\b|\btill\b|\bthrough\b|\band\b|\/|~(?=\s?\d))\s*(?:~|≈|around |about |approx\.? )?/iy;
/** "14:05 und 14:20" */
const FOREIGN_RANGE = { before: /\s+/y, after: /\s+(?=\d)/y };
/** "14:05 bis 14:20", "14:05부터 14:20까지". Not with one or two Latin letters: "14:05 a 3 pm meeting" is English. */
const RANGE_TO = new RegExp(
  String.raw`\s*${alternatives(languages.map(({ times }) => times?.to?.replace(/(?<![^, ])[a-zà-ÿ]{1,2}(?= *(?:,|$))/g, '')))}\s*(?=\d)`,
  'y',
);
const CLOSE = /[\])*_`]*/y;
const OPEN = /[*_`([]*/y;

/** The beginning of a range: in "1:05–1:20 PM UTC", PM and the zone apply to both ends. */
export function withShared(first: Moment, second: Moment): Moment {
  const { clock } = first;
  const half = second.clock?.meridiem ?? null;
  const isShared = clock?.isTwelveHour && half !== null && clock.hour % 12 <= second.clock!.hour % 12;
  // "22:36–22:47 (11 June)", but not "22:36 – 00:10 (12 June)", which begins on another day.
  const isSameDay = clock && second.clock && minuteOf(clock) <= minuteOf(second.clock);
  return {
    ...first,
    day: first.day ?? (isSameDay ? second.day : null),
    zone: first.zone ?? second.zone,
    clock: isShared
      ? { ...clock, hour: (clock.hour % 12) + (half === 'pm' ? 12 : 0), meridiem: half }
      : clock,
  };
}

/** The end of a range. */
export interface FoundRange {
  readonly moment: Moment;
  readonly start: number;
  readonly end: number;
  readonly isSure: boolean;
}

/** Reads "– 14:20" after `first`, which ends at `at`. */
export function rangeAt(text: string, at: number, first: Moment): FoundRange | null {
  const close = skip(CLOSE, text, at);
  const from = endOfRangeWord(text, close);
  if (from === close) return null;
  const start = skip(OPEN, text, from);
  const found = momentAt(text, start);
  if (!found) return null;
  // "14:03 - 2 pods died" is not a range, and "2026-03-04 - 14:03" is one moment.
  if (first.clock && !found.moment.clock) return null;
  if (first.clock?.isSure && !found.isSure) return null;
  if (!first.clock && found.moment.clock && !found.moment.day) return null;
  return { moment: found.moment, start, end: found.end, isSure: found.isSure };
}

/** The offset after "to", "–" or "und"; `at` if there is none. */
function endOfRangeWord(text: string, at: number): number {
  const end = Math.max(skip(RANGE, text, at), skip(RANGE_TO, text, at));
  if (end > at) return end;
  const start = skip(FOREIGN_RANGE.before, text, at);
  const word = start > at ? timeWords().and(text, start) : null;
  const after = word ? skip(FOREIGN_RANGE.after, text, word.end) : 0;
  return word && after > word.end ? after : at;
}
