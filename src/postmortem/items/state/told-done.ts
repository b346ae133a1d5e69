import type { ListUnit } from '../../../markdown/units.ts';
import type { ActionItem } from '../../model.ts';
import { tellDoneWork } from '../../phrases/done.ts';
import type { ItemContext } from '../item.ts';
import { areUntracked } from './tracked.ts';

/** A list of which each entry says what was done, in English, and that nobody tracks. */
export const tellsDoneWork = (list: ListUnit, context: ItemContext): boolean =>
  context.language === null &&
  list.items.every(({ block, checked }) => block !== null && checked === null) &&
  tellDoneWork(list.items.map(({ block }) => block!.text)) &&
  areUntracked(list, context);

/** An item where work is told as done. It stays open if an empty box, a mark, a status or a day shows that it is. */
export function asDone(item: ActionItem, text: string): ActionItem {
  const { layout, status, due, span } = item;
  const isOpen = layout === 'task' || layout === 'table' || status !== null || due !== null;
  return isOpen || OPEN.test(text.slice(span.start, span.start + 12))
    ? item
    : { ...item, state: 'done', status: 'Done' };
}

const OPEN = /^[\s*_+-]*(?:\d+[.)]\s*)?[\s*_]*(?:\[ ?\]|❌|⚠|⏳|☐|🔲|⬜|🟡|🔴|🚧)/u;
