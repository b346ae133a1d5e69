import { pullOfGroup } from '../../github/merge-queue/group.ts';
import type { CheckReport } from '../../github/port.ts';
import { defineController } from '../controller.ts';
import { propose } from '../post-mortem/propose.ts';
import { checkOn, type JudgedFacts, proposedAtHead } from '../post-mortem/verdict.ts';

interface QueueFacts extends JudgedFacts {
  /** Commits on which a merge queue waits for the check. */
  readonly groups: readonly string[];
}

interface QueueStep {
  readonly type: 'report';
  readonly check: CheckReport;
}

/**
 * A pull request in a merge queue: the queue's commits get the same check as its head. Separate from the pull request
 * itself, so that no other look has to ask for those commits.
 */
export default defineController<QueueFacts, QueueStep>({
  kind: 'post-mortem-queue',
  isGate: true,
  checkListsPolicyProblems: true,
  events: {
    merge_group: {
      why: 'A pull request in a merge queue, which needs the check of post-mortems too.',
      objects: ({ action, merge_group }) =>
        action === 'checks_requested' ? [pullOfGroup(merge_group?.head_ref)] : [],
    },
  },
  async observe(ref, { github }, policy) {
    const pull = await github.pullRequest(ref);
    if (pull?.state !== 'open') return null;
    const groups = await github.mergeGroups(pull);
    if (groups.length === 0) return null;
    const { proposed } = await propose(pull, github, policy);
    return { ...proposed, groups, others: await proposedAtHead(pull, github, policy) };
  },
  decide: ({ groups, ...facts }, policy, now) =>
    groups.map((sha) => ({ type: 'report', check: checkOn(facts, sha, policy, now).check })),
  describe: ({ check: { name, sha, conclusion } }) =>
    `Report the check ${name} to the merge queue as ${conclusion}, on ${sha}.`,
  async apply({ check }, ref, { github }) {
    await github.report(ref, check);
    return { outcome: 'done' };
  },
});
