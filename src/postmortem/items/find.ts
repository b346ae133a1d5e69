import type { PhrasingContent } from 'mdast';
import type { Span } from '../../markdown/document.ts';
import { type Block, slice } from '../../markdown/text.ts';
import type { ItemUnit, ListUnit, ParagraphUnit, TableUnit, Unit } from '../../markdown/units.ts';
import type { ActionItem, SectionName } from '../model.ts';
import type { ReadSection, Sections } from '../sections.ts';
import type { DayNumber } from '../time/date.ts';
import { fieldsIn, issueIn, without } from './fields.ts';
import { ownersIn } from './owners.ts';
import { isItemTable, itemColumns, readItemRow } from './table.ts';

export interface ItemContext {
  readonly text: string;
  readonly line: (offset: number) => number;
  /** Relative due dates count from this day. */
  readonly base: DayNumber | null;
}

/** Finds what the document promises to do: in the sections that say so, and labelled or boxed anywhere. */
export function findActionItems(sections: Sections, context: ItemContext): ActionItem[] {
  const found: ActionItem[] = [];
  const take = (item: ActionItem | null) => {
    if (item) found.push(item);
  };
  collectLoose(sections.preamble, null, context, take);
  for (const section of sections.all) {
    const region = regionOf(section);
    if (region && !(section.isInList && region !== section))
      collectSection(section, region, sections, context, take);
    else if (!section.isInList) collectLoose(section.units, section, context, take);
  }
  const byStart = [...found].sort((a, b) => a.span.start - b.span.start);
  return byStart.filter((item, index) => index === 0 || item.span.start !== byStart[index - 1]!.span.start);
}

type Take = (item: ActionItem | null) => void;

/** Sections that are something else even below a section of action items. */
const APART = new Set<SectionName>([
  'timeline',
  'went-well',
  'went-wrong',
  'lucky',
  'lessons',
  'causes',
  'impact',
  'five-whys',
  'fishbone',
  'summary',
  'supporting',
  'decisions',
]);

/** The section of action items that a section is, or is part of: "Monitoring" below "Action items" is. */
function regionOf(section: ReadSection): ReadSection | null {
  for (let each: ReadSection | null = section; each; each = each.parent as ReadSection | null) {
    if (each.name === 'action-items') return each;
    if (each.name && APART.has(each.name)) return null;
  }
  return null;
}

/** Headings below which every list item is meant as an item; others ("Prevention") also hold explanations. */
const PLAIN =
  /\b(?:action|follow|next steps|to-?do|task|corrective|remediation items|recommendation|ticket|commitment)/i;

/** "Immediate actions (completed)" records the response; only what it marks as done was a commitment. */
const RECORD =
  /\bimmediate (?:\w+ )?(?:actions?|fix(?:es)?|response|steps|measures|mitigations?)\b|\bactions? taken\b|\bcompleted\b/i;

function isPlainRegion(region: ReadSection): boolean {
  for (let each: ReadSection | null = region; each; each = each.parent as ReadSection | null) {
    if (each.name === 'action-items' && PLAIN.test(each.heading)) return true;
  }
  return false;
}

function collectSection(
  section: ReadSection,
  region: ReadSection,
  sections: Sections,
  context: ItemContext,
  take: Take,
): void {
  const { units } = section;
  const hasList = units.some((unit) => unit.kind === 'list' || unit.kind === 'table');
  const below = sections.all.some((each) => each.parent === section && !each.isInList);
  if (
    section !== region &&
    section.name === null &&
    !hasList &&
    !below &&
    // "### Indexer" is a theme, "### Removal of the old indexer" is what is to be done.
    (looksLikeAction(section.heading) || section.heading.trim().split(/\s+/).length >= 3) &&
    units.some((unit) => unit.kind === 'paragraph')
  ) {
    take(headingItem(section, context));
    return;
  }
  const hasItemTable = units.some((unit) => unit.kind === 'table' && isItemTable(unit));
  const isPlain = isPlainRegion(region);
  const isRecord = RECORD.test(section.heading);
  const sure: Take = (item) => {
    const isMarked = item !== null && (item.done || item.layout === 'task');
    take(item && (isRecord ? isMarked : isPlain || !isStatement(item)) ? item : null);
  };
  for (const unit of units) {
    switch (unit.kind) {
      case 'list':
        // Beside a table of items, a list explains its columns.
        if (hasItemTable) collectBoxes(unit, section, context, take);
        else collectList(unit, section, context, sure);
        break;
      case 'table':
        collectTable(unit, section, context, take);
        break;
      case 'paragraph':
        if (labelled(unit.block.text))
          take(textItem(unit.block, unit.children, unit.span, section, 'paragraph', null, context));
        else if (!hasList && !below) collectParagraph(unit, section, context, take);
        break;
      default:
        break;
    }
  }
}

