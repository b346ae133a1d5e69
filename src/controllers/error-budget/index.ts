import type { CheckReport, PullRequest } from '../../github/port.ts';
import { type OverrideComment, overridesIn } from '../../overrides/override.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Slo } from '../../policy/sections/slos.ts';
import { budgetsOf } from '../../reliability/budgets/budget.ts';
import { budgetByRatio, queryOf } from '../../reliability/budgets/measured.ts';
import { longestWindow } from '../../reliability/budgets/window.ts';
import { countUp, currentNames, NO_START } from '../../reliability/counted.ts';
import { type LedgerLine, ledgerLine } from '../../reliability/ledger/line.ts';
import { servicesOf } from '../../services/find.ts';
import { zoneNamed } from '../../time/zone.ts';
import { HOUR, MINUTE } from '../../vocabulary/milliseconds.ts';
import type { ObjectRef } from '../../vocabulary/refs.ts';
import { defineController, type World } from '../controller.ts';
import { changedPaths, commentsOn, SERVICE_CHECK_EVENTS } from '../service-check.ts';
import { dependentRow } from './dependents.ts';
import { judge, type Touched } from './judge.ts';
import { METRICS, type Measured, measure } from './measure.ts';

/** The check's name, which branch protection refers to. */
export const CHECK = 'debrief/error-budget';

/** A pull request, and the budgets of the services that it touches. */
export interface BudgetFacts {
  readonly pull: PullRequest;
  /** Of services whose files it changes. */
  readonly slos: readonly Slo[];
  /** This owner's incidents whose impact may lie in a window. */
  readonly lines: readonly LedgerLine[];
  readonly comments: readonly OverrideComment[];
  /** Prometheus's values for the objectives with a query, by query. */
  readonly measured: ReadonlyMap<string, Measured>;
}

const NOTHING = { slos: [], lines: [], comments: [], measured: new Map() };

export interface BudgetStep {
  readonly type: 'report';
  readonly check: CheckReport;
}

/** Minutes between two looks while an incident is spending a budget. */
const LEAST = 5;

/**
 * A pull request that may touch a service: the check says how much of the service's error budget is left, and what
 * follows.
 */
export default defineController<BudgetFacts, BudgetStep>({
  kind: 'error-budget',
  isGate: true,
  events: SERVICE_CHECK_EVENTS,
  observe,
  decide(facts, policy, now) {
    if (facts.pull.state === 'closed') return [];
    const given = caseOf(facts, policy, now);
    const check = {
      name: CHECK,
      sha: facts.pull.head.sha,
      ...judge(given, policy.errorBudgets),
      annotations: [],
    };
    return [{ type: 'report', check }];
  },
  due(facts, policy, now) {
    if (facts.pull.state === 'closed') return null;
    const { budgets, overrides } = caseOf(facts, policy, now);
    if (budgets.length === 0) return null;
    const hours = budgets.some(({ left }) => left === 0) ? 1 : 6;
    const again = new Date(now.getTime() + hours * HOUR).toISOString();
    const times = [
      again,
      soonestSpent(facts, policy, now),
      ...budgets.map(({ backAt }) => backAt),
      overrides.standing?.until ?? null,
    ];
    return times.filter((time) => time !== null && Date.parse(time) > now.getTime()).sort()[0] ?? null;
  },
  record: ({ pull, slos, measured }) => [
    ...[...measured].flatMap(([key, { known }]) =>
      known ? [{ table: METRICS, key, data: { ...known } }] : [],
    ),
    ...(slos.length > 0 ? [dependentRow(pull, [...new Set(slos.map(({ service }) => service))])] : []),
  ],
  describe: ({ check }) => `Report the check ${check.name} as ${check.conclusion}: ${check.title}.`,
  async apply({ check }, ref, { github }) {
    await github.report(ref, check);
    return { outcome: 'done' };
  },
});

