import type { Unit } from '../../../markdown/units.ts';
import { isCandidate, remarkOf, type TimelineEvent } from '../event.ts';
import { itemEvent } from './item.ts';
import { paragraphEvents } from './paragraph.ts';
import type { Place } from './place.ts';
import { isQuotedTimeline, isTimelineInCode } from './set-apart.ts';
import { tableEvents } from './table.ts';

/** The texts that begin with a time, and the remarks between them, in reading order. */
export const eventsIn = (units: readonly Unit[], place: Place): TimelineEvent[] =>
  units.map((unit) => eventsOf(unit, place)).reduce(withTextBelow, []);

/** Adds a unit's events. "**10:05 UTC**" alone in the paragraph above is an entry, and this one says what happened. */
function withTextBelow(above: TimelineEvent[], events: TimelineEvent[]): TimelineEvent[] {
  const time = above.at(-1);
  const [told] = events;
  if (!time || !isCandidate(time) || time.layout !== 'line' || time.text !== '' || !time.lead.clock)
    return [...above, ...events];
  if (!told || isCandidate(told) || !told.paragraph) return [...above, ...events];
  const { text, textSpan, content } = told.paragraph;
  return [...above.slice(0, -1), { ...time, text, textSpan, content }, ...events.slice(1)];
}

function eventsOf(unit: Unit, place: Place): TimelineEvent[] {
  const { section, scopeEnd } = place;
  switch (unit.kind) {
    case 'paragraph':
      return paragraphEvents(unit.block, unit.children, place);
    case 'list':
      return unit.items.flatMap((item) => [
        ...(item.block ? [itemEvent(item, item.block, place)] : []),
        ...eventsIn(item.units, { ...place, scopeEnd: item.span.end }),
      ]);
    case 'table':
      return tableEvents(unit, section);
    case 'quote':
      if (section && isQuotedTimeline(unit, section)) return eventsIn(unit.units, place);
      return unit.units.flatMap((inner) =>
        inner.kind === 'paragraph' ? [remarkOf(inner.block.text, inner.span.start, scopeEnd)] : [],
      );
    case 'code':
      return unit.lines && section && isTimelineInCode(unit.lines, section)
        ? paragraphEvents(unit.lines, [], place)
        : [];
    case 'heading':
      return [];
  }
}
