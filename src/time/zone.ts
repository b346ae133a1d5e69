import { MINUTE } from '../vocabulary/milliseconds.ts';
import { skip } from './skip.ts';
import { AMBIGUOUS, ENGLISH_WORDS, FULL_NAMES, LIKELY, OFFSETS, PAIRED, PLACES } from './zone-table.ts';

/**
 * A time zone: a fixed offset in minutes east of UTC, an IANA name, or an abbreviation for several zones, with the
 * offset that it most likely means.
 */
export type Zone =
  | { readonly kind: 'fixed'; readonly minutes: number; readonly text: string }
  | { readonly kind: 'iana'; readonly name: string; readonly text: string }
  | { readonly kind: 'ambiguous'; readonly text: string; readonly likely?: number };

export const UTC: Zone = { kind: 'fixed', minutes: 0, text: 'UTC' };

const PAIRS = String.raw`[CE]E(?:T ?\/ ?[CE]EST|ST ?\/ ?[CE]ET)|[PMCE](?:ST ?\/ ?[PMCE]DT|DT ?\/ ?[PMCE]ST)|GMT ?\/ ?BST|BST ?\/ ?GMT`;

const ABBREVIATIONS: ReadonlySet<string> = new Set(
  [...OFFSETS.keys(), ...AMBIGUOUS.keys(), 'PT', 'MT', 'CT', 'ET'].filter((name) => name !== 'Z'),
);
const WITH_OFFSET = new RegExp(
  String.raw`(?:${PAIRS})(?![A-Za-z0-9_])|(?:UTC|GMT) ?[+\-−±](?:\d{1,2}:\d\d|\d{4}|\d{1,2})(?!\d|:\d)`,
  'y',
);
const OTHER = new RegExp(
  [
    String.raw`(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?`,
    String.raw`(?:Pacific|Mountain|Central|Eastern|London|UK)(?: (?:[Ss]tandard|[Dd]aylight|[Ss]ummer))? [Tt]ime\b`,
    String.raw`(?:U[SC]\/)?(?:Pacific|Eastern)(?![A-Za-z])`,
    String.raw`U[SC]\/(?:Central|Mountain)(?![A-Za-z])`,
    'Central European (?:Summer )?Time|Coordinated Universal Time|British Summer Time',
    String.raw`[+\-−](?:\d\d:\d\d|\d{4})(?!\d|:\d)`,
    '[Zz](?![A-Za-z0-9])',
  ].join('|'),
  'y',
);
const WORD = /[A-Za-z0-9_]+/y;

/** A zone as written, at `at`. Abbreviations are looked up: as a pattern of 90 words they take V8 long to compile. */
function writtenAt(text: string, at: number): string | null {
  const withOffset = text.slice(at, skip(WITH_OFFSET, text, at));
  if (withOffset) return withOffset;
  const word = text.slice(at, skip(WORD, text, at));
  if (ABBREVIATIONS.has(word) || /^(?:utc|gmt|Utc)$/.test(word)) return word;
  return text.slice(at, skip(OTHER, text, at)) || null;
}

export interface FoundZone {
  readonly zone: Zone;
  readonly end: number;
}

/** Reads a zone that begins exactly at `at`. Bare offsets (`+02:00`) and `Z` count only when `afterClock` is set. */
export function zoneAt(text: string, at: number, afterClock = false): FoundZone | null {
  const written = writtenAt(text, at);
  if (!written) return null;
  if (!afterClock && (/^[+\-−]/.test(written) || /^z$/i.test(written))) return null;
  const zone = zoneNamed(written === 'z' ? 'Z' : written);
  return zone && { zone, end: at + written.length };
}

