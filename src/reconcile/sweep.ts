import type { Logger } from 'pino';
import { notesIn } from '../controllers/action-items/marker.ts';
import type { GitHub } from '../github/port.ts';
import type { Store } from '../store/store.ts';
import type { ObjectRef, Repo } from '../vocabulary/refs.ts';
import { policyOf } from './policy-source.ts';

/** A closed incident or a merged post-mortem is swept for so many days after its last change. */
const DAYS = 14;

export interface SweepOptions {
  /** Null when the App is not installed there. */
  readonly githubFor: (repo: Repo) => Promise<GitHub | null>;
  /** Every repository that the App is installed on. */
  readonly repositories: () => AsyncIterable<Repo>;
  readonly store: Pick<Store, 'enqueue' | 'recentRepositories' | 'retryGivenUp' | 'readModel'>;
  readonly log: Logger;
  readonly now?: () => Date;
}

/**
 * Finds what a lost webhook left undone: incidents, and the pull requests of their post-mortems. 6 calls for each
 * repository. Resolves to how many objects were queued.
 *
 * `recent`: only repositories from which a webhook came lately, so that an organisation with a thousand quiet ones
 * costs nothing. `everywhere`: all repositories, as after a start, and whatever was given up. When the read model is
 * empty, that includes everything that there ever was: looking at it makes the read model anew.
 */
export async function sweep(scope: 'everywhere' | 'recent', options: SweepOptions): Promise<number> {
  const { store, log } = options;
  const now = options.now?.() ?? new Date();
  const everywhere = scope === 'everywhere';
  const rebuild = everywhere && (await store.readModel.isEmpty());
  const since = new Date(rebuild ? 0 : now.getTime() - DAYS * 86_400_000).toISOString();
  const repositories = everywhere ? options.repositories() : await store.recentRepositories(DAYS);
  let found = everywhere ? await store.retryGivenUp() : 0;
  for await (const repo of repositories) {
    try {
      const github = await options.githubFor(repo);
      if (!github) continue;
      for (const ref of await changedSince(since, repo, github)) {
        await store.enqueue(ref);
        found += 1;
      }
    } catch (error) {
      // One repository that is archived or blocked must not keep the others from being swept.
      log.warn({ err: error, repository: `${repo.owner}/${repo.repo}` }, 'not swept');
    }
  }
  log.info({ scope, rebuild, objects: found }, 'swept');
  return found;
}

/** Open incidents, and what changed since then: incidents, post-mortems, the merged ones' action items, and their issues. */
async function changedSince(since: string, repo: Repo, github: GitHub): Promise<ObjectRef[]> {
  const { policy } = await policyOf(github, repo);
  const { incident, postmortem } = policy.labels;
  const still = await github.issuesWithLabels(repo, [incident], { pulls: true });
  const lately = await github.issuesWithLabels(repo, [incident], { state: 'all', since, pulls: true });
  const numbers = new Set([...still, ...lately].map(({ number }) => number));
  const pulls = await github.pullRequestsWithLabel(repo, postmortem, since);
  const closed = pulls.filter(({ state }) => state === 'closed');
  const items = (await github.ownIssues(repo, since)).filter((issue) => notesIn(issue).length > 0);
  const ref = (kind: string, number: number) => ({ kind, owner: repo.owner, repo: repo.repo, number });
  return [
    ...[...numbers].map((number) => ref('incident', number)),
    ...pulls.map(({ number }) => ref('post-mortem', number)),
    ...pulls.filter(({ state }) => state === 'open').map(({ number }) => ref('draft', number)),
    ...closed.map(({ number }) => ref('action-items', number)),
    ...items.map(({ number }) => ref('action-item', number)),
  ];
}
