import { type LeadTime, leadTime, timeWithin } from '../../time/lead.ts';
import { NO_MOMENT } from '../../time/moment.ts';
import { type Candidate, isCandidate, type Remark, type TimelineEvent } from './event.ts';

/** The time of an entry that has none of its own. */
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

/** True for a time that tells neither day nor clock, only that there is an entry: `--:--`, or a bullet below a day. */
export const isOpen = ({ day, clock, weekday, isRelative }: LeadTime): boolean =>
  !day && !clock && weekday === null && !isRelative;

/**
 * Adds the entries of a timeline that do not begin with a time, where those around them show that they are entries:
 * bullets below a day that stands alone ("### 4 March"), and bullets that tell their time in the sentence beside others
 * that begin with one ("The relay was restarted at 10:32."). One pass each: long timelines cost no more by the entry.
 */
export function withUntimed(events: readonly TimelineEvent[]): TimelineEvent[] {
  return amongTimed(belowDays(events));
}

/** For each event the next one behind it that `is`; null where there is none. */
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

function belowDays(events: readonly TimelineEvent[]): TimelineEvent[] {
  const nextDay = nextOf(events, hasDay);
  const nextTimed = nextOf(events, isCandidate);
  const nextBullet = nextOf(events, mayBeEntry);
  const found: TimelineEvent[] = [];
  /** As far as the day reaches that stands alone, and as far as the entry above goes on. */
  let day = -1;
  let entry = -1;
  events.forEach((event, index) => {
    if (isCandidate(event)) {
      const end = Math.min(event.scopeEnd, nextDay[index]?.span.start ?? event.scopeEnd);
      const isAlone = event.lead.day !== null && !event.lead.clock && event.isBare;
      const [timed, bullet] = [nextTimed[index], nextBullet[index]];
      const isOfBullets = bullet && bullet.from < end && (!timed || timed.span.start >= end);
      if (isAlone && isOfBullets) day = end;
      else if (event.layout === 'item') entry = Math.max(entry, event.span.end);
    } else if (event.item && event.from < day && event.from >= entry) {
      entry = event.item.span.end;
      found.push({ ...event.item, lead: clockInside(event.item.text) ?? NO_TIME });
      return;
    }
    found.push(event);
  });
  return found;
}

function amongTimed(events: readonly TimelineEvent[]): TimelineEvent[] {
  const after = nextOf(events, isTimedItem);
  let before: Candidate | null = null;
  let entry = -1;
  return events.map((event, index) => {
    if (isCandidate(event)) {
      if (isTimedItem(event)) before = event;
      if (event.layout === 'item') entry = Math.max(entry, event.span.end);
      return event;
    }
    if (!event.item || event.from < entry || !before) return event;
    const lead = clockInside(event.item.text);
    return lead && isBetween(before.lead, lead, after[index]?.lead ?? null) ? { ...event.item, lead } : event;
  });
}

/** Whether a clock lies between those of the entries around it. */
function isBetween(before: LeadTime, lead: LeadTime, after: LeadTime | null): boolean {
  const minutes = ({ clock }: LeadTime) => clock!.hour * 60 + clock!.minute;
  return (
    minutes(lead) >= minutes(before) && (!after || after.day !== null || minutes(after) >= minutes(lead))
  );
}

const BEFORE_CLOCK =
  /(?:\b(?:at|around|about|by|from|since|until|till|approximately|circa|um|gegen|vers|alle|om|las)|\bca?\.|[@~≈(]|[àÀ]s?)\s*$/i;

/** The one clock of a sentence, where words lead to it or it stands at the end. */
function clockInside(text: string): LeadTime | null {
  const sentence = text.slice(0, 300);
  if (!/\d/.test(sentence) || leadTime(sentence)) return null;
  const found = timeWithin(sentence);
  if (!found?.clock || found.day) return null;
  const rest = sentence.slice(found.end);
  const isLast = /^[\s).\]]*$/.test(rest);
  const isLedTo = BEFORE_CLOCK.test(sentence.slice(Math.max(0, found.start - 16), found.start));
  const another = isLast ? null : timeWithin(rest.replace(/^\W+/, ''));
  return (isLast || isLedTo) && !another?.clock ? found : null;
}
