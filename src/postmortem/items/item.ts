import type { PhrasingContent } from 'mdast';
import { labelsOf } from '../../languages/labels.ts';
import type { Language } from '../../languages/language.ts';
import type { Span } from '../../markdown/document.ts';
import { type Block, slice } from '../../markdown/text.ts';
import type { ItemUnit, ParagraphUnit, Unit } from '../../markdown/units.ts';
import { readDue } from '../../time/due.ts';
import type { ActionItem, ActionItemType, SectionName } from '../model.ts';
import { labelSaysDone, reportsDone, doneBelow as tellsDone } from '../phrases/done.ts';
import { saysNoAction } from '../phrases/nothing-to-do.ts';
import { ownedBy } from '../phrases/owners.ts';
import { looksLikeAction } from '../phrases/promises.ts';
import { shows } from '../phrases/sign.ts';
import { stillOpen, unfinished } from '../phrases/unfinished.ts';
import type { ReadSection } from '../sections.ts';
import type { FieldContext } from './collected-fields.ts';
import { without } from './cut.ts';
import { fieldsIn, isDoneWord } from './fields.ts';
import { labelsIn } from './labels.ts';
import { linesOf } from './owner-positions.ts';
import { type FoundOwners, namesIn, namingOf, split } from './owners.ts';
import { issueIn } from './tracker.ts';

export interface ItemContext extends FieldContext {
  readonly text: string;
  readonly line: (offset: number) => number;
  /** The name of the section that a label introduces. */
  readonly heads: (label: string) => SectionName | null;
  /** Defaults for all items below a heading or label. */
  readonly above: {
    readonly type?: ActionItemType;
    readonly owners?: FoundOwners;
    readonly status?: string;
  };
}

export type Take = (item: ActionItem | null) => void;

/** A list item, with the labels below it: "Owner: ann", "Due: 2026-04-01". */
export function listItem(
  item: ItemUnit,
  section: ReadSection | null,
  context: ItemContext,
): ActionItem | null {
  const layout = item.checked !== null ? 'task' : item.ordered ? 'numbered' : 'bullet';
  const own = textItem(
    ownLines(item.block!),
    item.children,
    item.span,
    section,
    layout,
    item.checked,
    context,
  );
  return own && doneBelow(withFields(own, labelsBelow(item.units, context.language), context), item.units[0]);
}

/** An item's text without the lines that begin with `**`: sub-items in wiki markup, which Markdown joins to it. */
function ownLines(block: Block): Block {
  const end = block.breaks.find((at) => /^\*\* ?\S/.test(block.text.slice(at + 1, at + 5)));
  return end === undefined ? block : slice(block, 0, end);
}

/** Marks an item as done if "This has been done: …" comes first below it. */
export function doneBelow(item: ActionItem, below: Unit | undefined): ActionItem {
  const block =
    below?.kind === 'list' ? below.items[0]?.block : below?.kind === 'paragraph' ? below.block : null;
  if (item.done || !block) return item;
  const match = tellsDone.find(block.text);
  if (!match || /^:? (?:when|if|by|no)\b/i.test(block.text.slice(match.end)) || shows(unfinished, block.text))
    return item;
  return { ...item, done: true, status: item.status ?? 'Done' };
}

interface FieldLine {
  readonly block: Block;
  readonly children: readonly PhrasingContent[];
}

