import type { ListUnit, ParagraphUnit, Unit } from '../../../markdown/units.ts';
import { aboutList, commitment } from '../../phrases/commitments.ts';
import { isMostlyActions } from '../../phrases/promises.ts';
import { type ItemContext, paragraphItem } from '../item.ts';
import { itemTexts } from '../owners/owner-positions.ts';
import { hasEntry, isOwed } from '../state/tracked.ts';
import { commits } from './commits.ts';

/** True for a list next to a table of items that explains it: "P0 – critical". */
export function explainsTable(list: ListUnit, context: ItemContext): boolean {
  const texts = itemTexts([list]);
  const isLegend = texts.every((text) => /^\W*[\p{L}\d-]+\s?[:–—-]\s/u.test(text));
  return (isLegend || !isMostlyActions(texts)) && !hasEntry(isOwed, list, context);
}

/** True for "We will also review our runbooks.", after a list of items, and "Ann: rotate the keys by Friday" anywhere. */
export function addsToList(unit: ParagraphUnit, above: readonly Unit[], context: ItemContext): boolean {
  const { text } = unit.block;
  const isAfter = above.some(({ kind }) => kind === 'list' || kind === 'table');
  if (isAfter && commits(text, [commitment])) return !aboutList.pattern.test(text);
  const item = paragraphItem(unit, context);
  return item !== null && item.owners.length > 0 && item.due !== null;
}
