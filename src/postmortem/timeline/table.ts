import { alternatives } from '../../languages/alternatives.ts';
import { normalized, wordsOf } from '../../languages/labels.ts';
import { languages } from '../../languages/words/index.ts';
import type { RowUnit, TableUnit } from '../../markdown/units.ts';
import { type LeadTime, leadTime, timeWithin } from '../../time/lead.ts';
import { NO_MOMENT } from '../../time/moment.ts';
import type { ReadSection } from '../sections.ts';
import type { TimelineEvent } from './event.ts';
import { isOpen } from './open-time.ts';
import { isToCome } from './to-come.ts';
import { headingZone } from './zone-note.ts';

const TIME_HEADER = /\b(?:time(?:stamp)?s?|when|clock|hour|utc|gmt|pst|pdt|cet|cest|est|edt|[ap]m)\b/i;
const DATE_HEADER = /\b(?:date|day)\b/i;
/** Columns of durations and deadlines, not of times. */
const NOT_TIME = /\b(?:timeout|time to|duration|elapsed|run ?time|downtime|due|eta|deadline|target)\b/i;
const TEXT_HEADER =
  /\b(?:events?|what|descriptions?|actions?|details?|notes?|activit(?:y|ies)|happened|updates?|comments?|message|entry|status|observation)\b/i;

/** What makes a time rough. Not "ETA" or "not before", which name another moment than that of the entry. */
const ESTIMATES =
  'estimated, estimate, est, approximately, approx, about, around, roughly, circa, ca, probably, likely, geschätzt, estimé, estimado, stimato, geschat, 推定, 估计, 推測, 추정, 약, 대략';
const BEHIND_ESTIMATE = new RegExp(String.raw`^[^\p{L}\d]*${alternatives([ESTIMATES])}[^\p{L}\d]*\d`, 'iu');

let timeLabels: ReadonlySet<string> | null = null;

/** "Zeitpunkt", "时间", "дата": a header for times in any language. */
function namesTimes(header: string): boolean {
  if (TIME_HEADER.test(header) || DATE_HEADER.test(header)) return true;
  timeLabels ??= new Set(
    languages.flatMap(({ labels }) => wordsOf(`${labels.time ?? ''}, ${labels.date ?? ''}`).map(normalized)),
  );
  return timeLabels.has(normalized(header));
}

/** The rows with a time, from columns headed as times or holding times. */
export function tableEvents(table: TableUnit, section: ReadSection | null): TimelineEvent[] {
  const headers = table.header?.cells.map((cell) => cell.text) ?? [];
  // A table without a header has its first row in the header's place.
  const rows =
    table.header && headers.some((header) => leadTime(header)?.isSure)
      ? [table.header, ...table.rows]
      : table.rows;
  const { date, time } = timeColumns(headers, rows, section?.name === 'timeline');
  if (date === null && time === null) return [];
  const zone = headers[time ?? date!] ? headingZone(headers[time ?? date!]!) : null;
  const textColumn = chooseText(headers, date, time);
  const isMonthDay = rows.some(({ cells }) => /^\W*\d\d-\d\d \d/.test(cells[time ?? date!]?.text ?? ''));
  return rows.flatMap((row): TimelineEvent[] => {
    const read =
      readRow(row, date, time) ??
      (isMonthDay ? monthDay(row.cells[time ?? date!]?.text ?? '') : null) ??
      timeBehindWord(row.cells[time ?? date!]?.text ?? '') ??
      unreadable(row, date, time);
    if (!read) return [];
    const cell = row.cells[textColumn] ?? row.cells.at(-1)!;
    // A row may be too short to have a time cell: then only the day was read.
    const timeCell = row.cells[time ?? date!] ?? row.cells[date!]!;
    return [
      {
        lead: read,
        text: cell.text.trim(),
        textSpan: cell.source(0, cell.text.length),
        timeSpan: timeCell.source(0, timeCell.text.length),
        span: row.span,
        // A row with just a day dates the rows below it.
        scopeEnd: cell.text.trim() === '' || cell === timeCell ? table.span.end : row.span.end,
        section,
        layout: 'row',
        content: row.children.flat(),
        zone,
        isBare: cell.text.trim() === '' || cell === timeCell,
      },
    ];
  });
}