const LOWERCASE = /\s?([a-z]{2,5})(?![\w'’-])/y;

/** Reads a lower-case abbreviation after a clock time ("14:05 cest"), as people type it in commands. */
export function lowercaseZoneAt(text: string, at: number): FoundZone | null {
  LOWERCASE.lastIndex = at;
  const word = LOWERCASE.exec(text)?.[1];
  if (!word || ENGLISH_WORDS.has(word)) return null;
  const zone = ABBREVIATIONS.has(word.toUpperCase()) ? zoneNamed(word.toUpperCase()) : null;
  return zone && { zone, end: LOWERCASE.lastIndex };
}

/** Parses a zone: an abbreviation, offset, place or IANA name; null for anything else. */
export function zoneNamed(written: string): Zone | null {
  const text = written.trim();
  const offset = /^(?:UTC|GMT)? ?([+\-−±])(\d{1,2}):?(\d\d)?$/i.exec(text);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    if (minutes > 14 * 60) return null;
    return { kind: 'fixed', minutes: offset[1] === '+' || offset[1] === '±' ? minutes : -minutes, text };
  }
  const upper = text.toUpperCase();
  const pair = /^([CE]E|[PMCE])[SD]?T ?\/ ?\1[SD]?T$/.exec(upper);
  if (pair) return { kind: 'iana', name: PAIRED.get(pair[1]!)!, text };
  if (upper.includes('/') && upper.includes('BST')) return { kind: 'iana', name: 'Europe/London', text };
  const minutes = OFFSETS.get(upper) ?? FULL_NAMES.get(text.toLowerCase());
  if (minutes !== undefined) return { kind: 'fixed', minutes, text };
  if (AMBIGUOUS.has(upper)) return { kind: 'ambiguous', text };
  const fixed = /^(Pacific|Mountain|Central|Eastern) (standard|daylight) time$/i.exec(text);
  if (fixed) {
    const letter = fixed[1]![0]!.toUpperCase() + (fixed[2]![0]!.toUpperCase() === 'S' ? 'ST' : 'DT');
    return { kind: 'fixed', minutes: letter === 'CST' ? -360 : OFFSETS.get(letter)!, text };
  }
  const place = PLACES.get(upper.replace(/^U[SC]\//, '').replace(/ (?:SUMMER )?TIME$/, ''));
  if (place) return { kind: 'iana', name: place, text };
  return text.includes('/') && isIana(text) ? { kind: 'iana', name: text, text } : null;
}

/** The last document's answers: every timeline entry asks, and each answer means a search of the whole text. */
let cache = { document: '', zones: new Map<string, Zone>() };

/**
 * Resolves an ambiguous abbreviation when the document says which zone it means. If nothing speaks for any meaning, the
 * zone stays ambiguous and gets a likely offset. Returns any other zone unchanged.
 */
export function disambiguateZone(zone: Zone, document: string): Zone {
  if (zone.kind !== 'ambiguous') return zone;
  if (cache.document !== document) cache = { document, zones: new Map() };
  const name = zone.text.toUpperCase();
  let read = cache.zones.get(name);
  if (!read) {
    read = meaningOf(name, document);
    cache.zones.set(name, read);
  }
  return { ...read, text: zone.text };
}

function meaningOf(text: string, document: string): Zone {
  const beside = offsetBeside(text, document);
  const possible =
    beside === null
      ? (AMBIGUOUS.get(text) ?? []).filter(({ evidence }) => evidence.test(document))
      : [{ minutes: beside }];
  if (possible.length === 1) return { kind: 'fixed', minutes: possible[0]!.minutes, text };
  const likely = possible.length === 0 ? LIKELY.get(text) : undefined;
  return { kind: 'ambiguous', text, ...(likely === undefined ? {} : { likely }) };
}

/** The same zone, its likely offset taken from the policy's zone if that is one of its meanings. */
export function likelyByPolicy(zone: Zone, policy: Zone | null): Zone {
  if (zone.kind !== 'ambiguous' || zone.likely === undefined || !policy) return zone;
  const meant = meaningOf(zone.text.toUpperCase(), policy.text);
  return meant.kind === 'fixed' ? { ...zone, likely: meant.minutes } : zone;
}

/** The offset that a text states for an abbreviation: "BST (UTC+1)", "CST, UTC-6", "UTC+1 / BST". */
export function offsetBeside(name: string, text: string): number | null {
  const offset = String.raw`(?:UTC|GMT)? ?[+\-−±]\d{1,2}(?::?\d\d)?(?!\d)`;
  const beside = new RegExp(
    String.raw`\b${name} ?(?:[([,/=–-]|is) ?(${offset})|(?:UTC|GMT) ?([+\-−±]\d{1,2}(?::?\d\d)?) ?[/(,=] ?${name}\b`,
    'g',
  );
  const found = new Set<number>();
  for (const match of text.matchAll(beside)) {
    const zone = zoneNamed((match[1] ?? match[2])!);
    if (zone?.kind === 'fixed') found.add(zone.minutes);
  }
  return found.size === 1 ? [...found][0]! : null;
}

/** Emptied when it grows too large: documents name any number of things like zones, such as "CPU/memory". */
const formatters = new Map<string, Intl.DateTimeFormat | null>();
const MOST_FORMATTERS = 500;

function formatterFor(name: string): Intl.DateTimeFormat | null {
  let format = formatters.get(name);
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat('en-US', {
        timeZone: name,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch {
      format = null;
    }
    if (formatters.size >= MOST_FORMATTERS) formatters.clear();
    formatters.set(name, format);
  }
  return format;
}

export function isIana(name: string): boolean {
  return formatterFor(name) !== null;
}

/**
 * A zone's offset at a local time, in minutes east of UTC. The local time is given as the epoch milliseconds of the same
 * wall clock in UTC. Null when the zone is ambiguous. Local times skipped in spring take the later offset.
 */
export function offsetAt(zone: Zone, localAsUtc: number): number | null {
  if (zone.kind === 'fixed') return zone.minutes;
  if (zone.kind === 'ambiguous') return null;
  const format = formatterFor(zone.name);
  if (!format) return null;
  const first = ianaOffset(format, localAsUtc);
  return ianaOffset(format, localAsUtc - first * MINUTE);
}

/** A zone's offset at an instant (epoch milliseconds), in minutes east of UTC. Null when the zone is ambiguous. */
export function offsetAtInstant(zone: Zone, epoch: number): number | null {
  if (zone.kind === 'fixed') return zone.minutes;
  const format = zone.kind === 'iana' ? formatterFor(zone.name) : null;
  return format && ianaOffset(format, epoch);
}

function ianaOffset(format: Intl.DateTimeFormat, epoch: number): number {
  const part = new Map(format.formatToParts(epoch).map(({ type, value }) => [type, Number(value)]));
  const local = Date.UTC(
    part.get('year')!,
    part.get('month')! - 1,
    part.get('day')!,
    part.get('hour')!,
    part.get('minute')!,
    part.get('second')!,
  );
  return Math.round((local - Math.floor(epoch / 1000) * 1000) / MINUTE);
}

/** An offset in minutes east of UTC as ISO 8601 writes it: "+02:00". */
export function signedOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
