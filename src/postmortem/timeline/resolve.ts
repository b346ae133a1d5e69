import type { Clock } from '../../time/clock.ts';
import { type DateOrder, type DayNumber, type DayParts, resolveDay, weekdayAt } from '../../time/date.ts';
import { type Moment, momentAt } from '../../time/moment.ts';
import { disambiguateZone, likelyByPolicy, type Zone } from '../../time/zone.ts';
import type { ReadTime } from '../model.ts';
import { type Candidate, isCandidate, type TimelineEvent } from './event.ts';
import { type Habit, isNewestFirst, settleHour, twelveHourHabit } from './half-day.ts';
import { instant, originOf } from './instant.ts';
import { afterOrigin, countFromFirst, type Origin, statedOrigin } from './origin.ts';
import { isOpen } from './untimed.ts';
import { headingZone, zoneIn, zoneNote } from './zone-note.ts';

export interface ResolveContext {
  /** The day of bare clock times if the timeline gives none. */
  readonly day: DayNumber | null;
  /** A day near the incident, to infer missing years. */
  readonly near: DayNumber | null;
  /** The zone stated outside the timeline. */
  readonly documentZone: () => Zone | null;
  readonly policyZone: Zone | null;
  /** The moment that "T+5m" is relative to, if the document states it. */
  readonly origin: () => Moment | null;
  /** How `04/05/2026` reads, judging by the document's other dates. */
  readonly order: DateOrder;
  readonly text: string;
}

export interface Resolved {
  readonly candidate: Candidate;
  readonly time: ReadTime;
}

/** A clock time at least this far before the previous one is on the next day; a smaller step back is an ordering slip. */
const ROLL_OVER_MINUTES = 6 * 60;

/** "00:10 (next day) caught up": the entry itself says it is on the next day. */
const NEXT_DAY = /^\W{0,3}(?:\+1 ?d(?:ay)?\b|(?:the |on the )?(?:next|following) (?:day|morning)\b)/i;

interface Previous {
  readonly day: DayNumber;
  /** Minutes since midnight; -1 if only the day is known. */
  readonly minutes: number;
  /** True if the entry states its own day. */
  readonly hasOwnDay: boolean;
  /** 1 for "The day before, 16:05": any earlier time below it is on the incident's day. */
  readonly daysBefore: number;
}

interface Scope {
  readonly end: number;
  readonly day: DayNumber | null;
  /** "Unless noted otherwise, all events happened on": still applies after an entry with its own day. */
  readonly isDefault: boolean;
  readonly zone: Zone | null;
  readonly isHeading: boolean;
}

/**
 * Resolves each candidate's day and zone: its own, or those of surrounding headings, remarks and neighbours. Days roll
 * over at midnight when the order implies it. Candidates that only date others are dropped.
 */
