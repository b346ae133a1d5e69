import type { PostMortem } from '../../postmortem/model.ts';
import { readersOf } from './readers.ts';

/** Entries of a timeline that only somebody writes who reports to others. */
const RECORDED = 4;

/** Whether a team or customers read an older document. */
export function isForOthers(postmortem: PostMortem): boolean {
  const readers = readersOf(postmortem);
  return readers === 'team' || readers === 'customers';
}

/** Whether something shows that an incident was reported to others: a team, customers, a severity, a timeline. */
export const wasReported = (postmortem: PostMortem): boolean =>
  isForOthers(postmortem) || postmortem.severityLevel !== null || postmortem.timeline.length >= RECORDED;
