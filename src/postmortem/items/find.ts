import { mixesLessons } from '../../languages/headings.ts';
import type { Language } from '../../languages/language.ts';
import type { Block } from '../../markdown/text.ts';
import type { ListUnit, ParagraphUnit, Unit } from '../../markdown/units.ts';
import type { ActionItem, Section, SectionName } from '../model.ts';
import { aboutList, commitment } from '../phrases/commitments.ts';
import { describesResults, isChecklist, problems } from '../phrases/item-headings.ts';
import { isMostlyActions, looksLikeAction, promise } from '../phrases/promises.ts';
import type { ReadSection, Sections } from '../sections.ts';
import { below, type Caption, captionsAmong, ownerCaptions } from './captions.ts';
import { commits } from './commits.ts';
import {
  doneBelow,
  hasFields,
  headingItem,
  type ItemContext,
  isFieldList,
  labelled,
  type Take,
  textItem,
} from './item.ts';
import { collectBoxes, collectInside, collectList, collectNamed, collectTable, elaborates } from './lists.ts';
import { isMarked, markedItem } from './marked-paragraphs.ts';
import { withoutNames } from './name-lists.ts';
import { itemTexts, ownerPositionsOf } from './owner-positions.ts';
import { collectLines, collectParagraph, holdsLabel, ownedLead, saysWhatToDo } from './paragraphs.ts';
import { areFinished, isLesson, isObservation, reportsFinishedWork } from './past-work.ts';
import { withSureness } from './sureness.ts';
import { isItemTable } from './table.ts';