export function resolveTimeline(events: readonly TimelineEvent[], context: ResolveContext): Resolved[] {
  const candidates = events.filter(isCandidate);
  const daysOnly = daysForOthers(candidates);
  const kept = candidates.filter((each) => !daysOnly.has(each));
  const isReversed = isNewestFirst(kept);
  const twelve = isReversed ? '24' : twelveHourHabit(kept);
  const neighbours = neighbourZones(kept);
  const scopes: Scope[] = [];
  const resolved: Resolved[] = [];
  let near = context.day ?? context.near;
  let isNearSure = context.day !== null;
  const dayOf = (parts: DayParts) =>
    resolveDay(parts, parts.other && !isNearSure ? null : near, context.order);
  const written = (event: Candidate) => context.text.slice(event.timeSpan.start, event.timeSpan.end);
  const dayCounted = dayCounter(context.day ?? near);
  const isFromFirst = countFromFirst(kept.filter(({ lead }) => lead.isRelative).map(written));
  let first: Origin | null = null;
  /** The day from which "Day 2, 14:05" counts. */
  let dayZero: DayNumber | null = null;
  let previous = null as Previous | null;
  let index = 0;
  /** The last day given by a heading or a line, even if its section has ended. */
  let lastDay: DayNumber | null = null;

  for (const event of events) {
    const from = isCandidate(event) ? event.span.start : event.from;
    while (scopes.length > 0 && from >= scopes.at(-1)!.end) scopes.pop();
    if (!isCandidate(event) || daysOnly.has(event)) {
      const scope = scopeOf(event, near, context.day, lastDay !== null, dayOf);
      if (scope.day !== null || scope.zone !== null) scopes.push(scope);
      if (scope.day !== null) {
        lastDay = scope.day;
        near = scope.day;
        previous = null;
      }
      continue;
    }
    const { lead } = event;
    const dayScope = scopes.findLast((scope) => scope.day !== null);
    const minutesOf = (clock: Clock) => clock.hour * 60 + clock.minute;
    let clock = lead.clock;
    let day: DayNumber | null;
    let origin: Zone | null = null;
    if (lead.day) {
      day = dayOf(lead.day);
      if (clock)
        clock = settleHour(clock, day !== null && previous?.day === day ? previous.minutes : null, twelve);
    } else if (lead.isRelative) {
      const stated = statedOrigin(context);
      const counted = afterOrigin(written(event), () => stated ?? first);
      // "Next day: …", then "+30 min": counted from an entry without a clock time.
      const isFromAbove = !stated && counted !== null && previous !== null && counted.day < previous.day;
      day = isFromAbove ? previous!.day : (counted?.day ?? null);
      clock = isFromAbove ? null : (counted?.clock ?? clock);
      origin = counted?.zone ?? null;
    } else if (lead.dayNumber !== undefined && dayZero !== null) {
      day = dayZero + lead.dayNumber;
    } else if (lead.daysLater !== undefined) {
      day = dayCounted(lead.daysLater, previous?.day ?? dayScope?.day ?? lastDay ?? context.day);
      if (clock && previous && previous.day === day) clock = settleHour(clock, previous.minutes, twelve);
    } else {
      if (previous?.hasOwnDay && dayScope?.isDefault && previous.day !== dayScope.day) previous = null;
      // "Timeline (2026-03-04)", "the day before: …" without a clock time, "00:07".
      if (previous?.hasOwnDay && previous.minutes < 0 && dayScope && previous.day < dayScope.day!)
        previous = null;
      day = previous?.day ?? dayScope?.day ?? lastDay ?? context.day;
      if (lead.weekday !== null && day !== null) {
        day = nextWeekday(previous?.day ?? day, lead.weekday, previous !== null);
        previous = previous?.day === day ? previous : null;
      }
      if (day !== null && previous && NEXT_DAY.test(event.text)) {
        day++;
      } else if (clock) {
        clock = settleHour(clock, previous?.minutes ?? null, twelve);
        const falls = previous === null ? 0 : previous.minutes - minutesOf(clock);
        const isNextDay =
          falls >= (previous?.daysBefore ? 1 : ROLL_OVER_MINUTES) &&
          !isAfternoon(minutesOf(clock), previous, kept.slice(index + 1, index + 8));
        if (day !== null && !isReversed && isNextDay) day += previous?.daysBefore || 1;
      }
    }
    if (isFromFirst && event === kept[0] && day !== null && clock) first = { day, clock, zone: lead.zone };
    if (day !== null && lead.dayNumber !== undefined) dayZero ??= day - lead.dayNumber;
    if (day !== null) {
      isNearSure = true;
      near = day;
      previous = {
        day,
        minutes: clock ? minutesOf(clock) : previous?.day === day ? previous.minutes : -1,
        hasOwnDay: lead.day !== null,
        daysBefore: Math.max(0, -(lead.daysLater ?? 0)),
      };
    }
    const zone = chooseZone(event, scopes, neighbours[index++] ?? null, context, origin);
    resolved.push({ candidate: event, time: readTime(event, day, clock, zone, context, twelve) });
  }
  return resolved;
}

/**
 * Counts "the day before" from the incident's day, and "the next day" from the entry above; but from the same day for
 * two such entries in a row, and for "lendemain" and then "surlendemain".
 */
