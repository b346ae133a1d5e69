import type { ListUnit, TableUnit, Unit } from '../../markdown/units.ts';
import { isChecklist } from '../phrases/item-headings.ts';
import type { ReadSection } from '../sections.ts';
import { isForm } from './forms.ts';
import { doneBelow, type ItemContext, labelled, type Take, textItem } from './item.ts';
import { collectBoxes, collectInside, collectList, collectNamed, collectTable } from './lists.ts';
import { isMarked, markedItem } from './marked-paragraphs.ts';
import { itemTexts, ownerPositionsOf } from './owner-positions.ts';
import { collectLines, holdsLabel } from './paragraphs.ts';
import { isBelow, isBelowNever, isWithin } from './regions.ts';
import { isAnswered, isItemTable } from './table.ts';
import { areUntracked } from './tracked.ts';

/** The places where a list of boxes has its owners: "[ ] [AB] …" on each. */
const withPositions = (list: ListUnit, context: ItemContext): ItemContext =>
  list.items.some(({ checked }) => checked !== null)
    ? { ...context, ownerPositions: ownerPositionsOf(itemTexts([list]), context) }
    : context;

/** Below "Resolution", a table of fixes tells what was done in the incident. */
const holdsItems = (table: TableUnit, section: ReadSection | null, { language }: ItemContext): boolean =>
  isItemTable(table, language) || (isAnswered(table) && !isBelow(section, ['response', 'resolution']));

/** Task boxes, tables of items and labelled items outside action item sections. */
export function collectLoose(
  units: readonly Unit[],
  section: ReadSection | null,
  context: ItemContext,
  take: Take,
): void {
  if (isBelow(section, ['timeline'])) return;
  if (isWithin(section, ({ heading }) => isChecklist(heading))) return;
  for (const [index, unit] of units.entries()) {
    if (unit.kind === 'table' && holdsItems(unit, section, context))
      collectTable(unit, section, context, take);
    else if (unit.kind === 'list') {
      const inside = withPositions(unit, context);
      if (!isForm(unit, section, inside)) collectBoxes(unit, section, inside, take);
      if (isBelow(section, ['action-items']) && !areUntracked(unit, section, inside))
        collectList(unit, section, inside, take);
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
