import { headsDoneWork } from '../../languages/lists.ts';
import type { Block } from '../../markdown/text.ts';
import type { ListUnit, ParagraphUnit, Unit } from '../../markdown/units.ts';
import { isForOthers } from '../aliases.ts';
import type { ActionItem, Section } from '../model.ts';
import { aboutList, commitment } from '../phrases/commitments.ts';
import { isChecklist, problems, standing } from '../phrases/item-headings.ts';
import { isMostlyActions, looksLikeAction, withoutTag } from '../phrases/promises.ts';
import { shows } from '../phrases/sign.ts';
import { LABEL_DEPTH } from '../section-tree.ts';
import type { ReadSection, Sections } from '../sections.ts';
import { below, type Caption, captionsAmong, ownerCaptions } from './captions.ts';
import { commits } from './commits.ts';
import {
  areDetails,
  isAboveDetails,
  isAboveFacts,
  isInDetail,
  isInDetailBelow,
  leadsToDetails,
  titlesAmong,
} from './details.ts';
import {
  hasFields,
  headingItem,
  type ItemContext,
  isFieldList,
  itemsOfLines,
  labelled,
  type Take,
  textItem,
} from './item.ts';
import { collectBoxes, collectDetails, collectList, collectTable, elaborates } from './lists.ts';
import { collectLoose } from './loose.ts';
import { isMarked, markedItem } from './marked-paragraphs.ts';
import { withoutNames } from './name-lists.ts';
import { itemTexts, ownerPositionsOf } from './owner-positions.ts';
import { collectParagraph, ownedLead } from './paragraphs.ts';
import { isLesson, isObservation, reportsFinishedWork } from './past-work.ts';
import { holdsLessons, isActionInWords, isBelowResults, isPlainRegion, regionOf } from './regions.ts';
import { withReports } from './reported.ts';
import { isItemTable } from './table.ts';
import { asDone, tellsDoneWork } from './told-done.ts';
import { areUntracked, isAssigned, isTracked } from './tracked.ts';

/**
 * Finds the action items: in action item sections, and labelled or with a task box anywhere. `headings` returns the
 * block of a section's heading, if it has one.
 */
export function findActionItems(
  sections: Sections,
  headings: (section: ReadSection) => Block | null,
  context: ItemContext,
): readonly ActionItem[] {
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
  return withReports(withoutNames(withoutAdvice(once)), context.text, context.language);
}

/** Without what "Recommendations for customers" says, unless anything there has an owner, a day, a box or a status. */
function withoutAdvice(items: readonly ActionItem[]): ActionItem[] {
  const placed = items.map((item) => {
    const region = item.section && regionOf(item.section as ReadSection);
    return { item, advice: region && isForOthers(region.heading) ? region : null };
  });
  const takenOn = new Set(placed.flatMap(({ item, advice }) => (isTakenOn(item) ? [advice] : [])));
  return placed.flatMap(({ item, advice }) => (advice === null || takenOn.has(advice) ? [item] : []));
}

const isTakenOn = ({ owners, due, issue, status, layout }: ActionItem): boolean =>
  owners.length > 0 || due !== null || issue !== null || status !== null || layout === 'task';

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

/** "### Identified problems" beside "### Improvement plan", unless its list says what to do, or somebody tracks it. */
const listsProblems = (section: ReadSection, context: ItemContext): boolean =>
  problems.find(section.heading) !== null &&
  section.units.some(({ kind }) => kind === 'list') &&
  !section.units.some(({ kind }) => kind === 'table') &&
  !isMostlyActions(itemTexts(section.units)) &&
  section.units.every((unit) => unit.kind !== 'list' || areUntracked(unit, section, context));

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

