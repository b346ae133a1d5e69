import type { DayParts } from '../../../time/date.ts';
import { momentAt } from '../../../time/moment.ts';

/** The first day in a short text that `accepts` allows. */
export function dayIn(
  text: string,
  accepts: (day: DayParts, at: number) => boolean = () => true,
): DayParts | null {
  // Every notation of a day contains a digit.
  if (!/\d/.test(text)) return null;
  for (const match of text.matchAll(/(?=[\dJFMASOND])(?<![\w.:-])(?<!\d\/)/g)) {
    const found = momentAt(text, match.index);
    if (found?.moment.day && found.isSure && accepts(found.moment.day, match.index)) return found.moment.day;
  }
  return null;
}
