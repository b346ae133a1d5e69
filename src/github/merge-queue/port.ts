import type { PullRequest } from '../pulls/port.ts';

export interface MergeQueue {
  /**
   * The commits on which the merge queue waits for the checks of this pull request: heads of the merge groups that end
   * with it. Empty outside of a queue. 1 call.
   */
  mergeGroups(pull: PullRequest): Promise<string[]>;
}
