import { writeMarker } from '../../github/markers.ts';
import type { Incident } from '../../incident/incident.ts';
import { postMortemDue } from '../../incident/post-mortem.ts';
import { mention, paragraph, phrase, print, reference } from '../../markdown/write/markdown.ts';
import { calendarOf } from '../../policy/calendar.ts';
import type { Policy } from '../../policy/schema.ts';
import { isWorkingDay, nextWorkingDay, startOfWork } from '../../time/calendar.ts';
import { isoToDay } from '../../time/date.ts';

/** A reminder of a post-mortem: the ISO instant from which it counts, and how many days it is late by then. */
export interface Reminder {
  readonly at: string;
  /** Negative before the date, 0 on it. */
  readonly late: number;
}

/** Days after the date on which somebody is reminded again, further and further apart. */
const BACKING_OFF = [1, 3, 7, 14, 28];

/**
 * When its owner is reminded of a post-mortem: when work begins on the working day before it is due, on the day itself,
 * and then less and less often, always on working days. Pure.
 */
export function reminders(incident: Incident, policy: Policy): Reminder[] {
  const due = isoToDay(postMortemDue(incident, policy));
  if (due === null) return [];
  const calendar = calendarOf(policy);
  let before = due - 1;
  while (!isWorkingDay(before, calendar) && before > due - 7) before--;
  const days = [before, ...[0, ...BACKING_OFF].map((days) => nextWorkingDay(due + days, calendar))];
  return [...new Set(days)].map((day) => ({ at: startOfWork(day, calendar), late: day - due }));
}

/** The reminder that counts now; null before the first. */
export function reminderNow(all: readonly Reminder[], now: Date): Reminder | null {
  return all.findLast(({ at }) => Date.parse(at) <= now.getTime()) ?? null;
}

/** The comment that reminds; it is edited as time goes on, so that it never becomes several. */
export function reminderText(reminder: Reminder, incident: Incident, policy: Policy): string {
  const due = postMortemDue(incident, policy)!;
  const { owner } = incident.postMortem;
  const to = owner ? phrase`${mention(owner)}, this` : phrase`This`;
  const days = `${Math.abs(reminder.late)} ${Math.abs(reminder.late) === 1 ? 'day' : 'days'}`;
  const when =
    reminder.late < 0
      ? `is due on ${due}`
      : reminder.late === 0
        ? `is due today, ${due}`
        : `was due on ${due}, ${days} ago`;
  const help =
    reminder.late > 1
      ? phrase` Does it need somebody else’s time? \`/incident owner @somebody\` on ${reference(`#${incident.ref.number}`)} hands it over.`
      : [];
  return `${writeMarker('post-mortem-reminder', { at: reminder.at })}\n${print(paragraph(phrase`⏳ ${to} post-mortem ${when}.${help}`)).trim()}`;
}
