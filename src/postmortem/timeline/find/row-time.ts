import { alternatives } from '../../../languages/alternatives.ts';
import type { RowUnit } from '../../../markdown/units.ts';
import { type LeadTime, leadTime, timeWithin } from '../../../time/lead.ts';
import type { Columns } from './columns.ts';
import { NO_TIME } from './open-time.ts';
import { isToCome } from './to-come.ts';

/** What makes a time rough. Not "ETA" or "not before", which name another moment than that of the entry. */
const ESTIMATES =
  'estimated, estimate, est, approximately, approx, about, around, roughly, circa, ca, probably, likely, geschätzt, estimé, estimado, stimato, geschat, 推定, 估计, 推測, 추정, 약, 대략';
const AFTER_ESTIMATE = new RegExp(String.raw`^[^\p{L}\d]*${alternatives([ESTIMATES])}[^\p{L}\d]*\d`, 'iu');

/** Reads the time of a row, in a table with these columns and rows. */
export function rowTimes(
  { date, time, when }: Columns,
  rows: readonly RowUnit[],
): (row: RowUnit) => LeadTime | null {
  const cell = (row: RowUnit, column: number | null) =>
    column === null ? '' : (row.cells[column]?.text ?? '').trim();
  const areMonthDays = rows.some((row) => /^\W*\d\d-\d\d \d/.test(row.cells[when]?.text ?? ''));
  return (row) => {
    const text = row.cells[when]?.text ?? '';
    return (
      timeOf(cell(row, date), time === date ? '' : cell(row, time)) ??
      (areMonthDays ? monthDay(text) : null) ??
      timeAfterWord(text.trim()) ??
      unreadable(text.trim())
    );
  };
}

/** The time in the cells of a day and a time of day, of which one may be empty, or have both. */
function timeOf(date: string, time: string): LeadTime | null {
  if (!date || !time) {
    const lead = leadTime(time || date);
    return lead && { ...lead, isSure: true };
  }
  const day = leadTime(date);
  const clock = leadTime(time);
  if (day?.clock) return day;
  if (clock?.day) return clock;
  return clock ? { ...clock, day: day?.day ?? null, weekday: day?.weekday ?? null, isSure: true } : day;
}

/** "03-04 evening", "03-04 → 03-05": a day, in a column in which others are like "03-04 09:45". */
function monthDay(text: string): LeadTime | null {
  const day = /^\W*(\d\d-\d\d)(?![\d:-])/.exec(text)?.[1];
  const lead = day === undefined ? null : leadTime(`${day} 00:00`);
  return lead && { ...lead, clock: null, start: 0, end: text.length, textStart: text.length };
}

/** "추정: ~11:15", "estimated 11:15": a clock time after a word for an estimate, in a cell for times. */
function timeAfterWord(text: string): LeadTime | null {
  const found = text.length <= 30 && AFTER_ESTIMATE.test(text) ? timeWithin(text) : null;
  return found?.clock && found.clock.hour < 24 ? { ...found, isProse: false, isApproximate: true } : null;
}

/** "2021-??-?? HH:mm" is an unknown time, but still an entry. An empty cell is not. */
function unreadable(text: string): LeadTime | null {
  if (!(isToCome(text) || /[\d?]/.test(text)) || text.length > 30) return null;
  return { ...NO_TIME, isRelative: true, end: text.length, textStart: text.length };
}
