import type { ListedItem } from '../../action-items/listing.ts';
import { markdown, print, table } from '../../markdown/write/markdown.ts';
import { userMarkdown } from '../../markdown/write/user-text.ts';
import { csv } from '../../sinks/csv.ts';
import { json, plain, plainLines, type TerminalText, terminal, verbatim } from '../../sinks/terminal.ts';
import { plural } from '../../vocabulary/plural.ts';

export const FORMATS = ['table', 'json', 'csv', 'markdown'] as const;
export type Format = (typeof FORMATS)[number];

const COLUMNS = [
  'issue',
  'text',
  'owners',
  'due',
  'status',
  'overdue',
  'type',
  'priority',
  'severity',
  'service',
  'incident',
  'objective',
  'file',
  'line',
] as const;

/** The items in a format. `read`: how many there are, before any was filtered out. */
export function printItems(items: readonly ListedItem[], format: Format, read = items.length): TerminalText {
  switch (format) {
    case 'json':
      return terminal`${json(items)}\n`;
    case 'csv':
      return verbatim(csv([COLUMNS, ...items.map((item) => COLUMNS.map((name) => item[name]))]));
    case 'markdown':
      return verbatim(asMarkdown(byDate(items)));
    case 'table':
      return items.length > 0 || read === 0
        ? asTable(byDate(items))
        : plainLines(
            `None of ${plural(read, 'action item')} is listed. \`--all\` also lists those that are proposed, declined or done.\n`,
          );
  }
}

/** For people: sorted by due date, items without one last. */
const byDate = (items: readonly ListedItem[]) =>
  items.toSorted((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'));

const where = ({ issue, file, line }: ListedItem) => issue ?? (file ? `${file}:${line}` : '');
const when = ({ due, overdue }: ListedItem) => (due === null ? 'no date' : overdue ? `${due} !` : due);
const who = ({ owners }: ListedItem) => owners.join(', ') || 'nobody';

function asMarkdown(items: readonly ListedItem[]): string {
  if (!items.length) return print(markdown`No action item.`);
  const head = ['Item', 'Owner', 'Due', 'Service', 'Where'].map((name) => [name, 'left'] as const);
  const rows = items.map((item) => [
    userMarkdown(item.text),
    who(item),
    item.overdue ? `${item.due}, overdue` : (item.due ?? 'no date'),
    item.service ?? '',
    where(item),
  ]);
  return print(table(head, rows));
}

function asTable(items: readonly ListedItem[]): TerminalText {
  if (!items.length) return plainLines('No action item.\n');
  const rows = items.map((item) =>
    [when(item), who(item), where(item), item.text].map((text) => String(plain(text))),
  );
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const late = items.filter(({ overdue }) => overdue).length;
  const count = `${plural(items.length, 'action item')}, ${late} overdue${late ? ' (!)' : ''}`;
  return plainLines(`${lines.join('\n')}\n\n${count}\n`);
}
