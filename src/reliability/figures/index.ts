import type { Policy } from '../../policy/schema.ts';
import type { Figure } from './figure.ts';
import { IMPACT_FIGURES } from './impact.ts';
import { between, MILESTONE_FIGURES } from './milestones.ts';
import { PROMISE_FIGURES } from './promises.ts';

/** Every figure of a report, in order: the standard ones, then those defined in the policy. */
export function figuresOf({ measurements }: Policy['reliability']): Figure[] {
  const own = measurements.map(({ name, from, to }) => between(name, from, to));
  return [...IMPACT_FIGURES, ...MILESTONE_FIGURES, ...PROMISE_FIGURES, ...own];
}
