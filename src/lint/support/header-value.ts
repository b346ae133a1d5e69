import { labelsOf } from '../../languages/labels.ts';
import type { Label } from '../../languages/language.ts';
import type { Located } from '../../markdown/document.ts';
import type { PostMortem } from '../../postmortem/model.ts';

/** How much of a document may be its header. */
const HEADER = 3000;
/** "**Status:** Resolved", "| Status | Resolved |", "- Status: Resolved"; or "## Status", with the value below. */
const LINE = /^[ \t>|*_-]*(\p{L}[\p{L} ]{2,25}?)[*_ ]*[:：|][ \t*_]*([^\n|]*[^\s|*_])/gmu;
const BELOW = /^#{1,4} +(\p{L}[\p{L} ]{2,25}?)[ \t:]*\n\s*([^\s#|][^\n]*)/gmu;

/** What the header says beside one of these labels, in English or the document's language; null if nothing. */
export function headerValue(
  { document, frontMatter, timeline, language }: PostMortem,
  label: Label,
  words: RegExp,
): Located<string> | null {
  const from = frontMatter?.span.end ?? 0;
  const end = Math.min(timeline[0]?.span.start ?? from + HEADER, from + HEADER);
  const text = document.text.slice(from, end);
  for (const pattern of [LINE, BELOW])
    for (const match of text.matchAll(pattern)) {
      const [whole, name = '', value = ''] = match;
      if (!words.test(name) && !(language && labelsOf(language, name).includes(label))) continue;
      const start = from + match.index + whole.length - value.length;
      return { value, span: { start, end: start + value.length } };
    }
  return null;
}

/** The status in the header's lines. */
export const headerStatus = (postmortem: PostMortem) =>
  headerValue(postmortem, 'status', /^(?:(?:incident|current|document) )?status$/i);

/** The status in the front matter. */
export function frontMatterStatus({ frontMatter }: PostMortem): Located<string> | null {
  const value = frontMatter?.data?.status;
  return frontMatter && typeof value === 'string' ? { value, span: frontMatter.spanOf('status') } : null;
}
