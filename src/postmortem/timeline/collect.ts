import type { PhrasingContent } from 'mdast';
import type { Block } from '../../markdown/text.ts';
import type { ItemUnit, QuoteUnit, TableUnit, Unit } from '../../markdown/units.ts';
import { countedTime } from '../../time/counted.ts';
import { type LeadTime, leadTime } from '../../time/lead.ts';
import type { ReadSection } from '../sections.ts';
import { isAside } from './aside.ts';
import type { Candidate, Remark, TimelineEvent } from './event.ts';
import { stampIn } from './stamp.ts';
import { collectTable } from './table.ts';
import { placeInBrackets } from './zone-of-place.ts';

/** Finds an entry's time: at its start, or anywhere in it if no entry starts with one. */
export type TimeFinder = (text: string) => LeadTime | null;

/** The units that begin with a time, and the remarks between them, in reading order. */
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
        if (section && isQuotedTimeline(unit, section)) {
          collectUnits(unit.units, section, scopeEnd, into, find);
          break;
        }
        for (const inner of unit.units) {
          if (inner.kind === 'paragraph') into.push(remark(inner.block.text, inner.span.start, scopeEnd));
        }
        break;
      case 'code':
        if (unit.lines && section && isTimelineInCode(unit.lines, section))
          collectLines(unit.lines, [], section, scopeEnd, into, find);
        break;
      case 'heading':
        break;
    }
  }
}

/** True if the entries of a timeline are in a quotation: nothing outside it begins with a time. */
function isQuotedTimeline({ units }: QuoteUnit, section: ReadSection): boolean {
  if (section.name !== 'timeline') return false;
  const isTimed = ({ text }: Block) => leadTime(text)?.clock != null;
  const others = section.units.filter((unit) => unit.kind !== 'quote');
  if (others.some((unit) => unit.kind !== 'paragraph' || isTimed(unit.block))) return false;
  const entries = units.flatMap((unit) => {
    if (unit.kind === 'list') return unit.items.map((item) => item.block !== null && isTimed(item.block));
    if (unit.kind !== 'paragraph') return [];
    return linesOf(unit.block, leadTime).map(({ lead }) => lead?.clock != null);
  });
  return entries.filter(Boolean).length >= 2 && entries.every(Boolean);
}

/** True if a code block is the timeline: its section has no other candidate, and its lines are sentences, not a log. */
function isTimelineInCode({ text, breaks }: Block, { name, units }: ReadSection): boolean {
  if (name !== 'timeline' || units.some(({ kind }) => kind === 'list' || kind === 'table')) return false;
  const lines = [0, ...breaks.map((at) => at + 1)].map((start, index) => text.slice(start, breaks[index]));
  const sentences = lines.filter((line) => leadTime(line) && line.split(/\s+/, 6).length >= 5);
  return (
    sentences.length >= 2 &&
    sentences.length * 2 > lines.length &&
    !/\b(?:ERROR|WARN|INFO|DEBUG)\b/.test(lines[0]!)
  );
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
  const below = first?.kind === 'paragraph' && !isAside(first.block.text) ? first.block : null;
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

/** "14 May at 9:05 (heure de Paris)": a place after a time gives its zone. */
function withPlace(lead: LeadTime, text: string): LeadTime {
  if (lead.zone || !/^\s?[(（]/.test(text.slice(lead.end, lead.end + 2))) return lead;
  return { ...lead, zone: placeInBrackets(text.slice(lead.end, lead.end + 50)) };
}

function collectItem(
  item: ItemUnit,
  section: ReadSection | null,
  into: TimelineEvent[],
  find: TimeFinder,
): void {
  if (item.block) into.push(eventOf(item, item.block, section, find));
  collectUnits(item.units, section, item.span.end, into, find);
}

/** An item with a time, or a remark that may become an entry. */
function eventOf(
  { span, children: content, units }: ItemUnit,
  block: Block,
  section: ReadSection | null,
  find: TimeFinder,
): TimelineEvent {
  const { text } = block;
  const entry = { span, scopeEnd: span.end, section, layout: 'item', content, zone: null } as const;
  const stamped = stampIn(block);
  if (stamped) return { ...entry, ...stamped };
  const lead = find(text);
  if (lead)
    return {
      ...entry,
      lead: withPlace(lead, text),
      text: text.slice(lead.textStart) || firstText(units),
      textSpan: block.source(lead.textStart, text.length),
      timeSpan: block.source(lead.start, lead.end),
      isBare: text.length <= lead.textStart,
    };
  const counted = countedTime(text);
  return {
    ...remark(text, span.start, span.end),
    item: { ...entry, ...untimed(block) },
    ...(counted
      ? {
          counted: {
            ...entry,
            lead: counted,
            text: text.slice(counted.textStart) || firstText(units),
            textSpan: block.source(counted.textStart, text.length),
            timeSpan: block.source(counted.start, counted.end),
            isBare: text.length <= counted.textStart,
          },
        }
      : {}),
  };
}

/** The text of an entry that does not begin with a time. */
function untimed(block: Block): Pick<Candidate, 'text' | 'textSpan' | 'timeSpan' | 'isBare'> {
  const { text } = block;
  const textSpan = block.source(0, text.length);
  return { text, textSpan, timeSpan: { start: textSpan.start, end: textSpan.start }, isBare: false };
}

/** "T0 is 14:20 UTC": from when others count, and no entry. */
const isOrigin = ({ isRelative, end }: LeadTime, line: string): boolean =>
  isRelative && /^[*_)]*\s?(?:(?:is|was|denotes)\b|=)/.test(line.slice(end, end + 20));

/** `=====  ==========`, `-----  ----------`. */
const RULE = /^(?:={3,}|-{3,})(?: +(?:={3,}|-{3,}))+ *$/;
const RULE_AT_END = / (?:={3,} +)+={3,}$/;

/** A line of a paragraph, and the time that it may begin with. */
interface Line {
  readonly start: number;
  /** True if it does not just wrap: it follows the end of a sentence, or the rule of a table. */
  readonly isFresh: boolean;
  /** True below a rule of reStructuredText. */
  readonly isBelowRule: boolean;
  readonly lead: LeadTime | null;
}

function linesOf({ text, breaks }: Block, find: TimeFinder): Line[] {
  const isByLine = find === leadTime;
  const starts = isByLine ? [0, ...breaks.map((at) => at + 1)] : [0];
  return starts.map((start, index) => {
    const isBelowRule = index > 0 && RULE.test(text.slice(starts[index - 1], start - 1));
    const isFresh =
      index === 0 || isBelowRule || /[.!?:;|)\]]\s*$/.test(text.slice(Math.max(0, start - 4), start));
    const nearest = find(text.slice(start, isByLine ? start + 200 : text.length));
    const next = starts[index + 1] ?? text.length + 1;
    // A day alone on its line is not part of a clock time on the next.
    const lead =
      nearest && start + nearest.end >= next ? (find(text.slice(start, next - 1)) ?? nearest) : nearest;
    return { start, isFresh, isBelowRule, lead };
  });
}

