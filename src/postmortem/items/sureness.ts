import { promisesIn, readsAsAction } from '../../languages/actions.ts';
import type { Language } from '../../languages/language.ts';
import { namesWorkIn } from '../../languages/lists.ts';
import type { ActionItem, Section } from '../model.ts';
import { looksLikeAction, promise } from '../phrases/promises.ts';

/**
 * Headings that name work to be done: “Action items”, “Follow-up tasks”, “Corrective measures”. “Prevention”, “Next
 * steps” and “Recommendations” may just as well head what was done, advice, or a design.
 */
const WORK =
  /\b(?:actions?|actionables?|tasks?|to-?dos?|tickets?|follow[- ]?ups?|corrective|remediation items?|commitments?)\b/i;
/** “What we learned”: a verb at the beginning is advice there. */
const LESSONS =
  /\b(?:lessons?|learn\w*|findings?|observations?|conclusions?|take-?aways?|considerations?)\b/i;

/** How many of a list's items must ask for something. */
const MOST = 0.6;

/** The length from which a paragraph is prose, not an item. */
const ESSAY = 240;

/** “Monitoring: add an alert”: a label in front of the words. */
const LABEL = /^\W*[\p{L}\d /&+'’-]{3,50}:\s+/u;

/**
 * Whether each item's list is open work for sure: its heading says so, somebody or a day is named in it, it is a table
 * or has boxes, or most of its lines begin with what to do. Other lists may as well report, advise or explain. An item
 * outside the sections of items has a box or a label, and is sure.
 */
export function withSureness(items: readonly ActionItem[], language: Language | null): ActionItem[] {
  const lists = Map.groupBy(items, ({ section }) => regionOf(section));
  const unsure = new Set(
    [...lists].filter(([region, list]) => region && !isWork(list, language)).map(([r]) => r),
  );
  return items.map((item) => (unsure.has(regionOf(item.section)) ? { ...item, sure: false } : item));
}

/** The outermost section of action items around a section. */
function regionOf(section: Section | null): Section | null {
  let region: Section | null = null;
  for (let each = section; each; each = each.parent) if (each.name === 'action-items') region = each;
  return region;
}

function isWork(list: readonly ActionItem[], language: Language | null): boolean {
  const headings = headingsAround(list[0]!.section);
  // “Lessons and follow-up”: its paragraphs may be either.
  if (
    list.every(({ layout, owners }) => layout === 'paragraph' && owners.length === 0) &&
    headings.some((heading) => LESSONS.test(heading))
  )
    return false;
  if (list.some((item) => namesWork(item.section, language) || isMarked(item))) return true;
  // Long paragraphs tell and explain, whatever they promise in passing.
  if (list.every(({ layout, text }) => layout === 'paragraph' && text.length > ESSAY)) return false;
  if (list.some(({ section }) => headingsAround(section).some((heading) => LESSONS.test(heading))))
    return false;
  return list.filter(({ text }) => asks(text, language)).length >= list.length * MOST;
}

/** True if a heading around a section's items names work. */
export const namesWork = (section: Section | null, language: Language | null): boolean =>
  headingsAround(section).some(
    (heading) => WORK.test(heading) || (language !== null && namesWorkIn(language, heading)),
  );

/** The headings from a section up to its outermost section of items. */
function headingsAround(section: Section | null): string[] {
  const region = regionOf(section);
  const headings: string[] = [];
  for (let each = section; each && region; each = each === region ? null : each.parent)
    headings.push(each.heading);
  return headings;
}

const isMarked = ({ layout, owners, due, priority }: ActionItem) =>
  layout === 'task' || layout === 'table' || owners.length > 0 || due !== null || priority !== null;

const asks = (text: string, language: Language | null) =>
  [text, text.replace(LABEL, '')].some((words) =>
    language
      ? readsAsAction(language, words) || promisesIn(language, words)
      : looksLikeAction(words) || promise.find(words) !== null,
  );
