import type { Span } from '../../../markdown/document.ts';
import type { PostMortem, ReadTime } from '../../../postmortem/model.ts';
import { type ClockTime, clockAt } from '../../../time/clock.ts';
import { type DayParts, dayAt } from '../../../time/date.ts';

/** A clock as written in an entry, and the local time it was read as: `2026-03-02T14:05`. */
export interface WrittenClock {
  readonly span: Span;
  readonly source: string;
  readonly clock: ClockTime;
  readonly at: string;
  /** The end of the range that it begins, if any: "1:05–1:20 pm". */
  readonly until: WrittenClock | null;
  /** True if the entry states this clock's day. */
  readonly hasDay: boolean;
}

export interface WrittenDay {
  readonly span: Span;
  readonly parts: DayParts;
  /** The day it was read as, ISO; null if uncertain. */
  readonly date: string | null;
}

export interface Written {
  /** Empty if it is uncertain which clock was read as which time. */
  readonly clocks: readonly WrittenClock[];
  readonly days: readonly WrittenDay[];
}

/** The parts of a timeline entry's time, with their source offsets. */
export function writtenTime({ span, iso, until, zoneText }: ReadTime, text: string): Written {
  const source = text.slice(span.start, span.end);
  const place = (from: number, to: number) => ({ start: span.start + from, end: span.start + to });
  const clocks: { span: Span; source: string; clock: ClockTime }[] = [];
  const days: { span: Span; parts: DayParts }[] = [];
  for (let at = 0; at < source.length; ) {
    const before = source[at - 1] ?? ' ';
    const found = /[\w.]/.test(before) && !/[T_]/.test(before) ? null : clockAt(source, at);
    const day = /\w/.test(before) ? null : dayAt(source, at);
    if (day && (day.isSure || !found?.clock.isSure)) {
      days.push({ span: place(at, day.end), parts: day.day });
      at = day.end;
    } else if (found && /\d/.test(source[at]!)) {
      clocks.push({ span: place(at, found.end), source: source.slice(at, found.end), clock: found.clock });
      at = found.end;
      // An offset is not a clock: "14:05 +0200".
      const space = source[at] === ' ' ? 1 : 0;
      if (zoneText && source.startsWith(zoneText, at + space)) at += space + zoneText.length;
    } else at++;
  }
  return { clocks: matched(clocks, iso, until, days.length), days: dated(days, iso, until) };
}

/** Pairs clocks and times only if their number and order agree, so that the match is certain. */
function matched(
  clocks: readonly { span: Span; source: string; clock: ClockTime }[],
  iso: string | null,
  until: string | null,
  days: number,
): WrittenClock[] {
  const [start, end] = [wall(iso), wall(until)];
  const [first, second] = clocks;
  if (!first || !start || clocks.length !== (until === null ? 1 : 2)) return [];
  if (!second) return [{ ...first, at: start, until: null, hasDay: days > 0 }];
  if (!end) return [];
  const last = { ...second, at: end, until: null, hasDay: days > 1 };
  return [{ ...first, at: start, until: last, hasDay: days > 0 }, last];
}

const wall = (iso: string | null) => /^[^T]+T\d\d:\d\d/.exec(iso ?? '')?.[0] ?? null;

function dated(
  days: readonly { span: Span; parts: DayParts }[],
  iso: string | null,
  until: string | null,
): WrittenDay[] {
  const isClear = days.length === (until === null ? 1 : 2);
  return days.map((day, index) => {
    const date = (index === 0 ? iso : until)?.slice(0, 10) ?? '';
    const { year, month, day: number, other } = day.parts;
    const readings = [{ month, day: number }, ...(other ? [other] : [])];
    const fits = readings.some((each) => date === `${year}-${two(each.month)}-${two(each.day)}`);
    return { ...day, date: isClear && fits ? date : null };
  });
}

const two = (value: number) => String(value).padStart(2, '0');

/** Whether a place holds code or a quotation, which no fix may touch. */
export function untouchable({ blocks }: PostMortem): (span: Span) => boolean {
  let spans: Span[] | null = null;
  return (span) => {
    spans ??= blocks.flatMap((block) =>
      block.masks
        .filter(({ kind }) => kind === 'code' || kind === 'quoted')
        .map(({ start, end }) => block.source(start, end)),
    );
    return spans.some(({ start, end }) => start <= span.end && span.start <= end);
  };
}
