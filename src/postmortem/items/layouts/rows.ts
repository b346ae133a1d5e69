import type { Block } from '../../../markdown/text.ts';
import type { RowUnit } from '../../../markdown/units.ts';
import { isoToDay } from '../../../time/day.ts';
import { readDue } from '../../../time/due.ts';
import type { ActionItem, DueDate } from '../../model.ts';
import { statusWord } from '../../phrases/done.ts';
import { onlyTick } from '../../phrases/marks.ts';
import { isNote, saysNoAction } from '../../phrases/nothing-to-do.ts';
import { nobody } from '../../phrases/owners.ts';
import { shows } from '../../phrases/sign.ts';
import { unfinished } from '../../phrases/unfinished.ts';
import { dueDate } from '../fields/collected-fields.ts';
import { without } from '../fields/cut.ts';
import { fieldsIn } from '../fields/fields.ts';
import { withoutStruck } from '../fields/struck.ts';
import { issueIn } from '../fields/tracker.ts';
import { itemType } from '../fields/types.ts';
import type { ItemContext } from '../item.ts';
import { split } from '../owners/owners.ts';
import { senseOf, stateOf } from '../state/state.ts';
import { type Column, isDay } from './columns.ts';

/** "n/a **DONE**", "Bug 123 **TODO**", "#12 — complete in hotfix": a status after the issue in its column. */
function statusAfterIssue(issue: string): string | null {
  return (
    /(?:^|[\s([–—:,-])(done|fixed|completed?|closed|in progress|wip|to-?do|open|pending)(?: (?:in|with|by|via) [^\s]{1,30}(?: [^\s]{1,30})?)?[\s)\].!]*$/i.exec(
      issue,
    )?.[1] ?? null
  );
}

