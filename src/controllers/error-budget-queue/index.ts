import { pullOfGroup } from '../../github/merge-queue/group.ts';
import type { PullRequest } from '../../github/port.ts';
import { defineController } from '../controller.ts';
import { CHECK } from '../error-budget/index.ts';

interface QueueFacts {
  readonly pull: PullRequest;
  /** Commits on which a merge queue waits for the check. */
  readonly groups: readonly string[];
}

interface QueueStep {
  readonly type: 'let-pass';
  readonly sha: string;
}

/**
 * A pull request in a merge queue. Its error budget was checked before it entered the queue, so the queue's own
 * commits pass: without a check on them, a queue that requires it would wait forever.
 */
export default defineController<QueueFacts, QueueStep>({
  kind: 'error-budget-queue',
  isGate: true,
  events: {
    merge_group: {
      why: 'A pull request in a merge queue, which needs the check of the error budget too.',
      objects: ({ action, merge_group }) =>
        action === 'checks_requested' ? [pullOfGroup(merge_group?.head_ref)] : [],
    },
  },
  async observe(ref, { github }, policy) {
    if (policy.slos.length === 0 || policy.errorBudgets.whenSpent === 'off') return null;
    const pull = await github.pullRequest(ref);
    return pull && { pull, groups: pull.state === 'open' ? await github.mergeGroups(pull) : [] };
  },
  decide: ({ groups }) => groups.map((sha) => ({ type: 'let-pass', sha })),
  describe: ({ sha }) => `Let the merge queue pass the check ${CHECK} on ${sha}.`,
  async apply({ sha }, ref, { github }) {
    const title = 'Judged on the pull request itself';
    const summary = 'The error budget was judged before the pull request entered the merge queue.';
    await github.report(ref, { name: CHECK, sha, conclusion: 'success', title, summary, annotations: [] });
    return { outcome: 'done' };
  },
});
