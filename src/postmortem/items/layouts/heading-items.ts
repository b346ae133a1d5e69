import { readsAsAction } from '../../../languages/actions.ts';
import type { Block } from '../../../markdown/text.ts';
import { listsIn } from '../../../markdown/units.ts';
import type { ActionItem } from '../../model.ts';
import { looksLikeAction } from '../../phrases/promises.ts';
import type { ReadSection } from '../../sections.ts';
import { type ItemContext, itemIn } from '../item.ts';
import { isActionInWords, titleIn } from '../places/regions.ts';
import { areDetails, isAboveFacts, isInDetailBelow } from './details.ts';
import { fieldLines, hasFields, isFieldList, withFields } from './field-lines.ts';

/** A sub-heading with prose or labels below it. `heading` is the block of its text. */
export function headingItem(section: ReadSection, heading: Block, context: ItemContext): ActionItem | null {
  const own = itemIn({ block: heading, children: [], span: section.span, layout: 'heading' }, context);
  if (!own) return null;
  const whole = { ...own, line: section.line, span: { start: section.span.start, end: section.body.end } };
  const first = section.units.find((unit) => unit.kind === 'paragraph');
  const lines = fieldLines(section.units, context.language);
  const below = first && lines.length === 0 ? [{ block: first.block, children: first.children }] : lines;
  return withFields(whole, below, context);
}

/** "Split the export by region @stein": has an owner, so the content below only gives details. */
const HANDLE_AT_END = /@[\p{L}\d_.-]+[^\p{L}\d]{0,3}$/u;

/** "[ ] Alert on CPU @vidar": an item even with nothing below it. */
const MARKED = /^[\s\d.)]{0,6}\[[ xX]\]|(?<![\p{L}\d])@[\p{L}\d]/u;

/**
 * True for sub-headings that are the list itself: nothing stands below any of them. "### Prevent", "### Detect" and
 * "### Fix process" are the categories of a template.
 */
export const areListed = (siblings: readonly ReadSection[]): boolean =>
  siblings.length > 1 &&
  siblings.every(
    ({ units, heading }) => units.length === 0 && titleIn(heading.trim()).split(/\s+/).length >= 3,
  );

/** True for "### Add an alert on the disk" with nothing below it, also beside categories. */
export const standsAlone = ({ units, heading }: ReadSection): boolean =>
  units.length === 0 && titleIn(heading.trim()).split(/\s+/).length > 3;

/**
 * "### Indexer" is a theme; "### Removal of the old indexer" with prose below it is an action item. `hasParts` is true
 * for a section with sub-headings, if only of labels, and `isListed` for one among headings that are a list, or that says enough by itself.
 */
export function isHeadingItem(
  section: ReadSection,
  { hasParts, isListed }: { hasParts: boolean; isListed: boolean },
  context: ItemContext,
): boolean {
  const { units, heading, name } = section;
  if (context.above.owners || (name !== null && !isActionInWords(section))) return false;
  const title = titleIn(heading);
  const { language } = context;
  const isAction = language ? readsAsAction(language, title) : looksLikeAction(title);
  if (!isAction && heading.trim().split(/\s+/).length < 3 && !hasFields(units, language)) return false;
  const isLong =
    (isAction && (MARKED.test(heading) || hasParts || isListed)) ||
    units.some(({ kind }) => kind === 'paragraph' || kind === 'list');
  return isLong && onlyDetailsBelow(section, isAction, context);
}

/** True unless what stands below a heading are items of their own. */
function onlyDetailsBelow({ units, heading }: ReadSection, isAction: boolean, context: ItemContext): boolean {
  const lists = listsIn(units);
  const hasTable = units.some(({ kind }) => kind === 'table');
  return (
    (lists.length === 0 && !hasTable) ||
    isFieldList(units, context.language) ||
    (!hasTable && lists.every((list) => isAboveFacts(titleIn(heading), list) && areDetails(list, context))) ||
    (isAction && (HANDLE_AT_END.test(heading) || isInDetailBelow(units)))
  );
}