/** "DONE — this sprint" below "Owner": how far the item is, and nobody's name. */
function statusInstead(owner: string): string | null {
  const word = /^\P{L}*(\p{L}[\p{L} -]*?)\s*(?:$|[—–:(,.;]| - | (?:in|by|with|via|on|since) )/u.exec(
    owner,
  )?.[1];
  const sense = word === undefined || word.length < 4 ? undefined : statusWord.find(word)?.sense;
  // "TODO" there asks for an owner.
  return sense && sense !== 'open' && sense !== 'proposed' ? word! : null;
}

/** A template's sample row: "Example: …", or "@someone" with "YYYY-MM-DD". */
function isExample(text: string, row: RowUnit): boolean {
  const has = (pattern: RegExp) => row.cells.some((cell) => pattern.test(cell.text.trim()));
  return (
    /^(?:example|e\.g\.|for example)\b\s*[:,–—-]/i.test(text) ||
    (has(/^[@<[]?(?:someone|owner|name|handle|username|person)[>\]]?$/i) &&
      has(/^[<[]?(?:YYYY[-/]MM[-/]DD|DD[-/.]MM[-/.]YYYY|MM\/DD\/YYYY|date)[>\]]?$/i))
  );
}

/** "Next release", "S11": what names no day. */
function dueInWords(cell: Block): DueDate | null {
  const text = cell.text.trim();
  if (!/\p{L}{3}|\p{L}\d/u.test(text) || nobody.find(text) || saysNoAction(text) || statusWord.find(text))
    return null;
  return { date: null, raw: text, span: cell.source(0, cell.text.length), relative: false };
}

/** What a column of days of completion holds where an item is done: no share of the work, and no day to come. */
function tellsCompletion(written: string, context: ItemContext): boolean {
  const { base, order } = context;
  if (/^\W*100 ?%/.test(written)) return true;
  // "3/4" is a day there.
  const isBareDay = /^\d+\/\d+$/.test(written);
  if (!isDay(written) || (!isBareDay && shows(unfinished, written))) return false;
  return !/\b20\d\d\b/.test(written) || !isToCome(readDue(written, base, order)?.date, context);
}

/** True for a day after today. For an incident that is to come itself, today tells nothing. */
function isToCome(date: string | null | undefined, { base, today }: ItemContext): boolean {
  const day = isoToDay(date);
  return day !== null && today !== null && day > today && base !== null && base <= today;
}

/** A cell, whatever its column, that says done and nothing else. */
const isTick = ({ text }: Block): boolean => shows(onlyTick, text);

/** A cell that holds nothing. */
const BLANK = /^(?:n\/?a|none|tbd|[-–—]+|\.\.\.|…)\.?$/i;

/** The item of a row; null if the row holds none. */
export function rowItem(
  row: RowUnit,
  columns: ReadonlyMap<Column, number>,
  context: ItemContext,
): ActionItem | null {
  const { line, base, order, language, section } = context;
  const cell = (name: Column) => {
    const index = columns.get(name);
    return index === undefined ? null : (row.cells[index] ?? null);
  };
  const value = (name: Column) => cell(name)?.text.trim() ?? '';
  const written = (name: Column) => {
    const block = cell(name);
    return block && withoutStruck(block, context.text);
  };
  const textCell = cell('text');
  const text = value('text');
  if (!textCell || text === '' || BLANK.test(text)) return null;
  if (isExample(text, row)) return null;
  // "Residual risk: …" with an owner or a day of its own is followed up.
  const isOwed = [value('owner'), value('due')].some((field) => field !== '' && !BLANK.test(field));
  if (saysNoAction(text) && !(isOwed && isNote(text))) return null;
  const ownerCell = written('owner');
  const inPlaceOfOwner = ownerCell && statusInstead(ownerCell.text);
  // Without columns for them: "[ARC] Count double alarms", "Count double alarms (@ann, by 3 May)".
  const inText = fieldsIn(textCell, context.text, context);
  const owners = inPlaceOfOwner
    ? { owners: [], spans: [] }
    : ownerCell
      ? split(ownerCell.text, 0, ownerCell)
      : inText.owners;
  // "### Ann" above a table without a column of owners.
  const owned = ownerCell || owners.owners.length > 0 ? owners : (context.above.owners ?? owners);
  const dueCell = written('due');
  const found = dueCell && readDue(dueCell.text, base, order, 'all');
  const task = without(textCell.text, ownerCell || dueCell ? [] : inText.cut);
  const stated = value('status') || inPlaceOfOwner || statusAfterIssue(value('issue')) || null;
  const told = stated ?? (tellsCompletion(value('finished'), context) ? 'Done' : null);
  // "Closed" beside the resolution "Won't do"
  const resolution = stateOf(value('resolution'), language) === 'dropped' ? value('resolution') : null;
  const status = told === null || stateOf(told, language) === 'done' ? (resolution ?? told) : told;
  // "Done", "cancelled" where a day was expected, and ✅ anywhere, count where the status says nothing.
  const saysNothing = status === null || senseOf(status, language) === null;
  const besides = row.cells.some(isTick)
    ? 'done'
    : found && (found.date === null || isToCome(found.date, context))
      ? 'open'
      : stateOf(dueCell?.text ?? null, language);
  const state = saysNothing ? besides : stateOf(status, language);
  // "✅ Add a limit", "Add a limit [done]", "~~Add a limit~~", beside a cell that says nothing.
  const isInText = state === 'open' && (status === null || BLANK.test(status));
  const issueCell = cell('issue');
  const content = row.children.flat();
  const issueIndex = columns.get('issue');
  return {
    line: line(row.span.start),
    span: row.span,
    text: task.text || text,
    textSpan: textCell.source(task.start, task.end),
    owners: owned.owners,
    ownerSpans: owned.spans,
    due: dueCell ? (found ? dueDate(found, dueCell.text, 0, dueCell) : dueInWords(dueCell)) : inText.due,
    type: value('type') ? (itemType(value('type').split(/[\s,/]+/)[0]!) ?? 'other') : inText.type,
    priority: value('priority') || inText.priority,
    state: isInText ? inText.state : state,
    status: isInText ? (inText.status ?? status) : status,
    issue:
      issueIn(
        issueCell?.text ?? '',
        issueIndex === undefined ? [] : (row.children[issueIndex] ?? []),
        true,
      ) ?? issueIn(text, content),
    section,
    layout: 'table',
    otherCells: row.cells.filter((each) => each !== textCell).map((each) => each.text.trim()),
  };
}
