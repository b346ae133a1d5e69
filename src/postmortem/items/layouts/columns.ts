import { labelsOf, statusOf } from '../../../languages/labels.ts';
import type { Label, Language } from '../../../languages/language.ts';
import { columnTexts, type TableUnit } from '../../../markdown/units.ts';
import { readDue } from '../../../time/due.ts';
import { gated } from '../../../vocabulary/gated.ts';
import { statusWord } from '../../phrases/done.ts';
import { looksLikeAction } from '../../phrases/promises.ts';
import { stateOf } from '../state/state.ts';

export const COLUMNS = {
  text: /\b(?:action(?: item)?s?|items?|tasks?|descriptions?|what|todos?|to-dos?|measures?|improvements?|recommendations?|follow-?ups?|steps?|remediations?|work|title|summary|details?|mitigations?|fix(?:es)?|solutions?|remed(?:y|ies)|counter-?measures?)\b/i,
  /** Completion date; an item with one is done. */
  finished: gated(
    /^actual(?: (?:completion|finish|end|close))?(?: (?:date|day))?$|^(?:completed|closed|finished|done|implemented) (?:on|at|date)\b|\b(?:date|day) (?:completed|closed|done|finished|implemented)\b/i,
    /actual|completed|closed|finished|done|implemented|date|day/i,
  ),
  owner:
    /\b(?:owners?|assignees?|assigned|who|responsible|dri|lead|person|team|driver|poc|accountable|pic|department|dept|squad|(?:led|handled|driven) by|contact|resp)\b|^(?:section|division|group)$/i,
  due: /\b(?:due|deadline|eta|by when|when|date|timeline|timeframe|completion|sprint|milestone|until)\b|^target(?: (?:date|day|time|release|version|quarter|sprint|milestone|completion|eta))?$|^(?:expected|planned|delivery|finish)(?: (?:by|on|for|completion|finish|end))?$/i,
  status:
    /\b(?:status|state|done|complete[d]?|progress|resolved|rag|outcome)\b|\bimplemented\b(?! (?:in|by|on|with|via)\b)/i,
  type: /\b(?:type|category|kind|class)\b/i,
  priority: /\b(?:prio(?:rity)?|severity|urgency|importance)\b/i,
  issue:
    /\b(?:issues?|bugs?|tickets?|tracking|tracker|tracked(?! by)|links?|jira|pr|pull requests?|references?|github|url|ref)\b/i,
} as const;
type Headed = keyof typeof COLUMNS;
/** `resolution` is found by what it holds: below the same header, others write what is to be done. */
export type Column = Headed | 'resolution';
/** Maps a language's labels to columns. */
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
const ORDER: readonly Headed[] = ['finished', 'owner', 'due', 'status', 'type', 'priority', 'issue', 'text'];

/** The column that a header names in the document's language. "Umgesetzt" heads a column of statuses. */
export function columnIn(language: Language | null, header: string): Column | undefined {
  if (language === null) return undefined;
  const [column] = labelsOf(language, header).flatMap((label) => COLUMN_OF[label] ?? []);
  return column ?? (statusOf(language, header) === 'done' ? 'status' : undefined);
}

/** True for the header of a column that says how far items are. */
export const headsStatus = (header: string, language: Language | null): boolean =>
  (columnIn(language, header) ?? ORDER.find((name) => COLUMNS[name].test(header))) === 'status';

/** The index of each column; null if none can hold the tasks. */
export function itemColumns(table: TableUnit, language: Language | null): ReadonlyMap<Column, number> | null {
  // "Before | After" compares, and asks for nothing.
  const headers = table.header?.cells.map(({ text }) => text.trim()) ?? [];
  if ([/^before\b/i, /^after\b/i].every((side) => headers.some((header) => side.test(header)))) return null;
  const columns = byHeader(table, headers, language);
  const due = columns.get('due');
  if (due !== undefined && /^target$/i.test(headers[due]!) && columnTexts(table, due).every(isPlace))
    columns.delete('due');
  nameByContent(table, columns);
  const resolution = headers.findIndex((header) => /^resolution$/i.test(header));
  if (resolution !== -1 && columnTexts(table, resolution).some((text) => stateOf(text) === 'dropped'))
    columns.set('resolution', resolution);
  const text = columns.get('text') ?? longestColumn(table, columns, language);
  return text === null ? null : columns.set('text', text);
}

