import type { PromisedItem } from '../../action-items/item.ts';
import { promisedItems } from '../../action-items/item.ts';
import { keysIn, linkedHere, place, type TrackedIssue } from '../../action-items/plan.ts';
import { type Decisions, UNDECIDED } from '../../action-items/proposals.ts';
import { findMarker, parseMarker } from '../../github/markers.ts';
import type { Comment, GitHub, Issue, PullRequest } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Service } from '../../policy/sections/services.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { repositoriesOf, serviceNamed } from '../../services/find.ts';
import {
  distinctRepos,
  fullRef,
  type IncidentRef,
  type ObjectRef,
  type Repo,
  sameRepo,
} from '../../vocabulary/refs.ts';
import { LOGIN } from '../../vocabulary/roles.ts';
import type { World } from '../controller.ts';
import {
  type ChangedDocument,
  incidentOf,
  parseDocument,
  permalink,
  readDocuments,
  readEarlier,
  removedPostMortems,
} from '../documents.ts';
import { orIfRefused } from '../or-if-refused.ts';
import { adoptedBefore } from './adopted.ts';
import { isConverted } from './converted.ts';
import { decisionsOf, REPORT } from './decisions.ts';
import { type Dropped, droppedFrom, type Home } from './dropped.ts';
import { adoptionIn, claimOf, type ItemNote, notesIn } from './marker.ts';

/** An item of a merged post-mortem, and its issue. */
export interface ItemFacts {
  readonly item: PromisedItem;
  readonly key: string;
  readonly title: string;
  readonly incident: IncidentRef | null;
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
  /** The repository for its issue. */
  readonly target: Repo;
  /** The name of its service. */
  readonly service: string | null;
  readonly severity: string | null;
}

export interface MergedFacts {
  readonly pull: PullRequest;
  readonly items: readonly ItemFacts[];
  /** The first owner of each item who can be assigned; null if none can. */
  readonly assignees: ReadonlyMap<PromisedItem, string | null>;
  readonly filed: Filed;
  /** Instants of the last hour, in milliseconds, at which Debrief made something that GitHub limits, as far as is known. */
  readonly made: readonly number[];
  /**
   * Debrief's comment about the items on the pull request, with the boxes that people ticked; null before it exists.
   */
  readonly report: Comment | null;
  /** What people wrote about proposals. */
  readonly decisions: Decisions;
  readonly dropped: readonly Dropped[];
}

/** The sub-issues of each incident by `owner/repo#number`; null if the server does not support sub-issues. */
type Filed = ReadonlyMap<string, readonly Issue[] | null>;

const NOTHING = {
  items: [],
  assignees: new Map(),
  filed: new Map(),
  made: [],
  report: null,
  decisions: UNDECIDED,
  dropped: [],
};

/**
 * Null if the pull request is gone. Items are promises only once they are merged into the default branch; before
 * that, Debrief asks about proposals and doubtful matches. A pull request without any costs 3 calls, and 1 more with
 * comments.
 */
export async function observe(
  ref: ObjectRef,
  { github, creations }: World,
  policy: Policy,
  now: Date,
): Promise<MergedFacts | null> {
  const pull = await github.pullRequest(ref);
  if (!pull) return null;
  const nothing = { pull, ...NOTHING };
  if (pull.state === 'closed' && !pull.merged) return nothing;
  const { items, filed, opened, dropped, isPostMortem } = await observeItems(pull, github, policy);
  const isAsked = pull.merged ? items.length > 0 || dropped.length > 0 : items.some(isOpenQuestion);
  const isTalk = pull.commentCount !== 0 || (isPostMortem && pull.lineCommentCount !== 0);
  if (!isAsked && !(isTalk && (isPostMortem || !pull.merged))) return nothing;
  if ((await github.defaultBranch(pull))?.name !== pull.base.ref) return nothing;

  const assignees = new Map<PromisedItem, string | null>();
  const asked = new Map<string, Promise<boolean>>();
  const assignable = (repo: Repo, login: string) => {
    const key = `${repo.owner}/${repo.repo} ${login}`.toLowerCase();
    // Opening an issue there fails later, and that is reported.
    const ask = () => orIfRefused(() => github.assignable(repo, login), false);
    if (!asked.has(key)) asked.set(key, ask());
    return asked.get(key)!;
  };
  for (const { item, issue, target } of pull.merged ? items : []) {
    assignees.set(item, null);
    if (issue && item.owners[0] === notesIn(issue).at(-1)?.owner) continue;
    for (const owner of item.owners) {
      const login = personFor(owner, policy);
      if (!LOGIN.test(login) || !(await assignable(issue ?? target, login))) continue;
      assignees.set(item, login);
      break;
    }
  }
  const events = await github.issueEvents(pull);
  const report = events.flatMap((event) =>
    event.type === 'commented' && findMarker(event.comment, REPORT) ? [event.comment] : [],
  )[0];
  const decisions = await decisionsOf(pull, items.filter(isProposal), report, events, github, policy);
  // An issue and its place below the incident are two.
  const known = opened.flatMap((at) => [Date.parse(at), Date.parse(at)]);
  const made = (await creations?.lately(pull.owner, now.getTime())) ?? known;
  return { pull, items, assignees, filed, made, report: report ?? null, decisions, dropped };
}

