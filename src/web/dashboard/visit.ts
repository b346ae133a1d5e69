import { type Measured, measure } from '../../controllers/error-budget/measure.ts';
import { DEFAULT_POLICY } from '../../policy/default.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Slo } from '../../policy/sections/slos.ts';
import type { Prometheus } from '../../prometheus/client.ts';
import { type LedgerLine, ledgerLine } from '../../reliability/ledger/line.ts';
import type { IncidentQuery, ReadModel } from '../../store/store.ts';
import { fullRef, type Repo, repoKey } from '../../vocabulary/refs.ts';
import { type IncidentRow, type ItemRow, incidentOf, itemOf } from './rows.ts';

/** Debrief's own health. */
export interface OwnHealth {
  readonly queue: { readonly waiting: number; readonly active: number };
  /** ISO instant of the last webhook; null for none since the start. */
  readonly lastDelivery: string | null;
  /** Calls left in the rate limit of the installation that has the fewest; null before the first call. */
  readonly rateLimitLeft: number | null;
  /** Permissions that an account has not granted to the App. */
  readonly lacking: readonly {
    readonly owner: string;
    readonly permission: string;
    readonly access: string;
    readonly why: readonly string[];
  }[];
  /** Objects given up since the start, newest first. */
  readonly gaveUp: readonly (Repo & {
    readonly number: number;
    readonly kind: string;
    readonly at: string;
    readonly why: string;
  })[];
}

export interface DashboardSource {
  /** GitHub's website: `https://github.com`. */
  readonly webUrl: string;
  readonly readModel: ReadModel;
  /** The policy in force in a repository. */
  readonly policyOf: (repo: Repo) => Promise<Policy>;
  readonly health: () => Promise<OwnHealth>;
  /** Absent if not configured. */
  readonly prometheus?: Prometheus | undefined;
}

export interface Asking {
  readonly login: string;
  /** `acme/shop` in lower case. */
  readonly repositories: ReadonlySet<string>;
  readonly now: Date;
  readonly query: (name: string) => string;
  readonly param: (name: string) => string;
}

/**
 * Everything that a page of the dashboard can reach. Nothing from a repository that the visitor may not see on GitHub
 * gets through; a request for it is answered as if it did not exist, without a look-up.
 */
export class Visit {
  readonly login: string;
  readonly now: Date;
  readonly query: Asking['query'];
  readonly param: Asking['param'];
  private readonly repositories: ReadonlySet<string>;
  private readonly source: DashboardSource;

  constructor(asking: Asking, source: DashboardSource) {
    this.login = asking.login;
    this.now = asking.now;
    this.query = asking.query;
    this.param = asking.param;
    this.repositories = asking.repositories;
    this.source = source;
  }

  /** The URL of an issue or pull request on GitHub. */
  readonly urlOf = (
    { owner, repo, number }: Repo & { readonly number: number },
    kind: 'issues' | 'pull' = 'issues',
  ) => `${this.source.webUrl}/${owner}/${repo}/${kind}/${number}`;

  sees(repo: Repo): boolean {
    return this.repositories.has(repoKey(repo));
  }

  /** Latest declared first. */
  async incidents(query: Omit<IncidentQuery, 'repositories'>): Promise<IncidentRow[]> {
    const rows = await this.source.readModel.incidents({ ...query, repositories: [...this.repositories] });
    return rows.flatMap((row) => incidentOf(row) ?? []);
  }

  async incident(place: Repo & { readonly number: number }): Promise<IncidentRow | null> {
    if (!this.sees(place)) return null;
    const row = await this.source.readModel.row('incident', fullRef(place));
    return row && incidentOf(row);
  }

  /** Ledger lines of incidents that were not over at an ISO instant. */
  async ledger(from: string): Promise<LedgerLine[]> {
    const rows = await this.source.readModel.rows('ledger', from, [...this.repositories]);
    return rows.flatMap(({ data }) => ledgerLine.safeParse(data).data ?? []);
  }

  /** The policy in force in a repository that the visitor may see. */
  async policyOf(repo: Repo): Promise<Policy> {
    return this.sees(repo) ? this.source.policyOf(repo) : DEFAULT_POLICY;
  }

  /** Prometheus's values for the objectives with a query, from a policy that the visitor may see. */
  measured(slos: readonly Slo[]): Promise<Map<string, Measured>> {
    return measure(slos, this.source.prometheus, this.source.readModel);
  }

  /** Action items whose incident and whose issue the visitor may see. */
  async items(): Promise<ItemRow[]> {
    const rows = await this.source.readModel.rows('action-item');
    return rows
      .flatMap((row) => itemOf(row) ?? [])
      .filter(({ incident, issue }) => {
        const places = [incident, issue].filter((place) => place != null);
        return places.length > 0 && places.every((place) => this.sees(place));
      });
  }

  /** Debrief's health; objects given up and missing permissions only for repositories that the visitor may see. */
  async health(): Promise<OwnHealth> {
    const health = await this.source.health();
    const owners = new Set([...this.repositories].map((name) => name.split('/')[0]));
    return {
      ...health,
      gaveUp: health.gaveUp.filter((each) => this.sees(each)),
      lacking: health.lacking.filter(({ owner }) => owners.has(owner.toLowerCase())),
    };
  }
}
