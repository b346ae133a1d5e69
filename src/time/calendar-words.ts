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
  'wednesday, wednes, wed',
  'thursday, thurs, thur, thu',
  'friday, fri',
  'saturday, satur, sat',
];

/** Months of other languages that are English words. */
const WORDS_TOO = new Set(['set', 'out', 'ago', 'gen', 'mag', 'lug']);

/** A word of the calendar. `isPlain` is false for one of another language that may be an English word: "set", "do". */
export interface CalendarWord {
  /** 1 to 12, or null for a weekday. */
  readonly month: number | null;
  /** 0 is Sunday, or null for a month. */
  readonly weekday: number | null;
  readonly isPlain: boolean;
}

let known: Map<string, CalendarWord> | null = null;

/** The month or weekday that a word is, in any language that Debrief has words for; upper and lower case are one. */
export function calendarWord(word: string): CalendarWord | null {
  known ??= words();
  return known.get(word.toLowerCase()) ?? null;
}

function words(): Map<string, CalendarWord> {
  const found = new Map<string, CalendarWord>();
  const add = (lists: readonly string[], what: 'month' | 'weekday', isEnglish: boolean) => {
    lists.forEach((list, index) => {
      for (const word of wordsOf(list)) {
        const isLong = word.length >= 4 || /[^\p{Script=Latin}]/u.test(word);
        const isPlain = isEnglish || (what === 'month' ? !WORDS_TOO.has(word) : isLong);
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
