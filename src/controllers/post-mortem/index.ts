import type { CheckReport, PullRequest, ReviewThread } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import { mayHoldProposals } from '../../postmortem/items/state/proposals.ts';
import { fullRef, type IncidentRef, issueRef, type ObjectRef } from '../../vocabulary/refs.ts';
import { defineController, type Receipt, type World } from '../controller.ts';
import type { ChangedDocument } from '../documents.ts';
import { rerun } from '../hint.ts';
import { type AdoptStep, adopt, adopted } from './adopt.ts';
import { makeSuggestions, type SuggestStep } from './make-suggestions.ts';
import { type OutOfReach, outOfReach, withOutOfReach } from './out-of-reach.ts';
import { propose, type Unlinked } from './propose.ts';
import { type StateStep, showState, stateShown } from './state.ts';
import { settledThreads, suggestionsFor } from './suggest.ts';
import type { Judged } from './summary.ts';
import { checkOn, type JudgedFacts, proposedAtHead } from './verdict.ts';

export interface ReviewedFacts extends JudgedFacts {
  /** The conversations on its lines; empty while it is a draft, null if GitHub does not say. */
  readonly threads: readonly ReviewThread[] | null;
  /** Incidents whose panel does not show the current state of this pull request. */
  readonly outdated: readonly IncidentRef[];
  readonly unlinked: readonly Unlinked[];
  /** Items whose issue cannot be opened where it belongs. */
  readonly outOfReach: readonly OutOfReach[];
}

export type ReviewStep =
  | {
      /** `let-pass`: there is nothing to check, and the check only says so. */
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

/** A pull request: its post-mortems are linted, and the check on its head says what is still open. */
export default defineController<ReviewedFacts, ReviewStep>({
  kind: 'post-mortem',
  isGate: true,
  checkListsPolicyProblems: true,
  planned: 'pull request',
  events: {
    pull_request: {
      why: 'A new or changed post-mortem.',
      objects: ({ action = '', pull_request }) => (ACTIONS.has(action) ? [pull_request?.number] : []),
    },
    pull_request_review: {
      why: 'An approval, if the policy asks for one from outside the team.',
      // No label tells whether it is needed: a fork, and one that changes a merged post-mortem, have none.
      objects: ({ policy, review, pull_request }) =>
        (policy && !asksForApprovals(policy)) || review?.state === 'commented' ? [] : [pull_request?.number],
    },
    check_run: {
      why: '“Re-run” and “Look again” on Debrief’s check.',
      objects: (hint) => rerun(hint, hint.check_run) ?? [],
    },
    check_suite: {
      why: '“Re-run all checks”.',
      objects: (hint) => rerun(hint, hint.check_suite) ?? [],
    },
  },
  observe,
  decide,
  shownOn: ({ pull, others, outdated, documents }) => [
    ...(pull.state === 'open' && documents.some(hasQuestions)
      ? [{ ...issueRef(pull), kind: 'action-items' }]
      : []),
    ...outdated.map((ref) => ({ kind: 'incident', ...ref })),
    // A closed pull request no longer counts for its commit, so look at the others.
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

const asksForApprovals = ({ postmortems }: Policy) => Object.values(postmortems.outsideReview).some(Boolean);

/** Items that are proposed, or that may be earlier ones reworded: the review asks about those. */
const hasQuestions = ({ status, file }: ChangedDocument) =>
  status !== 'added' || mayHoldProposals(file.text ?? '');

async function observe(ref: ObjectRef, world: World, policy: Policy): Promise<ReviewedFacts | null> {
  const { github } = world;
  const pull = await github.pullRequest(ref);
  if (!pull) return null;
  const open = pull.state === 'open';
  const others = await proposedAtHead(pull, github, policy);
  const { proposed, outdated, unlinked } = await propose(pull, github, policy);
  const speaks = open && !pull.draft && proposed.documents.length > 0;
  const threads = speaks && pull.lineCommentCount ? await github.reviewThreads(pull) : [];
  const unreached = open ? await outOfReach(proposed.documents, pull, world, policy) : [];
  return { ...proposed, others, threads, outdated, unlinked, outOfReach: unreached };
}

function decide(facts: ReviewedFacts, policy: Policy, now: Date): ReviewStep[] {
  const { pull, threads, unlinked } = facts;
  if (pull.state === 'closed') return stateShown(pull, [], [], policy);
  const { check, judged } = checkOn(facts, pull.head.sha, policy, now);
  return [
    {
      type: check.conclusion === 'neutral' ? 'let-pass' : 'report',
      check: withOutOfReach(check, facts.outOfReach),
    },
    ...stateShown(
      pull,
      judged,
      [...facts.incidents.values()].map(({ ref }) => ref),
      policy,
    ),
    ...adopted(unlinked, pull),
    ...suggested(pull, judged, threads),
  ];
}

/** In one review. A draft gets none, because nobody needs them while writing. */
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

async function apply(step: ReviewStep, ref: ObjectRef, { github }: World): Promise<Receipt> {
  if (step.type === 'adopt') return adopt(step, ref, github);
  if (step.type === 'show-state') return showState(step, ref, github);
  if (step.type === 'resolve' || step.type === 'suggest') return makeSuggestions(step, ref, github);
  await github.report(ref, step.check);
  return { outcome: 'done' };
}
