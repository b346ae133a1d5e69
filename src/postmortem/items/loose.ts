import type { ListUnit, TableUnit, Unit } from '../../markdown/units.ts';
import { wasHit } from '../phrases/failure.ts';
import { asksWhy, forward, headsVerification, isChecklist, problems } from '../phrases/item-headings.ts';
import { shows } from '../phrases/sign.ts';
import type { ReadSection } from '../sections.ts';
import { doneBelow, type ItemContext, labelled, type Take, textItem } from './item.ts';
import { collectBoxes, collectInside, collectNamed, collectTable } from './lists.ts';
import { isMarked, markedItem } from './marked-paragraphs.ts';
import { itemTexts, ownerPositionsOf } from './owner-positions.ts';
import { collectLines, holdsLabel, saysWhatToDo } from './paragraphs.ts';
import { isBelow, isBelowNever, isWithin } from './regions.ts';
import { isAnswered, isItemTable } from './table.ts';
import { areUntracked } from './untracked.ts';

/** Boxes in a form, of which some are ticked: "[x] Meter gateway", "[ ] Field app" below "Services affected". */
function isChoice({ items }: ListUnit, { language }: ItemContext): boolean {
  return items.every(({ block, units }) => {
    const text = block?.text ?? '';
    const isName = text.trim().split(/\s+/).length <= 4 && text.length <= 40 && !/[@:：(—–|]/.test(text);
    return isName && units.length === 0 && !saysWhatToDo(text, language);
  });
}

/** Ticked boxes below "Contributing factors" that name factors: "[x] No alert on the queue". */
function ticksFactors({ items }: ListUnit, section: ReadSection | null, { language }: ItemContext): boolean {
  const asks = items.filter(({ block }) => saysWhatToDo(block?.text ?? '', language));
  const isTicked = items.every(({ checked }) => checked !== false);
  return section?.name === 'causes' && isTicked && asks.length * 2 < items.length;
}

/** Boxes below "System impact", ticked for what was hit: "[ ] Payments degraded". */
function ticksImpact(list: ListUnit, section: ReadSection | null, { language }: ItemContext): boolean {
  const texts = list.items.map(({ block }) => block?.text ?? '');
  return (
    isBelow(section, ['impact']) &&
    areUntracked(list) &&
    texts.filter((text) => shows(wasHit, text)).length * 2 > texts.length &&
    !texts.some((text) => saysWhatToDo(text, language))
  );
}

/** Boxes below "Questions raised" that ask: "[ ] Should we use transactions?" */
const asksOnly = (list: ListUnit): boolean =>
  areUntracked(list) && list.items.every(({ block }) => /[?？]\s*$/.test(block?.text ?? ''));

/** The places where a list of boxes has its owners: "[ ] [AB] …" on each. */
const withPositions = (list: ListUnit, context: ItemContext): ItemContext =>
  list.items.some(({ checked }) => checked !== null)
    ? { ...context, ownerPositions: ownerPositionsOf(itemTexts([list]), context.language) }
    : context;

/** Below "Current blockers", boxes that nobody tracks, and that say how it is rather than what to do. */
const namesProblems = (list: ListUnit, section: ReadSection | null, { language }: ItemContext): boolean =>
  section !== null &&
  !isBelow(section, ['action-items']) &&
  problems.find(section.heading) !== null &&
  areUntracked(list) &&
  !list.items.some(({ block }) => saysWhatToDo(block?.text ?? '', language));

/** Boxes below "Verification" that are ticked, or tell what is: "[ ] The worker starts without errors". */
function tellsChecks(list: ListUnit, section: ReadSection | null, { language }: ItemContext): boolean {
  const { items } = list;
  const heads = (heading: string) => headsVerification(heading) && forward.find(heading) === null;
  if (!areUntracked(list) || !isWithin(section, ({ heading }) => heads(heading))) return false;
  const asks = items.filter(({ block }) => saysWhatToDo(block?.text ?? '', language));
  return items.every(({ checked }) => checked === true) || asks.length === 0;
}

/** Boxes below "Why was it not found sooner?" that name reasons: "[x] No alert on the queue". */
const answersWhy = (list: ListUnit, section: ReadSection | null, { language }: ItemContext): boolean =>
  section !== null &&
  shows(asksWhy, section.heading) &&
  areUntracked(list) &&
  !list.items.some(({ block }) => saysWhatToDo(block?.text ?? '', language));

/** Below "Resolution", a table of fixes tells what was done in the incident. */
const holdsItems = (table: TableUnit, section: ReadSection | null, { language }: ItemContext): boolean =>
  isItemTable(table, language) || (isAnswered(table) && !isBelow(section, ['response', 'resolution']));

/** Task boxes, tables of items and labelled items outside action item sections. */
export function collectLoose(
  units: readonly Unit[],
  section: ReadSection | null,
  context: ItemContext,
  take: Take,
): void {
  if (isBelow(section, ['timeline'])) return;
  if (isWithin(section, ({ heading }) => isChecklist(heading))) return;
  for (const [index, unit] of units.entries()) {
    if (unit.kind === 'table' && holdsItems(unit, section, context))
      collectTable(unit, section, context, take);
    else if (unit.kind === 'list') {
      if (
        !isChoice(unit, context) &&
        !ticksFactors(unit, section, context) &&
        !ticksImpact(unit, section, context) &&
        !tellsChecks(unit, section, context) &&
        !answersWhy(unit, section, context) &&
        !asksOnly(unit) &&
        !namesProblems(unit, section, context)
      )
        collectBoxes(unit, section, withPositions(unit, context), take);
      collectInside(unit, section, context, take);
      if (!isBelowNever(section)) collectNamed(unit, section, context, take);
    } else if (unit.kind === 'paragraph' && unit.block.breaks.length > 0 && holdsLabel(unit, context))
      collectLines(unit, section, context, take);
    else if (unit.kind === 'paragraph' && isMarked(unit, section)) take(markedItem(unit, section, context));
    else if (unit.kind === 'paragraph' && labelled(unit.block.text)) {
      const item = textItem(unit.block, unit.children, unit.span, section, 'paragraph', null, context);
      const below = units[index + 1];
      take(item && below?.kind === 'list' ? doneBelow(item, below) : item);
    }
  }
}
