import { html } from 'hono/html';
import { DEFAULT_POLICY } from '../../../policy/default.ts';
import type { Policy } from '../../../policy/schema.ts';
import type { Slo } from '../../../policy/sections/slos.ts';
import type { Budget } from '../../../reliability/budgets/budget.ts';
import { budgetByRatio, queryOf } from '../../../reliability/budgets/measured.ts';
import { longestWindow } from '../../../reliability/budgets/window.ts';
import { currentNames } from '../../../reliability/counted.ts';
import { figuresOf } from '../../../reliability/figures/index.ts';
import type { GroupKey } from '../../../reliability/groups.ts';
import type { LedgerLine } from '../../../reliability/ledger/line.ts';
import { digest } from '../../../reliability/page/digest.ts';
import { makeReport, measureLedger, type Report, type Reported } from '../../../reliability/report.ts';
import { duration, percent } from '../../../reliability/words.ts';
import { capital } from '../../../vocabulary/capital.ts';
import { DAY } from '../../../vocabulary/milliseconds.ts';
import type { Repo } from '../../../vocabulary/refs.ts';
import { budgets, objectives, type ShownBudget } from '../objectives.ts';
import type { DashboardPage } from '../page.ts';
import { blank, dataTable } from '../parts.ts';
import type { Visit } from '../visit.ts';

const WINDOWS = [30, 90, 365] as const;
/** Days back to the earliest start of the previous quarter, with which objectives compare. */
const TWO_QUARTERS = 185;
const GROUPS = ['service', 'severity', 'team', 'cause'] as const;

/** Figures of the last months, each with its definition. */
const figures: DashboardPage = {
  path: '/figures',
  tab: { name: 'Figures', place: 30 },
  async show(visit) {
    const days = WINDOWS.find((each) => String(each) === visit.query('days')) ?? 90;
    const end = visit.now.getTime();
    const from = end - days * DAY;
    const all = await visit.ledger(iso(end - Math.max(2 * days, TWO_QUARTERS, 366) * DAY));
    const names = repositoriesOf(all);
    const chosen = names.find((name) => name === visit.query('repository')) ?? null;
    const lines = chosen ? all.filter(({ id }) => repositoryOf(id) === chosen) : all;
    const source = chosen ?? names[0];
    const policy = source ? await visit.policyOf(placeOf(source)) : DEFAULT_POLICY;
    const nameOf = currentNames(policy.services);
    const slos = policy.slos
      .filter((slo) => longestWindow([slo]) <= 367 * DAY)
      .map((slo) => ({ ...slo, service: nameOf(slo.service) }));
    const measured = measureLedger({ lines, broken: [] }, policy, {
      at: visit.now,
      window: { from, to: end, quarter: null },
      by: GROUPS,
      slos,
    });
    const report = makeReport(measured);
    const titles = titlesOf(policy);
    const whole = report.figures.filter(({ group }) => Object.keys(group).length === 0);
    const body = html`${form(names, chosen, days)}${
      lines.length
        ? html`<p class="meta">The last ${days} days, of the incidents that you can see, by the policy of ${source}.</p>
<div class="figures">${whole.map((each) => figure(each, report, titles))}</div>
${await pictures(measured)}
${budgets(await bySource(report.budgets, slos, policy, visit), visit)}${objectives(report.objectives, titles)}
${GROUPS.map((group) => table(group, report.figures, titles))}
<section><h2>Left out</h2>${report.excluded.length ? html`<ul>${report.excluded.map(({ incident, why }) => html`<li>${incident}: ${why}</li>`)}</ul>` : html`<p>Nothing.</p>`}</section>`
        : blank('Nothing to measure', 'No incident of this time is in a repository that you can see.')
    }`;
    return { title: 'Figures', body };
  },
};
export default figures;

/** Budgets whose objective has a query are measured by Prometheus, as in the check. */
async function bySource(
  byIncidents: readonly Budget[],
  slos: readonly Slo[],
  policy: Policy,
  visit: Visit,
): Promise<ShownBudget[]> {
  const measured = await visit.measured(slos);
  return slos.map((slo, index) => {
    const { known, stale } = measured.get(queryOf(slo) ?? '') ?? { known: null, stale: false };
    if (!known) return { ...byIncidents[index]!, source: stale ? 'unknown' : 'incidents' };
    const { budget } = budgetByRatio(slo, known.ratio, policy, visit.now);
    return { ...budget, source: { at: known.at, stale } };
  });
}

