import { labelsOf } from '../../languages/labels.ts';
import type { Label, Language } from '../../languages/language.ts';
import type { Block } from '../../markdown/text.ts';
import type { RowUnit, TableUnit } from '../../markdown/units.ts';
import { readDue } from '../../time/due.ts';
import { gated } from '../../vocabulary/gated.ts';
import type { ActionItem, DueDate } from '../model.ts';
import { statusWord } from '../phrases/done.ts';
import { saysNoAction } from '../phrases/nothing-to-do.ts';
import { nobody } from '../phrases/owners.ts';
import { looksLikeAction } from '../phrases/promises.ts';
import { shows } from '../phrases/sign.ts';
import { unfinished } from '../phrases/unfinished.ts';
import type { ReadSection } from '../sections.ts';
import { dueDate } from './collected-fields.ts';
import { fieldsIn, isDoneWord } from './fields.ts';
import type { ItemContext } from './item.ts';
import { split } from './owners.ts';
import { issueIn } from './tracker.ts';
import { itemType } from './types.ts';

const COLUMNS = {
  text: /\b(?:action(?: item)?s?|items?|tasks?|descriptions?|what|todos?|to-dos?|measures?|improvements?|recommendations?|follow-?ups?|steps?|remediations?|work|title|summary|details?|mitigations?|fix(?:es)?|solutions?|remed(?:y|ies)|counter-?measures?)\b/i,
  /** Completion date; an item with one is done. */
  finished: gated(
    /^actual(?: (?:completion|finish|end|close))?(?: (?:date|day))?$|^(?:completed|closed|finished|done) (?:on|at|date)\b|\b(?:date|day) (?:completed|closed|done|finished)\b/i,
    /actual|completed|closed|finished|done|date|day/i,
  ),
  owner:
    /\b(?:owners?|assignees?|assigned|who|responsible|dri|lead|person|team|driver|poc|accountable|pic|department|dept|squad|(?:led|handled|driven) by|contact|resp)\b|^(?:section|division|group)$/i,
  due: /\b(?:due|deadline|eta|by when|when|date|timeline|timeframe|completion|sprint|milestone|until)\b|^target(?: (?:date|day|time|release|version|quarter|sprint|milestone|completion|eta))?$|^(?:expected|planned|delivery|finish)(?: (?:by|on|for|completion|finish|end))?$/i,
  status: /\b(?:status|state|done|complete[d]?|progress|resolved|rag|outcome)\b/i,
  type: /\b(?:type|category|kind|class)\b/i,
  priority: /\b(?:prio(?:rity)?|severity|urgency|importance)\b/i,
  issue:
    /\b(?:issues?|bugs?|tickets?|tracking|tracker|tracked(?! by)|links?|jira|pr|pull requests?|references?|github|url|ref)\b/i,
} as const;
export type Column = keyof typeof COLUMNS;
/** Maps a language's labels to columns. */
export const COLUMN_OF: Readonly<Partial<Record<Label, Column>>> = {
  action: 'text',
  owner: 'owner',
  due: 'due',
  status: 'status',
  type: 'type',
  priority: 'priority',
  issue: 'issue',
  finished: 'finished',
};
const ORDER: readonly Column[] = ['finished', 'owner', 'due', 'status', 'type', 'priority', 'issue', 'text'];

/** The index of each column; null if none can hold the tasks. */
export function itemColumns(table: TableUnit, language: Language | null): ReadonlyMap<Column, number> | null {
  // "Before | After" compares, and asks for nothing.
  const headers = table.header?.cells.map(({ text }) => text.trim()) ?? [];
  if ([/^before\b/i, /^after\b/i].every((side) => headers.some((header) => side.test(header)))) return null;
  const namesWork = headers.some(
    (header) => WORK.test(header) || (language !== null && labelsOf(language, header).includes('action')),
  );
  const promises = (header: string) => !namesWork && PROMISED.test(header);
  const columns = new Map<Column, number>();
  table.header?.cells.forEach((cell, index) => {
    const header = cell.text.trim();
    // A word in "Action items" must not make it the issue column; "Action owner" holds owners.
    const isText =
      /^(?:action|item|task|description|what|todo|to-do|follow)/i.test(header) &&
      !/\b(?:owners?|owner\(s\)|assignees?|due|deadline|status|type)\b/i.test(header);
    const own = language
      ? labelsOf(language, header).flatMap((label) => COLUMN_OF[label] ?? [])[0]
      : undefined;
    const column = promises(header)
      ? 'text'
      : own
        ? own
        : isText
          ? 'text'
          : /^by$/i.test(header)
            ? byWhat(table, index)
            : /^(?:completed?|closed|finished|done|resolved)$/i.test(header)
              ? holdsDays(table, index)
                ? 'finished'
                : 'status'
              : ORDER.find((name) => !columns.has(name) && COLUMNS[name].test(header));
    if (
      column &&
      (!columns.has(column) || (column === 'text' && (/descr|action/i.test(header) || promises(header))))
    )
      columns.set(column, index);
  });
  const due = columns.get('due');
  if (due !== undefined && /^target$/i.test(headers[due]!) && holdsPlaces(table, due)) columns.delete('due');
  nameByContent(table, columns);
  if (columns.has('text')) return columns;
  // "#41: no alert on caught failures" below "Issue" is the task.
  const issue = columns.get('issue');
  if (issue !== undefined && holdsSentences(table, issue)) {
    columns.set('text', issue);
    return columns;
  }
  const width = table.header?.cells.length ?? 0;
  const free = Array.from({ length: width }, (_, index) => index).filter(
    (index) => ![...columns.values()].includes(index),
  );
  if (free.length === 0) return null;
  const mean = (index: number) =>
    table.rows.reduce((sum, row) => sum + (row.cells[index]?.text.length ?? 0), 0);
  // "Alert | Threshold | Severity" is about the alerts that were added.
  const isOnlyRanked =
    columns.size > 0 && [...columns.keys()].every((name) => ['priority', 'type'].includes(name));
  const isWork = (index: number) => table.rows.some((row) => looksLikeAction(row.cells[index]?.text ?? ''));
  if (isOnlyRanked && !language && !free.some(isWork)) return null;
  columns.set(
    'text',
    free.reduce((best, index) => (mean(index) > mean(best) ? index : best)),
  );
  return columns;
}

