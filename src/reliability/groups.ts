import type { Zone } from '../time/zone.ts';
import { type Columns, type Rows, rowsIn } from './columns.ts';
import type { Counted } from './counted.ts';
import { clip, type Span } from './spans.ts';
import { quartersOf } from './window.ts';

export const DIMENSIONS = ['service', 'severity', 'team', 'kind', 'cause', 'objective', 'quarter'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** `{}` for all incidents, `{service: 'checkout'}` for one service; null means unknown. */
export type GroupKey = Readonly<Partial<Record<Dimension, string | null>>>;

/** The incidents of a group and the window in which they are measured. */
export interface Group {
  readonly key: GroupKey;
  readonly rows: Rows;
  readonly window: Span;
}

/** The groups of a dimension that have incidents, by name; for quarters, all that overlap the window. */
export function groupsBy(
  dimension: Dimension,
  columns: Columns,
  rows: Rows,
  window: Span,
  zone: Zone,
): Group[] {
  if (dimension === 'quarter')
    return quartersOf(window, zone).map((quarter) => ({
      key: { quarter: quarter.quarter! },
      rows: rowsIn(columns, rows, quarter).overlapping,
      window: clip(quarter, window)!,
    }));
  const groups = new Map<string | null, number[]>();
  for (const row of rows)
    for (const name of namesOf(columns.incidents[row]!, dimension)) {
      const group = groups.get(name);
      if (group) group.push(row);
      else groups.set(name, [row]);
    }
  return [...groups]
    .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
    .map(([name, of]) => ({ key: { [dimension]: name }, rows: Int32Array.from(of), window }));
}

function namesOf(
  { line, services }: Counted,
  dimension: Exclude<Dimension, 'quarter'>,
): readonly (string | null)[] {
  if (dimension === 'service') return services.length > 0 ? services : [null];
  if (dimension !== 'objective') return [line[dimension]];
  const served = new Set(line.items.flatMap(({ objective }) => objective ?? []));
  return served.size > 0 ? [...served] : [null];
}
