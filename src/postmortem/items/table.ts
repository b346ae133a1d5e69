import { labelsOf } from '../../languages/labels.ts';
import type { Label, Language } from '../../languages/language.ts';
import type { RowUnit, TableUnit } from '../../markdown/units.ts';
import { readDue } from '../../time/due.ts';
import type { ActionItem } from '../model.ts';
import { looksLikeAction, saysNothing } from '../phrases/promises.ts';
import type { ReadSection } from '../sections.ts';
import { isDoneWord } from './fields.ts';
import { dueDate } from './gathered.ts';
import type { ItemContext } from './item.ts';
import { split } from './owners.ts';
import { issueIn } from './tracker.ts';
import { itemType } from './types.ts';

const COLUMNS = {
  text: /\b(?:action(?: item)?s?|items?|tasks?|descriptions?|what|todos?|to-dos?|measures?|improvements?|recommendations?|follow-?ups?|steps?|remediations?|work|title|summary|details?|mitigations?)\b/i,
  /** When it was done; filled, it says that it was. */
  finished:
    /^actual(?: (?:completion|finish|end|close))?(?: (?:date|day))?$|^(?:completed|closed|finished|done) (?:on|at|date)\b|\b(?:date|day) (?:completed|closed|done|finished)\b/i,
  owner:
    /\b(?:owners?|assignees?|assigned|who|responsible|dri|lead|person|team|driver|poc|accountable|pic|department|dept|squad|(?:led|handled|driven) by|contact|resp)\b|^(?:section|division|group)$/i,
  due: /\b(?:due|deadline|target|eta|by when|when|date|timeline|timeframe|completion|sprint|milestone|until)\b|^(?:expected|planned|delivery|finish)(?: (?:by|on|for|completion|finish|end))?$/i,
  status: /\b(?:status|state|done|complete[d]?|progress|resolved|rag)\b/i,
  type: /\b(?:type|category|kind|class)\b/i,
  priority: /\b(?:prio(?:rity)?|severity|urgency|importance)\b/i,
  issue:
    /\b(?:issues?|bugs?|tickets?|tracking|tracker|links?|jira|pr|pull requests?|references?|github|url|ref)\b/i,
} as const;
type Column = keyof typeof COLUMNS;
/** What a language's label for a column holds here. */
const COLUMN_OF: Readonly<Partial<Record<Label, Column>>> = {
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

/** Which column holds what. Null when none can hold what is to be done. */
export function itemColumns(table: TableUnit, language: Language | null): ReadonlyMap<Column, number> | null {
  const columns = new Map<Column, number>();
  table.header?.cells.forEach((cell, index) => {
    const header = cell.text.trim();
    // "Action items" must not become the issue's column because of a word in it; "Action owner" holds owners.
    const isText =
      /^(?:action|item|task|description|what|todo|to-do|follow)/i.test(header) &&
      !/\b(?:owners?|owner\(s\)|assignees?|due|deadline|status|type)\b/i.test(header);
    const own = language
      ? labelsOf(language, header).flatMap((label) => COLUMN_OF[label] ?? [])[0]
      : undefined;
    const column = own
      ? own
      : isText
        ? 'text'
        : /^by$/i.test(header)
          ? byWhat(table, index)
          : ORDER.find((name) => !columns.has(name) && COLUMNS[name].test(header));
    if (column && (!columns.has(column) || (column === 'text' && /descr|action/i.test(header))))
      columns.set(column, index);
  });
  if (columns.has('text')) return columns;
  const width = table.header?.cells.length ?? 0;
  const free = Array.from({ length: width }, (_, index) => index).filter(
    (index) => ![...columns.values()].includes(index),
  );
  if (free.length === 0) return null;
  const mean = (index: number) =>
    table.rows.reduce((sum, row) => sum + (row.cells[index]?.text.length ?? 0), 0);
  columns.set(
    'text',
    free.reduce((best, index) => (mean(index) > mean(best) ? index : best)),
  );
  return columns;
}

/** "By" names a day or a person. */
function byWhat(table: TableUnit, column: number): Column {
  return table.rows.some((row) => /\d/.test(row.cells[column]?.text ?? '')) ? 'due' : 'owner';
}

/** True for a table that is one of action items wherever it stands: it has an owner or a due date for each action. */
export function isItemTable(table: TableUnit, language: Language | null): boolean {
  const headers = table.header?.cells.map((cell) => cell.text.trim()) ?? [];
  const own = language ? headers.flatMap((header) => labelsOf(language, header)) : [];
  if (own.includes('action') && (own.includes('owner') || own.includes('due'))) return true;
  if (isWhoDoesWhat(table, headers)) return true;
  return (
    headers.some((header) =>
      /^(?:action(?: items?)?s?|tasks?|todos?|follow-?ups?|remediations?)\b/i.test(header),
    ) &&
    headers.some(
      (header) =>
        COLUMNS.owner.test(header) || /\b(?:due|status|type|priority|issue|ticket|bug)\b/i.test(header),
    )
  );
}

/** "What | Who | When": items where most rows begin with what to do, and no "when" is a time of day, as in a timeline. */
function isWhoDoesWhat(table: TableUnit, headers: readonly string[]): boolean {
  const [what, who, when] = [/^what$/i, /^(?:by )?who(?:m)?$/i, /^(?:by )?when$/i].map((name) =>
    headers.findIndex((header) => name.test(header)),
  );
  if (what === -1 || who === -1 || when === -1) return false;
  const texts = (column: number) => table.rows.map((row) => row.cells[column]?.text ?? '');
  return (
    texts(what!).filter(looksLikeAction).length * 2 > table.rows.length &&
    !texts(when!).some((text) => /\d:\d\d|\d ?[ap]m\b/i.test(text))
  );
}

/** "n/a **DONE**", "Bug 123 **TODO**": a status behind the issue in its column. */
function statusBeside(issue: string): string | null {
  return (
    /(?:^|[\s([–—:,-])(done|fixed|completed?|closed|in progress|wip|to-?do|open|pending)[\s)\].!]*$/i.exec(
      issue,
    )?.[1] ?? null
  );
}

/** What a template shows to be filled in: "Example: …", or "@someone" beside "YYYY-MM-DD". */
function isExample(text: string, row: RowUnit): boolean {
  const has = (pattern: RegExp) => row.cells.some((cell) => pattern.test(cell.text.trim()));
  return (
    /^(?:example|e\.g\.|for example)\b\s*[:,–—-]/i.test(text) ||
    (has(/^[@<[]?(?:someone|owner|name|handle|username|person)[>\]]?$/i) &&
      has(/^[<[]?(?:YYYY[-/]MM[-/]DD|DD[-/.]MM[-/.]YYYY|MM\/DD\/YYYY|date)[>\]]?$/i))
  );
}

export function readItemRow(
  row: RowUnit,
  columns: ReadonlyMap<Column, number>,
  section: ReadSection | null,
  { line, base, language }: ItemContext,
): ActionItem | null {
  const cell = (name: Column) => {
    const index = columns.get(name);
    return index === undefined ? null : (row.cells[index] ?? null);
  };
  const value = (name: Column) => cell(name)?.text.trim() ?? '';
  const textCell = cell('text');
  const text = value('text');
  if (!textCell || text === '' || /^(?:n\/?a|none|tbd|-+|—|\.\.\.|…)\.?$/i.test(text)) return null;
  if (saysNothing(text) || isExample(text, row)) return null;
  const ownerCell = cell('owner');
  const owners = ownerCell ? split(ownerCell.text, 0, ownerCell) : { owners: [], spans: [] };
  const dueCell = cell('due');
  const found = dueCell && readDue(dueCell.text, base);
  const written = value('status') || statusBeside(value('issue')) || null;
  const status = written ?? (/^\W*\d/.test(value('finished')) ? 'Done' : null);
  const isDone = isDoneWord(status ?? '', language) || isDoneWord(dueCell?.text ?? '', language);
  const issueCell = cell('issue');
  const content = row.children.flat();
  const issueIndex = columns.get('issue');
  return {
    line: line(row.span.start),
    span: row.span,
    text,
    textSpan: textCell.source(0, textCell.text.length),
    owners: owners.owners,
    ownerSpans: owners.spans,
    due: found && dueCell ? dueDate(found, dueCell.text, 0, dueCell) : null,
    type: value('type') ? (itemType(value('type').split(/[\s,/]+/)[0]!) ?? 'other') : null,
    priority: value('priority') || null,
    done:
      isDone ||
      row.cells.some((each) =>
        /^(?:✅|✔️?|☑️?|\[x\]|:white_check_mark:|:heavy_check_mark:)$/i.test(each.text.trim()),
      ),
    status,
    issue:
      issueIn(
        issueCell?.text ?? '',
        issueIndex === undefined ? [] : (row.children[issueIndex] ?? []),
        true,
      ) ?? issueIn(text, content),
    section,
    layout: 'table',
  };
}