function dayCounter(incident: DayNumber | null) {
  let last: { readonly days: number; readonly base: DayNumber; readonly day: DayNumber } | null = null;
  return (days: number, above: DayNumber | null): DayNumber | null => {
    const isSameBase = last !== null && days > 0 && days >= last.days && above === last.day;
    const base = days < 0 ? (incident ?? above) : isSameBase ? last!.base : above;
    if (base === null) return null;
    last = { days, base, day: base + days };
    return last.day;
  };
}

/** "01:16" between 12:00 and 14:03, perhaps with "01:47" below it, is a slip for 13:16, not the next day. */
function isAfternoon(minutes: number, previous: Previous | null, below: readonly Candidate[]): boolean {
  if (!previous) return false;
  let meant = minutes + NOON;
  if (meant < previous.minutes) return false;
  for (const { lead } of below) {
    if (!lead.clock || lead.day) return false;
    const after = lead.clock.hour * 60 + lead.clock.minute;
    if (after >= meant) return after - previous.minutes <= ROLL_OVER_MINUTES;
    if (after + NOON < meant) return false;
    meant = after + NOON;
  }
  return false;
}
const NOON = 12 * 60;

/** Candidates with only a day, followed by entries without one: they date those entries. */
function daysForOthers(all: readonly Candidate[]): ReadonlySet<Candidate> {
  const found = new Set<Candidate>();
  let dayless: Candidate | null = null;
  for (let index = all.length - 1; index >= 0; index--) {
    const each = all[index]!;
    const next = all[index + 1];
    const { lead, layout, scopeEnd } = each;
    if (!lead.day) {
      if (lead.clock || isOpen(lead)) dayless = each;
    } else if (!lead.clock && !lead.isRelative && next) {
      // "### 4 March" followed by "### 14:03" at the same depth.
      const isSibling =
        layout === 'heading' && next.layout === 'heading' && next.lead.clock && !next.lead.day;
      if (isSibling || (dayless && dayless.span.start < scopeEnd)) found.add(each);
    }
  }
  return found;
}

/** The day and zone that a remark gives to the entries below it. `first` is the incident's day. */
function scopeOf(
  event: TimelineEvent,
  near: DayNumber | null,
  first: DayNumber | null,
  isForward: boolean,
  dayOf: (parts: DayParts) => DayNumber | null,
): Scope {
  if (isCandidate(event)) {
    const day = event.lead.day ? dayOf(event.lead.day) : null;
    const zone = event.lead.zone ?? zoneIn(event.text);
    return { end: event.scopeEnd, day, zone, isHeading: true, isDefault: false };
  }
  const { remark: text, isHeading, scopeEnd } = event;
  const isDefault = text.length <= 200 && ALL_ENTRIES.test(text);
  const isShort = isHeading || isDefault || text.length <= 60 || /:\s*$/.test(text) || DATED.test(text);
  const parts = isShort ? dayIn(text) : null;
  const day = parts ? dayOf(parts) : isShort ? namedDay(text, near, first, isForward) : null;
  return { end: scopeEnd, day, zone: isHeading ? headingZone(text) : zoneNote(text), isHeading, isDefault };
}

/** "Timeline (UTC, 2026-03-04; times of logs are exact, others approximate)". */
const DATED = /^[\s*_]*(?:\p{L}+[\s*_]+)?[(（][^()\d]{0,12}\d{4}-\d\d-\d\d[,;)]/u;

/** "Unless otherwise noted all events happened on 4 March, and all times are in UTC." */
const ALL_ENTRIES =
  /\b(?:all|unless (?:otherwise )?(?:noted|stated|specified|indicated))\b.*\b(?:events?|times?|timestamps?|entries)\b/i;

