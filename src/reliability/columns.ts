import type { Counted } from './counted.ts';
import { type Span, Union } from './spans.ts';

/** A number for each incident, in their order; NaN where it has none. */
export type Column = (incidents: readonly Counted[]) => Float64Array;

/** Incidents by their places in the columns, in the order of their start. */
export type Rows = Int32Array;

/**
 * Incidents in the order of their start, and what is counted of them as columns of numbers. Each column is made once,
 * however many groups and windows are measured: going through the incidents themselves takes most of the time.
 */
export interface Columns {
  readonly incidents: readonly Counted[];
  readonly all: Rows;
  of(column: Column): Float64Array;
}

export function columnsOf(incidents: readonly Counted[]): Columns {
  const made = new Map<Column, Float64Array>();
  return {
    incidents,
    all: Int32Array.from(incidents.keys()),
    of(column) {
      const numbers = made.get(column) ?? column(incidents);
      made.set(column, numbers);
      return numbers;
    },
  };
}

export const incidentsOf = ({ incidents }: Columns, rows: Rows): Counted[] =>
  Array.from(rows, (row) => incidents[row]!);

/** A column of what a function says of each incident. */
export const column =
  (of: (incident: Counted) => number): Column =>
  (incidents) => {
    const numbers = new Float64Array(incidents.length);
    for (let row = 0; row < numbers.length; row++) numbers[row] = of(incidents[row]!);
    return numbers;
  };

export const STARTS = column(({ impact }) => impact.from);
export const ENDS = column(({ impact }) => impact.to);
/** 1 for an incident that is felt for the whole of its impact, as most are; 0 for one with pauses. */
const UNBROKEN = column(({ felt, impact }) => Number(felt[0] === impact));

/** The union of the time for which these incidents are felt, clipped to a window. Rows are in order, so it is linear. */
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

/** The incidents whose impact starts in a window, and with those the ones whose impact began before it and meets it. */
export function rowsIn(columns: Columns, rows: Rows, window: Span): { belonging: Rows; touching: Rows } {
  const [starts, ends] = [columns.of(STARTS), columns.of(ENDS)];
  const first = firstFrom(rows, starts, window.from);
  const belonging = rows.subarray(first, firstFrom(rows, starts, window.to));
  const earlier = rows.subarray(0, first).filter((row) => ends[row]! > window.from);
  if (earlier.length === 0) return { belonging, touching: belonging };
  const touching = new Int32Array(earlier.length + belonging.length);
  touching.set(earlier);
  touching.set(belonging, earlier.length);
  return { belonging, touching };
}

/** Where the first row stands that starts at an instant or later, by halving. */
function firstFrom(rows: Rows, starts: Float64Array, instant: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[rows[middle]!]! < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
