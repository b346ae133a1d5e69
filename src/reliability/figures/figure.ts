import { MINUTE } from '../../vocabulary/milliseconds.ts';
import { type Column, type Columns, felt, type Rows, rowsIn } from '../columns.ts';
import type { Span } from '../spans.ts';
import { mean, median, percentile } from '../statistics.ts';

export type Unit = 'minutes' | 'ratio' | 'count';

/** A value in the figure's unit; null without data. Median and percentile are of the individual values. */
export interface Value {
  readonly value: number | null;
  /** The number of individual values. */
  readonly n: number;
  readonly median: number | null;
  readonly p90: number | null;
}

/** The data that is measured: the incidents of a group in a window. */
export interface Sample {
  readonly columns: Columns;
  readonly window: Span;
  /** The instant of the report, in milliseconds. */
  readonly at: number;
  /** Incidents whose impact started in the window, ordered by start. */
  readonly starting: Rows;
  /** Incidents whose impact overlaps the window, including those that began earlier. */
  readonly overlapping: Rows;
  /** The union of all impact in the window, less pauses. */
  readonly down: readonly Span[];
}

/** One figure of the report. */
export interface Figure {
  /** Its name in JSON, objectives and reports. */
  readonly name: string;
  readonly title: string;
  readonly unit: Unit;
  /** One sentence, printed with every value. */
  readonly definition: string;
  /** The better direction; null if neither is. */
  readonly better: 'lower' | 'higher' | null;
  /** Proportional to time: a window twice as long has twice the value. */
  readonly additive?: true;
  /** One day's contribution; the value is total sum ÷ total n. Absent for a mean of individual values. */
  part?(day: Sample): { readonly sum: number; readonly n: number };
  of(sample: Sample): Value;
}

/** The column's numbers for the incidents that belong to the window, without missing ones. */
export function numbers({ columns, starting }: Sample, column: Column): Float64Array {
  const of = columns.of(column);
  const found = new Float64Array(starting.length);
  let n = 0;
  for (let index = 0; index < starting.length; index++) {
    const number = of[starting[index]!]!;
    if (!Number.isNaN(number)) found[n++] = number;
  }
  return found.subarray(0, n);
}

/** The sum of a column without missing values, over the incidents that belong to the window. */
export function sumOf({ columns, starting }: Sample, column: Column): number {
  const of = columns.of(column);
  let sum = 0;
  for (let index = 0; index < starting.length; index++) sum += of[starting[index]!]!;
  return sum;
}

/** Mean, median and 90th percentile in minutes of durations in milliseconds. Sorts the array in place. */
export function spread(durations: Float64Array): Value {
  for (let index = 0; index < durations.length; index++) durations[index]! /= MINUTE;
  durations.sort();
  return {
    value: mean(durations),
    n: durations.length,
    median: median(durations),
    p90: percentile(durations, 0.9),
  };
}

/** A ratio of n. */
export const share = (part: number, n: number): Value => ({
  value: n === 0 ? null : part / n,
  n,
  median: null,
  p90: null,
});

/** Selects the data for a window. */
export function sampleOf(columns: Columns, rows: Rows, window: Span, at: number): Sample {
  const { starting, overlapping } = rowsIn(columns, rows, window);
  return { columns, window, at, starting, overlapping, down: felt(columns, overlapping, window) };
}
