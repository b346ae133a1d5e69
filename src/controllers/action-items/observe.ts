import type { PromisedItem } from '../../action-items/item.ts';
import { promisedItems } from '../../action-items/item.ts';
import { linkedHere, place, type TrackedIssue } from '../../action-items/plan.ts';
import type { Decisions } from '../../action-items/proposals.ts';
import { findMarker, parseMarker } from '../../github/markers.ts';
import { type Comment, type GitHub, GitHubError, type Issue, type PullRequest } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Service } from '../../policy/sections/services.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { repositoriesOf, serviceNamed } from '../../services/find.ts';
import { fullRef, type IncidentRef, type ObjectRef, type Repo, sameRepo } from '../../vocabulary/refs.ts';
import { LOGIN } from '../../vocabulary/roles.ts';
import type { World } from '../controller.ts';
import { incidentOf, parseDocument, permalink, readDocuments } from '../documents.ts';
import { decisionsOf } from './decisions.ts';
import { type Dropped, droppedFrom } from './dropped.ts';
import { adoptionIn, claimOf, type ItemNote, notesIn } from './marker.ts';

/** An item of a merged post-mortem, and the issue in which it lives. */
export interface ItemFacts {
  readonly item: PromisedItem;
  readonly key: string;
  readonly title: string;
  readonly incident: IncidentRef | null;
  readonly permalink: string;
  /** Opened for it, or named by it. */
  readonly issue: Issue | null;
  /** What is noted on an issue that somebody else opened and the item names; null for others, and before it is. */
  readonly adopted: ItemNote | null;
  /** The issue that may be its own: a person has to say. */
  readonly doubt: Issue | null;
  /** Where its issue belongs. */
  readonly target: Repo;
  /** The name of its service. */
  readonly service: string | null;
  readonly severity: string | null;
}

export interface MergedFacts {
  readonly pull: PullRequest;
  readonly items: readonly ItemFacts[];
  /** The first owner of each item who can be assigned; null when none can. */
  readonly assignees: ReadonlyMap<PromisedItem, string | null>;
  readonly filed: Filed;
  /** ISO instants at which Debrief opened the issues that are known of it. */
  readonly opened: readonly string[];
  /** What Debrief says of the items on the pull request, with the boxes that people ticked; null before it does. */
  readonly report: Comment | null;
  /** What people wrote about proposals. */
  readonly decisions: Decisions;
  readonly dropped: readonly Dropped[];
}

/** The sub-issues of each incident by `owner/repo#number`; null where the server has no sub-issues. */
type Filed = ReadonlyMap<string, readonly Issue[] | null>;

const NOTHING = {
  items: [],
  assignees: new Map(),
  filed: new Map(),
  opened: [],
  report: null,
  decisions: { taken: new Map(), problems: [] },
  dropped: [],
};

/**
 * Null when the pull request is gone. Items are promises only once they are merged into the default branch. Before that
 * their proposals and doubts are asked about; a pull request without any costs 3 calls, and 1 more where people comment.
 */
