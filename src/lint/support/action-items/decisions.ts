import type { ProseBlock } from '../../../markdown/document.ts';
import type { PostMortem } from '../../../postmortem/model.ts';
import { shows } from '../../../postmortem/phrases/sign.ts';
import { decidedAgainst } from '../../phrases/decisions.ts';

/** Prose that states a decision not to act: everything in a section of decisions, elsewhere only what says so. */
export function decisionsOf(postmortem: PostMortem): readonly ProseBlock[] {
  const sections = postmortem.sections.filter(({ name }) => name === 'decisions' || name === 'action-items');
  const from = sections[0]?.span.start ?? Number.POSITIVE_INFINITY;
  return postmortem.blocks.filter(({ kind, text, span }) => {
    if (span.start < from) return false;
    if (kind === 'heading' || kind === 'quote' || text.length > 1000) return false;
    const name = postmortem.sectionNameOf(span);
    if (name === 'decisions') return text.length >= 15;
    return name === 'action-items' && shows(decidedAgainst, text);
  });
}

/** The decision, with a short reason, that no action is worthwhile; null if none is stated. */
export function decisionIn(postmortem: PostMortem): ProseBlock | null {
  return decisionsOf(postmortem).find(({ text }) => text.trim().split(/\s+/).length >= 5) ?? null;
}
