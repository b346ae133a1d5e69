import type { GitHub, Issue } from '../../github/port.ts';
import type { Repo } from '../../vocabulary/refs.ts';
import { adoptionIn, type ItemNote } from './marker.ts';

/** An issue that somebody else opened and that an item has adopted. */
export interface AdoptedIssue {
  readonly issue: Issue;
  readonly note: ItemNote;
}

/**
 * Which of these issues an item adopted when its line still linked them. Without this, an item whose link somebody
 * removed would get a second issue. 1 call for each issue that a person opened, 2 if it is not below the incident.
 */
export async function adoptedBefore(
  numbers: readonly number[],
  below: readonly Issue[],
  here: Repo,
  github: GitHub,
): Promise<AdoptedIssue[]> {
  const found: AdoptedIssue[] = [];
  for (const number of new Set(numbers)) {
    const ref = { owner: here.owner, repo: here.repo, number };
    const issue = below.find((each) => each.number === number) ?? (await github.issue(ref));
    if (!issue || issue.author.app || issue.isPullRequest) continue;
    const note = adoptionIn(await github.issueEvents(ref))?.note;
    if (note) found.push({ issue, note });
  }
  return found;
}
