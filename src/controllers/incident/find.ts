import { findMarker } from '../../github/markers.ts';
import type { PullRequest } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import { repositoryNamed } from '../../services/find.ts';
import { type IncidentRef, parseRef, type Repo } from '../../vocabulary/refs.ts';

/** The repository in which incidents of this one live. */
export function homeOf({ owner, repo }: Repo, { incidents: { place } }: Policy): Repo {
  const here = { owner, repo };
  return place === 'separate' || place === 'in-place' ? here : repositoryNamed(place, here);
}

/**
 * The number of the incident for which Debrief opened this pull request, by its branch; null for any other. Anybody can
 * name a branch so: only its author tells.
 */
export function incidentOfBranch({ author, head }: PullRequest): number | null {
  const isOwn = author.app && !head.fork;
  const number = isOwn ? /^debrief\/post-mortem-(\d+)$/.exec(head.ref)?.[1] : undefined;
  return number ? Number(number) : null;
}

/**
 * The incident for which Debrief opened this pull request; null for any other. By its marker, or by its branch, since
 * somebody may have rewritten the description.
 */
export function draftedFor(pull: PullRequest): IncidentRef | null {
  return parseRef(
    findMarker(pull, 'post-mortem')?.data.incident ?? String(incidentOfBranch(pull) ?? ''),
    pull,
  );
}

/** How far the pull request of a post-mortem is, as the panel of its incident shows it. */
export function shownStateOf({ merged, state, draft }: PullRequest): 'merged' | 'draft' | 'open' | 'closed' {
  if (merged) return 'merged';
  return state === 'open' && draft ? 'draft' : state;
}

/** The branch from which the post-mortem of an incident is opened, in the incident's own repository. */
export function branchOf({ number }: IncidentRef): string {
  return `debrief/post-mortem-${number}`;
}
