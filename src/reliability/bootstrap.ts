import { type Columns, type Rows, STARTS } from './columns.ts';
import { type Figure, type Sample, sampleOf } from './figures/figure.ts';
import { clip, length, type Span } from './spans.ts';
import { percentile } from './statistics.ts';

const DAY = 86_400_000;
/** Fewer values than this, before or now, say nothing about a change. */
export const LEAST = 5;
const RESAMPLES = 1000;
/** Any number: the same each time, so that the same ledger gives the same interval. */
const SEED = 20_260_401;

/** What a day adds to a figure: the sum of its values, and how many they are. */
interface Part {
  readonly sum: number;
  readonly n: number;
}

/**
 * The 95 % interval of the relative change of a figure between two windows: days of each are drawn again and again, with
 * replacement (percentile bootstrap), since incidents of one day have more in common than those of different days. An
 * additive figure is one for each day; any other is a mean. Null where nothing can be said.
 */
export function changeBetween(
  columns: Columns,
  rows: Rows,
  [before, now]: readonly [Span, Span],
  figure: Figure,
  at: number,
): [number, number] | null {
  if (figure.indivisible) return null;
  const partsOf = (window: Span): Part[] =>
    samplesByDay(sampleOf(columns, rows, window, at)).map((sample) => {
      const { value, n } = figure.of(sample);
      return figure.additive
        ? { sum: value ?? 0, n: length(sample.window) / DAY }
        : { sum: (value ?? 0) * n, n };
    });
  const [earlier, later] = [partsOf(before), partsOf(now)];
  const random = mulberry32(SEED);
  const changes: number[] = [];
  for (let i = 0; i < RESAMPLES; i++) {
    const [from, to] = [drawn(earlier, random), drawn(later, random)];
    if (from !== null && to !== null && from > 0) changes.push(to / from - 1);
  }
  // Too often there was nothing to compare.
  if (changes.length < RESAMPLES / 2) return null;
  changes.sort((a, b) => a - b);
  return [percentile(changes, 0.025)!, percentile(changes, 0.975)!];
}

/** The figure of as many days as there are, drawn with replacement. */
function drawn(parts: readonly Part[], random: () => number): number | null {
  let [sum, n] = [0, 0];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[Math.floor(random() * parts.length)]!;
    sum += part.sum;
    n += part.n;
  }
  return n > 0 ? sum / n : null;
}

/** A sample cut into days: incidents stand on the day on which they started, downtime on the day that it lies in. */
function samplesByDay(sample: Sample): Sample[] {
  const { columns, window, belonging, down } = sample;
  const starts = columns.of(STARTS);
  const count = Math.ceil(length(window) / DAY);
  const indexOf = (time: number) => Math.min(count - 1, Math.floor((time - window.from) / DAY));
  const days = Array.from({ length: count }, (_, index) => ({
    window: clip({ from: window.from + index * DAY, to: window.from + (index + 1) * DAY }, window)!,
    rows: [] as number[],
    down: [] as Span[],
  }));
  for (const row of belonging) days[indexOf(starts[row]!)]!.rows.push(row);
  for (const span of down)
    for (let index = indexOf(span.from); index <= indexOf(span.to - 1); index++)
      days[index]!.down.push(clip(span, days[index]!.window)!);
  return days.map(({ rows, ...day }) => {
    const started = Int32Array.from(rows);
    return { ...sample, ...day, belonging: started, touching: started };
  });
}

/** Numbers from 0 to 1 that look random and are the same for the same seed (Tommy Ettinger's generator). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
