import { link, list, markdown, paragraph, phrase, print, type Value } from '../markdown/write/markdown.ts';
import { shorten } from '../markdown/write/plain.ts';
import type { Policy } from '../policy/schema.ts';
import { serviceNamed, teamSlug } from '../services/find.ts';
import { type Calendar, localDay, nextWorkingDay, startOfWork } from '../time/calendar.ts';
import { type DayNumber, dayToIso, isoToDay } from '../time/day.ts';

/** An item that its owner is reminded of this week. */
export interface DigestItem {
  readonly title: string;
  readonly url: string;
  /** ISO date. */
  readonly due: string;
}

/** A week of digests: its name is the ISO date of its Monday, `at` the ISO instant at which its first working day begins. */
export interface Week {
  readonly name: string;
  readonly at: string;
}

/** Days ahead that a digest looks. */
const AHEAD = 14;

/** Whose digest lists an item: its service's team if the policy says so, else its assignee; null for nobody's. */
export function digestOf(
  assignees: readonly string[],
  service: string | null,
  { actionItems, services }: Pick<Policy, 'actionItems' | 'services'>,
): string | null {
  const team = service === null ? null : serviceNamed(service, services)?.team;
  return actionItems.digest === 'teams' && team ? teamSlug(team) : (assignees[0] ?? null);
}

/** The week whose digest is shown now, and the one that comes next. */
export function weekOf(now: Date, calendar: Calendar): { readonly current: Week; readonly next: Week } {
  const today = localDay(now.toISOString(), calendar);
  const week = (monday: DayNumber): Week => ({
    name: dayToIso(monday),
    at: startOfWork(nextWorkingDay(monday, calendar), calendar),
  });
  const weeks = [-14, -7, 0, 7, 14].map((days) => week(mondayOf(today) + days));
  const index = weeks.findLastIndex(({ at }) => Date.parse(at) <= now.getTime());
  return { current: weeks[index]!, next: weeks.slice(index + 1).find(({ at }) => at > weeks[index]!.at)! };
}

/** Whether an item belongs into the digest of a week: overdue, or due in the two weeks from its Monday on. */
export function isNear(due: string, week: Week): boolean {
  const [day, monday] = [isoToDay(due), isoToDay(week.name)];
  return day !== null && monday !== null && day < monday + AHEAD;
}

/** What an owner reads in a week: overdue items first. Names nobody with an @: its issue is assigned. */
export function digestText(items: readonly DigestItem[], week: Week, calendar: Calendar): string {
  if (!items.length) return print(markdown`Nothing is due in the two weeks from ${week.name} on.`).trimEnd();
  const today = dayToIso(localDay(week.at, calendar));
  const sorted = items.toSorted((a, b) => (a.due < b.due ? -1 : 1));
  const line = ({ title, url, due }: DigestItem): Value =>
    phrase`${link(url, shorten(title, 160))}, due ${due}`;
  const part = (name: string, some: readonly DigestItem[]) =>
    some.length
      ? [...paragraph(phrase`**${name}**`), ...list(some.map((each) => ({ line: line(each) })))]
      : [];
  return print([
    ...markdown`Action items in the week of ${week.name}. On the issue of each: \`/action done <evidence>\`, \`/action due YYYY-MM-DD <why>\`, \`/action snooze 2 weeks <why>\` or \`/action decline <why>\`.`,
    ...part(
      'Overdue',
      sorted.filter(({ due }) => due < today),
    ),
    ...part(
      'Due soon',
      sorted.filter(({ due }) => due >= today),
    ),
  ]).trimEnd();
}

/** The end of a digest in an issue. */
export const CLOSE_WHEN_READ =
  'This is edited once a week. Close it when you have read it: it is reopened when there is news.';

/** 1 January 1970 was a Thursday. */
const mondayOf = (day: DayNumber): DayNumber => day - ((((day + 3) % 7) + 7) % 7);
