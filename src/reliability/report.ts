import type { Policy } from '../policy/schema.ts';
import type { Slo } from '../policy/sections/slos.ts';
import { type Zone, zoneNamed } from '../time/zone.ts';
import { changeBetween, MIN_VALUES } from './bootstrap.ts';
import { type Budget, budgetsOf } from './budgets/budget.ts';
import { type Columns, columnsOf, incidentsOf, rowsIn } from './columns.ts';
import { type Count, type Counted, countUp, type Exclusion } from './counted.ts';
import { type Figure, sampleOf, type Unit, type Value } from './figures/figure.ts';
import { figuresOf } from './figures/index.ts';
import { type Dimension, type Group, type GroupKey, groupsBy } from './groups.ts';
import type { Ledger } from './ledger/read.ts';
import { type ObjectiveState, objectivesOf } from './objectives.ts';
import type { Span } from './spans.ts';
import { quarterAt, type Window, windowBefore } from './window.ts';

/** One value of a report, with everything needed to verify it. */
export interface Reported extends Value {
  readonly name: string;
  readonly group: GroupKey;
  readonly unit: Unit;
  readonly definition: string;
}

/** The change of a figure over all incidents since the previous window. */
export interface Trend {
  readonly name: string;
  readonly before: number | null;
  readonly now: number | null;
  /** Null if there are too few values or neither direction is better. */
  readonly verdict: 'better' | 'worse' | 'same' | null;
  /** Whether the change is statistically significant (see `changeBetween`); null if unknown. */
  readonly certain: boolean | null;
  readonly why: string | null;
}

/** An incident with ongoing impact at the instant of the report; it counts up to then. */
export interface OpenIncident {
  readonly incident: string;
  readonly since: string;
}

export interface Report {
  /** The ledger has no readable incident. The figures still follow their formulas but are meaningless. */
  readonly noData: boolean;
  readonly window: { readonly from: string; readonly to: string };
  readonly figures: readonly Reported[];
  readonly excluded: readonly Exclusion[];
  readonly open: readonly OpenIncident[];
  readonly objectives: readonly ObjectiveState[];
  /** At the end of the window. */
  readonly budgets: readonly Budget[];
  /** Compared with the previous window; empty if the report covers everything. */
  readonly trends: readonly Trend[];
}

export interface ReportOptions {
  /** The instant of the report; anything later is ignored. */
  readonly at: Date;
  /** `from` null starts at the first incident; `to` null ends at the instant of the report, which no window exceeds. */
  readonly window: {
    readonly from: number | null;
    readonly to: number | null;
    readonly quarter: string | null;
  };
  readonly by: readonly Dimension[];
  /** The objectives whose budgets are reported, with current service names. */
  readonly slos: readonly Slo[];
}

/** A counted ledger, from which figures and charts are made. */
export interface Measured extends Count {
  readonly policy: Policy;
  readonly options: ReportOptions;
  readonly broken: Ledger['broken'];
  /** The ledger has no readable line. */
  readonly isEmpty: boolean;
  readonly window: Window;
  readonly zone: Zone;
  /** In milliseconds. */
  readonly at: number;
  readonly figures: readonly Figure[];
  readonly columns: Columns;
}

/** Counts a ledger. Pure. */
export function measureLedger(
  ledger: Pick<Ledger, 'lines' | 'broken'>,
  policy: Policy,
  options: ReportOptions,
): Measured {
  const at = options.at.getTime();
  const count = countUp(ledger.lines, policy, options.at);
  return {
    ...count,
    policy,
    options,
    broken: ledger.broken,
    isEmpty: ledger.lines.length === 0,
    window: { ...windowOf(options, count.incidents, at), quarter: options.window.quarter },
    zone: zoneNamed(policy.reliability.zone)!,
    at,
    figures: figuresOf(policy.reliability),
    columns: columnsOf(count.incidents),
  };
}

