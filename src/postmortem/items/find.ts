import { slice } from '../../markdown/text.ts';
import type { ItemUnit, ListUnit, ParagraphUnit, TableUnit, Unit } from '../../markdown/units.ts';
import { headingKey } from '../aliases.ts';
import type { ActionItem, SectionName } from '../model.ts';
import type { ReadSection, Sections } from '../sections.ts';
import { itemType } from './fields.ts';
import { namesByHabit } from './habit.ts';
import {
  doneBelow,
  headingItem,
  type ItemContext,
  isFieldList,
  labelled,
  listItem,
  textItem,
} from './item.ts';
import { isItemTable, itemColumns, readItemRow } from './table.ts';
import { looksLikeAction } from './verbs.ts';

/** Finds what the document promises to do: in the sections that say so, and labelled or boxed anywhere. */
export function findActionItems(sections: Sections, context: ItemContext): ActionItem[] {
  const found: ActionItem[] = [];
  const take = (item: ActionItem | null) => {
    if (item) found.push(item);
  };
  collectLoose(sections.preamble, null, context, take);
  for (const section of sections.all) {
    const region = regionOf(section);
    if (region && !(section.isInList && region !== section))
      collectSection(section, region, sections, context, take);
    else if (!section.isInList) collectLoose(section.units, section, context, take);
  }
  const byStart = [...found].sort((a, b) => a.span.start - b.span.start);
  return byStart.filter((item, index) => index === 0 || item.span.start !== byStart[index - 1]!.span.start);
}

type Take = (item: ActionItem | null) => void;

/** Sections that are something else even below a section of action items. */
const APART = new Set<SectionName>([
  'timeline',
  'went-well',
  'went-wrong',
  'lucky',
  'lessons',
  'causes',
  'impact',
  'five-whys',
  'fishbone',
  'summary',
  'supporting',
  'decisions',
]);

/** The section of action items that a section is, or is part of: "Monitoring" below "Action items" is. */
function regionOf(section: ReadSection): ReadSection | null {
  for (let each: ReadSection | null = section; each; each = each.parent as ReadSection | null) {
    if (each.name === 'action-items') return each;
    if (each.name && APART.has(each.name)) return null;
    // "### Team" may be the theme of its items; "### Owners" lists people.
    if (each.name === 'roles' && !/team/i.test(each.heading)) return null;
  }
  return null;
}

/** Headings below which every list item is meant as an item; others ("Prevention") also hold explanations. */
const PLAIN =
  /\b(?:action|follow|next steps|to-?do|task|corrective|remediation items|recommendation|ticket|commitment)/i;

/** "Immediate actions (completed)" records the response; only what it marks as done was a commitment. */
const RECORD =
  /\bimmediate (?!next\b)(?:\w+ )?(?:actions?|fix(?:es)?|response|steps|measures|mitigations?)\b|\bactions? taken\b|\bcompleted\b/i;

function isPlainRegion(region: ReadSection): boolean {
  for (let each: ReadSection | null = region; each; each = each.parent as ReadSection | null) {
    if (each.name === 'action-items' && PLAIN.test(each.heading)) return true;
  }
  return false;
}

function collectSection(
  section: ReadSection,
  region: ReadSection,
  sections: Sections,
  given: ItemContext,
  take: Take,
): void {
  const { units } = section;
  const names = namesByHabit(units);
  const isKnown = (name: string) => given.isKnown(name) || names.has(name.toLowerCase());
  const context =
    section === region ? { ...given, isKnown } : withType({ ...given, isKnown }, section.heading);
  const hasList = units.some((unit) => unit.kind === 'list' || unit.kind === 'table');
  const below = sections.all.some((each) => each.parent === section && !each.isInList);
  if (
    section !== region &&
    section.name === null &&
    (!hasList || isFieldList(units)) &&
    !below &&
    // "### Indexer" is a theme, "### Removal of the old indexer" is what is to be done.
    (looksLikeAction(section.heading) || section.heading.trim().split(/\s+/).length >= 3) &&
    units.some((unit) => unit.kind === 'paragraph' || unit.kind === 'list')
  ) {
    take(headingItem(section, context));
    return;
  }
  const hasItemTable = units.some((unit) => unit.kind === 'table' && isItemTable(unit));
  const isPlain = isPlainRegion(region);
  const isRecord = RECORD.test(section.heading) || tellsWhatWasDone(section, region, sections);
  const sure: Take = (item) => {
    const isMarked = item !== null && (item.done || item.layout === 'task');
    take(item && (isRecord ? isMarked : isPlain || !isStatement(item)) ? item : null);
  };
  for (const [index, unit] of units.entries()) {
    switch (unit.kind) {
      case 'list':
        // Beside a table of items, a list explains its columns.
        if (hasItemTable || elaborates(unit, units[index - 1])) collectBoxes(unit, section, context, take);
        else collectList(unit, section, context, sure);
        break;
      case 'table':
        collectTable(unit, section, context, take);
        break;
      case 'paragraph':
        if (labelled(unit.block.text))
          take(textItem(unit.block, unit.children, unit.span, section, 'paragraph', null, context));
        else if (!hasList && !below) collectParagraph(unit, section, context, take);
        break;
      default:
        break;
    }
  }
}

