import { mixesLessons } from '../../../languages/headings.ts';
import type { Language } from '../../../languages/language.ts';
import type { Section, SectionName } from '../../model.ts';
import { describesResults } from '../../phrases/item-headings.ts';
import { looksLikeAction, withoutTag } from '../../phrases/promises.ts';
import type { ReadSection } from '../../sections.ts';
import { numberedTitle } from '../fields/own-label.ts';
import { areFinished } from '../state/past-work.ts';

/** Sections that never hold action items, even below a section of them. */
const NEVER_ITEMS = new Set<SectionName>([
  'timeline',
  'went-well',
  'went-wrong',
  'lucky',
  'lessons',
  'causes',
  'impact',
  'five-whys',
  'fishbone',
  'summary',
  'supporting',
  'decisions',
]);

/** The action item section that a section is or belongs to, like "Monitoring" below "Action items". */
export function regionOf(section: ReadSection): ReadSection | null {
  // "### Action item 1: Add an alert" is an item of the section around it.
  let numbered: ReadSection | null = null;
  for (let each: ReadSection | null = section; each; each = each.parent as ReadSection | null) {
    const isNumbered = each.name === 'action-items' && numberedTitle(each.heading) !== null;
    if (isNumbered) numbered = each;
    else if (each.name === 'action-items') return each;
    if (each.name && NEVER_ITEMS.has(each.name) && !isActionInWords(each)) break;
    // "### Team" may be a theme of items; "### Owners" lists people.
    if (each.name === 'roles' && !/team/i.test(each.heading)) break;
  }
  return numbered;
}

/** True if a section, or one that it is part of, is such a one. */
export function isWithin(section: Section | null, is: (section: Section) => boolean): boolean {
  for (let each = section; each; each = each.parent) if (is(each)) return true;
  return false;
}

/** True if a section, or one that it is part of, has one of these names. */
export const isBelow = (section: Section | null, names: readonly SectionName[]): boolean =>
  isWithin(section, ({ name }) => name !== null && names.includes(name));

export const isBelowNever = (section: ReadSection | null): boolean =>
  section !== null && section.name !== null && section.name !== 'summary' && NEVER_ITEMS.has(section.name);

/** Headings below which every list entry is an action item; others ("Prevention") also hold explanations. */
const PLAIN =
  /\b(?:action|follow|next steps|to-?do|task|corrective|remediation items|recommendation|ticket|commitment)/i;

export const isPlainRegion = (region: Section): boolean =>
  isWithin(region, ({ name, heading }) => name === 'action-items' && PLAIN.test(heading));

/** True for "Lessons learned and next steps". */
export const holdsLessons = ({ heading }: ReadSection, language: Language | null): boolean =>
  /\b(?:lessons?|learn\w*|findings?|observations?|conclusions?|take-?aways?)\b/i.test(heading) ||
  (language !== null && mixesLessons(language, heading));

/** "Fixes deployed" and "Six weeks later" are about finished work, and so are the sections below them. */
export const isBelowResults = (section: ReadSection): boolean =>
  isWithin(
    section,
    (each) => each.depth > 1 && describesResults(each.heading) && !isUrgent(each as ReadSection),
  );

/** "Immediate actions" below "Prevention" are the first ones to be done, unless all of them report what was done. */
function isUrgent({ heading, parent, units }: ReadSection): boolean {
  const isBelowItems = parent !== null && (isPlainRegion(parent) || isPrevention(parent));
  return isBelowItems && /^\W{0,8}immediate\b/i.test(heading) && !areFinished(units);
}

/** "Remediation" may tell what was done in the incident. */
const isPrevention = ({ name, heading }: Section): boolean =>
  name === 'action-items' && /\bprevent/i.test(heading);

/** "### Detect full disks sooner" is an action item, not the section on detection. */
export const isActionInWords = ({ heading }: ReadSection): boolean =>
  heading.trim().split(/\s+/).length >= 4 && looksLikeAction(titleIn(heading));

/** The words of a heading without a number or a label: "A2. Add an alert", "Action item 2: Add an alert". */
export const titleIn = (heading: string): string => withoutTag(numberedTitle(heading) ?? heading);
