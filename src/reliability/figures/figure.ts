import { type Column, type Columns, felt, type Rows, rowsIn } from '../columns.ts';
import type { Span } from '../spans.ts';
import { mean, median, percentile } from '../statistics.ts';

export type Unit = 'minutes' | 'ratio' | 'count';

/** The value in the figure's unit; null where there is nothing to count. Median and percentile are of single values. */
export interface Value {
  readonly value: number | null;
  /** How many things the value is made of. */
  readonly n: number;
  readonly median: number | null;
  readonly p90: number | null;
}

/** What is measured: the incidents of a group in a window. */
export interface Sample {
  readonly columns: Columns;
  readonly window: Span;
  /** The instant of the report, in milliseconds. */
  readonly at: number;
  /** Incidents whose impact started in the window, in that order. */
  readonly belonging: Rows;
  /** Incidents whose impact meets the window, those that began before it too. */
  readonly touching: Rows;
  /** The union of all impact in the window, less pauses. */
  readonly down: readonly Span[];
}

/** One figure of the report. */
export interface Figure {
  /** As JSON, objectives and reports name it. */
  readonly name: string;
  readonly title: string;
  readonly unit: Unit;
  /** Printed beside every value: one sentence. */
  readonly definition: string;
  /** Which way is better; null where neither is. */
  readonly better: 'lower' | 'higher' | null;
  /** It adds up: twice the time has twice the value. */
  readonly additive?: true;
  /** A value of the whole window, which cannot be put together from those of its days. */
  readonly indivisible?: true;
  of(sample: Sample): Value;
}

export const MINUTE = 60_000;

/** The numbers that the incidents of the window have in a column. */
export function numbers({ columns, belonging }: Sample, column: Column): Float64Array {
  const of = columns.of(column);
  const found = new Float64Array(belonging.length);
  let n = 0;
  for (let index = 0; index < belonging.length; index++) {
    const number = of[belonging[index]!]!;
    if (!Number.isNaN(number)) found[n++] = number;
  }
  return found.subarray(0, n);
}

/** What the incidents of the window add up to in a column in which each has a number. */
export function sumOf({ columns, belonging }: Sample, column: Column): number {
  const of = columns.of(column);
  let sum = 0;
  for (let index = 0; index < belonging.length; index++) sum += of[belonging[index]!]!;
  return sum;
}

/** Mean, median and 90th percentile of durations in milliseconds, in minutes. Sorts them. */
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

/** A share of n. */
export const share = (part: number, n: number): Value => ({
  value: n === 0 ? null : part / n,
  n,
  median: null,
  p90: null,
});

/** Chooses what belongs to a window. */
export function sampleOf(columns: Columns, rows: Rows, window: Span, at: number): Sample {
  const { belonging, touching } = rowsIn(columns, rows, window);
  return { columns, window, at, belonging, touching, down: felt(columns, touching, window) };
}
