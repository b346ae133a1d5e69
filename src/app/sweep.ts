import type { ObjectRef } from '../controllers/controller.ts';
import type { GitHub } from '../github/port.ts';
import { policyOf } from '../reconcile/policy-source.ts';
import type { Repo } from '../vocabulary/refs.ts';
import type { Installations } from './installations.ts';
import type { Logger } from './log.ts';

/** A closed incident or a merged post-mortem is looked at for so long after its last change. */
const DAYS = 14;
/** At most so many failed deliveries are asked for again at once; later ones and the sweep heal the rest. */
const REDELIVERIES = 100;

export interface SweepOptions {
  readonly installations: Installations;
  readonly store: {
    enqueue(ref: ObjectRef): Promise<void>;
    knows(ids: readonly string[]): Promise<Set<string>>;
    recentRepositories(days: number): Promise<Repo[]>;
    retryGivenUp(): Promise<number>;
  };
  readonly log: Logger;
  readonly now?: () => Date;
}

/**
 * Finds again what a lost webhook left undone: incidents, and the pull requests of their post-mortems. A sweep of
 * everything takes up what was given up, too, whatever it is.
 * `everywhere`: all repositories, as after a start; otherwise those heard of lately, so that an organisation with
 * a thousand quiet repositories costs nothing. 4 calls for each repository.
 */
export async function sweep(everywhere: boolean, options: SweepOptions): Promise<number> {
  const { installations, store, log } = options;
  const repositories = everywhere ? installations.repositories() : await store.recentRepositories(DAYS);
  let found = everywhere ? await store.retryGivenUp() : 0;
  for await (const repo of repositories) {
    try {
      const port = await installations.portFor(repo);
      if (!port) continue;
      for (const ref of await open(port, repo, options.now?.() ?? new Date())) {
        await store.enqueue(ref);
        found += 1;
      }
    } catch (error) {
      // One repository that is archived or blocked must not keep the others from being swept.
      log.warn({ err: error, repository: `${repo.owner}/${repo.repo}` }, 'not swept');
    }
  }
  log.info({ everywhere, objects: found }, 'swept');
  return found;
}

async function open(port: GitHub, repo: Repo, now: Date): Promise<ObjectRef[]> {
  const { policy } = await policyOf(port, repo);
  const since = new Date(now.getTime() - DAYS * 86_400_000).toISOString();
  const { incident, postmortem } = policy.labels;
  const { owner, repo: name } = repo;
  const still = await port.issuesWithLabels(repo, [incident]);
  const lately = await port.issuesWithLabels(repo, [incident], { state: 'all', since });
  const numbers = new Set([...still, ...lately].map(({ number }) => number));
  const pulls = await port.pullRequestsWithLabel(repo, postmortem, since);
  return [
    ...[...numbers].map((number) => ({ kind: 'incident' as const, owner, repo: name, number })),
    ...pulls.map(({ number }) => ({ kind: 'post-mortem' as const, owner, repo: name, number })),
    ...pulls
      .filter(({ state }) => state === 'closed')
      .map(({ number }) => ({ kind: 'action-items' as const, owner, repo: name, number })),
  ];
}

/**
 * Asks GitHub to send again what it could not deliver: it never does so by itself. `asked` holds, by delivery, the
 * attempt after which it was asked for: only a newer attempt that failed as well is a reason to ask again. (What
 * arrives and touches nothing of ours is not stored, so the store alone cannot tell.)
 */
export async function redeliver(
  { installations, store, log }: SweepOptions,
  asked: Map<string, number>,
): Promise<number> {
  const failed = await installations.failedDeliveries();
  const arrived = await store.knows(failed.map(({ guid }) => guid));
  // GitHub lists each attempt: the first one of a delivery is the newest.
  const newest = new Map<string, number>();
  for (const { id, guid } of failed) if (!newest.has(guid)) newest.set(guid, id);
  for (const guid of asked.keys()) if (!newest.has(guid)) asked.delete(guid);
  const missing = [...newest].filter(([guid, id]) => !arrived.has(guid) && id > (asked.get(guid) ?? -1));
  const wanted = missing.slice(0, REDELIVERIES);
  for (const [guid, id] of wanted) {
    await installations.redeliver(id);
    asked.set(guid, id);
  }
  if (wanted.length) log.info({ deliveries: wanted.length, of: missing.length }, 'asked for again');
  return wanted.length;
}
