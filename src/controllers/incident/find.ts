import { findMarker } from '../../github/markers.ts';
import type { GitHub } from '../../github/port.ts';
import { fullRef, type IncidentRef, type IssueRef } from '../../vocabulary/refs.ts';

/**
 * The incident issue that was opened for a source, by its marker; null when there is none. 1 call. `since`: an ISO
 * instant before which it cannot have been opened.
 */
export async function findOpened(
  source: IssueRef,
  incidentLabel: string,
  since: string,
  github: GitHub,
): Promise<IncidentRef | null> {
  const issues = await github.issuesWithLabels(source, [incidentLabel], { state: 'all', since });
  const found = issues.find((issue) => findMarker(issue, 'incident', { source: fullRef(source) }));
  return found ? { owner: found.owner, repo: found.repo, number: found.number } : null;
}

/** The branch from which the post-mortem of an incident is opened, in the incident's own repository. */
export function branchOf({ number }: IncidentRef): string {
  return `debrief/post-mortem-${number}`;
}
