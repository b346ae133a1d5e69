import type { ListUnit, ParagraphUnit, TableUnit, Unit } from '../../../markdown/units.ts';
import type { ActionItem } from '../../model.ts';
import { describesResults, isChecklist } from '../../phrases/item-headings.ts';
import { labelled } from '../fields/own-label.ts';
import { type ItemContext, paragraphItem } from '../item.ts';
import { isAnswered, isItemTable, tableItems } from '../layouts/item-tables.ts';
import { doneBelow } from '../layouts/list-item.ts';
import { labelledInside, namedIn } from '../layouts/list-labels.ts';
import { boxesIn, entriesOf } from '../layouts/lists.ts';
import { markedItem } from '../layouts/marked-paragraphs.ts';
import { holdsLabel, itemsOfLabelledLines } from '../layouts/paragraphs.ts';
import { itemTexts, ownerPositionsOf } from '../owners/owner-positions.ts';
import { areUntracked } from '../state/tracked.ts';
import { isForm } from './forms.ts';
import { isBelow, isBelowNever, isWithin } from './regions.ts';

/** The places where a list of boxes has its owners: "[ ] [AB] …" on each. */
const withPositions = (list: ListUnit, context: ItemContext): ItemContext =>
  list.items.some(({ checked }) => checked !== null)
    ? { ...context, ownerPositions: ownerPositionsOf(itemTexts([list]), context) }
    : context;

/** Below "Resolution", a table of fixes tells what was done in the incident. */
const holdsItems = (table: TableUnit, { language, section }: ItemContext): boolean =>
  isItemTable(table, language) || (isAnswered(table) && !isBelow(section, ['response', 'resolution']));

/** Task boxes, tables of items and labelled items outside action item sections. */
export function looseItems(units: readonly Unit[], context: ItemContext): ActionItem[] {
  const { section } = context;
  if (isBelow(section, ['timeline']) || isWithin(section, ({ heading }) => isChecklist(heading))) return [];
  return units.flatMap((unit, index) => {
    if (unit.kind === 'table') return holdsItems(unit, context) ? tableItems(unit, context) : [];
    if (unit.kind === 'list') return itemsInList(unit, context);
    return unit.kind === 'paragraph' ? itemsInParagraph(unit, units[index + 1], context) : [];
  });
}

/** Below "Actions taken", an entry is an item if its status says so: "Rotate the keys (not done)". */
const NOT_DONE = /^(?:not (?:yet )?(?:done|started)|to[ -]?do)\b/i;

function itemsInList(list: ListUnit, context: ItemContext): ActionItem[] {
  const { section } = context;
  const inside = withPositions(list, context);
  return [
    ...(isForm(list, inside) ? [] : boxesIn(list, inside)),
    ...(isBelow(section, ['action-items']) && !areUntracked(list, inside) ? entriesOf(list, inside) : []),
    ...labelledInside(list, context),
    ...(isWithin(section, ({ heading }) => describesResults(heading))
      ? entriesOf(list, inside).filter(({ state, status }) => state !== 'done' && NOT_DONE.test(status ?? ''))
      : []),
    ...(isBelowNever(section) ? [] : namedIn(list, context)),
  ];
}

function itemsInParagraph(unit: ParagraphUnit, below: Unit | undefined, context: ItemContext): ActionItem[] {
  if (unit.block.breaks.length > 0 && holdsLabel(unit, context)) return itemsOfLabelledLines(unit, context);
  const marked = markedItem(unit, context);
  const item = marked ?? (labelled(unit.block.text) ? paragraphItem(unit, context) : null);
  if (!item) return [];
  return [!marked && below?.kind === 'list' ? doneBelow(item, below) : item];
}
