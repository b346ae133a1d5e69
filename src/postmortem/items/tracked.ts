import type { ItemUnit, ListUnit } from '../../markdown/units.ts';
import type { ActionItem } from '../model.ts';
import { statusWord } from '../phrases/done.ts';
import type { ReadSection } from '../sections.ts';
import { type ItemContext, listItem } from './item.ts';

/** True for an item that somebody tracks: it has an owner, a day, a ticket, a priority, or is told to be open. */
export const isTracked = ({ owners, due, issue, priority, status, done }: ActionItem): boolean =>
  owners.length > 0 ||
  due !== null ||
  issue !== null ||
  priority !== null ||
  (!done && statusWord.find(status ?? '') !== null);

/** True for a list in which nothing shows that somebody tracks an entry, at any depth. */
export const areUntracked = (list: ListUnit, section: ReadSection | null, context: ItemContext): boolean =>
  list.items.every(
    (item) =>
      !isTrackedEntry(item, section, context) &&
      item.units.every((unit) => unit.kind !== 'list' || areUntracked(unit, section, context)),
  );

/** True for a list of which an entry has an owner or a day. */
export const isAssigned = (list: ListUnit, section: ReadSection | null, context: ItemContext): boolean =>
  list.items.some((item) => {
    const read = item.block && listItem(item, section, context);
    return (
      (read !== null && (read.owners.length > 0 || (read.due?.date ?? null) !== null)) ||
      item.units.some((unit) => unit.kind === 'list' && isAssigned(unit, section, context))
    );
  });

function isTrackedEntry(item: ItemUnit, section: ReadSection | null, context: ItemContext): boolean {
  const read = item.block && listItem(item, section, context);
  return read !== null && isTracked(read);
}
