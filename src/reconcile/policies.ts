import type { GitHub } from '../github/port.ts';
import { LAG } from '../github/receipts.ts';
import { POLICY_PATHS } from '../policy/places.ts';
import type { Repo } from '../vocabulary/refs.ts';
import { type PolicyInForce, policyOf } from './policy-source.ts';

/** Deliveries after which a policy may be another one. `app.yml` subscribes to them. */
export const POLICY_EVENTS = ['push', 'repository'] as const;
/** GitHub sends these to every App: it may see an organisation's policy from now on. */
const INSTALLED = ['installation', 'installation_repositories'];

/** Repositories whose policies are kept; the one that was read the longest time ago is dropped first. */
const MOST = 1_000;

interface Known {
  readonly inForce: PolicyInForce;
  /** Milliseconds: when reading it began. */
  readonly at: number;
}

/**
 * The policies that were read lately, so that a look at an incident costs no calls for its policy. After a webhook about a
 * change they are read again; a check that can be required always reads its own again (decision 78).
 */
export class Policies {
  private readonly known = new Map<string, Known>();
  /** By owner, milliseconds at which a policy changed. */
  private readonly changedAt = new Map<string, number>();
  /** By owner, milliseconds at which the organisation was found to have none. */
  private readonly withoutAt = new Map<string, number>();
  private readonly believed: number;
  private readonly now: () => number;

  /**
   * @param believed milliseconds for which a policy counts without being asked for
   * @param now milliseconds
   */
  constructor(believed: number, now: () => number) {
    this.believed = believed;
    this.now = now;
  }

  /** The policy of a repository, as it was when it was last read. No call, or those of `policyOf`. */
  async of(github: GitHub, repo: Repo): Promise<PolicyInForce> {
    const known = this.known.get(nameOf(repo));
    return known && this.isCurrent(known.at, repo) ? known.inForce : this.read(github, repo);
  }

  /**
   * Reads the policy of a repository, whatever is known of it. GitHub counts each question for what is not there, so the
   * organisation's is taken to be missing while nothing else was heard.
   */
  read(github: GitHub, repo: Repo): Promise<PolicyInForce> {
    const without = this.withoutAt.get(repo.owner.toLowerCase());
    return this.readFrom(
      without !== undefined && this.isCurrent(without, repo) ? 'own' : 'all',
      github,
      repo,
    );
  }

  /** Reads the policy of a repository and goes by nothing that is known. */
  readExactly(github: GitHub, repo: Repo): Promise<PolicyInForce> {
    return this.readFrom('all', github, repo);
  }

  /** Takes note of a delivery. One repository's policy can be the default of all others of its owner. */
  heard(event: string, payload: unknown): void {
    const owner = ownerOfChange(event, payload);
    if (owner !== null) this.changedAt.set(owner.toLowerCase(), this.now());
  }

  private async readFrom(places: 'all' | 'own', github: GitHub, repo: Repo): Promise<PolicyInForce> {
    const at = this.now();
    const inForce = await policyOf(github, repo, places);
    const name = nameOf(repo);
    // Another look may have read it meanwhile, and what it found is newer.
    if ((this.known.get(name)?.at ?? 0) <= at) {
      this.known.delete(name);
      this.known.set(name, { inForce, at });
    }
    if (this.known.size > MOST) this.known.delete(this.known.keys().next().value!);
    if (inForce.place === null && places === 'all') this.withoutAt.set(repo.owner.toLowerCase(), at);
    return inForce;
  }

  private isCurrent(at: number, { owner }: Repo): boolean {
    const changed = this.changedAt.get(owner.toLowerCase());
    // Replicas of GitHub lag behind the webhook.
    return this.now() - at < this.believed && (changed === undefined || at > changed + LAG);
  }
}

const nameOf = ({ owner, repo }: Repo) => `${owner}/${repo}`.toLowerCase();

interface Payload {
  readonly repository?: {
    readonly owner?: { readonly login?: string };
    readonly default_branch?: string;
  };
  readonly installation?: { readonly account?: { readonly login?: string } };
  readonly ref?: string;
  readonly forced?: boolean;
  readonly commits?: readonly Partial<Record<'added' | 'modified' | 'removed', readonly string[]>>[];
}

/** GitHub lists no more commits of a push than this. */
const LISTED = 2_048;

/** The owner of a repository whose policy may be another one after a delivery; null when it changed none. Pure. */
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
