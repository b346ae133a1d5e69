import { alternatives } from '../languages/alternatives.ts';
import { wordsOf } from '../languages/labels.ts';
import type { LengthWords } from '../languages/language.ts';
import { languages } from '../languages/words/index.ts';

/** A duration as written, as the sum of its fields: "1 h 30 min" has 90 minutes. */
export interface Duration {
  readonly minutes: number;
  readonly days: number;
  /** Monday to Friday. */
  readonly workdays: number;
  readonly months: number;
}

/** A unit of time after a number. */
interface Unit {
  /** Its spellings, as alternatives of a pattern. */
  readonly words: string;
  readonly is: Partial<Duration>;
}

/** Words before a rounded number, in languages other than English, as alternatives of a pattern. */
export const ROUGHLY = alternatives(languages.map(({ roughly }) => roughly));

/** The first letters of units, as a character class: a cheap check for what may be a length of time. */
export const UNIT_START = `[dhmsw${languages
  .flatMap(({ lengths }) => Object.values(lengths ?? {}).flatMap((words) => wordsOf(words)))
  .map((word) => word.charAt(0))
  .filter((letter) => letter > 'z')
  .join('')}]`;

/** The spellings in all languages; longer ones come first, as the first match wins. */
const unit = (name: keyof LengthWords, english: string, is: Unit['is']): Unit => {
  const others = languages.map(({ lengths }) => lengths?.[name]);
  return { words: `${alternatives(others)}|${english}`, is };
};

/** The units and their lengths. */
export const UNITS: readonly Unit[] = [
  unit('second', 'sec(?:ond)?s?|s', { minutes: 1 / 60 }),
  unit('minute', 'min(?:ute)?s?|m', { minutes: 1 }),
  unit('hour', 'hours?|hrs?|h', { minutes: 60 }),
  { words: '(?:business|working|work)[ -]?days?|workdays?', is: { workdays: 1 } },
  unit('day', 'days?|d', { days: 1 }),
  unit('week', 'weeks?|wks?|w', { days: 7 }),
  { words: 'fortnights?', is: { days: 14 } },
  { words: 'months?|mos?', is: { months: 1 } },
  { words: 'quarters?', is: { months: 3 } },
  { words: 'years?|yrs?|y', is: { months: 12 } },
];
