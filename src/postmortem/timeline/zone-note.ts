import { languages } from '../../languages/words/index.ts';
import { clockAt } from '../../time/clock.ts';
import { type Zone, zoneAt, zoneNamed } from '../../time/zone.ts';

const ABOUT_TIMES =
  /\b(?:times?(?:stamps?)?|time ?zones?|hours|dates?|(?:uhr)?zeiten|zeitangaben|zeitzone|heures|fuseau|horas|horarios|horários|orari|tijden)\b|時刻|时间|時間/i;

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
  // "(Paris, UTC+1)", "(heures de Paris)".
  if (!about && /^[\s*_]*[(（[][^()（）[\]]{1,60}[)）\]][\s*_:.]*$/.test(text))
    return zoneIn(text) ?? placeZone(text);
  if (!about)
    return /^[\s(*_[]*(?:in )?[A-Z]{3,4}(?:[+-]\d{1,2})?[\s)*_\]:.]*$/.test(text) ? zoneIn(text) : null;
  const from = Math.max(0, about.index - 30);
  const around = text.slice(from, about.index + 120);
  return zoneIn(around) ?? placeZone(around);
}

/** "Paris time", "times are local to New York", "heure de Paris": the zone of a city, or of a language's own name for one. */
function placeZone(text: string): Zone | null {
  const lower = text.toLowerCase();
  for (const { zones = {} } of languages) {
    for (const [name, zone] of Object.entries(zones)) if (lower.includes(name)) return zoneNamed(zone);
  }
  const [, before, after] =
    /\b((?:\p{Lu}[\p{L}.]+ ?){1,2}) (?:local )?[Tt]ime\b|\b[Tt]imes?\b.{0,20}\b(?:local to|of|in) ((?:\p{Lu}[\p{L}.]+ ?){1,2})/u.exec(
      text,
    ) ?? [];
  const city = (before ?? after)?.trim().replace(/\.$/, '');
  return city ? (cityZones().get(city) ?? null) : null;
}

let cities: Map<string, Zone> | null = null;

/** The zones of the cities after which zones are named. */
function cityZones(): ReadonlyMap<string, Zone> {
  if (cities) return cities;
  cities = new Map();
  for (const name of Intl.supportedValuesOf('timeZone')) {
    const city = name.slice(name.lastIndexOf('/') + 1).replaceAll('_', ' ');
    cities.set(city, { kind: 'iana', name, text: city });
  }
  return cities;
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

/** A zone that a heading or a column header names. */
export function zoneIn(text: string): Zone | null {
  for (const word of text.matchAll(
    /(?<!\w)(?:(?:UTC|GMT)\s?[+\-−]|[A-Z][A-Za-z]+(?:\/[A-Z]\w+| [A-Za-z]+ [Tt]ime| [Tt]ime)?|utc|gmt)/g,
  )) {
    const found = zoneAt(text, word.index);
    if (found) return found.zone;
  }
  return null;
}
