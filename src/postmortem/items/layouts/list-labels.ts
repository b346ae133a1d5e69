import { slice } from '../../../markdown/text.ts';
import type { ItemUnit, ListUnit } from '../../../markdown/units.ts';
import type { ActionItem } from '../../model.ts';
import { labelled } from '../fields/own-label.ts';
import { type ItemContext, itemIn } from '../item.ts';
import { saysWhatToDo } from './paragraphs.ts';

/** "Prevention: add an alarm": the entry's label is what a heading of action items would be. */
const NAMED = /^[\s*_]{0,4}([^\s*_:：][^:：]{1,40}?)[*_]{0,3}[:：]\s*(?=\S)/;

/** The entries of a list of facts that say, after a label, what is to be done. */
export const namedIn = (list: ListUnit, context: ItemContext): ActionItem[] =>
  list.items.flatMap((item) => {
    const isPlain = item.block && item.checked === null && item.units.length === 0;
    const named = isPlain ? NAMED.exec(item.block!.text.slice(0, 80)) : null;
    if (!named || context.heads(named[1]!) !== 'action-items') return [];
    const rest = item.block!.text.slice(named[0].length);
    return saysWhatToDo(rest, context.language) ? itemAfter(item, named[0].length, context) : [];
  });

/** "The disk had no alarm. Action: add one" in a list of lessons: what follows the label is an item. */
const INSIDE = /[.;!?)→—–-][\s*_]{1,4}(?:Action(?: items?)?|TODO)[*_]{0,3}:\s+(?=\S)/;

export const labelledInside = (list: ListUnit, context: ItemContext): ActionItem[] =>
  list.items.flatMap((item) => {
    const { block, checked } = item;
    const label = block && checked === null && !labelled(block.text) ? INSIDE.exec(block.text) : null;
    return label ? itemAfter(item, label.index + label[0].length, context) : [];
  });

function itemAfter({ block, children, span }: ItemUnit, from: number, context: ItemContext): ActionItem[] {
  const rest = slice(block!, from, block!.text.length);
  const item = itemIn({ block: rest, children, span, layout: 'bullet' }, context);
  return item ? [item] : [];
}