/** "Mitigations" where each line tells what was done, beside a section that tells what is to be done. */
function tellsWhatWasDone(section: ReadSection, region: ReadSection, sections: Sections): boolean {
  if (!/\b(?:mitigations?|remediations?|fix(?:es)?|changes)\b/i.test(section.heading)) return false;
  const items = section.units.flatMap((unit) => (unit.kind === 'list' ? unit.items : []));
  const others = sections.all.filter((each) => each.name === 'action-items' && each.units.length > 0);
  return (
    items.length > 0 &&
    items.every((item) => PAST.test(item.block?.text ?? '')) &&
    others.some((each) => each !== section && regionOf(each) !== region)
  );
}

const PAST =
  /^\W*(?:we (?:have |'ve )?)?(?:[a-z]+(?<!e|sh|mb)ed|made|built|sent|took|ran|wrote|brought|found|got)\b/i;

/** "2. We will add alarms for:", and the bullets that say for what, not indented. */
function elaborates(list: ListUnit, before: Unit | undefined): boolean {
  const last = before?.kind === 'list' && before.ordered !== list.ordered ? before.items.at(-1) : undefined;
  if (!last?.block) return false;
  const end = last.units.at(-1);
  const text = end?.kind === 'paragraph' ? end.block.text : last.block.text;
  return /:\s*$/.test(text) && (text !== last.block.text || !isGroup(last));
}

/** "The job had no test at all" and "The worker reads it twice." tell what is, not what is to be done. */
function isStatement(item: ActionItem): boolean {
  const { text } = item;
  if (item.layout === 'task' || item.done || item.issue !== null || item.owners.length > 0) return false;
  return (
    (/\b(?:was|were|had|didn't|did not|wasn't|weren't)\b/i.test(text) ||
      /^(?:the|this|that|these|those|it|there) [\s\S]*\.\s*$/i.test(text)) &&
    !PROMISE.test(text) &&
    !looksLikeAction(text)
  );
}

function collectTable(table: TableUnit, section: ReadSection | null, context: ItemContext, take: Take): void {
  const columns = itemColumns(table);
  if (!columns) return;
  for (const row of table.rows)
    take(readItemRow(row, columns, section, context.line(row.span.start), context.base));
}

/** Task boxes, tables of items and labelled promises outside of the sections for them. */
function collectLoose(
  units: readonly Unit[],
  section: ReadSection | null,
  context: ItemContext,
  take: Take,
): void {
  for (let each = section; each; each = each.parent as ReadSection | null)
    if (each.name === 'timeline') return;
  for (const [index, unit] of units.entries()) {
    if (unit.kind === 'table' && isItemTable(unit)) collectTable(unit, section, context, take);
    else if (unit.kind === 'list') collectBoxes(unit, section, context, take);
    else if (unit.kind === 'paragraph' && labelled(unit.block.text)) {
      const item = textItem(unit.block, unit.children, unit.span, section, 'paragraph', null, context);
      const below = units[index + 1];
      take(item && below?.kind === 'list' ? doneBelow(item, below) : item);
    }
  }
}

function collectBoxes(list: ListUnit, section: ReadSection | null, context: ItemContext, take: Take): void {
  for (const item of list.items) {
    if (item.block && (item.checked !== null || labelled(item.block.text)))
      take(listItem(item, section, context));
    for (const unit of item.units) if (unit.kind === 'list') collectBoxes(unit, section, context, take);
  }
}

function collectList(list: ListUnit, section: ReadSection, context: ItemContext, take: Take): void {
  const parents = list.items.filter((item) => item.block && item.units.some((unit) => unit.kind === 'list'));
  const groups = new Set(parents.filter(isGroup));
  // Between groups, "Review process:" is one, too.
  const areGroups = groups.size * 2 >= parents.length;
  for (const item of list.items) {
    const below = item.units.filter((unit) => unit.kind === 'list');
    const isGrouping =
      below.length > 0 && (!item.block || groups.has(item) || (areGroups && isCaption(item.block.text)));
    if (!isGrouping && item.block) take(listItem(item, section, context));
    const inside = isGrouping && item.block ? withType(context, item.block.text) : context;
    for (const unit of below) {
      // What elaborates an item is no item, unless it has a box of its own.
      if (isGrouping) collectList(unit, section, inside, take);
      else collectBoxes(unit, section, context, take);
    }
  }
}

/** "Prevent:" and "### Detection" give their type to the items below them. */
function withType(context: ItemContext, heading: string): ItemContext {
  const type = heading.length <= 40 ? itemType(headingKey(heading)) : null;
  return type ? { ...context, type } : context;
}

/** A few words and a colon, above a list. */
function isCaption(text: string): boolean {
  return /:\s*$/.test(text) && text.trim().split(/\s+/).length <= 3;
}

/** "Monitoring:" above a list is no item; "Add a check for:" is, and the list elaborates it. */
function isGroup(item: ItemUnit): boolean {
  const text = item.block!.text.trim();
  if (item.checked !== null || isFieldList(item.units)) return false;
  // "Build:" and "Test" are themes as much as verbs; "Fix alerts:" is one where what stands below is to be done.
  if (/^\W*\p{L}+\W*$/u.test(text)) return true;
  if (looksLikeAction(text)) return isCaption(text) && item.units.every(isAllActions);
  const first = item.children[0];
  const isAllBold = item.children.length === 1 && first?.type === 'strong' && text.length <= 60;
  const words = text.split(/\s+/).length;
  return isAllBold || words <= 4 || (/:\s*$/.test(text) && (words <= 8 || !PROMISE.test(text)));
}

function isAllActions(unit: Unit): boolean {
  return (
    unit.kind === 'list' && unit.items.every(({ block }) => block !== null && looksLikeAction(block.text))
  );
}

/** "R1. ", "A. ", "4.2 ": a list that Markdown does not know as one. */
const ORDINAL = /^\s*(?:[A-Z]{1,3}[- ]?\d{1,2}[.):]|[A-Z][.)]|\d{1,2}(?:\.\d{1,2})+[.):]?)\s+\S/;

