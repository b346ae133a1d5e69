import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import { notesIn } from '../controllers/action-items/marker.ts';
import { declarationOf } from '../controllers/incident/read.ts';
import { type GitHub, GitHubError } from '../github/port.ts';
import { LAG } from '../github/receipts.ts';
import type { Policy } from '../policy/schema.ts';
import type { SignalStore, Store } from '../store/store.ts';
import { CLOCKS_DIFFER, DAY, HOUR, MINUTE } from '../vocabulary/milliseconds.ts';
import { RECENT_DAYS } from '../vocabulary/recent.ts';
import { type ObjectRef, type Repo, repoKey, repositoryRef } from '../vocabulary/refs.ts';
import type { Policies } from './policies.ts';

/** Milliseconds after which all objects of a full sweep have been looked at, so that a report misses none. */
const SETTLED = HOUR;

/** How often a repository that could not be swept is tried again before its next sweep. Waiting for a limit is no try. */
const MOST_TRIES = 5;

/** Milliseconds in which a full sweep that is repeated, since GitHub did not list all repositories, takes only news. */
const LATELY = 10 * MINUTE;

/** The table with a row for each repository whose whole history the read model holds, or whose objects are queued. */
const HISTORY = 'history';

/**
 * Repositories to be swept before their turn, by name: those that could not be swept, and those whose policy changed.
 * `tries`: how often each was tried again.
 */
export type Missed = Map<string, { readonly repo: Repo; readonly tries: number }>;

/** The last successful sweep of a repository. */
interface Swept {
  /** Milliseconds at which it began, and at which the last one began that took everything. */
  readonly at: number;
  readonly wholeAt: number;
  readonly policy: Policy;
}

export interface SweepOptions {
  /** Null when the App is not installed there. */
  readonly githubFor: (repo: Repo) => Promise<GitHub | null>;
  /** Every repository that the App is installed on. */
  readonly repositories: () => AsyncIterable<Repo>;
  readonly store: Pick<
    Store,
    'enqueue' | 'setTimer' | 'recentRepositories' | 'retryGivenUp' | 'readModel'
  > & { readonly signals: Pick<SignalStore, 'objects'> };
  /** The cache of policies; a sweep refreshes it. */
  readonly policies: Policies;
  /** The last sweep by this process, by repository: the next one skips what has not changed since. */
  readonly swept?: Map<string, Swept>;
  /** What could not be swept so far, and is worth trying again. */
  readonly missed?: Missed;
  readonly log: Logger;
  readonly now?: () => Date;
}

/**
 * Finds what a lost webhook left undone: incidents, and the pull requests of their post-mortems. 5 or 6 calls for
 * each repository, which are free under the rate limit if nothing has changed. Resolves to how many objects were
 * queued.
 *
 * `recent`: only repositories that sent a webhook lately, so that a thousand quiet ones cost nothing; there, what has
 * changed since the last sweep, or everything if the policy changed. `everywhere`: everything in all repositories, as
 * after a start. Both retry what was given up. `missed`: only repositories that could not be swept, for a reason that may
 * pass. In a repository whose history is not in the read model, as after it was lost, each of them takes the whole
 * history. Throws, once all others are swept, if GitHub did not list all repositories.
 */
