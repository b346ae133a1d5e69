import { MILESTONE_ROWS } from '../incident/stated-milestones.ts';
import { isSettled } from '../postmortem/items/state/state.ts';
import type { ActionItem, PostMortem } from '../postmortem/model.ts';

/** What an earlier post-mortem offers people in the current incident. */
export interface Lesson {
  readonly title: string;
  /** ISO date; null if not stated. */
  readonly day: string | null;
  /** How it was mitigated, in the document's words; null if not stated. */
  readonly mitigation: string | null;
  /** Preventive or mitigating action items that the document does not mark as done. */
  readonly open: readonly {
    readonly text: string;
    readonly due: string | null;
    readonly issue: string | null;
  }[];
}

const PREVENTING: ReadonlySet<ActionItem['type']> = new Set(['prevent', 'mitigate', 'detect', null]);

export function lessonOf(postmortem: PostMortem): Lesson {
  const { title, date, timeline, blocks, actionItems, document } = postmortem;
  // The row that a draft has for every incident says that it was mitigated, and not how.
  const entry = timeline.find(
    ({ milestones, text }) => milestones.includes('mitigated') && !text.startsWith(MILESTONE_ROWS.mitigated),
  );
  const stated = blocks.find(
    ({ kind, span }) => kind !== 'heading' && postmortem.sectionNameOf(span) === 'resolution',
  );
  return {
    title: title?.value ?? document.path,
    day: date,
    mitigation: stated?.text ?? entry?.text ?? null,
    open: actionItems
      .filter((item) => !isSettled(item) && PREVENTING.has(item.type))
      .map(({ text, due, issue }) => ({ text, due: due?.date ?? null, issue })),
  };
}
