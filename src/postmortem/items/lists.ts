import { readsAsAction } from '../../languages/actions.ts';
import type { Language } from '../../languages/language.ts';
import { slice } from '../../markdown/text.ts';
import type { ItemUnit, ListUnit, TableUnit, Unit } from '../../markdown/units.ts';
import { looksLikeAction, promise } from '../phrases/promises.ts';
import type { ReadSection } from '../sections.ts';
import { below, ownerCaptions } from './captions.ts';
import { itemOfFields } from './fields-table.ts';
import { type ItemContext, isFieldList, labelled, listItem, type Take, textItem } from './item.ts';
import { ownerPositionsOf } from './owner-positions.ts';
import { saysWhatToDo } from './paragraphs.ts';
import { itemColumns, readItemRow } from './table.ts';

/** The rows of a table of items. */
export function collectTable(
  table: TableUnit,
  section: ReadSection | null,
  context: ItemContext,
  take: Take,
): void {
  const one = itemOfFields(table, context.language);
  if (one) {
    take(readItemRow(one.row, one.columns, section, context));
    return;
  }
  const columns = itemColumns(table, context.language);
  if (!columns) return;
  const texts = table.rows.map((row) => row.cells[columns.get('text')!]?.text ?? '');
  const inside = { ...context, ownerPositions: ownerPositionsOf(texts, context) };
  for (const row of table.rows) take(readItemRow(row, columns, section, inside));
}

/** Entries with a task box or an item label, anywhere in a list. */
export function collectBoxes(
  list: ListUnit,
  section: ReadSection | null,
  context: ItemContext,
  take: Take,
): void {
  collectIf(({ block, checked }) => checked !== null || labelled(block!.text), list, section, context, take);
}

/** Details of an item are items where they have a task box, an item label, or an owner and a day of their own. */
export function collectDetails(
  list: ListUnit,
  section: ReadSection | null,
  context: ItemContext,
  take: Take,
): void {
  const inside = { ...context, above: {} };
  const areFields = isFields(list);
  const isItem = (item: ItemUnit) => {
    if (!areFields && (item.checked !== null || labelled(item.block!.text))) return true;
    const own = listItem(item, section, inside);
    return own !== null && own.owners.length > 0 && own.due !== null;
  };
  collectIf(isItem, list, section, context, take);
}

function collectIf(
  isItem: (item: ItemUnit) => boolean,
  list: ListUnit,
  section: ReadSection | null,
  context: ItemContext,
  take: Take,
): void {
  for (const item of list.items) {
    if (item.block && isItem(item)) take(listItem(item, section, context));
    for (const unit of item.units) if (unit.kind === 'list') collectIf(isItem, unit, section, context, take);
  }
}

/** "Prevention: add an alarm": the entry's label is what a heading of action items would be. */
const NAMED = /^[\s*_]{0,4}([^\s*_:：][^:：]{1,40}?)[*_]{0,3}[:：]\s*(?=\S)/;

/** The entries of a list of facts that say, after a label, what is to be done. */
export function collectNamed(
  list: ListUnit,
  section: ReadSection | null,
  context: ItemContext,
  take: Take,
): void {
  for (const { block, children, span, checked, units } of list.items) {
    const named =
      block && checked === null && units.length === 0 ? NAMED.exec(block.text.slice(0, 80)) : null;
    if (!named || context.heads(named[1]!) !== 'action-items') continue;
    const rest = slice(block!, named[0].length, block!.text.length);
    if (saysWhatToDo(rest.text, context.language))
      take(textItem(rest, children, span, section, 'bullet', null, context));
  }
}

/** "The disk had no alarm. Action: add one" in a list of lessons: what follows the label is an item. */
const INSIDE = /[.;!?)→—–-][\s*_]{1,4}(?:Action(?: items?)?|TODO)[*_]{0,3}:\s+(?=\S)/;

export function collectInside(
  list: ListUnit,
  section: ReadSection | null,
  context: ItemContext,
  take: Take,
): void {
  for (const { block, children, span, checked } of list.items) {
    const label = block && checked === null && !labelled(block.text) ? INSIDE.exec(block.text) : null;
    if (!label) continue;
    const rest = slice(block!, label.index + label[0].length, block!.text.length);
    take(textItem(rest, children, span, section, 'bullet', null, context));
  }
}

/** Every entry of a list, except captions and details of other entries. */
export function collectList(
  list: ListUnit,
  section: ReadSection | null,
  context: ItemContext,
  take: Take,
): void {
  const parents = list.items.filter((item) => item.block && item.units.some((unit) => unit.kind === 'list'));
  const isItem = (item: ItemUnit) => {
    const own = listItem(item, section, { ...context, above: {} });
    return own !== null && own.owners.length > 0 && own.due !== null;
  };
  const groups = groupsAmong(
    parents.filter((item) => !isItem(item)),
    list.ordered,
    context.language,
  );
  // Among groups, "Review process:" is one too.
  const areGroups = groups.size * 2 >= parents.length;
  const isGroupItem = (item: ItemUnit) =>
    item.units.some((unit) => unit.kind === 'list') &&
    (!item.block || groups.has(item) || (areGroups && isCaption(item.block.text) && !isItem(item)));
  const captions = new Map(
    list.items.flatMap((item) =>
      item.block && isGroupItem(item) ? [[item, { block: item.block }] as const] : [],
    ),
  );
  const owners = ownerCaptions([...captions.values()], context);
  let current = context;
  for (const [index, item] of list.items.entries()) {
    if (index < list.items.length - 1 && isFlatCaption(item)) {
      const caption = { block: item.block! };
      current = below(caption, ownerCaptions([caption], context), context);
      continue;
    }
    const lists = item.units.filter((unit) => unit.kind === 'list');
    const isGrouping = isGroupItem(item);
    if (!isGrouping && item.block) take(listItem(item, section, current));
    const inside =
      isGrouping && captions.has(item)
        ? ownedBy(item, section, below(captions.get(item)!, owners, context))
        : current;
    for (const unit of lists) {
      // An item's details are not items, unless they have task boxes.
      if (isGrouping) collectList(unit, section, inside, take);
      else if (!isChecklist(item)) collectDetails(unit, section, current, take);
    }
  }
}

