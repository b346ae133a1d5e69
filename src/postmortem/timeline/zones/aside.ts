import { alternatives } from '../../../languages/alternatives.ts';
import { languages } from '../../../languages/words/index.ts';
import type { Zone } from '../../../time/zone.ts';
import { zoneIn } from './zone-note.ts';
import { placeZone } from './zone-of-place.ts';

const ABOUT = alternatives(languages.flatMap(({ zoneNotes }) => [zoneNotes?.about, zoneNotes?.of]));
/** "(orari in UTC)", "(alle Zeiten in MEZ)". */
const IN_BRACKETS = new RegExp(
  String.raw`^\s*[(（](?:\p{L}{1,8} ){0,2}${ABOUT}(?!\p{L})[^()（）]{0,40}[)）][\s.:*_]*$`,
  'iu',
);
/** "heures UTC", "heure de Paris", "Zeiten in MEZ", and no more. */
const ONLY_A_ZONE = new RegExp(
  String.raw`^\s*${ABOUT}(?: in| en)? (?:[\p{L}+\-−:\d]{2,} ?){1,2}[\s.:*_]*$`,
  'u',
);
/** "Paris time". */
const CITY_TIME = /^[\s(*_[]*(?:in |all )?(?:\p{Lu}[\p{L}.]+ ){1,2}time[\s)*_\].:]*$/u;
/** "all times UTC", "UTC:", "Friday". */
const IN_ENGLISH =
  /^[\s(*_[]*(?:(?:all |the )?(?:times?|timestamps?)\b.*|[A-Z]{2,5}(?:[+-]\d+)?|\p{L}+day)?[\s)*_\].:]*$/iu;

/** True for an empty text or a note on the times: "(all times UTC)", "UTC:". */
export function isAside(text: string): boolean {
  return text.length <= 60 && (IN_BRACKETS.test(text) || IN_ENGLISH.test(text) || zoneOfAside(text) !== null);
}

/** The zone of a text that only names one: "heure de Paris". */
function zoneOfAside(text: string): Zone | null {
  return ONLY_A_ZONE.test(text) || CITY_TIME.test(text) ? (zoneIn(text) ?? placeZone(text)) : null;
}

/** The zone in the text after a day. */
export const zoneAfterDay = (text: string): Zone | null =>
  zoneIn(text) ?? (isAside(text) ? placeZone(text) : null);
