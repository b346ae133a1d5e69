import type { Unit } from '../../../markdown/units.ts';
import { type Candidate, isCandidate, type Remark, remarkOf, type TimelineEvent } from '../event.ts';
import { isAside } from '../zones/aside.ts';
import { itemEvent } from './item.ts';
import { paragraphEvents } from './paragraph.ts';
import type { Place } from './place.ts';
import { isQuotedTimeline, isTimelineInCode } from './set-apart.ts';
import { tableEvents } from './table.ts';

/** The texts that begin with a time, and the remarks between them, in reading order. */
export function eventsIn(units: readonly Unit[], place: Place): TimelineEvent[] {
  const events = units.map((unit) => eventsOf(unit, place));
  return standAbove(events) ? withTextBelow(events) : events.flat();
}

/** "**10:05 UTC**", alone in a paragraph. */
function isTimeAlone(event: TimelineEvent | undefined): event is Candidate {
  return (
    event !== undefined &&
    isCandidate(event) &&
    event.layout === 'line' &&
    event.text === '' &&
    event.lead.clock !== null
  );
}

/** The paragraph of text that a unit is, unless it is a note on the times. */
function paragraphIn([event]: readonly TimelineEvent[] = []): Remark['paragraph'] {
  const paragraph = event && !isCandidate(event) ? event.paragraph : undefined;
  return paragraph && !isAside(paragraph.text) ? paragraph : undefined;
}

/**
 * True if times that stand alone have their text below: none stands above the first, and some below the last. Otherwise
 * each text may belong to the time below it.
 */
function standAbove(events: readonly (readonly TimelineEvent[])[]): boolean {
  const first = events.findIndex((unit) => isTimeAlone(unit.at(-1)));
  if (first === -1) return false;
  const before = paragraphIn(events[first - 1]);
  const last = events.findLastIndex((unit) => isTimeAlone(unit.at(-1)));
  return (!before || /[:：]\s*$/.test(before.text)) && paragraphIn(events[last + 1]) !== undefined;
}

/** The events of all units. "**10:05 UTC**" alone in a paragraph is an entry, and the one below says what happened. */
function withTextBelow(units: readonly (readonly TimelineEvent[])[]): TimelineEvent[] {
  const all: TimelineEvent[] = [];
  for (const events of units) {
    const time = all.at(-1);
    const told = paragraphIn(events);
    if (!isTimeAlone(time) || !told) {
      all.push(...events);
      continue;
    }
    const { text, textSpan, content } = told;
    all[all.length - 1] = { ...time, text, textSpan, content };
    all.push(...events.slice(1));
  }
  return all;
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
