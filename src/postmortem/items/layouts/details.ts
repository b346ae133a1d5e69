import type { ListUnit, ParagraphUnit, Unit } from '../../../markdown/units.ts';
import { alternatives } from '../../phrases/item-headings.ts';
import { DONE_MARKS, STATE_MARKS } from '../../phrases/marks.ts';
import { looksLikeAction, promise, sureAction, withoutTag } from '../../phrases/promises.ts';
import { shows } from '../../phrases/sign.ts';
import type { ItemContext } from '../item.ts';
import { ownedLead } from '../owners/bold-names.ts';
import { itemTexts } from '../owners/owner-positions.ts';
import { areUntracked } from '../state/tracked.ts';
import { saysWhatToDo } from './paragraphs.ts';

/** True for the list after "**Ann** Add alarms for:", which only gives details. */
export function isInDetail(before: Unit | undefined, context: ItemContext): boolean {
  return (
    before?.kind === 'paragraph' &&
    before.block.text.trimEnd().endsWith(':') &&
    (ownedLead(before, context) || leadsToDetails(before))
  );
}

export const isAboveDetails = (unit: ParagraphUnit, next: Unit | undefined): boolean =>
  next?.kind === 'list' && leadsToDetails(unit);

/** "We are adding alerts for:" is an item, and the list below it says for what. */
export function leadsToDetails({ block: { text } }: ParagraphUnit): boolean {
  const sentence = text.slice(text.lastIndexOf('. ') + 1);
  return /\b(?:for|when|if|on|where) ?:\s*$/i.test(sentence) && promise.find(sentence) !== null;
}

/**
 * Bold paragraphs that are items, with details in the list below: "**Add an alert on lag**" above facts, and several with
 * marks, as "⏳ **Health checks**: …". A list that somebody tracks, or that says what to do without a mark above it, is
 * one of items.
 */
export function titlesAmong(units: readonly Unit[], context: ItemContext): ReadonlySet<Unit> {
  const above = units.flatMap((unit, index) => {
    const list = units[index + 1];
    return unit.kind === 'paragraph' && list?.kind === 'list' ? [{ unit, list }] : [];
  });
  const marked = above.filter(({ unit, list }) => isMarkedTitle(unit, list));
  const bold = above.filter(
    ({ unit, list }) => unit.children[0]?.type === 'strong' && isAboveFacts(unit.block.text, list),
  );
  const titles = [...(marked.length > 1 ? marked : []), ...bold];
  return new Set(titles.filter(({ list }) => areDetails(list, context)).map(({ unit }) => unit));
}

/** "⏳ **Health checks**: metadata, each hour", "🔧 **Limits**: add one to the queue". "🔧 **Monitoring**" is a theme. */
function isMarkedTitle({ block: { text }, children }: ParagraphUnit, list: ListUnit): boolean {
  const [, mark, rest] = /^(\p{Extended_Pictographic}|✓)\uFE0F?\s[^:]{3,60}:\s+(\S.*)/su.exec(text) ?? [];
  if (!mark || !rest || children[1]?.type !== 'strong') return false;
  // Below what is done, a list that asks for more is one of items.
  if (asksForWork(list)) return !DONE_MARKS.includes(mark) && (looksLikeAction(rest) || isLong(mark, rest));
  return looksLikeAction(rest) || STATE_MARKS.includes(mark);
}
const isLong = (mark: string, rest: string) => STATE_MARKS.includes(mark) && rest.split(/\s+/).length >= 3;

/** True for a title that says what to do, above a list in which nothing is to be done. */
export const isAboveFacts = (title: string, list: ListUnit): boolean =>
  shows(sureAction, withoutTag(title)) && !asksForWork(list);

const asksForWork = (list: ListUnit): boolean => itemTexts([list]).some((text) => saysWhatToDo(text));

/** True for a list without boxes in which nothing is tracked. */
export const areDetails = (list: ListUnit, context: ItemContext): boolean =>
  list.items.every(({ checked }) => checked === null) && areUntracked(list, context);

/** True for prose that leads to a list of details, such as "Verify that:", rather than of actions. */
export function isInDetailBelow(units: readonly Unit[]): boolean {
  const at = units.findIndex((unit) => unit.kind === 'list');
  const [list, before] = [units[at], units[at - 1]];
  if (list?.kind !== 'list' || before?.kind !== 'paragraph' || !before.block.text.trimEnd().endsWith(':'))
    return false;
  if (shows(alternatives, before.block.text)) return true;
  const texts = list.items.map(({ block }) => block?.text ?? '');
  return saysWhatToDo(before.block.text) && !texts.some(looksLikeAction);
}
