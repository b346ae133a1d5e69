import type { Block } from '../../../markdown/text.ts';
import { leadTime } from '../../../time/lead.ts';
import type { Told } from '../event.ts';

const STAMP =
  /\{\{[<%]\s*[\w-]{2,20}\s+["“”']?((?:19|20)\d\d-\d\d-\d\d[T ]\d\d:\d\d[\w:.+ -]{0,24}?)["“”']?\s*\/?[>%]\}\}/;

/** `{{< track "2026-03-04 14:05:00" >}}` at the start or the end of an update, in the source of a status page. */
export function stampIn(block: Block): Told | null {
  const found = block.text.includes('{{') ? STAMP.exec(block.text) : null;
  const read = found && leadTime(found[1]!);
  if (!found || !read?.clock || !read.day) return null;
  const from = found.index + found[0].indexOf(found[1]!);
  const after = found.index + found[0].length;
  const isFirst = /^\W*$/.test(block.text.slice(0, found.index));
  const start = isFirst ? after + /^\s*/.exec(block.text.slice(after))![0].length : 0;
  const text = block.text.slice(start, isFirst ? undefined : found.index).trimEnd();
  const lead = { ...read, start: from + read.start, end: from + read.end, textStart: isFirst ? after : 0 };
  return {
    lead,
    text,
    textSpan: block.source(start, start + text.length),
    timeSpan: block.source(lead.start, lead.end),
    isBare: text === '',
  };
}
