import type { PromisedItem } from '../../action-items/item.ts';
import { keysIn, linkedHere, type Placed, place } from '../../action-items/plan.ts';
import type { ChangedFile, GitHub, Issue, PullRequest } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import { fullRef, sameRepo } from '../../vocabulary/refs.ts';
import { changedFiles } from '../changed-files.ts';
import { permalink, readDocuments, readEarlier, removedPostMortems } from '../documents.ts';
import { type Candidates, type Filed, findCandidates, readFiled } from './candidates.ts';
import { isConverted } from './converted.ts';
import { type Dropped, droppedFrom } from './dropped.ts';
import { adoptionIn, claimOf, type ItemNote, notesIn } from './marker.ts';
import { homesOf, itemsIn, type ReadItem } from './promised.ts';

/** An item of a merged post-mortem, and its issue. */
export interface ItemFacts extends ReadItem {
  readonly key: string;
  readonly permalink: string;
  /** The item as the document had it before this merge; null if it is new or unknown. */
  readonly before: PromisedItem | null;
  /** Opened for it, or named by it. */
  readonly issue: Issue | null;
  /** The issue that it had before, which somebody turned into a discussion. */
  readonly discussion: Issue | null;
  /**
   * The note on an issue that somebody else opened and the item names; null for other issues, and before it is
   * written.
   */
  readonly adopted: ItemNote | null;
  /** An issue that may be the item's own: a person has to decide. */
  readonly doubt: Issue | null;
}

/** The items of a pull request, and what is known around them. */
export interface ObservedItems {
  readonly items: readonly ItemFacts[];
  readonly filed: Filed;
  /** Instants at which Debrief's issues were opened. */
  readonly opened: readonly string[];
  readonly dropped: readonly Dropped[];
  /** Whether the pull request changes a post-mortem. */
  readonly isPostMortem: boolean;
}

/**
 * The items of a pull request, each with its issue. 3 calls, 1 for each further file, each incident and each linked
 * issue, 2 for one that somebody else opened, 1 for one that may have been turned into a discussion; after the merge 1 for
 * each document that it changed or deleted, and 1 for each other repository that its items named before. `known`:
 * Debrief's issues, if the caller has them already.
 */
export async function observeItems(
  pull: PullRequest,
  github: GitHub,
  policy: Policy,
  known?: readonly Issue[],
): Promise<ObservedItems> {
  const { files: changed } = await changedFiles(pull, github, policy);
  const sha = pull.merged ? (pull.mergeSha ?? pull.base.ref) : pull.head.sha;
  const day = (pull.mergedAt ?? '').slice(0, 10);
  const homes = homesOf(await readDocuments(pull, sha, github, policy, changed), pull, policy, day);
  const read = homes.flatMap((home) => itemsIn(home, pull, policy));
  const removed = removedPostMortems(changed, policy);
  const mayHaveDropped =
    pull.merged && (removed.length > 0 || homes.some(({ document }) => document.status !== 'added'));
  const isPostMortem = homes.length > 0;
  if (hasNoIssues(pull, changed, read) || (!read.length && !mayHaveDropped))
    return { items: [], filed: new Map(), opened: [], dropped: [], isPostMortem };

  // Items that are no longer there may have had their issues elsewhere.
  const before = mayHaveDropped ? await readEarlier(pull, github, policy, changed) : [];
  const earlier = homesOf(before, pull, policy, day);
  const had = mayHaveDropped ? earlier.flatMap((home) => itemsIn(home, pull, policy)) : null;
  const incidents = mayHaveDropped ? [...homes, ...earlier] : read;
  const filed = await readFiled(
    incidents.flatMap(({ incident }) => incident ?? []),
    github,
  );
  const candidates = await findCandidates({ now: read, had, filed, known }, pull, github);
  const items = await withIssues(read, had ?? [], candidates, { pull, sha, changed, github });

  const kept = new Set(items.flatMap(({ issue, doubt }) => [issue?.id ?? [], doubt?.id ?? []].flat()));
  const noteOf = (issue: Issue) =>
    notesIn(issue).at(-1) ?? candidates.unlinked.find((each) => each.issue.id === issue.id)?.note ?? null;
  const dropped = mayHaveDropped
    ? droppedFrom(candidates.byId.values(), { homes, removed, noteOf, kept }, pull)
    : [];
  return { items, filed, opened: candidates.opened, dropped, isPostMortem };
}

