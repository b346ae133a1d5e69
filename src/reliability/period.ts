import { localDay } from '../time/calendar.ts';
import { dayToIso } from '../time/date.ts';
import type { Zone } from '../time/zone.ts';
import { budgetWindow } from './budgets/window.ts';
import { quarterAt, type Window } from './window.ts';

/** A week, month or quarter that has a report. */
export interface Period extends Window {
  /** `2026-09-28` for the week that begins then, `2026-09` for a month, `2026Q3` for a quarter. */
  readonly name: string;
  /** As in “Reliability in …”. */
  readonly title: string;
}

/** The week, month or quarter around an instant, from midnight to midnight in a zone. */
export function periodAt(every: 'week' | 'month' | 'quarter', at: number, zone: Zone): Period {
  if (every === 'quarter') {
    const window = quarterAt(at, zone);
    return { ...window, name: window.quarter!, title: window.quarter! };
  }
  const span = budgetWindow(every, at, zone);
  const first = dayToIso(localDay(new Date(span.from).toISOString(), { zone }));
  return every === 'month'
    ? { ...span, quarter: null, name: first.slice(0, 7), title: first.slice(0, 7) }
    : { ...span, quarter: null, name: first, title: `the week from ${first}` };
}
