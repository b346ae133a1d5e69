import type { Language } from '../languages/language.ts';
import { headsStatus } from '../postmortem/items/layouts/columns.ts';
import { senseOf } from '../postmortem/items/state/state.ts';
import type { ActionItem, PostMortem } from '../postmortem/model.ts';
import { cellsOf } from './fields.ts';
import { standingOf } from './item.ts';

/** What happened to an item since its document was merged; null for what stayed. */
export interface ItemNews {
  readonly status: 'Done' | 'Declined' | 'Accepted' | null;
  /** A login. */
  readonly owner: string | null;
  /** ISO date. */
  readonly due: string | null;
}

export type NewsField = keyof ItemNews;

/** A document with the news in it, and what of them could not be written without touching anything else. */
export interface WrittenBack {
  readonly text: string;
  readonly left: readonly NewsField[];
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const FIELDS: readonly NewsField[] = ['owner', 'due', 'status'];
const COLUMNS: Readonly<Record<NewsField, RegExp>> = {
  owner: /^(?:owners?|assignees?|dri|who)$/i,
  due: /^(?:due(?: date| by| on)?|deadline|eta|target(?: date)?|when|by)$/i,
  status: /^(?:status|state)$/i,
};

/**
 * Writes what happened to the item at `index` into its own line or the cells of its row. Each change is read again, and
 * taken only where the document then says exactly this more: the item has the new value, and nothing else differs.
 *
 * @param read the document as a model, read each time on the same day
 */
export function writeBack(
  text: string,
  index: number,
  news: ItemNews,
  read: (text: string) => PostMortem,
): WrittenBack {
  let now = text;
  const left: NewsField[] = [];
  for (const field of FIELDS) {
    const value = news[field];
    if (value === null) continue;
    const model = read(now);
    const item = model.actionItems[index];
    if (!item || says(item, field, value)) continue;
    const written = editsFor(item, field, value, model)
      .map((edit) => now.slice(0, edit.start) + edit.text + now.slice(edit.end))
      .find((each) => isOnly(model, read(each), index, field, value));
    if (written === undefined) left.push(field);
    else now = written;
  }
  return { text: now, left };
}

/** Whether the document says it already. */
export function says(item: ActionItem, field: NewsField, value: string): boolean {
  switch (field) {
    case 'owner':
      return item.owners.length === 1 && item.owners[0]!.toLowerCase() === value.toLowerCase();
    case 'due':
      return item.due?.date === value && !item.due.relative;
    case 'status':
      return standingOf(item) === value.toLowerCase();
  }
}

/** Ways to write it, the plainest first. */
function editsFor(
  item: ActionItem,
  field: NewsField,
  value: string,
  { document, language }: PostMortem,
): Edit[] {
  const { text } = document;
  const word = field === 'owner' ? `@${value}` : value;
  const lineEnd = endOfLine(text, item.span.start);
  const own = { start: item.span.start, end: Math.min(item.span.end, lineEnd) };
  const written = placeOf(item, field, text, own);
  if (written) return [{ ...written, text: field === 'status' ? asWritten(item.status!, word) : word }];
  if (item.layout === 'table') {
    const cells = cellsOf(text, item);
    const cell =
      cells.find(({ column }) => COLUMNS[field].test(column)) ??
      (field === 'status' ? cells.find((each) => holdsStatus(each, language)) : undefined);
    return cell ? [{ start: cell.start, end: cell.end, text: cell.text ? word : pad(text, cell, word) }] : [];
  }
  const box = /^[-*+]\s+\[( )\]|^\d+[.)]\s+\[( )\]/.exec(text.slice(own.start, own.end));
  const tick = { start: own.start + (box?.[0].length ?? 0) - 2, end: own.start + (box?.[0].length ?? 0) - 1 };
  const added =
    field === 'owner' ? `owner: ${word}` : field === 'due' ? `due ${word}` : `status: ${word.toLowerCase()}`;
  const ends = [item.due?.span.end, item.ownerSpans.at(-1)?.end, endOfWords(text, own)].filter(
    (at) => at !== undefined && at > own.start && at <= own.end,
  ) as number[];
  return [
    ...(box && value === 'Done' ? [{ ...tick, text: 'x' }] : []),
    ...ends.map((at) => ({ start: at, end: at, text: `, ${added}` })),
  ];
}

/** A cell of a column such as "Implemented", with a status in it or nothing. Other words there are somebody's own. */
const holdsStatus = (
  { column, text }: { column: string; text: string },
  language: Language | null,
): boolean => headsStatus(column, language) && (text === '' || senseOf(text, language) !== null);

/** Where an item says something now that gives way; null where it says nothing, or says it twice. */
function placeOf(item: ActionItem, field: NewsField, text: string, own: { start: number; end: number }) {
  if (field === 'due') return within(own, item.due?.span);
  if (field === 'owner') {
    const span = item.ownerSpans.length === 1 ? within(own, item.ownerSpans[0]) : null;
    // The span is the name; its @ belongs to what is written.
    return span && { ...span, start: text[span.start - 1] === '@' ? span.start - 1 : span.start };
  }
  if (item.layout === 'table' || item.status === null) return null;
  const at = text.slice(own.start, own.end).lastIndexOf(item.status);
  return at === -1 ? null : { start: own.start + at, end: own.start + at + item.status.length };
}

const within = (own: { start: number; end: number }, span: { start: number; end: number } | undefined) =>
  span && span.start >= own.start && span.end <= own.end ? { start: span.start, end: span.end } : null;

/** In small letters where the word before was. */
const asWritten = (before: string, word: string) => (/^\p{Ll}/u.test(before) ? word.toLowerCase() : word);

/** An empty cell keeps its spaces. */
const pad = (text: string, { start, end }: { start: number; end: number }, word: string) =>
  `${text[start - 1] === ' ' ? '' : ' '}${word}${text[end] === ' ' ? '' : ' '}`;

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  const last = end === -1 ? text.length : end;
  return text[last - 1] === '\r' ? last - 1 : last;
}

/** The end of the line's words: a full stop stays at the end. */
function endOfWords(text: string, { start, end }: { start: number; end: number }): number {
  return start + text.slice(start, end).replace(/[\s.]+$/, '').length;
}

/** Whether a document differs from another only in that one of its items has this value. */
function isOnly(
  before: PostMortem,
  after: PostMortem,
  index: number,
  field: NewsField,
  value: string,
): boolean {
  if (before.actionItems.length !== after.actionItems.length) return false;
  const now = after.actionItems[index]!;
  if (!says(now, field, value)) return false;
  return before.actionItems.every((item, other) => {
    const [was, is] = [sayings(item), sayings(after.actionItems[other]!)];
    if (other !== index) return JSON.stringify(was) === JSON.stringify(is);
    const isDone = field === 'status' ? { state: now.state, status: now.status } : {};
    return JSON.stringify({ ...was, [field]: is[field], ...isDone }) === JSON.stringify(is);
  });
}

/** What an item says, field by field. */
function sayings({ line, text, owners, due, type, priority, state, status, issue, layout }: ActionItem) {
  return {
    line,
    text,
    owner: owners.join(),
    due: due?.date ?? null,
    type,
    priority,
    state,
    status,
    issue,
    layout,
  };
}
