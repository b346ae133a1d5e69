import type { PhrasingContent } from 'mdast';
import { promisesIn, readsAsAction } from '../languages/actions.ts';
import type { Language } from '../languages/language.ts';
import type { Span } from '../markdown/document.ts';
import type { ItemUnit, ListUnit, ParagraphUnit, Unit } from '../markdown/units.ts';
import { leadTime } from '../time/lead.ts';
import { type Aliases, labelName, mayHeadActions, sectionName } from './aliases.ts';
import { splitAtLabels } from './label-lines.ts';
import type { Section, SectionName } from './model.ts';
import { describesResults, mayHeadItems } from './phrases/item-headings.ts';
import { isMostlyActions, looksLikeAction } from './phrases/promises.ts';
import { zoneIn } from './timeline/zone-note.ts';

/** A section with its direct content; internal to this folder. */
export interface ReadSection extends Section {
  readonly units: Unit[];
  body: Span;
  /** True for a label inside a list: its content is also part of the list. */
  readonly isInList: boolean;
}

export interface Sections {
  readonly all: readonly ReadSection[];
  /** Content before the first heading. */
  readonly preamble: readonly Unit[];
  /** The innermost section at an offset. */
  at(offset: number): ReadSection | null;
}

const LABEL_DEPTH = 7;

/**
 * Finds the sections: headings, and labels in bold or in a list that act as headings. `line` returns the
 * 1-based line of an offset; `end` is the length of the text.
 */
