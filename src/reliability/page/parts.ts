import type { Zone } from '../../time/zone.ts';
import type { Figure } from '../figures/figure.ts';
import type { Report } from '../report.ts';
import type { Chart } from './charts.ts';
import type { Digest } from './digest.ts';

/** What the report's page is made of. */
export interface PageParts {
  readonly report: Report;
  readonly digest: Digest;
  readonly charts: readonly Chart[];
  readonly figures: readonly Figure[];
  /** `2026Q3`; null for another window. */
  readonly quarter: string | null;
  /** The time zone of its dates. */
  readonly zone: Zone;
  /** The URL of a chart's image. */
  readonly urlOf: (chart: Chart) => string;
}