function labelsBelow(units: readonly Unit[], language: Language | null): FieldLine[] {
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

function isFieldLine(text: string, language: Language | null): boolean {
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
  labelsBelow(
    units.filter((unit) => unit.kind === 'paragraph'),
    language,
  ).length > 0;

/** True if a sub-heading's content consists only of an item's fields. */
export function isFieldList(units: readonly Unit[], language: Language | null): boolean {
  const items = units.flatMap((unit) => (unit.kind === 'list' ? unit.items : []));
  return labelsBelow(units, language).length * 2 > items.length && items.length > 0;
}

function withFields(item: ActionItem, lines: readonly FieldLine[], context: ItemContext): ActionItem {
  let merged = item;
  for (const { block, children } of lines) {
    const { owners, ownerSpans, due, type, priority, status, done } =
      textItem(block, children, block.span, null, item.layout, null, { ...context, above: {} }) ?? item;
    merged = {
      ...merged,
      ...(merged.owners.length === 0 ? { owners, ownerSpans } : {}),
      due: merged.due ?? due,
      type: merged.type ?? type,
      priority: merged.priority ?? priority,
      status: merged.status ?? status,
      done: merged.done || done,
      issue: merged.issue ?? issueIn(block.text, children, true),
    };
  }
  return merged;
}

/** "Action item: …", "AI-1 | …", "TODO 2: …". */
const LABEL =
  /^\s{0,4}(?:action (?:items?|points?|required)|action|follow-?up|to-?do|AI(?:[- ]?\d{1,4})?)(?: ?\([^)]{0,40}\))?(?: ?#?\d{1,4})? ?[:–—|] ?/i;

/** "What: …", "Maßnahme: …": the label of the work itself, among the fields of an item. */
const WORK_LABEL = /^\s{0,4}(\p{L}[\p{L} ]{1,20})[:：] /u;

/** The length of the label that begins an item's text; 0 if there is none. */
function ownLabel(text: string, language: Language | null): number {
  const label = LABEL.exec(text);
  if (label) return label[0].length;
  const [whole = '', word = ''] = WORK_LABEL.exec(text) ?? [];
  const isWork =
    /^(?:what|task|item|description)$/i.test(word) ||
    (word !== '' && language !== null && labelsOf(language, word).includes('action'));
  return isWork ? whole.length : 0;
}

export function labelled(text: string): boolean {
  const label = LABEL.exec(text.slice(0, 100));
  const rest = label ? text.slice(label[0].length) : '';
  return rest.trim().length > 8 && !saysNoAction(rest);
}

/** The bold name that begins "**AC** Move the alert", without a delimiter after it; null otherwise. */
export function boldName(content: readonly PhrasingContent[], context: FieldContext): string | null {
  const [first, second] = content;
  if (
    first?.type !== 'strong' ||
    second?.type !== 'text' ||
    !/^\s+(?!(?:to|will|should)\s)\p{L}/u.test(second.value)
  )
    return null;
  const [inside] = first.children;
  if (
    first.children.length !== 1 ||
    inside?.type !== 'text' ||
    inside.value.length > 60 ||
    // The brackets of "**[SRE]** Add …" delimit the name already.
    /[:：]\s*$|^\s*[[(]/.test(inside.value)
  )
    return null;
  const names = namesIn(inside.value);
  if (names.some(({ name }) => context.isThing(name))) return null;
  const isKnown = names.length > 0 && names.every(({ name }) => context.isKnown(name));
  const naming = namingOf(inside.value);
  return isKnown || (naming !== 'no' && naming !== 'low') ? inside.value : null;
}

/** The bold name that ends "Move the alert **AC**", and its position; null otherwise. */
function boldAtEnd({ text }: Block, content: readonly PhrasingContent[], context: FieldContext) {
  const last = content.at(-1);
  const strong = last?.type === 'text' && last.value.trim() === '' ? content.at(-2) : last;
  if (content.length < 2 || strong?.type !== 'strong' || strong.children.length !== 1) return null;
  const [inside] = strong.children;
  if (inside?.type !== 'text' || inside.value.length > 60) return null;
  const isNamed = context.isKnown(inside.value) || ['sure', 'short'].includes(namingOf(inside.value));
  const at = text.lastIndexOf(inside.value);
  return isNamed && !context.isThing(inside.value) && at > 0 ? { start: at, end: text.length } : null;
}

export function textItem(
  block: Block,
  content: readonly PhrasingContent[],
  span: Span,
  section: ReadSection | null,
  layout: ActionItem['layout'],
  checked: boolean | null,
  context: ItemContext,
): ActionItem | null {
  // "15" and "–" say nothing; "#15" is a ticket.
  if (/^[\s\d.,:;–—-]*$/.test(block.text)) return null;
  const label = ownLabel(block.text.slice(0, 100), context.language);
  const bold = label === 0 ? boldName(content, context) : null;
  const lead = label || (bold && looksLikeAction(block.text.slice(bold.length)) ? bold.length : 0);
  const fields = fieldsIn(block, context.text, context, lead);
  const none = fields.owners.owners.length === 0;
  // "Note: the desk must be paged (Ann, by Friday)" is work.
  if (saysNoAction(block.text) && (none || fields.due === null)) return null;
  const trailing = none && lead === label ? boldAtEnd(block, content, context) : null;
  const cuts = [...fields.cut, ...(lead ? [{ start: 0, end: lead }] : []), ...(trailing ? [trailing] : [])];
  const rest = without(block.text, cuts);
  const { above } = context;
  const named =
    lead > label
      ? split(bold!, 0, block)
      : trailing
        ? split(block.text.slice(trailing.start), trailing.start, block)
        : fields.owners;
  const owners = named.owners.length > 0 ? named : (above.owners ?? named);
  // Below "Done today", a box that nobody has ticked is open, and so is "… (still to be done)".
  const isOpen = checked === false || shows(stillOpen, block.text);
  const status =
    fields.status ??
    (isOpen && isDoneWord(above.status ?? '', context.language) ? undefined : above.status) ??
    null;
  // "- [ ] Metric added: …" is a box that nobody has ticked.
  const isTaken = owners.owners.length > 0 || fields.due !== null;
  const saysDone = checked !== false && !isTaken && (labelSaysDone(block.text) || reportsDone(block.text));
  const done =
    checked === true || fields.done || saysDone || (status !== null && isDoneWord(status, context.language));
  return {
    line: context.line(block.span.start),
    span,
    text: rest.text || block.text.trim(),
    textSpan: block.source(rest.start, rest.end),
    owners: owners.owners,
    ownerSpans: owners.spans,
    due: fields.due,
    type: fields.type ?? above.type ?? null,
    priority: fields.priority,
    done,
    status: status ?? (done ? 'Done' : null),
    issue: issueIn(block.text, content),
    section,
    layout,
    otherCells: [],
  };
}

/** "**What:** Add an alarm", "**Who:** Ann", "**When:** Friday" on lines of one paragraph, once or several times. */
export function itemsOfLines(
  unit: ParagraphUnit,
  section: ReadSection | null,
  context: ItemContext,
): ActionItem[] | null {
  const groups: Block[][] = [];
  for (const line of linesOf(unit)) {
    if (ownLabel(line.text.slice(0, 100), context.language) > 0) groups.push([line]);
    else if (groups.length > 0 && isFieldLine(line.text, context.language)) groups.at(-1)!.push(line);
    else return null;
  }
  if (groups.length === 0 || groups.some((lines) => lines.length < 2)) return null;
  return groups.flatMap(([first, ...below]) => {
    const own = textItem(first!, [], first!.span, section, 'paragraph', null, context);
    const lines = below.map((block) => ({ block, children: [] }));
    return own ? [withFields(own, lines, context)] : [];
  });
}

/** A sub-heading with prose or labels below it. `heading` is the block of its text. */
export function headingItem(section: ReadSection, heading: Block, context: ItemContext): ActionItem | null {
  const own = textItem(heading, [], section.span, section, 'heading', null, context);
  if (!own) return null;
  const whole = { ...own, line: section.line, span: { start: section.span.start, end: section.body.end } };
  const first = section.units.find((unit) => unit.kind === 'paragraph');
  const lines = labelsBelow(section.units, context.language);
  const below = first && lines.length === 0 ? [{ block: first.block, children: first.children }] : lines;
  return withFields(whole, below, context);
}