/** "The job had no test at all" tells what was, not what is to be done. */
function isStatement(item: ActionItem): boolean {
  const { text } = item;
  if (item.layout === 'task' || item.done || item.issue !== null || item.owners.length > 0) return false;
  return (
    /\b(?:was|were|had|didn't|did not|wasn't|weren't)\b/i.test(text) &&
    !PROMISE.test(text) &&
    !looksLikeAction(text)
  );
}

function collectTable(table: TableUnit, section: ReadSection | null, context: ItemContext, take: Take): void {
  const columns = itemColumns(table);
  if (!columns) return;
  for (const row of table.rows)
    take(readItemRow(row, columns, section, context.line(row.span.start), context.base));
}

/** Task boxes, tables of items and labelled promises outside of the sections for them. */
function collectLoose(
  units: readonly Unit[],
  section: ReadSection | null,
  context: ItemContext,
  take: Take,
): void {
  for (let each = section; each; each = each.parent as ReadSection | null)
    if (each.name === 'timeline') return;
  for (const unit of units) {
    if (unit.kind === 'table' && isItemTable(unit)) collectTable(unit, section, context, take);
    else if (unit.kind === 'list') collectBoxes(unit, section, context, take);
    else if (unit.kind === 'paragraph' && labelled(unit.block.text)) {
      take(textItem(unit.block, unit.children, unit.span, section, 'paragraph', null, context));
    }
  }
}

function collectBoxes(list: ListUnit, section: ReadSection | null, context: ItemContext, take: Take): void {
  for (const item of list.items) {
    if (item.block && (item.checked !== null || labelled(item.block.text)))
      take(listItem(item, section, context));
    for (const unit of item.units) if (unit.kind === 'list') collectBoxes(unit, section, context, take);
  }
}

function collectList(list: ListUnit, section: ReadSection, context: ItemContext, take: Take): void {
  for (const item of list.items) {
    const below = item.units.filter((unit) => unit.kind === 'list');
    const isGrouping = below.length > 0 && (!item.block || isGroup(item));
    if (!isGrouping && item.block) take(listItem(item, section, context));
    for (const unit of below) {
      // What elaborates an item is no item, unless it has a box of its own.
      if (isGrouping) collectList(unit, section, context, take);
      else collectBoxes(unit, section, context, take);
    }
  }
}

/** "Monitoring:" above a list is no item; "Add a check for:" is, and the list elaborates it. */
function isGroup(item: ItemUnit): boolean {
  const text = item.block!.text.trim();
  if (item.checked !== null || looksLikeAction(text)) return false;
  const first = item.children[0];
  const isAllBold = item.children.length === 1 && first?.type === 'strong' && text.length <= 60;
  const words = text.split(/\s+/).length;
  return isAllBold || words <= 4 || (/:\s*$/.test(text) && (words <= 8 || !PROMISE.test(text)));
}

function listItem(item: ItemUnit, section: ReadSection | null, context: ItemContext): ActionItem | null {
  const layout = item.checked !== null ? 'task' : item.ordered ? 'numbered' : 'bullet';
  return textItem(item.block!, item.children, item.span, section, layout, item.checked, context);
}

const EMPTY =
  /^[\s(*_[]*(?:none|n\/?a|tbd|tba|todo|nothing|no action(?: items?)?(?: (?:needed|required|were|identified))?|not applicable|\.{3}|…|-+|<[^>]*>|\{\{[^}]*\}\})[\s.)*_\]]*$/i;
