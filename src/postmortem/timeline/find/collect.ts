import type { Unit } from '../../../markdown/units.ts';
import { remarkOf, type TimelineEvent } from '../event.ts';
import { itemEvent } from './item.ts';
import { paragraphEvents } from './paragraph.ts';
import type { Place } from './place.ts';
import { isQuotedTimeline, isTimelineInCode } from './set-apart.ts';
import { tableEvents } from './table.ts';

/** The texts that begin with a time, and the remarks between them, in reading order. */
export const eventsIn = (units: readonly Unit[], place: Place): TimelineEvent[] =>
  units.flatMap((unit) => eventsOf(unit, place));

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
