import { length, type Span } from '../spans.ts';
import type { Spending } from './spend.ts';

/** The instant at which `budget` milliseconds are spent; null if they never are. */
export function spentAt(course: readonly Spending[], budget: number): number | null {
  let sum = 0;
  for (const { from, to, rate } of course) {
    const next = sum + (to - from) * rate;
    if (next > budget || (next === budget && budget > 0)) return from + (budget - sum) / rate;
    sum = next;
  }
  return null;
}

/**
 * The instant at which a remaining budget will be spent at a constant rate (milliseconds of budget per millisecond). In a
 * rolling window, old spending drops out meanwhile. Null for never, or not in this window.
 */
export function willBeSpentAt(
  course: readonly Spending[],
  { budget, rate, window, at, rolling }: Forecast,
): number | null {
  let left = budget - course.reduce((sum, each) => sum + length(each) * each.rate, 0);
  if (rate <= 0) return null;
  if (!rolling) {
    const time = at + left / rate;
    return time < window.to ? time : null;
  }
  // Spending at `window.from + x` drops out of the window at `at + x`.
  let passed = window.from;
  const reached = (until: number, dropping: number): number | null => {
    const net = rate - dropping;
    const time = net > 0 ? left / net : Number.POSITIVE_INFINITY;
    if (time <= until - passed) return at + (passed - window.from) + time;
    left -= net * (until - passed);
    passed = until;
    return null;
  };
  for (const each of course) {
    const found = reached(each.from, 0) ?? reached(each.to, each.rate);
    if (found !== null) return found;
  }
  return reached(window.to, 0);
}

export interface Forecast {
  readonly budget: number;
  readonly rate: number;
  readonly window: Span;
  /** The instant of the forecast. */
  readonly at: number;
  readonly rolling: boolean;
}