const LABEL =
  /^\s*(?:action (?:items?|points?|required)|action|follow-?up|to-?do|AI(?:[- ]?\d+)?)\b\s*(?:\([^)]*\)\s*)?(?:#?\d+\s*)?[:–—|]\s*/i;

function labelled(text: string): boolean {
  return (
    LABEL.test(text) && text.replace(LABEL, '').trim().length > 8 && !EMPTY.test(text.replace(LABEL, ''))
  );
}

function textItem(
  block: Block,
  content: readonly PhrasingContent[],
  span: Span,
  section: ReadSection | null,
  layout: ActionItem['layout'],
  checked: boolean | null,
  context: ItemContext,
): ActionItem | null {
  if (block.text.trim() === '' || EMPTY.test(block.text)) return null;
  const fields = fieldsIn(block, context.text, context.base);
  const owners = ownersIn(block, fields.cut);
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
    type: fields.type,
    priority: fields.priority,
    done: checked === true || fields.done,
    status: fields.status ?? (checked === true ? 'Done' : null),
    issue: issueIn(block.text, content),
    section,
    layout,
  };
}

function headingItem(section: ReadSection, context: ItemContext): ActionItem {
  const paragraph = section.units.find((unit) => unit.kind === 'paragraph') as ParagraphUnit;
  const own = textItem(paragraph.block, paragraph.children, section.span, section, 'heading', null, context);
  return {
    line: section.line,
    span: { start: section.span.start, end: section.body.end },
    text: section.heading,
    textSpan: section.span,
    owners: own?.owners ?? [],
    ownerSpans: own?.ownerSpans ?? [],
    due: own?.due ?? null,
    type: own?.type ?? null,
    priority: own?.priority ?? null,
    done: own?.done ?? false,
    status: own?.status ?? null,
    issue: own?.issue ?? null,
    section,
    layout: 'heading',
  };
}

/** Paragraphs of a section without lists: each that promises something, or each of its lines that does. */
function collectParagraph(unit: ParagraphUnit, section: ReadSection, context: ItemContext, take: Take): void {
  const { block } = unit;
  if (/:\s*$/.test(block.text)) return;
  const starts = [0, ...block.breaks.map((at) => at + 1)];
  // Lines that each end a sentence are written as items; others are only wrapped.
  const isLines = starts.length > 1 && block.breaks.every((at) => /[.!]\s*$/.test(block.text.slice(0, at)));
  for (const [index, start] of (isLines ? starts : [0]).entries()) {
    const end = isLines ? (starts[index + 1] ?? block.text.length + 1) - 1 : block.text.length;
    const part = isLines ? slice(block, start, end) : block;
    if (PROMISE.test(part.text) || looksLikeAction(part.text)) {
      take(textItem(part, unit.children, part.span, section, 'paragraph', null, context));
    }
  }
}

const PROMISE =
  /\b(?:(?:we|they|team|it) (?:will|should|must|need to|plan to)|will (?:be|also|not|need)?|should|must|need(?:s)? to|plan(?:s|ning)? to|going to|are (?:being|working|looking|planning|adding|improving|considering)|we'll|underway|in progress)\b/i;
const ACTION_VERB =
  /^(?:add|adopt|adjust|agree|alert|allow|analy[sz]e|assign|audit|automate|avoid|backup|back up|better|block|build|bump|change|check|clarify|clean|close|collect|communicate|configure|consider|consolidate|contact|continue|convert|cover|create|cut|decide|decommission|decrease|define|delete|deploy|deprecate|design|develop|disable|discuss|document|drop|educate|enable|enforce|enhance|ensure|establish|evaluate|expand|explore|expose|extend|figure out|file|find|finish|fix|follow|formali[sz]e|get|have|identify|implement|improve|include|increase|inform|install|instrument|integrate|introduce|investigate|isolate|keep|launch|limit|link|log|look|lower|maintain|make|measure|merge|migrate|mirror|mitigate|modify|monitor|move|notify|open|optimi[sz]e|organi[sz]e|patch|perform|pin|plan|prepare|prevent|prioriti[sz]e|provide|prune|publish|purge|raise|read|rebuild|reconsider|record|redesign|reduce|refactor|reject|release|remediate|remove|rename|repair|replace|report|require|research|resolve|restore|restrict|rethink|revert|review|revise|rewrite|roll|rotate|run|schedule|schedule|scale|secure|send|separate|set|share|ship|simplify|speed|split|standardi[sz]e|start|stop|store|strengthen|streamline|switch|sync|talk|teach|test|tighten|track|train|tune|turn|unify|update|upgrade|use|validate|verify|warn|work|write)\b/i;

export function looksLikeAction(text: string): boolean {
  return ACTION_VERB.test(text.replace(/^[\s\d.):*_#{(['"“-]+/, ''));
}
