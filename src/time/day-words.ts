import { wordsOf } from '../languages/labels.ts';
import type { Words } from '../languages/language.ts';
import { languages } from '../languages/words/index.ts';

/** Words for a day counted from the previous entry or the incident, by the number of days: -1 is the day before. */
const ENGLISH: Readonly<Record<number, Words>> = {
  [-2]: 'two days before, two days earlier',
  [-1]: 'previous day, day before, night before, evening before, the day prior, day prior',
  0: 'same day, later that day, later the same day, that evening, that afternoon, that night',
  1: 'next day, following day, next morning, following morning, day after, morning after, next afternoon, next evening',
  2: 'two days later',
};
const ARTICLE = String.raw`(?:(?:on|in|the|le|la|l['’]|el|al|il|am|an|de|den|der|das|no|na|o|a)\s?){0,2}`;
/** What may stand between such words and a clock time. */
const BETWEEN = /\s*[,:：;(（–—-]?\s*/y;

interface DayWords {
  readonly pattern: RegExp;
  readonly days: ReadonlyMap<string, number>;
}

let cache: DayWords | null = null;

/**
 * The day that words at `at` name relative to another: "The next day, ", "Veille, ", "翌日". `end` is the offset of what
 * follows, where the clock time must be; null if there are no such words.
 */
export function dayWordsAt(text: string, at: number): { readonly days: number; readonly end: number } | null {
  cache ??= dayWords();
  cache.pattern.lastIndex = at;
  const match = cache.pattern.exec(text);
  if (!match) return null;
  BETWEEN.lastIndex = cache.pattern.lastIndex;
  BETWEEN.test(text);
  return { days: cache.days.get(match[1]!.toLowerCase().replace("'", '’'))!, end: BETWEEN.lastIndex };
}

function dayWords(): DayWords {
  const days = new Map<string, number>();
  for (const words of [ENGLISH, ...languages.map(({ dayWords }) => dayWords ?? {})])
    for (const [count, list] of Object.entries(words))
      for (const word of wordsOf(list)) days.set(word, Number(count));
  const longestFirst = [...days.keys()].sort((a, b) => b.length - a.length);
  return {
    days,
    pattern: new RegExp(`${ARTICLE}(${longestFirst.join('|').replaceAll('’', "['’]")})(?![a-zà-ÿ])`, 'iy'),
  };
}
