import type { GitHub } from '../github/port.ts';
import { LAG } from '../github/receipts.ts';
import { DEFAULT_POLICY } from '../policy/default.ts';
import { nameLabels } from '../policy/label-names.ts';
import { POLICY_PATHS } from '../policy/places.ts';
import type { Policy } from '../policy/schema.ts';
import type { LabelNames, NamedLabel } from '../vocabulary/label-names.ts';
import { MINUTE } from '../vocabulary/milliseconds.ts';
import { keepNewest } from '../vocabulary/newest.ts';
import { type Repo, repoKey } from '../vocabulary/refs.ts';
import { labelNamed } from './label-names.ts';
import { type PolicyInForce, policyOf } from './policy-source.ts';

/** Deliveries that can change which policy is in force, each with the reason that `app.yml` gives. */
export const POLICY_EVENTS = {
  push: 'A policy that changed on the default branch, so that the new one is used at once.',
  repository:
    'A repository that was renamed, transferred, or has another default branch: its policy may be another one.',
  label: 'A label that was renamed: Debrief uses the new name where the policy still has the old one.',
} as const;
/** GitHub sends these to every App: it may now be able to read the organisation's policy. */
const INSTALLED = ['installation', 'installation_repositories'];

/** Repositories whose policies are kept; the one read longest ago is dropped first. */
const MOST = 1_000;

/** Milliseconds for which a page does not ask again after a policy could not be read. */
const HOLD = 5 * MINUTE;

interface KeptPolicy {
  readonly inForce: PolicyInForce;
  /** Milliseconds: when reading it began. */
  readonly at: number;
}

/**
 * The policies read so far, so that looking at an incident costs no calls for its policy. A webhook about a change makes
 * the next look read again; a check that can be required always reads its own (decision 78).
 */
export class Policies {
  private readonly known = new Map<string, KeptPolicy>();
  /** By repository, milliseconds at which a page could not read its policy. */
  private readonly failedAt = new Map<string, number>();
  /** By owner, milliseconds at which a policy changed. */
  private readonly changedAt = new Map<string, number>();
  /** By owner, milliseconds at which the organisation was found to have none. */
  private readonly withoutAt = new Map<string, number>();
  private readonly maxAge: number;
  private readonly now: () => number;
  private readonly labelNames: LabelNames | null;

  /**
   * @param maxAge milliseconds for which a policy that was read is used without asking GitHub again
   * @param now milliseconds
   * @param labelNames where the new names of renamed labels are kept
   */
  constructor(maxAge: number, now: () => number, labelNames: LabelNames | null = null) {
    this.maxAge = maxAge;
    this.now = now;
    this.labelNames = labelNames;
  }

  /** The policy of a repository, as it was when last read. No calls, or those of `policyOf`. */
  async of(github: GitHub, repo: Repo): Promise<PolicyInForce> {
    return this.current(repo) ?? this.read(github, repo);
  }

  /** The policy of a repository if it was read recently and no change was announced since, else null. No call. */
  lately(repo: Repo): Policy | null {
    const known = this.known.get(repoKey(repo));
    return known && this.isCurrent(known.at, repo) ? known.inForce.policy : null;
  }

  /**
   * The policy to show a page with. Never throws: a page must work while GitHub is down. When reading fails, the last known
   * policy is used, or the default if there is none, and GitHub is not asked again for five minutes.
   *
   * @param githubFor null where the App is not installed
   * @param onFailure receives the error of each failed attempt
   */
  async forPage(
    githubFor: (repo: Repo) => Promise<GitHub | null>,
    repo: Repo,
    onFailure: (error: unknown) => void,
  ): Promise<Policy> {
    const name = repoKey(repo);
    const current = this.current(repo);
    if (current) return current.policy;
    const failed = this.failedAt.get(name);
    if (failed === undefined || this.now() - failed >= HOLD) {
      try {
        const github = await githubFor(repo);
        if (!github) throw new Error('the App is not installed there');
        const { policy } = await this.read(github, repo);
        this.failedAt.delete(name);
        return policy;
      } catch (error) {
        keepNewest(this.failedAt, name, this.now(), MOST);
        onFailure(error);
      }
    }
    return this.known.get(name)?.inForce.policy ?? DEFAULT_POLICY;
  }

