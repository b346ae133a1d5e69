import incidents from '../controllers/incident/index.ts';
import type { GitHub } from '../github/port.ts';
import type { Policy } from '../policy/schema.ts';
import type { Repo } from '../vocabulary/refs.ts';

/** Every incident of a repository as in the read model, read from GitHub one after the other. */
export async function* incidentRows(
  repo: Repo,
  github: GitHub,
  policy: Policy,
  now: Date,
): AsyncIterable<Readonly<Record<string, unknown>>> {
  const found = await github.issuesWithLabels(repo, [policy.labels.incident], { state: 'all' });
  for (const { number } of found) {
    const facts = await incidents.observe({ kind: 'incident', ...repo, number }, { github }, policy, now);
    if (facts)
      for (const { table, data } of incidents.record?.(facts, policy) ?? [])
        if (table === 'incident') yield data;
  }
}
