import { type ClockTime, minuteOf } from '../../time/clock.ts';
import { resolveDay } from '../../time/date-order.ts';
import type { DayNumber } from '../../time/day.ts';
import type { Moment } from '../../time/moment.ts';
import type { Zone } from '../../time/zone.ts';
import type { ReadTime } from '../model.ts';
import type { ResolveContext } from './context.ts';
import { EntryDays } from './days/entry-days.ts';
import { type Habit, settleHour } from './days/half-day.ts';
import { type Candidate, isCandidate, type TimelineEvent } from './event.ts';
import { isOpen } from './find/open-time.ts';
import { instant } from './instant.ts';
import { type Scope, scopeOf } from './scope.ts';
import { type ChosenZone, chooseZone, neighbourZones } from './zones/entry-zone.ts';

export interface Resolved {
  readonly candidate: Candidate;
  readonly time: ReadTime;
}

/**
 * Resolves each candidate's day and zone: its own, or those of surrounding headings, remarks and neighbours. Candidates
 * that only date others are dropped.
 */
export function resolveTimeline(events: readonly TimelineEvent[], context: ResolveContext): Resolved[] {
  const candidates = events.filter(isCandidate);
  const daysOnly = daysForOthers(candidates);
  const kept = candidates.filter((each) => !daysOnly.has(each));
  const days = new EntryDays(kept, context);
  const neighbours = neighbourZones(kept);
  const scopes: Scope[] = [];
  const resolved: Resolved[] = [];
  for (const event of events) {
    const from = isCandidate(event) ? event.span.start : event.from;
    while (scopes.length > 0 && from >= scopes.at(-1)!.end) scopes.pop();
    if (!isCandidate(event) || daysOnly.has(event)) {
      const scope = scopeOf(event, days);
      if (scope.day !== null || scope.zone !== null) scopes.push(scope);
      if (scope.day !== null) days.enter(scope.day);
      continue;
    }
    const index = resolved.length;
    const {
      day,
      clock,
      zone: origin,
    } = days.whenWas(
      index,
      scopes.findLast((scope) => scope.day !== null),
    );
    const zone = chooseZone(event, scopes, neighbours[index] ?? null, context, origin);
    resolved.push({
      candidate: event,
      time: readTime(event, { day, clock, ...zone }, context.text, days.habit),
    });
  }
  return resolved;
}

/** Candidates with only a day, followed by entries without one: they date those entries. */
function daysForOthers(all: readonly Candidate[]): ReadonlySet<Candidate> {
  const found = new Set<Candidate>();
  let dayless: Candidate | null = null;
  for (let index = all.length - 1; index >= 0; index--) {
    const each = all[index]!;
    const next = all[index + 1];
    const { lead, layout, scopeEnd, isBare } = each;
    if (!lead.day) {
      if (lead.clock || isOpen(lead)) dayless = each;
    } else if (!lead.clock && !lead.isRelative && next) {
      // "### 4 March" followed by "### 14:03" at the same depth, "- 4 March" by "- 14:03 …".
      const isAlone = layout === 'heading' || (layout === 'item' && isBare);
      const isSibling = isAlone && next.layout === layout && next.lead.clock && !next.lead.day;
      if (isSibling || (dayless && dayless.span.start < scopeEnd)) found.add(each);
    }
  }
  return found;
}

function readTime(
  candidate: Candidate,
  {
    day,
    clock,
    zone,
    from,
  }: ChosenZone & { readonly day: DayNumber | null; readonly clock: ClockTime | null },
  text: string,
  habit: Habit,
): ReadTime {
  const { lead } = candidate;
  const start = instant(day, clock, zone);
  return {
    iso: start.iso,
    epoch: start.epoch,
    // A time may wrap across lines; line endings are normalised.
    raw: text.slice(candidate.timeSpan.start, candidate.timeSpan.end).replace(/\s{2,}|[^\S ]/g, ' '),
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
  start: ClockTime | null,
  zone: Zone | null,
  habit: Habit,
): string | null {
  let end = until.day ? resolveDay(until.day, day) : day;
  let clock = until.clock;
  if (clock && start) {
    const from = minuteOf(start);
    clock = settleHour(clock, from, habit);
    if (!until.day && end !== null && minuteOf(clock) < from) end++;
  }
  return instant(end, clock, until.zone ?? zone).iso;
}
