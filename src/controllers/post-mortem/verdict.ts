import type { CheckReport, GitHub, PullRequest } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import { todayIn } from '../../time/today.ts';
import { UTC } from '../../time/zone.ts';
import { checkOf, judge, type Verdicts } from './judge.ts';
import { withOwnProblems } from './own-files.ts';
import { type Proposed, propose } from './propose.ts';
import { withSignOff } from './sign-off.ts';
import type { Judged } from './summary.ts';
import { withUnseen } from './unseen.ts';

/** The check's name, which branch protection refers to. */
const CHECK = 'debrief/post-mortem';

/** A pull request, with everything its check depends on. */
export interface JudgedFacts extends Proposed {
  /** Other open pull requests with the same head: a check belongs to a commit, so it counts for all of them. */
  readonly others: readonly Proposed[];
}

/** The other open pull requests with the same head. 1 call, plus the calls to read each of them. */
export async function proposedAtHead(pull: PullRequest, github: GitHub, policy: Policy): Promise<Proposed[]> {
  const others: Proposed[] = [];
  for (const number of await github.pullRequestsAt(pull, pull.head.sha)) {
    const other =
      number === pull.number
        ? null
        : await github.pullRequest({ owner: pull.owner, repo: pull.repo, number });
    if (other?.state === 'open' && other.head.sha === pull.head.sha)
      others.push((await propose(other, github, policy)).proposed);
  }
  return others;
}

/** The check for a commit: the worst verdict of its pull requests. Pure. */
export function checkOn(
  { others, ...own }: JudgedFacts,
  sha: string,
  policy: Policy,
  now: Date,
): { readonly check: CheckReport; readonly judged: readonly Judged[] } {
  const today = todayIn(now, UTC);
  const verdicts = judge(own, policy, today);
  const isAlone = others.length === 0;
  const [worst] = [
    verdictOn(own, verdicts, policy, isAlone),
    ...others.map((other) =>
      inTheNameOf(verdictOn(other, judge(other, policy, today), policy, isAlone), other.pull),
    ),
  ].sort((a, b) => WORST_FIRST.indexOf(a.conclusion) - WORST_FIRST.indexOf(b.conclusion));
  return { check: { name: CHECK, sha, ...worst! }, judged: verdicts.judged };
}

type Verdict = Omit<CheckReport, 'name' | 'sha'>;
const WORST_FIRST: readonly CheckReport['conclusion'][] = [
  'failure',
  'action_required',
  'success',
  'neutral',
];

/** `isAlone`: whether no other open pull request has the same head. */
function verdictOn(proposed: Proposed, verdicts: Verdicts, policy: Policy, isAlone: boolean): Verdict {
  const { pull, ownProblems } = proposed;
  const check = withOwnProblems(
    withUnseen(withSignOff(checkOf(verdicts, proposed), proposed, policy), verdicts, proposed, policy),
    ownProblems,
    pull,
  );
  // The gate stays shut: between “ready for review” and the next look at it, which may be late in an outage, a neutral
  // check would let it pass. But a draft does not hold up another pull request.
  return pull.draft && (check.conclusion === 'failure' || check.conclusion === 'action_required')
    ? {
        ...check,
        conclusion: isAlone ? 'action_required' : 'neutral',
        title: `Draft: ${check.title[0]!.toLowerCase()}${check.title.slice(1)}`,
      }
    : check;
}

/** The verdict of another pull request, marked as such. */
function inTheNameOf(check: Verdict, { number }: PullRequest): Verdict {
  const note = `Pull request #${number} has the same head commit as this one, and checks belong to commits: this is its verdict.`;
  return { ...check, summary: `${note}\n\n${check.summary}` };
}