function byHeader(table: TableUnit, headers: readonly string[], language: Language | null) {
  const namesWork = headers.some((header) => WORK.test(header) || columnIn(language, header) === 'text');
  const columns = new Map<Column, number>();
  for (const [index, header] of headers.entries()) {
    const promises = !namesWork && PROMISED.test(header);
    const column =
      (promises ? 'text' : columnIn(language, header)) ??
      byWord(header, columnTexts(table, index)) ??
      ORDER.find((name) => !columns.has(name) && COLUMNS[name].test(header));
    const isBetter = column === 'text' && (promises || /descr|action/i.test(header));
    if (column && (isBetter || !columns.has(column))) columns.set(column, index);
  }
  return columns;
}

/** Headers of which a word alone misleads: in "Action items" "items", in "Action owner" "action". */
function byWord(header: string, texts: readonly string[]): Column | undefined {
  if (
    /^(?:action|item|task|description|what|todo|to-do|follow)/i.test(header) &&
    !/\b(?:owners?|owner\(s\)|assignees?|due|deadline|status|type)\b/i.test(header)
  )
    return 'text';
  // "By" and "Done by" are followed by days or people, "Completed" by days or "yes".
  if (/^(?:by|(?:completed|finished|done|fixed|resolved|implemented) by)$/i.test(header))
    return texts.some((text) => /\d/.test(text)) ? 'due' : 'owner';
  if (/^(?:completed?|closed|finished|done|resolved|implemented)\??$/i.test(header))
    return texts.some(isDay) ? 'finished' : 'status';
  return undefined;
}

/** The column with the most text among those that no header names. */
function longestColumn(
  table: TableUnit,
  columns: ReadonlyMap<Column, number>,
  language: Language | null,
): number | null {
  // "#41: no alert on caught failures" below "Issue" is the task.
  const issue = columns.get('issue');
  if (issue !== undefined && table.rows.length > 0 && columnTexts(table, issue).every(isSentence))
    return issue;
  const taken = [...columns.values()];
  const free = [...(table.header?.cells.keys() ?? [])].filter((index) => !taken.includes(index));
  if (free.length === 0) return null;
  // "Alert | Threshold | Severity" is about the alerts that were added.
  const isOnlyRanked =
    columns.size > 0 && [...columns.keys()].every((name) => ['priority', 'type'].includes(name));
  const isWork = (index: number) => columnTexts(table, index).some((text) => looksLikeAction(text));
  if (isOnlyRanked && !language && !free.some(isWork)) return null;
  const length = (index: number) => columnTexts(table, index).join('').length;
  return free.reduce((best, index) => (length(index) > length(best) ? index : best));
}

/** Names the columns whose headers are in a language without a word list, by what most of their cells hold. */
function nameByContent(table: TableUnit, columns: Map<Column, number>): void {
  const known = [...columns.values()];
  for (const [index, header] of (table.header?.cells ?? []).entries()) {
    if (known.includes(index) || /^[\x20-\x7e]*$/.test(header.text)) continue;
    const cells = columnTexts(table, index).flatMap((text) => text.trim() || []);
    const name = CONTENT.find(([, is]) => cells.filter(is).length * 2 > cells.length)?.[0];
    if (name && !columns.has(name)) columns.set(name, index);
  }
}

const CONTENT: readonly (readonly [Column, (text: string) => boolean])[] = [
  ['status', (text) => statusWord.find(text) !== null || stateOf(text) === 'done'],
  ['due', (text) => /^\d{4}[-./]\d{1,2}[-./]\d{1,2}$/.test(text)],
  ['owner', (text) => text.startsWith('@')],
];

const isSentence = (text: string): boolean => /\p{L}{2}\P{L}+(?:\p{L}{2,}\P{L}+){2}/u.test(text);

/** "2026-04-16", "12.3.", "Nov 12, 2025", but not "50 %" or "2 of 9 hosts". */
export const isDay = (text: string): boolean =>
  /^\W*(?:\d(?![\d.,]* ?%|\d* (?:of|out of)\b)|\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? 20\d\d)/u.test(text);

/** A file to change, below "Target", and no day. */
const isPlace = (text: string): boolean =>
  /^\W*(?:[\w@.*-]+\/)+[\w.*-]*\W*$|^\W*[\w-]+\.[a-z]{1,5}\W*$/i.test(text) && readDue(text, null) === null;

/** A column of the work itself, beside which "What will change" tells only what it is good for. */
const WORK =
  /^(?:action|item|task|to-?do|follow|measure|improvement|recommendation|remediation|mitigation|fix|counter-?measure|next step)(?!.*\b(?:owners?|owner\(s\)|assignees?|due|deadline|status|type|id|#))/i;

/** "What we will do", "What will change": a column that promises. */
export const PROMISED =
  /^(?:what|how) (?:(?:we|I)(?:['’]ll| will| are going to| plan to)|will (?:we|change))\b/i;
