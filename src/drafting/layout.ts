/**
 * How a document shows the rows of its timeline: as Debrief writes them, in a table with other columns, or in a list.
 * Everywhere else a row is a line `| time | what happened | evidence |`.
 */
export interface Layout {
  readonly isList?: true;
  /** The row that a line shows; null where it shows none. */
  read(line: string): string | null;
  /** A line that shows a row. `before`: the line that it replaces, whose other columns are kept. */
  write(row: string, before?: string): string;
  /** Whether people wrote into other columns of a line. */
  hasMore(line: string): boolean;
}

/** A table as Debrief writes it. */
export const PLAIN: Layout = {
  read: (line) => (/^\s*\|/.test(line) && !isSeparator(line) ? line : null),
  write: (row) => row,
  hasMore: () => false,
};

const SEPARATOR = /^\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?\s*$/;

export const isSeparator = (line: string): boolean => line.includes('|') && SEPARATOR.test(line);

const COLUMNS = ['time', 'what happened', 'evidence'];

/** The layout of a table by its head, where that names the three columns among others, in any order; null otherwise. */
export function tableLayout(head: string): Layout | null {
  const hasPipes = /^\s*\|/.test(head);
  const cellsIn = (line: string) => cellsOf(hasPipes ? line : `|${line}|`);
  const names = cellsIn(head).map((name) => name.replace(/[*_]/g, '').toLowerCase());
  const columns = COLUMNS.map((name) => names.indexOf(name));
  if (columns.includes(-1)) return null;
  if (hasPipes && names.join() === COLUMNS.join()) return PLAIN;
  return {
    read(line) {
      if (isSeparator(line) || !line.includes('|')) return null;
      const cells = cellsIn(line);
      return `| ${columns.map((column) => cells[column] ?? '').join(' | ')} |`;
    },
    write(row, before) {
      const old = before === undefined ? [] : cellsIn(before);
      const cells = names.map((_, index) => old[index] ?? '');
      for (const [index, cell] of cellsOf(row).entries()) cells[columns[index]!] = cell;
      return hasPipes ? `| ${cells.join(' | ')} |` : cells.join(' | ');
    },
    hasMore: (line) => cellsIn(line).some((cell, index) => cell && !columns.includes(index)),
  };
}

const ITEM = /^(\s*[-*+]\s+)\**(\d{4}-\d\d-\d\d )?(\d\d:\d\d)\b/;

/** The layout of a list by one of its items; null where that does not begin with a time. `day`: of times without one. */
export function listLayout(item: string, day: string): Layout | null {
  const [, bullet, date] = ITEM.exec(item) ?? [];
  if (!bullet) return null;
  return {
    isList: true,
    read(line) {
      const [start, , on, time] = ITEM.exec(line) ?? [];
      return time ? `| ${on ?? `${day} `}${time} UTC | ${line.slice(start!.length)} | |` : null;
    },
    write(row) {
      const [time = '', text = '', evidence = ''] = cellsOf(row);
      const said = `${bullet}${date ? time : time.slice('2026-03-01 '.length)}: ${text}`;
      return evidence ? `${said} (${evidence})` : said;
    },
    hasMore: () => false,
  };
}

/** The cells of a line between pipes, without the spaces that editors put into tables. */
function cellsOf(line: string): string[] {
  const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\s+/g, ' '));
  return cells.slice(1, cells.at(-1) === '' ? -1 : undefined);
}
