import { linkedHere, type TrackedIssue } from '../../action-items/plan.ts';
import { parseMarker } from '../../github/markers.ts';
import type { GitHub, Issue, PullRequest } from '../../github/port.ts';
import { distinctRepos, fullRef, type IncidentRef, type Repo, sameRepo } from '../../vocabulary/refs.ts';
import { orIfRefused } from '../or-if-refused.ts';
import { type AdoptedIssue, adoptedBefore } from './adopted.ts';
import { isConverted } from './converted.ts';
import { claimOf, notesIn } from './marker.ts';
import type { ReadItem } from './promised.ts';

/** The sub-issues of each incident by `owner/repo#number`; null if the server does not support sub-issues. */
export type Filed = ReadonlyMap<string, readonly Issue[] | null>;

/** The issues among which an item's own is found. */
export interface Candidates {
  /** Debrief's own, and those below the incidents, by GitHub's id. */
  readonly byId: ReadonlyMap<number, Issue>;
  readonly tracked: readonly TrackedIssue[];
  /** Those that somebody turned into a discussion: no longer among the others. */
  readonly discussions: readonly Issue[];
  /** Those that an item adopted before somebody removed its link. */
  readonly unlinked: readonly AdoptedIssue[];
  /** Instants at which Debrief's own were opened. */
  readonly opened: readonly string[];
}

/** Each incident's sub-issues: 1 call for each incident. */
export async function readFiled(incidents: Iterable<IncidentRef>, github: GitHub): Promise<Filed> {
  const filed = new Map<string, readonly Issue[] | null>();
  for (const incident of incidents)
    if (!filed.has(fullRef(incident))) filed.set(fullRef(incident), await github.subIssues(incident));
  return filed;
}

interface Known {
  /** The items as the documents have them. */
  readonly now: readonly ReadItem[];
  /** The items as they were before the merge; null where none can be gone. */
  readonly had: readonly ReadItem[] | null;
  readonly filed: Filed;
  /** Debrief's issues of the repository, if they were read already. */
  readonly known: readonly Issue[] | undefined;
}

/**
 * Finds the issues that Debrief opened or that are below an incident: people rename labels, and transfer issues to the
 * repository where the work is. 1 call unless `known` has Debrief's issues of this repository, 1 for each other repository
 * that the items name, 1 for an issue that may have been turned into a discussion, and those of `adoptedBefore`.
 */
export async function findCandidates(
  { now, had, filed, known }: Known,
  pull: PullRequest,
  github: GitHub,
): Promise<Candidates> {
  const own = [...(known ?? (await github.ownIssues(pull)))];
  for (const repo of otherRepos([...now, ...(had ?? [])], pull))
    own.push(...(await orIfRefused(() => github.ownIssues(repo), [])));
  const below = [...filed.values()].flatMap((issues) => issues ?? []);
  const byId = new Map([...below, ...own].map((issue) => [issue.id, issue]));
  const discussions: Issue[] = [];
  for (const issue of byId.values()) if (await isConverted(issue, github)) discussions.push(issue);
  for (const { id } of discussions) byId.delete(id);

  const tracked = [...byId.values()].filter(isOurs(below, filed)).map(trackedIssue);
  const unlinked = had ? await adoptedBefore(noLongerLinked(now, had, below, pull), below, pull, github) : [];
  for (const { issue, note } of unlinked) {
    byId.set(issue.id, issue);
    tracked.push({ id: issue.id, title: issue.title, claims: [claimOf(note)] });
  }
  return { byId, tracked, discussions, unlinked, opened: own.map(({ createdAt }) => createdAt) };
}

const trackedIssue = (issue: Issue): TrackedIssue => ({
  id: issue.id,
  title: issue.title,
  claims: notesIn(issue).map(claimOf),
});

/**
 * Whether an issue is an action item's. One without a marker may be anything, so it counts only if it is filed below an
 * incident, or if nothing is.
 */
function isOurs(below: readonly Issue[], filed: Filed): (issue: Issue) => boolean {
  const children = new Set(below.map(({ id }) => id));
  const isFiled = [...filed.values()].some((issues) => issues !== null);
  return (issue) =>
    notesIn(issue).length > 0 || (issue.author.app && (isFiled ? children.has(issue.id) : !isOther(issue)));
}

/** An issue of ours of another kind, such as an incident. */
const isOther = ({ body }: Issue) => ![undefined, 'action-item'].includes(parseMarker(body)?.kind);

/** Issues of this repository that an item may have adopted, and none links now. */
function noLongerLinked(
  now: readonly ReadItem[],
  had: readonly ReadItem[],
  below: readonly Issue[],
  here: Repo,
): number[] {
  const linkedNow = linksTo(now, here);
  const belowHere = below.filter((issue) => sameRepo(issue, here)).map(({ number }) => number);
  return [...belowHere, ...linksTo(had, here)].filter((number) => !linkedNow.includes(number));
}

/** The numbers of the issues of this repository that items link. */
const linksTo = (items: readonly ReadItem[], here: Repo): number[] =>
  items.flatMap(({ item: { link } }) => (link ? (linkedHere(link, here)?.number ?? []) : []));

function otherRepos(items: readonly ReadItem[], here: Repo): Repo[] {
  return distinctRepos(items.map(({ target }) => target)).filter((target) => !sameRepo(target, here));
}
