import type { Span } from '../../../markdown/document.ts';
import type { ActionItem } from '../../model.ts';
import { looksLikeAction } from '../../phrases/promises.ts';
import type { Sections } from '../../sections.ts';

/** True for a "TODO" that means work after the incident, and no blank of the document. */
export const isItemTodo = (
  todo: Span,
  sections: Sections,
  items: readonly ActionItem[],
  text: string,
): boolean => headsItems(todo, sections) || marksItem(todo, items, text);

/** True within the heading of a section of action items: "## TODO". */
const headsItems = ({ start }: Span, { all }: Sections): boolean =>
  all.some(
    ({ name, span, units, isInList }) =>
      name === 'action-items' && span.start <= start && start < span.end && (units.length > 0 || isInList),
  );

/**
 * True for a TODO that says how far an action item is: in its column for statuses, before what is due ("TODO due
 * 2026-03-20 – add …"), or in brackets with it ("(TODO: add …)").
 */
function marksItem(todo: Span, items: readonly ActionItem[], text: string): boolean {
  const item = items.find(({ span }) => span.start <= todo.start && todo.end <= span.end);
  if (!item || item.text.replace(/\W*TODO\W*/g, '').length < 8) return false;
  const rest = text.slice(todo.end, item.span.end);
  // The last one in a row: the one before may stand for the owner.
  if (/^\W*TODO$/.test(item.status ?? '')) return !rest.includes('TODO');
  const isDated =
    item.due !== null &&
    /^\W*TODO\b/.test(text.slice(item.span.start, todo.end).replace(/^[\s\d.)*+-]+/, ''));
  return (
    isDated ||
    (/\(\W*$/.test(text.slice(item.span.start, todo.start)) && looksLikeAction(rest.replace(/^\W+/, '')))
  );
}
