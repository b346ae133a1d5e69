import type { Policy } from '../policy/schema.ts';
import type { Slo } from '../policy/sections/slos.ts';
import { zoneNamed } from '../time/zone.ts';
import { type Budget, budgetsOf } from './budgets/budget.ts';
import { type Counted, countUp, type Exclusion } from './counted.ts';
import { type Figure, sampleOf, type Unit, type Value } from './figures/figure.ts';
import { figuresOf } from './figures/index.ts';
import { type Dimension, type Group, type GroupKey, groupsBy } from './groups.ts';
import type { Ledger } from './ledger/read.ts';
import { type ObjectiveState, objectivesOf } from './objectives.ts';
import { repeatsAmong } from './repeats.ts';
import type { Span } from './spans.ts';
import { windowBefore } from './window.ts';

/** One value of a report, with everything that it takes to check it. */
export interface Reported extends Value {
  readonly name: string;
  readonly group: GroupKey;
  readonly unit: Unit;
  readonly definition: string;
}

/** How a figure of the whole changed since the window before. */
export interface Trend {
  readonly name: string;
  readonly before: number | null;
  readonly now: number | null;
  /** Null where nothing is claimed: too few values, or neither way is better. */
  readonly verdict: 'better' | 'worse' | 'same' | null;
  readonly why: string | null;
}

/** An incident whose impact lasts at the instant of the report; it counts up to then. */
export interface OpenIncident {
  readonly incident: string;
  readonly since: string;
}

export interface Report {
  readonly window: { readonly from: string; readonly to: string };
  readonly figures: readonly Reported[];
  readonly excluded: readonly Exclusion[];
  readonly open: readonly OpenIncident[];
  readonly objectives: readonly ObjectiveState[];
  /** At the end of the window. */
  readonly budgets: readonly Budget[];
  /** Compared with the window before; empty when the report covers everything. */
  readonly trends: readonly Trend[];
}

export interface ReportOptions {
  /** The instant of the report: what happened later is not known. */
  readonly at: Date;
  /** Null for its beginning: the first incident. Null for its end: the instant of the report, which no window exceeds. */
  readonly window: {
    readonly from: number | null;
    readonly to: number | null;
    readonly quarter: string | null;
  };
  readonly by: readonly Dimension[];
  /** Whose budgets are reported; by the names that services have now. */
  readonly slos: readonly Slo[];
}

/** Fewer values than this say nothing about a trend. */
const LEAST = 5;

/** Measures a ledger. Pure: the same ledger, policy and options give the same report. */
export function makeReport(ledger: Ledger, policy: Policy, options: ReportOptions): Report {
  const at = options.at.getTime();
  const zone = zoneNamed(policy.reliability.zone)!;
  const { incidents, excluded } = countUp(ledger.lines, policy, options.at);
  const window = windowOf(options, incidents, at);
  const { quarter } = options.window;
  const isWhole = options.window.from === null;
  const figures = figuresOf(policy.reliability);
  const repeats = repeatsAmong(incidents);
  const measure = (group: Group) => {
    const sample = sampleOf(group.incidents, group.window, at, repeats);
    return figures.map((figure) => reported(figure, group.key, figure.of(sample)));
  };
  const whole = (of: Span) => ({ key: {}, incidents, window: of });
  const inWindow = incidents.filter(({ impact }) => impact.from < window.to && impact.to >= window.from);
  const asked = { from: options.window.from ?? -Infinity, to: options.window.to ?? Infinity };
  const mayBelong = (start: number | null) => start === null || (asked.from <= start && start < asked.to);
  const groups = options.by.flatMap((dimension) => groupsBy(dimension, inWindow, window, zone));
  const now = measure(whole(window));
  const before = isWhole ? null : measure(whole(windowBefore({ ...window, quarter }, zone)));
  return {
    window: { from: iso(window.from), to: iso(window.to) },
    figures: [...now, ...groups.flatMap(measure)],
    excluded: [
      ...ledger.broken.map(({ line, why }) => ({
        incident: `line ${line}`,
        why: `it cannot be read: ${why}`,
      })),
      ...excluded.filter((each) => mayBelong(each.at)).map(({ incident, why }) => ({ incident, why })),
      ...inWindow.filter(({ impact }) => impact.from >= window.from).flatMap(outOfOrder),
    ],
    open: inWindow
      .filter(({ open }) => open)
      .map(({ line, impact }) => ({ incident: line.id, since: iso(impact.from) })),
    objectives: objectivesOf(policy.reliability, window, { incidents, repeats, figures, zone, at }),
    budgets: budgetsOf(options.slos, incidents, policy, new Date(isWhole ? at : window.to)).map(
      ({ budget }) => budget,
    ),
    trends: before ? figures.map((figure, index) => trend(figure, before[index]!, now[index]!)) : [],
  };
}

function windowOf({ window }: ReportOptions, incidents: readonly Counted[], at: number): Span {
  const from = window.from ?? incidents[0]?.impact.from ?? at;
  return { from, to: Math.max(from, Math.min(window.to ?? at, at)) };
}

const iso = (time: number) => new Date(time).toISOString();

const reported = ({ name, unit, definition }: Figure, group: GroupKey, { value, n, median, p90 }: Value) => ({
  ...{ name, group, value, unit, n, median, p90, definition },
});

function trend({ name, better }: Figure, before: Value, now: Value): Trend {
  const values = { name, before: before.value, now: now.value };
  if (better === null || before.value === null || now.value === null)
    return { ...values, verdict: null, why: 'there is nothing to compare' };
  if (before.n < LEAST || now.n < LEAST)
    return {
      ...values,
      verdict: null,
      why: `n = ${before.n} and ${now.n}: below ${LEAST} no trend is claimed`,
    };
  const grew = now.value - before.value;
  if (grew === 0) return { ...values, verdict: 'same', why: null };
  return { ...values, verdict: grew > 0 === (better === 'higher') ? 'better' : 'worse', why: null };
}

/** An incident that counts, but whose milestones stand in an order that cannot be true for some figures. */
function outOfOrder({ line, at }: Counted): Exclusion[] {
  const { started = 0, detected = started, acknowledged = detected } = at;
  const found: Exclusion[] = [];
  const leave = (why: string) => found.push({ incident: line.id, why });
  if (detected < started) leave('left out of mttd: it was detected before it started');
  if (acknowledged < detected) leave('left out of mtta: it was acknowledged before it was detected');
  return found;
}
