import { findMarker } from '../../github/markers.ts';
import type { GitHub, PullRequest } from '../../github/port.ts';
import type { Incident } from '../../incident/incident.ts';
import { wantsDraft } from '../../incident/post-mortem.ts';
import { paragraph, phrase, print } from '../../markdown/write/markdown.ts';
import type { IssueRef } from '../../vocabulary/refs.ts';
import type { Receipt } from '../controller.ts';
import { NOT_NEEDED } from '../draft/obsolete.ts';

/**
 * The comment with which Debrief closed the draft, while it did not count as one, or its post-mortem was elsewhere. Null for
 * a draft that is open or that a person closed, or if none is wanted. 1 call for a closed draft.
 */
export async function withdrawnIn(
  pull: PullRequest | null,
  incident: Incident,
  github: GitHub,
): Promise<number | null> {
  if (!pull || pull.state === 'open' || pull.merged || !pull.author.app || !wantsDraft(incident)) return null;
  for (const event of await github.issueEvents(pull))
    if (event.type === 'commented' && findMarker(event.comment, NOT_NEEDED)?.data.closed)
      return event.comment.id;
  return null;
}

/**
 * Opens the draft again. The comment comes last: as long as GitHub refuses to open the draft, it stays true, and the next
 * look tries again.
 */
export async function reopenDraft(ref: IssueRef, comment: number, github: GitHub): Promise<Receipt> {
  const words = phrase`The incident counts, and needs this post-mortem after all, so the draft is open again.`;
  await github.editIssue(ref, { state: 'open' });
  await github.editComment(ref, comment, print(paragraph(words)).trim());
  return { outcome: 'done' };
}
