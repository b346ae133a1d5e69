import type { Slo } from '../../policy/sections/slos.ts';
import type { Prometheus, Ratio } from '../../prometheus/client.ts';
import { queryOf } from '../../reliability/budgets/measured.ts';
import type { ReadModel } from '../../store/store.ts';

/** The last known value; stale if Prometheus did not answer now. Null if there never was one. */
export interface Measured {
  readonly known: Ratio | null;
  readonly stale: boolean;
}

/** The read model's table of measured values: a row for each query. */
export const METRICS = 'prometheus';

/**
 * Prometheus's values for the objectives with a query, by query; empty without Prometheus. 1 request for each, in
 * parallel. If it is down or its answer is implausible, the last known value is used.
 */
export async function measure(
  slos: readonly Slo[],
  prometheus: Prometheus | undefined,
  readModel: Pick<ReadModel, 'rows'>,
): Promise<Map<string, Measured>> {
  if (!prometheus) return new Map();
  const queries = [...new Set(slos.flatMap((slo) => queryOf(slo) ?? []))];
  const asked = queries.map(async (query): Promise<[string, Measured]> => {
    const known = await prometheus.ratio(query).catch(() => null);
    return [
      query,
      known ? { known, stale: false } : { known: await lastKnown(query, readModel), stale: true },
    ];
  });
  return new Map(await Promise.all(asked));
}

async function lastKnown(query: string, readModel: Pick<ReadModel, 'rows'>): Promise<Ratio | null> {
  const rows = await readModel.rows(METRICS);
  const known = rows.flatMap(({ key, data }) => {
    const { ratio, at } = data;
    return key === query && typeof ratio === 'number' && typeof at === 'string' ? [{ ratio, at }] : [];
  });
  return known.sort((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null;
}
