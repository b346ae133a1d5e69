import type { PhrasingContent } from 'mdast';
import type { Language } from '../../../languages/language.ts';
import type { Block } from '../../../markdown/text.ts';
import { linesOf, type ParagraphUnit, type Unit } from '../../../markdown/units.ts';
import { readDue } from '../../../time/due.ts';
import type { ActionItem } from '../../model.ts';
import { ownedBy } from '../../phrases/owners.ts';
import { labelsIn } from '../fields/labels.ts';
import { ownLabel } from '../fields/own-label.ts';
import { issueIn } from '../fields/tracker.ts';
import { type ItemContext, itemIn } from '../item.ts';
import { senseOf } from '../state/state.ts';

/** A line below an item that is one of its fields. */
interface FieldLine {
  readonly block: Block;
  readonly children: readonly PhrasingContent[];
}

/** The lines below an item that are its fields. */
export function fieldLines(units: readonly Unit[], language: Language | null): readonly FieldLine[] {
  const lines = units.flatMap((unit): FieldLine[] => {
    if (unit.kind === 'list')
      return unit.items.flatMap((item) =>
        item.block ? [{ block: item.block, children: item.children }] : [],
      );
    return unit.kind === 'paragraph' ? [{ block: unit.block, children: unit.children }] : [];
  });
  return lines.filter((line) => isFieldLine(line.block.text, language));
}

/** "Due 2026-04-30", "ETA next week", on a line of its own. */
const DUE_LINE = /^\W{0,4}(?:due|deadline|eta|target)\b/i;

export function isFieldLine(text: string, language: Language | null): boolean {
  if (
    text.length <= 80 &&
    (ownedBy.find(text)?.start === 0 || (DUE_LINE.test(text) && readDue(text, 0, null, 'all')))
  )
    return true;
  const [first] = labelsIn(text.slice(0, 200), language);
  return first !== undefined && first.label !== 'other' && /^\W*$/.test(text.slice(0, first.start));
}

/** True if fields such as "Owner: Ann" stand in the paragraphs below a sub-heading. */
export const hasFields = (units: readonly Unit[], language: Language | null): boolean =>
  fieldLines(
    units.filter((unit) => unit.kind === 'paragraph'),
    language,
  ).length > 0;

/** The kinds of the fields that stand in the paragraphs below a sub-heading: "priority", "owner". */
export const fieldLabels = (units: readonly Unit[], language: Language | null): readonly string[] =>
  fieldLines(
    units.filter((unit) => unit.kind === 'paragraph'),
    language,
  ).flatMap(({ block }) =>
    labelsIn(block.text.slice(0, 200), language)
      .slice(0, 1)
      .map(({ label }) => label),
  );

/** True if a sub-heading's content consists only of an item's fields. */
export function isFieldList(units: readonly Unit[], language: Language | null): boolean {
  const items = units.flatMap((unit) => (unit.kind === 'list' ? unit.items : []));
  return fieldLines(units, language).length * 2 > items.length && items.length > 0;
}

/** An item with the fields that the lines below it give, where it has none itself. */
export function withFields(item: ActionItem, lines: readonly FieldLine[], context: ItemContext): ActionItem {
  let merged = item;
  for (const { block, children } of lines) {
    const { owners, ownerSpans, due, type, priority, status, state } =
      itemIn({ block, children, span: block.span, layout: item.layout }, { ...context, above: {} }) ?? item;
    merged = {
      ...merged,
      ...(merged.owners.length === 0 ? { owners, ownerSpans } : {}),
      due: merged.due ?? due,
      type: merged.type ?? type,
      priority: merged.priority ?? priority,
      // Both of one place. A status such as "P1" does not say how far the item is.
      ...(merged.state === 'open' &&
      senseOf(merged.status ?? '', context.language) === null &&
      status !== null
        ? { status, state }
        : {}),
      issue: merged.issue ?? issueIn(block.text, children, true),
    };
  }
  return merged;
}

/** "**What:** Add an alarm", "**Who:** Ann", "**When:** Friday" on lines of one paragraph, once or several times. */
export function itemsOfLines(unit: ParagraphUnit, context: ItemContext): ActionItem[] | null {
  const groups: Block[][] = [];
  for (const line of linesOf(unit)) {
    if (ownLabel(line.text.slice(0, 100), context.language) > 0) groups.push([line]);
    else if (groups.length > 0 && isFieldLine(line.text, context.language)) groups.at(-1)!.push(line);
    else return null;
  }
  if (groups.length === 0 || groups.some((lines) => lines.length < 2)) return null;
  return groups.flatMap(([first, ...below]) => {
    const own = itemIn({ block: first!, children: [], span: first!.span, layout: 'paragraph' }, context);
    const lines = below.map((block) => ({ block, children: [] }));
    return own ? [withFields(own, lines, context)] : [];
  });
}
