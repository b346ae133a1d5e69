import { clockAt } from '../../../time/clock.ts';
import { isOffset } from '../../../time/moment.ts';
import { type Zone, zoneAt } from '../../../time/zone.ts';

/** The zone of the first clock time that has one. */
export function zoneOfClock(text: string): Zone | null {
  for (const digit of text.matchAll(/(?<![\w.:/-])\d/g)) {
    const clock = clockAt(text, digit.index);
    if (!clock?.clock.isSure) continue;
    const space = text[clock.end] === ' ' ? 1 : 0;
    const open = text[clock.end + space] === '(' ? 1 : 0;
    const found = zoneAt(text, clock.end + space + open, true);
    const isRange =
      found?.zone.text.startsWith('-') &&
      !isOffset(text, clock.end, found.zone.text, space + open === 0, true);
    if (found && !isRange) return found.zone;
  }
  return null;
}
