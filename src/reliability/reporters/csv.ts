import type { Report } from '../report.ts';

const COLUMNS = ['name', 'group', 'value', 'unit', 'n', 'median', 'p90', 'definition'] as const;

/** The figures as a table for spreadsheets, by RFC 4180. */
export function toCsv({ figures }: Report): string {
  const rows = figures.map(({ group, ...figure }) => {
    const named = Object.entries(group).map(([dimension, name]) => `${dimension}=${name ?? '(unknown)'}`);
    return COLUMNS.map((column) => cell(column === 'group' ? named.join(' ') : figure[column]));
  });
  return [COLUMNS, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

/** A text that a spreadsheet would run as a formula gets an apostrophe in front. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