/** Makes the report of a counted ledger. Pure. */
export function makeReport(measured: Measured): Report {
  const { policy, options, broken, isEmpty, incidents, excluded, window, zone, at, figures, columns } =
    measured;
  const isWhole = options.window.from === null;
  const measure = (group: Group) => {
    const sample = sampleOf(columns, group.rows, group.window, at);
    return figures.map((figure) => reported(figure, group.key, figure.of(sample)));
  };
  const whole = (of: Span) => ({ key: {}, rows: columns.all, window: of });
  const { starting, overlapping } = rowsIn(columns, columns.all, window);
  const requested = { from: options.window.from ?? -Infinity, to: options.window.to ?? Infinity };
  const mayBelong = (start: number | null) =>
    start === null || (requested.from <= start && start < requested.to);
  const groups = options.by.flatMap((dimension) => groupsBy(dimension, columns, overlapping, window, zone));
  const now = measure(whole(window));
  const before = isWhole ? null : measure(whole(windowBefore(window, zone)));
  return {
    noData: isEmpty,
    window: { from: iso(window.from), to: iso(window.to) },
    figures: [...now, ...groups.flatMap(measure)],
    excluded: [
      ...broken.map(({ line, why }) => ({
        incident: `line ${line}`,
        why: `it cannot be read: ${why}`,
      })),
      ...excluded.filter((each) => mayBelong(each.at)).map(({ incident, why }) => ({ incident, why })),
      ...incidentsOf(columns, starting).flatMap(outOfOrder),
    ],
    open: incidentsOf(columns, overlapping)
      .filter(({ open }) => open)
      .map(({ line, impact }) => ({ incident: line.id, since: iso(impact.from) })),
    objectives: objectivesOf(policy.reliability, window, measured),
    budgets: budgetsOf(options.slos, incidents, policy, new Date(lastInstant(measured))).map(
      ({ budget }) => budget,
    ),
    trends: before
      ? figures.map((figure, index) => trend(figure, before[index]!, now[index]!, measured))
      : [],
  };
}

function windowOf({ window }: ReportOptions, incidents: readonly Counted[], at: number): Span {
  const from = window.from ?? incidents[0]?.impact.from ?? at;
  return { from, to: Math.max(from, Math.min(window.to ?? at, at)) };
}

/** The instant at which budgets are reported: the end of the window, but still inside a finished quarter. */
function lastInstant({ window, zone }: Measured): number {
  const isOver = window.quarter !== null && window.to === quarterAt(window.from, zone).to;
  return isOver ? window.to - 1 : window.to;
}

const iso = (time: number) => new Date(time).toISOString();

const reported = (
  { name, unit, definition }: Figure,
  group: GroupKey,
  { value, n, median, p90 }: Value,
): Reported => ({ name, group, value, unit, n, median, p90, definition });

function trend(figure: Figure, before: Value, now: Value, measured: Measured): Trend {
  const { name, better } = figure;
  const values = { name, before: before.value, now: now.value, certain: null };
  if (better === null || before.value === null || now.value === null)
    return { ...values, verdict: null, why: 'there is nothing to compare' };
  if (before.n < MIN_VALUES || now.n < MIN_VALUES)
    return {
      ...values,
      verdict: null,
      why: `n = ${before.n} and ${now.n}: below ${MIN_VALUES} no trend is claimed`,
    };
  const grew = now.value - before.value;
  if (grew === 0) return { ...values, verdict: 'same', why: null };
  const windows = [windowBefore(measured.window, measured.zone), measured.window] as const;
  const interval = changeBetween(measured.columns, measured.columns.all, windows, figure, measured.at);
  const certain = interval && (interval[0] > 0 || interval[1] < 0);
  return { ...values, certain, verdict: grew > 0 === (better === 'higher') ? 'better' : 'worse', why: null };
}

/** The figures that exclude an incident because of an impossible order of its milestones. */
function outOfOrder({ line, at }: Counted): Exclusion[] {
  const { started = 0, detected = started, acknowledged = detected } = at;
  const found: Exclusion[] = [];
  const leave = (why: string) => found.push({ incident: line.id, why });
  if (detected < started) leave('left out of mttd: it was detected before it started');
  if (acknowledged < detected) leave('left out of mtta: it was acknowledged before it was detected');
  return found;
}
