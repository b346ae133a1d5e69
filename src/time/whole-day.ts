import { type DayNumber, isoToDay } from './date.ts';
import { readDue } from './due.ts';

const END_OF = /^(?:the )?(?:end of )?$/i;

/** The ISO day that a text names, counted from a day; null if it is anything else, or says more. */
export function wholeDay(text: string, base: DayNumber | null): string | null {
  const words = text.replace(/[.,;:]$/, '');
  if (/^\d{4}-\d{2}-\d{2}$/.test(words)) return isoToDay(words) === null ? null : words;
  const found = readDue(words, base);
  const isWhole = found && END_OF.test(words.slice(0, found.start)) && found.end === words.length;
  return isWhole ? found.date : null;
}
