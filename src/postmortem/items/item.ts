import type { PhrasingContent } from 'mdast';
import type { Language } from '../../languages/language.ts';
import type { Span } from '../../markdown/document.ts';
import type { Block } from '../../markdown/text.ts';
import type { ItemUnit, Unit } from '../../markdown/units.ts';
import type { DayNumber } from '../../time/date.ts';
import type { ActionItem, ActionItemType } from '../model.ts';
import type { ReadSection } from '../sections.ts';
import { fieldsIn, issueIn, without } from './fields.ts';
import { ownersIn } from './owners.ts';

export interface ItemContext {
  readonly text: string;
  readonly line: (offset: number) => number;
  /** Relative due dates count from this day. */
  readonly base: DayNumber | null;
  /** True for a name or handle that the document gives to an author or a role. */
  readonly isKnown: (name: string) => boolean;
  /** The document's own, where that is not English: its words for owner, due date and status. */
  readonly language: Language | null;
  /** What a heading or a bullet above the items says they are for. */
  readonly type?: ActionItemType;
}

/** An item of a list, with what the labels below it say: "Owner: ann", "Due: 2026-04-01". */
export function listItem(
  item: ItemUnit,
  section: ReadSection | null,
  context: ItemContext,
): ActionItem | null {
  const layout = item.checked !== null ? 'task' : item.ordered ? 'numbered' : 'bullet';
  const own = textItem(item.block!, item.children, item.span, section, layout, item.checked, context);
  return own && doneBelow(withFields(own, labelsBelow(item.units), context), item.units[0]);
}

const DONE_BELOW =
  /^\W*(?:(?:this|it) (?:has been|was|is)(?: now)? (?:done|fixed|completed?|implemented|deployed|merged)|done|completed|fixed)\b(?! (?:when|once|if|by)\b)/i;

/** "This has been done: …", as the first thing below an item. */
export function doneBelow(item: ActionItem, below: Unit | undefined): ActionItem {
  const block =
    below?.kind === 'list' ? below.items[0]?.block : below?.kind === 'paragraph' ? below.block : null;
  if (item.done || !block || !DONE_BELOW.test(block.text)) return item;
  return { ...item, done: true, status: item.status ?? 'Done' };
}

const FIELD =
  /^\W*(?:owners?|assignees?|assigned to|dri|responsible|team|who|(?:by )?when|due(?: date| by)?|deadline|eta|target(?: date)?|status|priority|type|issues?|tickets?|tracking|tracked in|jira|bugs?|links?|pr)\b\s*[:=–—-]/i;

interface FieldLine {
  readonly block: Block;
  readonly children: readonly PhrasingContent[];
}

function labelsBelow(units: readonly Unit[]): FieldLine[] {
  const lines = units.flatMap((unit): FieldLine[] => {
    if (unit.kind === 'list')
      return unit.items.flatMap((item) =>
        item.block ? [{ block: item.block, children: item.children }] : [],
      );
    return unit.kind === 'paragraph' ? [{ block: unit.block, children: unit.children }] : [];
  });
  return lines.filter((line) => FIELD.test(line.block.text));
}

/** True for what stands below a sub-heading that is an item: labels, and nothing that is listed beside them. */
export function isFieldList(units: readonly Unit[]): boolean {
  const items = units.flatMap((unit) => (unit.kind === 'list' ? unit.items : []));
  return labelsBelow(units).length * 2 > items.length && items.length > 0;
}

function withFields(item: ActionItem, lines: readonly FieldLine[], context: ItemContext): ActionItem {
  let merged = item;
  for (const { block, children } of lines) {
    const { owners, ownerSpans, due, type, priority, status, done } =
      textItem(block, children, block.span, null, item.layout, null, context) ?? item;
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

const EMPTY =
  /^[\s(*_[]*(?:none|n\/?a|tbd|tba|todo|nothing(?: (?:else|more|yet))?(?: for now| at this time)?|no action(?: items?)?(?: (?:needed|required|were|identified))?|not applicable|\.{3}|…|-+|<[^>]*>|\{\{ *(?:[^\s}]+ *){0,2}\}\})(?: *\[[^\]]*\])?[\s.)*_\]]*$/i;
/** "None. We accept the risk, because …", "No action: …", "Nothing is worth doing, because …": a decision, and no item. */
const DECISION =
  /^\W*(?:(?:none|n\/a|nothing)\s*[.:,;–—-]+\s|nothing (?:else |more )?(?:(?:is|was|seems) )?(?:worth|needed|required|planned|to (?:do|fix|change|be done)|will be done)\b|no (?:further |additional |immediate |other |corrective |preventive )?(?:follow-?up )?(?:actions?(?: items?)?|follow-?ups?|measures?)(?:\s*[:.,;(–—]|\s+-\s|\s+(?:(?:is|are|was|were|will be|seems?) )?(?:needed|required|worth|planned|taken|necessary|because|as|since)\b)|we (?:have )?accept(?:ed)? (?:the|this) risk\b|(?:the |this )?risk (?:is )?accepted\b)/i;
const LABEL =
  /^\s*(?:action (?:items?|points?|required)|action|follow-?up|to-?do|AI(?:[- ]?\d+)?)\b\s*(?:\([^)]*\)\s*)?(?:#?\d+\s*)?[:–—|]\s*/i;

/** True for what stands where an item could: "none yet", and the decision that nothing is done. */
export function isNoItem(text: string): boolean {
  return EMPTY.test(text) || DECISION.test(text);
}

export function labelled(text: string): boolean {
  return (
    LABEL.test(text) && text.replace(LABEL, '').trim().length > 8 && !EMPTY.test(text.replace(LABEL, ''))
  );
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
  if (block.text.trim() === '' || isNoItem(block.text)) return null;
  const fields = fieldsIn(block, context.text, context.base);
  const owners = ownersIn(block, fields.cut, context.isKnown);
  const label = LABEL.exec(block.text);
  const cuts = [...owners.cut, ...fields.cut, ...(label ? [{ start: 0, end: label[0].length }] : [])];
  const rest = without(block.text, cuts);
  return {
    line: context.line(block.span.start),
    span,
    text: rest.text || block.text.trim(),
    textSpan: block.source(rest.start, rest.end),
    owners: owners.owners,
    ownerSpans: owners.spans,
    due: fields.due,
    type: fields.type ?? context.type ?? null,
    priority: fields.priority,
    done: checked === true || fields.done,
    status: fields.status ?? (checked === true || fields.done ? 'Done' : null),
    issue: issueIn(block.text, content),
    section,
    layout,
  };
}

/** A sub-heading with prose or labels below it. */
export function headingItem(section: ReadSection, context: ItemContext): ActionItem {
  const bare: ActionItem = {
    line: section.line,
    span: { start: section.span.start, end: section.body.end },
    text: section.heading,
    textSpan: section.span,
    owners: [],
    ownerSpans: [],
    due: null,
    type: null,
    priority: null,
    done: false,
    status: null,
    issue: null,
    section,
    layout: 'heading',
  };
  const first = section.units.find((unit) => unit.kind === 'paragraph');
  const lines = labelsBelow(section.units);
  return withFields(
    bare,
    first && lines.length === 0 ? [{ block: first.block, children: first.children }] : lines,
    context,
  );
}
