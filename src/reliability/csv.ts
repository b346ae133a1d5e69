import { csv } from '../sinks/csv.ts';
import type { Report } from './report.ts';

const COLUMNS = ['name', 'group', 'value', 'unit', 'n', 'median', 'p90', 'definition'] as const;

/** The figures as CSV. */
export function toCsv({ figures }: Report): string {
  const rows = figures.map(({ group, ...figure }) => {
    const named = Object.entries(group).map(([dimension, name]) => `${dimension}=${name ?? '(unknown)'}`);
    return COLUMNS.map((column) => (column === 'group' ? named : figure[column]));
  });
  return csv([COLUMNS, ...rows]);
}
