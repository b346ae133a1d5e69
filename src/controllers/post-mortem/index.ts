import { mayPropose } from '../../action-items/item.ts';
import { pullOfGroup } from '../../github/merge-queue/group.ts';
import type { CheckReport, GitHub, PullRequest, ReviewThread } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import { fullRef, type IncidentRef, issueRef, type ObjectRef } from '../../vocabulary/refs.ts';
import { defineController, type Receipt, type World } from '../controller.ts';
import type { ChangedDocument } from '../documents.ts';
import { rerun } from '../hint.ts';
import { type AdoptStep, adopt, adopted } from './adopt.ts';
import { checkOf, judge, type Verdicts } from './judge.ts';
import { makeSuggestions, type SuggestStep } from './make-suggestions.ts';
import { withOwnProblems } from './own-files.ts';
import { type Proposed, propose, type Unlinked } from './propose.ts';
import { withSignOff } from './sign-off.ts';
import { type StateStep, showState, stateShown } from './state.ts';
import { settledThreads, suggestionsFor } from './suggest.ts';
import type { Judged } from './summary.ts';

/** The name under which branch protection knows the check. */
export const CHECK = 'debrief/post-mortem';

export interface ReviewedFacts extends Proposed {
  /** Other open pull requests with the same head: a check hangs on a commit, and so speaks for all of them. */
  readonly others: readonly Proposed[];
  /** Commits on which a merge queue waits for the check. */
  readonly groups: readonly string[];
  /** The conversations on its lines; empty while it is a draft, null where GitHub does not tell. */
  readonly threads: readonly ReviewThread[] | null;
  /** Incidents whose panel does not show this pull request as it is. */
  readonly outdated: readonly IncidentRef[];
  readonly unlinked: readonly Unlinked[];
}

export type ReviewStep =
  | {
      /** `let-pass`: there is nothing to judge, and the check says only that. */
      readonly type: 'report' | 'let-pass';
      readonly check: CheckReport;
    }
  | SuggestStep
  | AdoptStep
  | StateStep;

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
  isGate: true,
  events: {
    pull_request: ({ action = '', pull_request }) => (ACTIONS.has(action) ? [pull_request?.number] : []),
    // A post-mortem has a label; of other pull requests nobody's approval is asked here.
    pull_request_review: ({ pull_request }) => (pull_request?.labels?.length ? [pull_request.number] : []),
    // The commit that the queue waits for is looked up, as everything is.
    merge_group: ({ action, merge_group }) =>
      action === 'checks_requested' ? [pullOfGroup(merge_group?.head_ref)] : [],
    check_run: (hint) => rerun(hint, hint.check_run) ?? [],
    check_suite: (hint) => rerun(hint, hint.check_suite) ?? [],
  },
  observe: (ref, { github }, policy) => observe(ref, github, policy),
  decide,
  shownOn: ({ pull, others, outdated, documents }) => [
    ...(pull.state === 'open' && documents.some(hasQuestions)
      ? [{ ...issueRef(pull), kind: 'action-items' }]
      : []),
    ...outdated.map((ref) => ({ kind: 'incident', ...ref })),
    // A closed one speaks for its commit no more, so the others do.
    ...(pull.state === 'closed' ? others : []).map(({ pull: { owner, repo, number } }) => ({
      kind: 'post-mortem',
      owner,
      repo,
      number,
    })),
  ],
  describe(step) {
    if (step.type === 'adopt') return `Say on ${fullRef(step.incident)} that its post-mortem is here.`;
    if (step.type === 'show-state')
      return `Show by its labels that the post-mortem is ${STATES[step.state]}.`;
    if (step.type === 'resolve') return 'Resolve a suggestion that is no longer needed.';
    if (step.type === 'suggest') return `Suggest changes to ${step.suggestions.length} places in a review.`;
    const { name, conclusion, title } = step.check;
    return `Report the check ${name} as ${conclusion}: ${title}.`;
  },
  apply,
});

/** Items that are proposed, or that may be earlier ones in other words: those are asked about during the review. */
const hasQuestions = ({ status, file }: ChangedDocument) => status !== 'added' || mayPropose(file.text ?? '');

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
  const { proposed, outdated, unlinked } = await propose(pull, github, policy);
  // GitHub lets no draft into a merge queue.
  const groups = open && !pull.draft ? await github.mergeGroups(pull) : [];
  const speaks = open && !pull.draft && proposed.documents.length > 0;
  const threads = speaks && pull.lineCommentCount ? await github.reviewThreads(pull) : [];
  return { ...proposed, others, groups, threads, outdated, unlinked };
}

function decide(
  { others, groups, threads, unlinked, ...own }: ReviewedFacts,
  policy: Policy,
  now: Date,
): ReviewStep[] {
  const { pull } = own;
  if (pull.state === 'closed') return stateShown(pull, [], policy);
  const today = now.toISOString().slice(0, 10);
  const verdicts = judge(own, policy, today);
  const { judged } = verdicts;
  const [check] = [
    verdictOn(own, verdicts, policy),
    ...others.map((other) => inTheNameOf(verdictOn(other, judge(other, policy, today), policy), other.pull)),
  ].sort((a, b) => WORST_FIRST.indexOf(a.conclusion) - WORST_FIRST.indexOf(b.conclusion));
  // What is judged is this pull request, wherever GitHub waits to hear of it.
  const type = check!.conclusion === 'neutral' ? 'let-pass' : 'report';
  return [
    ...[pull.head.sha, ...groups].map(
      (sha): ReviewStep => ({ type, check: { name: CHECK, sha, ...check! } }),
    ),
    ...stateShown(pull, judged, policy),
    ...adopted(unlinked, pull),
    ...suggested(pull, judged, threads),
  ];
}

/** In one review. Nobody needs them while they write, so a draft gets none. */
function suggested(
  pull: PullRequest,
  judged: readonly Judged[],
  threads: readonly ReviewThread[] | null,
): ReviewStep[] {
  if (pull.draft || threads === null) return [];
  const suggestions = suggestionsFor(judged, threads);
  const settled = settledThreads(judged, threads).map((thread): ReviewStep => ({ type: 'resolve', thread }));
  return suggestions.length > 0
    ? [...settled, { type: 'suggest', sha: pull.head.sha, suggestions }]
    : settled;
}

const STATES = { draft: 'a draft', review: 'in review', accepted: 'accepted' } as const;

type Verdict = Omit<CheckReport, 'name' | 'sha'>;
const WORST_FIRST: readonly CheckReport['conclusion'][] = [
  'failure',
  'action_required',
  'success',
  'neutral',
];

function verdictOn(proposed: Proposed, verdicts: Verdicts, policy: Policy): Verdict {
  const { pull, ownProblems } = proposed;
  const check = withOwnProblems(
    withSignOff(checkOf(verdicts, proposed), proposed, policy),
    ownProblems,
    pull,
  );
  // Nobody can merge a draft, and nobody needs a red wall while they write.
  return pull.draft && (check.conclusion === 'failure' || check.conclusion === 'action_required')
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
  if (step.type === 'adopt') return adopt(step, ref, github);
  if (step.type === 'show-state') return showState(step, ref, github);
  if (step.type === 'resolve' || step.type === 'suggest') return makeSuggestions(step, ref, github);
  await github.report(ref, step.check);
  return { outcome: 'done' };
}
