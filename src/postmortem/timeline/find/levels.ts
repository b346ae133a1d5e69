import { isCandidate, type TimelineEvent } from '../event.ts';

/** "T0 = release", in a paragraph: what follows counts from there. */
const ORIGIN = /\bT\s?[+-]?0\b/;

/**
 * "T1: first line support", "T2: the team on call": levels of support, if they count from 1 in a list apart from the
 * entries with a clock time, and nothing counts from T0. Whatever else counts is an entry.
 */
export function withoutLevels(events: readonly TimelineEvent[]): readonly TimelineEvent[] {
  if (!events.some((event) => isCandidate(event) && event.lead.mark !== undefined)) return events;
  if (events.some(countsFromStart)) return events;
  const groups = listsOf(events);
  const hasClock = groups.some((group) => group.some((event) => isCandidate(event) && event.lead.clock));
  const levels = new Set(groups.filter(isLevels).flatMap((group) => group.filter(isCandidate)));
  return hasClock && levels.size > 0
    ? events.filter((event) => !isCandidate(event) || !levels.has(event))
    : events;
}

/** "T0 (13:40)", "T+10". */
const countsFromStart = (event: TimelineEvent): boolean =>
  isCandidate(event)
    ? event.lead.mark === 0 || (event.lead.isRelative && event.lead.isSure)
    : event.item === undefined && ORIGIN.test(event.remark);

const isLevels = (group: readonly TimelineEvent[]): boolean => {
  const marked = group.filter(isCandidate);
  return (
    marked.length >= 2 &&
    marked.every(({ lead, layout }, index) => layout !== 'row' && lead.isRelative && lead.mark === index + 1)
  );
};

/** The events between headings and paragraphs. */
function listsOf(events: readonly TimelineEvent[]): TimelineEvent[][] {
  const groups: TimelineEvent[][] = [[]];
  for (const event of events) {
    if (!isCandidate(event) && event.item === undefined) groups.push([]);
    else groups.at(-1)!.push(event);
  }
  return groups;
}
