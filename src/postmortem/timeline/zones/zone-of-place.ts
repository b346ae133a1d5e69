import { alternatives } from '../../../languages/alternatives.ts';
import { normalized } from '../../../languages/labels.ts';
import { languages } from '../../../languages/words/index.ts';
import { type Zone, zoneNamed } from '../../../time/zone.ts';

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
