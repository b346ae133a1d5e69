import { MINUTE } from '../../vocabulary/milliseconds.ts';
import { column, ENDS, felt, STARTS } from '../columns.ts';
import { repeatsAmong } from '../repeats.ts';
import { clip, length, type Span, total } from '../spans.ts';
import { type Figure, numbers, type Sample, spread, sumOf, type Value } from './figure.ts';

const DURATIONS = column(({ duration }) => duration);
const EVER = { from: -Infinity, to: Infinity };

const incidents: Figure = {
  name: 'incidents',
  additive: true,
  title: 'Incidents',
  unit: 'count',
  definition:
    'Incidents whose impact started in the window; drills, maintenance and duplicates are not counted.',
  better: 'lower',
  of: ({ starting }) => count(starting.length, starting.length),
};

const mttr: Figure = {
  name: 'mttr',
  title: 'MTTR',
  unit: 'minutes',
  definition:
    'Mean time to recovery: the union of the impact intervals, whole and less pauses, of the incidents that started in the window ÷ their number.',
  better: 'lower',
  of(sample) {
    const each = spread(numbers(sample, DURATIONS));
    const together = total(isClipped(sample) ? felt(sample.columns, sample.starting, EVER) : sample.down);
    return { ...each, value: each.n === 0 ? null : together / MINUTE / each.n };
  },
};

/** Whether some of the impact extends outside the window. Usually it does not, and its union is already known. */
function isClipped({ columns, window, starting, overlapping }: Sample): boolean {
  const ends = columns.of(ENDS);
  return starting.length < overlapping.length || starting.some((row) => ends[row]! > window.to);
}

const mtbf: Figure = {
  name: 'mtbf',
  title: 'MTBF',
  unit: 'minutes',
  definition:
    'Mean time between failures: the window less its downtime ÷ the incidents that started in it; median and 90th percentile are of the intervals without impact.',
  better: 'higher',
  of({ window, down, starting }) {
    const n = starting.length;
    const up = spread(gaps(window, down));
    return { ...up, n, value: n === 0 ? null : (length(window) - total(down)) / MINUTE / n };
  },
  part: ({ window, down, starting }) => ({
    sum: (length(window) - total(down)) / MINUTE,
    n: starting.length,
  }),
};

const downtime: Figure = {
  name: 'downtime',
  additive: true,
  title: 'Downtime',
  unit: 'minutes',
  definition:
    'The union of all impact intervals, clipped to the window and less pauses; two at once count as one.',
  better: 'lower',
  of: (sample) => ({ ...spread(downtimes(sample)), value: total(sample.down) / MINUTE }),
};

/** The downtime of each incident in the window, in milliseconds. */
function downtimes({ columns, window, overlapping }: Sample): Float64Array {
  const [starts, ends, durations] = [columns.of(STARTS), columns.of(ENDS), columns.of(DURATIONS)];
  // A loop, because `Float64Array.from` with a function is several times slower.
  const found = new Float64Array(overlapping.length);
  for (let index = 0; index < overlapping.length; index++) {
    const row = overlapping[index]!;
    const isInside = starts[row]! >= window.from && ends[row]! <= window.to;
    found[index] = isInside ? durations[row]! : total(clipped(columns.incidents[row]!.felt, window));
  }
  return found;
}

const clipped = (spans: readonly Span[], window: Span) => spans.flatMap((span) => clip(span, window) ?? []);

const availability: Figure = {
  name: 'availability',
  title: 'Availability',
  unit: 'ratio',
  definition: 'The share of the window that is not downtime.',
  better: 'higher',
  of: ({ window, down, overlapping }) => ({
    ...count(0, overlapping.length),
    value: length(window) > 0 ? 1 - total(down) / length(window) : null,
  }),
  part: ({ window, down }) => ({ sum: length(window) - total(down), n: length(window) }),
};

const repeatIncidents: Figure = {
  name: 'repeatIncidents',
  additive: true,
  title: 'Repeat incidents',
  unit: 'count',
  definition:
    'Incidents that somebody linked to an earlier one as the same problem, or whose title and service are those of one in the year before.',
  better: 'lower',
  of: (sample) => count(sumOf(sample, repeatsAmong), sample.starting.length),
};

const count = (value: number, n: number): Value => ({ value, n, median: null, p90: null });

/** The lengths of the intervals of a window between these spans, in milliseconds. */
function gaps(window: Span, down: readonly Span[]): Float64Array {
  const found = new Float64Array(down.length + 1);
  let [n, last] = [0, window.from];
  for (const { from, to } of [...down, { from: window.to, to: window.to }]) {
    if (from > last) found[n++] = from - last;
    last = to;
  }
  return found.subarray(0, n);
}

export const IMPACT_FIGURES = [incidents, mttr, mtbf, downtime, availability, repeatIncidents];
