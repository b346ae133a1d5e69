import { type Calendar, endOfDay, isWorkingDay, nextWorkingDay, startOfWork } from '../time/calendar.ts';
import { type DayNumber, isoToDay } from '../time/day.ts';

/** How an item stands with its date, as a reminder says it. */
export interface Reminder {
  /** Names it for good: the same stage is never told twice. */
  readonly stage: string;
  /** ISO instant from which on it counts. */
  readonly at: string;
  /** Days from that day to the due date; negative for overdue ones. */
  readonly days: number;
  /** Who is named beside the owner. */
  readonly escalation: 'none' | 'service' | 'policy';
  /** What a comment tells its owner: it is due, or long overdue. Null for an edit of the card, which notifies nobody. */
  readonly calls: 'due' | 'late' | null;
}

/** Days before the due date on which the owner is reminded. */
const BEFORE = [7, 1];
/** Weeks after it: weekly at first, then ever more rarely. */
const WEEKS = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 40, 52];
/** What the owner gets a comment about, by weeks after it: on the day, and once when it is long overdue. */
const CALLS: Readonly<Record<number, 'due' | 'late'>> = { 0: 'due', 4: 'late' };

/**
 * All reminders of an item that is due on an ISO day, in their order. They come at the beginning of a working day: those
 * before the date on or ahead of their day, the others on or after it. During a snooze there are none. Holidays may put
 * several on one day, of which the last one counts, with the call of an earlier one.
 *
 * @param from ISO instant at which the item was agreed: what would have come earlier does not
 * @param snoozedUntil ISO date of the last day without reminders
 */
export function remindersFor(
  due: string,
  from: string,
  snoozedUntil: string | null,
  calendar: Calendar,
): Reminder[] {
  const day = isoToDay(due);
  if (day === null) return [];
  const on = (today: DayNumber) => ({ at: startOfWork(today, calendar), days: day - today });
  const before = BEFORE.map((days) => ({
    stage: `${due} -${days}`,
    ...on(lastWorkingDay(day - days, calendar)),
    escalation: 'none' as const,
    calls: null,
  }));
  const later = [0, ...WEEKS].map((weeks) => ({
    stage: `${due} +${weeks}`,
    ...on(nextWorkingDay(day + 7 * weeks, calendar)),
    escalation: weeks >= 3 ? ('policy' as const) : weeks >= 2 ? ('service' as const) : ('none' as const),
    calls: CALLS[weeks] ?? null,
  }));
  const until = snoozedUntil === null ? null : isoToDay(snoozedUntil);
  const awake = until === null ? '' : endOfDay(until, calendar);
  return [...before, ...later]
    .map((each) => ({
      ...each,
      calls: later.findLast(({ at, calls }) => calls && at === each.at)?.calls ?? null,
    }))
    .filter(({ at }) => at >= from && at >= awake);
}

/** The reminder that counts now; null before the first one. */
export function currentReminder(reminders: readonly Reminder[], now: Date): Reminder | null {
  return reminders.filter(({ at }) => Date.parse(at) <= now.getTime()).at(-1) ?? null;
}

/** ISO instant of the next reminder; null when there is none. */
export function nextReminder(reminders: readonly Reminder[], now: Date): string | null {
  return reminders.find(({ at }) => Date.parse(at) > now.getTime())?.at ?? null;
}

/** The last working day up to and with `day`. A calendar without any gives `day` itself. */
function lastWorkingDay(day: DayNumber, calendar: Calendar): DayNumber {
  for (let last = day; last > day - 30; last--) if (isWorkingDay(last, calendar)) return last;
  return day;
}
