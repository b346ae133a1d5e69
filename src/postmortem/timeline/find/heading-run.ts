import { timeInBrackets } from '../../../time/lead.ts';
import type { ReadSection } from '../../sections.ts';
import { isCandidate } from '../event.ts';
import type { Chronology } from './chronology.ts';
import { eventsIn } from './collect.ts';
import { type Headings, headingEvent } from './heading.ts';
import { withoutProse } from './no-entries.ts';
import { placeIn } from './place.ts';

/** The sections whose headings have a time, as a timeline: at least three, or two that are nothing else. */
export function headingRun(sections: readonly ReadSection[], headings: Headings): Chronology | null {
  const events = sections.flatMap((section) => {
    const heading = headingEvent(section, headings(section), timeInBrackets);
    return isCandidate(heading) ? [heading, ...eventsIn(section.units, placeIn(section))] : [];
  });
  const clocks = events.filter(isCandidate).filter(({ layout, lead }) => layout === 'heading' && lead.clock);
  // "#### 11:28 UTC" is unambiguous.
  const areBare = clocks.every(({ section }) => BARE_CLOCK.test(section?.heading ?? ''));
  return clocks.length >= (areBare ? 2 : 3) ? { section: null, events: withoutProse(events) } : null;
}

const BARE_CLOCK = /^\W*\d{1,2}:\d\d(?::\d\d)?\s*(?:[ap]m\b)?\s*[([]?[A-Z]{0,5}[)\]]?\W*$/i;
