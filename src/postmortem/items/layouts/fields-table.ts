import type { Language } from '../../../languages/language.ts';
import type { RowUnit, TableUnit } from '../../../markdown/units.ts';
import { labelWord } from '../../phrases/owners.ts';
import { type Column, columnIn } from './columns.ts';

/** The work itself, in such a table. */
const WORK = /^(?:action(?: items?)?|task|what|title|summary|description)$/i;

/**
 * A table of two columns with the fields of a single item in its rows, "Action | Add an alarm" and "Owner | Ann", as one
 * row; null for any other table.
 */
export function itemOfFields(
  table: TableUnit,
  language: Language | null,
): { readonly row: RowUnit; readonly columns: ReadonlyMap<Column, number> } | null {
  const rows = table.header ? [table.header, ...table.rows] : table.rows;
  if (rows.length < 2 || rows.length > 12 || rows.some(({ cells }) => cells.length !== 2)) return null;
  if (hasSeveral(rows.map(({ cells }) => cells[0]!.text.trim().toLowerCase()))) return null;
  const columns = new Map<Column, number>();
  for (const [index, { cells }] of rows.entries()) {
    const column = columnOf(cells[0]!.text.trim(), language);
    if (column && !columns.has(column)) columns.set(column, index);
  }
  const text = columns.get('text');
  // A header "Action | Owner" heads a table of items.
  const isHeader = text === 0 && table.header !== null && columnOf(rows[0]!.cells[1]!.text.trim(), language);
  if (text === undefined || isHeader || !columns.has('owner')) return null;
  if (columns.size * 2 < rows.length) return null;
  const of = rows[text]!;
  const cells = rows.map((row) => row.cells[1]!);
  return { row: { cells, span: of.span, children: rows.map((row) => row.children[1] ?? []) }, columns };
}

/** "Action" twice, "Action 2", "Second task": one item ends there, and another begins. */
const hasSeveral = (labels: readonly string[]): boolean =>
  new Set(labels).size < labels.length ||
  labels.some((label) => /\d\W*$/.test(label)) ||
  labels.filter((label) => ITEM.test(label) && !OF_ITEM.test(label)).length > 1;
const ITEM = /\b(?:actions?|tasks?|items?|to-?dos?|follow-?ups?)\b/;
const OF_ITEM =
  /\b(?:owners?|assignees?|due|date|deadline|status|type|priority|id|title|description|summary)\b/;

function columnOf(label: string, language: Language | null): Column | null {
  if (WORK.test(label)) return 'text';
  const sense = labelWord.find(label)?.sense;
  return columnIn(language, label) ?? (sense && sense !== 'other' ? sense : null);
}
