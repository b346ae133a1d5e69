import type { Calendar } from '../time/calendar.ts';
import { isoToDay } from '../time/day.ts';
import { UTC, zoneNamed } from '../time/zone.ts';
import type { Policy } from './schema.ts';
import { WEEKDAYS } from './sections/calendar.ts';

/** The calendar for due dates and working hours. */
export function calendarOf({ calendar, lint }: Policy): Calendar {
  const { zone, workingDays, workingHours, holidays, daysOff } = calendar;
  return {
    zone: zoneNamed(zone ?? lint.timeZone ?? '') ?? UTC,
    workingDays: workingDays.map((name) => WEEKDAYS.indexOf(name)),
    from: minutesOf(workingHours.from),
    until: minutesOf(workingHours.until),
    holidays,
    daysOff: new Set(daysOff.flatMap((day) => isoToDay(day) ?? [])),
  };
}

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
