import { type Calendar, localDay } from './calendar.ts';
import { isIsoDay } from './day.ts';
import { readDue } from './due.ts';

const END_OF = /^(?:the )?(?:end of )?$/i;

/**
 * The ISO day that a text names, as somebody who writes it at an ISO instant means it: `Friday` counts from the day in
 * the team's zone. Null if the text is anything else, or says more.
 */
export function dayMeant(text: string, at: string, calendar: Pick<Calendar, 'zone'>): string | null {
  const words = text.replace(/[.,;:]$/, '');
  if (isIsoDay(words)) return words;
  const found = readDue(words, localDay(at, calendar));
  const isWhole = found && END_OF.test(words.slice(0, found.start)) && found.end === words.length;
  return isWhole ? found.date : null;
}
