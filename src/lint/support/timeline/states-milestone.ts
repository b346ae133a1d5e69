import type { PostMortem, SectionName } from '../../../postmortem/model.ts';
import { statedMilestones } from '../../../postmortem/timeline/milestones.ts';
import { memoized } from '../../../vocabulary/memoized.ts';
import type { Milestone } from '../../../vocabulary/milestones.ts';

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
        kind !== 'heading' && !ASIDE.has(postmortem.sectionNameOf(span)) && has(stated(postmortem, text)),
    )
  );
}

/** The milestones in each text of a document; several rules ask. */
const known = memoized((_: PostMortem) => new Map<string, readonly Milestone[]>());

function stated(postmortem: PostMortem, text: string): readonly Milestone[] {
  const texts = known(postmortem);
  const before = texts.get(text);
  if (before) return before;
  const milestones = statedMilestones(text.slice(0, 1500), postmortem.language);
  texts.set(text, milestones);
  return milestones;
}
