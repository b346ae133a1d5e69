import { calendarOf } from '../policy/calendar.ts';
import type { Policy } from '../policy/schema.ts';
import { dueDay } from '../time/calendar.ts';
import type { Incident } from './incident.ts';

/** Whether an incident needs a post-mortem at all, however far it is. */
export function needsPostMortem({ dropped, kind, postMortem }: Incident): boolean {
  return !dropped && !postMortem.exempt && (postMortem.asked || (kind !== 'drill' && kind !== 'maintenance'));
}

/** Whether the post-mortem is to be drafted now: the incident is over, or somebody asked for it. */
export function wantsDraft(incident: Incident): boolean {
  return needsPostMortem(incident) && (incident.postMortem.asked || incident.phase === 'resolved');
}

/**
 * ISO day on which the post-mortem is due, by the policy's calendar; null while the incident goes on, or needs none. For
 * an incident declared after it was over, the time counts from the declaration.
 */
export function postMortemDue(incident: Incident, policy: Policy): string | null {
  const resolved = incident.milestones.resolved?.at;
  if (!resolved || incident.phase !== 'resolved' || !needsPostMortem(incident)) return null;
  const from = [resolved, incident.declaredAt].sort()[1]!;
  return dueDay(from, policy.postmortems.dueAfter[incident.severity], calendarOf(policy));
}