export function readSections(
  written: readonly Unit[],
  aliases: Aliases,
  language: Language | null,
  line: (offset: number) => number,
  end: number,
): Sections {
  const plainName = (words: string) =>
    labelName(words, aliases, language) ??
    (isTitleCase(words) ? sectionName(words, aliases, language) : null);
  const units = splitAtLabels(written, (words) => plainName(words) !== null);
  const all: ReadSection[] = [];
  const preamble: Unit[] = [];
  const open: ReadSection[] = [];

  const enter = (
    heading: string,
    name: Section['name'],
    depth: number,
    span: Span,
    bodyStart: number,
    isInList = false,
  ): ReadSection => {
    while (open.length > 0 && open.at(-1)!.depth >= depth) {
      const closed = open.pop()!;
      closed.body = { start: closed.body.start, end: span.start };
    }
    const section: ReadSection = {
      heading,
      name,
      depth,
      span,
      body: { start: bodyStart, end },
      parent: open.at(-1) ?? null,
      line: line(span.start),
      units: [],
      isInList,
    };
    open.push(section);
    all.push(section);
    return section;
  };

  const place = (unit: Unit) => (open.at(-1)?.units ?? preamble).push(unit);

  const title = titleOf(units);
  for (let index = 0; index < units.length; index++) {
    const unit = units[index]!;
    if (unit.kind === 'heading') {
      const heading = unit.block.text.trim();
      // A title covers the whole document: "Slow responses on 8 February" is not a section about the response.
      const named =
        unit === title ? labelName(heading, aliases, language) : sectionName(heading, aliases, language);
      const name = named ?? nameByPlace(heading, unit.depth, index);
      enter(heading, name, unit.depth, unit.span, unit.span.end);
      continue;
    }
    const label = unit.kind === 'paragraph' ? labelOf(unit, units[index + 1]) : null;
    const name =
      label && !isItemField(label)
        ? label.isBold
          ? (sectionName(label.text, aliases, language) ?? nameByPlace(label.text, LABEL_DEPTH, index))
          : (plainName(label.text) ?? (isBelowOther(LABEL_DEPTH) ? null : actionsBelow(label.text, index)))
        : null;
    if (label && name) {
      const section = enter(
        label.text,
        name,
        LABEL_DEPTH,
        { start: unit.span.start, end: label.end },
        label.end,
      );
      if (!label.isWhole) section.units.push(unit);
      continue;
    }
    // "**Status:** done" ends the section of the bold label above it; so does "**What can customers do?**".
    if (
      label &&
      (!label.isWhole || label.text.endsWith('?') || describesResults(label.text)) &&
      open.at(-1)?.depth === LABEL_DEPTH
    ) {
      const closed = open.pop()!;
      closed.body = { start: closed.body.start, end: unit.span.start };
    }
    place(unit);
    if (unit.kind === 'list') labelsInList(unit.items);
  }
  return { all, preamble, at: finder(all) };

  /** The name of a heading, inferred from the content above and below it. */
  function nameByPlace(heading: string, depth: number, index: number): Section['name'] {
    if (isBelowOther(depth)) return null;
    // A single "Why?" is a heading of causes; below an action item it gives the item's purpose; repeated, it is a chain.
    const isBelowItems = open.some((above) => above.depth < depth && above.name === 'action-items');
    if (ASKS_WHY.test(heading) && !isBelowItems && units.filter(asksWhy).length === 1) return 'causes';
    return actionsBelow(heading, index);
  }

  /** `action-items` for a suitable heading above a list or table in which nearly every entry is an action. */
  function actionsBelow(heading: string, index: number): Section['name'] {
    const isForeign = language !== null && heading.length <= 80 && promisesIn(language, heading);
    if (!isForeign && !mayHeadActions(heading) && !mayHeadItems(heading)) return null;
    const next = units.slice(index + 1, index + 4);
    const end = next.findIndex((unit) => unit.kind === 'heading');
    const below = end === -1 ? next : next.slice(0, end);
    const list = below.find((unit) => unit.kind === 'list');
    const areActions = (texts: readonly string[]) =>
      isMostlyActions(texts) ||
      (isForeign && isMostlyActions(texts, (text) => readsAsAction(language, text)));
    if (list) return areActions(textsOf(list)) ? 'action-items' : null;
    const table = below.find((unit) => unit.kind === 'table');
    const first = table?.rows.map((row) => row.cells[0]?.text ?? '') ?? [];
    return first.length > 1 && areActions(first) ? 'action-items' : null;
  }

  /** `- **Review actions**:`, with a list of actions below it. */
  function actionsInside({ block, units }: ItemUnit): Section['name'] {
    const list = units.find((unit) => unit.kind === 'list');
    const isHeading = list !== undefined && !isBelowOther(LABEL_DEPTH) && mayHeadItems(block!.text);
    return isHeading && isMostlyActions(textsOf(list)) ? 'action-items' : null;
  }

  /** "Short term" below "Resolution" is about the resolution. */
  function isBelowOther(depth: number): boolean {
    return open.some(
      (above) => above.depth < depth && above.name !== null && !MAY_CONTAIN_ACTIONS.has(above.name),
    );
  }

  /** "**Owner:** Ann" below an action item is a field of the item, not a section about people. */
  function isItemField(label: Label): boolean {
    return !label.isWhole && ITEM_FIELD.test(label.text) && open.some(({ name }) => name === 'action-items');
  }

  /** `- **Timeline**` with a list below it is a section inside its item. */
  function labelsInList(items: readonly ItemUnit[]): void {
    const depthBefore = open.length;
    for (const item of items) {
      if (!item.block || item.units.length === 0) continue;
      const text = item.block.text.trim();
      const name = text.length <= 60 ? (labelName(text, aliases, language) ?? actionsInside(item)) : null;
      if (!name) continue;
      const section = enter(text, name, LABEL_DEPTH, item.block.span, item.block.span.end, true);
      section.units.push(...item.units);
      section.body = { start: section.body.start, end: item.span.end };
      open.pop();
      if (open.length > depthBefore) open.length = depthBefore;
    }
  }
}

const textsOf = (list: ListUnit) => list.items.map((item) => item.block?.text ?? '');

const ASKS_WHY = /^[\s\d.)]*why\s*[?:]*\s*$/i;
const asksWhy = (unit: Unit) =>
  (unit.kind === 'heading' || unit.kind === 'paragraph') &&
  /^\W*(?:\d+[.)]\s*)?why\s*[?:]/i.test(`${unit.block.text}?`);

/** Sections that may contain a sub-heading of action items. */
const MAY_CONTAIN_ACTIONS = new Set<SectionName>(['action-items', 'lessons', 'went-wrong', 'summary']);
const ITEM_FIELD =
  /^(?:owners?|author|team|contacts?|assignees?|due(?: date)?|status|priority|type|tickets?|issues?|links?)(?:\(s\))?\s*:?$/i;

