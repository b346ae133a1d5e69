import type { Language } from '../../../languages/language.ts';
import type { Unit } from '../../../markdown/units.ts';
import type { ActionItem } from '../../model.ts';
import { afterwards, commitment, proposal, tracked } from '../../phrases/commitments.ts';
import { isPastForm, mayBePast, reportsDone } from '../../phrases/done.ts';
import { begun, looksLikeAction, promise, withoutTag } from '../../phrases/promises.ts';
import type { ReadSection } from '../../sections.ts';
import { saysWhatToDo } from '../layouts/paragraphs.ts';

/** True for "Mitigations" and the like if every line reports finished work and `others` hold the open items. */
export function reportsFinishedWork(
  section: ReadSection,
  others: () => readonly unknown[],
  language: Language | null,
): boolean {
  if (
    !/\b(?:mitigations?|remediations?|fix(?:es)?|changes)\b|^\W*corrective action\W*$/i.test(section.heading)
  )
    return false;
  // Below "Corrective changes" in English, lines in another language cannot be read; the other section tells.
  return (language !== null || areFinished(section.units)) && others().length > 0;
}

/** True if each entry begins with a past form. Among others, "Read the log" is one too. */
export function areFinished(units: readonly Unit[]): boolean {
  const items = units.flatMap((unit) => (unit.kind === 'list' ? unit.items : []));
  const verbs = items.map((item) => firstVerb(item.block?.text ?? ''));
  return verbs.some(isPastForm) && verbs.every(mayBePast);
}

/** True for an entry that reports what was done: "Raised the limit", "We have added an alarm", "A check has been added". */
export const reportsWork = (text: string): boolean => isPastForm(firstVerb(text)) || reportsDone(text);

/** "The job had no test at all" and "The worker reads it twice." are observations, not actions. */
export function isObservation(item: ActionItem): boolean {
  const { text } = item;
  if (item.layout === 'task' || item.state === 'done' || item.issue !== null || item.owners.length > 0)
    return false;
  return (
    (/\b(?:was|were|had|didn't|did not|wasn't|weren't)\b/i.test(said(text)) ||
      /^(?:the|this|that|these|those|it|there) [\s\S]*\.\s*$/i.test(text)) &&
    promise.find(text) === null &&
    !looksLikeAction(text)
  );
}

/** Without the sentences that explain it, unless the first only names it: "**Alerts.** There were none." */
function said(text: string): string {
  const first = /^[\s\S]{30,}?[.!?](?=\s)/.exec(text.slice(0, 400))?.[0] ?? text;
  return first.split(/\s+/, 6).length === 6 && !/\b(?:have|has)\b/i.test(first) ? first : text;
}

/** "Rollbacks take too long": says nothing to do, and has no field of an action item. */
export function isLesson(item: ActionItem, language: Language | null): boolean {
  const isMarked =
    item.layout === 'task' || item.state === 'done' || item.issue !== null || item.due !== null;
  // "Mint caps: a limit on new tokens" names a measure.
  if (isMarked || item.owners.length > 0 || /^[^:.]{3,60}: \S/.test(item.text)) return false;
  const text = withoutTag(item.text);
  // In a paragraph, "alert tests must cover both" is what was learned, and "we will cover both" a plan.
  if (item.layout === 'paragraph' && language === null)
    return (
      !looksLikeAction(text) && begun.find(text) === null && !SAID.some(({ pattern }) => pattern.test(text))
    );
  return !saysWhatToDo(text, language);
}
const SAID = [commitment, afterwards, proposal, tracked];

/** "Raised the limit", "We have added an alarm". */
const firstVerb = (text: string): string =>
  /^\W{0,8}(?:we (?:have |'ve )?)?([a-z]+)\b/i.exec(text)?.[1]?.toLowerCase() ?? '';
