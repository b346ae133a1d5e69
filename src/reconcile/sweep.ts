import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import { notesIn } from '../controllers/action-items/marker.ts';
import type { GitHub } from '../github/port.ts';
import { LAG } from '../github/receipts.ts';
import type { Policy } from '../policy/schema.ts';
import type { Store } from '../store/store.ts';
import { type ObjectRef, type Repo, WHOLE_REPOSITORY } from '../vocabulary/refs.ts';
import type { Policies } from './policies.ts';
import { policyOf } from './policy-source.ts';

/** A closed incident or a merged post-mortem is swept for so many days after its last change. */
const DAYS = 14;
const DAY = 86_400_000;

/** How far this machine's clock may be ahead of GitHub's, with the lag of its replicas, in milliseconds. */
const CLOCKS_DIFFER = 5 * 60_000 + LAG;

/** Milliseconds after a sweep of everything by which its objects have been looked at, and a report misses none of them. */
const SETTLED = 60 * 60_000;

/** What the last sweep of a repository that succeeded went by. */
interface Swept {
  /** Milliseconds at which it began. */
  readonly at: number;
  readonly policy: Policy;
}

export interface SweepOptions {
  /** Null when the App is not installed there. */
  readonly githubFor: (repo: Repo) => Promise<GitHub | null>;
  /** Every repository that the App is installed on. */
  readonly repositories: () => AsyncIterable<Repo>;
  readonly store: Pick<Store, 'enqueue' | 'setTimer' | 'recentRepositories' | 'retryGivenUp' | 'readModel'>;
  /** Policies that looks go by; each is read anew here. */
  readonly policies?: Policies;
  /** The sweeps of this process so far, by repository: the next ones pass over what has not changed since. */
  readonly swept?: Map<string, Swept>;
  readonly log: Logger;
  readonly now?: () => Date;
}

/**
 * Finds what a lost webhook left undone: incidents, and the pull requests of their post-mortems. 5 or 6 calls for each
 * repository, which cost nothing of the rate limit where nothing has changed. Resolves to how many objects were queued.
 *
 * `recent`: only repositories from which a webhook came lately, so that an organisation with a thousand quiet ones
 * costs nothing, and there only what has changed since the last sweep, or everything when the policy has. `everywhere`:
 * everything in all repositories, as after a start. When the read model is empty, that includes everything that there
 * ever was: looking at it makes the read model anew. Both try again what was given up.
 */
export async function sweep(scope: 'everywhere' | 'recent', options: SweepOptions): Promise<number> {
  const { store, log } = options;
  const now = options.now?.() ?? new Date();
  const everywhere = scope === 'everywhere';
  const rebuild = everywhere && (await store.readModel.isEmpty());
  // The same all day, so that GitHub can say of a list that it has not changed.
  const since = new Date(rebuild ? 0 : (Math.floor(now.getTime() / DAY) - DAYS) * DAY).toISOString();
  const repositories = everywhere ? options.repositories() : await store.recentRepositories(DAYS);
  let found = await store.retryGivenUp();
  for await (const repo of repositories) {
    try {
      const github = await options.githubFor(repo);
      if (!github) continue;
      const { policy } = await (options.policies?.read(github, repo) ?? policyOf(github, repo));
      const name = `${repo.owner}/${repo.repo}`.toLowerCase();
      const last = everywhere ? undefined : options.swept?.get(name);
      const from = last && isDeepStrictEqual(last.policy, policy) ? last.at - CLOCKS_DIFFER : 0;
      for (const ref of await changedSince({ since, from }, repo, github, policy)) {
        await store.enqueue(ref);
        found += 1;
      }
      if (from === 0 && policy.reports.every !== null) await store.setTimer(reportOf(repo), soon(now));
      options.swept?.set(name, { at: now.getTime(), policy });
    } catch (error) {
      // One repository that is archived or blocked must not keep the others from being swept.
      log.warn({ err: error, repository: `${repo.owner}/${repo.repo}` }, 'not swept');
    }
  }
  log.info({ scope, rebuild, objects: found }, 'swept');
  return found;
}

const reportOf = ({ owner, repo }: Repo) => ({ kind: 'report', owner, repo, number: WHOLE_REPOSITORY });
const soon = (now: Date) => new Date(now.getTime() + SETTLED).toISOString();

/**
 * Open incidents, and what changed since then: incidents, post-mortems, the merged ones' action items, and their issues.
 * Of these, what changed at or after `from`, in milliseconds.
 */
async function changedSince(
  { since, from }: { readonly since: string; readonly from: number },
  repo: Repo,
  github: GitHub,
  { labels: { incident, postmortem } }: Policy,
): Promise<ObjectRef[]> {
  const isNews = ({ updatedAt }: { readonly updatedAt: string }) => Date.parse(updatedAt) >= from;
  const still = await github.issuesWithLabels(repo, [incident], { pulls: true });
  const lately = await github.issuesWithLabels(repo, [incident], { state: 'all', since, pulls: true });
  const numbers = new Set([...still, ...lately].filter(isNews).map(({ number }) => number));
  const pulls = (await github.pullRequestsWithLabel(repo, postmortem, since)).filter(isNews);
  const closed = pulls.filter(({ state }) => state === 'closed');
  const items = (await github.ownIssues(repo, since)).filter(
    (issue) => isNews(issue) && notesIn(issue).length > 0,
  );
  const ref = (kind: string, number: number) => ({ kind, owner: repo.owner, repo: repo.repo, number });
  return [
    ...[...numbers].map((number) => ref('incident', number)),
    ...pulls.map(({ number }) => ref('post-mortem', number)),
    ...pulls.filter(({ state }) => state === 'open').map(({ number }) => ref('draft', number)),
    ...closed.flatMap(({ number }) => [ref('action-items', number), ref('learned', number)]),
    ...items.map(({ number }) => ref('action-item', number)),
  ];
}