  /**
   * Reads the policy of a repository, even if one is kept. GitHub charges for each request about a missing file, so an
   * organisation found to have no policy is not asked again until a webhook suggests otherwise.
   */
  read(github: GitHub, repo: Repo): Promise<PolicyInForce> {
    const without = this.withoutAt.get(repo.owner.toLowerCase());
    const places = without !== undefined && this.isCurrent(without, repo) ? 'own' : 'all';
    return this.readFrom(places, github, repo);
  }

  /** Reads the policy of a repository and uses nothing that is kept. */
  readExactly(github: GitHub, repo: Repo): Promise<PolicyInForce> {
    return this.readFrom('all', github, repo);
  }

  /** Takes note of a delivery. One repository's policy can be the default of all its owner's other repositories. */
  async delivered(event: string, payload: unknown): Promise<void> {
    const named = labelNamed(event, payload);
    if (named && (await this.changesNames(named))) {
      await this.labelNames?.note(named.repo, named.label);
      this.changedAt.set(named.repo.owner.toLowerCase(), this.now());
    }
    const owner = ownerOfChange(event, payload);
    if (owner !== null) this.changedAt.set(owner.toLowerCase(), this.now());
  }

  /** Whether a label was renamed, or created with another label's former name. Other new labels, such as Debrief's own, change nothing. */
  private async changesNames({ repo, label }: { repo: Repo; label: NamedLabel }): Promise<boolean> {
    if (label.from !== null) return true;
    const names = await this.labelNames?.of(repo);
    return names?.has(label.to.toLowerCase()) ?? false;
  }

  private async readFrom(places: 'all' | 'own', github: GitHub, repo: Repo): Promise<PolicyInForce> {
    const at = this.now();
    const found = await policyOf(github, repo, places);
    const names = await this.labelNames?.of(repo);
    const inForce = names?.size ? withNames(found, names) : found;
    const name = repoKey(repo);
    // Another look may have read it in the meantime, and then that one is newer.
    if ((this.known.get(name)?.at ?? 0) <= at) keepNewest(this.known, name, { inForce, at }, MOST);
    if (inForce.place === null && places === 'all') this.withoutAt.set(repo.owner.toLowerCase(), at);
    return inForce;
  }

  private current(repo: Repo): PolicyInForce | null {
    const known = this.known.get(repoKey(repo));
    return known && this.isCurrent(known.at, repo) ? known.inForce : null;
  }

  private isCurrent(at: number, { owner }: Repo): boolean {
    const changed = this.changedAt.get(owner.toLowerCase());
    // GitHub's replicas lag behind the webhook.
    return this.now() - at < this.maxAge && (changed === undefined || at > changed + LAG);
  }
}

function withNames(found: PolicyInForce, names: ReadonlyMap<string, string>): PolicyInForce {
  const { labels, renamed } = nameLabels(found.policy.labels, names);
  return renamed.length ? { ...found, policy: { ...found.policy, labels }, renamed } : found;
}

interface Payload {
  readonly repository?: {
    readonly owner?: { readonly login?: string };
    readonly name?: string;
    readonly default_branch?: string;
  };
  readonly installation?: { readonly account?: { readonly login?: string } };
  readonly ref?: string;
  readonly forced?: boolean;
  readonly commits?: readonly Partial<Record<'added' | 'modified' | 'removed', readonly string[]>>[];
}

/** GitHub lists no more commits of a push than this. */
const LISTED = 2_048;

/** The repository whose own policy a delivery may have changed; null when it changed none. Pure. */
export function repositoryOfChange(event: string, payload: unknown): Repo | null {
  const { repository } = (payload ?? {}) as Payload;
  if (event !== 'push' || !repository?.name || ownerOfChange(event, payload) === null) return null;
  return { owner: repository.owner!.login!, repo: repository.name };
}

/** The owner whose policies a delivery may have changed; null when it changed none. Pure. */
export function ownerOfChange(event: string, payload: unknown): string | null {
  const { repository, installation, ref, forced, commits } = (payload ?? {}) as Payload;
  if (INSTALLED.includes(event)) return installation?.account?.login ?? null;
  const owner = repository?.owner?.login ?? null;
  // Renamed, transferred, or with another default branch.
  if (event === 'repository') return owner;
  if (event !== 'push' || ref !== `refs/heads/${repository?.default_branch}`) return null;
  const files = Array.isArray(commits)
    ? commits.flatMap((commit) => [commit?.added, commit?.modified, commit?.removed].flat())
    : [];
  const isWhole = Array.isArray(commits) && !forced && commits.length < LISTED;
  return !isWhole || POLICY_PATHS.some((path) => files.includes(path)) ? owner : null;
}
