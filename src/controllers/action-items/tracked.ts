import type { GitHub, Issue } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Repo } from '../../vocabulary/refs.ts';
import { isConverted } from './converted.ts';
import { adoptionIn, type FoundNote, notesIn } from './marker.ts';

/** The issue of an action item, and the note in it. */
export interface TrackedItem {
  readonly issue: Issue;
  readonly note: FoundNote;
}

/**
 * The issues of a repository's action items: those Debrief opened and those it adopted. 1 call for each 100 of
 * Debrief's issues and for each 100 with the label, and 1 for each issue that somebody else opened.
 *
 * @param since ISO instant: only those in which something changed at or after it
 * @param known Debrief's issues, if the caller has them already
 */
export async function trackedItems(
  repo: Repo,
  github: GitHub,
  { labels }: Pick<Policy, 'labels'>,
  since?: string,
  known?: readonly Issue[],
): Promise<TrackedItem[]> {
  const own = known ?? (await github.ownIssues(repo, since));
  const options = { state: 'all', ...(since && { since }) } as const;
  const labelled = await github.issuesWithLabels(repo, [labels.actionItem], options);
  return withNotes([...own, ...labelled.filter(({ author }) => !author.app)], github);
}

/** The issues that belong to action items and were not turned into discussions. 1 call for each that somebody else opened. */
export async function withNotes(issues: readonly Issue[], github: GitHub): Promise<TrackedItem[]> {
  const found: TrackedItem[] = [];
  for (const issue of issues) {
    const written = notesIn(issue).at(-1);
    const note = written ?? (issue.author.app ? null : adoptionIn(await github.issueEvents(issue))?.note);
    if (note && !(await isConverted(issue, github))) found.push({ issue, note });
  }
  return found;
}
