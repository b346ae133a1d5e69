import type { PostMortem } from '../../postmortem/model.ts';

/** `](#follow-ups)`, `](<#follow-ups>)`, `[1]: #follow-ups`, `href="#follow-ups"`. */
const TO_HERE = /(?:\]\(\s*<?|\]:\s*<?|href\s*=\s*["']?)#([^\s)"'<>]+)/gi;

/** Anchors that the document's own links point to, in lower case. */
export function linkedAnchors({ document }: PostMortem): ReadonlySet<string> {
  const found = new Set<string>();
  if (!document.text.includes('#')) return found;
  for (const [, anchor] of document.text.matchAll(TO_HERE)) found.add(decoded(anchor!).toLowerCase());
  return found;
}

/** An anchor as its heading has it; unchanged if it cannot be decoded. */
export function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}

/** GitHub's anchor for a heading. */
export function slug(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

/** The anchors of a document's headings; a repeated one ends in `-1`. */
export function headingAnchors({ blocks }: PostMortem): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { kind, text } of blocks) {
    if (kind !== 'heading') continue;
    const first = slug(text);
    let anchor = first;
    for (let n = 1; found.has(anchor); n++) anchor = `${first}-${n}`;
    found.add(anchor);
  }
  return found;
}
