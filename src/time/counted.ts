import { weekdayAt } from './date.ts';
import { NUMBERS } from './duration.ts';
import type { LeadTime } from './lead.ts';
import { NO_MOMENT } from './moment.ts';

const UNITS: Readonly<Record<string, number>> = { m: 1, h: 60, s: 1 / 60 };

const COUNT = String.raw`(?:(about|around|roughly|some|approximately|~) ?)?(\d{1,3}|${Object.keys(NUMBERS).join('|')}|a few|several|some) ?(m|min(?:ute)?s?|h|hrs?|hours?|sec(?:ond)?s?)`;
const LATER = new RegExp(
  String.raw`^[\s*_(]*(?:${COUNT} (?:later|after(?: that)?)|after (?:another )?${COUNT}|(a little|some time|shortly|soon|moments) (?:later|after(?:wards)?))\b[\s*_),:–—-]*`,
  'i',
);
const DAY = /^[\s*_(]*day (\d{1,3})\b(?:[*_)]*\s*[:–—-]|(?=\s[a-z@“"])|$)[\s*_):–—-]*/i;

/**
 * The time at the start of an entry that only the entries around it can tell: "10 minutes later", "Day 2:", "Monday:".
 * Null without one. In prose such words are everywhere, so they count only in a timeline.
 */
export function countedTime(text: string): LeadTime | null {
  const head = text.slice(0, 80);
  const nothing = { ...NO_MOMENT, until: null, isRelative: false, isSure: false, isProse: false };
  const found = (length: number, isApproximate = false) => ({
    ...nothing,
    isApproximate,
    start: /^[\s*_(]*/.exec(head)![0].length,
    end: head.slice(0, length).replace(/[\s*_),:–—-]+$/, '').length,
    textStart: length,
  });
  const later = LATER.exec(head);
  if (later) {
    const [, about, count, unit, about2, count2, unit2] = later;
    const minutes = minutesOf(count ?? count2, unit ?? unit2);
    return { ...found(later[0].length, minutes === null || (about ?? about2) !== undefined), later: minutes };
  }
  const day = DAY.exec(head);
  if (day) return { ...found(day[0].length), dayNumber: Number(day[1]) };
  const start = /^[\s*_(]*/.exec(head)![0].length;
  const weekday = /^[A-Z]/.test(head.slice(start)) ? weekdayAt(head, start) : null;
  const mark = weekday && /^[*_)]*\s?(?:[:–—]|- )[\s*_:–—-]*/.exec(head.slice(weekday.end))?.[0];
  return weekday && mark ? { ...found(weekday.end + mark.length), weekday: weekday.weekday } : null;
}

function minutesOf(count: string | undefined, unit: string | undefined): number | null {
  const number = NUMBERS[count?.toLowerCase() ?? ''] ?? Number(count);
  return unit === undefined || Number.isNaN(number)
    ? null
    : Math.floor(number * UNITS[unit[0]!.toLowerCase()]!);
}