/** "Monitoring (Ann)" above a list: Ann owns its entries. */
function ownedBy(item: ItemUnit, section: ReadSection | null, context: ItemContext): ItemContext {
  const own =
    context.above.owners || !item.block?.text.includes('(') ? null : listItem(item, section, context);
  if (!own || own.owners.length === 0) return context;
  return { ...context, above: { ...context.above, owners: { owners: own.owners, spans: own.ownerSpans } } };
}

/** "Threshold: …", "Action: send a mail", "Channel: …" below an item: its fields. */
function isFields(list: ListUnit): boolean {
  const texts = list.items.map(({ block }) => block?.text ?? '');
  const isNamed = (text: string) => /^[\p{L}][\p{L} /-]{2,30}:\s/u.test(text);
  return (
    list.items.every(({ checked }) => checked === null) && texts.every(isNamed) && !texts.every(labelled)
  );
}

/** "- **Fixes:**" with its items as siblings instead of children. */
function isFlatCaption({ block, children, units, checked }: ItemUnit): boolean {
  if (!block || units.length > 0 || checked !== null || !/[:：]\s*$/.test(block.text)) return false;
  const bold = children.filter(({ type }) => type === 'strong');
  const others = children.filter(({ type }) => type !== 'strong');
  const isPlain = others.every((each) => each.type === 'text' && !/\p{L}/u.test(each.value));
  return bold.length === 1 && isPlain && block.text.length <= 60;
}

/** "Release checklist" above boxes that name nobody: writing it is the item, and the boxes are what it holds. */
const isChecklist = ({ block, checked, units }: ItemUnit) =>
  checked === null &&
  block !== null &&
  /^(?:[\p{L}-]+ ){1,4}checklist:?$/iu.test(block.text.trim()) &&
  units.every((unit) => unit.kind !== 'list' || unit.items.every((box) => !box.block?.text.includes('@')));

/** A few words and a colon, above a list. */
function isCaption(text: string): boolean {
  return /:\s*$/.test(text) && text.trim().split(/\s+/).length <= 3;
}

/** The groups among numbered entries are groups all or none: beside "1. Add an alarm", "4. Queue limits" is an item too. */
function groupsAmong(parents: readonly ItemUnit[], isNumbered: boolean, language: Language | null) {
  const groups = parents.filter((item) => isGroup(item, language));
  return new Set(isNumbered && groups.length * 2 < parents.length ? [] : groups);
}

/** "Monitoring:" above a list is a group; "Add a check for:" is an item, and the list gives its details. */
function isGroup(item: ItemUnit, language: Language | null): boolean {
  const text = item.block!.text.trim();
  if (item.checked !== null || isChecklist(item) || isFieldList(item.units, null)) return false;
  if (language && readsAsAction(language, text))
    return isCaption(text) && item.units.every((unit) => isAllActions(unit, language));
  // "Build:" and "Test" are themes as well as verbs; "Fix alerts:" is a theme if the entries below are actions.
  if (/^[^\p{L}]*\p{L}+[^\p{L}]*$/u.test(text)) return true;
  // "Developers to agree on an approach, with:" is an item with a doer.
  const doer = /^\W{0,8}(?:[\p{L}\d'’&/-]{1,30} ){1,4}?(?:to|will) ([a-z-]+)/u.exec(text.slice(0, 120));
  if (doer && looksLikeAction(doer[1]!)) return false;
  // "Client action required: fix these records:" is an item after its label.
  if ([text, text.replace(/^[^:]{3,40}:\s+(?=\S)/, '')].some(looksLikeAction))
    return isCaption(text) && item.units.every((unit) => isAllActions(unit, null));
  const first = item.children[0];
  const isAllBold = item.children.length === 1 && first?.type === 'strong' && text.length <= 60;
  const words = text.split(/\s+/).length;
  // "Alarm: queue-depth-high" is an item; the content below gives its details.
  const isTheme = words <= 4 && !/[:：]\s+\S/.test(text);
  return isAllBold || isTheme || (/:\s*$/.test(text) && (words <= 8 || promise.find(text) === null));
}

function isAllActions(unit: Unit, language: Language | null): boolean {
  const isAction = (text: string) => (language ? readsAsAction(language, text) : looksLikeAction(text));
  return unit.kind === 'list' && unit.items.every(({ block }) => block !== null && isAction(block.text));
}

/** True for unindented bullets that detail an item such as "2. We will add alarms for:". */
export function elaborates(list: ListUnit, before: Unit | undefined, language: Language | null): boolean {
  const last = before?.kind === 'list' && before.ordered !== list.ordered ? before.items.at(-1) : undefined;
  if (!last?.block) return false;
  const end = last.units.at(-1);
  const text = end?.kind === 'paragraph' ? end.block.text : last.block.text;
  return /:\s*$/.test(text) && (text !== last.block.text || !isGroup(last, language));
}
