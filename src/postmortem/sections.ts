import type { PhrasingContent } from 'mdast';
import type { Language } from '../languages/language.ts';
import type { Span } from '../markdown/document.ts';
import type { ItemUnit, ListUnit, ParagraphUnit, Unit } from '../markdown/units.ts';
import { leadTime } from '../time/lead.ts';
import { type Aliases, labelName, mayHeadActions, sectionName } from './aliases.ts';
import type { Section, SectionName } from './model.ts';
import { isMostlyActions, mayHeadItems } from './phrases/promises.ts';
import { zoneIn } from './timeline/zone-note.ts';

/** A section with what stands in it directly, for the readers of this room. */
export interface ReadSection extends Section {
  readonly units: Unit[];
  body: Span;
  /** A label inside a list: what stands below it is also part of the list. */
  readonly isInList: boolean;
}

export interface Sections {
  readonly all: readonly ReadSection[];
  /** What stands before the first heading. */
  readonly preamble: readonly Unit[];
  /** Innermost section at an offset. */
  at(offset: number): ReadSection | null;
}

const LABEL_DEPTH = 7;

/**
 * Finds the sections: headings, and labels in bold or in a list that serve as headings. `line` gives the
 * 1-based line of an offset, `end` is the length of the text.
 */
export function readSections(
  units: readonly Unit[],
  aliases: Aliases,
  language: Language | null,
  line: (offset: number) => number,
  end: number,
): Sections {
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
      // A title speaks of everything: "Slow responses on 8 February" is no section about the response.
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
          : (labelName(label.text, aliases, language) ??
            (isBelowOther(LABEL_DEPTH) ? null : actionsBelow(label.text, index)))
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
    if (label && (!label.isWhole || label.text.endsWith('?')) && open.at(-1)?.depth === LABEL_DEPTH) {
      const closed = open.pop()!;
      closed.body = { start: closed.body.start, end: unit.span.start };
    }
    place(unit);
    if (unit.kind === 'list') labelsInList(unit.items);
  }
  return { all, preamble, at: finder(all) };

  /** The name that a heading has by what stands above and below it. */
  function nameByPlace(heading: string, depth: number, index: number): Section['name'] {
    if (isBelowOther(depth)) return null;
    // "Why?" once heads the causes; below an action item it tells what that is for, and several times it is a chain.
    const isBelowItems = open.some((above) => above.depth < depth && above.name === 'action-items');
    if (ASKS_WHY.test(heading) && !isBelowItems && units.filter(asksWhy).length === 1) return 'causes';
    return actionsBelow(heading, index);
  }

  /** The heading of a list of which nearly all says what to do, if it is one that may head such a list. */
  function actionsBelow(heading: string, index: number): Section['name'] {
    if (!mayHeadActions(heading) && !mayHeadItems(heading)) return null;
    const next = units.slice(index + 1, index + 4);
    const end = next.findIndex((unit) => unit.kind === 'heading');
    const list = (end === -1 ? next : next.slice(0, end)).find((unit) => unit.kind === 'list');
    return list && isMostlyActions(textsOf(list)) ? 'action-items' : null;
  }

  /** `- **Review actions**:`, with a list of things to do below it. */
  function actionsInside({ block, units }: ItemUnit): Section['name'] {
    const list = units.find((unit) => unit.kind === 'list');
    const isHead = list !== undefined && !isBelowOther(LABEL_DEPTH) && mayHeadItems(block!.text);
    return isHead && isMostlyActions(textsOf(list)) ? 'action-items' : null;
  }

  /** "Short term" below "Resolution" is about the resolution. */
  function isBelowOther(depth: number): boolean {
    return open.some((above) => above.depth < depth && above.name !== null && !TELLS_NEXT.has(above.name));
  }

  /** "**Owner:** Ann" below an action item tells who does it; it is no section about people. */
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

/** Sections in which what is to be done may have a heading of its own. */
const TELLS_NEXT = new Set<SectionName>(['action-items', 'lessons', 'went-wrong', 'summary']);
const ITEM_FIELD =
  /^(?:owners?|author|team|contacts?|assignees?|due(?: date)?|status|priority|type|tickets?|issues?|links?)(?:\(s\))?\s*:?$/i;

interface Label {
  readonly text: string;
  /** True for a paragraph that is bold as a whole: a heading but for its mark-up. */
  readonly isBold: boolean;
  /** True when nothing else stands in the paragraph. */
  readonly isWhole: boolean;
  readonly end: number;
}

/** A paragraph that is bold, or begins with a bold word or a word with a colon, may be a heading in disguise. */
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
    const behind = remarkBehind(rest);
    if (behind !== null)
      return { text: inside.trim() + behind, isBold: true, isWhole: true, end: unit.span.end };
    const isWhole = rest.every((child) => child.type === 'text' && /^[\s:.]*$/.test(child.value));
    const isLabel =
      isWhole || /:\s*$/.test(inside) || (rest[0]?.type === 'text' && /^\s*[:–—-]/.test(rest[0].value));
    return isLabel ? { text: inside.trim(), isBold: isWhole, isWhole, end } : null;
  }
  const whole = { isBold: false, isWhole: true, end: unit.span.end };
  const colon = text.length > 90 ? null : /^([A-Z][A-Za-z' /&-]{2,40}(?: \([^()]{1,30}\))?):\s*$/.exec(text);
  if (colon) return { text: colon[1]!, ...whole };
  // "Timeline (UTC):", with its entries on the next lines of the same paragraph.
  const [at] = unit.block.breaks;
  const line =
    at === undefined ? null : /^([A-Z][A-Za-z' -]{2,40}(?: \([^()]{1,30}\))?):\s*$/.exec(text.slice(0, at));
  if (line && leadTime(text.slice(at! + 1, at! + 100)))
    return { text: line[1]!, isBold: false, isWhole: false, end: unit.block.source(0, at!).end };
  // RST: a line of text with a line of ^^^^ or """" below it.
  const underlined =
    unit.block.breaks.length === 1
      ? /^([^\n]{3,80}) (?:\^{3,}|"{3,}|'{3,}|\+{3,}|~{3,}|\.{4,})$/.exec(text)
      : null;
  if (underlined) return { text: underlined[1]!, ...whole };
  // "Action Items", alone above a list.
  if (!/^[A-Z][A-Za-z' /&-]{2,30}(?: \([^()]{1,30}\))?$/.test(text)) return null;
  const isAboveList =
    next?.kind === 'list' ||
    next?.kind === 'table' ||
    (next?.kind === 'paragraph' && leadTime(next.block.text));
  return isAboveList ? { text, ...whole } : null;
}

/** "**Timeline** (UTC)" and "**Timeline** - PT": a remark that belongs to the heading. Null for what goes on otherwise. */
function remarkBehind(rest: readonly PhrasingContent[]): string | null {
  const [only] = rest;
  if (rest.length !== 1 || only?.type !== 'text' || only.value.length > 50) return null;
  const isBracketed = /^\s*\([^()\n]{1,40}\)\s*:?\s*$/.test(only.value);
  const isZone =
    /^\s*[,–—-]\s*[^\s\n]+(?: [Tt]ime)?\s*:?\s*$/.test(only.value) && zoneIn(only.value) !== null;
  return isBracketed || isZone ? only.value.replace(/:\s*$/, '') : null;
}

/** The heading that names the whole document: the first, when it is the only one of its depth. */
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
