import type { GitHub, Issue } from '../../github/port.ts';
import { MINUTE } from '../../vocabulary/milliseconds.ts';
import { becameDiscussion } from '../incident/read.ts';

/** GitHub closes and locks an issue in the same moment; people who lock closed issues do it later. */
const AT_ONCE = MINUTE;

/**
 * Whether an issue was turned into a discussion. GitHub's lists show it as closed and locked, which says nothing of the
 * work. 1 call for an issue that nothing has happened to since it was closed and locked at once; none for others.
 */
export async function isConverted(issue: Issue, github: Pick<GitHub, 'issueEvents'>): Promise<boolean> {
  const { state, locked, closedAt, updatedAt } = issue;
  if (state === 'open' || !locked || !closedAt) return false;
  if (Date.parse(updatedAt) - Date.parse(closedAt) > AT_ONCE) return false;
  return becameDiscussion(await github.issueEvents(issue));
}
