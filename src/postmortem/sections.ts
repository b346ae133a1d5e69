import { promisesIn, readsAsAction } from '../languages/actions.ts';
import type { Language } from '../languages/language.ts';
import {
  type HeadingUnit,
  type ItemUnit,
  type ListUnit,
  linesOf,
  type ParagraphUnit,
  type Unit,
} from '../markdown/units.ts';
import { readDue } from '../time/due.ts';
import { type Aliases, labelName, mayHeadActions, sectionName } from './aliases.ts';
import { splitAtLabels } from './label-lines.ts';
import type { SectionName } from './model.ts';
import { describesResults, mayHeadItems, saysWhatIsLeft } from './phrases/item-headings.ts';
import { isMostlyActions, looksLikeAction, withoutTag } from './phrases/promises.ts';
import { type Label, labelOf } from './section-label.ts';
import { LABEL_DEPTH, type Sections, SectionTree } from './section-tree.ts';

export type { ReadSection, Sections } from './section-tree.ts';

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
  const tree = new SectionTree(line, end);
  new SectionReader(written, aliases, language, tree).read();
  return tree;
}

/** Reads units into a tree; a name comes from the words of a heading, or from what is around and below it. */
class SectionReader {
  private readonly units: readonly Unit[];
  private readonly aliases: Aliases;
  private readonly language: Language | null;
  private readonly tree: SectionTree;

  constructor(written: readonly Unit[], aliases: Aliases, language: Language | null, tree: SectionTree) {
    this.aliases = aliases;
    this.language = language;
    this.tree = tree;
    this.units = splitAtLabels(written, (words) => this.nameOfPlainWords(words) !== null);
  }

  read(): void {
    const title = titleOf(this.units);
    for (const [index, unit] of this.units.entries()) {
      if (unit.kind === 'heading') this.readHeading(unit, index, unit === title);
      else if (unit.kind === 'paragraph') this.readParagraph(unit, index);
      else this.tree.place(unit);
      if (unit.kind === 'list') this.readLabelsIn(unit);
    }
  }

  private readHeading({ block, depth, span }: HeadingUnit, index: number, isTitle: boolean): void {
    const heading = block.text.trim();
    // A title covers the whole document: "Slow responses on 8 February" is not a section about the response.
    const named = isTitle ? this.nameOfLabel(heading) : this.nameOfHeading(heading);
    const name = named ?? this.nameByPlace(heading, depth, index);
    this.tree.enter({ heading, name, depth, span, bodyStart: span.end });
  }

  private readParagraph(unit: ParagraphUnit, index: number): void {
    const label = labelOf(unit, this.units[index + 1]);
    const name = label && !this.isItemField(label) ? this.nameOfParagraph(label, index) : null;
    if (label && name) {
      const span = { start: unit.span.start, end: label.end };
      this.tree.enter({ heading: label.text, name, depth: LABEL_DEPTH, span, bodyStart: label.end });
      if (!label.isWhole) this.tree.place(unit);
      return;
    }
    // "**Status:** done" ends the section of the bold label above it; so does "**What can customers do?**".
    if (label && (!label.isWhole || label.text.endsWith('?') || describesResults(label.text)))
      this.tree.leaveLabel(unit.span.start);
    this.tree.place(unit);
  }

  /** `- **Timeline**` with a list below it is a section inside its item. */
  private readLabelsIn({ items }: ListUnit): void {
    for (const item of items) {
      if (!item.block || item.units.length === 0) continue;
      const heading = item.block.text.trim();
      const name = heading.length <= 60 ? (this.nameOfLabel(heading) ?? this.actionsInside(item)) : null;
      if (!name) continue;
      const { span } = item.block;
      const opening = { heading, name, depth: LABEL_DEPTH, span, bodyStart: span.end, isInList: true };
      this.tree.enter(opening).units.push(...item.units);
      this.tree.leave(item.span.end);
    }
  }

  private nameOfHeading(words: string): SectionName | null {
    return sectionName(words, this.aliases, this.language);
  }

  private nameOfLabel(words: string): SectionName | null {
    return labelName(words, this.aliases, this.language);
  }

  /** Without marks around them, fewer words are a heading. */
  private nameOfPlainWords(words: string): SectionName | null {
    return this.nameOfLabel(words) ?? (isTitleCase(words) ? this.nameOfHeading(words) : null);
  }

  private nameOfParagraph({ text, isBold }: Label, index: number): SectionName | null {
    if (isBold) return this.nameOfHeading(text) ?? this.nameByPlace(text, LABEL_DEPTH, index);
    return (
      this.nameOfPlainWords(text) ?? (this.isBelowOther(LABEL_DEPTH) ? null : this.actionsBelow(text, index))
    );
  }

  /** The name of a heading, inferred from the content above and below it. */
  private nameByPlace(heading: string, depth: number, index: number): SectionName | null {
    if (this.isBelowOther(depth)) return null;
    // A single "Why?" is a heading of causes; below an action item it gives the item's purpose; repeated, it is a chain.
    const isBelowItems = this.tree.isWithin(depth, (name) => name === 'action-items');
    if (ASKS_WHY.test(heading) && !isBelowItems && this.units.filter(asksWhy).length === 1) return 'causes';
    return this.actionsBelow(heading, index);
  }

