import { pullOfGroup } from '../../github/merge-queue/group.ts';
import type { CheckReport, GitHub, PullRequest } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import type { IncidentRef, ObjectRef } from '../../vocabulary/refs.ts';
import { defineController, type Receipt, type World } from '../controller.ts';
import { rerun } from '../hint.ts';
import { judge } from './judge.ts';
import { withOwnProblems } from './own-files.ts';
import { type Proposed, propose } from './propose.ts';

/** The name under which branch protection knows the check. */
export const CHECK = 'debrief/post-mortem';

export interface ReviewedFacts extends Proposed {
  /** Other open pull requests with the same head: a check hangs on a commit, and so speaks for all of them. */
  readonly others: readonly Proposed[];
  /** Commits on which a merge queue waits for the check. */
  readonly groups: readonly string[];
  /** Incidents whose panel does not show this pull request as it is. */
  readonly outdated: readonly IncidentRef[];
}

export interface ReviewStep {
  /** `let-pass`: there is nothing to judge, and the check says only that. */
  readonly type: 'report' | 'let-pass';
  readonly check: CheckReport;
}

const ACTIONS = new Set([
  'closed',
  'converted_to_draft',
  'edited',
  'labeled',
  'opened',
  'ready_for_review',
  'reopened',
  'synchronize',
  'unlabeled',
]);

/**
 * A pull request: its post-mortems are judged, and the check says what is still open: on its head, and on the commit
 * that a merge queue makes of it.
 */
export default defineController<ReviewedFacts, ReviewStep>({
  kind: 'post-mortem',
  events: {
    pull_request: ({ action = '', pull_request }) => (ACTIONS.has(action) ? [pull_request?.number] : []),
    // The commit that the queue waits for is looked up, as everything is.
    merge_group: ({ action, merge_group }) =>
      action === 'checks_requested' ? [pullOfGroup(merge_group?.head_ref)] : [],
    check_run: (hint) => rerun(hint, hint.check_run) ?? [],
    check_suite: (hint) => rerun(hint, hint.check_suite) ?? [],
  },
  observe: (ref, { github }, policy) => observe(ref, github, policy),
  decide,
  shownOn: ({ pull, others, outdated }) => [
    ...outdated.map((ref) => ({ kind: 'incident', ...ref })),
    // A closed one speaks for its commit no more, so the others do.
    ...(pull.state === 'closed' ? others : []).map(({ pull: { owner, repo, number } }) => ({
      kind: 'post-mortem',
      owner,
      repo,
      number,
    })),
  ],
  describe: ({ check }) => `Report the check ${check.name} as ${check.conclusion}: ${check.title}.`,
  apply,
});

async function observe(ref: ObjectRef, github: GitHub, policy: Policy): Promise<ReviewedFacts | null> {
  const pull = await github.pullRequest(ref);
  if (!pull) return null;
  const open = pull.state === 'open';
  const others: Proposed[] = [];
  for (const number of await github.pullRequestsAt(ref, pull.head.sha)) {
    const other = number === pull.number ? null : await github.pullRequest({ ...ref, number });
    if (other?.state === 'open' && other.head.sha === pull.head.sha)
      others.push((await propose(other, github, policy)).proposed);
  }
  const { proposed, outdated } = await propose(pull, github, policy);
  // GitHub lets no draft into a merge queue.
  const groups = open && !pull.draft ? await github.mergeGroups(pull) : [];
  return { ...proposed, others, groups, outdated };
}

function decide({ others, groups, ...own }: ReviewedFacts, policy: Policy, now: Date): ReviewStep[] {
  const { pull } = own;
  if (pull.state === 'closed') return [];
  const today = now.toISOString().slice(0, 10);
  const [check] = [own, ...others]
    .map((proposed) => verdictOn(proposed, policy, today))
    .map((judged, index) => (index === 0 ? judged : inTheNameOf(judged, others[index - 1]!.pull)))
    .sort((a, b) => WORST_FIRST.indexOf(a.conclusion) - WORST_FIRST.indexOf(b.conclusion));
  // What is judged is this pull request, wherever GitHub waits to hear of it.
  const type = check!.conclusion === 'neutral' ? 'let-pass' : 'report';
  return [pull.head.sha, ...groups].map((sha) => ({ type, check: { name: CHECK, sha, ...check! } }));
}

type Verdict = Omit<CheckReport, 'name' | 'sha'>;
const WORST_FIRST: readonly CheckReport['conclusion'][] = [
  'failure',
  'action_required',
  'success',
  'neutral',
];

function verdictOn(proposed: Proposed, policy: Policy, today: string): Verdict {
  const { pull, documents, ownProblems, incidents } = proposed;
  const check = withOwnProblems(judge(pull, documents, incidents, policy, today), ownProblems, pull);
  // Nobody can merge a draft, and nobody needs a red wall while they write.
  return pull.draft && check.conclusion === 'failure'
    ? {
        ...check,
        conclusion: 'neutral',
        title: `Draft: ${check.title[0]!.toLowerCase()}${check.title.slice(1)}`,
      }
    : check;
}

/** A verdict on another pull request says so. */
function inTheNameOf(check: Verdict, { number }: PullRequest): Verdict {
  const note = `Pull request #${number} has the same head commit as this one, and a check hangs on the commit: this is its verdict.`;
  return { ...check, summary: `${note}\n\n${check.summary}` };
}

async function apply(step: ReviewStep, ref: ObjectRef, { github }: World): Promise<Receipt> {
  await github.report(ref, step.check);
  return { outcome: 'done' };
}
