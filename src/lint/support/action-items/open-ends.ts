import type { PostMortem, Section } from '../../../postmortem/model.ts';
import { shows } from '../../../postmortem/phrases/sign.ts';
import { mayStayOpen, noneOpen, openEnds } from '../../phrases/open-ends.ts';

/** The section that lists what is still open, and how many points it has; null if there is none. */
export function openEndsIn(postmortem: PostMortem): { section: Section; count: number } | null {
  for (const section of postmortem.sections) {
    if (!shows(openEnds, section.heading)) continue;
    const inside = postmortem.blocks.filter(
      ({ kind, span }) =>
        kind !== 'heading' && span.start >= section.body.start && span.end <= section.body.end,
    );
    const items = inside.filter(({ kind }) => kind === 'item');
    const points = (items.length > 0 ? items : inside).filter(({ text }) => !mayStayOpen.pattern.test(text));
    const count = points.length;
    if (count > 0 && !inside.every(({ text }) => noneOpen.pattern.test(text))) return { section, count };
  }
  return null;
}
