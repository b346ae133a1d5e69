import { readsAsAction } from '../../../languages/actions.ts';
import { isTheme } from '../../../languages/labels.ts';
import type { Language } from '../../../languages/language.ts';
import { type ItemUnit, type ListUnit, listsIn, type Unit } from '../../../markdown/units.ts';
import { headingKey, mayHeadActions, ownAliases, sectionName } from '../../aliases.ts';
import { looksLikeAction, promise } from '../../phrases/promises.ts';
import { shows } from '../../phrases/sign.ts';
import { toldMade } from '../../phrases/told-work.ts';
import { stillOpen } from '../../phrases/unfinished.ts';
import { itemType } from '../fields/types.ts';
import type { ItemContext } from '../item.ts';
import { namingOf } from '../owners/owners.ts';
import { isFieldList } from './field-lines.ts';
import { isAssigned } from './list-item.ts';

/** The entries of a list that are no items, but group those below them: "Monitoring:". */
export function groupsOf(list: ListUnit, context: ItemContext): ReadonlySet<ItemUnit> {
  const parents = list.items.filter((item) => item.block && listsIn(item.units).length > 0);
  const others = parents.filter((item) => !isAssigned(item, context));
  const groups = withoutTitles(groupsAmong(others, list.ordered, context.language), context.language);
  // Among groups, "Review process:" is one too.
  const areGroups = groups.size * 2 >= parents.length;
  return new Set(
    list.items.filter(
      (item) =>
        listsIn(item.units).length > 0 &&
        (!item.block ||
          groups.has(item) ||
          (areGroups && others.includes(item) && isCaption(item.block.text))),
    ),
  );
}

/** "- **Fixes:**" with its items as siblings instead of children. */
export function isFlatCaption({ block, children, units, checked }: ItemUnit): boolean {
  if (!block || units.length > 0 || checked !== null || !/[:：]\s*$/.test(block.text)) return false;
  const bold = children.filter(({ type }) => type === 'strong');
  const others = children.filter(({ type }) => type !== 'strong');
  const isPlain = others.every((each) => each.type === 'text' && !/\p{L}/u.test(each.value));
  return bold.length === 1 && isPlain && block.text.length <= 60;
}

/** "Release checklist" above boxes that name nobody: writing it is the item, and the boxes are what it holds. */
export const isChecklist = ({ block, checked, units }: ItemUnit) =>
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
  return new Set(isNumbered && groups.length * 2 <= parents.length ? [] : groups);
}

const NO_ALIASES = ownAliases({});

/**
 * "**Longer soak tests**" is an item, and the one entry below it explains it, if each group is such a title. A caption
 * ends with a colon, or says when: "**Short term**".
 */
function withoutTitles(groups: ReadonlySet<ItemUnit>, language: Language | null): ReadonlySet<ItemUnit> {
  const areTitles = groups.size > 1 && [...groups].every((item) => isTitleOfOne(item, language));
  return areTitles ? new Set() : groups;
}

function isTitleOfOne({ block, children, units }: ItemUnit, language: Language | null): boolean {
  const [list, ...others] = listsIn(units);
  if (!list || others.length > 0 || list.items.length > 1 || list.items[0]!.checked !== null) return false;
  const text = block!.text.trim();
  return (
    children.length === 1 &&
    children[0]!.type === 'strong' &&
    /^[^:：]*\s[^:：]*$/u.test(text) &&
    itemType(headingKey(text)) === null &&
    !mayHeadActions(text) &&
    sectionName(text, NO_ALIASES, language) !== 'action-items' &&
    (language === null || !isTheme(language, text)) &&
    namingOf(text) === 'no'
  );
}

/** True if an entry below says what to do. */
export const asksForWork = ({ units }: ItemUnit): boolean =>
  listsIn(units).some(({ items }) =>
    items.some(({ block }) => block !== null && looksLikeAction(block.text)),
  );

/** True if an entry below says that something is left: "Runbook, still to be done". */
export const tellsLeft = ({ units }: ItemUnit): boolean =>
  listsIn(units).some(({ items }) =>
    items.some(({ block }) => block !== null && shows(stillOpen, block.text)),
  );

/** "Monitoring:" above a list is a group; "Add a check for:" is an item, and the list gives its details. */
function isGroup(item: ItemUnit, language: Language | null): boolean {
  const text = item.block!.text.trim();
  if (item.checked !== null || isChecklist(item) || isFieldList(item.units, null)) return false;
  // "Created a script (`free.sh`):" tells what was done; the list says what it does.
  if (shows(toldMade, text) && !asksForWork(item)) return false;
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
