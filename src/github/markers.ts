import { createHmac, timingSafeEqual } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { MarkerKind } from './marker-kinds.ts';
import type { Actor } from './port.ts';

/**
 * A hidden note of Debrief's own in a body or a comment: `<!-- debrief:KIND key=value … -->`, used to find what it
 * created before. Anybody can type one, so it counts only where Debrief is the author. An App has a login of its own. In
 * Actions every workflow writes as `github-actions[bot]`, so there the marker is signed (see `signed.ts`).
 */
export interface Marker {
  readonly kind: string;
  readonly data: Readonly<Record<string, string>>;
}

type Marked = Readonly<Record<string, string | number>>;

const MARKER = /<!-- debrief:([a-z][a-z0-9-]*)((?: [a-z][a-z0-9-]*=[^\s<>]*)*) -->/;
// What would end the comment, the value or the line: everything else stays readable.
const UNSAFE = /[^\w./:+@~#-]|--/gu;

/** The marker as text. Any value is safe: what could end the comment or the value is percent-encoded. */
export function writeMarker(kind: MarkerKind, data: Marked = {}): string {
  return markerText(kind, data);
}

function markerText(kind: string, data: Marked): string {
  const pairs = Object.entries(data).map(([key, value]) => {
    const safe = String(value).toWellFormed().replace(UNSAFE, percent);
    return ` ${key}=${safe}`;
  });
  return `<!-- debrief:${kind}${pairs.join('')} -->`;
}

/** How a marker of this kind begins in a text, unless it has no data. */
export const markerStart = (kind: MarkerKind): string => `<!-- debrief:${kind} `;

/** The first marker in a text, by any author; null when there is none. */
export function parseMarker(text: string): Marker | null {
  const [, kind, pairs] = MARKER.exec(text) ?? [];
  if (!kind) return null;
  const entries = (pairs ?? '').split(' ').filter(Boolean);
  return {
    kind,
    data: Object.fromEntries(
      entries.map((pair) => [pair.slice(0, pair.indexOf('=')), decode(pair.slice(pair.indexOf('=') + 1))]),
    ),
  };
}

/**
 * The marker of something that Debrief itself wrote, when it is of this kind and `match` agrees; null otherwise. Each
 * text of Debrief begins with its one marker: what follows may quote people, so a second one counts for nothing.
 */
export function findMarker(
  written: { readonly author: Actor; readonly body: string },
  kind: MarkerKind,
  match: Marked = {},
): Marker | null {
  if (!written.author.app) return null;
  const marker = parseMarker(written.body);
  if (marker?.kind !== kind) return null;
  return Object.entries(match).every(([key, value]) => marker.data[key] === String(value)) ? marker : null;
}

/**
 * Every marker of this kind in something that Debrief itself opened, in order: people paste other texts above ours. Only
 * for kinds whose worst is that two things of ours are mistaken for each other.
 */
export function allMarkers(
  written: { readonly author: Actor; readonly body: string },
  kind: MarkerKind,
): Marker[] {
  if (!written.author.app) return [];
  const texts = written.body.match(new RegExp(MARKER, 'g')) ?? [];
  return texts.flatMap((text) => {
    const marker = parseMarker(text);
    return marker?.kind === kind ? [marker] : [];
  });
}

/** The text with another marker, as `writeMarker` gives it, in the place of its first one. */
export function replaceMarker(text: string, marker: string): string {
  return text.replace(MARKER, () => marker);
}

/** The text with other data in each of its markers, of any kind. */
export function mapMarkers(text: string, change: (data: Marker['data']) => Marker['data']): string {
  return text.replace(new RegExp(MARKER, 'g'), (written) => {
    const { kind, data } = parseMarker(written)!;
    const changed = change(data);
    const isSame = isDeepStrictEqual(changed, data);
    return isSame ? written : markerText(kind, changed);
  });
}

/** Keys of a marker's data that belong to its signature. */
const SIGNATURE = 'sig';
const SIGNED_AT = 'signed';

/**
 * The text with its marker signed: an HMAC over the marker and its place. A text without a marker is unchanged.
 *
 * @param place what the text belongs to, `acme/shop#7 comment`: a copy of it elsewhere has no valid signature
 * @param at milliseconds, for a place that more than one text may have
 */
export function signMarker(text: string, place: string, key: string, at?: number): string {
  const marker = parseMarker(text);
  if (!marker) return text;
  const data = { ...marker.data, ...(at === undefined ? {} : { [SIGNED_AT]: String(at) }) };
  const signed = { ...data, [SIGNATURE]: signature(marker.kind, data, place, key) };
  return replaceMarker(text, markerText(marker.kind, signed));
}

/** A text whose marker was signed for this place with this key: as it was before that, and when. Null for others. */
export function verifyMarker(
  text: string,
  place: string,
  key: string,
): { readonly text: string; readonly at: number | null } | null {
  const marker = parseMarker(text);
  if (!marker) return null;
  const { [SIGNATURE]: given = '', ...data } = marker.data;
  const expected = signature(marker.kind, data, place, key);
  if (given.length !== expected.length || !timingSafeEqual(Buffer.from(given), Buffer.from(expected)))
    return null;
  const { [SIGNED_AT]: at, ...plain } = data;
  const unsigned = replaceMarker(text, markerText(marker.kind, plain));
  return { text: unsigned, at: at === undefined ? null : Number(at) };
}

function signature(kind: string, data: Marker['data'], place: string, key: string): string {
  const said = JSON.stringify([place.toLowerCase(), kind, Object.entries(data).sort()]);
  return createHmac('sha256', key).update(said).digest('hex');
}

function percent(text: string): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