/**
 * Finds the action items: in action item sections, and labelled or with a task box anywhere. `headings` returns the
 * block of a section's heading, if it has one.
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
  const shared = { sections, headings, parts: childrenOf(sections.all), captionCache: new Map() };
  for (const section of sections.all) {
    const region = regionOf(section);
    if (region && !(section.isInList && region !== section))
      collectSection({ ...shared, section, region }, context, take);
    else if (!section.isInList) collectLoose(section.units, section, context, take);
  }
  const byStart = [...found].sort((a, b) => a.span.start - b.span.start);
  const once = byStart.filter(
    (item, index) => index === 0 || item.span.start !== byStart[index - 1]!.span.start,
  );
  return withSureness(withoutNames(once), context.language);
}

/** Sections that never hold action items, even below a section of them. */
const NEVER_ITEMS = new Set<SectionName>([
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

/** The action item section that a section is or belongs to, like "Monitoring" below "Action items". */
function regionOf(section: ReadSection): ReadSection | null {
  for (let each: ReadSection | null = section; each; each = each.parent as ReadSection | null) {
    if (each.name === 'action-items') return each;
    if (each.name && NEVER_ITEMS.has(each.name) && !isActionInWords(each)) return null;
    // "### Team" may be a theme of items; "### Owners" lists people.
    if (each.name === 'roles' && !/team/i.test(each.heading)) return null;
  }
  return null;
}

const isBelowNever = (section: ReadSection | null): boolean =>
  section !== null && section.name !== null && section.name !== 'summary' && NEVER_ITEMS.has(section.name);

function childrenOf(all: readonly ReadSection[]): ReadonlyMap<Section | null, readonly ReadSection[]> {
  const parts = new Map<Section | null, ReadSection[]>();
  for (const section of all) {
    if (section.isInList) continue;
    const siblings = parts.get(section.parent);
    if (siblings) siblings.push(section);
    else parts.set(section.parent, [section]);
  }
  return parts;
}

/** The other action item sections of the document. */
function otherRegions({ section, region, sections }: Place): ReadSection[] {
  return sections.all.filter(
    (each) =>
      each.name === 'action-items' && each.units.length > 0 && each !== section && regionOf(each) !== region,
  );
}

/** Headings below which every list entry is an action item; others ("Prevention") also hold explanations. */
const PLAIN =
  /\b(?:action|follow|next steps|to-?do|task|corrective|remediation items|recommendation|ticket|commitment)/i;

function isPlainRegion(region: ReadSection): boolean {
  for (let each: ReadSection | null = region; each; each = each.parent as ReadSection | null) {
    if (each.name === 'action-items' && PLAIN.test(each.heading)) return true;
  }
  return false;
}

/** True for "Lessons learned and next steps". */
const holdsLessons = ({ heading }: ReadSection, language: Language | null): boolean =>
  /\b(?:lessons?|learn\w*|findings?|observations?|conclusions?|take-?aways?)\b/i.test(heading) ||
  (language !== null && mixesLessons(language, heading));

/** "Fixes deployed" and "Six weeks later" are about finished work, and so are the sections below them. */
function isBelowResults(section: ReadSection): boolean {
  for (let each: ReadSection | null = section; each; each = each.parent as ReadSection | null)
    if (each.depth > 1 && describesResults(each.heading) && !isUrgent(each)) return true;
  return false;
}

/** "Immediate actions" below "Action items" are the first ones to be done, unless all of them report what was done. */
function isUrgent({ heading, parent, units }: ReadSection): boolean {
  const isBelowItems = parent !== null && isPlainRegion(parent as ReadSection);
  return isBelowItems && /^\W{0,8}immediate\b/i.test(heading) && !areFinished(units);
}

/** "### Identified problems" beside "### Improvement plan", unless its list says what to do. */
const listsProblems = ({ heading, units }: ReadSection): boolean =>
  problems.find(heading) !== null &&
  units.some(({ kind }) => kind === 'list') &&
  !units.some(({ kind }) => kind === 'table') &&
  !isMostlyActions(itemTexts(units));

interface Place {
  readonly section: ReadSection;
  /** The action item section that `section` is or belongs to. */
  readonly region: ReadSection;
  readonly sections: Sections;
  /** Direct sub-sections by parent; null for the top level. */
  readonly parts: ReadonlyMap<Section | null, readonly ReadSection[]>;
  readonly headings: (section: ReadSection) => Block | null;
  /** Cache of the captions of each parent's sub-sections. */
  readonly captionCache: Map<Section | null, GroupCaptions>;
}

interface GroupCaptions {
  readonly captions: ReadonlyMap<ReadSection, Caption>;
  readonly owners: ReadonlySet<Caption>;
}

function collectSection(place: Place, given: ItemContext, take: Take): void {
  const { section, region, parts } = place;
  const { units } = section;
  const context = { ...belowHeadings(place, given), ownerPositions: ownerPositionsOf(itemTexts(units)) };
  const hasList = units.some((unit) => unit.kind === 'list' || unit.kind === 'table');
  const hasBelow = parts.has(section);
  const heading = place.headings(section);
  if (isChecklist(section.heading) || (section !== region && listsProblems(section))) return;
  const isRecord =
    isBelowResults(section) || reportsFinishedWork(section, () => otherRegions(place), given.language);
  if (heading && isHeadingItem(place, context, hasList, hasBelow)) {
    const item = headingItem(section, heading, given);
    take(isRecord && !item?.done ? null : item);
    return;
  }
  const hasItemTable = units.some((unit) => unit.kind === 'table' && isItemTable(unit, context.language));
  const { language } = context;
  const isPromise = holdsLessons(region, language)
    ? (item: ActionItem) => !isLesson(item, language)
    : isPlainRegion(region)
      ? () => true
      : (item: ActionItem) => !isObservation(item);
  // Below "Immediate actions", a list with marks (✅, ⚠️) tracks its entries.
  const isTracked = isRecord && units.some((unit) => unit.kind === 'list' && hasMarks(unit));
  const sure: Take = (item) => {
    const isMarked = item !== null && (isTracked || item.done || item.due !== null || item.layout === 'task');
    take(item && (isRecord ? isMarked : isPromise(item)) ? item : null);
  };
  const takeProse = holdsLessons(region, language) ? sure : take;
  const captions = captionsAmong(units, (unit) => ownedLead(unit, context) || leadsToDetails(unit));
  const owners = ownerCaptions([...captions.values()], context);
  let inside: ItemContext = context;
  let isTicked = false;
  let isUnderItem = false;
  for (const [index, unit] of units.entries()) {
    const caption = captions.get(unit);
    if (caption) {
      inside = below(caption, owners, context);
      isTicked = isChecklist(caption.block.text);
    } else if (isTicked) continue;
    switch (unit.kind) {
      case 'list':
        // Next to a table of items, a list explains its columns.
        if (
          hasItemTable ||
          elaborates(unit, units[index - 1], context.language) ||
          isInDetail(units[index - 1], context)
        )
          collectBoxes(unit, section, inside, take);
        else collectList(unit, section, inside, sure);
        break;
      case 'table':
        collectTable(unit, section, inside, take);
        break;
      case 'paragraph':
        if (caption) break;
        if (isMarked(unit, section)) take(markedItem(unit, section, context));
        else if (
          labelled(unit.block.text) ||
          ownedLead(unit, context) ||
          isAboveDetails(unit, units[index + 1])
        )
          take(textItem(unit.block, unit.children, unit.span, section, 'paragraph', null, context));
        else if (!hasList && !hasBelow)
          isUnderItem = collectProse(unit, isUnderItem, place, context, takeProse);
        else if (hasList && !isRecord && addsToList(unit, units.slice(0, index)))
          take(textItem(unit.block, unit.children, unit.span, section, 'paragraph', null, context));
        break;
      default:
        break;
    }
  }
}

/**
 * The items of a paragraph in a section without lists. Below a paragraph in bold that is an item, others give its
 * details. True for such a paragraph, and for its details.
 */
function collectProse(
  unit: ParagraphUnit,
  isUnderItem: boolean,
  { section }: Place,
  context: ItemContext,
  take: Take,
): boolean {
  const isBold = unit.children.length === 1 && unit.children[0]!.type === 'strong';
  if (isUnderItem && !isBold) return true;
  let hasItem = false;
  collectParagraph(unit, section, context, (item) => {
    hasItem ||= item !== null;
    take(item);
  });
  return isBold && hasItem;
}

/** "We will also review our runbooks.", behind a list of items. */
const addsToList = ({ block }: ParagraphUnit, above: readonly Unit[]): boolean =>
  above.some(({ kind }) => kind === 'list' || kind === 'table') &&
  commits(block.text, [commitment]) &&
  !aboutList.pattern.test(block.text);

const MARK = /^\s*(?:✅|☑|✔|❌|⚠|⏳|🔲|⬜|🟡|🔴|🟢|🚧)/u;
const hasMarks = ({ items }: ListUnit): boolean =>
  items.length > 1 && items.every(({ block }) => block !== null && MARK.test(block.text));

/** True for the list after "**Ann** Add alarms for:", which only gives details. */
function isInDetail(before: Unit | undefined, context: ItemContext): boolean {
  return (
    before?.kind === 'paragraph' &&
    before.block.text.trimEnd().endsWith(':') &&
    (ownedLead(before, context) || leadsToDetails(before))
  );
}

const isAboveDetails = (unit: ParagraphUnit, next: Unit | undefined): boolean =>
  next?.kind === 'list' && leadsToDetails(unit);

/** "We are adding alerts for:" is an item, and the list below it says for what. */
function leadsToDetails({ block: { text } }: ParagraphUnit): boolean {
  const sentence = text.slice(text.lastIndexOf('. ') + 1);
  return /\b(?:for|when|if|on|where) ?:\s*$/i.test(sentence) && promise.find(sentence) !== null;
}

/** Adds what a sub-heading of an action item section says about its items: "### Alex". */
function belowHeadings(place: Place, context: ItemContext): ItemContext {
  const { section, region, parts, headings, captionCache } = place;
  if (section === region) return context;
  let siblings = captionCache.get(section.parent);
  if (!siblings) {
    const captions = new Map<ReadSection, Caption>();
    for (const each of parts.get(section.parent) ?? [])
      captions.set(each, { block: headings(each) ?? plainBlock(each) });
    siblings = { captions, owners: ownerCaptions([...captions.values()], context) };
    captionCache.set(section.parent, siblings);
  }
  const caption = siblings.captions.get(section);
  return caption ? below(caption, siblings.owners, context) : context;
}

/** A block for a label's heading, of which only the overall span is known. */
function plainBlock({ heading, span }: ReadSection): Block {
  return { kind: 'heading', text: heading, span, masks: [], breaks: [], stops: [], source: () => span };
}

/** "[detect] Alert on …", "P1: Alert on …", "[ ] @ann: alert on …". */
const withoutTag = (heading: string) =>
  heading.replace(/^[\s\d.)]{0,6}(?:\[[^\]]{1,20}\]|P\d:)\s*/, '').replace(/^@\S{1,40}\s+/, '');