/** ISO instant at which the smallest budget is spent if an open incident goes on; null if there is none. */
function soonestSpent(facts: BudgetFacts, policy: Policy, now: Date): string | null {
  if (!countUp(facts.lines, policy, now).incidents.some(({ open }) => open)) return null;
  const left = budgetsIn(facts, policy, now).map((each) => each.budgetMinutes - each.spentMinutes);
  const soonest = Math.min(...left.filter((minutes) => minutes > 0));
  if (soonest === Infinity) return null;
  return new Date(now.getTime() + Math.max(soonest, LEAST) * MINUTE).toISOString();
}

/**
 * Null, without asking GitHub, if no service of the repository has an objective. Otherwise 2 calls, and 1 more for
 * comments when the budget is spent, since one may override it. The check itself costs 2.
 */
async function observe(
  ref: ObjectRef,
  { github, readModel, prometheus }: World,
  policy: Policy,
  now: Date,
): Promise<BudgetFacts | null> {
  const slos = slosOf(policy, servicesOf(policy.services, ref, null));
  if (!readModel || slos.length === 0 || policy.errorBudgets.whenSpent === 'off') return null;
  const pull = await github.pullRequest(ref);
  if (pull?.state !== 'open') return pull && { pull, ...NOTHING };
  const paths = await changedPaths(pull, github);
  const touched = slosOf(policy, servicesOf(policy.services, ref, paths));
  if (touched.length === 0) return { pull, ...NOTHING };
  // An incident that ended before all windows of this pull request spends nothing.
  const since = new Date(Date.parse(pull.createdAt) - longestWindow(touched)).toISOString();
  const rows = await readModel.rows('ledger', since);
  const owned = rows.filter(({ data }) =>
    String(data.id).toLowerCase().startsWith(`${ref.owner.toLowerCase()}/`),
  );
  const names = new Set(touched.map(({ service }) => service));
  const nameOf = currentNames(policy.services);
  const lines = owned.flatMap(({ data }) => {
    const read = ledgerLine.safeParse(data);
    return read.success && read.data.services.some((name) => names.has(nameOf(name))) ? [read.data] : [];
  });
  const measured = await measure(touched, prometheus, readModel);
  // Only a budget that is spent can be overridden.
  const isSpent = budgetsIn({ slos: touched, lines, measured }, policy, now).some(({ left }) => left === 0);
  const comments = isSpent ? await commentsOn(pull, github) : [];
  return { pull, slos: touched, lines, comments, measured };
}

/** The objectives of these services, by their current names. */
function slosOf({ slos, services }: Policy, of: readonly { readonly name: string }[]): Slo[] {
  const nameOf = currentNames(services);
  const names = new Set(of.map(({ name }) => name));
  return slos
    .map((slo) => ({ ...slo, service: nameOf(slo.service) }))
    .filter(({ service }) => names.has(service));
}

function caseOf(facts: BudgetFacts, policy: Policy, now: Date) {
  const { pull, comments } = facts;
  return {
    repo: pull,
    labels: pull.labels,
    budgets: budgetsIn(facts, policy, now),
    startless: countUp(facts.lines, policy, now).excluded.flatMap(({ incident, why }) =>
      why === NO_START ? [incident] : [],
    ),
    zone: zoneNamed(policy.reliability.zone)!,
    overrides: overridesIn(comments, 'error-budget', policy.overrides, now),
  };
}

function budgetsIn(
  { slos, lines, measured }: Pick<BudgetFacts, 'slos' | 'lines' | 'measured'>,
  policy: Policy,
  now: Date,
): Touched[] {
  const { incidents } = countUp(lines, policy, now);
  const byIncidents = budgetsOf(slos, incidents, policy, now);
  return slos.map((slo, index) => {
    const { known, stale } = measured.get(queryOf(slo) ?? '') ?? { known: null, stale: false };
    const { budget, backAt } = known ? budgetByRatio(slo, known.ratio, policy, now) : byIncidents[index]!;
    return { ...budget, backAt, ...(stale ? { stale: { since: known?.at ?? null } } : {}) };
  });
}
