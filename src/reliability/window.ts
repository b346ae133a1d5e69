import { instantOf } from '../time/local.ts';
import type { Zone } from '../time/zone.ts';
import { length, type Span } from './spans.ts';

/** The window of a report. An incident belongs to it if its impact started in it. */
export interface Window extends Span {
  /** `2026Q3` for a whole quarter. */
  readonly quarter: string | null;
}

/** Parses a quarter such as `2026Q3`, in a time zone; null for anything else. */
export function quarterNamed(text: string, zone: Zone): Window | null {
  const [, year, quarter] = /^(\d{4})-?Q([1-4])$/i.exec(text) ?? [];
  return year && quarter ? quarterOf(Number(year) * 4 + Number(quarter) - 1, zone) : null;
}

/** The quarter that contains an instant. */
export function quarterAt(at: number, zone: Zone): Window {
  const day = new Date(at);
  const index = day.getUTCFullYear() * 4 + Math.floor(day.getUTCMonth() / 3);
  // Near its boundaries, the local quarter can differ from the UTC quarter.
  const near = [index - 1, index, index + 1].map((each) => quarterOf(each, zone));
  return near.find(({ from, to }) => from <= at && at < to)!;
}

/** All quarters that overlap a span, in order. */
export function quartersOf(span: Span, zone: Zone): Window[] {
  const quarters: Window[] = [];
  for (let from = span.from; from < span.to; from = quarters.at(-1)!.to) quarters.push(quarterAt(from, zone));
  return quarters;
}

/**
 * The window to compare with: the previous quarter for a quarter (an equally long part of it while the quarter is not
 * over), otherwise the interval of equal length just before.
 */
export function windowBefore(window: Window, zone: Zone): Window {
  if (!window.quarter) return { from: window.from - length(window), to: window.from, quarter: null };
  const before = quarterAt(window.from - 1, zone);
  const isOver = window.to >= quarterAt(window.from, zone).to;
  return isOver ? before : { ...before, to: Math.min(before.to, before.from + length(window)) };
}

/** A quarter by its index since the year 0. */
function quarterOf(index: number, zone: Zone): Window {
  const [year, quarter] = [Math.floor(index / 4), index % 4];
  return {
    from: instantOf(Date.UTC(year, quarter * 3), zone),
    to: instantOf(Date.UTC(year, quarter * 3 + 3), zone),
    quarter: `${year}Q${quarter + 1}`,
  };
}