/** A person must decide before the item gets its issue. */
const isOpenQuestion = (found: ItemFacts) => found.doubt !== null || isProposal(found);

const isProposal = ({ item, issue }: ItemFacts) => item.acceptance === 'proposed' && issue === null;

/** Who to assign: for a team, the person named in the policy. */
function personFor(owner: string, { actionItems: { maintainers } }: Policy): string {
  const slug = owner.split('/').at(-1)!.toLowerCase();
  const named = Object.entries(maintainers).find(([team]) => team.toLowerCase() === slug)?.[1];
  return named ?? owner;
}

/**
 * The items of a pull request, each with its issue. 3 calls, 1 for each further file, each incident and each linked
 * issue, 2 for one that somebody else opened, 1 for one that may have been turned into a discussion; after the merge 1 for
 * each document that it changed or deleted, and 1 for each other repository that its items named before. An item's issue is
 * found among those that Debrief opened or below its incident: people rename labels, and transfer issues to the
 * repository where the work is. `known`: Debrief's issues, if the caller has them already.
 */
export async function observeItems(
  pull: PullRequest,
  github: GitHub,
  policy: Policy,
  known?: readonly Issue[],
): Promise<{
  items: ItemFacts[];
  filed: Filed;
  opened: readonly string[];
  dropped: Dropped[];
  isPostMortem: boolean;
}> {
  const sha = pull.merged ? (pull.mergeSha ?? pull.base.ref) : pull.head.sha;
  const day = (pull.mergedAt ?? '').slice(0, 10);
  const changed = await github.changedFiles(pull);
  const documents = await readDocuments(pull, sha, github, policy, changed);
  const homes = homesOf(documents, pull, policy, day);
  const read = homes.flatMap((home) => itemsIn(home, pull, policy));
  const filed = new Map<string, readonly Issue[] | null>();
  // A document that is new in this pull request cannot have issues yet.
  const isNew = !pull.merged && changed.every(({ status }) => status === 'added');
  const removed = removedPostMortems(changed, policy);
  const mayHaveDropped =
    pull.merged && (removed.length > 0 || homes.some(({ document }) => document.status !== 'added'));
  const isSettled = isNew && read.every(({ item }) => item.acceptance === 'accepted');
  const isPostMortem = homes.length > 0;
  if (isSettled || (!read.length && !mayHaveDropped))
    return { items: [], filed, opened: [], dropped: [], isPostMortem };
  // Items that are no longer there may have had their issues elsewhere.
  const before = mayHaveDropped ? await readEarlier(pull, github, policy, changed) : [];
  const earlier = homesOf(before, pull, policy, day);
  for (const { incident } of mayHaveDropped ? [...homes, ...earlier] : read)
    if (incident && !filed.has(fullRef(incident)))
      filed.set(fullRef(incident), await github.subIssues(incident));
  const own = [...(known ?? (await github.ownIssues(pull)))];
  const had = earlier.flatMap((home) => itemsIn(home, pull, policy));
  const hadItems = had.map(({ item }) => item);
  const hadKeys = keysIn(hadItems);
  for (const repo of otherRepos([...read, ...had], pull))
    own.push(...(await orIfRefused(() => github.ownIssues(repo), [])));
  const byNumber = new Map(
    own.filter((issue) => sameRepo(issue, pull)).map((issue) => [issue.number, issue]),
  );
  const below = [...filed.values()].flatMap((issues) => issues ?? []);
  const byId = new Map([...below, ...own].map((issue) => [issue.id, issue]));
  const discussions: Issue[] = [];
  for (const issue of byId.values()) if (await isConverted(issue, github)) discussions.push(issue);
  for (const { id, number } of discussions) {
    byId.delete(id);
    if (byNumber.get(number)?.id === id) byNumber.delete(number);
  }
  const children = new Set(below.map(({ id }) => id));
  const isFiled = [...filed.values()].some((issues) => issues !== null);
  const tracked = [...byId.values()].flatMap(({ id, ...issue }): TrackedIssue[] => {
    const claims = notesIn({ id, ...issue }).map(claimOf);
    // Without a marker it may be anything, so it counts only if filed below the incident, or if nothing is.
    const isOurs =
      claims.length > 0 || (issue.author.app && (isFiled ? children.has(id) : !isOther({ id, ...issue })));
    return isOurs ? [{ id, title: issue.title, claims }] : [];
  });
  const linkedNow = linksTo(read, pull);
  const candidates = [
    ...below.filter((issue) => sameRepo(issue, pull)).map(({ number }) => number),
    ...linksTo(had, pull),
  ];
  const unlinked = mayHaveDropped
    ? await adoptedBefore(
        candidates.filter((number) => !linkedNow.includes(number)),
        below,
        pull,
        github,
      )
    : [];
  for (const { issue, note } of unlinked) {
    byId.set(issue.id, issue);
    tracked.push({ id: issue.id, title: issue.title, claims: [claimOf(note)] });
  }
  const siblings = new Set(changed.flatMap(({ path, previousPath }) => [path, previousPath ?? path]));
  const places = place(
    read.map(({ item }) => item),
    tracked,
    read.map(({ incident }) => ({ incident: incident && fullRef(incident), siblings })),
  );
  const found: ItemFacts[] = [];
  for (const [index, { item, key, id, doubt }] of places.entries()) {
    const linked = item.link ? linkedHere(item.link, pull) : null;
    const named = linked ? (byNumber.get(linked.number) ?? (await github.issue(linked))) : null;
    const standing = named && !(await isConverted(named, github)) ? named : null;
    const issue = (id === null ? null : byId.get(id)) ?? standing;
    const link = permalink(pull, sha, item.path, item.line);
    const maybe = issue || doubt === null ? null : byId.get(doubt)!;
    const isAdopted = pull.merged && issue && !issue.author.app && !issue.isPullRequest;
    const adopted = isAdopted ? (adoptionIn(await github.issueEvents(issue))?.note ?? null) : null;
    const isIts = (note: ItemNote) => note.file === item.path && claimOf(note).keys.includes(key);
    const discussion = discussions.find((each) => notesIn(each).some(isIts)) ?? null;
    const its = issue ?? maybe;
    const names = new Set([key, ...(its ? notesIn(its).flatMap((note) => claimOf(note).keys) : [])]);
    const before = hadItems.find(
      (each) => (each.path === item.path || each.path === item.previousPath) && names.has(hadKeys.get(each)!),
    );
    found.push({
      ...read[index]!,
      ...{ key, permalink: link, before: before ?? null, issue, discussion, adopted, doubt: maybe },
    });
  }
  const kept = new Set(found.flatMap(({ issue, doubt }) => [issue?.id ?? [], doubt?.id ?? []].flat()));
  const noteOf = (issue: Issue) =>
    notesIn(issue).at(-1) ?? unlinked.find((each) => each.issue.id === issue.id)?.note ?? null;
  const dropped = mayHaveDropped ? droppedFrom(homes, removed, byId.values(), noteOf, kept, pull) : [];
  return { items: found, filed, opened: own.map(({ createdAt }) => createdAt), dropped, isPostMortem };
}

