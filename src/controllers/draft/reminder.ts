import { writeMarker } from '../../github/markers.ts';
import type { Incident } from '../../incident/incident.ts';
import { postMortemDue } from '../../incident/post-mortem.ts';
import { mention, paragraph, phrase, print, reference } from '../../markdown/write/markdown.ts';
import { calendarOf } from '../../policy/calendar.ts';
import type { Policy } from '../../policy/schema.ts';
import { isWorkingDay, nextWorkingDay, startOfWork } from '../../time/calendar.ts';
import { isoToDay } from '../../time/day.ts';
import { plural } from '../../vocabulary/plural.ts';

/**
 * A reminder of a post-mortem: the ISO instant from which it applies, and how many days late the post-mortem is by
 * then.
 */
export interface Reminder {
  readonly at: string;
  /** Negative before the due date, 0 on it. */
  readonly late: number;
}

/** Days after the due date on which to remind again, further and further apart. */
const BACKING_OFF = [1, 3, 7, 14, 28];

/**
 * When the owner of a post-mortem is reminded: at the start of the last working day before it is due, on the day
 * itself, and then less and less often, always on working days. Pure.
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

/** Before it is due, due, or long overdue: each has a comment of its own, as an edit notifies nobody. */
export const stageOf = ({ late }: Reminder): string => (late < 0 ? 'before' : late < LONG ? 'due' : 'late');
const LONG = 28;

/** The current reminder; null before the first. */
export function reminderNow(all: readonly Reminder[], now: Date): Reminder | null {
  return all.findLast(({ at }) => Date.parse(at) <= now.getTime()) ?? null;
}

/** The reminder comment; there is one for each stage, which is edited over time. */
export function reminderText(
  reminder: Reminder,
  incident: Incident,
  policy: Policy,
  absent: ReadonlySet<string>,
): string {
  const due = postMortemDue(incident, policy)!;
  const { owner } = incident.postMortem;
  const hasLeft = owner !== null && absent.has(owner.toLowerCase());
  const to = owner && !hasLeft ? phrase`${mention(owner)}, this` : phrase`This`;
  const days = plural(Math.abs(reminder.late), 'day');
  const when =
    reminder.late < 0
      ? `is due on ${due}`
      : reminder.late === 0
        ? `is due today, ${due}`
        : `was due on ${due}, ${days} ago`;
  const hand = phrase`\`/incident owner @somebody\` on ${reference(`#${incident.ref.number}`)} hands it over.`;
  const help = hasLeft
    ? phrase` Its owner, \`${owner}\`, has no access to this repository any more: ${hand}`
    : reminder.late > 1
      ? phrase` Does it need somebody else’s time? ${hand}`
      : [];
  return `${writeMarker('post-mortem-reminder', { at: reminder.at, stage: stageOf(reminder) })}\n${print(paragraph(phrase`⏳ ${to} post-mortem ${when}.${help}`)).trim()}`;
}
