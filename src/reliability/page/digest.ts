import type { Zone } from '../../time/zone.ts';
import { DAY, MINUTE } from '../../vocabulary/milliseconds.ts';
import { SEVERITIES } from '../../vocabulary/severity.ts';
import { incidentsOf, rowsIn } from '../columns.ts';
import type { Counted } from '../counted.ts';
import { sampleOf } from '../figures/figure.ts';
import { endOf } from '../instant.ts';
import { isOpen } from '../promises.ts';
import type { Measured } from '../report.ts';
import { clip, length, type Span, total } from '../spans.ts';
import { quarterAt, quartersOf } from '../window.ts';
import { dayIn } from '../words.ts';

const WEEK = 7 * DAY;
/** The number of incidents named in each list. */
const MAX_NAMED = 5;
/** The number of quarters in the chart. */
const HISTORY = 6;

/** The incidents behind the figures of a page. Durations are in minutes. */
export interface Digest {
  /** By cost to users, highest first. */
  readonly worst: readonly Costly[];
  /** Minutes of impact × the share of affected users, over all incidents of the window. */
  readonly cost: number;
  readonly bySeverity: readonly { readonly severity: string; readonly n: number }[];
  readonly late: { readonly postMortems: readonly string[]; readonly items: readonly LateItem[] };
  /** Incidents of the window by the week of their start. */
  readonly weeks: readonly { readonly from: string; readonly counts: Readonly<Record<string, number>> }[];
  readonly quarters: readonly {
    readonly quarter: string;
    readonly mttr: number | null;
    readonly n: number;
  }[];
}

export interface Costly {
  readonly incident: string;
  readonly title: string;
  readonly url: string | null;
  readonly severity: string | null;
  readonly felt: number;
  readonly affected: number | null;
  readonly cost: number;
}

export interface LateItem {
  readonly incident: string;
  readonly count: number;
  /** The due date of the oldest. */
  readonly due: string;
}

export function digest(measured: Measured): Digest {
  const { incidents, columns, window, at } = measured;
  const rows = rowsIn(columns, columns.all, window);
  const starting = incidentsOf(columns, rows.starting);
  const overlapping = incidentsOf(columns, rows.overlapping);
  const costs = overlapping.map((each) => costly(each, window)).filter(({ cost }) => cost > 0);
  const severities = [...SEVERITIES, null];
  return {
    worst: costs
      .toSorted((a, b) => b.cost - a.cost || (a.incident < b.incident ? -1 : 1))
      .slice(0, MAX_NAMED),
    cost: costs.reduce((sum, { cost }) => sum + cost, 0),
    bySeverity: severities
      .map((severity) => ({
        severity: severity ?? 'unknown',
        n: starting.filter(({ line }) => line.severity === severity).length,
      }))
      .filter(({ n }) => n > 0),
    late: late(incidents, at),
    weeks: weeks(starting, window, measured.zone),
    quarters: quarters(measured),
  };
}

function costly({ line, felt }: Counted, window: Span): Costly {
  const inside = felt.flatMap((span) => clip(span, window) ?? []);
  const minutes = total(inside) / MINUTE;
  const { id, title, url, severity, affected } = line;
  return { incident: id, title, url, severity, felt: minutes, affected, cost: minutes * (affected ?? 1) };
}

/** Overdue promises at the instant of the report, of incidents at any time. */
function late(incidents: readonly Counted[], at: number): Digest['late'] {
  const postMortems = incidents.filter(({ line: { postMortem } }) => {
    if (!postMortem?.due || endOf(postMortem.due) >= at) return false;
    return postMortem.merged === null || Date.parse(postMortem.merged) > at;
  });
  const items = incidents.flatMap(({ line }): LateItem[] => {
    const overdue = line.items.filter(
      (item) => item.due !== null && endOf(item.due) < at && isOpen(item, at),
    );
    const [due] = overdue.map((item) => item.due!.slice(0, 10)).sort();
    return due ? [{ incident: line.id, count: overdue.length, due }] : [];
  });
  items.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  return { postMortems: postMortems.map(({ line }) => line.id), items };
}

function weeks(starting: readonly Counted[], window: Span, zone: Zone): Digest['weeks'] {
  const count = Math.ceil(length(window) / WEEK);
  const found = Array.from({ length: count }, (_, index) => ({
    from: dayIn(new Date(window.from + index * WEEK).toISOString(), zone),
    counts: {} as Record<string, number>,
  }));
  for (const { line, impact } of starting) {
    const { counts } = found[Math.floor((impact.from - window.from) / WEEK)]!;
    const severity = line.severity ?? 'unknown';
    counts[severity] = (counts[severity] ?? 0) + 1;
  }
  return found;
}

/** MTTR of the last quarters up to the window's. */
function quarters({ incidents, columns, window, zone, at, figures }: Measured): Digest['quarters'] {
  const mttr = figures.find(({ name }) => name === 'mttr')!;
  const last = quarterAt(Math.max(window.from, window.to - 1), zone);
  const from = Math.max(incidents[0]?.impact.from ?? last.from, last.from - HISTORY * 93 * DAY);
  return quartersOf({ from: Math.min(from, last.from), to: last.to }, zone)
    .slice(-HISTORY)
    .map((quarter) => {
      const { value, n } = mttr.of(sampleOf(columns, columns.all, quarter, at));
      return { quarter: quarter.quarter!, mttr: value, n };
    });
}
