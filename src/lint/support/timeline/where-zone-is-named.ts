import type { Span } from '../../../markdown/document.ts';
import type { TimelineEntry } from '../../../postmortem/model.ts';

/** Where the zone of an entry is named: in the entry, in the heading above it, or elsewhere in the document. */
export function whereZoneIsNamed(name: string, { time, section }: TimelineEntry, text: string): Span {
  const whole = { start: 0, end: text.length };
  for (const { start, end } of [time!.span, ...(section ? [section.span] : []), whole]) {
    const at = text.slice(start, end).search(new RegExp(`\\b${name}\\b`, 'i'));
    if (at >= 0) return { start: start + at, end: start + at + name.length };
  }
  return time!.span;
}
