import { normalized, wordsOf } from '../languages/labels.ts';
import type { Language } from '../languages/language.ts';
import { perLanguage } from '../languages/per-language.ts';
import { type PhraseFinder, phraseFinder } from '../languages/phrase-finder.ts';
import { languages } from '../languages/words/index.ts';
import { weekdayAt } from './date.ts';
import type { DayNumber } from './day.ts';

/** Whose words for a day count beside English: those of a language, or of all where only a day is possible. */
export type NearLanguages = Language | 'all' | null;

const finderOf = (of: readonly Language[]): PhraseFinder<string> =>
  phraseFinder(
    of.flatMap(({ nearDays = {} }) =>
      Object.entries(nearDays).flatMap(([english, words]) =>
        wordsOf(words).map((word) => [word, english] as const),
      ),
    ),
  );
const finder = perLanguage((language) => finderOf([language]));
let finderOfAll: PhraseFinder<string> | null = null;

const weekdays = perLanguage((language) => new Set(wordsOf(language.weekdays.join(',')).map(normalized)));

/** "nächste Woche", "本周", "이번 주": a day that other languages count from today, by its name in English. */
function nearDayAt(
  text: string,
  at: number,
  near: Language | 'all',
): { readonly value: string; readonly end: number } | null {
  if (near === 'all') finderOfAll ??= finderOf(languages);
  const find = near === 'all' ? finderOfAll! : finder(near);
  const found = find(text, at);
  // "下周三" is a day of that week, and "morgens" another word.
  return found && !/^[\p{L}\p{N}]/u.test(text.slice(found.end).replace(UNTIL, '')) ? found : null;
}

/** What may follow without a space: "来週までに", "이번 주까지". */
const UNTIL = /^(?:までに?|까지|에|内|前|中)/;

/** "bis Freitag", "周五": a weekday of another language, if nothing follows it. */
function weekdayAlone(text: string, at: number, near: Language | 'all') {
  const found = weekdayAt(text, at);
  const word = found && text.slice(at, found.end);
  const isName =
    word &&
    !/day|^\p{Script=Latin}{1,4}$/iu.test(word) &&
    !ENGLISH.test(word) &&
    word.length > 1 &&
    (near === 'all' || weekdays(near).has(normalized(word)));
  return found && isName && /^(?:까지|までに?|前)?\s*(?:$|[.,;)）])/.test(text.slice(found.end))
    ? found
    : null;
}

const ENGLISH = /^(?:tues|wednes|thurs?|satur)$/i;

/** Where a word begins. */
const STARTS = /(?<![\p{L}\p{N}'’-])(?=\p{L})/gu;

/** A day that words of another language than English name; `read` reads the English words for it. */
export function nearDay(
  text: string,
  near: NearLanguages,
  read: (english: string) => { readonly day: DayNumber | null } | null,
  onWeekday: (weekday: number) => DayNumber,
): { readonly day: DayNumber | null; readonly start: number; readonly end: number } | null {
  if (near === null) return null;
  for (const { index } of text.matchAll(STARTS)) {
    const found = nearDayAt(text, index, near);
    const meant = found && read(found.value);
    if (found && meant) return { day: meant.day, start: index, end: found.end };
    const weekday = weekdayAlone(text, index, near);
    if (weekday) return { day: onWeekday(weekday.weekday), start: index, end: weekday.end };
  }
  return null;
}
