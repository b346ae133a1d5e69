import { findMarker } from '../../github/markers.ts';
import type { Comment, PullRequest } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import { repositoryNamed } from '../../services/find.ts';
import { type IncidentRef, parseRef, type Repo } from '../../vocabulary/refs.ts';
import { hasLabel } from './labels.ts';

/** The repository for this repository's incidents. */
export function homeOf({ owner, repo }: Repo, { incidents: { place } }: Policy): Repo {
  const here = { owner, repo };
  return place === 'separate' || place === 'in-place' ? here : repositoryNamed(place, here);
}

/**
 * The number of the incident for which Debrief opened this pull request, from its branch; null for any other. Anybody
 * can use that branch name, so the author is checked.
 */
export function incidentOfBranch({ author, head }: PullRequest): number | null {
  const isOwn = author.app && !head.fork;
  const number = isOwn ? /^debrief\/post-mortem-(\d+)$/.exec(head.ref)?.[1] : undefined;
  return number ? Number(number) : null;
}

/**
 * The incident for which Debrief opened this pull request; null for any other. From its marker, or its branch,
 * because somebody may have rewritten the description.
 */
export function draftedFor(pull: PullRequest): IncidentRef | null {
  return parseRef(
    findMarker(pull, 'post-mortem')?.data.incident ?? String(incidentOfBranch(pull) ?? ''),
    pull,
  );
}

/** The marker of the comment on a pull request that Debrief did not open; its data names the incident. */
export const ADOPTED = 'adopted';

/** The incident of a pull request that Debrief adopted, as its comment there says; null for any other. */
export function adoptedFor(pull: PullRequest, comments: readonly Comment[]): IncidentRef | null {
  const adoption = comments.map((comment) => findMarker(comment, ADOPTED)).find((found) => found !== null);
  return parseRef(adoption?.data.incident ?? '', pull);
}

/**
 * The state of a post-mortem's pull request, as the panel of its incident shows it. One that is ready but whose front
 * matter says `draft` has a label that says so.
 */
export function shownStateOf(
  { merged, state, draft, labels }: PullRequest,
  policy: Policy,
): 'merged' | 'draft' | 'open' | 'closed' {
  if (merged) return 'merged';
  const label = policy.labels.postmortemStates.draft;
  const isDraft = draft || (label !== null && hasLabel(labels, label));
  return state === 'open' && isDraft ? 'draft' : state;
}

/** The branch for an incident's post-mortem, in the incident's own repository. */
export function branchOf({ number }: IncidentRef): string {
  return `debrief/post-mortem-${number}`;
}
