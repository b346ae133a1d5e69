import type { Language } from '../../languages/language.ts';
import type { ListUnit } from '../../markdown/units.ts';
import type { ActionItem } from '../model.ts';
import { tellDoneWork } from '../phrases/done.ts';

/** A list of which each entry says what was done, in English. */
export const tellsDoneWork = ({ items }: ListUnit, language: Language | null): boolean =>
  language === null &&
  items.every(({ block, checked }) => block !== null && checked === null) &&
  tellDoneWork(items.map(({ block }) => block!.text));

export const asDone = (item: ActionItem): ActionItem =>
  item.status === null && item.owners.length === 0 && item.due === null
    ? { ...item, done: true, status: 'Done' }
    : item;

/** An item below "Umgesetzte Maßnahmen" is done, unless an empty box, a mark or a day shows that it is open. */
export function belowDone(item: ActionItem, text: string): ActionItem {
  const { layout, status, due, span } = item;
  const isOpen = layout === 'task' || layout === 'table' || status !== null || due !== null;
  return isOpen || OPEN.test(text.slice(span.start, span.start + 12))
    ? item
    : { ...item, done: true, status: 'Done' };
}

const OPEN = /^[\s*_+-]*(?:\d+[.)]\s*)?[\s*_]*(?:\[ ?\]|❌|⚠|⏳|☐|🔲|⬜|🟡|🔴|🚧)/u;
