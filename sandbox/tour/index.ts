import { actionItems, corrected, fails, merged } from './check.ts';
import { commands, declared, reported, resolved } from './incident.ts';
import type { Step } from './play.ts';

export { REPOSITORY } from './repository.ts';

/**
 * One incident, from an ordinary issue to the issues of its action items. Each step passes its findings on to the
 * next.
 */
export const TOUR: readonly Step[] = [
  reported,
  declared,
  commands,
  resolved,
  fails,
  corrected,
  merged,
  actionItems,
];
