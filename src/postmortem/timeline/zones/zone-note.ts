import { alternatives } from '../../../languages/alternatives.ts';
import { languages } from '../../../languages/words/index.ts';
import { type Zone, zoneAt } from '../../../time/zone.ts';
import { ENGLISH_WORDS } from '../../../time/zone-table.ts';
import { placeInBrackets, placeZone } from './zone-of-place.ts';

/** Chinese and Japanese write no spaces between words, and Korean adds particles to them. */
const ABOUT_TIMES = new RegExp(
  String.raw`(?<![\p{Script=Latin}\d_])(?:times?(?:stamps?)?|time ?zones?|clocks?|hours|dates?|${alternatives(languages.map(({ zoneNotes }) => zoneNotes?.about))})(?![\p{Script=Latin}\d_])`,
  'iu',
);

/** The zone in a remark on the surrounding times: "All times are in UTC", "(times in CET)", "Time zone: PST". */
export function zoneNote(text: string): Zone | null {
  // A long remark may be about other times ("within hours"), unless it says "all times".
  const all = text.length > 160 ? /\ball (?:the )?(?:times?|dates?|timestamps?)\b/i.exec(text) : undefined;
  if (all === null) return null;
  const about = all ?? ABOUT_TIMES.exec(text);
  const first = zoneFirst(text) ?? zoneOfAll(text);
  if (first) return first;
  // "(Paris, UTC+1)", "(heures de Paris)".
  if (
    !about &&
    !/^[\s*_]*\([A-Z]{3,4}\b[^)]*\b(?:was|were|had|has)\b/.test(text) &&
    /^[\s*_]*[(（[][^()（）[\]]{1,60}[)）\]][\s*_:.]*$/.test(text)
  )
    return zoneIn(text) ?? placeZone(text);
  if (!about)
    return /^[\s(*_[]*(?:in )?[A-Z]{3,4}(?:[+-]\d{1,2})?[\s)*_\]:.]*$/.test(text) ? zoneIn(text) : null;
  const from = Math.max(0, about.index - 30);
  const around = text.slice(from, about.index + 120);
  return zoneIn(around) ?? placeZone(around);
}

/** "(CET, Friday unless noted)", "UTC, collected from the log": but not "PST, our sign-in team, was asked". */
function zoneFirst(text: string): Zone | null {
  const start = /^[\s*_]*[([]?\s*(?:in )?(?=[A-Z])/.exec(text)?.[0].length;
  const found = start === undefined ? null : zoneAt(text, start);
  if (!found || ENGLISH_WORDS.has(found.zone.text.toLowerCase())) return null;
  const isUtc = /^(?:UTC|GMT)/.test(found.zone.text);
  const isSure = isUtc || /[([]/.test(text.slice(0, start));
  const rest = text.slice(found.end);
  if (isSure) return /^\s?[,;.:–—]/.test(rest) && (isUtc || !TELLS.test(rest)) ? found.zone : null;
  return FROM_WHERE.test(rest) && !TELLS.test(rest) ? found.zone : null;
}

/** After a zone that is not only the name of one, up to the end: where the times are from, or how exact they are. */
const FROM_WHERE =
  /^(?:,|;|\s[–—])\s(?:(?:collected|taken|copied|compiled|converted|rounded|read) (?:from|to|by)|as (?:in|on)|unless|except|from(?! wh)|approximate)\b[^,;:.!?–—]{0,100}[\s.)\]*_]*$/;

/** Verbs of a sentence in which an abbreviation is a team or a system: "EST, as in our billing, had a bug." */
const TELLS =
  /\b(?:was|were|is|are|had|has|have|did|does|do|went|broke|fell|hung|ran|sent|lost|got|took|came)\b|\b(?!noted|stated|marked|mentioned|indicated|specified|given|written|collected|copied|compiled|converted|rounded)[a-z]{2,}ed\b/;

/** "Everything below is in UTC." */
const OF_ALL =
  /^[\s*_([]*(?:everything|all (?:entries|events)|entries|events)(?: below| here)?(?:,? (?:is|are))?(?: given| written| shown)?(?: in)? (?=[A-Z])/i;

function zoneOfAll(text: string): Zone | null {
  const start = OF_ALL.exec(text)?.[0].length;
  const found = start === undefined ? null : zoneAt(text, start);
  return found && /^[\s*_)\]]*(?:[.,;:]|$|unless\b)/.test(text.slice(found.end)) ? found.zone : null;
}

/** The zone in a heading: "(UTC)", "(heure de Paris)", "4 March, Singapore time". */
export function headingZone(text: string): Zone | null {
  return zoneIn(text) ?? placeInBrackets(text) ?? (ABOUT_TIMES.test(text) ? placeZone(text) : null);
}

/** The zone in a heading or column header. */
export function zoneIn(text: string): Zone | null {
  for (const word of text.matchAll(
    /(?<!\w)(?!US [A-Z])(?:(?:UTC|GMT)\s?[+\-−]|[A-Z][A-Za-z]+(?:\/[A-Z]\w+| [A-Za-z]+ [Tt]ime| [Tt]ime)?|utc|gmt)/g,
  )) {
    const found = zoneAt(text, word.index);
    if (found) return found.zone;
  }
  return null;
}
