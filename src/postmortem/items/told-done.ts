import type { Language } from '../../languages/language.ts';
import type { ActionItem } from '../model.ts';
import { tellsWork } from '../phrases/told.ts';

/**
 * The items, with those done that tell in English what was done: each one that surely does (“Added an alert”), and all
 * of a section whose other items do (“Improved the limits”).
 */
export function withTold(
  items: readonly ActionItem[],
  text: string,
  language: Language | null,
): readonly ActionItem[] {
  if (language !== null) return items;
  const told = new Map(items.map((item) => [item, isTaken(item) ? 'no' : tellsWork(item.text)]));
  const sections = Map.groupBy(items, ({ section }) => section);
  return items.map((item) => {
    const says = told.get(item);
    const all = sections.get(item.section)!.map((each) => told.get(each));
    const agree = says === 'perhaps' && all.includes('done') && !all.includes('no');
    return says === 'done' || agree ? asDone(item, text) : item;
  });
}

const isTaken = ({ owners, due }: ActionItem): boolean => owners.length > 0 || due !== null;

/** An item where work is told as done. It stays open if an empty box, a mark, a status or a day shows that it is. */
export function asDone(item: ActionItem, text: string): ActionItem {
  const { layout, status, due, span } = item;
  const isOpen = layout === 'task' || layout === 'table' || status !== null || due !== null;
  return isOpen || OPEN.test(text.slice(span.start, span.start + 12))
    ? item
    : { ...item, done: true, status: 'Done' };
}

const OPEN = /^[\s*_+-]*(?:\d+[.)]\s*)?[\s*_]*(?:\[ ?\]|❌|⚠|⏳|☐|🔲|⬜|🟡|🔴|🚧)/u;
