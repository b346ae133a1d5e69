import type { ActionItem, PostMortem } from '../postmortem/model.ts';

/** What an earlier post-mortem has for those who are in the next incident. */
export interface Lesson {
  readonly title: string;
  /** ISO date; null where nothing states it. */
  readonly day: string | null;
  /** What mitigated it, in its words; null where it does not say. */
  readonly mitigation: string | null;
  /** Items that were to prevent it or to make it smaller, and are not done by what the document says. */
  readonly open: readonly {
    readonly text: string;
    readonly due: string | null;
    readonly issue: string | null;
  }[];
}

const PREVENTING: ReadonlySet<ActionItem['type']> = new Set(['prevent', 'mitigate', 'detect', null]);

export function lessonOf(postmortem: PostMortem): Lesson {
  const { title, date, timeline, blocks, actionItems, document } = postmortem;
  const entry = timeline.find(({ milestones }) => milestones.includes('mitigated'));
  const told = blocks.find(
    ({ kind, span }) => kind !== 'heading' && postmortem.sectionNameOf(span) === 'resolution',
  );
  return {
    title: title?.value ?? document.path,
    day: date,
    mitigation: told?.text ?? entry?.text ?? null,
    open: actionItems
      .filter(({ done, type }) => !done && PREVENTING.has(type))
      .map(({ text, due, issue }) => ({ text, due: due?.date ?? null, issue })),
  };
}