/** "Split the export by region @stein": has an owner, so the content below only gives details. */
const HANDLE_AT_END = /@[\p{L}\d_.-]+[^\p{L}\d]{0,3}$/u;

/** "### Detect full disks sooner" is an action item, not the section on detection. */
const isActionInWords = ({ heading }: ReadSection): boolean =>
  heading.trim().split(/\s+/).length >= 4 && looksLikeAction(withoutTag(heading));

/** "[ ] Alert on CPU @vidar": an item even with nothing below it. */
const MARKED = /^[\s\d.)]{0,6}\[[ xX]\]|(?<![\p{L}\d])@[\p{L}\d]/u;

/** True for prose that leads to a list of details, such as "Verify that:", rather than of actions. */
function isInDetailBelow(units: readonly Unit[]): boolean {
  const at = units.findIndex((unit) => unit.kind === 'list');
  const [list, before] = [units[at], units[at - 1]];
  if (list?.kind !== 'list' || before?.kind !== 'paragraph' || !before.block.text.trimEnd().endsWith(':'))
    return false;
  const texts = list.items.map(({ block }) => block?.text ?? '');
  return saysWhatToDo(before.block.text) && !texts.some(looksLikeAction);
}

/** "### Indexer" is a theme; "### Removal of the old indexer" with prose below it is an action item. */
function isHeadingItem(
  { section, region }: Place,
  context: ItemContext,
  hasList: boolean,
  hasBelow: boolean,
) {
  const { units, heading } = section;
  const isAction = looksLikeAction(withoutTag(heading));
  const isNamed = section.name !== null && !isActionInWords(section);
  return (
    section !== region &&
    !isNamed &&
    !context.above.owners &&
    (!hasList ||
      isFieldList(units, context.language) ||
      (isAction && (HANDLE_AT_END.test(heading) || isInDetailBelow(units)))) &&
    !hasBelow &&
    (isAction || heading.trim().split(/\s+/).length >= 3 || hasFields(units, context.language)) &&
    ((isAction && MARKED.test(heading)) ||
      units.some((unit) => unit.kind === 'paragraph' || unit.kind === 'list'))
  );
}