const iso = (time: number) => new Date(time).toISOString();

const repositoryOf = (id: string) => id.split('#')[0]!;

function placeOf(name: string): Repo {
  const [owner = '', repo = ''] = name.split('/');
  return { owner, repo };
}

/** Those with the most incidents first. */
function repositoriesOf(lines: readonly LedgerLine[]): string[] {
  const counts = Map.groupBy(lines, ({ id }) => repositoryOf(id));
  return [...counts]
    .sort(([a, x], [b, y]) => y.length - x.length || a.localeCompare(b))
    .map(([name]) => name);
}

function form(names: readonly string[], chosen: string | null, days: number) {
  const option = (value: string | number, text: string, isSelected: boolean) =>
    html`<option value="${value}" ${isSelected ? html`selected` : ''}>${text}</option>`;
  return html`<form class="filter"><div class="fields"><label>Repository<select name="repository">${option('', 'All', !chosen)}${names.map((name) => option(name, name, name === chosen))}</select></label>
<label>Time<select name="days">${WINDOWS.map((each) => option(each, `${each} days`, each === days))}</select></label><button>Show</button></div></form>`;
}

/** Draws charts with a large library, which is loaded by the first page that needs it. Phones get smaller charts. */
async function pictures(measured: ReturnType<typeof measureLedger>) {
  const { charts } = await import('../../../reliability/page/charts.ts');
  const found = digest(measured);
  const [wide, narrow] = [charts(found, []), charts(found, [], 358)];
  const url = (svg: string) => `data:image/svg+xml,${encodeURIComponent(svg)}`;
  const picture = ({ alt, svg }: (typeof wide)[number], index: number) =>
    html`<picture><source media="(max-width:40rem)" srcset="${url(narrow[index]!.svg)}" width="358" height="220"><img alt="${alt}" width="640" height="220" src="${url(svg)}"></picture>`;
  return html`<div class="charts">${wide.map(picture)}</div>`;
}

function shown({ value, unit }: Pick<Reported, 'value' | 'unit'>): string {
  if (value === null) return '–';
  if (unit === 'ratio') return percent(value);
  return unit === 'count' ? String(value) : duration(value);
}

type Titles = ReadonlyMap<string, string>;

const titlesOf = ({ reliability }: Policy): Titles =>
  new Map(figuresOf(reliability).map(({ name, title }) => [name, title]));

function figure(each: Reported, { trends }: Report, titles: Titles) {
  const { name, n, median, p90, definition, unit } = each;
  const spread =
    median === null || p90 === null
      ? ''
      : ` · median ${shown({ value: median, unit })} · p90 ${shown({ value: p90, unit })}`;
  const trend = trends.find((one) => one.name === name);
  const change =
    trend?.verdict === 'better' || trend?.verdict === 'worse'
      ? html`<p class="meta"><span class="${trend.verdict === 'better' ? 'good' : 'late'}">${trend.verdict}</span> than ${shown({ value: trend.before, unit })} before${trend.certain ? '' : ', which may be chance'}</p>`
      : '';
  return html`<div class="box"><h2>${titles.get(name) ?? name}</h2><strong>${shown(each)}</strong><p class="meta">n = ${n}${spread}</p>${change}<details><summary>What this is</summary>${definition}</details></div>`;
}

const COLUMNS = ['incidents', 'mttr', 'mtbf', 'downtime', 'availability'];

/** Empty where nothing is known but that nothing is known. */
function table(dimension: (typeof GROUPS)[number], all: readonly Reported[], titles: Titles) {
  const title = `By ${dimension}`;
  const rows = Map.groupBy(
    all.filter(({ group }) => dimension in group),
    ({ group }) => (group as GroupKey)[dimension] ?? 'Not known',
  );
  if ([...rows.keys()].every((name) => name === 'Not known')) return '';
  const body = [...rows].map(([name, values]) => [
    html`${name}`,
    ...COLUMNS.map((column) => {
      const found = values.find((each) => each.name === column);
      return html`${found ? shown(found) : '–'}`;
    }),
  ]);
  const columns = COLUMNS.map((name) => ({ name: titles.get(name) ?? name, number: true }));
  return html`<section><h2>${title}</h2>${dataTable(title, [{ name: capital(dimension) }, ...columns], body)}</section>`;
}
