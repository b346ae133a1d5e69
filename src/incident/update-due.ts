import type { Policy } from '../policy/schema.ts';
import type { Incident } from './incident.ts';

/** ISO instant by which the next status update is due; null when the policy asks for none, or it is over. */
export function nextUpdateDue(incident: Incident, policy: Policy): string | null {
  const every = policy.incidents.updateEveryMinutes[incident.severity];
  if (every === null || incident.phase === 'resolved' || incident.dropped) return null;
  const last = incident.latest.update?.at ?? incident.declaredAt;
  return `${new Date(Date.parse(last) + every * 60_000).toISOString().slice(0, 19)}Z`;
}
