import { type DayNumber, dayNumber, dayToIso } from '../time/day.ts';
import { offsetAt } from '../time/zone.ts';
import { DAY, MINUTE } from '../vocabulary/milliseconds.ts';

/** Epoch milliseconds: the first belongs to it, the second does not. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A day on the clocks of a place; 23 or 25 hours long when they change. */
export interface Day extends Span {
  /** ISO date. */
  readonly date: string;
}

/** The day of an instant in a zone. */
function dayOf(at: number, zone: string): DayNumber {
  const parts = new Map(
    dateFormat(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  return dayNumber(parts.get('year')!, parts.get('month')!, parts.get('day')!);
}

/** The last `count` days in a zone, oldest first; the last one is today and goes on beyond `now`. */
export function lastDays(count: number, now: number, zone: string): Day[] {
  const today = dayOf(now, zone);
  const starts = Array.from({ length: count + 1 }, (_, index) => midnight(today - count + 1 + index, zone));
  return starts.slice(0, -1).map((from, index) => ({
    from,
    to: starts[index + 1]!,
    date: dayToIso(today - count + 1 + index),
  }));
}

/** The months in a zone that end with the present one, oldest first; `date` is the first day of each. */
export function lastMonths(count: number, now: number, zone: string): Day[] {
  const [year = 0, month = 0] = dayToIso(dayOf(now, zone)).split('-').map(Number);
  const first = (back: number) => {
    const index = year * 12 + month - 1 - back;
    return dayNumber(Math.floor(index / 12), (index % 12) + 1, 1);
  };
  return Array.from({ length: count }, (_, index) => {
    const day = first(count - 1 - index);
    return { date: dayToIso(day), from: midnight(day, zone), to: midnight(first(count - 2 - index), zone) };
  });
}

/** The instant at which a day begins in a zone. */
export function midnight(day: DayNumber, zone: string): number {
  const local = day * DAY;
  return local - (offsetAt({ kind: 'iana', name: zone, text: zone }, local) ?? 0) * MINUTE;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    const parts = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, calendar: 'gregory', ...parts });
    formats.set(zone, format);
  }
  return format;
}