function collectSection(place: Place, given: ItemContext, takeAny: Take): void {
  const { section, region, parts } = place;
  const { units } = section;
  const context = {
    ...belowHeadings(place, given),
    ownerPositions: ownerPositionsOf(itemTexts(units), given),
  };
  const isDone = given.language !== null && headsDoneWork(given.language, section.heading);
  const take: Take = (item) => takeAny(item && isDone ? asDone(item, given.text) : item);
  const hasList = units.some((unit) => unit.kind === 'list' || unit.kind === 'table');
  // "**Problem:** …" and "**Solution:** …" below an item are labels, and no parts of a list.
  const hasBelow = (parts.get(section) ?? []).some(
    ({ depth, name }) => depth < LABEL_DEPTH || name === 'action-items',
  );
  const heading = place.headings(section);
  if (isChecklist(section.heading) || (section !== region && listsProblems(section, context))) return;
  const { language } = given;
  const isRecord =
    isBelowResults(section) || reportsFinishedWork(section, () => otherRegions(place), language);
  if (heading && isHeadingItem(place, context, hasList, hasBelow)) {
    const item = headingItem(section, heading, given);
    takeAny(isRecord && !item?.done && !(item && isTracked(item)) ? null : item);
    for (const unit of units) if (unit.kind === 'list') collectDetails(unit, section, context, take);
    return;
  }
  const hasItemTable = units.some((unit) => unit.kind === 'table' && isItemTable(unit, context.language));
  const isPromise = holdsLessons(region, language)
    ? (item: ActionItem) => !isLesson(item, language)
    : isPlainRegion(region)
      ? () => true
      : (item: ActionItem) => !isObservation(item);
  // Below "Immediate actions", a list with marks (✅, ⚠️) tracks its entries.
  const areMarked = isRecord && units.some((unit) => unit.kind === 'list' && hasMarks(unit));
  const sureAs =
    (isToldDone: boolean): Take =>
    (found) => {
      const item = found && isToldDone ? asDone(found, given.text) : found;
      const isMarked = item !== null && (areMarked || item.done || isTracked(item) || item.layout === 'task');
      takeAny(item && (isRecord ? isMarked : isPromise(item)) ? item : null);
    };
  const sure = sureAs(isDone);
  const takeProse = holdsLessons(region, language) ? sure : take;
  const titles = titlesAmong(units, section, context);
  const captions = captionsAmong(
    units,
    (unit) => titles.has(unit) || ownedLead(unit, context) || leadsToDetails(unit),
  );
  const owners = ownerCaptions([...captions.values()], context);
  let inside: ItemContext = context;
  let isAside = false;
  let isUnderItem = false;
  for (const [index, unit] of units.entries()) {
    const caption = captions.get(unit);
    if (caption) {
      inside = below(caption, owners, context);
      isAside = isChecklist(caption.block.text) || shows(standing, caption.block.text);
    } else if (isAside && !(unit.kind === 'list' && !areUntracked(unit, section, inside))) continue;
    switch (unit.kind) {
      case 'list':
        // Next to a table of items, a list explains its columns.
        if (
          (hasItemTable && !inside.above.status && explains(unit, section, inside)) ||
          elaborates(unit, units[index - 1], context.language) ||
          isInDetail(units[index - 1], context)
        )
          collectBoxes(unit, section, inside, take);
        else if (titles.has(units[index - 1]!)) collectDetails(unit, section, inside, take);
        else collectList(unit, section, inside, sureAs(isDone || tellsDoneWork(unit, section, inside)));
        break;
      case 'table':
        collectTable(unit, section, inside, take);
        break;
      case 'paragraph': {
        if (caption) break;
        // "**Done**" is said of the list below it.
        if (inside !== context) inside = withStatusOf(context, inside);
        const ofLines = unit.block.breaks.length > 0 ? itemsOfLines(unit, section, context) : null;
        if (ofLines) ofLines.forEach(take);
        else if (isMarked(unit, section)) take(markedItem(unit, section, context));
        else if (
          titles.has(unit) ||
          labelled(unit.block.text) ||
          ownedLead(unit, context) ||
          isAboveDetails(unit, units[index + 1])
        )
          take(textItem(unit.block, unit.children, unit.span, section, 'paragraph', null, context));
        else if (!hasList && !hasBelow)
          isUnderItem = collectProse(unit, isUnderItem, place, context, takeProse);
        else if (hasList && !isRecord && addsToList(unit, units.slice(0, index), section, context))
          take(textItem(unit.block, unit.children, unit.span, section, 'paragraph', null, context));
        break;
      }
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
  const isDetail = isUnderItem && !isBold;
  let hasItem = false;
  collectParagraph(unit, section, context, (item) => {
    if (!item || (isDetail && !standsAlone(item))) return;
    hasItem = true;
    take(item);
  });
  return isDetail || (isBold && hasItem);
}

/** Whoever names a person or a day, or commits to work, adds an item. */
const standsAlone = ({ owners, due, text }: ActionItem): boolean =>
  owners.length > 0 || due !== null || commits(text, [commitment]);

/** "We will also review our runbooks.", behind a list of items; "Ann: rotate the keys by Friday" anywhere. */
function addsToList(unit: ParagraphUnit, above: readonly Unit[], section: ReadSection, context: ItemContext) {
  const { block, children, span } = unit;
  const isBehind = above.some(({ kind }) => kind === 'list' || kind === 'table');
  if (isBehind && commits(block.text, [commitment])) return !aboutList.pattern.test(block.text);
  const item = textItem(block, children, span, section, 'paragraph', null, context);
  return item !== null && item.owners.length > 0 && item.due !== null;
}

/** "P0 – critical": the legend of a table beside it. */
function explains(list: ListUnit, section: ReadSection, context: ItemContext): boolean {
  const texts = itemTexts([list]);
  const isLegend = texts.every((text) => /^\W*[\p{L}\d-]+\s?[:–—-]\s/u.test(text));
  return !(isMostlyActions(texts) && !isLegend) && !isAssigned(list, section, context);
}

/** What is said below a caption, with the status that was said above it. */
function withStatusOf({ above: { status } }: ItemContext, inside: ItemContext): ItemContext {
  const { status: _, ...above } = inside.above;
  return { ...inside, above: status === undefined ? above : { ...above, status } };
}

const MARK = /^\s*(?:✅|☑|✔|❌|⚠|⏳|🔲|⬜|🟡|🔴|🟢|🚧)/u;
const hasMarks = ({ items }: ListUnit): boolean =>
  items.length > 1 && items.every(({ block }) => block !== null && MARK.test(block.text));

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

/** "Split the export by region @stein": has an owner, so the content below only gives details. */
const HANDLE_AT_END = /@[\p{L}\d_.-]+[^\p{L}\d]{0,3}$/u;

/** "[ ] Alert on CPU @vidar": an item even with nothing below it. */
const MARKED = /^[\s\d.)]{0,6}\[[ xX]\]|(?<![\p{L}\d])@[\p{L}\d]/u;

/** "### Indexer" is a theme; "### Removal of the old indexer" with prose below it is an action item. */
function isHeadingItem(
  { section, region, parts }: Place,
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
      units.every(
        (unit) =>
          unit.kind !== 'table' &&
          (unit.kind !== 'list' ||
            (isAboveFacts(withoutTag(heading), unit) && areDetails(unit, section, context))),
      ) ||
      (isAction && (HANDLE_AT_END.test(heading) || isInDetailBelow(units)))) &&
    !hasBelow &&
    (isAction || heading.trim().split(/\s+/).length >= 3 || hasFields(units, context.language)) &&
    ((isAction && MARKED.test(heading)) ||
      (isAction && parts.has(section)) ||
      units.some((unit) => unit.kind === 'paragraph' || unit.kind === 'list'))
  );
}
