import type { Block } from '../../markdown/text.ts';
import { type LeadTime, leadTime } from '../../time/lead.ts';

const STAMP =
  /\{\{[<%]\s*[\w-]{2,20}\s+["“”']?((?:19|20)\d\d-\d\d-\d\d[T ]\d\d:\d\d[\w:.+ -]{0,24}?)["“”']?\s*\/?[>%]\}\}/;

/** The time of an update, and where its own text is. */
export interface Stamp {
  readonly lead: LeadTime;
  readonly textStart: number;
  readonly textEnd: number;
}

/** `{{< track "2026-03-04 14:05:00" >}}` at the start or the end of an update, in the source of a status page. */
export function stampIn({ text }: Block): Stamp | null {
  const found = text.includes('{{') ? STAMP.exec(text) : null;
  const lead = found && leadTime(found[1]!);
  if (!found || !lead?.clock || !lead.day) return null;
  const from = found.index + found[0].indexOf(found[1]!);
  const end = found.index + found[0].length;
  const isFirst = /^\W*$/.test(text.slice(0, found.index));
  return {
    lead: { ...lead, start: from + lead.start, end: from + lead.end, textStart: isFirst ? end : 0 },
    textStart: isFirst ? end + /^\s*/.exec(text.slice(end))![0].length : 0,
    textEnd: isFirst ? text.length : found.index,
  };
}
