import type { IncidentEvent } from './facts.ts';
import type { Incident } from './incident.ts';

/** Whether an incident does not go on: its issue is closed, or it was not one. */
export const isOver = ({ open, dropped }: Pick<Incident, 'open' | 'dropped'>): boolean =>
  !open || dropped !== null;

/** Whether people are done with it: it is over, or only Debrief reopened it, since its post-mortem is not merged. */
export function isSettled(incident: Incident, events: readonly IncidentEvent[]): boolean {
  const last = events.findLast(({ type }) => type === 'closed' || type === 'reopened');
  return (
    isOver(incident) ||
    (incident.phase === 'resolved' && last?.type === 'reopened' && last.actor.app === true)
  );
}