export async function sweep(
  scope: 'everywhere' | 'recent' | 'missed',
  options: SweepOptions,
): Promise<number> {
  const { store, log, missed = new Map() as Missed } = options;
  const now = options.now?.() ?? new Date();
  const everywhere = scope === 'everywhere';
  // The same all day, so that GitHub can answer that a list has not changed.
  const usual = new Date((Math.floor(now.getTime() / DAY) - RECENT_DAYS) * DAY).toISOString();
  /** Owners for whom GitHub asked for a pause. */
  const paused = new Set<string>();
  let rebuilt = 0;
  const again = scope === 'missed';
  const repositories = everywhere
    ? options.repositories()
    : again
      ? [...missed.values()].map(({ repo }) => repo)
      : await store.recentRepositories(RECENT_DAYS);
  let found = again ? 0 : await store.retryGivenUp();
  for (const ref of again ? [] : await store.signals.objects()) {
    await store.enqueue(ref);
    found += 1;
  }
  for await (const repo of repositories) {
    const name = repoKey(repo);
    const before = missed.get(name);
    missed.delete(name);
    const tries = (again && before?.tries) || 0;
    const owner = repo.owner.toLowerCase();
    if (paused.has(owner)) {
      missed.set(name, { repo, tries });
      continue;
    }
    try {
      const github = await options.githubFor(repo);
      if (!github) continue;
      const { policy } = await options.policies.read(github, repo);
      const swept = options.swept?.get(name);
      const isRepeated = swept !== undefined && swept.wholeAt > now.getTime() - LATELY;
      const last = everywhere && !isRepeated ? undefined : swept;
      const isKnown = (await store.readModel.row(HISTORY, name)) !== null;
      const since = isKnown ? usual : new Date(0).toISOString();
      const from =
        last && isKnown && isDeepStrictEqual(last.policy, policy) ? last.at - CLOCKS_DIFFER - LAG : 0;
      for (const ref of await changedSince({ since, from }, repo, github, policy)) {
        await store.enqueue(ref, 'sweep');
        found += 1;
      }
      if (from === 0 && policy.reports.every !== null)
        await store.setTimer(repositoryRef('report', repo), soon(now));
      if (!isKnown)
        await store.readModel.record(repositoryRef(HISTORY, repo), [{ table: HISTORY, key: name, data: {} }]);
      rebuilt += isKnown ? 0 : 1;
      const at = now.getTime();
      options.swept?.set(name, { at, policy, wholeAt: from === 0 ? at : (swept?.wholeAt ?? at) });
    } catch (error) {
      // One repository that is archived or blocked must not keep the others from being swept.
      log.warn({ err: error, repository: `${repo.owner}/${repo.repo}` }, 'not swept');
      if (everywhere) options.swept?.delete(name);
      const isLimit = isPause(error);
      if (isLimit) paused.add(owner);
      const tried = again && !isLimit ? tries + 1 : tries;
      if (isLimit || (mayPass(error) && tried < MOST_TRIES)) missed.set(name, { repo, tries: tried });
    }
  }
  log.info({ scope, rebuilt, objects: found, missed: missed.size }, 'swept');
  return found;
}

/** A refusal stays what it is; anything else, such as a rate limit or a lost connection, may be over in a minute. */
const mayPass = (error: unknown): boolean =>
  !(error instanceof GitHubError && error.retryAfter === null && error.status >= 400 && error.status < 500);

/** GitHub's limit is used up: the other repositories of the owner share it. */
const isPause = (error: unknown): boolean => error instanceof GitHubError && error.kind === 'limit';

const soon = (now: Date) => new Date(now.getTime() + SETTLED).toISOString();

/**
 * Open incidents, and what changed after `since`: incidents, post-mortems, the action items of merged ones, and their
 * issues. Of these, only what changed at or after `from`, in milliseconds.
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
  const own = (await github.ownIssues(repo, since)).filter(isNews);
  const items = own.filter((issue) => notesIn(issue).length > 0);
  // Somebody may have deleted the label.
  for (const issue of own) if (declarationOf(issue)) numbers.add(issue.number);
  const ref = (kind: string, number: number) => ({ kind, owner: repo.owner, repo: repo.repo, number });
  return [
    ...[...numbers].map((number) => ref('incident', number)),
    ...pulls.map(({ number }) => ref('post-mortem', number)),
    ...pulls.filter(({ state }) => state === 'open').map(({ number }) => ref('draft', number)),
    ...closed.flatMap(({ number }) => [ref('action-items', number), ref('learned', number)]),
    ...items.map(({ number }) => ref('action-item', number)),
  ];
}