interface Label {
  readonly text: string;
  /** True for a paragraph that is entirely bold: a heading in all but markup. */
  readonly isBold: boolean;
  /** True if the label is the whole paragraph. */
  readonly isWhole: boolean;
  readonly end: number;
}

/** The label of a paragraph that acts as a heading: all bold, or beginning with bold text or words and a colon. */
function labelOf(unit: ParagraphUnit, next: Unit | undefined): Label | null {
  const first = unit.children[0];
  if (!first) return null;
  const { text } = unit.block;
  if (first.type === 'strong') {
    const strong = unit.block.source(0, 0).start;
    const rest = unit.children.slice(1);
    const end = first.position!.end.offset!;
    const inside = first.children.map((child) => ('value' in child ? child.value : '')).join('');
    if (inside.length === 0 || inside.length > 90 || strong < 0) return null;
    const remark = remarkAfter(rest);
    if (remark !== null)
      return { text: inside.trim() + remark, isBold: true, isWhole: true, end: unit.span.end };
    const isWhole = rest.every((child) => child.type === 'text' && /^[\s:.]*$/.test(child.value));
    const isLabel =
      isWhole || /:\s*$/.test(inside) || (rest[0]?.type === 'text' && /^\s*[:–—-]/.test(rest[0].value));
    return isLabel ? { text: inside.trim(), isBold: isWhole, isWhole, end } : null;
  }
  const whole = { isBold: false, isWhole: true, end: unit.span.end };
  // AsciiDoc: "== Timeline".
  const marked = /^={1,5} (\S.{0,80})$/.exec(text);
  if (marked) return { text: marked[1]!, isBold: true, isWhole: true, end: unit.span.end };
  const colon =
    text.length > 90 ? null : /^(?:\*\*)?([A-Z][A-Za-z' /&-]{2,40}(?: \([^()]{1,30}\))?):\s*$/.exec(text);
  if (colon) return { text: colon[1]!, ...whole };
  // "Timeline (UTC):", with its entries on the following lines of the same paragraph.
  const [at] = unit.block.breaks;
  const line =
    at === undefined ? null : /^([A-Z][A-Za-z' -]{2,40}(?: \([^()]{1,30}\))?):\s*$/.exec(text.slice(0, at));
  if (line && leadTime(text.slice(at! + 1, at! + 100)))
    return { text: line[1]!, isBold: false, isWhole: false, end: unit.block.source(0, at!).end };
  // RST: a line of text underlined with ^^^^ or """".
  const underlined =
    unit.block.breaks.length === 1
      ? /^([^\n]{3,80}) (?:\^{3,}|"{3,}|'{3,}|\+{3,}|~{3,}|\.{4,})$/.exec(text)
      : null;
  if (underlined) return { text: underlined[1]!, ...whole };
  // "Action Items" alone, above a list or other content that implies a heading.
  if (!/^[A-Z][A-Za-z' /&-]{2,44}(?: \([^()]{1,30}\))?$/.test(text)) return null;
  const isAboveList =
    next?.kind === 'list' ||
    next?.kind === 'table' ||
    (next?.kind === 'paragraph' && (leadTime(next.block.text) || looksLikeAction(next.block.text)));
  const isAboveProse = next?.kind === 'paragraph' && /[.!?]$/.test(next.block.text.trimEnd());
  return isAboveList || isAboveProse ? { text, ...whole } : null;
}

/** "Root Cause And Resolution": several words in title case, unlike a sentence. */
function isTitleCase(text: string): boolean {
  const words = text.split(/[\s/&-]+/).filter((word) => word.length > 3);
  return words.length > 1 && words.every((word) => /^\p{Lu}\p{Ll}/u.test(word));
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

/** The document's title: the first heading, if it is the only one of its depth. */
function titleOf(units: readonly Unit[]): Unit | null {
  const headings = units.filter((unit) => unit.kind === 'heading');
  const first = headings[0];
  if (!first || headings.length < 2) return null;
  return headings.every((each) => each === first || each.depth > first.depth) ? first : null;
}

function finder(all: readonly ReadSection[]): Sections['at'] {
  return (offset) => {
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (all[middle]!.span.start <= offset) low = middle + 1;
      else high = middle;
    }
    let section: ReadSection | null = all[low - 1] ?? null;
    while (section && offset >= section.body.end) section = section.parent as ReadSection | null;
    return section;
  };
}
