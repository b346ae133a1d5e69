import { type ItemUnit, type ListUnit, listsIn } from '../../../markdown/units.ts';
import type { ActionItem } from '../../model.ts';
import { describesResults } from '../../phrases/item-headings.ts';
import { labelled } from '../fields/own-label.ts';
import type { ItemContext } from '../item.ts';
import { below, ownerCaptions } from './captions.ts';
import { asksForWork, groupsOf, isChecklist, isFlatCaption, tellsLeft } from './groups.ts';
import { isAssigned, listItem } from './list-item.ts';

/** Entries with a task box or an item label, anywhere in a list. */
export const boxesIn = (list: ListUnit, context: ItemContext): ActionItem[] =>
  entriesWith(isBox, list, context);

/** Details of an item are items where they have a task box, an item label, or an owner and a day of their own. */
export function detailsIn(list: ListUnit, context: ItemContext): ActionItem[] {
  const areFields = isFields(list);
  return entriesWith((item) => (!areFields && isBox(item)) || isAssigned(item, context), list, context);
}

const isBox = ({ block, checked }: ItemUnit): boolean => checked !== null || labelled(block!.text);

const entriesWith = (
  isItem: (item: ItemUnit) => boolean,
  list: ListUnit,
  context: ItemContext,
): ActionItem[] =>
  list.items.flatMap((item) => [
    ...(item.block && isItem(item) ? entry(item, context) : []),
    ...listsIn(item.units).flatMap((inner) => entriesWith(isItem, inner, context)),
  ]);

function entry(item: ItemUnit, context: ItemContext): ActionItem[] {
  const found = item.block && listItem(item, context);
  return found ? [found] : [];
}

/** Every entry of a list, except captions and details of other entries. */
export function entriesOf(list: ListUnit, context: ItemContext): ActionItem[] {
  const groups = groupsOf(list, context);
  const captions = new Map(
    [...groups].flatMap((item) => (item.block ? [[item, { block: item.block }] as const] : [])),
  );
  const owners = ownerCaptions([...captions.values()], context);
  let current = context;
  return list.items.flatMap((item, index) => {
    if (index < list.items.length - 1 && isFlatCaption(item)) {
      const caption = { block: item.block! };
      current = below(caption, ownerCaptions([caption], context), context);
      return [];
    }
    const inner = listsIn(item.units);
    if (groups.has(item)) {
      const caption = captions.get(item);
      if (tellsTaken(item)) return inner.flatMap((each) => detailsIn(each, context));
      const inside = caption ? ownedBy(item, below(caption, owners, context)) : current;
      return inner.flatMap((each) => entriesOf(each, inside));
    }
    const details = isChecklist(item) ? [] : inner;
    return [...entry(item, current), ...details.flatMap((each) => detailsIn(each, current))];
  });
}

/** "Actions taken:" above what was done: only what somebody tracks there is an item, unless an entry says what to do. */
function tellsTaken(item: ItemUnit): boolean {
  const text = item.block?.text ?? '';
  const isFirst = /^\W*immediate\b(?!.*\btaken\b)/i.test(text);
  return describesResults(text) && !isFirst && !asksForWork(item) && !tellsLeft(item);
}

/** "Monitoring (Ann)" above a list: Ann owns its entries. */
function ownedBy(item: ItemUnit, context: ItemContext): ItemContext {
  const own = context.above.owners || !item.block?.text.includes('(') ? null : listItem(item, context);
  if (!own || own.owners.length === 0) return context;
  return { ...context, above: { ...context.above, owners: { owners: own.owners, spans: own.ownerSpans } } };
}

/** "Threshold: …", "Action: send a mail", "Channel: …" below an item: its fields. */
function isFields(list: ListUnit): boolean {
  const texts = list.items.map(({ block }) => block?.text ?? '');
  const isNamed = (text: string) => /^[\p{L}][\p{L} /-]{2,30}:\s/u.test(text);
  return (
    list.items.every(({ checked }) => checked === null) && texts.every(isNamed) && !texts.every(labelled)
  );
}
