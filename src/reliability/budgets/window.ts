import type { Slo } from '../../policy/sections/slos.ts';
import { instantOf, type LocalTime } from '../../time/local.ts';
import type { Zone } from '../../time/zone.ts';
import { DAY } from '../../vocabulary/milliseconds.ts';
import type { Span } from '../spans.ts';

/** The window of an objective at an instant: the days before it, or the calendar week, month, quarter or year around it. */
export function budgetWindow(window: Slo['window'], at: number, zone: Zone): Span {
  const days = /^(\d+)d$/.exec(window)?.[1];
  if (days) return { from: at - Number(days) * DAY, to: at };
  // The local day can be the one before or after the UTC day.
  const near = [at - DAY, at, at + DAY].map((local) => calendarSpan(window, local, zone));
  return near.find(({ from, to }) => from <= at && at < to)!;
}

/** An upper bound for the length of these windows, in milliseconds. */
export const longestWindow = (slos: readonly Pick<Slo, 'window'>[]): number =>
  Math.max(0, ...slos.map(({ window }) => (window.endsWith('d') ? Number.parseInt(window, 10) : 367) * DAY));

/** The calendar week, month, quarter or year around a local time. */
function calendarSpan(window: Slo['window'], local: LocalTime, zone: Zone): Span {
  const day = new Date(local);
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
  const span = (from: LocalTime, to: LocalTime) => ({ from: instantOf(from, zone), to: instantOf(to, zone) });
  if (window === 'week') {
    const monday = Date.UTC(year, month, day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
    return span(monday, monday + 7 * DAY);
  }
  const months = window === 'year' ? 12 : window === 'quarter' ? 3 : 1;
  const first = Math.floor(month / months) * months;
  return span(Date.UTC(year, first), Date.UTC(year, first + months));
}
