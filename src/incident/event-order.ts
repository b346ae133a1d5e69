import type { IncidentEvent } from './facts.ts';

/**
 * Which of two labels put on within a second came last: one that is still there, and of several the one that matters
 * more. By default, neither is known.
 */
export interface LabelOrder {
  readonly present: readonly string[];
  /** Higher for a label that matters more, a digit. */
  readonly weight: (label: string) => number;
}

const UNKNOWN: LabelOrder = { present: [], weight: () => 0 };

/** Oldest first, each once. Seconds are all that GitHub gives, so the rest of the order is by what they say. */
export function inOrder(events: readonly IncidentEvent[], labels = UNKNOWN): IncidentEvent[] {
  const keyed = new Map(events.map((event) => [keyOf(event, labels), event]));
  return [...keyed].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, event]) => event);
}

function keyOf(event: IncidentEvent, { present, weight }: LabelOrder): string {
  // A comment counts from when it was written, and once, however often it was edited or delivered.
  if (event.type === 'commented')
    return `${event.comment.createdAt} commented ${String(event.comment.id).padStart(20, '0')}`;
  const { at, actor, type } = event;
  if ('label' in event) {
    const { label } = event;
    return `${at} ${type} ${present.includes(label)} ${weight(label)} ${actor.login} ${label}`;
  }
  const prefix = `${at} ${type} ${actor.login}`;
  const about = 'assignee' in event ? event.assignee : 'to' in event ? event.to : '';
  return `${prefix} ${about}`;
}

/** ISO instant from which an event counts: a comment from when it was written, however late it was edited. */
export function startOf(event: IncidentEvent): string {
  return event.type === 'commented' ? event.comment.createdAt : event.at;
}
