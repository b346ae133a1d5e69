import type { PostMortem } from '../postmortem/model.ts';
import { hasOwnFrontMatter, inItsOwnFormat } from './support/own-front-matter.ts';

/**
 * Who a document was written for, and whether it is new; rules ask by that (docs/older-documents.md).
 *
 * - `own`: written for Debrief, as its front matter shows. It is asked for everything.
 * - `proposed`: written without Debrief, and a change adds or edits it. It owes no conventions, but what a few words could
 *   excuse is asked all the same, so that leaving out front matter opens no gate.
 * - `older`: written without Debrief, and there already. It is asked only where somebody waits for the answer.
 */
export type Standing = 'own' | 'proposed' | 'older';

/** A post-mortem as rules get it. */
export interface LintedPostMortem extends PostMortem {
  readonly standing: Standing;
}

/** Decides the standing, once for each run of the rules. `isChange`: a change adds or edits it, or the user asked for everything. */
export function withStanding(read: PostMortem, isChange: boolean): LintedPostMortem {
  const postmortem = isChange ? read : inItsOwnFormat(read);
  if (hasOwnFrontMatter(postmortem)) return { ...postmortem, standing: 'own' };
  return { ...postmortem, standing: isChange ? 'proposed' : 'older' };
}
