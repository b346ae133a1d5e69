import { wordsOf } from '../languages/labels.ts';
import { languages } from '../languages/words/index.ts';

const MONTHS = [
  'january, jan',
  'february, febuary, feb',
  'march, mar',
  'april, apr',
  'may',
  'june, jun',
  'july, jul',
  'august, aug',
  'september, sept, sep',
  'october, oct',
  'november, nov',
  'december, dec',
];
const WEEKDAYS = [
  'sunday, sun',
  'monday, mon',
  'tuesday, tues, tue',
  'wednesday, wednes, weds, wed',
  'thursday, thurs, thur, thu',
  'friday, fri',
  'saturday, satur, sat',
];

/** Foreign month names that are also English words. */
const ENGLISH_WORDS = new Set(['set', 'out', 'ago', 'gen', 'mag', 'lug']);

/** A month or weekday name. `isPlain` is false for a foreign name that may be an English word: "set", "do". */
export interface CalendarWord {
  /** 1 to 12, or null for a weekday. */
  readonly month: number | null;
  /** 0 is Sunday, or null for a month. */
  readonly weekday: number | null;
  readonly isPlain: boolean;
}

let cache: Map<string, CalendarWord> | null = null;

/** Looks up a month or weekday name in every supported language, ignoring case. */
export function calendarWord(word: string): CalendarWord | null {
  cache ??= words();
  return cache.get(word.toLowerCase()) ?? null;
}

function words(): Map<string, CalendarWord> {
  const found = new Map<string, CalendarWord>();
  const add = (lists: readonly string[], what: 'month' | 'weekday', isEnglish: boolean) => {
    lists.forEach((list, index) => {
      for (const word of wordsOf(list)) {
        const isLong = word.length >= 4 || /[^\p{Script=Latin}]/u.test(word);
        const isPlain = isEnglish || (what === 'month' ? !ENGLISH_WORDS.has(word) : isLong);
        const month = what === 'month' ? index + 1 : null;
        if (!found.has(word)) found.set(word, { month, weekday: what === 'weekday' ? index : null, isPlain });
      }
    });
  };
  add(MONTHS, 'month', true);
  add(WEEKDAYS, 'weekday', true);
  for (const { months } of languages) add(months, 'month', false);
  for (const { weekdays } of languages) add(weekdays, 'weekday', false);
  return found;
}
