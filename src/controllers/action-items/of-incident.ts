import type { GitHub, Issue } from '../../github/port.ts';
import { type IncidentRef, parseRef, type Repo, sameIssue } from '../../vocabulary/refs.ts';
import { notesIn } from './marker.ts';

/** GitHub takes no more sub-issues below one issue. */
const FULL = 100;

/**
 * The issues of an incident's action items: 1 call, where all of them are its sub-issues; otherwise 1 more for each 100
 * issues that Debrief opened in `here`, because the server has no sub-issues, they are full, or one that must be there is
 * missing.
 *
 * @param since ISO instant before which none was opened
 * @param isWhole whether nothing is missing from these
 */
export async function issuesOfIncident(
  incident: IncidentRef,
  here: Repo,
  since: string | undefined,
  github: GitHub,
  isWhole: (issues: readonly Issue[]) => boolean | Promise<boolean>,
): Promise<Issue[]> {
  const isOurs = (issue: Issue) => {
    const named = parseRef(notesIn(issue)[0]?.incident ?? '', issue);
    return named !== null && sameIssue(named, incident);
  };
  const children = await github.subIssues(incident);
  const filed = children?.filter(isOurs) ?? [];
  if (children && children.length < FULL && (await isWhole(filed))) return filed;
  const own = (await github.ownIssues(here, since)).filter(isOurs);
  return [...new Map([...own, ...filed].map((issue) => [issue.id, issue])).values()];
}
