import type { Counted } from './counted.ts';
import { type Span, union } from './spans.ts';

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
/** Most incidents are felt in one stretch, without pauses. */
const STRETCHES = column(({ felt }) => felt.length);
const FELT_FROM = column(({ felt }) => felt[0]?.from ?? 0);
const FELT_TO = column(({ felt }) => felt[0]?.to ?? 0);

/** The union of the time for which these incidents are felt, clipped to a window. */
export function felt(columns: Columns, rows: Rows, window: Span): Span[] {
  const stretches = columns.of(STRETCHES);
  const from = columns.of(FELT_FROM);
  const to = columns.of(FELT_TO);
  let count = 0;
  for (let index = 0; index < rows.length; index++) count += stretches[rows[index]!]!;
  const [starts, ends] = [new Float64Array(count), new Float64Array(count)];
  let place = 0;
  const add = (start: number, end: number) => {
    starts[place] = Math.max(start, window.from);
    ends[place] = Math.min(end, window.to);
    if (starts[place]! < ends[place]!) place += 1;
  };
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!;
    if (stretches[row] === 1) add(from[row]!, to[row]!);
    else for (const span of columns.incidents[row]!.felt) add(span.from, span.to);
  }
  return union(starts.subarray(0, place), ends.subarray(0, place));
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