function readRow(row: RowUnit, date: number | null, time: number | null): LeadTime | null {
  const dateText = date === null ? '' : (row.cells[date]?.text.trim() ?? '');
  const timeText = time === null || time === date ? '' : (row.cells[time]?.text.trim() ?? '');
  if (dateText && timeText) {
    const day = leadTime(dateText);
    const clock = leadTime(timeText);
    if (day?.clock) return day;
    if (clock?.day) return clock;
    if (clock) return { ...clock, day: day?.day ?? null, weekday: day?.weekday ?? null, isSure: true };
    return day;
  }
  const lead = leadTime(timeText || dateText);
  return lead && { ...lead, isSure: true };
}

/** "03-04 evening", "03-04 → 03-05": a day, in a column in which others are like "03-04 09:45". */
function monthDay(text: string): LeadTime | null {
  const day = /^\W*(\d\d-\d\d)(?![\d:-])/.exec(text)?.[1];
  const lead = day === undefined ? null : leadTime(`${day} 00:00`);
  return lead && { ...lead, clock: null, start: 0, end: text.length, textStart: text.length };
}

/** "추정: ~11:15", "estimated 11:15": a clock time after a word for an estimate, in a cell for times. */
function timeBehindWord(written: string): LeadTime | null {
  const text = written.trim();
  const found = text.length <= 30 && BEHIND_ESTIMATE.test(text) ? timeWithin(text) : null;
  return found?.clock && found.clock.hour < 24 ? { ...found, isProse: false, isApproximate: true } : null;
}

/** "2021-??-?? HH:mm" is an unknown time, but still an entry. An empty cell is not. */
function unreadable(row: RowUnit, date: number | null, time: number | null): LeadTime | null {
  const text = row.cells[time ?? date ?? 0]?.text.trim() ?? '';
  if (!(isToCome(text) || /[\d?]/.test(text)) || text.length > 30) return null;
  return {
    ...NO_MOMENT,
    until: null,
    isApproximate: false,
    isRelative: true,
    isSure: false,
    isProse: false,
    start: 0,
    end: text.length,
    textStart: text.length,
  };
}

interface Columns {
  readonly date: number | null;
  readonly time: number | null;
}

/** Chooses columns by header, then by content. In a timeline, the first column holds times in any language. */
function timeColumns(headers: readonly string[], rows: readonly RowUnit[], isTimeline: boolean): Columns {
  const cellsOf = (column: number) =>
    rows.map((row) => row.cells[column]?.text ?? '').filter((text) => text.trim() !== '');
  // A cell with much text after the time is a sentence; a time column holds little else.
  const leadsOf = (cells: readonly string[]) =>
    cells.map(leadTime).filter((lead, index) => lead && cells[index]!.length - lead.textStart < 25);
  const width = Math.max(headers.length, ...rows.slice(0, 5).map((row) => row.cells.length));
  let date: number | null = null;
  let time: number | null = null;
  for (let column = 0; column < Math.min(width, 8); column++) {
    const header = headers[column] ?? '';
    if (NOT_TIME.test(header)) continue;
    const cells = cellsOf(column);
    const leads = leadsOf(cells);
    const share = (count: number) => (cells.length === 0 ? 0 : count / cells.length);
    const clocks = share(
      leads.filter((lead) => lead!.clock !== null || lead!.isRelative || isOpen(lead!)).length,
    );
    const days = share(leads.filter((lead) => lead!.day !== null).length);
    const isNamed = header !== '' && namesTimes(header);
    const isFirst = isTimeline && column === 0 && leads.length >= 2;
    // In a timeline, a column headed as times has them, even if most of its cells are words.
    const needed = isNamed && isTimeline ? 0.15 : isNamed || isFirst ? 0.4 : 0.7;
    // Bare days between the clock times date the rows below them.
    const isTimes = clocks >= Math.min(needed, 0.4) && clocks + days >= needed;
    if (time === null && (clocks >= needed || isTimes)) time = column;
    else if (date === null && days >= needed) date = column;
    if (time !== null && date === null && column === time && days >= 0.4) date = column;
  }
  return { date, time };
}

function chooseText(headers: readonly string[], date: number | null, time: number | null): number {
  const named = headers.findIndex(
    (header, column) => column !== date && column !== time && TEXT_HEADER.test(header),
  );
  if (named !== -1) return named;
  const after = Math.max(date ?? -1, time ?? -1) + 1;
  return after < headers.length ? after : 0;
}
