import { promisesIn, readsAsAction } from '../../../languages/actions.ts';
import type { Language } from '../../../languages/language.ts';
import { withoutLabel } from '../../../postmortem/items/fields/own-label.ts';
import type { ActionItem, Section } from '../../../postmortem/model.ts';
import { looksLikeAction, promise } from '../../../postmortem/phrases/promises.ts';
import { idea } from '../../phrases/finished-items.ts';

/** The items of one section. */
export type List = readonly ActionItem[];

/** The outermost section of action items around a section. */
export function regionOf(section: Section | null): Section | null {
  let region: Section | null = null;
  for (let each = section; each; each = each.parent) if (each.name === 'action-items') region = each;
  return region;
}

/** The headings from a section up to its outermost section of items. */
export function headingsAround(section: Section | null): string[] {
  const region = regionOf(section);
  const headings: string[] = [];
  for (let each = section; each && region; each = each === region ? null : each.parent)
    headings.push(each.heading);
  return headings;
}

/** Somebody or a day is named. */
export const isPromised = ({ owners, due }: ActionItem): boolean => owners.length > 0 || due !== null;

/** Somebody tracks it. */
export const isMarked = (item: ActionItem): boolean =>
  item.layout === 'task' || item.layout === 'table' || isPromised(item) || item.priority !== null;

/** “Add a limit”, “Limits: add one”, “The limit should be lower”. */
export const asks = (text: string, language: Language | null): boolean =>
  [text, withoutLabel(text)].some((words) =>
    language
      ? readsAsAction(language, words) || promisesIn(language, words)
      : looksLikeAction(words) || promise.find(words) !== null,
  );

/** “We will …”, “should be …”, “Consider …”: not done yet. What must be is a rule as often. */
export const isToCome = (text: string, language: Language | null): boolean =>
  language
    ? promisesIn(language, text)
    : idea.pattern.test(text) || (promise.find(text) !== null && !/\bmust\b/i.test(text));
