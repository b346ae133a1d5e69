import type { IncidentEvent } from './facts.ts';

/** Higher for a label that matters more, a digit: of two that were put on within a second, it counts as the later one. */
type LabelWeight = (label: string) => number;

/** Oldest first, each once. Seconds are all that GitHub gives, so the rest of the order is by what they say. */
export function inOrder(events: readonly IncidentEvent[], weight: LabelWeight = () => 0): IncidentEvent[] {
  const keyed = new Map(events.map((event) => [keyOf(event, weight), event]));
  return [...keyed].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, event]) => event);
}

function keyOf(event: IncidentEvent, weight: LabelWeight): string {
  // A comment counts from when it was written, and once, however often it was edited or delivered.
  if (event.type === 'commented')
    return `${event.comment.createdAt} commented ${String(event.comment.id).padStart(20, '0')}`;
  const { at, actor, type } = event;
  if ('label' in event) {
    const { label } = event;
    return `${at} ${type} ${weight(label)} ${actor.login} ${label}`;
  }
  const prefix = `${at} ${type} ${actor.login}`;
  const about = 'assignee' in event ? event.assignee : 'to' in event ? event.to : '';
  return `${prefix} ${about}`;
}

/** ISO instant from which an event counts: a comment from when it was written, however late it was edited. */
export function startOf(event: IncidentEvent): string {
  return event.type === 'commented' ? event.comment.createdAt : event.at;
}