/** Names the columns whose headers are in a language without a word list, by what most of their cells hold. */
function nameByContent(table: TableUnit, columns: Map<Column, number>): void {
  const known = [...columns.values()];
  for (const [index, header] of (table.header?.cells ?? []).entries()) {
    if (known.includes(index) || /^[\x20-\x7e]*$/.test(header.text)) continue;
    const cells = table.rows.map((row) => row.cells[index]?.text.trim() ?? '').filter((text) => text !== '');
    const isMost = (is: (text: string) => boolean) => cells.filter(is).length * 2 > cells.length;
    const name = isMost((text) => statusWord.find(text) !== null || isDoneWord(text))
      ? 'status'
      : isMost((text) => /^\d{4}[-./]\d{1,2}[-./]\d{1,2}$/.test(text))
        ? 'due'
        : isMost((text) => text.startsWith('@'))
          ? 'owner'
          : null;
    if (name && !columns.has(name)) columns.set(name, index);
  }
}

function holdsSentences(table: TableUnit, column: number): boolean {
  const texts = table.rows.map((row) => row.cells[column]?.text ?? '');
  return texts.length > 0 && texts.every((text) => /\p{L}{2}\P{L}+(?:\p{L}{2,}\P{L}+){2}/u.test(text));
}

/** Whether "By" is followed by days or people. */
function byWhat(table: TableUnit, column: number): Column {
  return table.rows.some((row) => /\d/.test(row.cells[column]?.text ?? '')) ? 'due' : 'owner';
}

/** Whether "Completed" holds dates or "yes". */
function holdsDays(table: TableUnit, column: number): boolean {
  return table.rows.some((row) => isDay(row.cells[column]?.text ?? ''));
}

/** "2026-04-16", "12.3.", "Nov 12, 2025". */
const isDay = (text: string): boolean =>
  /^\W*(?:\d|\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? 20\d\d)/u.test(text);

/** Whether a column "Target" holds files to change, and no days. */
const holdsPlaces = (table: TableUnit, column: number): boolean =>
  table.rows.every((row) => {
    const text = row.cells[column]?.text ?? '';
    return (
      /^\W*(?:[\w@.*-]+\/)+[\w.*-]*\W*$|^\W*[\w-]+\.[a-z]{1,5}\W*$/i.test(text) &&
      readDue(text, null) === null
    );
  });

