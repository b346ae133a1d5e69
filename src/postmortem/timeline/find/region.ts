import { leadTime } from '../../../time/lead.ts';
import type { ReadSection, Sections } from '../../sections.ts';
import { isCandidate, type TimelineEvent } from '../event.ts';
import { eventsIn } from './collect.ts';
import { type Headings, headingEvent, headingRemark } from './heading.ts';
import { placeIn } from './place.ts';

const eventsBelow = (section: ReadSection): TimelineEvent[] => eventsIn(section.units, placeIn(section));

/** Everything in a section, its sub-sections, and sibling sections that begin with a time. */
export function eventsInRegion(
  section: ReadSection,
  sections: Sections,
  headings: Headings,
): TimelineEvent[] {
  const events: TimelineEvent[] = [headingRemark(section), ...eventsBelow(section)];
  if (section.isInList) return events;
  const index = sections.all.indexOf(section);
  let end = section.body.end;
  for (const next of sections.all.slice(index + 1)) {
    if (next.isInList) continue;
    const heading = headingEvent(next, headings(next), leadTime);
    if (next.span.start >= end) {
      // "## Timeline" followed by "## 14:03" at the same depth.
      const isOther = next.depth > section.depth + 1 || next.depth < section.depth || next.name !== null;
      if (isOther || !isCandidate(heading)) break;
      end = next.body.end;
    }
    events.push(heading, ...eventsBelow(next));
  }
  return inOrder(events);
}

/** Restores document order: a paragraph after a bold label's section belongs to the parent, and is collected first. */
function inOrder(events: TimelineEvent[]): TimelineEvent[] {
  const place = (event: TimelineEvent) => (isCandidate(event) ? event.span.start : event.from);
  const isSorted = events.every((event, index) => index === 0 || place(events[index - 1]!) <= place(event));
  return isSorted ? events : [...events].sort((a, b) => place(a) - place(b));
}
