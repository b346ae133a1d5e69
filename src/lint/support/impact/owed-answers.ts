import type { PostMortem } from '../../../postmortem/model.ts';
import { shows } from '../../../postmortem/phrases/sign.ts';
import { exposure, howLong, installed, ofVersions, stoodStill } from '../../phrases/impact-figures.ts';
import { isForOthers } from '../readers.ts';
import type { Question } from './questions.ts';

/**
 * Whether an older document owes its readers the answer that its impact does not give: those who serve others say who was
 * hit, how many and how long. How long it lasted is asked if something stood still, if no sentence outside the work gives a
 * length, and if the harm ends: what was leaked stays leaked, and what people install has versions.
 */
export function isOwed(question: Question, postmortem: PostMortem, impact: string): boolean {
  if (!isForOthers(postmortem)) return false;
  if (question !== 'how-long') return true;
  if (!shows(stoodStill, impact)) return false;
  const told = postmortem.blocks.filter(
    ({ kind, span }) => kind !== 'heading' && postmortem.sectionNameOf(span) !== 'action-items',
  );
  const head = postmortem.document.text.slice(0, HEAD);
  return (
    !shows([exposure, installed, ofVersions], head) &&
    !told.some(({ text }) => shows(howLong, text.slice(0, HEAD)))
  );
}

/** Characters of a document, or of a block, that are read. */
const HEAD = 3000;
