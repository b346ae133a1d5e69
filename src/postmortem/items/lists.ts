import type { ItemUnit, ListUnit, TableUnit, Unit } from '../../markdown/units.ts';
import { looksLikeAction, promise } from '../phrases/promises.ts';
import type { ReadSection } from '../sections.ts';
import { below, ownerCaptions } from './captions.ts';
import { type ItemContext, isFieldList, labelled, listItem, type Take } from './item.ts';
import { itemColumns, readItemRow } from './table.ts';

/** The rows of a table of items. */
export function collectTable(
  table: TableUnit,
  section: ReadSection | null,
  context: ItemContext,
  take: Take,
): void {
  const columns = itemColumns(table, context.language);
  if (!columns) return;
  for (const row of table.rows) take(readItemRow(row, columns, section, context));
}

/** What has a box of its own, or is labelled as an item, anywhere in a list. */
export function collectBoxes(
  list: ListUnit,
  section: ReadSection | null,
  context: ItemContext,
  take: Take,
): void {
  for (const item of list.items) {
    if (item.block && (item.checked !== null || labelled(item.block.text)))
      take(listItem(item, section, context));
    for (const unit of item.units) if (unit.kind === 'list') collectBoxes(unit, section, context, take);
  }
}

/** Each entry of a list, but for captions above other entries and what only elaborates one. */
export function collectList(list: ListUnit, section: ReadSection, context: ItemContext, take: Take): void {
  const parents = list.items.filter((item) => item.block && item.units.some((unit) => unit.kind === 'list'));
  const groups = new Set(parents.filter(isGroup));
  // Between groups, "Review process:" is one, too.
  const areGroups = groups.size * 2 >= parents.length;
  const isGroupItem = (item: ItemUnit) =>
    item.units.some((unit) => unit.kind === 'list') &&
    (!item.block || groups.has(item) || (areGroups && isCaption(item.block.text)));
  const captions = new Map(
    list.items.flatMap((item) =>
      item.block && isGroupItem(item) ? [[item, { block: item.block }] as const] : [],
    ),
  );
  const owners = ownerCaptions([...captions.values()], context);
  for (const item of list.items) {
    const lists = item.units.filter((unit) => unit.kind === 'list');
    const isGrouping = isGroupItem(item);
    if (!isGrouping && item.block) take(listItem(item, section, context));
    const inside = isGrouping && captions.has(item) ? below(captions.get(item)!, owners, context) : context;
    for (const unit of lists) {
      // What elaborates an item is no item, unless it has a box of its own.
      if (isGrouping) collectList(unit, section, inside, take);
      else collectBoxes(unit, section, context, take);
    }
  }
}

/** A few words and a colon, above a list. */
function isCaption(text: string): boolean {
  return /:\s*$/.test(text) && text.trim().split(/\s+/).length <= 3;
}

/** "Monitoring:" above a list is no item; "Add a check for:" is, and the list elaborates it. */
function isGroup(item: ItemUnit): boolean {
  const text = item.block!.text.trim();
  if (item.checked !== null || isFieldList(item.units, null)) return false;
  // "Build:" and "Test" are themes as much as verbs; "Fix alerts:" is one where what stands below is to be done.
  if (/^\W*\p{L}+\W*$/u.test(text)) return true;
  // "Developers to agree on an approach, with:" is an item with a doer.
  const doer = /^\W{0,8}(?:[\p{L}\d'’&/-]{1,30} ){1,4}?(?:to|will) ([a-z-]+)/u.exec(text.slice(0, 120));
  if (doer && looksLikeAction(doer[1]!)) return false;
  if (looksLikeAction(text)) return isCaption(text) && item.units.every(isAllActions);
  const first = item.children[0];
  const isAllBold = item.children.length === 1 && first?.type === 'strong' && text.length <= 60;
  const words = text.split(/\s+/).length;
  return isAllBold || words <= 4 || (/:\s*$/.test(text) && (words <= 8 || promise.find(text) === null));
}

function isAllActions(unit: Unit): boolean {
  return (
    unit.kind === 'list' && unit.items.every(({ block }) => block !== null && looksLikeAction(block.text))
  );
}

/** "2. We will add alarms for:", and the bullets that say for what, not indented. */
export function elaborates(list: ListUnit, before: Unit | undefined): boolean {
  const last = before?.kind === 'list' && before.ordered !== list.ordered ? before.items.at(-1) : undefined;
  if (!last?.block) return false;
  const end = last.units.at(-1);
  const text = end?.kind === 'paragraph' ? end.block.text : last.block.text;
  return /:\s*$/.test(text) && (text !== last.block.text || !isGroup(last));
}
