import type { ProseBlock } from '../../markdown/document.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { gated } from '../../vocabulary/gated.ts';

/** Wordings for something that will not be done, or is accepted as it is. */
const DECIDED = gated(
  /^\W*(?:none|nothing)\s*[.:,;–—-]+\s|\b(?:no (?:further |follow[- ]?up |additional |immediate |other )?(?:actions?|work|follow[- ]?ups?|changes?|measures?)(?: items?)?\b|nothing (?:to (?:do|change|fix)|(?:else )?(?:(?:is|was|seems) )?(?:needed|planned|required|worth))|(?:we |it was |have |is )?(?:decided|chose|chosen|choose)(?: not to| against| to (?:accept|live with|leave))|(?:will|is|are|do|does) not (?:be )?(?:worth|fix|change|act|pursued?|address)|won'?t (?:fix|do|change|act)|(?:accept|accepting|accepted)\b.{0,40}\b(?:risk|this|that|as (?:it )?is)|risk accepted|accept|not worth|out of (?:our )?(?:scope|control))/i,
  /none|nothing|no (?:further|follow|additional|immediate|other|action|work|change|measure)|decided|choose|chose|(?:will|is|are|do|does) not |won'?t |accept|not worth|out of/i,
);

/** Prose that states a decision not to act: everything in a section of decisions, elsewhere only what says so. */
export function decisionsOf(postmortem: PostMortem): readonly ProseBlock[] {
  const sections = postmortem.sections.filter(({ name }) => name === 'decisions' || name === 'action-items');
  const from = sections[0]?.span.start ?? Number.POSITIVE_INFINITY;
  return postmortem.blocks.filter(({ kind, text, span }) => {
    if (span.start < from) return false;
    if (kind === 'heading' || kind === 'quote' || text.length > 1000) return false;
    const name = postmortem.sectionNameOf(span);
    if (name === 'decisions') return text.length >= 15;
    return name === 'action-items' && DECIDED.test(text);
  });
}

/** The decision, with a short reason, that no action is worthwhile; null if none is stated. */
export function decisionIn(postmortem: PostMortem): ProseBlock | null {
  return decisionsOf(postmortem).find(({ text }) => text.trim().split(/\s+/).length >= 5) ?? null;
}
