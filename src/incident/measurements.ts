import type { Milestone } from '../vocabulary/milestones.ts';

/** Milestones of one incident as ISO instants; those that nobody knows are absent. */
export type Milestones = Readonly<Partial<Record<Milestone, { readonly at: string }>>>;

/** From one milestone of an incident to another. Of one incident it is a time; a mean needs many. */
export interface Measurement {
  /** As templates and reports name it. */
  readonly name: string;
  readonly from: Milestone;
  readonly to: Milestone;
  /** The definition that is printed beside every figure. */
  readonly definition: string;
}

/**
 * The four that the field averages as MTTD, MTTA, MTTM and MTTR. All but the second begin with the impact and not with
 * the declaration: paperwork that is late must not make an outage look shorter.
 */
export const MEASUREMENTS: readonly Measurement[] = [
  { name: 'time_to_detect', from: 'started', to: 'detected', definition: 'From start to detection.' },
  {
    name: 'time_to_acknowledge',
    from: 'detected',
    to: 'acknowledged',
    definition: 'From detection until somebody took it on.',
  },
  {
    name: 'time_to_mitigate',
    from: 'started',
    to: 'mitigated',
    definition: 'From start to mitigation.',
  },
  {
    name: 'time_to_resolve',
    from: 'started',
    to: 'resolved',
    definition: 'From start to resolution.',
  },
];

/** Two ISO instants, the first not after the second. */
export interface Interval {
  readonly from: string;
  readonly to: string;
}

/** Null if one of the two milestones is unknown, or if their order is impossible: no figure beats a wrong one. */
export function between(milestones: Milestones, from: Milestone, to: Milestone): Interval | null {
  const [start, end] = [milestones[from]?.at, milestones[to]?.at];
  if (!start || !end || Date.parse(end) < Date.parse(start)) return null;
  return { from: start, to: end };
}

/**
 * The time during which users felt it: from the start to the resolution, or to the mitigation where the policy says
 * so. It is not the time for which the issue was open. Null while it lasts or the start is unknown.
 */
export function impactInterval(milestones: Milestones, endsAt: 'mitigated' | 'resolved'): Interval | null {
  const over = milestones.resolved ? between(milestones, 'started', 'resolved') : null;
  return endsAt === 'mitigated' ? (between(milestones, 'started', 'mitigated') ?? over) : over;
}
