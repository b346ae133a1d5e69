import { findMarker, writeMarker } from '../../github/markers.ts';
import type { Comment, GitHub, PullRequest } from '../../github/port.ts';
import { paragraph, phrase, print, reference } from '../../markdown/write/markdown.ts';
import { hash } from '../../vocabulary/hash.ts';
import type { ObjectRef } from '../../vocabulary/refs.ts';
import type { Receipt } from '../controller.ts';
import type { IncidentRead } from '../incident/read.ts';
import type { DraftState } from './marker.ts';

/** Another pull request with the post-mortem of the same incident, which people wrote themselves. */
export interface Rival {
  readonly number: number;
  readonly merged: boolean;
  /** Whether the draft still stands as Debrief wrote it. Read only once the other is merged. */
  readonly isUntouched: boolean;
  /** The draft has said already that it is not needed. */
  readonly isTold: boolean;
}

export interface GiveWayStep {
  readonly type: 'give-way';
  readonly body: string;
  /** Only where nobody has written in it. */
  readonly close: boolean;
}

const MARKER = 'draft-not-needed';
/** Of many pull requests that name the incident, so many of the latest are looked at. */
const MOST = 3;

/** 1 call for each other pull request that names the incident, and 1 more once one of them is merged. */
export async function findRival(
  pull: PullRequest,
  { path, wrote }: Pick<DraftState, 'path' | 'wrote'>,
  { linked }: IncidentRead,
  comments: readonly Comment[],
  github: GitHub,
): Promise<Rival | null> {
  const isTold = comments.some((comment) => findMarker(comment, MARKER));
  let open: number | null = null;
  for (const number of linked.filter((each) => each !== pull.number).slice(-MOST)) {
    const other = await github.pullRequest({ owner: pull.owner, repo: pull.repo, number });
    if (other?.merged) {
      const text = (await github.file(pull, path, pull.head.ref))?.text;
      return { number, merged: true, isTold, isUntouched: text != null && hash(text) === wrote };
    }
    if (other?.state === 'open') open = number;
  }
  return open === null ? null : { number: open, merged: false, isTold, isUntouched: false };
}

/** Nothing while the other may still be closed unmerged; and said once, so that a draft that people reopen stays open. */
export function giveWay({ number, merged, isUntouched, isTold }: Rival): GiveWayStep[] {
  if (!merged || isTold) return [];
  const what = isUntouched
    ? phrase`so this draft, in which nobody has written, is closed.`
    : phrase`so this draft is not needed. It is left open for what people wrote in it: move over what is missing there, then close it.`;
  const words = print(
    paragraph(phrase`The post-mortem of this incident is ${reference(`#${number}`)}, ${what}`),
  );
  return [{ type: 'give-way', body: `${writeMarker(MARKER)}\n${words.trim()}`, close: isUntouched }];
}

export async function stepAside(
  { body, close }: GiveWayStep,
  ref: ObjectRef,
  github: GitHub,
): Promise<Receipt> {
  // Closed first: once the comment stands, nothing follows any more.
  if (close) await github.editIssue(ref, { state: 'closed' });
  await github.comment(ref, body);
  return { outcome: 'done' };
}
