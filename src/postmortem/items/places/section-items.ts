import { type ListUnit, listsIn, type ParagraphUnit, type Unit } from '../../../markdown/units.ts';
import type { ActionItem } from '../../model.ts';
import { commitment } from '../../phrases/commitments.ts';
import { headsVerification, isChecklist, standing } from '../../phrases/item-headings.ts';
import { looksLikeAction } from '../../phrases/promises.ts';
import { shows } from '../../phrases/sign.ts';
import { labelled } from '../fields/own-label.ts';
import { type ItemContext, paragraphItem } from '../item.ts';
import { below, captionsAmong, ownerCaptions, withStatusOf } from '../layouts/captions.ts';
import { commits } from '../layouts/commits.ts';
import { isAboveDetails, isInDetail, leadsToDetails, titlesAmong } from '../layouts/details.ts';
import { itemsOfLines } from '../layouts/field-lines.ts';
import { elaborates } from '../layouts/groups.ts';
import { isItemTable, tableItems } from '../layouts/item-tables.ts';
import { boxesIn, detailsIn, entriesOf } from '../layouts/lists.ts';
import { markedItem } from '../layouts/marked-paragraphs.ts';
import { addsToList, explainsTable } from '../layouts/next-to-list.ts';
import { itemsOfParagraph } from '../layouts/paragraphs.ts';
import { ownedLead } from '../owners/bold-names.ts';
import { asDone, tellsDoneWork } from '../state/told-done.ts';
import { areUntracked, withoutRules } from '../state/tracked.ts';
import type { SectionKind } from './section-kind.ts';

/** The items that stand in the units of a section. Prose has some where `isLast`: nothing but prose is below. */
export function sectionItems(
  units: readonly Unit[],
  context: ItemContext,
  kind: SectionKind,
  isLast: boolean,
): ActionItem[] {
  const found: ActionItem[] = [];
  const tables = units.filter((unit) => unit.kind === 'table');
  const hasItemTable = tables.some((table) => isItemTable(table, context.language));
  const hasList = tables.length > 0 || listsIn(units).length > 0;
  const titles = titlesAmong(units, context);
  const captions = captionsAmong(
    units,
    (unit) => titles.has(unit) || ownedLead(unit, context) || leadsToDetails(unit),
  );
  const owners = ownerCaptions([...captions.values()], context);
  const told = (items: ActionItem[], isDone = kind.isDone) =>
    isDone ? items.map((item) => asDone(item, context.text)) : items;

  const ofList = (list: ListUnit, before: Unit | undefined, inside: ItemContext): ActionItem[] => {
    const isExplained =
      (hasItemTable && !inside.above.status && explainsTable(list, inside)) ||
      elaborates(list, before, context.language) ||
      isInDetail(before, context);
    if (isExplained) return told(boxesIn(list, inside));
    if (before && titles.has(before)) return told(detailsIn(list, inside));
    const items = told(entriesOf(list, inside), kind.isDone || tellsDoneWork(list, inside));
    return (kind.isPlain ? items : withoutRules(items, list, inside)).filter(kind.counts);
  };

  const isItem = (unit: ParagraphUnit, index: number): boolean =>
    titles.has(unit) ||
    labelled(unit.block.text) ||
    ownedLead(unit, context) ||
    isAboveDetails(unit, units[index + 1]);

  let inside = context;
  let isAside = false;
  let isUnderItem = false;
  for (const [index, unit] of units.entries()) {
    const caption = captions.get(unit);
    if (caption) {
      inside = below(caption, owners, context);
      isAside =
        isChecklist(caption.block.text) ||
        shows(standing, caption.block.text) ||
        (headsVerification(caption.block.text) && tellsResults(units[index + 1]));
      continue;
    }
    if (isAside && (unit.kind !== 'list' || areUntracked(unit, inside))) continue;
    if (unit.kind === 'list') found.push(...ofList(unit, units[index - 1], inside));
    else if (unit.kind === 'table') found.push(...told(tableItems(unit, inside)));
    if (unit.kind !== 'paragraph') continue;
    // "**Done**" is said of the list below it.
    inside = withStatusOf(context, inside);
    const ofLines = unit.block.breaks.length > 0 ? itemsOfLines(unit, context) : null;
    const marked = ofLines ? null : markedItem(unit, context);
    const isAdded = () => hasList && !kind.isRecord && addsToList(unit, units.slice(0, index), context);
    if (ofLines) found.push(...told(ofLines));
    else if (marked) found.push(...told([marked]));
    else if (isItem(unit, index) || isAdded()) {
      const item = paragraphItem(unit, context);
      if (item) found.push(...told([item]));
    } else if (!hasList && isLast) {
      const prose = proseItems(unit, isUnderItem, context);
      isUnderItem = prose.isUnderItem;
      found.push(...told(prose.items).filter(kind.countsInProse));
    }
  }
  return found;
}

/** "[x] Scripts tested", below "Verification:", unless a box is empty or an entry says what to do. */
const tellsResults = (unit: Unit | undefined): boolean =>
  unit?.kind === 'list' &&
  unit.items.every(({ block, checked }) => {
    const text = block?.text ?? '';
    return checked !== false && (checked || /[a-z]ed\b/.test(text)) && !looksLikeAction(text);
  });

/**
 * The items of a paragraph in a section without lists. Below a paragraph in bold that is an item, others give its
 * details; `isUnderItem` is true for such a paragraph, and for its details.
 */
function proseItems(unit: ParagraphUnit, isUnder: boolean, context: ItemContext) {
  const isBold = unit.children.length === 1 && unit.children[0]!.type === 'strong';
  const isDetail = isUnder && !isBold;
  const all = itemsOfParagraph(unit, context);
  const items = isDetail ? all.filter(standsAlone) : all;
  return { items, isUnderItem: isDetail || (isBold && items.length > 0) };
}

/** Whoever names a person or a day, or commits to work, adds an item. */
const standsAlone = ({ owners, due, text }: ActionItem): boolean =>
  owners.length > 0 || due !== null || commits(text, [commitment]);
