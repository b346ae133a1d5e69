import type { Block } from '../../markdown/text.ts';
import type { ListUnit, ParagraphUnit, Unit } from '../../markdown/units.ts';
import { isForOthers } from '../aliases.ts';
import type { ActionItem, Section } from '../model.ts';
import { aboutList, commitment } from '../phrases/commitments.ts';
import { isChecklist, problems, standing } from '../phrases/item-headings.ts';
import { isMostlyActions } from '../phrases/promises.ts';
import { shows } from '../phrases/sign.ts';
import { saysMore } from '../phrases/told.ts';
import { LABEL_DEPTH } from '../section-tree.ts';
import type { ReadSection, Sections } from '../sections.ts';
import { below, captionsAmong, ownerCaptions } from './captions.ts';
import { commits } from './commits.ts';
import { isAboveDetails, isInDetail, leadsToDetails, titledAmong } from './details.ts';
import { isHeadingItem, isTitled } from './heading-items.ts';
import { headingItem, type ItemContext, itemsOfLines, labelled, type Take, textItem } from './item.ts';
import { collectBoxes, collectList, collectTable, describesThing, elaborates } from './lists.ts';
import { collectLoose } from './loose.ts';
import { isMarked, markedItem } from './marked-paragraphs.ts';
import { withoutNames } from './name-lists.ts';
import { itemTexts, ownerPositionsOf } from './owner-positions.ts';
import { collectParagraph, ownedLead } from './paragraphs.ts';
import { isLesson, isObservation, reportsFinishedWork } from './past-work.ts';
import {
  belowHeadings,
  isBelowDone,
  isFirstOfPlan,
  isUntracked,
  otherRegions,
  type Place,
  tellsProtection,
} from './place.ts';
import { holdsLessons, isBelowResults, isPlainRegion, regionOf } from './regions.ts';
import { withReports } from './reported.ts';
import { isItemTable } from './table.ts';
import { asDone, withTold } from './told-done.ts';
import { areUntracked } from './untracked.ts';

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
  const { text, language } = context;
  return withTold(withReports(withoutNames(withoutAdvice(once)), text, language), text, language);
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

/** "### Identified problems" beside "### Improvement plan", unless its list says what to do, or somebody tracks it. */
const listsProblems = (section: ReadSection, context: ItemContext): boolean =>
  problems.find(section.heading) !== null &&
  section.units.some(({ kind }) => kind === 'list') &&
  !section.units.some(({ kind }) => kind === 'table') &&
  !isMostlyActions(itemTexts(section.units)) &&
  isUntracked(section, context);

function collectSection(place: Place, given: ItemContext, takeAny: Take): void {
  const { section, region, parts } = place;
  const { units } = section;
  const context = {
    ...belowHeadings(place, given),
    ownerPositions: ownerPositionsOf(itemTexts(units), given.language),
  };
  const { language } = given;
  const isElsewhere = () => otherRegions(place).length > 0;
  // What was put in place is told again where the document lists what is open.
  const isProtection = tellsProtection(place) && !isElsewhere();
  const isDone = isProtection || (language !== null && isBelowDone(section, region, language));
  const take: Take = (item) =>
    takeAny(item && isDone && !saysMore(item.text) ? asDone(item, given.text) : item);
  const hasList = units.some((unit) => unit.kind === 'list' || unit.kind === 'table');
  // "**Problem:** …" and "**Solution:** …" below an item are labels, and no parts of a list.
  const hasBelow = (parts.get(section) ?? []).some(
    ({ depth, name }) => depth < LABEL_DEPTH || name === 'action-items',
  );
  const heading = place.headings(section);
  if (isChecklist(section.heading) || (section !== region && listsProblems(section, context))) return;
  if (shows(standing, section.heading) && isUntracked(section, context)) return;
  const isRecord =
    !isProtection &&
    (tellsProtection(place) ||
      (isBelowResults(section) && !isFirstOfPlan(place)) ||
      reportsFinishedWork(section, isElsewhere, language));
  if (heading && (isHeadingItem(place, context, hasList, hasBelow) || isTitled(place, context, isDone))) {
    const item = headingItem(section, heading, given);
    take(isRecord && !item?.done ? null : item);
    for (const unit of units) if (unit.kind === 'list' && hasList) collectBoxes(unit, section, context, take);
    return;
  }
  const hasItemTable = units.some((unit) => unit.kind === 'table' && isItemTable(unit, context.language));
  const isPromise = isProtection
    ? () => true
    : holdsLessons(region, language)
      ? (item: ActionItem) => !isLesson(item, language)
      : isPlainRegion(region)
        ? () => true
        : (item: ActionItem) => !isObservation(item);
  // Below "Immediate actions", a list with marks (✅, ⚠️) tracks its entries.
  const isTracked = isRecord && units.some((unit) => unit.kind === 'list' && hasMarks(unit));
  const sure: Take = (found) => {
    const item = found && isDone && !saysMore(found.text) ? asDone(found, given.text) : found;
    const isMarked = item !== null && (isTracked || item.done || item.due !== null || item.layout === 'task');
    takeAny(item && (isRecord ? isMarked : isPromise(item)) ? item : null);
  };
  const takeProse = holdsLessons(region, language) ? sure : take;
  const titled = titledAmong(units, context);
  const captions = captionsAmong(
    units,
    (unit) => titled.has(unit) || ownedLead(unit, context) || leadsToDetails(unit),
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
          hasItemTable ||
          elaborates(unit, units[index - 1], context.language) ||
          describesThing(units[index - 1]) ||
          isInDetail(units[index - 1], context) ||
          titled.has(units[index - 1]!)
        )
          collectBoxes(unit, section, inside, take);
        else collectList(unit, section, inside, sure);
        break;
      case 'table':
        collectTable(unit, section, inside, take);
        break;
      case 'paragraph': {
        if (caption) break;
        const ofLines = unit.block.breaks.length > 0 ? itemsOfLines(unit, section, context) : null;
        if (ofLines) ofLines.forEach(take);
        else if (isMarked(unit, section)) take(markedItem(unit, section, context));
        else if (
          labelled(unit.block.text) ||
          ownedLead(unit, context) ||
          titled.has(unit) ||
          isAboveDetails(unit, units[index + 1])
        )
          take(textItem(unit.block, unit.children, unit.span, section, 'paragraph', null, context));
        else if (!hasList && !hasBelow)
          isUnderItem = collectProse(unit, isUnderItem, place, context, takeProse);
        else if (hasList && !isRecord && addsToList(unit, units.slice(0, index)))
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

/** "We will also review our runbooks.", behind a list of items. */
const addsToList = ({ block }: ParagraphUnit, above: readonly Unit[]): boolean =>
  above.some(({ kind }) => kind === 'list' || kind === 'table') &&
  commits(block.text, [commitment]) &&
  !aboutList.pattern.test(block.text);

const MARK = /^\s*(?:✅|☑|✔|❌|⚠|⏳|🔲|⬜|🟡|🔴|🟢|🚧)/u;
const hasMarks = ({ items }: ListUnit): boolean =>
  items.length > 1 && items.every(({ block }) => block !== null && MARK.test(block.text));
