import type { Counted } from './counted.ts';
import { type Span, Union } from './spans.ts';

/** Computes one number per incident, in order; NaN for a missing value. */
export type Column = (incidents: readonly Counted[]) => Float64Array;

/** Indexes of incidents in the columns, ordered by start. */
export type Rows = Int32Array;

/**
 * Incidents ordered by start, with their values as columns of numbers. Each column is computed once for all groups and
 * windows, since visiting the incident objects takes most of the time.
 */
export interface Columns {
  readonly incidents: readonly Counted[];
  readonly all: Rows;
  of(column: Column): Float64Array;
}

export function columnsOf(incidents: readonly Counted[]): Columns {
  const cache = new Map<Column, Float64Array>();
  return {
    incidents,
    all: Int32Array.from(incidents.keys()),
    of(column) {
      const numbers = cache.get(column) ?? column(incidents);
      cache.set(column, numbers);
      return numbers;
    },
  };
}

export const incidentsOf = ({ incidents }: Columns, rows: Rows): Counted[] =>
  Array.from(rows, (row) => incidents[row]!);

/** A column of a function's values. */
export const column =
  (of: (incident: Counted) => number): Column =>
  (incidents) => {
    const numbers = new Float64Array(incidents.length);
    for (let row = 0; row < numbers.length; row++) numbers[row] = of(incidents[row]!);
    return numbers;
  };

export const STARTS = column(({ impact }) => impact.from);
export const ENDS = column(({ impact }) => impact.to);
/** 1 for an incident without pauses, as most are; 0 for one with pauses. */
const UNBROKEN = column(({ felt, impact }) => Number(felt[0] === impact));

/** The union of the impact (less pauses) of these incidents, clipped to a window. Linear, since rows are ordered. */
export function felt(columns: Columns, rows: Rows, window: Span): Span[] {
  const [starts, ends, unbroken] = [columns.of(STARTS), columns.of(ENDS), columns.of(UNBROKEN)];
  const broken = incidentsOf(
    columns,
    rows.filter((row) => unbroken[row] === 0),
  );
  const pieces = broken.flatMap((incident) => incident.felt).sort((a, b) => a.from - b.from);
  const covered = new Union(window);
  let next = 0;
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!;
    if (unbroken[row] === 0) continue;
    for (; next < pieces.length && pieces[next]!.from < starts[row]!; next++)
      covered.add(pieces[next]!.from, pieces[next]!.to);
    covered.add(starts[row]!, ends[row]!);
  }
  for (; next < pieces.length; next++) covered.add(pieces[next]!.from, pieces[next]!.to);
  return covered.spans();
}

/** The incidents whose impact starts in a window (`starting`) or overlaps it (`overlapping`). */
export function rowsIn(columns: Columns, rows: Rows, window: Span): { starting: Rows; overlapping: Rows } {
  const [starts, ends] = [columns.of(STARTS), columns.of(ENDS)];
  const first = firstFrom(rows, starts, window.from);
  const starting = rows.subarray(first, firstFrom(rows, starts, window.to));
  const earlier = rows.subarray(0, first).filter((row) => ends[row]! > window.from);
  if (earlier.length === 0) return { starting, overlapping: starting };
  const overlapping = new Int32Array(earlier.length + starting.length);
  overlapping.set(earlier);
  overlapping.set(starting, earlier.length);
  return { starting, overlapping };
}

/** Binary search for the index of the first row that starts at or after an instant. */
function firstFrom(rows: Rows, starts: Float64Array, instant: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[rows[middle]!]! < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
