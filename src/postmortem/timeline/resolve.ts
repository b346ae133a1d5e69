import type { Clock } from '../../time/clock.ts';
import { type DateOrder, type DayNumber, type DayParts, resolveDay, weekdayAt } from '../../time/date.ts';
import { type Moment, momentAt } from '../../time/moment.ts';
import { settleZone, type Zone } from '../../time/zone.ts';
import type { ReadTime } from '../model.ts';
import { type Candidate, isCandidate, type TimelineEvent } from './event.ts';
import { type Habit, isNewestFirst, settleHour, twelveHourHabit } from './half-day.ts';
import { instant } from './instant.ts';
import { afterOrigin } from './origin.ts';
import { isOpen } from './untimed.ts';
import { zoneIn, zoneNote } from './zone-note.ts';

export interface ResolveContext {
  /** Day that bare clocks take when nothing in the timeline tells one. */
  readonly day: DayNumber | null;
  /** A day near the incident, to tell the year of days written without one. */
  readonly near: DayNumber | null;
  /** Zone that the document states outside the timeline. */
  readonly documentZone: () => Zone | null;
  readonly policyZone: Zone | null;
  /** The moment from which "T+5m" counts, if the document tells it. */
  readonly origin: () => Moment | null;
  /** How the document's dates read `04/05/2026`. */
  readonly order: DateOrder;
  readonly text: string;
}

export interface Resolved {
  readonly candidate: Candidate;
  readonly time: ReadTime;
}

/** A clock that falls this far below the one before it belongs to the next day; a smaller fall is a slip in the order. */
const ROLL_OVER_MINUTES = 6 * 60;

/** "00:10 (next day) caught up": the entry says so itself. */
const NEXT_DAY = /^\W{0,3}(?:\+1 ?d(?:ay)?\b|(?:the |on the )?(?:next|following) (?:day|morning)\b)/i;

interface Previous {
  readonly day: DayNumber;
  /** Minutes since midnight; -1 when only the day is known. */
  readonly minutes: number;
  /** True when the entry itself names its day. */
  readonly isOwn: boolean;
}

interface Scope {
  readonly end: number;
  readonly day: DayNumber | null;
  /** "Unless noted otherwise, all events happened on": an entry with a day of its own does not end it. */
  readonly isDefault: boolean;
  readonly zone: Zone | null;
  readonly isHeading: boolean;
}

/**
 * Gives each candidate its day and its zone: its own, or those of the headings, remarks and neighbours
 * around it; days roll over at midnight where the order says so. Candidates that only date others vanish.
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
  let previous = null as Previous | null;
  let index = 0;
  /** The day that a heading or a line told last, also where its own section has ended. */
  let told: DayNumber | null = null;

  for (const event of events) {
    const from = isCandidate(event) ? event.span.start : event.from;
    while (scopes.length > 0 && from >= scopes.at(-1)!.end) scopes.pop();
    if (!isCandidate(event) || daysOnly.has(event)) {
      const scope = scopeOf(event, near, context.day, told !== null, dayOf);
      if (scope.day !== null || scope.zone !== null) scopes.push(scope);
      if (scope.day !== null) {
        told = scope.day;
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
      const counted = afterOrigin(context.text.slice(event.timeSpan.start, event.timeSpan.end), context);
      day = counted?.day ?? null;
      clock = counted?.clock ?? clock;
      origin = counted?.zone ?? null;
    } else {
      if (previous?.isOwn && dayScope?.isDefault && previous.day !== dayScope.day) previous = null;
      day = previous?.day ?? dayScope?.day ?? told ?? context.day;
      if (lead.weekday !== null && day !== null) {
        day = nextWeekday(previous?.day ?? day, lead.weekday, previous !== null);
        previous = previous?.day === day ? previous : null;
      }
      if (day !== null && previous && NEXT_DAY.test(event.text)) {
        day++;
      } else if (clock) {
        clock = settleHour(clock, previous?.minutes ?? null, twelve);
        const falls = previous === null ? 0 : previous.minutes - minutesOf(clock);
        if (day !== null && !isReversed && falls >= ROLL_OVER_MINUTES) day++;
      }
    }
    if (day !== null) {
      isNearSure = true;
      near = day;
      previous = {
        day,
        minutes: clock ? minutesOf(clock) : previous?.day === day ? previous.minutes : -1,
        isOwn: lead.day !== null,
      };
    }
    const zone = chooseZone(event, scopes, neighbours[index++] ?? null, context, origin);
    resolved.push({ candidate: event, time: readTime(event, day, clock, zone, context, twelve) });
  }
  return resolved;
}

/** The days without a clock that have entries without a day below them: they are the days of these. */
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
      // "### 4 March", then "### 14:03" beside it.
      const isBeside = layout === 'heading' && next.layout === 'heading' && next.lead.clock && !next.lead.day;
      if (isBeside || (dayless && dayless.span.start < scopeEnd)) found.add(each);
    }
  }
  return found;
}

/** What tells the day and the zone of what stands below it. `first` is the incident's day. */
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
  const isShort = isHeading || isDefault || text.length <= 60 || /:\s*$/.test(text);
  const parts = isShort ? dayIn(text) : null;
  const day = parts ? dayOf(parts) : isShort ? namedDay(text, near, first, isForward) : null;
  return { end: scopeEnd, day, zone: isHeading ? zoneIn(text) : zoneNote(text), isHeading, isDefault };
}

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

/** The first day that a short text names, and that `accepts` takes where it stands. */
export function dayIn(
  text: string,
  accepts: (day: DayParts, at: number) => boolean = () => true,
): DayParts | null {
  // Every way to write a day has a figure in it.
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

/** For each candidate the zone of the nearest candidate before it that states one, or else after it. */
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
    const zone = settleZone(written, context.text);
    return { zone, from: zone.kind === 'ambiguous' ? 'ambiguous' : from };
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
    // A time may run on over a line's end, and how lines end says nothing.
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