/** The post-mortems among these documents. */
function homesOf(
  documents: readonly ChangedDocument[],
  pull: PullRequest,
  policy: Policy,
  day: string,
): Home[] {
  return documents.flatMap((document) => {
    const model = parseDocument(document, policy, day);
    if (
      typeof model === 'string' ||
      (model.kind !== 'post-mortem' && model.frontMatter?.data?.incident === undefined)
    )
      return [];
    return [{ document, model, incident: incidentOf(document, pull) }];
  });
}

/** The items that a post-mortem promises, each with the repository of its issue. */
function itemsIn({ document, model, incident }: Home, here: Repo, policy: Policy) {
  const title = model.title?.value ?? document.path;
  return promisedItems(model, document.previousPath).map((item) => {
    const service = serviceOf(item, model, policy);
    const target = targetOf(item, service, here);
    return {
      item,
      incident,
      title,
      target,
      service: service?.name ?? item.service,
      severity: model.severityLevel,
    };
  });
}

/** The numbers of the issues of this repository that items link. */
const linksTo = (read: readonly { readonly item: PromisedItem }[], here: Repo): number[] =>
  read.flatMap(({ item: { link } }) => (link ? (linkedHere(link, here)?.number ?? []) : []));

/** An issue of ours of another kind, such as an incident. */
const isOther = ({ body }: Issue) => ![undefined, 'action-item'].includes(parseMarker(body)?.kind);

/** An item's service: the one it names, else the document's only one. */
function serviceOf(item: PromisedItem, model: PostMortem, { services }: Policy): Service | null {
  if (item.service) return serviceNamed(item.service, services);
  return model.services.length === 1 ? serviceNamed(model.services[0]!, services) : null;
}

/**
 * The repository for an item's issue: the one it names, if it has the same owner; else its service's; else the
 * document's.
 */
function targetOf(item: PromisedItem, service: Service | null, here: Repo): Repo {
  const [first = '', second] = item.repository?.split('/') ?? [];
  const named = item.repository && { owner: second ? first : here.owner, repo: second ?? first };
  const wanted = named || (service?.repositories.length ? repositoriesOf(service, here)[0]! : here);
  // Otherwise, merging a document would be enough to write into anybody's repositories.
  return wanted.owner.toLowerCase() === here.owner.toLowerCase() ? wanted : here;
}

function otherRepos(read: readonly { readonly target: Repo }[], here: Repo): Repo[] {
  return distinctRepos(read.map(({ target }) => target)).filter((target) => !sameRepo(target, here));
}
