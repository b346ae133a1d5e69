import { promisesIn, readsAsAction } from '../../languages/actions.ts';
import type { Language } from '../../languages/language.ts';
import { namesWorkIn } from '../../languages/lists.ts';
import type { ActionItem, Section } from '../model.ts';
import { looksLikeAction, promise } from '../phrases/promises.ts';
import { withoutLabel } from './label.ts';

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

/**
 * Whether each item's list is open work for sure: its heading says so, somebody or a day is named in it, it has boxes,
 * or most of its lines begin with what to do. Other lists may as well report, advise or explain; so may those beside a
 * plan that names owners or days (a checklist, a review), and a theme below “Action items” that only names things. An
 * item outside the sections of items has a box or a label, and is sure.
 */
export function withSureness(items: readonly ActionItem[], language: Language | null): ActionItem[] {
  const regions = Map.groupBy(items, ({ section }) => regionOf(section));
  const lists = Map.groupBy(items, ({ section }) => section);
  const unsureRegions = new Set(
    [...regions].filter(([region, list]) => region && !isWork(list, language)).map(([r]) => r),
  );
  const isPlanned = [...lists.values()].some(isPlan);
  const unsureLists = new Set(
    [...lists]
      .filter(([section, list]) =>
        isPlanned
          ? !list.some((item) => isPromised(item) || item.layout === 'table')
          : regionOf(section) && namesThings(section, list, language),
      )
      .map(([section]) => section),
  );
  return items.map((item) =>
    unsureRegions.has(regionOf(item.section)) || unsureLists.has(item.section)
      ? { ...item, sure: false }
      : item,
  );
}

/** A list of which at least half says who or by when. */
const isPlan = (list: readonly ActionItem[]): boolean =>
  list.length > 1 && list.filter(isPromised).length * 2 >= list.length;

const isPromised = ({ owners, due }: ActionItem) => owners.length > 0 || due !== null;

/** True for a list below a theme (“### Rollout” below “## Action items”) in which most lines ask for nothing. */
function namesThings(
  section: Section | null,
  list: readonly ActionItem[],
  language: Language | null,
): boolean {
  const isTheme = section !== regionOf(section) && !isNamedWork(section?.heading ?? '', language);
  return (
    list.length > 1 &&
    isTheme &&
    !list.some((item) => isPromised(item) || item.layout === 'task' || item.priority !== null) &&
    list.filter(({ text }) => asks(text, language)).length * 4 < list.length
  );
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
  // “Improvements” inside “Resolution” are what was changed.
  if (regionOf(list[0]!.section)?.parent?.name === 'resolution') return false;
  // Long paragraphs tell and explain, whatever they promise in passing.
  if (list.every(({ layout, text }) => layout === 'paragraph' && text.length > ESSAY)) return false;
  if (list.some(({ section }) => headingsAround(section).some((heading) => LESSONS.test(heading))))
    return false;
  // As the only sentence below “Prevention”, “Run the audit in CI” is a rule for every day, and “We will run …” a promise.
  const isSentence = list.length === 1 && list[0]!.layout === 'paragraph' && language === null;
  const isAsked = ({ text }: ActionItem) => (isSentence ? promise.find(text) !== null : asks(text, language));
  return list.filter(isAsked).length >= list.length * MOST;
}

/** True if a heading around a section's items names work. */
export const namesWork = (section: Section | null, language: Language | null): boolean =>
  headingsAround(section).some((heading) => isNamedWork(heading, language));

const isNamedWork = (heading: string, language: Language | null): boolean =>
  WORK.test(heading) || (language !== null && namesWorkIn(language, heading));

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
  [text, withoutLabel(text)].some((words) =>
    language
      ? readsAsAction(language, words) || promisesIn(language, words)
      : looksLikeAction(words) || promise.find(words) !== null,
  );
