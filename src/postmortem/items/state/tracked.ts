import { type ListUnit, listsIn } from '../../../markdown/units.ts';
import type { ActionItem } from '../../model.ts';
import { statusWord } from '../../phrases/done.ts';
import { rule } from '../../phrases/nothing-to-do.ts';
import type { ItemContext } from '../item.ts';
import { listItem } from '../layouts/list-item.ts';

/** True for an item that somebody tracks: it has an owner, a day, a ticket, a priority, or is told to be open. */
export const isTracked = ({ owners, due, issue, priority, status, state }: ActionItem): boolean =>
  owners.length > 0 ||
  due !== null ||
  issue !== null ||
  priority !== null ||
  (state !== 'done' && statusWord.find(status ?? '') !== null);

/** True for an item with an owner or a date. */
export const isOwed = ({ owners, due }: ActionItem): boolean =>
  owners.length > 0 || (due?.date ?? null) !== null;

/** True for a list in which nothing shows that somebody tracks an entry. */
export const areUntracked = (list: ListUnit, context: ItemContext): boolean =>
  !hasEntry(isTracked, list, context);

/** True for a list of which an entry, at any depth, is such an item. */
export const hasEntry = (is: (item: ActionItem) => boolean, list: ListUnit, context: ItemContext): boolean =>
  list.items.some((item) => {
    const read = item.block && listItem(item, context);
    return (read !== null && is(read)) || listsIn(item.units).some((inner) => hasEntry(is, inner, context));
  });

/**
 * The items of a list without how to work from now on: "Always …" and "Never …", where that is half of its entries and
 * nobody tracks any.
 */
export function withoutRules(items: ActionItem[], list: ListUnit, context: ItemContext): ActionItem[] {
  const rules = list.items.filter(({ block, checked }) => checked === null && block && rule.find(block.text));
  const areMany = rules.length >= 2 && rules.length * 2 >= list.items.length;
  return areMany && areUntracked(list, context) ? items.filter(({ text }) => !rule.find(text)) : items;
}
