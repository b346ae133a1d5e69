import type { Block } from '../../../markdown/text.ts';
import type { ReadSection } from '../../sections.ts';
import { remarkOf, type TimelineEvent } from '../event.ts';
import { isAside } from '../zones/aside.ts';
import type { TimeFinder } from './place.ts';

/** Returns the block of a section's heading. */
export type Headings = (section: ReadSection) => Block | null;

/** The heading of a section, which gives its day and zone to what is below it. */
export const headingRemark = (section: ReadSection): TimelineEvent => ({
  ...remarkOf(section.heading, section.span.start, section.body.end),
  isHeading: true,
});

/** A heading as an entry, if it has a time; else as a remark. */
export function headingEvent(section: ReadSection, block: Block | null, find: TimeFinder): TimelineEvent {
  const lead = find(section.heading);
  if (!lead || (!lead.clock && !lead.day && !lead.isRelative)) return headingRemark(section);
  const rest = section.heading.slice(lead.textStart).trim();
  const first = section.units[0]?.kind === 'paragraph' ? section.units[0] : null;
  const below = first && !isAside(first.block.text) ? first.block : null;
  const place = (start: number, end: number) => block?.source(start, end) ?? section.span;
  return {
    lead,
    text: rest || (below?.text ?? ''),
    textSpan: rest ? place(lead.textStart, section.heading.length) : (below?.span ?? section.span),
    timeSpan: place(lead.start, lead.end),
    span: section.span,
    scopeEnd: section.body.end,
    section,
    layout: 'heading',
    content: first?.children ?? [],
    zone: null,
    isBare: rest === '' && below === null,
  };
}
