import type { Language } from '../../../languages/language.ts';
import { timeWithin } from '../../../time/lead.ts';
import type { ReadSection, Sections } from '../../sections.ts';
import { isCandidate } from '../event.ts';
import type { Chronology } from './chronology.ts';
import { eventsIn } from './collect.ts';
import { type Headings, headingRemark } from './heading.ts';
import { impliedChronologies } from './implied.ts';
import { isDateLine, withoutProse, withoutYears } from './no-entries.ts';
import { placeIn } from './place.ts';
import { eventsInRegion } from './region.ts';
import { isTemplateLine, withUntimed } from './untimed.ts';

/** Finds the timelines: sections with a timeline heading, or else what looks like one. */
export function findChronologies(
  sections: Sections,
  headings: Headings,
  language: Language | null,
): Chronology[] {
  const headed = sections.all.filter((section) => section.name === 'timeline' && !hasTimelineAbove(section));
  const found = headed.map((section) => ({
    section,
    events: withUntimed(withoutYears(withoutProse(eventsInRegion(section, sections, headings))), language),
  }));
  const withTimes = found.filter(({ events }) =>
    events.some((event) => isCandidate(event) && !isDateLine(event)),
  );
  if (withTimes.length > 0) return withTimes;
  const implied = impliedChronologies(sections, headings, language);
  if (implied.length > 0) return implied;
  const updates = sections.all
    .filter((section) => UPDATES.test(section.heading.trim()))
    .map((section) => ({ section, events: eventsInRegion(section, sections, headings) }))
    .filter(({ events }) => events.filter((event) => isCandidate(event) && event.lead.clock).length >= 2);
  if (updates.length > 0) return updates;
  // A timeline heading, but no entry begins with a time: "The cache filled up (14:03)."
  return headed.map((section) => {
    const events = [headingRemark(section), ...eventsIn(section.units, placeIn(section, timeWithin))];
    return { section, events: events.filter((event) => !isTemplateLine(event)) };
  });
}

/** Status page updates are the timeline of a document that has no other. */
const UPDATES = /^(?:(?:status|incident|status ?page|public|customer) )?updates:?$/i;

function hasTimelineAbove(section: ReadSection): boolean {
  for (let above = section.parent; above; above = above.parent) if (above.name === 'timeline') return true;
  return false;
}
