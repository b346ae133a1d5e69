import type { Block } from '../../markdown/text.ts';
import type { Unit } from '../../markdown/units.ts';
import type { ActionItem, Section, SectionName } from '../model.ts';
import { isChecklist, looksLikeAction, tellsResults } from '../phrases/promises.ts';
import type { ReadSection, Sections } from '../sections.ts';
import { below, type Caption, captionsAmong, ownerCaptions } from './captions.ts';
import { habitsOf, itemTexts } from './habit.ts';
import {
  doneBelow,
  headingItem,
  type ItemContext,
  isFieldList,
  labelled,
  type Take,
  textItem,
} from './item.ts';
import { collectBoxes, collectList, collectTable, elaborates } from './lists.ts';
import { collectLines, collectParagraph, holdsLabel, ownedLead } from './paragraphs.ts';
import { isItemTable } from './table.ts';
import { isStatement, tellsWhatWasDone } from './told.ts';

/**
 * Finds what the document promises to do: in the sections that say so, and labelled or boxed anywhere. `headings` gives
 * a section's heading with what stands where in it, if it has one.
 */
export function findActionItems(
  sections: Sections,
  headings: (section: ReadSection) => Block | null,
  context: ItemContext,
): ActionItem[] {
  const found: ActionItem[] = [];
  const take = (item: ActionItem | null) => {
    if (item) found.push(item);
  };
  collectLoose(sections.preamble, null, context, take);
  const shared = { sections, headings, parts: childrenOf(sections.all), seen: new Map() };
  for (const section of sections.all) {
    const region = regionOf(section);
    if (region && !(section.isInList && region !== section))
      collectSection({ ...shared, section, region }, context, take);
    else if (!section.isInList) collectLoose(section.units, section, context, take);
  }
  const byStart = [...found].sort((a, b) => a.span.start - b.span.start);
  return byStart.filter((item, index) => index === 0 || item.span.start !== byStart[index - 1]!.span.start);
}

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

function childrenOf(all: readonly ReadSection[]): ReadonlyMap<Section | null, readonly ReadSection[]> {
  const parts = new Map<Section | null, ReadSection[]>();
  for (const section of all) {
    if (section.isInList) continue;
    const beside = parts.get(section.parent);
    if (beside) beside.push(section);
    else parts.set(section.parent, [section]);
  }
  return parts;
}

/** Sections of action items beside the one at hand. */
function otherRegions({ section, region, sections }: Place): ReadSection[] {
  return sections.all.filter(
    (each) =>
      each.name === 'action-items' && each.units.length > 0 && each !== section && regionOf(each) !== region,
  );
}

/** Headings below which every list item is meant as an item; others ("Prevention") also hold explanations. */
const PLAIN =
  /\b(?:action|follow|next steps|to-?do|task|corrective|remediation items|recommendation|ticket|commitment)/i;

function isPlainRegion(region: ReadSection): boolean {
  for (let each: ReadSection | null = region; each; each = each.parent as ReadSection | null) {
    if (each.name === 'action-items' && PLAIN.test(each.heading)) return true;
  }
  return false;
}

/** "Fixes deployed" and "Six weeks later" tell what was done, and so does what stands below them. */
function isBelowResults(section: ReadSection): boolean {
  for (let each: ReadSection | null = section; each; each = each.parent as ReadSection | null)
    if (each.depth > 1 && tellsResults(each.heading)) return true;
  return false;
}

interface Place {
  readonly section: ReadSection;
  /** The section of action items that it is, or is part of. */
  readonly region: ReadSection;
  readonly sections: Sections;
  /** The sections directly below each; null for those at the top. */
  readonly parts: ReadonlyMap<Section | null, readonly ReadSection[]>;
  readonly headings: (section: ReadSection) => Block | null;
  /** The captions of the sections below each, once they were asked for. */
  readonly seen: Map<Section | null, Beside>;
}

interface Beside {
  readonly captions: ReadonlyMap<ReadSection, Caption>;
  readonly owners: ReadonlySet<Caption>;
}

