import type { PhrasingContent } from 'mdast';
import type { Block } from '../../markdown/text.ts';
import type { ItemUnit, TableUnit, Unit } from '../../markdown/units.ts';
import { type LeadTime, leadTime } from '../../time/lead.ts';
import type { ReadSection } from '../sections.ts';
import type { Remark, TimelineEvent } from './event.ts';
import { collectTable } from './table.ts';

/** How an entry's time is looked for: at its beginning, or, where nothing begins with one, anywhere in it. */
export type TimeFinder = (text: string) => LeadTime | null;

/** What stands in a stretch of a document and begins with a time, and the remarks between, in reading order. */
export function collectUnits(
  units: readonly Unit[],
  section: ReadSection | null,
  scopeEnd: number,
  into: TimelineEvent[],
  find: TimeFinder = leadTime,
): void {
  for (const unit of units) {
    switch (unit.kind) {
      case 'paragraph':
        collectLines(unit.block, unit.children, section, scopeEnd, into, find);
        break;
      case 'list':
        for (const item of unit.items) collectItem(item, section, into, find);
        break;
      case 'table':
        collectTable(unit as TableUnit, section, into);
        break;
      case 'quote':
        for (const inner of unit.units) {
          if (inner.kind === 'paragraph') into.push(remark(inner.block.text, inner.span.start, scopeEnd));
        }
        break;
      case 'heading':
      case 'code':
        break;
    }
  }
}

export function collectHeading(
  section: ReadSection,
  block: Block | null,
  into: TimelineEvent[],
  find: TimeFinder = leadTime,
): void {
  const lead = find(section.heading);
  const scopeEnd = section.body.end;
  if (!lead || (!lead.clock && !lead.day && !lead.isRelative)) {
    into.push({ remark: section.heading, from: section.span.start, scopeEnd, isHeading: true });
    return;
  }
  const rest = section.heading.slice(lead.textStart).trim();
  const first = section.units[0];
  const below = first?.kind === 'paragraph' ? first.block : null;
  const place = (start: number, end: number) => block?.source(start, end) ?? section.span;
  into.push({
    lead,
    text: rest || (below?.text ?? ''),
    textSpan: rest ? place(lead.textStart, section.heading.length) : (below?.span ?? section.span),
    timeSpan: place(lead.start, lead.end),
    span: section.span,
    scopeEnd,
    section,
    layout: 'heading',
    content: first?.kind === 'paragraph' ? first.children : [],
    zone: null,
    isBare: rest === '' && below === null,
  });
}

function collectItem(
  item: ItemUnit,
  section: ReadSection | null,
  into: TimelineEvent[],
  find: TimeFinder,
): void {
  const { block } = item;
  if (block) {
    const lead = find(block.text);
    if (lead) {
      into.push({
        lead,
        text: block.text.slice(lead.textStart) || firstText(item.units),
        textSpan: block.source(lead.textStart, block.text.length),
        timeSpan: block.source(lead.start, lead.end),
        span: item.span,
        scopeEnd: item.span.end,
        section,
        layout: 'item',
        content: item.children,
        zone: null,
        isBare: block.text.length <= lead.textStart,
      });
    } else {
      const whole = block.source(0, block.text.length);
      const entry = {
        text: block.text,
        textSpan: whole,
        timeSpan: { start: whole.start, end: whole.start },
        span: item.span,
        scopeEnd: item.span.end,
        section,
        layout: 'item',
        content: item.children,
        zone: null,
        isBare: false,
      } as const;
      into.push({ ...remark(block.text, item.span.start, item.span.end), item: entry });
    }
  }
  collectUnits(item.units, section, item.span.end, into, find);
}

/** A paragraph's lines; a line that only happens to be wrapped before a time is none. */
function collectLines(
  block: Block,
  content: readonly PhrasingContent[],
  section: ReadSection | null,
  scopeEnd: number,
  into: TimelineEvent[],
  find: TimeFinder,
): void {
  const { text } = block;
  const starts = find === leadTime ? [0, ...block.breaks.map((at) => at + 1)] : [0];
  const leads = starts.map((start, index) => {
    const isFresh = index === 0 || /[.!?:;|)\]]\s*$/.test(text.slice(Math.max(0, start - 4), start));
    const far = find(text.slice(start, find === leadTime ? start + 200 : text.length));
    const next = starts[index + 1] ?? text.length + 1;
    // A day alone on its line is no part of the clock on the next.
    const lead = far && start + far.end >= next ? (find(text.slice(start, next - 1)) ?? far) : far;
    return { start, isFresh, lead };
  });
  // Also below a line that ends in a colon: "Timeline:".
  const isList = leads[0]!.lead !== null || (leads[1]?.lead && /:\s*$/.test(text.slice(0, starts[1]! - 1)));
  const entries = leads.filter(({ lead, isFresh }) => lead && (isFresh || isList));
  if (entries.length === 0 || entries[0]!.start > 0) {
    into.push(remark(text.slice(0, entries[0]?.start ?? text.length), block.span.start, scopeEnd));
  }
  entries.forEach(({ start, lead }, index) => {
    const end = entries[index + 1]?.start ?? text.length;
    const textStart = Math.min(start + lead!.textStart, end);
    const behind = text.slice(textStart, end).trimEnd();
    // "**Resolved** - It is fixed." and below it "Posted Mar 4, 14:20 UTC": status pages give the time last.
    const isLast = behind === '' && entries.length === 1 && start > 0 && lead!.clock !== null;
    const [from, to] = isLast ? [0, start - 1] : [textStart, textStart + behind.length];
    const shown = text.slice(from, to);
    into.push({
      lead: lead!,
      text: shown,
      textSpan: block.source(from, to),
      timeSpan: block.source(start + lead!.start, start + lead!.end),
      span: block.source(start, end),
      scopeEnd: isAside(behind) ? scopeEnd : block.span.end,
      section,
      layout: 'line',
      content,
      zone: null,
      isBare: shown === '' || isAside(shown),
    });
  });
}

/** Nothing, or only a note on the times: "(all times UTC)", "UTC:". */
function isAside(text: string): boolean {
  return (
    text.length <= 60 &&
    /^[\s(*_[]*(?:(?:all |the )?(?:times?|timestamps?)\b.*|[A-Z]{2,5}(?:[+-]\d+)?|\p{L}+day)?[\s)*_\].:]*$/iu.test(
      text,
    )
  );
}

function remark(text: string, from: number, scopeEnd: number): Remark {
  return { remark: text, from, scopeEnd, isHeading: false };
}

function firstText(units: readonly Unit[]): string {
  for (const unit of units) {
    if (unit.kind === 'paragraph') return unit.block.text;
    if (unit.kind === 'list') return unit.items[0]?.block?.text ?? '';
  }
  return '';
}
