import type { ListUnit, ParagraphUnit, Unit } from '../../markdown/units.ts';
import { alternatives } from '../phrases/item-headings.ts';
import { looksLikeAction, promise } from '../phrases/promises.ts';
import { shows } from '../phrases/sign.ts';
import type { ReadSection } from '../sections.ts';
import type { ItemContext } from './item.ts';
import { itemTexts } from './owner-positions.ts';
import { ownedLead, saysWhatToDo } from './paragraphs.ts';
import { areUntracked } from './tracked.ts';

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
export function titlesAmong(
  units: readonly Unit[],
  section: ReadSection,
  context: ItemContext,
): ReadonlySet<Unit> {
  const titles = new Set<Unit>();
  const marked = units.filter((unit) => unit.kind === 'paragraph' && isMarkedTitle(unit));
  for (const [index, unit] of units.entries()) {
    const list = units[index + 1];
    if (unit.kind !== 'paragraph' || list?.kind !== 'list') continue;
    const isTitle =
      (marked.length > 1 && marked.includes(unit)) ||
      (unit.children[0]?.type === 'strong' && isAboveFacts(unit.block.text, list));
    if (isTitle && areDetails(list, section, context)) titles.add(unit);
  }
  return titles;
}

const isMarkedTitle = ({ block, children }: ParagraphUnit): boolean =>
  children[1]?.type === 'strong' && /^\p{Extended_Pictographic}\uFE0F?\s/u.test(block.text);

/** True for an action of three words or more, above a list in which nothing is to be done. */
export const isAboveFacts = (title: string, list: ListUnit): boolean =>
  looksLikeAction(title) &&
  title.trim().split(/\s+/).length >= 3 &&
  !/\b(?:following|these|below)\b/i.test(title) &&
  !itemTexts([list]).some((text) => saysWhatToDo(text));

/** True for a list without boxes in which nothing is tracked. */
export const areDetails = (list: ListUnit, section: ReadSection, context: ItemContext): boolean =>
  list.items.every(({ checked }) => checked === null) && areUntracked(list, section, context);

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
