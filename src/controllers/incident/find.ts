import { findMarker } from '../../github/markers.ts';
import type { GitHub } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import { fullRef, type IncidentRef, type IssueRef, type Repo } from '../../vocabulary/refs.ts';

/** The repository in which incidents of this one live. */
export function homeOf({ owner, repo }: Repo, { incidents: { place } }: Policy): Repo {
  if (place === 'separate' || place === 'in-place') return { owner, repo };
  const [first, second] = place.split('/') as [string, string?];
  return second === undefined ? { owner, repo: first } : { owner: first, repo: second };
}

/**
 * The incident issue that was opened for a source, by its marker; null when there is none. 1 call. `home`: the
 * repository in which it would be. `since`: an ISO instant before which it cannot have been opened.
 */
export async function findOpened(
  source: IssueRef,
  home: Repo,
  incidentLabel: string,
  since: string,
  github: GitHub,
): Promise<IncidentRef | null> {
  const issues = await github.issuesWithLabels(home, [incidentLabel], { state: 'all', since });
  const found = issues.find((issue) => findMarker(issue, 'incident', { source: fullRef(source) }));
  return found ? { owner: found.owner, repo: found.repo, number: found.number } : null;
}

/** The branch from which the post-mortem of an incident is opened, in the incident's own repository. */
export function branchOf({ number }: IncidentRef): string {
  return `debrief/post-mortem-${number}`;
}
