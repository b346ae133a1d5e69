import type { PhrasingContent } from 'mdast';
import type { Span } from '../../markdown/document.ts';
import type { Block } from '../../markdown/text.ts';
import type { ItemUnit, ListUnit, ParagraphUnit, Unit } from '../../markdown/units.ts';
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
  collectLoose(sections.preamble, null, null, context, take);
  for (const section of sections.all) {
    if (section.isInList && insideNamed(section)) continue;
    const name = nearestName(section);
    if (name === 'action-items') collectSection(section, sections, context, take);
    else if (!section.isInList) collectLoose(section.units, section, name, context, take);
  }
  const byStart = [...found].sort((a, b) => a.span.start - b.span.start);
  return byStart.filter((item, index) => index === 0 || item.span.start !== byStart[index - 1]!.span.start);
}

type Take = (item: ActionItem | null) => void;

function nearestName(section: ReadSection): SectionName | null {
  for (let each: ReadSection | null = section; each; each = each.parent as ReadSection | null)
    if (each.name) return each.name;
  return null;
}

function insideNamed(section: ReadSection): boolean {
  return section.parent !== null && nearestName(section.parent as ReadSection) === 'action-items';
}

function collectSection(section: ReadSection, sections: Sections, context: ItemContext, take: Take): void {
  const { units } = section;
  const hasList = units.some((unit) => unit.kind === 'list' || unit.kind === 'table');
  const below = sections.all.some((each) => each.parent === section && !each.isInList);
  const isHeadingItem =
    section.name === null &&
    !hasList &&
    section.parent?.name === 'action-items' &&
    units.some((unit) => unit.kind === 'paragraph');
  if (isHeadingItem && looksLikeAction(section.heading)) {
    take(headingItem(section, context));
    return;
  }
  for (const unit of units) {
    switch (unit.kind) {
      case 'list':
        collectList(unit, section, context, take);
        break;
      case 'table': {
        const columns = itemColumns(unit);
        if (columns)
          for (const row of unit.rows)
            take(readItemRow(row, columns, section, context.line(row.span.start), context.base));
        break;
      }
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

/** Task boxes and labelled promises outside of the sections for them. */
function collectLoose(
  units: readonly Unit[],
  section: ReadSection | null,
  name: SectionName | null,
  context: ItemContext,
  take: Take,
): void {
  if (name === 'timeline') return;
  for (const unit of units) {
    if (unit.kind === 'table' && isItemTable(unit)) {
      const columns = itemColumns(unit);
      if (columns)
        for (const row of unit.rows)
          take(readItemRow(row, columns, section, context.line(row.span.start), context.base));
    }
    if (unit.kind === 'paragraph' && labelled(unit.block.text)) {
      take(textItem(unit.block, unit.children, unit.span, section, 'paragraph', null, context));
    }
    if (unit.kind === 'list') collectBoxes(unit, section, context, take);
  }
}

function collectBoxes(list: ListUnit, section: ReadSection | null, context: ItemContext, take: Take): void {
  for (const item of list.items) {
    if (item.checked !== null && item.block) take(listItem(item, section, context));
    else {
      if (item.block && labelled(item.block.text)) take(listItem(item, section, context));
      for (const unit of item.units) if (unit.kind === 'list') collectBoxes(unit, section, context, take);
    }
  }
}

function collectList(list: ListUnit, section: ReadSection, context: ItemContext, take: Take): void {
  for (const item of list.items) {
    const below = item.units.filter((unit) => unit.kind === 'list');
    if (below.length > 0 && (!item.block || isGroup(item))) {
      for (const unit of below) collectList(unit, section, context, take);
    } else if (item.block) {
      take(listItem(item, section, context));
    }
  }
}

/** "Monitoring:" above a list is no item; "Add a check (see below)" is. */
function isGroup(item: ItemUnit): boolean {
  const text = item.block!.text.trim();
  if (item.checked !== null) return false;
  const first = item.children[0];
  const isAllBold = item.children.length === 1 && first?.type === 'strong';
  return (
    /:\s*$/.test(text) ||
    (isAllBold && text.length <= 60) ||
    (text.split(/\s+/).length <= 4 && !looksLikeAction(text))
  );
}

function listItem(item: ItemUnit, section: ReadSection | null, context: ItemContext): ActionItem | null {
  const layout = item.checked !== null ? 'task' : item.ordered ? 'numbered' : 'bullet';
  return textItem(item.block!, item.children, item.span, section, layout, item.checked, context);
}

const EMPTY =
  /^[\s(*_[]*(?:none|n\/?a|tbd|tba|todo|nothing|no action(?: items?)?(?: (?:needed|required|were|identified))?|not applicable|\.{3}|…|-+|<[^>]*>|\{\{[^}]*\}\})[\s.)*_\]]*$/i;
const LABEL =
  /^\s*(?:action (?:items?|points?|required)|action|follow-?up|to-?do|AI(?:[- ]?\d+)?)\b\s*(?:\([^)]*\)\s*)?(?:#?\d+\s*)?[:–—]\s*/i;

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
  const owners = ownersIn(block);
  const fields = fieldsIn(block, context.text, context.base);
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

/** Paragraphs of a section without lists: each that promises something. */
function collectParagraph(unit: ParagraphUnit, section: ReadSection, context: ItemContext, take: Take): void {
  const { text } = unit.block;
  if (/:\s*$/.test(text) || !PROMISE.test(text)) return;
  take(textItem(unit.block, unit.children, unit.span, section, 'paragraph', null, context));
}

const PROMISE =
  /\b(?:will|should|must|need(?:s)? to|plan(?:s|ning)? to|going to|are (?:working|looking|planning|adding|improving)|we(?:'ll|'re| are| have)|to be)\b/i;
const ACTION_VERB =
  /^(?:add|adopt|adjust|agree|alert|allow|analy[sz]e|assign|audit|automate|avoid|backup|back up|better|block|build|bump|change|check|clarify|clean|close|collect|communicate|configure|consider|consolidate|contact|continue|convert|cover|create|cut|decide|decommission|decrease|define|delete|deploy|deprecate|design|develop|disable|discuss|document|drop|educate|enable|enforce|enhance|ensure|establish|evaluate|expand|explore|expose|extend|figure out|file|find|finish|fix|follow|formali[sz]e|get|have|identify|implement|improve|include|increase|inform|install|instrument|integrate|introduce|investigate|isolate|keep|launch|limit|link|log|look|lower|maintain|make|measure|merge|migrate|mirror|mitigate|modify|monitor|move|notify|open|optimi[sz]e|organi[sz]e|patch|perform|pin|plan|prepare|prevent|prioriti[sz]e|provide|prune|publish|purge|raise|read|rebuild|reconsider|record|redesign|reduce|refactor|reject|release|remediate|remove|rename|repair|replace|report|require|research|resolve|restore|restrict|rethink|revert|review|revise|rewrite|roll|rotate|run|schedule|schedule|scale|secure|send|separate|set|share|ship|simplify|speed|split|standardi[sz]e|start|stop|store|strengthen|streamline|switch|sync|talk|teach|test|tighten|track|train|tune|turn|unify|update|upgrade|use|validate|verify|warn|work|write)\b/i;

export function looksLikeAction(text: string): boolean {
  return ACTION_VERB.test(text.replace(/^[\s\d.):*_#-]+/, ''));
}
