import type { Family, Rule } from './rule.ts';

/**
 * How much of an author's time a family's findings are worth, 1–100; a rule may override it. The figures are the
 * authors' judgement from reading findings on other people's post-mortems: no later versions of those were available to
 * count how often advice was taken. The scale: 90 changes how people are treated, 80 decides whether the work gets done
 * or corrects a false statement, 60 makes metrics possible, 40 helps a reader, below 30 is convention.
 */
const FAMILY_WORTH: Readonly<Record<Family, number>> = {
  blame: 90,
  'action-items': 80,
  timeline: 70,
  causes: 60,
  impact: 60,
  structure: 40,
};

/** Below this a finding is convention, and not said of a document that predates Debrief. */
export const CONVENTION = 40;

/** How much a rule's findings are worth, 1–100. */
export function worthOf({ id, worth }: Pick<Rule, 'id' | 'worth'>): number {
  return worth ?? FAMILY_WORTH[id.split('/')[0] as Family];
}