export async function observe(
  ref: ObjectRef,
  { github }: World,
  policy: Policy,
): Promise<MergedFacts | null> {
  const pull = await github.pullRequest(ref);
  if (!pull) return null;
  const nothing = { pull, ...NOTHING };
  if (pull.state === 'closed' && !pull.merged) return nothing;
  const { items, filed, opened, dropped } = await observeItems(pull, github, policy);
  const isAsked = pull.merged ? items.length > 0 || dropped.length > 0 : items.some(isOpenQuestion);
  if (!isAsked && (pull.merged || pull.commentCount === 0)) return nothing;
  if ((await github.defaultBranch(pull))?.name !== pull.base.ref) return nothing;

  const assignees = new Map<PromisedItem, string | null>();
  const asked = new Map<string, Promise<boolean>>();
  const assignable = (repo: Repo, login: string) => {
    const key = `${repo.owner}/${repo.repo} ${login}`.toLowerCase();
    if (!asked.has(key))
      asked.set(
        key,
        orIfRefused(() => github.assignable(repo, login), false),
      );
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
  const decisions = await decisionsOf(pull, items.filter(isProposal), events, github, policy);
  return { pull, items, assignees, filed, opened, report: report ?? null, decisions, dropped };
}

/** A person has to decide before the item gets its issue. */
const isOpenQuestion = (found: ItemFacts) => found.doubt !== null || isProposal(found);

const isProposal = ({ item, issue }: ItemFacts) => item.acceptance === 'proposed' && issue === null;

/** The marker of the comment that tells what became of the items of a pull request. */
export const REPORT = 'items';

/** Whom to assign: for a team, the person whom the policy names. */
function personFor(owner: string, { actionItems: { maintainers } }: Policy): string {
  const slug = owner.split('/').at(-1)!.toLowerCase();
  const named = Object.entries(maintainers).find(([team]) => team.toLowerCase() === slug)?.[1];
  return named?.replace(/^@/, '') ?? owner;
}

/**
 * The items of a pull request, each with its issue. 3 calls, 1 for each further file, each incident and each linked issue,
 * 2 for one that somebody else opened. An item's issue is found among those that Debrief opened or below its incident:
 * people rename labels, and transfer issues to the repository where the work is. `known`: the issues of Debrief, when the caller has them already.
 */
export async function observeItems(
  pull: PullRequest,
  github: GitHub,
  policy: Policy,
  known?: readonly Issue[],
): Promise<{ items: ItemFacts[]; filed: Filed; opened: readonly string[]; dropped: Dropped[] }> {
  const sha = pull.merged ? (pull.mergeSha ?? pull.base.ref) : pull.head.sha;
  const day = (pull.mergedAt ?? '').slice(0, 10);
  const changed = await github.changedFiles(pull);
  const documents = await readDocuments(pull, sha, github, policy, changed);
  const homes = documents.flatMap((document) => {
    const model = parseDocument(document, policy, day);
    if (
      typeof model === 'string' ||
      (model.kind !== 'post-mortem' && model.frontMatter?.data?.incident === undefined)
    )
      return [];
    return [{ document, model, incident: incidentOf(document, pull) }];
  });
  const read = homes.flatMap(({ document, model, incident }) => {
    const title = model.title?.value ?? document.path;
    return promisedItems(model, document.previousPath).map((item) => {
      const service = serviceOf(item, model, policy);
      const target = targetOf(item, service, pull);
      return {
        item,
        incident,
        title,
        target,
        service: service?.name ?? item.service,
        severity: model.severityLevel,
      };
    });
  });
  const filed = new Map<string, readonly Issue[] | null>();
  // What is all new in a review cannot be what has an issue already.
  const isNew = !pull.merged && changed.every(({ status }) => status === 'added');
  const mayHaveDropped = pull.merged && homes.some(({ document }) => document.status !== 'added');
  const isSettled = isNew && read.every(({ item }) => item.acceptance === 'accepted');
  if (isSettled || (!read.length && !mayHaveDropped)) return { items: [], filed, opened: [], dropped: [] };
  for (const { incident } of mayHaveDropped ? homes : read)
    if (incident && !filed.has(fullRef(incident)))
      filed.set(fullRef(incident), await github.subIssues(incident));
  const own = [...(known ?? (await github.ownIssues(pull)))];
  for (const repo of otherRepos(read, pull))
    own.push(...(await orIfRefused(() => github.ownIssues(repo), [])));
  const byNumber = new Map(
    own.filter((issue) => sameRepo(issue, pull)).map((issue) => [issue.number, issue]),
  );
  const below = [...filed.values()].flatMap((issues) => issues ?? []);
  const byId = new Map([...below, ...own].map((issue) => [issue.id, issue]));
  const children = new Set(below.map(({ id }) => id));
  const isFiled = [...filed.values()].some((issues) => issues !== null);
  const tracked = [...byId.values()].flatMap(({ id, ...issue }): TrackedIssue[] => {
    const claims = notesIn({ id, ...issue }).map(claimOf);
    // Without a marker it may be anything, so it counts where it is filed, or nothing is.
    const isOurs =
      claims.length > 0 || (issue.author.app && (isFiled ? children.has(id) : !isOther({ id, ...issue })));
    return isOurs ? [{ id, title: issue.title, claims }] : [];
  });
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
    const issue = (id === null ? null : byId.get(id)) ?? named;
    const link = permalink(pull, sha, item.path, item.line);
    const maybe = issue || doubt === null ? null : byId.get(doubt)!;
    const isAdopted = pull.merged && issue && !issue.author.app && !issue.isPullRequest;
    const adopted = isAdopted ? (adoptionIn(await github.issueEvents(issue))?.note ?? null) : null;
    found.push({ ...read[index]!, key, permalink: link, issue, adopted, doubt: maybe });
  }
  const kept = new Set(found.flatMap(({ issue, doubt }) => [issue?.id ?? [], doubt?.id ?? []].flat()));
  const dropped = mayHaveDropped ? droppedFrom(homes, byId.values(), kept, pull.mergedAt ?? '') : [];
  return { items: found, filed, opened: own.map(({ createdAt }) => createdAt), dropped };
}

/** An issue of ours of another kind, such as an incident. */
const isOther = ({ body }: Issue) => parseMarker(body) !== null;

/** The service of an item: the one that it names, else the only one of its document. */
function serviceOf(item: PromisedItem, model: PostMortem, { services }: Policy): Service | null {
  if (item.service) return serviceNamed(item.service, services);
  return model.services.length === 1 ? serviceNamed(model.services[0]!, services) : null;
}

/** The repository for an item's issue: the one that it names, of the same owner; else its service's; else the document's own. */
function targetOf(item: PromisedItem, service: Service | null, here: Repo): Repo {
  const [first = '', second] = item.repository?.split('/') ?? [];
  const named = item.repository && { owner: second ? first : here.owner, repo: second ?? first };
  const wanted = named || (service?.repositories.length ? repositoriesOf(service, here)[0]! : here);
  // Anybody who may merge a document could otherwise write into repositories of strangers.
  return wanted.owner.toLowerCase() === here.owner.toLowerCase() ? wanted : here;
}

function otherRepos(read: readonly { readonly target: Repo }[], here: Repo): Repo[] {
  const others = read.map(({ target }) => target).filter((target) => !sameRepo(target, here));
  return [...new Map(others.map((repo) => [`${repo.owner}/${repo.repo}`.toLowerCase(), repo])).values()];
}

/** What GitHub answers; `otherwise` where the App has no access. Opening an issue there fails, and the failure is reported. */
async function orIfRefused<T>(ask: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const isFinal = error instanceof GitHubError && error.retryAfter === null;
    if (isFinal && [403, 404, 410].includes(error.status)) return otherwise;
    throw error;
  }
}
