import type { Language } from '../../../languages/language.ts';
import { minuteOf } from '../../../time/clock.ts';
import type { LeadTime } from '../../../time/lead.ts';
import { type Candidate, isCandidate, type TimelineEvent } from '../event.ts';
import { belowDays } from './below-days.ts';
import { clockInside } from './clock-inside.ts';
import { withoutLevels } from './levels.ts';
import { isOpen } from './open-time.ts';
import { tells } from './tells.ts';

/**
 * Adds timeline entries that do not begin with a time, if their neighbours show that they are entries: bullets below a
 * bare day ("### 4 March"), and bullets with the time inside the sentence ("The relay was restarted at 10:32.") among
 * others that begin with one. Each takes a single pass, so the cost per entry is constant.
 */
export function withUntimed(events: readonly TimelineEvent[], language: Language | null): TimelineEvent[] {
  const written = withoutLevels(events.filter((event) => !isTemplateLine(event)));
  const items = amongTimed(belowDays(withCounted(written), language), 'item', language);
  return isTold(items) ? amongTimed(items, 'line', language) : items;
}

/**
 * "10 minutes later: …" is an entry below one with a time. "Day 2: …" and "Monday: …" are, where two are counted so and
 * an entry states its own time: a timeline that only counts days has none.
 */
function withCounted(events: readonly TimelineEvent[]): TimelineEvent[] {
  const days = events.filter((event) => isCountedDay(isCandidate(event) ? event : event.counted));
  const areDays =
    days.length > 1 && events.some((event) => isCandidate(event) && (event.lead.clock || event.lead.day));
  let entry = -1;
  let isBelowTime = false;
  return events.map((event) => {
    const counted = isCandidate(event) ? undefined : event.counted;
    const isLater = counted?.lead.later !== undefined;
    const isEntry = counted && counted.span.start >= entry && (isLater ? isBelowTime : areDays);
    const found = isEntry ? counted : event;
    if (isCandidate(found) && found.layout === 'item') entry = Math.max(entry, found.span.end);
    if (isCandidate(found) && found.lead.clock) isBelowTime = true;
    return found;
  });
}

/** "HH:MM - {what happened}": an unfilled template line. */
export const isTemplateLine = (event: TimelineEvent) =>
  isCandidate(event) && isOpen(event.lead) && /^\s*[{[<](?!\^)[^{}[\]<>]{1,80}[}\]>]/.test(event.text);

/** For each event, the next later one that satisfies `is`, or null. */
function nextOf<T extends TimelineEvent>(
  events: readonly TimelineEvent[],
  is: (event: TimelineEvent) => event is T,
): (T | null)[] {
  const found: (T | null)[] = [];
  let next: T | null = null;
  for (let index = events.length - 1; index >= 0; index--) {
    found[index] = next;
    const event = events[index]!;
    if (is(event)) next = event;
  }
  return found;
}

const isCountedDay = (entry: Candidate | undefined): boolean =>
  entry !== undefined && (entry.lead.dayNumber !== undefined || entry.lead.weekday !== null);

/** Items, or paragraphs, with their time inside, among others of that layout. */
function amongTimed(
  events: readonly TimelineEvent[],
  layout: 'item' | 'line',
  language: Language | null,
): TimelineEvent[] {
  const isTimed = (event: TimelineEvent): event is Candidate =>
    isCandidate(event) && event.layout === layout && event.lead.clock !== null;
  const after = nextOf(events, isTimed);
  let before: Candidate | null = null;
  let entry = -1;
  return events.map((event, index) => {
    if (isCandidate(event)) {
      if (isTimed(event)) before = event;
      if (event.layout === 'item') entry = Math.max(entry, event.span.end);
      return event;
    }
    const next = after[index]?.lead ?? null;
    const told = layout === 'item' ? event.item : event.paragraph;
    if (!told || event.from < entry || !(before || next)) return event;
    // Above the first entry is what was before, and a paragraph may be about anything.
    if (layout === 'line' && (!before || !tellsEvent(told.text))) return event;
    const lead = clockInside(told.text, language, true);
    if (!lead || !(lead.day || lead.weekday !== null || isBetween(before?.lead ?? null, lead, next)))
      return event;
    before = { ...told, lead };
    return before;
  });
}

/** In one sentence and in the past, but not of what had been before. */
const tellsEvent = (text: string): boolean =>
  tells(text) && !/\bhad(?: \w+){0,2} \w+(?:ed|en|wn|ne)\b/i.test(text);

/** True if paragraphs tell the timeline, those with a time first in sentences: "At 14:03, we …". */
const isTold = (events: readonly TimelineEvent[]): boolean =>
  events.some(isCandidate) &&
  events.every((event) =>
    isCandidate(event) ? event.layout === 'line' && event.lead.isProse : event.item === undefined,
  );

/** True if a clock time lies between those of the surrounding entries. */
function isBetween(before: LeadTime | null, lead: LeadTime, after: LeadTime | null): boolean {
  const minutes = ({ clock }: LeadTime) => minuteOf(clock!);
  return (
    (!before || minutes(lead) >= minutes(before)) &&
    (!after || after.day !== null || minutes(after) >= minutes(lead))
  );
}
