import type { ParagraphUnit, Unit } from '../../markdown/units.ts';
import { alternatives } from '../phrases/item-headings.ts';
import { looksLikeAction, promise } from '../phrases/promises.ts';
import { shows } from '../phrases/sign.ts';
import type { ItemContext } from './item.ts';
import { ownedLead, saysWhatToDo } from './paragraphs.ts';

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
