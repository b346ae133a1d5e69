import type { Language } from '../../languages/language.ts';
import { minuteOf } from '../../time/clock.ts';
import { weekdayAt } from '../../time/date.ts';
import { type LeadTime, leadTime, timeWithin } from '../../time/lead.ts';
import { NO_MOMENT } from '../../time/moment.ts';
import { endsBeforeClock } from '../../time/time-words.ts';
import { type Candidate, isCandidate, type Remark, type TimelineEvent } from './event.ts';
import { withoutLevels } from './levels.ts';

/** The time of an entry without one. */
const NO_TIME: LeadTime = {
  ...NO_MOMENT,
  until: null,
  isApproximate: false,
  isRelative: false,
  isSure: false,
  isProse: false,
  start: 0,
  end: 0,
  textStart: 0,
};

/** True for a time with neither day nor clock, which only marks an entry: `--:--`, or a bullet below a day. */
export const isOpen = ({ day, clock, weekday, isRelative, daysLater }: LeadTime): boolean =>
  !day && !clock && weekday === null && !isRelative && daysLater === undefined;

/**
 * Adds timeline entries that do not begin with a time, if their neighbours show that they are entries: bullets below a
 * bare day ("### 4 March"), and bullets with the time inside the sentence ("The relay was restarted at 10:32.") among
 * others that begin with one. Each takes a single pass, so the cost per entry is constant.
 */
export function withUntimed(events: readonly TimelineEvent[], language: Language | null): TimelineEvent[] {
  const written = withoutLevels(events.filter((event) => !isTemplateLine(event)));
  return amongTimed(belowDays(withCounted(written), language), language);
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

const hasDay = (event: TimelineEvent): event is Candidate => isCandidate(event) && event.lead.day !== null;
const mayBeEntry = (event: TimelineEvent): event is Remark => !isCandidate(event) && event.item !== undefined;
const isTimedItem = (event: TimelineEvent): event is Candidate =>
  isCandidate(event) && event.layout === 'item' && event.lead.clock !== null;

const isCountedDay = (entry: Candidate | undefined): boolean =>
  entry !== undefined && (entry.lead.dayNumber !== undefined || entry.lead.weekday !== null);

function belowDays(events: readonly TimelineEvent[], language: Language | null): TimelineEvent[] {
  const nextDay = nextOf(events, hasDay);
  const nextTimed = nextOf(events, isCandidate);
  const nextBullet = nextOf(events, mayBeEntry);
  const found: TimelineEvent[] = [];
  /** The offsets up to which the current bare day applies and the entry above extends. */
  let day = -1;
  let entry = -1;
  events.forEach((event, index) => {
    if (isCandidate(event)) {
      const end = Math.min(event.scopeEnd, nextDay[index]?.span.start ?? event.scopeEnd);
      const isAlone = event.lead.day !== null && !event.lead.clock && event.isBare;
      const [timed, bullet] = [nextTimed[index], nextBullet[index]];
      const hasBullets = bullet && bullet.from < end && (!timed || timed.span.start >= end);
      if (isAlone && hasBullets) day = end;
      else if (event.layout === 'item') entry = Math.max(entry, event.span.end);
    } else if (event.item && event.from < day && event.from >= entry) {
      entry = event.item.span.end;
      found.push({ ...event.item, lead: clockInside(event.item.text, language) ?? NO_TIME });
      return;
    }
    found.push(event);
  });
  return found;
}

function amongTimed(events: readonly TimelineEvent[], language: Language | null): TimelineEvent[] {
  const after = nextOf(events, isTimedItem);
  let before: Candidate | null = null;
  let entry = -1;
  return events.map((event, index) => {
    if (isCandidate(event)) {
      if (isTimedItem(event)) before = event;
      if (event.layout === 'item') entry = Math.max(entry, event.span.end);
      return event;
    }
    const next = after[index]?.lead ?? null;
    if (!event.item || event.from < entry || !(before || next)) return event;
    const lead = clockInside(event.item.text, language, true);
    return lead && (lead.day || lead.weekday !== null || isBetween(before?.lead ?? null, lead, next))
      ? { ...event.item, lead }
      : event;
  });
}

/** True if a clock time lies between those of the surrounding entries. */
function isBetween(before: LeadTime | null, lead: LeadTime, after: LeadTime | null): boolean {
  const minutes = ({ clock }: LeadTime) => minuteOf(clock!);
  return (
    (!before || minutes(lead) >= minutes(before)) &&
    (!after || after.day !== null || minutes(after) >= minutes(lead))
  );
}

const BEFORE_CLOCK =
  /(?:\b(?:at|on|around|about|by|from|since|until|till|approximately|circa)|\bca?\.|[@~≈(])\s*$/i;

/** The only clock time in a sentence, if introduced by words like "at" or at the end. */
function clockInside(text: string, language: Language | null, withDay = false): LeadTime | null {
  const sentence = text.slice(0, 300);
  if (!/\d/.test(sentence) || leadTime(sentence)) return null;
  const found = timeWithin(sentence);
  if (!found?.clock || (found.day && !withDay)) return null;
  const rest = sentence.slice(found.end);
  const isLast = /^[\s).\]]*$/.test(rest);
  const before = sentence.slice(Math.max(0, found.start - 16), found.start);
  const isIntroduced = BEFORE_CLOCK.test(before) || endsBeforeClock(before, language);
  const another = isLast ? null : timeWithin(rest.replace(/^\W+/, ''));
  if (!(isLast || isIntroduced) || another?.clock) return null;
  return { ...found, weekday: found.weekday ?? weekdayBehind(rest) };
}

/** "by 9:00 AM on Friday". */
function weekdayBehind(rest: string): number | null {
  const [gap] = /^,? (?:on )?/.exec(rest) ?? [];
  return gap === undefined ? null : (weekdayAt(rest, gap.length)?.weekday ?? null);
}
