import type { Counted } from '../counted.ts';
import { clip, type Span, union } from '../spans.ts';
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
  readonly window: Span;
  /** The instant of the report, in milliseconds. */
  readonly at: number;
  /** Incidents whose impact started in the window, in that order. */
  readonly belonging: readonly Counted[];
  /** Incidents whose impact meets the window, those that began before it too. */
  readonly touching: readonly Counted[];
  /** The union of all impact in the window, less pauses. */
  readonly down: readonly Span[];
  /** Ids of those that came back, or resemble one of the year before. */
  readonly repeats: ReadonlySet<string>;
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

/** Mean, median and 90th percentile of durations in milliseconds, in minutes. */
export function spread(durations: readonly number[]): Value {
  // `Float64Array.from` with a function goes through an iterator, which takes several times as long.
  const sorted = new Float64Array(durations.length);
  for (let index = 0; index < durations.length; index++) sorted[index] = durations[index]! / MINUTE;
  sorted.sort();
  return { value: mean(sorted), n: sorted.length, median: median(sorted), p90: percentile(sorted, 0.9) };
}

/** A share of n. */
export const share = (part: number, n: number): Value => ({
  value: n === 0 ? null : part / n,
  n,
  median: null,
  p90: null,
});

/** Chooses what belongs to a window. `incidents` are sorted by the start of their impact. */
export function sampleOf(
  incidents: readonly Counted[],
  window: Span,
  at: number,
  repeats: ReadonlySet<string>,
): Sample {
  const touching: Counted[] = [];
  const belonging: Counted[] = [];
  const pieces: Span[] = [];
  for (const incident of incidents) {
    const { impact, felt } = incident;
    if (impact.from >= window.to) break;
    const starts = impact.from >= window.from;
    if (starts) belonging.push(incident);
    else if (impact.to <= window.from) continue;
    touching.push(incident);
    for (const span of felt) {
      const inside = clip(span, window);
      if (inside) pieces.push(inside);
    }
  }
  return { window, at, belonging, touching, down: union(pieces), repeats };
}
