import type { PhrasingContent, Strong } from 'mdast';
import type { ParagraphUnit, Unit } from '../markdown/units.ts';
import { leadTime } from '../time/lead.ts';
import { looksLikeAction } from './phrases/promises.ts';
import { zoneIn } from './timeline/zones/zone-note.ts';

/** Text of a paragraph that may act as a heading. */
export interface Label {
  readonly text: string;
  /** True for a paragraph that is entirely bold: a heading in all but markup. */
  readonly isBold: boolean;
  /** True if the label is the whole paragraph. */
  readonly isWhole: boolean;
  readonly end: number;
}

/** The label of a paragraph that acts as a heading: all bold, or beginning with bold text or words and a colon. */
export function labelOf(unit: ParagraphUnit, next: Unit | undefined): Label | null {
  const [first] = unit.children;
  if (!first) return null;
  return first.type === 'strong'
    ? boldLabel(unit, first)
    : (asciiDocHeading(unit) ??
        lineWithColon(unit) ??
        lineAboveTimes(unit) ??
        underlinedLine(unit) ??
        bareLine(unit, next));
}

const wholeOf = ({ span }: ParagraphUnit, text: string, isBold = false): Label => ({
  text,
  isBold,
  isWhole: true,
  end: span.end,
});

/** "**Timeline**", "**Timeline** (UTC)", "**Impact:** none". */
function boldLabel(unit: ParagraphUnit, strong: Strong): Label | null {
  const inside = strong.children.map((child) => ('value' in child ? child.value : '')).join('');
  if (inside.length === 0 || inside.length > 90 || unit.block.source(0, 0).start < 0) return null;
  const rest = unit.children.slice(1);
  const remark = remarkAfter(rest);
  if (remark !== null) return wholeOf(unit, inside.trim() + remark, true);
  const isWhole = rest.every((child) => child.type === 'text' && /^[\s:.]*$/.test(child.value));
  const isLabel =
    isWhole || /:\s*$/.test(inside) || (rest[0]?.type === 'text' && /^\s*[:–—-]/.test(rest[0].value));
  return isLabel
    ? { text: inside.trim(), isBold: isWhole, isWhole, end: strong.position!.end.offset! }
    : null;
}

/** "== Timeline". */
function asciiDocHeading(unit: ParagraphUnit): Label | null {
  const marked = /^={1,5} (\S.{0,80})$/.exec(unit.block.text);
  return marked && wholeOf(unit, marked[1]!, true);
}

/** "Timeline (UTC):". */
function lineWithColon(unit: ParagraphUnit): Label | null {
  const { text } = unit.block;
  if (text.length > 90) return null;
  const colon = /^(?:\*\*)?([A-Z][A-Za-z' /&-]{2,40}(?: \([^()]{1,30}\))?):\s*$/.exec(text);
  return colon && wholeOf(unit, colon[1]!);
}

/** "Timeline (UTC):", with its entries on the following lines of the same paragraph. */
function lineAboveTimes({ block }: ParagraphUnit): Label | null {
  const { text, breaks } = block;
  const [at] = breaks;
  if (at === undefined) return null;
  const line = /^([A-Z][A-Za-z' -]{2,40}(?: \([^()]{1,30}\))?):\s*$/.exec(text.slice(0, at));
  if (!line || !leadTime(text.slice(at + 1, at + 100))) return null;
  return { text: line[1]!, isBold: false, isWhole: false, end: block.source(0, at).end };
}

/** RST: a line of text underlined with ^^^^ or """". */
function underlinedLine(unit: ParagraphUnit): Label | null {
  const { text, breaks } = unit.block;
  if (breaks.length !== 1) return null;
  const underlined = /^([^\n]{3,80}) (?:\^{3,}|"{3,}|'{3,}|\+{3,}|~{3,}|\.{4,})$/.exec(text);
  return underlined && wholeOf(unit, underlined[1]!);
}

/** "Action Items" alone, above a list or other content that implies a heading. */
function bareLine(unit: ParagraphUnit, next: Unit | undefined): Label | null {
  const { text } = unit.block;
  if (!/^[A-Z][A-Za-z' /&-]{2,44}(?: \([^()]{1,30}\))?$/.test(text)) return null;
  if (next?.kind === 'list' || next?.kind === 'table') return wholeOf(unit, text);
  if (next?.kind !== 'paragraph') return null;
  const below = next.block.text;
  const isHeading = leadTime(below) !== null || looksLikeAction(below) || /[.!?]$/.test(below.trimEnd());
  return isHeading ? wholeOf(unit, text) : null;
}

/** The remark in "**Timeline** (UTC)" or "**Timeline** - PT", which belongs to the heading; null otherwise. */
function remarkAfter(rest: readonly PhrasingContent[]): string | null {
  const [only] = rest;
  if (rest.length !== 1 || only?.type !== 'text' || only.value.length > 50) return null;
  const isBracketed = /^\s*\([^()\n]{1,40}\)\s*:?\s*$/.test(only.value);
  const isZone =
    /^\s*[,–—-]\s*[^\s\n]+(?: [Tt]ime)?\s*:?\s*$/.test(only.value) && zoneIn(only.value) !== null;
  return isBracketed || isZone ? only.value.replace(/:\s*$/, '') : null;
}
