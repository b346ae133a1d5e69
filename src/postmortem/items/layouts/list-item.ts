import { type Block, slice } from '../../../markdown/text.ts';
import type { ItemUnit, Unit } from '../../../markdown/units.ts';
import type { ActionItem } from '../../model.ts';
import { doneBelow as tellsDone } from '../../phrases/done.ts';
import { shows } from '../../phrases/sign.ts';
import { unfinished } from '../../phrases/unfinished.ts';
import { type ItemContext, itemIn } from '../item.ts';
import { fieldLines, withFields } from './field-lines.ts';

/** A list item, with the labels below it: "Owner: ann", "Due: 2026-04-01". */
export function listItem(item: ItemUnit, context: ItemContext): ActionItem | null {
  const layout = item.checked !== null ? 'task' : item.ordered ? 'numbered' : 'bullet';
  const own = itemIn({ ...item, block: ownLines(item.block!), layout }, context);
  return own && doneBelow(withFields(own, fieldLines(item.units, context.language), context), item.units[0]);
}

/** An item's text without the lines that begin with `**`: sub-items in wiki markup, which Markdown joins to it. */
function ownLines(block: Block): Block {
  const end = block.breaks.find((at) => /^\*\* ?\S/.test(block.text.slice(at + 1, at + 5)));
  return end === undefined ? block : slice(block, 0, end);
}

/** Marks an item as done if "This has been done: …" comes first below it. */
export function doneBelow(item: ActionItem, below: Unit | undefined): ActionItem {
  const block =
    below?.kind === 'list' ? below.items[0]?.block : below?.kind === 'paragraph' ? below.block : null;
  if (item.state === 'done' || !block) return item;
  const match = tellsDone.find(block.text);
  if (!match || /^:? (?:when|if|by|no)\b/i.test(block.text.slice(match.end)) || shows(unfinished, block.text))
    return item;
  return { ...item, state: 'done', status: item.status ?? 'Done' };
}

/** True for an entry with an owner and a day of its own. */
export function isAssigned(item: ItemUnit, context: ItemContext): boolean {
  const own = item.block && listItem(item, { ...context, above: {} });
  return own !== null && own.owners.length > 0 && own.due !== null;
}
