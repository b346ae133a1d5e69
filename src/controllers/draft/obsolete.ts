import { findMarker, writeMarker } from '../../github/markers.ts';
import type { Comment, GitHub, PullRequest } from '../../github/port.ts';
import type { Dropped, Incident } from '../../incident/incident.ts';
import { paragraph, phrase, print, reference } from '../../markdown/write/markdown.ts';
import { hash } from '../../vocabulary/hash.ts';
import { type IncidentRef, type ObjectRef, sameIssue, sameRepo, shortRef } from '../../vocabulary/refs.ts';
import type { Receipt } from '../controller.ts';
import { branchOf, incidentOfBranch } from '../incident/find.ts';
import type { IncidentRead } from '../incident/read.ts';
import type { DraftState } from './marker.ts';

/** Why a draft is not needed, or may not be. */
export interface Obsolete {
  readonly because: Because;
  /** Whether the draft is still as Debrief wrote it. Read only if it is not needed. */
  readonly isUntouched: boolean;
  /** The draft already says that it is not needed. */
  readonly isAnnounced: boolean;
}

type Because =
  | { readonly type: 'no-incident'; readonly reason: Dropped['reason'] }
  /** The incident was transferred, and has a draft in its new repository: `owner/repo#12`. */
  | { readonly type: 'moved'; readonly to: string }
  /** Another pull request with the post-mortem of the same incident, which people wrote themselves: `#12`, `owner/repo#12`. */
  | { readonly type: 'other'; readonly to: string; readonly merged: boolean };

export interface WithdrawStep {
  readonly type: 'withdraw';
  readonly body: string;
  /** Only if nobody has edited it. */
  readonly close: boolean;
}

export const NOT_NEEDED = 'draft-not-needed';
/** How many of the latest pull requests that name the incident to look at. */
const MOST = 3;

/** A draft, and what is known of its incident. */
interface Draft {
  readonly state: Pick<DraftState, 'path' | 'wrote'>;
  readonly incident: Incident;
  readonly read: IncidentRead;
  /** Those of the pull request. */
  readonly comments: readonly Comment[];
}

/**
 * Why the draft is not needed; null if it is. 1 call for each other pull request that names the incident, or 1 if the
 * incident was transferred, and 1 more if the draft is not needed.
 */
export async function findObsolete(
  pull: PullRequest,
  { state: { path, wrote }, incident: { ref, dropped }, read, comments }: Draft,
  github: GitHub,
): Promise<Obsolete | null> {
  const { linked, mergedBeforeTransfer } = read;
  const because: Because | null = dropped
    ? { type: 'no-incident', reason: dropped.reason }
    : mergedBeforeTransfer && !sameIssue(mergedBeforeTransfer.pull, pull)
      ? { type: 'other', to: shortRef(mergedBeforeTransfer.pull, pull), merged: true }
      : sameRepo(ref, pull)
        ? await otherOf(pull, linked, github)
        : await movedDraft(ref, pull, github);
  if (!because) return null;
  const isAnnounced = comments.some((comment) => findMarker(comment, NOT_NEEDED));
  if (isAnnounced || !isCertain(because)) return { because, isAnnounced, isUntouched: false };
  const text = (await github.file(pull, path, pull.head.ref))?.text;
  return { because, isAnnounced, isUntouched: text != null && hash(text) === wrote };
}

async function otherOf(
  pull: PullRequest,
  linked: readonly number[],
  github: GitHub,
): Promise<Because | null> {
  let open: Because | null = null;
  for (const number of linked.filter((each) => each !== pull.number).slice(-MOST)) {
    const other = await github.pullRequest({ owner: pull.owner, repo: pull.repo, number });
    if (other?.merged) return { type: 'other', to: `#${number}`, merged: true };
    if (other?.state === 'open') open = { type: 'other', to: `#${number}`, merged: false };
  }
  return open;
}

async function movedDraft(ref: IncidentRef, here: PullRequest, github: GitHub): Promise<Because | null> {
  const other = await github.pullRequestFrom(ref, branchOf(ref));
  const isDraft = other !== null && incidentOfBranch(other) === ref.number;
  return isDraft && (other.merged || other.state === 'open')
    ? { type: 'moved', to: shortRef({ ...ref, number: other.number }, here) }
    : null;
}

/** The other one may still be closed without a merge. */
const isCertain = (because: Because) => because.type !== 'other' || because.merged;

/** Only once, so that a draft that people reopen stays open. */
export function withdrawDraft({ because, isUntouched, isAnnounced }: Obsolete): WithdrawStep[] {
  if (!isCertain(because) || isAnnounced) return [];
  const why =
    because.type === 'no-incident'
      ? phrase`No post-mortem follows from this incident (${because.reason})`
      : because.type === 'other'
        ? phrase`The post-mortem of this incident is ${reference(because.to)}`
        : phrase`The incident was transferred, and its post-mortem is ${reference(because.to)}`;
  const keep =
    because.type === 'no-incident' ? 'close it or keep it' : 'move over what is missing there, then close it';
  const what = isUntouched
    ? phrase`, so this draft, in which nobody has written, is closed.`
    : phrase`, so this draft is not needed. It is left open for what people wrote in it: ${keep}.`;
  const words = print(paragraph([...why, ...what]));
  return [
    {
      type: 'withdraw',
      body: `${writeMarker(NOT_NEEDED, isUntouched ? { closed: 'yes' } : {})}\n${words.trim()}`,
      close: isUntouched,
    },
  ];
}

export async function applyWithdrawal(
  { body, close }: WithdrawStep,
  ref: ObjectRef,
  github: GitHub,
): Promise<Receipt> {
  // Close it first: once the comment exists, no more steps follow.
  if (close) await github.editIssue(ref, { state: 'closed' });
  await github.comment(ref, body);
  return { outcome: 'done' };
}
