import type { GitHub, Issue } from '../../github/port.ts';
import { type IncidentRef, parseRef, type Repo, sameIssue } from '../../vocabulary/refs.ts';
import { type TrackedItem, withNotes } from './tracked.ts';

/** GitHub's limit for sub-issues of one issue. */
export const MOST_BELOW = 100;

/**
 * The issues of an incident's action items: 1 call, where all of them are its sub-issues; otherwise 1 more for each
 * 100 issues that Debrief opened in `here`, because the server has no sub-issues, they are full, or one that must be
 * there is missing. And 1 for each sub-issue that somebody else opened: it may have been adopted.
 *
 * @param names the incident, and what it was called before somebody transferred it
 * @param since ISO instant before which none of them was opened
 * @param isWhole whether these are complete
 */
export async function issuesOfIncident(
  names: readonly [IncidentRef, ...IncidentRef[]],
  here: Repo,
  since: string | undefined,
  github: GitHub,
  isWhole: (issues: readonly Issue[]) => boolean | Promise<boolean>,
): Promise<TrackedItem[]> {
  const ofIncident = (items: readonly TrackedItem[]) =>
    items.filter(({ issue, note }) => {
      const named = parseRef(note.incident ?? '', issue);
      return named !== null && names.some((name) => sameIssue(named, name));
    });
  const children = await github.subIssues(names[0]);
  const filed = ofIncident(await withNotes(children ?? [], github));
  if (children && children.length < MOST_BELOW && (await isWhole(filed.map(({ issue }) => issue))))
    return filed;
  const own = ofIncident(await withNotes(await github.ownIssues(here, since), github));
  return [...new Map([...own, ...filed].map((item) => [item.issue.id, item])).values()];
}
