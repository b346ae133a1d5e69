import { type ClockTime, minuteOf } from '../../../time/clock.ts';
import { type DayParts, weekdayAt } from '../../../time/date.ts';
import { resolveDay } from '../../../time/date-order.ts';
import { type DayNumber, MINUTES_PER_DAY } from '../../../time/day.ts';
import type { Zone } from '../../../time/zone.ts';
import type { ResolveContext } from '../context.ts';
import type { Candidate } from '../event.ts';
import { dayCounter } from './count-days.ts';
import { type Habit, isNewestFirst, settleHour, twelveHourHabit } from './half-day.ts';
import { BELOW, isJustBeforeMidnight, isNextDay, type Previous } from './midnight.ts';
import { afterOrigin, countFromFirst, type Origin, statedOrigin } from './origin.ts';

/** "00:10 (next day) caught up": the entry itself says it is on the next day. */
const NEXT_DAY = /^\W{0,3}(?:\+1 ?d(?:ay)?\b|(?:the |on the )?(?:next|following) (?:day|morning)\b)/i;

/** When an entry was. */
interface When {
  readonly day: DayNumber | null;
  readonly clock: ClockTime | null;
  /** The zone of the moment that it counts from, if it does. */
  readonly zone: Zone | null;
}

/** The day of a heading or remark around an entry. */
export interface DayAround {
  readonly day: DayNumber | null;
  /** "Unless noted otherwise, all events happened on": still applies after an entry with its own day. */
  readonly isDefault: boolean;
}

/**
 * Gives each entry of a timeline its day, from top to bottom: its own, or that of the entry above, of a heading or
 * remark, or of the incident. Days roll over at midnight when the order implies it.
 */
export class EntryDays {
  readonly habit: Habit;
  private readonly isReversed: boolean;
  private readonly isFromFirst: boolean;
  private readonly countDays: ReturnType<typeof dayCounter>;
  /** A day nearby, which gives others their year. */
  private near: DayNumber | null;
  private isNearSure: boolean;
  private previous: Previous | null = null;
  /** The last day given by a heading or a line, even if its section has ended. */
  private lastDay: DayNumber | null = null;
  /** True once the order of the entries told that a day ended. */
  private isPastMidnight = false;
  /** The first entry, from which "+5 min" may count. */
  private first: Origin | null = null;
  /** The day from which "Day 2, 14:05" counts. */
  private dayZero: DayNumber | null = null;

  private readonly entries: readonly Candidate[];
  private readonly context: ResolveContext;

  constructor(entries: readonly Candidate[], context: ResolveContext) {
    this.entries = entries;
    this.context = context;
    this.isReversed = isNewestFirst(entries);
    this.habit = this.isReversed ? '24' : twelveHourHabit(entries);
    this.near = context.day ?? context.near;
    this.isNearSure = context.day !== null;
    this.countDays = dayCounter(this.near);
    this.isFromFirst = countFromFirst(
      entries.filter(({ lead }) => lead.isRelative).map((entry) => this.written(entry)),
    );
  }

  /** A day as written, with the year of those around it. */
  read(parts: DayParts): DayNumber | null {
    const near = parts.other && !this.isNearSure ? null : this.near;
    return resolveDay(parts, near, this.context.order);
  }

