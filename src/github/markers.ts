import type { Actor } from './port.ts';

/**
 * A hidden note of Debrief's own in a body or a comment: `<!-- debrief:KIND key=value … -->`.
 * With it, what was made once is found again. Anybody can type one, so it counts only where the App wrote it.
 */
export interface Marker {
  /** Lower-case words joined by hyphens: `incident`, `action-item`. */
  readonly kind: string;
  readonly data: Readonly<Record<string, string>>;
}

const MARKER = /<!-- debrief:([a-z][a-z0-9-]*)((?: [a-z][a-z0-9-]*=[^\s<>]*)*) -->/;
// What would end the comment, the value or the line: everything else stays readable.
const UNSAFE = /[^\w./:+@~#-]|--/gu;

/** The marker as text. Any value is safe: what could end the comment or the value is percent-encoded. */
export function writeMarker(kind: string, data: Readonly<Record<string, string | number>> = {}): string {
  const pairs = Object.entries(data).map(([key, value]) => {
    const safe = String(value).toWellFormed().replace(UNSAFE, percent);
    return ` ${key}=${safe}`;
  });
  return `<!-- debrief:${kind}${pairs.join('')} -->`;
}

/** The first marker in a text, whoever wrote it; null when there is none. */
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
 * The marker of something that the App itself wrote, when it is of this kind and `match` agrees; null otherwise. Each
 * text of the App begins with its one marker: what follows may quote people, so a second one is somebody's, and does
 * nothing. Neither does any marker in a text that somebody else wrote.
 */
export function findMarker(
  written: { readonly author: Actor; readonly body: string },
  kind: string,
  match: Readonly<Record<string, string | number>> = {},
): Marker | null {
  if (!written.author.app) return null;
  const marker = parseMarker(written.body);
  if (marker?.kind !== kind) return null;
  return Object.entries(match).every(([key, value]) => marker.data[key] === String(value)) ? marker : null;
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