/** Paragraphs of a section without lists: each that promises something, or each of its lines that does. */
function collectParagraph(unit: ParagraphUnit, section: ReadSection, context: ItemContext, take: Take): void {
  const { block } = unit;
  if (/:\s*$/.test(block.text)) return;
  const starts = [0, ...block.breaks.map((at) => at + 1)];
  const isMarked = starts.every((start) => ORDINAL.test(block.text.slice(start, start + 20)));
  // Lines that each have a number, or each end a sentence, are written as items; others are only wrapped.
  const isLines =
    starts.length > 1 && (isMarked || block.breaks.every((at) => /[.!]\s*$/.test(block.text.slice(0, at))));
  for (const [index, start] of (isLines ? starts : [0]).entries()) {
    const end = isLines ? (starts[index + 1] ?? block.text.length + 1) - 1 : block.text.length;
    const part = isLines ? slice(block, start, end) : block;
    const text = part.text.replace(HOPE, ' ');
    if (isMarked || PROMISE.test(text) || looksLikeAction(text)) {
      take(textItem(part, unit.children, part.span, section, 'paragraph', null, context));
    }
  }
}

/** "We will prevent such incidents in the future" alone says nothing that could be done. */
const HOPE =
  /\b(?:will|should|to) (?:try to |help (?:to )?)?(?:prevent|avoid) (?:such|similar|these|this|future|any)\b[^.]*/gi;
const PROMISE =
  /\b(?:(?:we|they|team|it) (?:will|should|must|need to|plan to)|will (?:be|also|not|need)?|should|must|need(?:s)? to|plan(?:s|ning)? to|going to|(?:is|are) (?:being|working|looking|planning|adding|improving|considering)|we'll|underway|in progress)\b/i;