/** Boxes in a form, of which some are ticked: "[x] Meter gateway", "[ ] Field app" below "Services affected". */
function isChoice({ items }: ListUnit, { language }: ItemContext): boolean {
  return items.every(({ block, units }) => {
    const text = block?.text ?? '';
    const isName = text.trim().split(/\s+/).length <= 4 && text.length <= 40 && !/[@:：(—–|]/.test(text);
    return isName && units.length === 0 && !saysWhatToDo(text, language);
  });
}

/** Ticked boxes below "Contributing factors" that name factors: "[x] No alert on the queue". */
function ticksFactors({ items }: ListUnit, section: ReadSection | null, { language }: ItemContext): boolean {
  const asks = items.filter(({ block }) => saysWhatToDo(block?.text ?? '', language));
  const isTicked = items.every(({ checked }) => checked !== false);
  return section?.name === 'causes' && isTicked && asks.length * 2 < items.length;
}

/** Task boxes, tables of items and labelled items outside action item sections. */
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
    else if (unit.kind === 'list') {
      if (!isChoice(unit, context) && !ticksFactors(unit, section, context))
        collectBoxes(unit, section, context, take);
      collectInside(unit, section, context, take);
      if (!isBelowNever(section)) collectNamed(unit, section, context, take);
    } else if (unit.kind === 'paragraph' && unit.block.breaks.length > 0 && holdsLabel(unit, context))
      collectLines(unit, section, context, take);
    else if (unit.kind === 'paragraph' && isMarked(unit, section)) take(markedItem(unit, section, context));
    else if (unit.kind === 'paragraph' && labelled(unit.block.text)) {
      const item = textItem(unit.block, unit.children, unit.span, section, 'paragraph', null, context);
      const below = units[index + 1];
      take(item && below?.kind === 'list' ? doneBelow(item, below) : item);
    }
  }
}
