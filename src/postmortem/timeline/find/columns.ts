import { normalized, wordsOf } from '../../../languages/labels.ts';
import { languages } from '../../../languages/words/index.ts';
import type { RowUnit } from '../../../markdown/units.ts';
import { type LeadTime, leadTime } from '../../../time/lead.ts';
import { isOpen } from './open-time.ts';

const TIME_HEADER = /\b(?:time(?:stamp)?s?|when|clock|hour|utc|gmt|pst|pdt|cet|cest|est|edt|[ap]m)\b/i;
const DATE_HEADER = /\b(?:date|day)\b/i;
/** Columns of durations and deadlines, not of times. */
const NOT_TIME = /\b(?:timeout|time to|duration|elapsed|run ?time|downtime|due|eta|deadline|target)\b/i;
const TEXT_HEADER =
  /\b(?:events?|what|descriptions?|actions?|details?|notes?|activit(?:y|ies)|happened|updates?|comments?|message|entry|status|observation)\b/i;

let timeLabels: ReadonlySet<string> | null = null;

/** "Zeitpunkt", "时间", "дата": a header for times in any language. */
function namesTimes(header: string): boolean {
  if (TIME_HEADER.test(header) || DATE_HEADER.test(header)) return true;
  timeLabels ??= new Set(
    languages.flatMap(({ labels }) => wordsOf(`${labels.time ?? ''}, ${labels.date ?? ''}`).map(normalized)),
  );
  return timeLabels.has(normalized(header));
}

/** Which columns of a table hold the day, the time of day, and what happened. At least one of the first two is known. */
export interface Columns {
  readonly date: number | null;
  readonly time: number | null;
  /** The one that tells when: that of the time, or else of the day. */
  readonly when: number;
  readonly text: number;
}

/** Only the first columns may hold times. */
const MOST = 8;

/**
 * Chooses columns by header, then by content; null if none holds times. In a timeline, the first column holds times in any
 * language.
 */
export function columnsOf(
  headers: readonly string[],
  rows: readonly RowUnit[],
  isTimeline: boolean,
): Columns | null {
  const width = Math.max(headers.length, ...rows.slice(0, 5).map((row) => row.cells.length));
  let date: number | null = null;
  let time: number | null = null;
  for (let column = 0; column < Math.min(width, MOST); column++) {
    const header = headers[column] ?? '';
    if (NOT_TIME.test(header)) continue;
    const { clocks, days, count } = sharesIn(rows.map((row) => row.cells[column]?.text ?? ''));
    const isNamed = header !== '' && namesTimes(header);
    const isFirst = isTimeline && column === 0 && count >= 2;
    // In a timeline, a column headed as times has them, even if most of its cells are words.
    const needed = isNamed && isTimeline ? 0.15 : isNamed || isFirst ? 0.4 : 0.7;
    // Bare days between the clock times date the rows below them.
    const isTimes = clocks >= Math.min(needed, 0.4) && clocks + days >= needed;
    if (time === null && (clocks >= needed || isTimes)) time = column;
    else if (date === null && days >= needed) date = column;
    if (time !== null && date === null && column === time && days >= 0.4) date = column;
  }
  const when = time ?? date;
  return when === null ? null : { date, time, when, text: textColumn(headers, date, time) };
}

/** The shares of a column's cells that are clock times, and days, and how many are either. */
function sharesIn(column: readonly string[]) {
  const cells = column.filter((text) => text.trim() !== '');
  // A cell with much text after the time is a sentence; a time column holds little else.
  const leads = cells.flatMap((text) => {
    const lead = leadTime(text);
    return lead && text.length - lead.textStart < 25 ? [lead] : [];
  });
  const share = (is: (lead: LeadTime) => boolean) =>
    cells.length === 0 ? 0 : leads.filter(is).length / cells.length;
  return {
    clocks: share((lead) => lead.clock !== null || lead.isRelative || isOpen(lead)),
    days: share(({ day }) => day !== null),
    count: leads.length,
  };
}

function textColumn(headers: readonly string[], date: number | null, time: number | null): number {
  const named = headers.findIndex(
    (header, column) => column !== date && column !== time && TEXT_HEADER.test(header),
  );
  if (named !== -1) return named;
  const after = Math.max(date ?? -1, time ?? -1) + 1;
  return after < headers.length ? after : 0;
}
