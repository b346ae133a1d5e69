import type { PhrasingContent } from 'mdast';
import type { Span } from '../../markdown/document.ts';
import type { Block } from '../../markdown/text.ts';
import type { ActionItem, ActionItemType, SectionName } from '../model.ts';
import { labelSaysDone, reportsDone } from '../phrases/done.ts';
import { saysNoAction } from '../phrases/nothing-to-do.ts';
import { looksLikeAction } from '../phrases/promises.ts';
import { shows } from '../phrases/sign.ts';
import { stillOpen } from '../phrases/unfinished.ts';
import type { ReadSection } from '../sections.ts';
import type { FieldContext } from './fields/collected-fields.ts';
import { without } from './fields/cut.ts';
import { fieldsIn } from './fields/fields.ts';
import { ownLabel } from './fields/own-label.ts';
import { withoutStruckDays } from './fields/struck.ts';
import { issueIn } from './fields/tracker.ts';
import { boldAtEnd, boldName } from './owners/bold-names.ts';
import { type FoundOwners, split } from './owners/owners.ts';
import { stateOf } from './state/state.ts';

export interface ItemContext extends FieldContext {
  /** The section in which items are read; null above the first heading. */
  readonly section: ReadSection | null;
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

/** The text of one item, where it stands and how it is laid out. */
export interface Entry {
  readonly block: Block;
  readonly children: readonly PhrasingContent[];
  readonly span: Span;
  readonly layout: ActionItem['layout'];
  readonly checked?: boolean | null;
}

/** Reads an item and its fields; null if the text says that there is nothing to do. */
export function itemIn(entry: Entry, context: ItemContext): ActionItem | null {
  const { children, span, layout, checked = null } = entry;
  const block = withoutStruckDays(entry.block, context.text);
  // "15" and "–" say nothing; "#15" is a ticket.
  if (/^[\s\d.,:;–—-]*$/.test(block.text)) return null;
  const label = ownLabel(block.text.slice(0, 100), context.language);
  const bold = label === 0 ? boldName(children, context) : null;
  const lead = label || (bold && looksLikeAction(block.text.slice(bold.length)) ? bold.length : 0);
  const fields = fieldsIn(block, context.text, context, lead);
  const none = fields.owners.owners.length === 0;
  // "Note: the desk must be paged (Ann, by Friday)" is work.
  if (saysNoAction(block.text) && (none || fields.due === null)) return null;
  const trailing = none && lead === label ? boldAtEnd(block, children, context) : null;
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
    (isOpen && stateOf(above.status ?? null, context.language) === 'done' ? null : (above.status ?? null));
  // "- [ ] Metric added: …" is a box that nobody has ticked.
  const isTaken = owners.owners.length > 0 || fields.due !== null;
  const saysDone = checked !== false && !isTaken && (labelSaysDone(block.text) || reportsDone(block.text));
  const isDone = checked === true || fields.state === 'done' || saysDone;
  const state = isDone ? 'done' : stateOf(status, context.language);
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
    state,
    status: status ?? (isDone ? 'Done' : null),
    issue: issueIn(block.text, children),
    section: context.section,
    layout,
    otherCells: [],
  };
}

export const paragraphItem = (unit: Omit<Entry, 'layout'>, context: ItemContext): ActionItem | null =>
  itemIn({ ...unit, layout: 'paragraph' }, context);
