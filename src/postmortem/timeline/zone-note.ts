import { alternatives } from '../../languages/alternatives.ts';
import { normalized } from '../../languages/labels.ts';
import { languages } from '../../languages/words/index.ts';
import { clockAt } from '../../time/clock.ts';
import { isOffset } from '../../time/moment.ts';
import { type Zone, zoneAt, zoneNamed } from '../../time/zone.ts';

/** Chinese and Japanese write no spaces between words, and Korean adds particles to them. */
const ABOUT_TIMES = new RegExp(
  String.raw`(?<![\p{Script=Latin}\d_])(?:times?(?:stamps?)?|time ?zones?|clocks?|hours|dates?|${alternatives(languages.map(({ zoneNotes }) => zoneNotes?.about))})(?![\p{Script=Latin}\d_])`,
  'iu',
);

/** The zone in a remark on the surrounding times: "All times are in UTC", "(times in CET)", "Time zone: PST". */
export function zoneNote(text: string): Zone | null {
  // A long remark may be about other times, unless it says "all times".
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

/** The zone in a heading: "(UTC)", "(heure de Paris)", "4 March, Singapore time". */
export function headingZone(text: string): Zone | null {
  return zoneIn(text) ?? placeInBrackets(text) ?? (ABOUT_TIMES.test(text) ? placeZone(text) : null);
}

/** The zone of a place in brackets: "(heure de Paris)", "（北京时间）". */
export function placeInBrackets(text: string): Zone | null {
  const inside = /[(（]([^()（）]{3,40})[)）]/.exec(text)?.[1];
  return inside === undefined ? null : placeZone(inside);
}

/** Notes that name a city: "Paris time", "local (Berlin)", "times are local to New York", "Ortszeit Berlin", "heures de Paris". */
const CITY_NOTES = [
  /\b(?<city>(?:\p{Lu}[\p{L}.]+ ?){1,2}) (?:local )?[Tt]ime\b/u,
  /\b[Tt]imes? (?:are|is) (?:in )?local(?: time)?,? ?[(]?(?<city>(?:\p{Lu}[\p{L}.]+ ?){1,2})/u,
  /\b[Tt]imes?\b.{0,20}\b(?:local to|of|in) (?<city>(?:\p{Lu}[\p{L}.]+ ?){1,2})/u,
  new RegExp(
    String.raw`\b${alternatives(languages.map(({ zoneNotes }) => zoneNotes?.of))} (?<city>(?:\p{Lu}\p{L}+ ?){1,2})`,
    'u',
  ),
];

/** The plural of a word with which a language's names for zones begin: `horas`. */
const PLURAL = new RegExp(
  String.raw`\b(${alternatives(languages.flatMap(({ zones }) => Object.keys(zones ?? {}).map((name) => normalized(name).replace(/ .*/, ''))))})s\b`,
  'g',
);

/** The zone of a city, or a language's name for a zone: "heure de Paris", "hora peninsular". */
export function placeZone(text: string): Zone | null {
  // The lists have the singular: "horas de España".
  const plain = normalized(text).replace(PLURAL, '$1');
  for (const { zones = {} } of languages) {
    for (const [name, zone] of Object.entries(zones))
      if (plain.includes(normalized(name))) return zoneNamed(zone);
  }
  for (const pattern of CITY_NOTES) {
    const city = pattern.exec(text)?.groups?.city?.trim().replace(/\.$/, '');
    const zone = city && cityZones().get(COUNTRIES[city] ?? city);
    if (zone) return zone;
  }
  return null;
}

/** Countries with a single zone, and the city in its name. */
const COUNTRIES: Readonly<Record<string, string>> = {
  Japan: 'Tokyo',
  Korea: 'Seoul',
  India: 'Calcutta',
  Israel: 'Jerusalem',
  UK: 'London',
  Germany: 'Berlin',
  France: 'Paris',
  Italy: 'Rome',
  Poland: 'Warsaw',
  Sweden: 'Stockholm',
};

let cities: Map<string, Zone> | null = null;

/** Zones by the city in their names. */
function cityZones(): ReadonlyMap<string, Zone> {
  if (cities) return cities;
  cities = new Map();
  for (const name of Intl.supportedValuesOf('timeZone')) {
    const city = name.slice(name.lastIndexOf('/') + 1).replaceAll('_', ' ');
    cities.set(city, { kind: 'iana', name, text: city });
  }
  return cities;
}

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

/** The zone in a heading or column header. */
export function zoneIn(text: string): Zone | null {
  for (const word of text.matchAll(
    /(?<!\w)(?:(?:UTC|GMT)\s?[+\-−]|[A-Z][A-Za-z]+(?:\/[A-Z]\w+| [A-Za-z]+ [Tt]ime| [Tt]ime)?|utc|gmt)/g,
  )) {
    const found = zoneAt(text, word.index);
    if (found) return found.zone;
  }
  return null;
}
