import { readsAsAction } from '../../languages/actions.ts';
import { protectionsAdded } from '../phrases/item-headings.ts';
import { looksLikeAction } from '../phrases/promises.ts';
import { shows } from '../phrases/sign.ts';
import type { ReadSection } from '../sections.ts';
import { isInDetailBelow } from './details.ts';
import { hasFields, type ItemContext, isFieldList } from './item.ts';
import { itemTexts } from './owner-positions.ts';
import { saysWhatToDo } from './paragraphs.ts';
import { isUntracked, type Place } from './place.ts';
import { isActionInWords, withoutTag } from './regions.ts';

/** "Split the export by region @stein": has an owner, so the content below only gives details. */
const HANDLE_AT_END = /@[\p{L}\d_.-]+[^\p{L}\d]{0,3}$/u;

/** "[ ] Alert on CPU @vidar": an item even with nothing below it. */
const MARKED = /^[\s\d.)]{0,6}\[[ xX]\]|(?<![\p{L}\d])@[\p{L}\d]/u;

/** "### Indexer" is a theme; "### Removal of the old indexer" with prose below it is an action item. */
export function isHeadingItem(
  { section, region, parts }: Place,
  context: ItemContext,
  hasList: boolean,
  hasBelow: boolean,
) {
  const { units, heading } = section;
  const words = withoutTag(heading);
  const isAction =
    looksLikeAction(words) || (context.language !== null && readsAsAction(context.language, words));
  const isNamed = section.name !== null && !isActionInWords(section);
  return (
    section !== region &&
    !isNamed &&
    !context.above.owners &&
    (!hasList ||
      isFieldList(units, context.language) ||
      (isAction && (HANDLE_AT_END.test(heading) || isInDetailBelow(units)))) &&
    !hasBelow &&
    (isAction || heading.trim().split(/\s+/).length >= 3 || hasFields(units, context.language)) &&
    ((isAction && MARKED.test(heading)) ||
      (isAction && parts.has(section)) ||
      units.some((unit) => unit.kind === 'paragraph' || unit.kind === 'list'))
  );
}

/**
 * A heading of several words that is the item, above a list that only tells of it: below what is done, or beside
 * numbered headings without a list.
 */
export function isTitled(
  { section, region, parts, headings }: Place,
  context: ItemContext,
  isDone: boolean,
): boolean {
  if (section === region || section.name !== null || parts.has(section) || context.above.owners) return false;
  const lists = section.units.filter((unit) => unit.kind === 'list');
  if (lists.length === 0 || !isUntracked(section, context)) return false;
  const asks = itemTexts(lists).some((text) => saysWhatToDo(text, context.language));
  // In Spanish and others, “Valida …” may be an order as well as what a script does.
  if (asks && context.language === null) return false;
  const siblings = (parts.get(section.parent) ?? []).filter((each) => headings(each) !== null);
  const isTitle = ({ heading }: ReadSection) => heading.trim().split(/\s+/).length >= 4;
  if (isDone && !shows(protectionsAdded, section.heading) && siblings.every(isTitle)) return true;
  if (asks) return false;
  const plain = siblings.filter((each) => isTitle(each) && each.units.every(({ kind }) => kind !== 'list'));
  return (
    isTitle(section) &&
    siblings.every(({ heading }) => NUMBERED.test(heading)) &&
    plain.length * 2 >= siblings.length
  );
}

const NUMBERED = /^\W*\d{1,2}[.):]\s/;
