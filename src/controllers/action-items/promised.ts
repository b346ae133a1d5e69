import { type PromisedItem, promisedItems } from '../../action-items/item.ts';
import type { PullRequest } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Service } from '../../policy/sections/services.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { repositoriesOf, serviceNamed } from '../../services/find.ts';
import { type IncidentRef, type Repo, repoKey, sameRepo } from '../../vocabulary/refs.ts';
import type { World } from '../controller.ts';
import { type ChangedDocument, incidentOf, parseDocument } from '../documents.ts';
import { lacksApp } from '../incident/home.ts';
import type { Home } from './dropped.ts';

/** An item that a post-mortem promises. */
export interface ReadItem {
  readonly item: PromisedItem;
  readonly incident: IncidentRef | null;
  /** The title of the post-mortem. */
  readonly title: string;
  /** The repository for its issue. */
  readonly target: Repo;
  /** The repository that it is for, which is known to lack the App; null where `target` is that. */
  readonly belongsIn: Repo | null;
  /** The name of its service. */
  readonly service: string | null;
  readonly severity: string | null;
}

/** The post-mortems among these documents. */
export function homesOf(
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
export function itemsIn({ document, model, incident }: Home, here: Repo, policy: Policy): ReadItem[] {
  const title = model.title?.value ?? document.path;
  return promisedItems(model, document.previousPath).map((item) => {
    const service = serviceOf(item, model, policy);
    const target = targetOf(item, service, here);
    return {
      item,
      incident,
      title,
      target,
      belongsIn: null,
      service: service?.name ?? item.service,
      severity: model.severityLevel,
    };
  });
}

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

/**
 * The items, each with a repository in which its issue can be opened: the document's, where the one that it is for lacks
 * the App. 1 call for each other repository, cached for those with the App.
 */
export async function withinReach<Item extends Pick<ReadItem, 'target' | 'belongsIn'>>(
  items: readonly Item[],
  { owner, repo }: Repo,
  world: Pick<World, 'isInstalled'>,
): Promise<Item[]> {
  const here = { owner, repo };
  const lacking = new Map<string, boolean>();
  const found: Item[] = [];
  for (const item of items) {
    const { target } = item;
    const key = repoKey(target);
    if (!lacking.has(key)) lacking.set(key, !sameRepo(target, here) && (await lacksApp(target, world)));
    found.push(lacking.get(key) ? { ...item, target: here, belongsIn: target } : item);
  }
  return found;
}
