import type { Policy } from '../../policy/schema.ts';
import type { Slo } from '../../policy/sections/slos.ts';
import { zoneNamed } from '../../time/zone.ts';
import { MINUTE } from '../../vocabulary/milliseconds.ts';
import { type Counted, countUp, currentNames } from '../counted.ts';
import type { LedgerLine } from '../ledger/line.ts';
import { length, type Span } from '../spans.ts';
import { spentAt, willBeSpentAt } from './forecast.ts';
import { type Spending, spend } from './spend.ts';
import { budgetWindow } from './window.ts';

/** An error budget, as printed by `debrief budget --format json`. */
export interface Budget {
  readonly service: string;
  /** In percent: 99.9. */
  readonly objective: number;
  readonly window: { readonly from: string; readonly to: string };
  readonly budgetMinutes: number;
  readonly spentMinutes: number;
  /** From 0 (all spent) to 1. */
  readonly left: number;
  /** 1 spends the budget exactly by the end of the window; null if a budget of 0 minutes is spent. */
  readonly burnRate: number | null;
  /** ISO instant at which it was, or at this rate will be, spent; null if that is not in sight. */
  readonly exhaustedAt: string | null;
  /** Largest first. */
  readonly spentBy: readonly { readonly incident: string; readonly minutes: number }[];
}

/** An incident that spent more than this share of a budget requires a P0 action item. */
export const LARGE = 0.2;
export const isLarge = (minutes: number, { budgetMinutes }: Pick<Budget, 'budgetMinutes'>) =>
  budgetMinutes > 0 && minutes > LARGE * budgetMinutes;

/** The budgets of which one incident had spent a large share at an instant. */
export function overspentBy(
  line: LedgerLine,
  policy: Pick<Policy, 'reliability' | 'services' | 'slos'>,
  at: Date,
): { readonly service: string; readonly share: number }[] {
  const nameOf = currentNames(policy.services);
  const slos = policy.slos.map((slo) => ({ ...slo, service: nameOf(slo.service) }));
  const { incidents } = countUp([line], policy, at);
  return budgetsOf(slos, incidents, policy, at).flatMap(({ budget }) =>
    isLarge(budget.spentMinutes, budget)
      ? [{ service: budget.service, share: budget.spentMinutes / budget.budgetMinutes }]
      : [],
  );
}

/** A budget, and when a spent one recovers. */
export interface BudgetState {
  readonly budget: Budget;
  /** ISO instant if nothing else happens; null if it is not spent, or an open incident keeps spending it. */
  readonly backAt: string | null;
}

/** The budgets of objectives at an instant, in the same order. `incidents` are those of `countUp`. */
export function budgetsOf(
  slos: readonly Slo[],
  incidents: readonly Counted[],
  policy: Pick<Policy, 'reliability'>,
  at: Date,
): BudgetState[] {
  const zone = zoneNamed(policy.reliability.zone)!;
  const wanted = new Set(slos.map(({ service }) => service));
  const byService = new Map<string, Counted[]>();
  for (const incident of incidents)
    for (const service of incident.services)
      if (wanted.has(service)) {
        const list = byService.get(service);
        if (list) list.push(incident);
        else byService.set(service, [incident]);
      }
  return slos.map((slo) => {
    const window = budgetWindow(slo.window, at.getTime(), zone);
    const { course, by } = spend(
      byService.get(slo.service) ?? [],
      soFar(window, at.getTime()),
      slo.countsFrom,
    );
    return budgetFrom(
      slo,
      window,
      course,
      at,
      by.map(({ incident, spent }) => ({ incident: incident.line.id, spent })),
    );
  });
}

/** The budget of one objective, given its spending from any source. Milliseconds in, minutes out. */
export function budgetFrom(
  slo: Pick<Slo, 'service' | 'objective' | 'window'>,
  window: Span,
  course: readonly Spending[],
  at: Date,
  by: readonly { readonly incident: string; readonly spent: number }[],
): BudgetState {
  const budget = rounded(length(window) * (1 - slo.objective / 100));
  const spent = course.reduce((sum, each) => sum + length(each) * each.rate, 0);
  const passed = length(soFar(window, at.getTime()));
  const isSpent = spent > 0 && spent >= budget;
  const rate = passed > 0 ? spent / passed : 0;
  const exhausted = isSpent
    ? spentAt(course, budget)
    : willBeSpentAt(course, { budget, rate, window, at: at.getTime(), rolling: slo.window.endsWith('d') });
  const state: Budget = {
    service: slo.service,
    objective: slo.objective,
    window: { from: iso(window.from), to: iso(window.to) },
    budgetMinutes: rounded(budget / MINUTE),
    spentMinutes: rounded(spent / MINUTE),
    left: budget > 0 ? rounded(Math.max(0, 1 - spent / budget)) : spent > 0 ? 0 : 1,
    burnRate: budget > 0 ? rounded((rate * length(window)) / budget) : spent > 0 ? null : 0,
    exhaustedAt: exhausted === null ? null : iso(exhausted),
    spentBy: by.map(({ incident, spent: each }) => ({ incident, minutes: rounded(each / MINUTE) })),
  };
  return {
    budget: state,
    backAt: isSpent ? backAt(slo, window, course, spent - budget, at.getTime()) : null,
  };
}

/** When enough spending has left the window for some budget to remain; in whole minutes. */
function backAt(
  slo: Pick<Slo, 'window'>,
  window: Span,
  course: readonly Spending[],
  over: number,
  at: number,
): string | null {
  if (!slo.window.endsWith('d')) return iso(window.to);
  if (course.at(-1)?.to === at) return null;
  const fallen = spentAt(course, over);
  return fallen === null ? null : iso((Math.floor((at + fallen - window.from) / MINUTE) + 1) * MINUTE);
}

const soFar = ({ from, to }: Span, at: number): Span => ({ from, to: Math.max(from, Math.min(to, at)) });
const iso = (time: number) => new Date(time).toISOString();
/** Rounds away floating-point noise: 100 − 99.9 is not exactly 0.1. */
const rounded = (value: number) => Math.round(value * 1e6) / 1e6;
