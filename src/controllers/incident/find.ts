import type { Policy } from '../../policy/schema.ts';
import type { IncidentRef, Repo } from '../../vocabulary/refs.ts';

/** The repository in which incidents of this one live. */
export function homeOf({ owner, repo }: Repo, { incidents: { place } }: Policy): Repo {
  if (place === 'separate' || place === 'in-place') return { owner, repo };
  const [first, second] = place.split('/') as [string, string?];
  return second === undefined ? { owner, repo: first } : { owner: first, repo: second };
}

/** The branch from which the post-mortem of an incident is opened, in the incident's own repository. */
export function branchOf({ number }: IncidentRef): string {
  return `debrief/post-mortem-${number}`;
}
