import type { CheckReport, PullRequest } from '../../github/port.ts';
import { type OverrideComment, overridesIn } from '../../overrides/override.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Slo } from '../../policy/sections/slos.ts';
import type { Prometheus, Ratio } from '../../prometheus/client.ts';
import { budgetsOf } from '../../reliability/budgets/budget.ts';
import { budgetByRatio, queryOf } from '../../reliability/budgets/measured.ts';
import { longestWindow } from '../../reliability/budgets/window.ts';
import { countUp, currentNames } from '../../reliability/counted.ts';
import { type LedgerLine, ledgerLine } from '../../reliability/ledger/line.ts';
import { servicesOf } from '../../services/find.ts';
import type { ReadModel } from '../../store/store.ts';
import type { ObjectRef } from '../../vocabulary/refs.ts';
import { defineController, type World } from '../controller.ts';
import { changedPaths, commentsOn, SERVICE_CHECK_EVENTS } from '../service-check.ts';
import { judge, type Touched } from './judge.ts';

/** The name under which branch protection knows the check. */
export const CHECK = 'debrief/error-budget';

/** A pull request, and what is known of the budgets of the services that it touches. */
export interface BudgetFacts {
  readonly pull: PullRequest;
  /** Of services whose files it changes. */
  readonly slos: readonly Slo[];
  /** Incidents of this owner whose impact may lie in a window. */
  readonly lines: readonly LedgerLine[];
  readonly comments: readonly OverrideComment[];
  /** What Prometheus said of the objectives that have a query, by the query. */
  readonly measured: ReadonlyMap<string, Measured>;
}

/** The last value that is known; stale when Prometheus could not be asked now. Null when none was ever known. */
interface Measured {
  readonly known: Ratio | null;
  readonly stale: boolean;
}

const NOTHING = { slos: [], lines: [], comments: [], measured: new Map() };

export interface BudgetStep {
  readonly type: 'report';
  readonly check: CheckReport;
}

const HOUR = 3_600_000;

/** A pull request that may touch a service: the check says what is left of the service's error budget, and what follows. */
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
    // Incidents do not know the pull requests whose budget they spend.
    const hours = budgets.some(({ left }) => left === 0) ? 1 : 6;
    const again = new Date(now.getTime() + hours * HOUR).toISOString();
    const times = [again, ...budgets.map(({ backAt }) => backAt), overrides.standing?.until ?? null];
    return times.filter((time) => time !== null && Date.parse(time) > now.getTime()).sort()[0] ?? null;
  },
  record: ({ measured }) =>
    [...measured].flatMap(([key, { known }]) => (known ? [{ table: METRICS, key, data: { ...known } }] : [])),
  describe: ({ check }) => `Report the check ${check.name} as ${check.conclusion}: ${check.title}.`,
  async apply({ check }, ref, { github }) {
    await github.report(ref, check);
    return { outcome: 'done' };
  },
});

/**
 * Null, without asking GitHub, where no service of the repository has an objective. Otherwise 2 calls, and 1 more where
 * somebody has commented on a pull request that touches one. The check itself costs 2.
 */
async function observe(
  ref: ObjectRef,
  { github, readModel, prometheus }: World,
  policy: Policy,
): Promise<BudgetFacts | null> {
  const slos = slosOf(policy, servicesOf(policy.services, ref, null));
  if (!readModel || slos.length === 0 || policy.errorBudgets.whenSpent === 'off') return null;
  const pull = await github.pullRequest(ref);
  if (pull?.state !== 'open') return pull && { pull, ...NOTHING };
  const paths = await changedPaths(pull, github);
  const touched = slosOf(policy, servicesOf(policy.services, ref, paths));
  if (touched.length === 0) return { pull, ...NOTHING };
  // An incident that had ended before all windows that this pull request can see spends nothing.
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
  const comments = await commentsOn(pull, github);
  return { pull, slos: touched, lines, comments, measured: await measure(touched, prometheus, readModel) };
}

/** Asks Prometheus about each query, 1 request each; what another look learned before stands in where it is down or lies. */
async function measure(
  slos: readonly Slo[],
  prometheus: Prometheus | undefined,
  readModel: Pick<ReadModel, 'rows'>,
): Promise<Map<string, Measured>> {
  const found = new Map<string, Measured>();
  if (!prometheus) return found;
  for (const query of new Set(slos.flatMap((slo) => queryOf(slo) ?? []))) {
    const known = await prometheus.ratio(query).catch(() => null);
    if (known) found.set(query, { known, stale: false });
    else found.set(query, { known: await lastKnown(query, readModel), stale: true });
  }
  return found;
}

const METRICS = 'prometheus';

async function lastKnown(query: string, readModel: Pick<ReadModel, 'rows'>): Promise<Ratio | null> {
  const rows = await readModel.rows(METRICS);
  const known = rows.flatMap(({ key, data }) => {
    const { ratio, at } = data;
    return key === query && typeof ratio === 'number' && typeof at === 'string' ? [{ ratio, at }] : [];
  });
  return known.sort((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null;
}

/** The objectives of these services, by the names that they have now. */
function slosOf({ slos, services }: Policy, of: readonly { readonly name: string }[]): Slo[] {
  const nameOf = currentNames(services);
  const names = new Set(of.map(({ name }) => name));
  return slos
    .map((slo) => ({ ...slo, service: nameOf(slo.service) }))
    .filter(({ service }) => names.has(service));
}

function caseOf({ pull, slos, lines, comments, measured }: BudgetFacts, policy: Policy, now: Date) {
  const { incidents } = countUp(lines, policy, now);
  const byIncidents = budgetsOf(slos, incidents, policy, now);
  return {
    repo: pull,
    labels: pull.labels,
    budgets: slos.map((slo, index): Touched => {
      const { known, stale } = measured.get(queryOf(slo) ?? '') ?? { known: null, stale: false };
      const { budget, backAt } = known ? budgetByRatio(slo, known.ratio, policy, now) : byIncidents[index]!;
      return { ...budget, backAt, ...(stale ? { stale: { since: known?.at ?? null } } : {}) };
    }),
    overrides: overridesIn(comments, 'error-budget', policy.overrides, now),
  };
}
