import { clip, length, type Span, total, union } from '../spans.ts';
import { type Figure, MINUTE, type Sample, spread, type Value } from './figure.ts';

const incidents: Figure = {
  name: 'incidents',
  additive: true,
  title: 'Incidents',
  unit: 'count',
  definition:
    'Incidents whose impact started in the window; drills, maintenance and duplicates are not counted.',
  better: 'lower',
  of: ({ belonging }) => count(belonging.length, belonging.length),
};

const mttr: Figure = {
  name: 'mttr',
  title: 'MTTR',
  unit: 'minutes',
  definition:
    'Mean time to recovery: the union of the impact intervals, whole and less pauses, of the incidents that started in the window ÷ their number.',
  better: 'lower',
  of({ belonging }) {
    const each = spread(belonging.map(({ duration }) => duration));
    const together = total(union(belonging.flatMap(({ felt }) => felt)));
    return { ...each, value: each.n === 0 ? null : together / MINUTE / each.n };
  },
};

const mtbf: Figure = {
  name: 'mtbf',
  indivisible: true,
  title: 'MTBF',
  unit: 'minutes',
  definition:
    'Mean time between failures: the window less its downtime ÷ the incidents that started in it; median and 90th percentile are of the stretches without impact.',
  better: 'higher',
  of({ window, down, belonging }) {
    const n = belonging.length;
    const up = spread(stretches(window, down));
    return { ...up, n, value: n === 0 ? null : (length(window) - total(down)) / MINUTE / n };
  },
};

const downtime: Figure = {
  name: 'downtime',
  additive: true,
  title: 'Downtime',
  unit: 'minutes',
  definition:
    'The union of all impact intervals, clipped to the window and less pauses; two at once count as one.',
  better: 'lower',
  of({ window, down, touching }) {
    const each = touching.map(({ impact, felt, duration }) => {
      if (impact.from >= window.from && impact.to <= window.to) return duration;
      return total(felt.flatMap((span) => clip(span, window) ?? []));
    });
    return { ...spread(each), value: total(down) / MINUTE };
  },
};

const availability: Figure = {
  name: 'availability',
  indivisible: true,
  title: 'Availability',
  unit: 'ratio',
  definition: 'The share of the window that is not downtime.',
  better: 'higher',
  of: ({ window, down, touching }) => ({
    ...count(0, touching.length),
    value: length(window) > 0 ? 1 - total(down) / length(window) : null,
  }),
};

const repeatIncidents: Figure = {
  name: 'repeatIncidents',
  additive: true,
  title: 'Repeat incidents',
  unit: 'count',
  definition:
    'Incidents that somebody linked to an earlier one as the same trouble, or whose title and service are those of one in the year before.',
  better: 'lower',
  of: ({ belonging, repeats }: Sample) =>
    count(belonging.filter(({ line }) => repeats.has(line.id)).length, belonging.length),
};

const count = (value: number, n: number): Value => ({ value, n, median: null, p90: null });

/** The stretches of a window that are not in these spans, in milliseconds. */
function stretches(window: Span, down: readonly Span[]): number[] {
  const ends = [window.from, ...down.map(({ to }) => to)];
  const starts = [...down.map(({ from }) => from), window.to];
  return starts.map((start, index) => start - ends[index]!).filter((stretch) => stretch > 0);
}

export const IMPACT_FIGURES = [incidents, mttr, mtbf, downtime, availability, repeatIncidents];
