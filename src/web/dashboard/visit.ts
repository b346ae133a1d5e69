import type { IncidentQuery, ReadModel } from '../../store/store.ts';
import { fullRef, type Repo } from '../../vocabulary/refs.ts';
import { type IncidentRow, type ItemRow, incidentOf, itemOf } from './rows.ts';

/** How Debrief itself does. */
export interface OwnHealth {
  readonly queue: { readonly waiting: number; readonly active: number; readonly givenUp: number };
  /** ISO instant at which the last webhook came; null for none since the start. */
  readonly lastDelivery: string | null;
  /** Calls that GitHub still allows, the fewest of all installations; null before the first call. */
  readonly rateLimitLeft: number | null;
  /** What was given up since the start, the latest first. */
  readonly gaveUp: readonly (Repo & {
    readonly number: number;
    readonly kind: string;
    readonly at: string;
    readonly why: string;
  })[];
}

export interface DashboardSource {
  /** Where people see GitHub: `https://github.com`. */
  readonly webUrl: string;
  readonly readModel: ReadModel;
  readonly health: () => Promise<OwnHealth>;
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
 * All that a page of the dashboard can reach. Nothing of a repository that the visitor may not see on GitHub comes through
 * here, and asking for it is answered as if it did not exist, without looking.
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

  /** Where an issue or a pull request is on GitHub. */
  readonly urlOf = (
    { owner, repo, number }: Repo & { readonly number: number },
    kind: 'issues' | 'pull' = 'issues',
  ) => `${this.source.webUrl}/${owner}/${repo}/${kind}/${number}`;

  sees({ owner, repo }: Repo): boolean {
    return this.repositories.has(`${owner}/${repo}`.toLowerCase());
  }

  /** The latest declared first. */
  async incidents(query: Omit<IncidentQuery, 'repositories'>): Promise<IncidentRow[]> {
    const rows = await this.source.readModel.incidents({ ...query, repositories: [...this.repositories] });
    return rows.flatMap((row) => incidentOf(row) ?? []);
  }

  async incident(place: Repo & { readonly number: number }): Promise<IncidentRow | null> {
    if (!this.sees(place)) return null;
    const row = await this.source.readModel.row('incident', fullRef(place));
    return row && incidentOf(row);
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

  /** How Debrief does; what was given up only where the visitor may look. */
  async health(): Promise<OwnHealth> {
    const health = await this.source.health();
    return { ...health, gaveUp: health.gaveUp.filter((each) => this.sees(each)) };
  }
}
