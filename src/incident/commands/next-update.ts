import { MINUTES_PER_DAY } from '../../time/day.ts';
import { minutesIn } from './minutes.ts';

/** `next 30m`, `next update in 1 hour`, alone or in brackets, at the end of the text. */
const NEXT = /(?:^|[\s([,;.])next(?: update)?(?: in)?:? ([^\n]{1,30}?)[\])]?\.?$/i;

/** The longest that a promise may be: a day, in minutes. */
export const LONGEST = MINUTES_PER_DAY;

/** Takes the promise of the next update off the end of a text; null minutes for none. */
export function withNext(text: string): { readonly news: string; readonly next: number | null } {
  // The end of the text is enough: a promise is short.
  const from = Math.max(0, text.length - 60);
  const found = NEXT.exec(text.slice(from));
  const next = found && /[a-z]/i.test(found[1]!) ? minutesIn(found[1]!) : null;
  if (!found || next === null) return { news: text, next: null };
  return { news: text.slice(0, from + found.index).trim(), next };
}
