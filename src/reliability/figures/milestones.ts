import type { Milestone } from '../../vocabulary/milestones.ts';
import { column } from '../columns.ts';
import { type Figure, numbers, spread } from './figure.ts';

/** The mean time between two milestones. Incidents that lack one or have them in the wrong order are excluded. */
export function between(
  name: string,
  from: Milestone,
  to: Milestone,
  { title = name, definition = `Mean time from ${from} to ${to}.` } = {},
): Figure {
  const took = column(({ at }) => {
    const duration = (at[to] ?? Number.NaN) - (at[from] ?? Number.NaN);
    return duration >= 0 ? duration : Number.NaN;
  });
  return {
    name,
    title,
    unit: 'minutes',
    definition: `${definition} Incidents for which one of the two is unknown are left out.`,
    better: 'lower',
    of: (sample) => spread(numbers(sample, took)),
  };
}

export const MILESTONE_FIGURES = [
  between('mttd', 'started', 'detected', {
    title: 'MTTD',
    definition: 'Mean time to detect: from the start of the impact to its detection.',
  }),
  between('mtta', 'detected', 'acknowledged', {
    title: 'MTTA',
    definition: 'Mean time to acknowledge: from the detection until somebody took it on.',
  }),
  between('mttm', 'started', 'mitigated', {
    title: 'MTTM',
    definition: 'Mean time to mitigate: from the start of the impact until users no longer felt it.',
  }),
];
