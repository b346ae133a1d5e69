import type { ItemUnit, ListUnit } from '../../markdown/units.ts';
import type { ReadSection } from '../sections.ts';
import { type ItemContext, listItem } from './item.ts';

/** True for a list in which nothing shows that somebody tracks an entry, at any depth: no owner, no due date, no issue. */
export const areUntracked = (list: ListUnit, section: ReadSection | null, context: ItemContext): boolean =>
  list.items.every(
    (item) =>
      !isTracked(item, section, context) &&
      item.units.every((unit) => unit.kind !== 'list' || areUntracked(unit, section, context)),
  );

function isTracked(item: ItemUnit, section: ReadSection | null, context: ItemContext): boolean {
  const read = item.block && listItem(item, section, context);
  return read !== null && (read.owners.length > 0 || read.due !== null || read.issue !== null);
}
