import type { Language } from '../../../languages/language.ts';
import { namesWorkIn } from '../../../languages/lists.ts';
import { isSettled } from '../../../postmortem/items/state/state.ts';
import type { ActionItem, PostMortem, Section } from '../../../postmortem/model.ts';
import { promise } from '../../../postmortem/phrases/promises.ts';
import { shows } from '../../../postmortem/phrases/sign.ts';
import { outstanding } from '../../phrases/where-it-stands.ts';
import { lessonsHeading, workHeading } from '../../phrases/work-headings.ts';
import { asks, headingsAround, isMarked, isPromised, type List, regionOf } from './item-lists.ts';

/** How many lines of a list must ask for something, so that it is no report. */
const MOST = 0.6;

/** The length from which a paragraph is prose, not an item. */
const ESSAY = 240;

/**
 * The sections whose lists report, advise or explain, as far as one can tell: neither the heading names work nor does
 * somebody track it, and few lines ask for something. So do those beside a plan that names owners or days (a checklist,
 * a review), themes below “Action items” that only name things, and lists of which half is `closed`.
 */
export function unclearLists(
  { actionItems, language }: PostMortem,
  closed: ReadonlySet<ActionItem>,
): ReadonlySet<Section | null> {
  const regions = Map.groupBy(actionItems, ({ section }) => regionOf(section));
  // Once for each region: it may have thousands of lists.
  const isNoWork = new Map(
    [...regions].map(([region, items]) => [region, region !== null && !isWork(items, language)]),
  );
  const lists = Map.groupBy(actionItems, ({ section }) => section);
  const isPlanned = [...lists.values()].some(isPlan);
  const isUnclear = (section: Section | null, list: List): boolean => {
    const region = regionOf(section);
    return (
      isNoWork.get(region) ||
      (isPlanned ? isBesidePlan(list) : namesThings(section, list, language)) ||
      isReport(list, closed, language)
    );
  };
  return new Set(
    [...lists].filter(([section, list]) => isUnclear(section, list)).map(([section]) => section),
  );
}

/** A list of which at least half says who or by when. */
const isPlan = (list: List): boolean => list.length > 1 && list.filter(isPromised).length * 2 >= list.length;
const isBesidePlan = (list: List): boolean =>
  !list.some((item) => isPromised(item) || item.layout === 'table');

/** True for a list below a theme (“### Rollout” below “## Action items”) in which most lines ask for nothing. */
function namesThings(section: Section | null, list: List, language: Language | null): boolean {
  const region = regionOf(section);
  const isTheme = region !== null && section !== region && !isNamedWork(section?.heading ?? '', language);
  return (
    list.length > 1 &&
    isTheme &&
    !list.some((item) => isPromised(item) || item.layout === 'task' || item.priority !== null) &&
    list.filter(({ text }) => asks(text, language)).length * 4 < list.length
  );
}

/** Half of the list tells what is done, or advises. */
function isReport(list: List, closed: ReadonlySet<ActionItem>, language: Language | null): boolean {
  const isMarkedOpen = list.some(
    (item) => isPromised(item) || item.layout === 'task' || outstanding.pattern.test(item.text),
  );
  if (isMarkedOpen || namesWork(list[0]!.section, language)) return false;
  const left = list.filter((item) => !isSettled(item));
  return left.filter((item) => closed.has(item)).length * 2 >= left.length;
}

/** Whether the lists of a section of action items may be work at all. */
function isWork(list: List, language: Language | null): boolean {
  const headings = list.flatMap(({ section }) => headingsAround(section));
  const isOfLessons = headings.some((heading) => shows(lessonsHeading, heading));
  // “Lessons and follow-up”: its paragraphs may be either.
  if (list.every(({ layout, owners }) => layout === 'paragraph' && owners.length === 0) && isOfLessons)
    return false;
  if (list.some((item) => namesWork(item.section, language) || isMarked(item))) return true;
  // “Improvements” inside “Resolution” are what was changed.
  if (regionOf(list[0]!.section)?.parent?.name === 'resolution') return false;
  // Long paragraphs tell and explain, whatever they promise in passing.
  if (list.every(({ layout, text }) => layout === 'paragraph' && text.length > ESSAY)) return false;
  if (isOfLessons) return false;
  // As the only sentence below “Prevention”, “Run the audit in CI” is a rule for every day, and “We will run …” a promise.
  const isSentence = list.length === 1 && list[0]!.layout === 'paragraph' && language === null;
  const isAsked = ({ text }: ActionItem) => (isSentence ? promise.find(text) !== null : asks(text, language));
  return list.filter(isAsked).length >= list.length * MOST;
}

/** True if a heading around a section's items names work. */
const namesWork = (section: Section | null, language: Language | null): boolean =>
  headingsAround(section).some((heading) => isNamedWork(heading, language));

const isNamedWork = (heading: string, language: Language | null): boolean =>
  shows(workHeading, heading) || (language !== null && namesWorkIn(language, heading));
