import { DAY } from '../vocabulary/milliseconds.ts';
import { type Columns, type Rows, STARTS } from './columns.ts';
import { type Figure, type Sample, sampleOf } from './figures/figure.ts';
import { clip, length, type Span } from './spans.ts';
import { percentile } from './statistics.ts';

/** The minimum number of values in each window for any statement about a change. */
export const MIN_VALUES = 5;
const RESAMPLES = 1000;
/** Arbitrary but fixed, so that the same ledger always gives the same interval. */
const SEED = 20_260_401;

/** One day's contribution to a figure: the sum and number of its values. */
interface Part {
  readonly sum: number;
  readonly n: number;
}

/**
 * The 95 % confidence interval of a figure's relative change between two windows, by percentile bootstrap. It resamples
 * whole days, since incidents of one day are correlated. Additive figures are compared per day, others as means. Null if
 * the data does not allow a statement.
 */
export function changeBetween(
  columns: Columns,
  rows: Rows,
  [before, now]: readonly [Span, Span],
  figure: Figure,
  at: number,
): [number, number] | null {
  const samples = [before, now].map((window) => sampleOf(columns, rows, window, at));
  // Every resample of "none of 6" is "none", which would look like certainty.
  const isPlainShare = figure.unit === 'ratio' && !figure.part;
  if (isPlainShare && samples.some((sample) => [0, 1].includes(figure.of(sample).value!))) return null;
  const partsOf = (whole: Sample): Part[] =>
    samplesByDay(whole).map((sample) => {
      if (figure.part) return figure.part(sample);
      const { value, n } = figure.of(sample);
      return figure.additive
        ? { sum: value ?? 0, n: length(sample.window) / DAY }
        : { sum: (value ?? 0) * n, n };
    });
  const [earlier, later] = samples.map(partsOf) as [Part[], Part[]];
  const random = mulberry32(SEED);
  const changes: number[] = [];
  for (let i = 0; i < RESAMPLES; i++) {
    const [from, to] = [resampled(earlier, random), resampled(later, random)];
    if (from !== null && to !== null && from > 0) changes.push(to / from - 1);
  }
  // Too many resamples had nothing to compare.
  if (changes.length < RESAMPLES / 2) return null;
  changes.sort((a, b) => a - b);
  return [percentile(changes, 0.025)!, percentile(changes, 0.975)!];
}

/** The figure of one resample: as many days as there are, drawn with replacement. */
function resampled(parts: readonly Part[], random: () => number): number | null {
  let [sum, n] = [0, 0];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[Math.floor(random() * parts.length)]!;
    sum += part.sum;
    n += part.n;
  }
  return n > 0 ? sum / n : null;
}

/** Splits a sample into days: incidents by the day they started on, downtime by the days it falls on. */
function samplesByDay(sample: Sample): Sample[] {
  const { columns, window, starting, down } = sample;
  const starts = columns.of(STARTS);
  const count = Math.ceil(length(window) / DAY);
  const indexOf = (time: number) => Math.min(count - 1, Math.floor((time - window.from) / DAY));
  const days = Array.from({ length: count }, (_, index) => ({
    window: clip({ from: window.from + index * DAY, to: window.from + (index + 1) * DAY }, window)!,
    rows: [] as number[],
    down: [] as Span[],
  }));
  for (const row of starting) days[indexOf(starts[row]!)]!.rows.push(row);
  for (const span of down)
    for (let index = indexOf(span.from); index <= indexOf(span.to - 1); index++)
      days[index]!.down.push(clip(span, days[index]!.window)!);
  return days.map(({ rows, ...day }) => {
    const started = Int32Array.from(rows);
    return { ...sample, ...day, starting: started, overlapping: started };
  });
}

/** A seeded pseudo-random generator of numbers from 0 to 1 (Mulberry32 by Tommy Ettinger). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