  /** `action-items` for a suitable heading above a list or table in which nearly every entry is an action. */
  private actionsBelow(heading: string, index: number): SectionName | null {
    const { language } = this;
    const isForeign = language !== null && heading.length <= 80 && promisesIn(language, heading);
    if (!isForeign && !mayHeadActions(heading) && !mayHeadItems(heading)) return null;
    const isLeft = saysWhatIsLeft(heading);
    const texts = entriesBelow(this.units, index, isLeft);
    const isAction = (text: string) =>
      looksLikeAction(withoutTag(text)) || looksLikeAction(text.replace(LEAD, '')) || hasField(text);
    const areActions =
      isMostlyActions(texts, isAction, isLeft || NAMES_ACTIONS.test(heading) ? 0.6 : 0.75) ||
      (isLeft && texts.length === 1 && isAction(texts[0]!)) ||
      (isForeign && isMostlyActions(texts, (text) => readsAsAction(language, text)));
    return areActions ? 'action-items' : null;
  }

  /** `- **Review actions**:`, with a list of actions below it. */
  private actionsInside({ block, units }: ItemUnit): SectionName | null {
    const list = units.find((unit) => unit.kind === 'list');
    const isHeading = list !== undefined && !this.isBelowOther(LABEL_DEPTH) && mayHeadItems(block!.text);
    return isHeading && isMostlyActions(textsOf(list)) ? 'action-items' : null;
  }

  /** "Short term" below "Resolution" is about the resolution. */
  private isBelowOther(depth: number): boolean {
    return this.tree.isWithin(depth, (name) => name !== null && !MAY_CONTAIN_ACTIONS.has(name));
  }

  /** "**Owner:** Ann" below an action item is a field of the item, not a section about people. */
  private isItemField({ text, isWhole }: Label): boolean {
    const isField = !isWhole && ITEM_FIELD.test(text);
    return isField && this.tree.isWithin(LABEL_DEPTH + 1, (name) => name === 'action-items');
  }
}

/** "Actions out of the review": below such a heading, two entries of three are enough. */
const NAMES_ACTIONS = /^\W{0,4}(?:action(?: item| point)?s|to-?dos|tasks|follow-?ups)\b/i;

/** "Ann: add an alert", "TODO: add an alert". */
const LEAD = /^\W{0,4}\p{Lu}[\p{L} .'’-]{1,30}: /u;

const OWNED = /[|–—(,;] ?(?:owner|assignee)(?: ?:| @)/i;
const DUE = /[|–—(,;] ?(?:due|eta|deadline)(?! to\b)(?: (?:by|on|date))? ?:? ?/i;

/** "Dry-run mode | Content team | Due 20 December" asks for work, and "Errors rose, due to the load" does not. */
function hasField(text: string): boolean {
  if (OWNED.test(text)) return true;
  const due = DUE.exec(text);
  return due !== null && readDue(text.slice(due.index + due[0].length).slice(0, 40), 0)?.start === 0;
}

/**
 * The entries of the list, otherwise of the table, below a heading; where the heading says that work is left, otherwise
 * its sub-headings or paragraphs.
 */
function entriesBelow(units: readonly Unit[], index: number, isLeft: boolean): readonly string[] {
  const heading = units[index]!;
  const depth = isLeft && heading.kind === 'heading' ? heading.depth : LABEL_DEPTH;
  const next = units.slice(index + 1, index + (isLeft ? 8 : 4));
  const end = next.findIndex((unit) => unit.kind === 'heading' && unit.depth <= depth);
  const below = end === -1 ? next : next.slice(0, end);
  const list = below.find((unit) => unit.kind === 'list');
  const titles = below.flatMap((unit) => (unit.kind === 'heading' ? [unit.block.text] : []));
  if (isMostlyActions(titles)) return titles;
  if (list) return leavesOf(list);
  const rows = below.find((unit) => unit.kind === 'table')?.rows ?? [];
  // One row is not enough to tell.
  if (rows.length > 1)
    return rows.map(({ cells }) => (cells.find(({ text }) => looksLikeAction(text)) ?? cells[0])?.text ?? '');
  return isLeft
    ? below.flatMap((unit) => (unit.kind === 'paragraph' ? linesOf(unit).map(({ text }) => text) : []))
    : [];
}

/** The entries of a list, with those below "**Monitoring**" in its place. */
const leavesOf = ({ items }: ListUnit): readonly string[] =>
  items.flatMap(({ block, units }) => {
    const text = block?.text ?? '';
    const inside = units.find((unit) => unit.kind === 'list');
    return inside && text.split(/\s+/).length <= 4 && !looksLikeAction(text) ? leavesOf(inside) : [text];
  });

const textsOf = (list: ListUnit) => list.items.map((item) => item.block?.text ?? '');

const ASKS_WHY = /^[\s\d.)]*why\s*[?:]*\s*$/i;
const asksWhy = (unit: Unit) =>
  (unit.kind === 'heading' || unit.kind === 'paragraph') &&
  /^\W*(?:\d+[.)]\s*)?why\s*[?:]/i.test(`${unit.block.text}?`);

/** Sections that may contain a sub-heading of action items. */
const MAY_CONTAIN_ACTIONS = new Set<SectionName>(['action-items', 'lessons', 'went-wrong', 'summary']);
const ITEM_FIELD =
  /^(?:owners?|author|team|contacts?|assignees?|due(?: date)?|status|priority|type|tickets?|issues?|links?)(?:\(s\))?\s*:?$/i;

/** "Root Cause And Resolution": several words in title case, unlike a sentence. */
function isTitleCase(text: string): boolean {
  const words = text.split(/[\s/&-]+/).filter((word) => word.length > 3);
  return words.length > 1 && words.every((word) => /^\p{Lu}\p{Ll}/u.test(word));
}

/** The document's title: the first heading, if it is the only one of its depth. */
function titleOf(units: readonly Unit[]): Unit | null {
  const headings = units.filter((unit) => unit.kind === 'heading');
  const first = headings[0];
  if (!first || headings.length < 2) return null;
  return headings.every((each) => each === first || each.depth > first.depth) ? first : null;
}
