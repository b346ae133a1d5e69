import type { Zone } from '../time/zone.ts';
import { budgetWindow } from './budgets/window.ts';
import { quarterAt, type Window } from './window.ts';
import { dayIn } from './words.ts';

/** The week, month or quarter of a report. */
export interface Period extends Window {
  /** `2026-09-28` for the week that begins then, `2026-09` for a month, `2026Q3` for a quarter. */
  readonly name: string;
  /** For “Reliability in …”. */
  readonly title: string;
}

/** The week, month or quarter around an instant, in a time zone. */
export function periodAt(every: 'week' | 'month' | 'quarter', at: number, zone: Zone): Period {
  if (every === 'quarter') {
    const window = quarterAt(at, zone);
    return { ...window, name: window.quarter!, title: window.quarter! };
  }
  const span = budgetWindow(every, at, zone);
  const first = dayIn(new Date(span.from).toISOString(), zone);
  return every === 'month'
    ? { ...span, quarter: null, name: first.slice(0, 7), title: first.slice(0, 7) }
    : { ...span, quarter: null, name: first, title: `the week from ${first}` };
}
