import type { Block } from '../../../markdown/text.ts';
import type { ItemUnit, Unit } from '../../../markdown/units.ts';
import { countedTime } from '../../../time/counted.ts';
import type { LeadTime } from '../../../time/lead.ts';
import { remarkOf, type TimelineEvent, type Told, untimed } from '../event.ts';
import { placeInBrackets } from '../zones/zone-of-place.ts';
import type { Place } from './place.ts';
import { stampIn } from './stamp.ts';

/** A list item with a time, or a remark that may become an entry. */
export function itemEvent(
  { span, children: content, units }: ItemUnit,
  block: Block,
  { section, find }: Place,
): TimelineEvent {
  const { text } = block;
  const entry = { span, scopeEnd: span.end, section, layout: 'item', content, zone: null } as const;
  const stamped = stampIn(block);
  if (stamped) return { ...entry, ...stamped };
  const told = (lead: LeadTime): Told => ({
    lead,
    text: text.slice(lead.textStart) || firstText(units),
    textSpan: block.source(lead.textStart, text.length),
    timeSpan: block.source(lead.start, lead.end),
    isBare: text.length <= lead.textStart,
  });
  const lead = find(text);
  if (lead) return { ...entry, ...told(withPlace(lead, text)) };
  const counted = countedTime(text);
  return {
    ...remarkOf(text, span.start, span.end),
    item: { ...entry, ...untimed(block) },
    ...(counted ? { counted: { ...entry, ...told(counted) } } : {}),
  };
}

/** "14 May at 9:05 (heure de Paris)": a place after a time gives its zone. */
function withPlace(lead: LeadTime, text: string): LeadTime {
  if (lead.zone || !/^\s?[(（]/.test(text.slice(lead.end, lead.end + 2))) return lead;
  return { ...lead, zone: placeInBrackets(text.slice(lead.end, lead.end + 50)) };
}

function firstText(units: readonly Unit[]): string {
  for (const unit of units) {
    if (unit.kind === 'paragraph') return unit.block.text;
    if (unit.kind === 'list') return unit.items[0]?.block?.text ?? '';
  }
  return '';
}