/** "Tuesday", "Day 2", "The next day". */
function namedDay(
  text: string,
  near: DayNumber | null,
  first: DayNumber | null,
  isForward: boolean,
): DayNumber | null {
  if (near === null) return null;
  const words = text.replace(/^[\s(*_[]+/, '');
  const weekday = words.length <= 40 ? weekdayAt(words, 0) : null;
  if (weekday) return nextWeekday(near, weekday.weekday, isForward);
  const count = /^day (\d{1,2})\b/i.exec(words);
  if (count && first !== null) return first + Number(count[1]) - 1;
  return /^(?:the )?(?:next|following) (?:day|morning)\b/i.test(words) ? near + 1 : null;
}

/** The first day in a short text that `accepts` allows. */
export function dayIn(
  text: string,
  accepts: (day: DayParts, at: number) => boolean = () => true,
): DayParts | null {
  // Every notation of a day contains a digit.
  if (!/\d/.test(text)) return null;
  for (const match of text.matchAll(/(?=[\dJFMASOND])(?<![\w.:-])(?<!\d\/)/g)) {
    const found = momentAt(text, match.index);
    if (found?.moment.day && found.isSure && accepts(found.moment.day, match.index)) return found.moment.day;
  }
  return null;
}

function nextWeekday(day: DayNumber, weekday: number, isForward: boolean): DayNumber {
  const ahead = (weekday - ((((day + 4) % 7) + 7) % 7) + 7) % 7;
  return isForward || ahead <= 3 ? day + ahead : day + ahead - 7;
}

/** For each candidate, the zone of the nearest earlier candidate that states one, or else the first later one. */
function neighbourZones(candidates: readonly Candidate[]): (Zone | null)[] {
  const first = candidates.find((each) => each.lead.zone)?.lead.zone ?? null;
  let last: Zone | null = null;
  return candidates.map((each) => {
    last = each.lead.zone ?? last;
    return last ?? first;
  });
}

interface ChosenZone {
  readonly zone: Zone | null;
  readonly from: ReadTime['zone'];
}

function chooseZone(
  candidate: Candidate,
  scopes: readonly Scope[],
  neighbour: Zone | null,
  context: ResolveContext,
  origin: Zone | null,
): ChosenZone {
  const settled = (written: Zone, from: ReadTime['zone']): ChosenZone => {
    const zone = likelyByPolicy(disambiguateZone(written, context.text), context.policyZone);
    return { zone, from: originOf(zone, from) };
  };
  if (candidate.lead.zone) return settled(candidate.lead.zone, 'entry');
  if (candidate.zone) return settled(candidate.zone, 'heading');
  if (origin) return settled(origin, 'note');
  const scope = scopes.findLast((each) => each.zone !== null);
  if (scope) return settled(scope.zone!, scope.isHeading ? 'heading' : 'note');
  const noted = neighbour ?? context.documentZone();
  if (noted) return settled(noted, 'note');
  return context.policyZone ? settled(context.policyZone, 'policy') : { zone: null, from: 'none' };
}

function readTime(
  candidate: Candidate,
  day: DayNumber | null,
  clock: Clock | null,
  { zone, from }: ChosenZone,
  context: ResolveContext,
  habit: Habit,
): ReadTime {
  const { lead } = candidate;
  const start = instant(day, clock, zone);
  return {
    iso: start.iso,
    epoch: start.epoch,
    // A time may wrap across lines; line endings are normalised.
    raw: context.text.slice(candidate.timeSpan.start, candidate.timeSpan.end).replace(/\s{2,}|[^\S ]/g, ' '),
    span: candidate.timeSpan,
    precision: !clock ? 'date' : clock.second === null ? 'minute' : 'second',
    approximate: lead.isApproximate,
    zone: clock ? from : 'none',
    zoneText: clock ? (zone?.text ?? null) : null,
    until: lead.until ? untilIso(lead.until, day, clock, zone, habit) : null,
  };
}

function untilIso(
  until: Moment,
  day: DayNumber | null,
  start: Clock | null,
  zone: Zone | null,
  habit: Habit,
): string | null {
  let end = until.day ? resolveDay(until.day, day) : day;
  let clock = until.clock;
  if (clock && start) {
    const from = start.hour * 60 + start.minute;
    clock = settleHour(clock, from, habit);
    if (!until.day && end !== null && clock.hour * 60 + clock.minute < from) end++;
  }
  return instant(end, clock, until.zone ?? zone).iso;
}
