import type { Severity } from '../vocabulary/severity.ts';

/** How a component is, from best to worst. */
export const STATUSES = ['operational', 'maintenance', 'degraded', 'partial', 'major'] as const;
export type Status = (typeof STATUSES)[number];

/** What an incident of a severity does to the components it touches. */
export const STATUS_OF: Readonly<Record<Severity, Status>> = {
  SEV1: 'major',
  SEV2: 'partial',
  SEV3: 'degraded',
  SEV4: 'degraded',
};

export function worst(statuses: readonly Status[]): Status {
  return STATUSES[Math.max(0, ...statuses.map((status) => STATUSES.indexOf(status)))] ?? 'operational';
}

/**
 * The part of an outage that counts as downtime. Statuspage counts so, too, and people compare:
 * https://support.atlassian.com/statuspage/docs/display-historical-uptime-of-components/
 */
export const DOWNTIME: Readonly<Record<Status, number>> = {
  operational: 0,
  maintenance: 0,
  degraded: 0,
  partial: 0.3,
  major: 1,
};
