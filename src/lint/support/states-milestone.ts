import type { PostMortem, SectionName } from '../../postmortem/model.ts';
import { statedMilestones } from '../../postmortem/timeline/milestones.ts';
import type { Milestone } from '../../vocabulary/milestones.ts';

/** Sections about the future, or about incidents in general. */
const ASIDE: ReadonlySet<SectionName | null> = new Set([
  'action-items',
  'decisions',
  'lessons',
  'background',
  'supporting',
] as const);

/** Whether a timeline entry, or otherwise any sentence, states one of these milestones. */
export function statesMilestone(postmortem: PostMortem, ...wanted: readonly Milestone[]): boolean {
  const has = (milestones: readonly Milestone[]) => milestones.some((each) => wanted.includes(each));
  return (
    postmortem.timeline.some(({ milestones }) => has(milestones)) ||
    postmortem.blocks.some(
      ({ kind, text, span }) =>
        kind !== 'heading' &&
        !ASIDE.has(postmortem.sectionNameOf(span)) &&
        has(statedMilestones(text.slice(0, 1500), postmortem.language)),
    )
  );
}