/** True if lines that wrap count too: the list begins at once, after "Timeline:", or below the rule of a table. */
function isList([first, second, ...others]: readonly Line[], text: string): boolean {
  if (first?.lead) return true;
  if (second?.lead && /:\s*$/.test(text.slice(0, second.start - 1))) return true;
  return [second, ...others].some((line) => line?.isBelowRule && line.lead?.clock);
}

/** A paragraph's lines as entries, except lines that merely wrap before a time. */
function collectLines(
  block: Block,
  content: readonly PhrasingContent[],
  section: ReadSection | null,
  scopeEnd: number,
  into: TimelineEvent[],
  find: TimeFinder,
): void {
  const { text } = block;
  const stamped = stampIn(block);
  if (stamped) {
    const { span } = block;
    into.push({ ...stamped, span, scopeEnd: span.end, section, layout: 'line', content, zone: null });
    return;
  }
  const lines = linesOf(block, find);
  const areAll = isList(lines, text);
  const entries = lines.flatMap(({ start, lead, isFresh }) =>
    lead && (isFresh || areAll) && !isOrigin(lead, text.slice(start)) ? [{ start, lead }] : [],
  );
  if (entries.length === 0) {
    const { span } = block;
    const entry = { span, scopeEnd: span.end, section, layout: 'line', content, zone: null } as const;
    into.push({ ...remark(text, span.start, scopeEnd), paragraph: { ...entry, ...untimed(block) } });
  } else if (entries[0]!.start > 0) {
    into.push(remark(text.slice(0, entries[0]!.start), block.span.start, scopeEnd));
  }
  for (const [index, { start, lead }] of entries.entries()) {
    const end = entries[index + 1]?.start ?? text.length;
    const textStart = Math.min(start + lead.textStart, end);
    const after = text.slice(textStart, end).trimEnd().replace(RULE_AT_END, '');
    // Status pages put the time last: "**Resolved** - It is fixed.", then "Posted Mar 4, 14:20 UTC".
    const isLast = after === '' && entries.length === 1 && start > 0 && lead.clock !== null;
    const [from, to] = isLast ? [0, start - 1] : [textStart, textStart + after.length];
    const shown = text.slice(from, to);
    into.push({
      lead,
      text: shown,
      textSpan: block.source(from, to),
      timeSpan: block.source(start + lead.start, start + lead.end),
      span: block.source(start, end),
      scopeEnd: isAside(after) ? scopeEnd : block.span.end,
      section,
      layout: 'line',
      content,
      zone: null,
      isBare: shown === '' || isAside(shown),
    });
  }
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
