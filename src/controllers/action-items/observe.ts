import type { PromisedItem } from '../../action-items/item.ts';
import { maintainerOf } from '../../action-items/maintainer.ts';
import { type Decisions, UNDECIDED } from '../../action-items/proposals.ts';
import { findMarker } from '../../github/markers.ts';
import type { Comment, GitHub, PullRequest } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import type { ObjectRef, Repo } from '../../vocabulary/refs.ts';
import { LOGIN } from '../../vocabulary/roles.ts';
import type { World } from '../controller.ts';
import { orIfRefused } from '../or-if-refused.ts';
import type { Filed } from './candidates.ts';
import { decisionsOf, REPORT } from './decisions.ts';
import type { Dropped } from './dropped.ts';
import { type ItemFacts, observeItems } from './items.ts';
import { notesIn } from './marker.ts';
import { withinReach } from './promised.ts';

export interface MergedFacts {
  readonly pull: PullRequest;
  readonly items: readonly ItemFacts[];
  /** The first owner of each item who can be assigned; null if none can. */
  readonly assignees: ReadonlyMap<PromisedItem, string | null>;
  readonly filed: Filed;
  /** Instants of the last hour, in milliseconds, at which Debrief made something that GitHub limits, as far as is known. */
  readonly made: readonly number[];
  /**
   * Debrief's comment about the items on the pull request, with the boxes that people ticked; null before it exists.
   */
  readonly report: Comment | null;
  /** What people wrote about proposals. */
  readonly decisions: Decisions;
  readonly dropped: readonly Dropped[];
}

const NOTHING = {
  items: [],
  assignees: new Map(),
  filed: new Map(),
  made: [],
  report: null,
  decisions: UNDECIDED,
  dropped: [],
};

/**
 * Null if the pull request is gone. Items are promises only once they are merged into the default branch; before
 * that, Debrief asks about proposals and doubtful matches. A pull request without any costs 3 calls, and 1 more with
 * comments.
 */
export async function observe(
  ref: ObjectRef,
  world: World,
  policy: Policy,
  now: Date,
): Promise<MergedFacts | null> {
  const { github, creations } = world;
  const pull = await github.pullRequest(ref);
  if (!pull) return null;
  const nothing = { pull, ...NOTHING };
  if (pull.state === 'closed' && !pull.merged) return nothing;
  const { items: read, filed, opened, dropped, isPostMortem } = await observeItems(pull, github, policy);
  const items = pull.merged ? await withinReach(read, pull, world) : read;
  const isAsked = pull.merged ? items.length > 0 || dropped.length > 0 : items.some(isOpenQuestion);
  const isTalk = pull.commentCount !== 0 || (isPostMortem && pull.lineCommentCount !== 0);
  if (!isAsked && !(isTalk && (isPostMortem || !pull.merged))) return nothing;
  if (!(await isForDefaultBranch(pull, github))) return nothing;

  const assignees = await assigneesOf(pull.merged ? items : [], github, policy);
  const events = await github.issueEvents(pull);
  const report = events.flatMap((event) =>
    event.type === 'commented' && findMarker(event.comment, REPORT) ? [event.comment] : [],
  )[0];
  const proposals = items.filter(isProposal);
  const decisions = await decisionsOf(pull, { proposals, report, events }, github, policy);
  // An issue and its place below the incident are two.
  const known = opened.flatMap((at) => [Date.parse(at), Date.parse(at)]);
  const made = (await creations?.lately(pull.owner, now.getTime())) ?? known;
  return { pull, items, assignees, filed, made, report: report ?? null, decisions, dropped };
}

/** 2 calls; 1 more for a pull request that was merged elsewhere, which still names its branch as it was called then. */
async function isForDefaultBranch({ base, merged, ...pull }: PullRequest, github: GitHub): Promise<boolean> {
  const branch = await github.defaultBranch(pull);
  if (!branch || branch.name === base.ref) return branch !== null;
  return merged && (await github.branchName(pull, base.ref)) === branch.name;
}

/** A person must decide before the item gets its issue. */
const isOpenQuestion = (found: ItemFacts) => found.doubt !== null || isProposal(found);

const isProposal = ({ item, issue }: ItemFacts) => item.acceptance === 'proposed' && issue === null;

/** The first owner of each item who can be assigned. 1 call for each person and repository. */
async function assigneesOf(
  items: readonly ItemFacts[],
  github: GitHub,
  policy: Policy,
): Promise<Map<PromisedItem, string | null>> {
  const assignees = new Map<PromisedItem, string | null>();
  const asked = new Map<string, Promise<boolean>>();
  const assignable = (repo: Repo, login: string) => {
    const key = `${repo.owner}/${repo.repo} ${login}`.toLowerCase();
    // Opening an issue there fails later, and that is reported.
    const ask = () => orIfRefused(() => github.assignable(repo, login), false);
    if (!asked.has(key)) asked.set(key, ask());
    return asked.get(key)!;
  };
  for (const { item, issue, target } of items) {
    assignees.set(item, null);
    if (issue && item.owners[0] === notesIn(issue).at(-1)?.owner) continue;
    for (const owner of item.owners) {
      const login = maintainerOf(owner, policy.actionItems) ?? owner;
      if (!LOGIN.test(login) || !(await assignable(issue ?? target, login))) continue;
      assignees.set(item, login);
      break;
    }
  }
  return assignees;
}
