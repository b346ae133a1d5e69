import type { IssueRef } from '../../vocabulary/refs.ts';
import type { Issue } from '../issues/port.ts';

export interface SubIssues {
  /** Makes `child` a sub-issue; false when this server has no sub-issues or the parent is full. */
  addSubIssue(parent: IssueRef, child: Issue): Promise<boolean>;
  /**
   * The sub-issues, each where it is now: some may have been transferred. Null if this server does not support them.
   * 1 call for each 100.
   */
  subIssues(parent: IssueRef): Promise<Issue[] | null>;
}
