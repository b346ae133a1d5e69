import { instantOf } from '../time/local.ts';
import type { Zone } from '../time/zone.ts';
import { length, type Span } from './spans.ts';

/** The window of a report: an incident belongs to it when its impact started in it. */
export interface Window extends Span {
  /** `2026Q3` for a whole quarter. */
  readonly quarter: string | null;
}

/** A quarter such as `2026Q3`, from midnight to midnight in a zone; null for a text that names none. */
export function quarterNamed(text: string, zone: Zone): Window | null {
  const [, year, quarter] = /^(\d{4})-?Q([1-4])$/i.exec(text) ?? [];
  return year && quarter ? quarterOf(Number(year) * 4 + Number(quarter) - 1, zone) : null;
}

/** The quarter that an instant lies in. */
export function quarterAt(at: number, zone: Zone): Window {
  const day = new Date(at);
  const index = day.getUTCFullYear() * 4 + Math.floor(day.getUTCMonth() / 3);
  // Around New Year it is still, or already, another quarter elsewhere.
  const near = [index - 1, index, index + 1].map((each) => quarterOf(each, zone));
  return near.find(({ from, to }) => from <= at && at < to)!;
}

/** All quarters that a span meets, in order. */
export function quartersOf(span: Span, zone: Zone): Window[] {
  const quarters: Window[] = [];
  for (let from = span.from; from < span.to; from = quarters.at(-1)!.to) quarters.push(quarterAt(from, zone));
  return quarters;
}

/**
 * What a window is compared with: as long a stretch just before it, and for a quarter the one before. A quarter that is
 * not over is compared with as much of the one before.
 */
export function windowBefore(window: Window, zone: Zone): Window {
  if (!window.quarter) return { from: window.from - length(window), to: window.from, quarter: null };
  const before = quarterAt(window.from - 1, zone);
  const isOver = window.to >= quarterAt(window.from, zone).to;
  return isOver ? before : { ...before, to: Math.min(before.to, before.from + length(window)) };
}

/** By the number of quarters since the year 0. */
function quarterOf(index: number, zone: Zone): Window {
  const [year, quarter] = [Math.floor(index / 4), index % 4];
  return {
    from: instantOf(Date.UTC(year, quarter * 3), zone),
    to: instantOf(Date.UTC(year, quarter * 3 + 3), zone),
    quarter: `${year}Q${quarter + 1}`,
  };
}
