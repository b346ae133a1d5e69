import type { Language } from '../../languages/language.ts';
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

/** "⏳ **Health checks**: verify the metadata every hour", with its mark and label. */
const TITLED = /^\s*(?:(?:✅|☑|✔|❌|⏳|🔲|⬜|🟡|🔴|🟢|🚧|🔮)\uFE0F?\s*)?(?=\S)[^:：]{2,50}[:：]\s+(?=\S)/u;
const STATUS = /^\s*(?:✅|☑|✔|❌|⏳|🔲|⬜|🟡|🔴|🟢|🚧|🔮)/u;

/**
 * The paragraphs of a section that are its items, each above a list that only says how: at least two, all with a bold
 * label, and with a mark for the status or words of action after it.
 */
export function titledAmong(units: readonly Unit[], { language }: ItemContext): ReadonlySet<Unit> {
  const titled = new Set<Unit>();
  for (const [i, unit] of units.entries()) {
    if (unit.kind !== 'list') continue;
    const before = units[i - 1];
    if (before?.kind !== 'paragraph' || !isTitled(before, language)) return new Set();
    titled.add(before);
  }
  return titled.size > 1 ? titled : new Set();
}

function isTitled({ block: { text }, children }: ParagraphUnit, language: Language | null): boolean {
  const title = TITLED.exec(text.slice(0, 80));
  const isBold = children.slice(0, 2).some(({ type }) => type === 'strong');
  if (!title || !isBold || /[:：]\s*$/.test(text)) return false;
  return STATUS.test(text) || saysWhatToDo(text.slice(title[0].length), language);
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