function collectSection(place: Place, given: ItemContext, take: Take): void {
  const { section, region, parts } = place;
  const { units } = section;
  const context = { ...belowHeadings(place, given), habits: habitsOf(itemTexts(units)) };
  const hasList = units.some((unit) => unit.kind === 'list' || unit.kind === 'table');
  const hasBelow = parts.has(section);
  const heading = place.headings(section);
  if (isChecklist(section.heading)) return;
  const isRecord = isBelowResults(section) || tellsWhatWasDone(section, () => otherRegions(place));
  if (heading && isHeadingItem(place, context, hasList, hasBelow)) {
    const item = headingItem(section, heading, given);
    take(isRecord && !item?.done ? null : item);
    return;
  }
  const hasItemTable = units.some((unit) => unit.kind === 'table' && isItemTable(unit, context.language));
  const isPlain = isPlainRegion(region);
  const sure: Take = (item) => {
    const isMarked = item !== null && (item.done || item.layout === 'task');
    take(item && (isRecord ? isMarked : isPlain || !isStatement(item)) ? item : null);
  };
  const captions = captionsAmong(units, (unit) => ownedLead(unit, context));
  const owners = ownerCaptions([...captions.values()], context);
  let inside: ItemContext = context;
  for (const [index, unit] of units.entries()) {
    const caption = captions.get(unit);
    if (caption) inside = below(caption, owners, context);
    switch (unit.kind) {
      case 'list':
        // Beside a table of items, a list explains its columns.
        if (hasItemTable || elaborates(unit, units[index - 1]) || isInDetail(units[index - 1], context))
          collectBoxes(unit, section, inside, take);
        else collectList(unit, section, inside, sure);
        break;
      case 'table':
        collectTable(unit, section, inside, take);
        break;
      case 'paragraph':
        if (caption) break;
        if (labelled(unit.block.text) || ownedLead(unit, context))
          take(textItem(unit.block, unit.children, unit.span, section, 'paragraph', null, context));
        else if (!hasList && !hasBelow) collectParagraph(unit, section, context, take);
        break;
      default:
        break;
    }
  }
}

/** "**Ann** Add alarms for:", and the list that says for what. */
function isInDetail(before: Unit | undefined, context: ItemContext): boolean {
  return (
    before?.kind === 'paragraph' && before.block.text.trimEnd().endsWith(':') && ownedLead(before, context)
  );
}

/** What the section's own heading says of its items, where it stands below a section of action items: "### Alex". */
function belowHeadings(place: Place, context: ItemContext): ItemContext {
  const { section, region, parts, headings, seen } = place;
  if (section === region) return context;
  let beside = seen.get(section.parent);
  if (!beside) {
    const captions = new Map<ReadSection, Caption>();
    for (const each of parts.get(section.parent) ?? [])
      captions.set(each, { block: headings(each) ?? plainBlock(each) });
    beside = { captions, owners: ownerCaptions([...captions.values()], context) };
    seen.set(section.parent, beside);
  }
  const caption = beside.captions.get(section);
  return caption ? below(caption, beside.owners, context) : context;
}

/** The heading of a label, of which only the place as a whole is known. */
function plainBlock({ heading, span }: ReadSection): Block {
  return { kind: 'heading', text: heading, span, masks: [], breaks: [], source: () => span };
}

/** "### Indexer" is a theme, "### Removal of the old indexer" with prose below it is what is to be done. */
function isHeadingItem(
  { section, region }: Place,
  context: ItemContext,
  hasList: boolean,
  hasBelow: boolean,
) {
  const { units, heading } = section;
  return (
    section !== region &&
    section.name === null &&
    !context.above.owners &&
    (!hasList || isFieldList(units, context.language)) &&
    !hasBelow &&
    (looksLikeAction(heading) || heading.trim().split(/\s+/).length >= 3) &&
    units.some((unit) => unit.kind === 'paragraph' || unit.kind === 'list')
  );
}

/** Task boxes, tables of items and labelled promises outside of the sections for them. */
function collectLoose(
  units: readonly Unit[],
  section: ReadSection | null,
  context: ItemContext,
  take: Take,
): void {
  for (let each = section; each; each = each.parent as ReadSection | null)
    if (each.name === 'timeline' || isChecklist(each.heading)) return;
  for (const [index, unit] of units.entries()) {
    if (unit.kind === 'table' && isItemTable(unit, context.language))
      collectTable(unit, section, context, take);
    else if (unit.kind === 'list') collectBoxes(unit, section, context, take);
    else if (unit.kind === 'paragraph' && unit.block.breaks.length > 1 && holdsLabel(unit, context))
      collectLines(unit, section, context, take);
    else if (unit.kind === 'paragraph' && labelled(unit.block.text)) {
      const item = textItem(unit.block, unit.children, unit.span, section, 'paragraph', null, context);
      const below = units[index + 1];
      take(item && below?.kind === 'list' ? doneBelow(item, below) : item);
    }
  }
}