  /** "Tuesday", "Day 2", "The next day". */
  named(text: string): DayNumber | null {
    if (this.near === null) return null;
    const words = text.replace(/^[\s(*_[]+/, '');
    const weekday = words.length <= 40 ? weekdayAt(words, 0) : null;
    if (weekday) return nextWeekday(this.near, weekday.weekday, this.lastDay !== null);
    const count = /^day (\d{1,2})\b/i.exec(words);
    if (count && this.context.day !== null) return this.context.day + Number(count[1]) - 1;
    return /^(?:the )?(?:next|following) (?:day|morning)\b/i.test(words) ? this.near + 1 : null;
  }

  /** A heading or remark gives its day to what is below it. */
  enter(day: DayNumber): void {
    this.lastDay = day;
    this.near = day;
    this.previous = null;
  }

  /** When the entry at an index was, below `around`, the nearest heading or remark with a day. */
  whenWas(index: number, around: DayAround | undefined): When {
    const entry = this.entries[index]!;
    const when = this.find(entry, index, around);
    this.remember(entry, when, index === 0);
    return when;
  }

  private find(entry: Candidate, index: number, around: DayAround | undefined): When {
    const { lead } = entry;
    const { clock } = lead;
    if (lead.day) return this.onDay(this.read(lead.day), clock);
    if (lead.isRelative) return this.counted(entry, around);
    if (lead.later !== undefined) return this.later(lead.later);
    if (lead.dayNumber !== undefined && (this.dayZero !== null || !clock)) {
      const zero = this.dayZero ?? (this.context.day === null ? null : this.context.day - 1);
      return { day: zero === null ? null : zero + lead.dayNumber, clock, zone: null };
    }
    if (lead.daysLater === undefined) return this.inOrder(entry, index, around);
    const above = this.previous?.day ?? around?.day ?? this.lastDay ?? this.context.day;
    return this.onDay(this.countDays(lead.daysLater, above), clock);
  }

  /** An entry with a day: the one above tells morning from evening, if it is on the same day. */
  private onDay(day: DayNumber | null, clock: ClockTime | null): When {
    const isSameDay = day !== null && this.previous?.day === day;
    return { day, clock: clock && this.settled(clock, isSameDay ? this.previous : null), zone: null };
  }

  /** "T+5m", "+30 min". */
  private counted(entry: Candidate, around: DayAround | undefined): When {
    const day = this.context.day ?? around?.day ?? this.lastDay;
    const stated = statedOrigin({ ...this.context, day });
    const counted = afterOrigin(this.written(entry), () => stated ?? this.first);
    const zone = counted?.zone ?? null;
    // "Next day: …", then "+30 min": counted from an entry without a clock time.
    if (!stated && counted !== null && this.previous !== null && counted.day < this.previous.day)
      return { day: this.previous.day, clock: null, zone };
    return { day: counted?.day ?? null, clock: counted?.clock ?? entry.lead.clock, zone };
  }

  /** "10 minutes later", "a few minutes later". */
  private later(minutes: number | null): When {
    const { previous } = this;
    if (minutes === null || !previous || previous.minutes < 0)
      return { day: previous?.day ?? this.context.day, clock: null, zone: null };
    const at = previous.day * MINUTES_PER_DAY + previous.minutes + minutes;
    const clock = { hour: Math.floor(at / 60) % 24, minute: at % 60, second: null, isTwelveHour: false };
    return {
      day: Math.floor(at / MINUTES_PER_DAY),
      clock: { ...clock, meridiem: null, isSure: true },
      zone: null,
    };
  }

  /** An entry without a day: on that of the one above, or on the next if the clock says so. */
  private inOrder(entry: Candidate, index: number, around: DayAround | undefined): When {
    const { lead, text } = entry;
    // "2023-MM-DD": some day of that year.
    if (!lead.clock && /^\W*\d{4}-\D/.test(this.written(entry)))
      return { day: null, clock: null, zone: null };
    if (this.isOutdated(around)) this.previous = null;
    let day = this.previous?.day ?? around?.day ?? this.lastDay ?? this.context.day;
    if (lead.weekday !== null && day !== null) {
      day = nextWeekday(this.previous?.day ?? day, lead.weekday, this.previous !== null);
      if (this.previous?.day !== day) this.previous = null;
    }
    const { previous } = this;
    if (day !== null && previous && NEXT_DAY.test(text))
      return { day: day + 1, clock: lead.clock, zone: null };
    if (!lead.clock) return { day, clock: null, zone: null };
    const clock = this.settled(lead.clock, previous);
    if (day === null || this.isReversed) return { day, clock, zone: null };
    const below = this.entries.slice(index + 1, index + 1 + BELOW);
    if (previous && isNextDay(minuteOf(clock), previous, below)) {
      day += previous.daysBefore || 1;
      this.isPastMidnight = true;
    } else if (this.isPastMidnight && isJustBeforeMidnight(minuteOf(clock), previous, below)) day -= 1;
    return { day, clock, zone: null };
  }

  /** True if the heading or remark around an entry tells its day, and not the entry above, which had its own. */
  private isOutdated(around: DayAround | undefined): boolean {
    if (!this.previous?.hasOwnDay || !around) return false;
    // "Timeline (2026-03-04)", "the day before: …" without a clock time, "00:07".
    const isBefore = this.previous.minutes < 0 && this.previous.day < around.day!;
    return isBefore || (around.isDefault && this.previous.day !== around.day);
  }

  private remember({ lead }: Candidate, { day, clock }: When, isFirst: boolean): void {
    if (day === null) return;
    if (this.isFromFirst && isFirst && clock) this.first = { day, clock, zone: lead.zone };
    if (lead.dayNumber !== undefined) this.dayZero ??= day - lead.dayNumber;
    this.isNearSure = true;
    this.near = day;
    this.previous = {
      day,
      minutes: clock ? minuteOf(clock) : this.previous?.day === day ? this.previous.minutes : -1,
      hasOwnDay: lead.day !== null,
      daysBefore: Math.max(0, -(lead.daysLater ?? 0)),
    };
  }

  private settled(clock: ClockTime, previous: Previous | null): ClockTime {
    return settleHour(clock, previous?.minutes ?? null, this.habit);
  }

  private written({ timeSpan }: Candidate): string {
    return this.context.text.slice(timeSpan.start, timeSpan.end);
  }
}

function nextWeekday(day: DayNumber, weekday: number, isForward: boolean): DayNumber {
  const ahead = (weekday - ((((day + 4) % 7) + 7) % 7) + 7) % 7;
  return isForward || ahead <= 3 ? day + ahead : day + ahead - 7;
}
