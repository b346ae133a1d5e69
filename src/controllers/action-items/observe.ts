import type { PromisedItem } from '../../action-items/item.ts';
import { promisedItems } from '../../action-items/item.ts';
import { linkedHere, place, type TrackedIssue } from '../../action-items/plan.ts';
import { parseMarker } from '../../github/markers.ts';
import type { GitHub, Issue, PullRequest } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import { fullRef, type IncidentRef, type ObjectRef } from '../../vocabulary/refs.ts';
import { LOGIN } from '../../vocabulary/roles.ts';
import type { World } from '../controller.ts';
import { incidentOf, permalink, readDocuments, readModel } from '../documents.ts';
import { claimOf, notesIn } from './marker.ts';

/** An item of a merged post-mortem, and the issue in which it lives. */
export interface ItemFacts {
  readonly item: PromisedItem;
  readonly key: string;
  readonly title: string;
  readonly incident: IncidentRef | null;
  readonly permalink: string;
  /** Opened for it, or named by it. */
  readonly issue: Issue | null;
}

export interface MergedFacts {
  readonly pull: PullRequest;
  readonly items: readonly ItemFacts[];
  /** The first owner of each item who can be assigned; null when none can. */
  readonly assignees: ReadonlyMap<PromisedItem, string | null>;
  readonly filed: Filed;
}

/** The sub-issues of each incident by `owner/repo#number`; null where the server has no sub-issues. */
type Filed = ReadonlyMap<string, readonly Issue[] | null>;

/** Null when the pull request is gone. Items are promises only once they are merged into the default branch. */
export async function observe(
  ref: ObjectRef,
  { github }: World,
  policy: Policy,
): Promise<MergedFacts | null> {
  const pull = await github.pullRequest(ref);
  if (!pull) return null;
  const nothing = { pull, items: [], assignees: new Map(), filed: new Map() };
  if (!pull.merged) return nothing;
  const { items, filed } = await observeItems(pull, github, policy);
  if (!items.length || (await github.defaultBranch(pull))?.name !== pull.base.ref) return nothing;

  const assignees = new Map<PromisedItem, string | null>();
  const asked = new Map<string, Promise<boolean>>();
  const assignable = (login: string) => {
    if (!asked.has(login)) asked.set(login, github.assignable(pull, login));
    return asked.get(login)!;
  };
  for (const { item, issue } of items) {
    assignees.set(item, null);
    if (issue) continue;
    for (const owner of item.owners) {
      if (!LOGIN.test(owner) || !(await assignable(owner))) continue;
      assignees.set(item, owner);
      break;
    }
  }
  return { pull, items, assignees, filed };
}

/**
 * The items of a merged pull request, each with its issue. 3 calls, 1 for each further file, each incident and each
 * linked issue. An item's issue is found among those that Debrief opened or below its incident: people rename labels, and
 * transfer issues to the repository where the work is. `known`: the issues of Debrief, when the caller has them already.
 */
export async function observeItems(
  pull: PullRequest,
  github: GitHub,
  policy: Policy,
  known?: readonly Issue[],
): Promise<{ items: ItemFacts[]; filed: Filed }> {
  const sha = pull.mergeSha ?? pull.base.ref;
  const day = (pull.mergedAt ?? '').slice(0, 10);
  const documents = await readDocuments(pull, sha, github, policy);
  const read = documents.flatMap((document) => {
    const model = readModel(document, policy, day);
    if (
      typeof model === 'string' ||
      (model.kind !== 'post-mortem' && model.frontMatter?.data?.incident === undefined)
    )
      return [];
    const incident = incidentOf(document, pull);
    const title = model.title?.value ?? document.path;
    return promisedItems(model, document.previousPath).map((item) => ({ item, incident, title }));
  });
  const filed = new Map<string, readonly Issue[] | null>();
  if (!read.length) return { items: [], filed };
  for (const { incident } of read)
    if (incident && !filed.has(fullRef(incident)))
      filed.set(fullRef(incident), await github.subIssues(incident));
  const own = known ?? (await github.ownIssues(pull));
  const byNumber = new Map(own.map((issue) => [issue.number, issue]));
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
  const places = place(
    read.map(({ item }) => item),
    tracked,
    read.map(({ incident }) => (incident ? fullRef(incident) : null)),
  );
  const found: ItemFacts[] = [];
  for (const [index, { item, key, id }] of places.entries()) {
    const linked = item.link ? linkedHere(item.link, pull) : null;
    const named = linked ? (byNumber.get(linked.number) ?? (await github.issue(linked))) : null;
    const issue = (id === null ? null : byId.get(id)) ?? named;
    const { incident, title } = read[index]!;
    const link = permalink(pull, sha, item.path, item.line);
    found.push({ item, key, title, incident, permalink: link, issue });
  }
  return { items: found, filed };
}

/** An issue of ours of another kind, such as an incident. */
const isOther = ({ body }: Issue) => parseMarker(body) !== null;
