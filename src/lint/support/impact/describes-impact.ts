import type { PostMortem } from '../../../postmortem/model.ts';
import { shows } from '../../../postmortem/phrases/sign.ts';
import { tellsImpact } from '../../phrases/impact.ts';

/** Sections about something other than how this incident affected people. */
const ASIDE = new Set(['action-items', 'decisions', 'lessons', 'went-well', 'lucky', 'background', 'roles']);
/** How many blocks of a document are read. */
const BLOCKS = 80;
const LONGEST = 600;

/** Whether the document says anywhere how the incident affected users or what they use. */
export function describesImpact(postmortem: PostMortem): boolean {
  const { title, blocks } = postmortem;
  if (title && shows(tellsImpact, title.value.slice(0, LONGEST))) return true;
  return blocks.slice(0, BLOCKS).some(({ kind, span, text }) => {
    if (kind === 'heading' || !shows(tellsImpact, text.slice(0, LONGEST))) return false;
    const name = postmortem.sectionNameOf(span);
    return name === null || !ASIDE.has(name);
  });
}
