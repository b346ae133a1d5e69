import { type Calendar, localDay } from './calendar.ts';
import { isoToDay } from './day.ts';
import { readDue } from './due.ts';

const END_OF = /^(?:the )?(?:end of )?$/i;

/**
 * The ISO day that a text names, as somebody who writes it at an ISO instant means it: `Friday` counts from the day in
 * the team's zone. Null if the text is anything else, or says more.
 */
export function dayMeant(text: string, at: string, calendar: Pick<Calendar, 'zone'>): string | null {
  const words = text.replace(/[.,;:]$/, '');
  if (/^\d{4}-\d{2}-\d{2}$/.test(words)) return isoToDay(words) === null ? null : words;
  const found = readDue(words, localDay(at, calendar));
  const isWhole = found && END_OF.test(words.slice(0, found.start)) && found.end === words.length;
  return isWhole ? found.date : null;
}
