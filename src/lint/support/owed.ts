import type { PostMortem } from '../../postmortem/model.ts';
import { predatesDebrief } from './predates.ts';
import { readersOf } from './readers.ts';
import { isForOthers, wasReported } from './reported.ts';
import { isSlight } from './slight.ts';

/** Whether an older document is read by its author alone, or by customers, who assign no work to anybody. */
export function ownsItself(postmortem: PostMortem, isProposed: boolean): boolean {
  if (isProposed || !predatesDebrief(postmortem)) return false;
  const readers = readersOf(postmortem);
  return readers === 'author' || readers === 'customers';
}

/**
 * Whether nobody waits for the work of an older document: the incident was made for practice, or nothing shows a second
 * person, and it was slight or was never reported.
 */
export function owesNobody(postmortem: PostMortem, isProposed: boolean): boolean {
  if (isProposed || !predatesDebrief(postmortem)) return false;
  if (readersOf(postmortem) === 'class') return true;
  return !isForOthers(postmortem) && (isSlight(postmortem) || !wasReported(postmortem));
}

/** Whether nothing in an older document shows that several people act, or that others depend on them. */
export const mayBeOfOne = (postmortem: PostMortem, isProposed: boolean): boolean =>
  !isProposed && predatesDebrief(postmortem) && readersOf(postmortem) === null;