/** A column of the work itself, beside which "What will change" tells only what it is good for. */
const WORK =
  /^(?:action|item|task|to-?do|follow|measure|improvement|recommendation|remediation|mitigation|fix|counter-?measure|next step)(?!.*\b(?:owners?|owner\(s\)|assignees?|due|deadline|status|type|id|#))/i;

/** "What we will do", "What will change": a column that promises. */
const PROMISED = /^(?:what|how) (?:(?:we|I)(?:['’]ll| will| are going to| plan to)|will (?:we|change))\b/i;

/** True for a table of action items in any section: it has a column for owners or due dates. */
export function isItemTable(table: TableUnit, language: Language | null): boolean {
  const headers = table.header?.cells.map((cell) => cell.text.trim()) ?? [];
  const own = language ? headers.flatMap((header) => labelsOf(language, header)) : [];
  if (own.includes('action') && (own.includes('owner') || own.includes('due'))) return true;
  if (isWhoDoesWhat(table, headers)) return true;
  return (
    headers.some(
      (header) =>
        /^(?:action(?: items?)?s?|tasks?|todos?|follow-?ups?|remediations?)\b/i.test(header) ||
        PROMISED.test(header),
    ) &&
    headers.some(
      (header) =>
        COLUMNS.owner.test(header) || /\b(?:due|status|type|priority|issue|ticket|bug)\b/i.test(header),
    )
  );
}

const ANSWER =
  /^(?:planned |proposed |corrective )?(?:fix(?:es)?|mitigations?|remed(?:y|ies)|counter-?measures?|measures?|improvements?|recommendations?|next steps?)$/i;
const TAKEN_BY = /^(?:owners?|assignees?|dri|responsible|lead|who)\b/i;
const BY_WHEN = /^(?:due|deadline|eta|target|by when|when|ticket|issue)\b/i;
const STATUS = /^(?:status|state)\b/i;

/**
 * "Factor | Mitigation | Owner | Due": an answer to each cause, with who takes it on and how far it is. Most answers
 * begin with an action; "14:05" below "When" and "monitored" below "Status" tell of what was tried and of risks.
 */
export function isAnswered(table: TableUnit): boolean {
  const headers = table.header?.cells.map((cell) => cell.text.trim()) ?? [];
  const column = (name: RegExp) => headers.findIndex((header) => name.test(header));
  const texts = (index: number) => table.rows.map((row) => row.cells[index]?.text.trim() ?? '');
  const [answer, owner, when, status] = [ANSWER, TAKEN_BY, BY_WHEN, STATUS].map(column);
  if (answer === -1 || owner === -1 || (when === -1 && status === -1)) return false;
  return (
    texts(answer!).filter(looksLikeAction).length * 2 > table.rows.length &&
    !headers.some((header) => /^(?:risks?|attempts?)\b/i.test(header)) &&
    !texts(when!).some(isClockTime) &&
    texts(status!).every((text) => text === '' || statusWord.find(text) !== null)
  );
}

const isClockTime = (text: string): boolean => /\d:\d\d|\d ?[ap]m\b/i.test(text);

/** "What | Who | When": items if most rows begin with an action and no "When" is a time of day, as in a timeline. */
function isWhoDoesWhat(table: TableUnit, headers: readonly string[]): boolean {
  const [what, who, when] = [/^what$/i, /^(?:by )?who(?:m)?$/i, /^(?:by )?when$/i].map((name) =>
    headers.findIndex((header) => name.test(header)),
  );
  if (what === -1 || who === -1 || when === -1) return false;
  const texts = (column: number) => table.rows.map((row) => row.cells[column]?.text ?? '');
  return (
    texts(what!).filter(looksLikeAction).length * 2 > table.rows.length && !texts(when!).some(isClockTime)
  );
}

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
  return sense && sense !== 'open' ? word! : null;
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

export function readItemRow(
  row: RowUnit,
  columns: ReadonlyMap<Column, number>,
  section: ReadSection | null,
  context: ItemContext,
): ActionItem | null {
  const { line, base, order, language } = context;
  const cell = (name: Column) => {
    const index = columns.get(name);
    return index === undefined ? null : (row.cells[index] ?? null);
  };
  const value = (name: Column) => cell(name)?.text.trim() ?? '';
  const textCell = cell('text');
  const text = value('text');
  if (!textCell || text === '' || /^(?:n\/?a|none|tbd|-+|—|\.\.\.|…)\.?$/i.test(text)) return null;
  if (saysNoAction(text) || isExample(text, row)) return null;
  const ownerCell = cell('owner');
  const inPlaceOfOwner = ownerCell && statusInstead(ownerCell.text);
  // Without a column of owners: "[ARC] Count double alarms", "Count double alarms (@ann)".
  const { owners } = inPlaceOfOwner
    ? { owners: { owners: [], spans: [] } }
    : ownerCell
      ? { owners: split(ownerCell.text, 0, ownerCell) }
      : fieldsIn(textCell, context.text, context);
  // "### Ann" above a table without a column of owners.
  const owned = ownerCell || owners.owners.length > 0 ? owners : (context.above.owners ?? owners);
  const dueCell = cell('due');
  const found = dueCell && readDue(dueCell.text, base, order, 'all');
  const written = value('status') || inPlaceOfOwner || statusAfterIssue(value('issue')) || null;
  const status = written ?? (isDay(value('finished')) ? 'Done' : null);
  const isDone = isDoneWord(status ?? '', language) || isDoneWord(dueCell?.text ?? '', language);
  const issueCell = cell('issue');
  const content = row.children.flat();
  const issueIndex = columns.get('issue');
  return {
    line: line(row.span.start),
    span: row.span,
    text,
    textSpan: textCell.source(0, textCell.text.length),
    owners: owned.owners,
    ownerSpans: owned.spans,
    due: dueCell && (found ? dueDate(found, dueCell.text, 0, dueCell) : dueInWords(dueCell)),
    type: value('type') ? (itemType(value('type').split(/[\s,/]+/)[0]!) ?? 'other') : null,
    priority: value('priority') || null,
    done:
      isDone ||
      row.cells.some((each) =>
        /^(?:✅|✔️?|☑️?|\[x\]|:white_check_mark:|:heavy_check_mark:|(?:already )?done)[.!]?$/i.test(
          each.text.trim(),
        ),
      ) ||
      (/^(?:✅|✔|☑)/.test(value('status')) && !shows(unfinished, value('status'))),
    status,
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
