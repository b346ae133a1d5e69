import { clockAt } from '../../time/clock.ts';
import { type Zone, zoneAt } from '../../time/zone.ts';
import { zoneIn } from './table.ts';

const ABOUT_TIMES = /\b(?:times?(?:stamps?)?|time ?zones?|hours|dates?)\b/i;

/** The zone that a remark gives to the times around it: "All times are in UTC", "(times in CET)", "Time zone: PST". */
export function zoneNote(text: string): Zone | null {
  // A long remark speaks of other times too, unless it says "all times".
  if (text.length > 160 && !/\ball (?:the )?(?:times?|dates?|timestamps?)\b/i.test(text)) return null;
  const about = ABOUT_TIMES.exec(text);
  if (!about && text.length <= 80) {
    // "(CET, Friday unless noted)".
    const open = /^[\s*_]*[([]\s*(?:in )?(?=[A-Z]\S+\s*[,;])/.exec(text);
    const begun = open && zoneAt(text, open[0].length);
    if (begun) return begun.zone;
  }
  if (!about)
    return /^[\s(*_[]*(?:in )?[A-Z]{3,4}(?:[+-]\d{1,2})?[\s)*_\]:.]*$/.test(text) ? zoneIn(text) : null;
  const from = Math.max(0, about.index - 30);
  return zoneIn(text.slice(from, about.index + 120));
}

/** The zone of the first clock in a text that has one. */
export function zoneOfClock(text: string): Zone | null {
  for (const digit of text.matchAll(/(?<![\w.:/-])\d/g)) {
    const clock = clockAt(text, digit.index);
    if (!clock?.clock.isSure) continue;
    const space = text[clock.end] === ' ' ? 1 : 0;
    const open = text[clock.end + space] === '(' ? 1 : 0;
    const found = zoneAt(text, clock.end + space + open, true);
    if (found) return found.zone;
  }
  return null;
}
