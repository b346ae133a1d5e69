import { labelsOf } from '../../../languages/labels.ts';
import type { Language } from '../../../languages/language.ts';
import { saysNoAction } from '../../phrases/nothing-to-do.ts';

/** "Action item: …", "AI-1 | …", "TODO 2: …". */
const LABEL =
  /^\s{0,4}(?:action (?:items?|points?|required)|action|follow-?up|to-?do|AI(?:[- ]?\d{1,4})?)(?: ?\([^)]{0,40}\))?(?: ?#?\d{1,4})? ?[:–—|] ?/i;

/** "What: …", "Maßnahme: …": the label of the work itself, among the fields of an item. */
const WORK_LABEL = /^\s{0,4}(\p{L}[\p{L} ]{1,20})[:：] /u;

/** The length of the label that begins an item's text; 0 if there is none. */
export function ownLabel(text: string, language: Language | null): number {
  const label = LABEL.exec(text);
  if (label) return label[0].length;
  const [whole = '', word = ''] = WORK_LABEL.exec(text) ?? [];
  const isWork =
    /^(?:what|task|item|description)$/i.test(word) ||
    (word !== '' && language !== null && labelsOf(language, word).includes('action'));
  return isWork ? whole.length : 0;
}

/** True for a text with such a label and something to do after it. */
export function labelled(text: string): boolean {
  const label = LABEL.exec(text.slice(0, 100));
  const rest = label ? text.slice(label[0].length) : '';
  return rest.trim().length > 8 && !saysNoAction(rest);
}

/** The words of "Action item 1: Add an alert", a heading that is one item; null if it has no such label with a number. */
export function numberedTitle(heading: string): string | null {
  const [label = ''] = LABEL.exec(heading.slice(0, 100)) ?? [];
  return /\d/.test(label) && labelled(heading) ? heading.slice(label.length) : null;
}

/** "Monitoring: add an alert": a label in front of the words. */
const ANY_LABEL = /^\W*[\p{L}\d /&+'’-]{3,50}:\s+/u;

/** The words of an item without the label in front of them. */
export const withoutLabel = (text: string): string => text.replace(ANY_LABEL, '');
