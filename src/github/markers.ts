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

const MARKER = /<!-- debrief:([a-z][a-z0-9-]*)((?: [a-z][a-z0-9-]*=[^\s<>]*)*) -->/g;
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

/** Every marker in a text, whoever wrote it: for texts whose author is known to be the App. */
export function parseMarkers(text: string): Marker[] {
  return [...text.matchAll(MARKER)].map(([, kind, pairs]) => ({
    kind: kind!,
    data: Object.fromEntries(
      pairs!
        .split(' ')
        .filter(Boolean)
        .map((pair) => [pair.slice(0, pair.indexOf('=')), decode(pair.slice(pair.indexOf('=') + 1))]),
    ),
  }));
}

/**
 * The first marker of this kind in something that the App itself wrote; null when there is none, and null for
 * everybody else's texts: a forged or quoted marker does nothing. `match` narrows it by values.
 */
export function findMarker(
  written: { readonly author: Actor; readonly body: string },
  kind: string,
  match: Readonly<Record<string, string | number>> = {},
): Marker | null {
  if (!written.author.app) return null;
  const wanted = Object.entries(match);
  const found = parseMarkers(written.body).find(
    (marker) => marker.kind === kind && wanted.every(([key, value]) => marker.data[key] === String(value)),
  );
  return found ?? null;
}

/** A person's text with its markers taken out, to quote it in something that the App writes. */
export function withoutMarkers(text: string): string {
  return text.replace(/<!--\s*debrief:/gi, '<!-- ');
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
