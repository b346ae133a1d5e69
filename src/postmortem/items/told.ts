import { VerbForm } from '../../english/classes.ts';
import { wordOf } from '../../english/words.ts';
import type { ActionItem } from '../model.ts';
import { looksLikeAction, promise } from '../phrases/promises.ts';
import type { ReadSection } from '../sections.ts';

/** "Mitigations" where each line tells what was done, beside `others` that tell what is to be done. */
export function tellsWhatWasDone(section: ReadSection, others: () => readonly unknown[]): boolean {
  if (!/\b(?:mitigations?|remediations?|fix(?:es)?|changes)\b/i.test(section.heading)) return false;
  const items = section.units.flatMap((unit) => (unit.kind === 'list' ? unit.items : []));
  return items.length > 0 && items.every((item) => isPast(item.block?.text ?? '')) && others().length > 0;
}

/** "The job had no test at all" and "The worker reads it twice." tell what is, not what is to be done. */
export function isStatement(item: ActionItem): boolean {
  const { text } = item;
  if (item.layout === 'task' || item.done || item.issue !== null || item.owners.length > 0) return false;
  return (
    (/\b(?:was|were|had|didn't|did not|wasn't|weren't)\b/i.test(text) ||
      /^(?:the|this|that|these|those|it|there) [\s\S]*\.\s*$/i.test(text)) &&
    promise.find(text) === null &&
    !looksLikeAction(text)
  );
}

/** "Raised the limit", "We have added an alarm". */
function isPast(text: string): boolean {
  const verb = /^\W{0,8}(?:we (?:have |'ve )?)?([a-z]+)\b/i.exec(text)?.[1]?.toLowerCase() ?? '';
  const { forms } = wordOf(verb);
  return (forms & VerbForm.past) !== 0 && (forms & VerbForm.base) === 0;
}