/** A document that is new in an open pull request has no issues yet; only its proposals are a question. */
const hasNoIssues = (pull: PullRequest, changed: readonly ChangedFile[], read: readonly ReadItem[]) =>
  !pull.merged &&
  changed.every(({ status }) => status === 'added') &&
  read.every(({ item }) => item.acceptance === 'accepted');

interface Place {
  readonly pull: PullRequest;
  readonly sha: string;
  readonly changed: readonly ChangedFile[];
  readonly github: GitHub;
}

async function withIssues(
  read: readonly ReadItem[],
  had: readonly ReadItem[],
  candidates: Candidates,
  where: Place,
): Promise<ItemFacts[]> {
  const siblings = new Set(where.changed.flatMap(({ path, previousPath }) => [path, previousPath ?? path]));
  const places = place(
    read.map(({ item }) => item),
    candidates.tracked,
    read.map(({ incident }) => ({ incident: incident && fullRef(incident), siblings })),
  );
  const hadKeys = keysIn(had.map(({ item }) => item));
  const found: ItemFacts[] = [];
  for (const [index, placed] of places.entries())
    found.push(await factsOf(read[index]!, placed, hadKeys, candidates, where));
  return found;
}

async function factsOf(
  read: ReadItem,
  { item, key, id, doubt }: Placed,
  had: ReadonlyMap<PromisedItem, string>,
  candidates: Candidates,
  { pull, sha, github }: Place,
): Promise<ItemFacts> {
  const issue =
    (id === null ? null : candidates.byId.get(id)) ?? (await issueNamedBy(item, candidates, pull, github));
  const maybe = issue || doubt === null ? null : candidates.byId.get(doubt)!;
  const isAdopted = pull.merged && issue && !issue.author.app && !issue.isPullRequest;
  const isIts = (note: ItemNote) => note.file === item.path && claimOf(note).keys.includes(key);
  return {
    ...read,
    key,
    permalink: permalink(pull, sha, item.path, item.line),
    before: asBefore(item, key, issue ?? maybe, had),
    issue,
    discussion: candidates.discussions.find((each) => notesIn(each).some(isIts)) ?? null,
    adopted: isAdopted ? (adoptionIn(await github.issueEvents(issue))?.note ?? null) : null,
    doubt: maybe,
  };
}

/** The issue that an item links, unless it was turned into a discussion. */
async function issueNamedBy(
  { link }: PromisedItem,
  { byId }: Candidates,
  pull: PullRequest,
  github: GitHub,
): Promise<Issue | null> {
  const linked = link ? linkedHere(link, pull) : null;
  if (!linked) return null;
  const isLinked = (issue: Issue) => issue.number === linked.number && sameRepo(issue, pull);
  const issue = byId.values().find(isLinked) ?? (await github.issue(linked));
  return issue && !(await isConverted(issue, github)) ? issue : null;
}

/** An item as its document had it before the merge: by its name now, or by one that its issue remembers. */
function asBefore(
  item: PromisedItem,
  key: string,
  issue: Issue | null,
  had: ReadonlyMap<PromisedItem, string>,
): PromisedItem | null {
  const names = new Set([key, ...(issue ? notesIn(issue).flatMap((note) => claimOf(note).keys) : [])]);
  const isSameFile = ({ path }: PromisedItem) => path === item.path || path === item.previousPath;
  const found = had.entries().find(([each, name]) => isSameFile(each) && names.has(name));
  return found?.[0] ?? null;
}
