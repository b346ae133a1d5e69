import { html } from 'hono/html';
import { DEFAULT_POLICY } from '../../../policy/default.ts';
import { figuresOf } from '../../../reliability/figures/index.ts';
import { type LedgerLine, ledgerLine } from '../../../reliability/ledger/line.ts';
import { makeReport, measureLedger, type Reported } from '../../../reliability/report.ts';
import { duration, percent } from '../../../reliability/words.ts';
import type { DashboardPage } from '../page.ts';
import { blank } from '../parts.ts';
import type { IncidentRow } from '../rows.ts';

const DAYS = 90;
/** Incidents that are measured at most; that many in three months take about a second. */
const MOST = 20_000;

/** What the last three months were like, each figure with its definition. */
const figures: DashboardPage = {
  path: '/figures',
  tab: { name: 'Figures', place: 30 },
  async show(visit) {
    const from = new Date(visit.now.getTime() - DAYS * 86_400_000);
    const found = await visit.incidents({ from: from.toISOString(), limit: MOST });
    const lines = found.flatMap((each) => lineOf(each) ?? []);
    const measured = measureLedger({ lines, broken: [] }, DEFAULT_POLICY, {
      at: visit.now,
      window: { from: from.getTime(), to: visit.now.getTime(), quarter: null },
      by: ['service', 'severity'],
      slos: [],
    });
    const report = makeReport(measured);
    const whole = report.figures.filter(({ group }) => Object.keys(group).length === 0);
    const body = found.length
      ? html`<p class="meta">The last ${DAYS} days, in the repositories that you can see.</p><div class="figures">${whole.map(figure)}</div>
${table('By service', 'service', report.figures)}${table('By severity', 'severity', report.figures)}
<section><h2>Left out</h2>${report.excluded.length ? html`<ul>${report.excluded.map(({ incident, why }) => html`<li>${incident}: ${why}</li>`)}</ul>` : html`<p>Nothing.</p>`}</section>`
      : blank(
          'Nothing to measure',
          `No incident of the last ${DAYS} days is in a repository that you can see.`,
        );
    return { title: 'Figures', body };
  },
};
export default figures;

/** A row of the read model as a line of the ledger. */
function lineOf({ ref, milestones, updates, ...row }: IncidentRow): LedgerLine | null {
  const made = updates.filter(({ due, made: at }) => at !== null && Date.parse(at) <= Date.parse(due)).length;
  const read = ledgerLine.safeParse({
    ...{ id: ref, url: row.url, title: row.title, kind: row.kind, services: row.services },
    ...{ severity: row.severity || null, team: row.team ?? null, cause: row.cause ?? null },
    milestones: Object.fromEntries(Object.entries(milestones).map(([name, at]) => [name, at?.at ?? null])),
    updates: updates.length ? { due: updates.length, made } : null,
    duplicateOf: row.duplicateOf ?? null,
    pauses: row.pauses,
  });
  return read.success ? read.data : null;
}

function shown({ value, unit }: Pick<Reported, 'value' | 'unit'>): string {
  if (value === null) return '–';
  if (unit === 'ratio') return percent(value);
  return unit === 'count' ? String(value) : duration(value);
}

function figure(each: Reported) {
  const { name, n, median, p90, definition, unit } = each;
  const spread =
    median === null || p90 === null
      ? ''
      : ` · median ${shown({ value: median, unit })} · p90 ${shown({ value: p90, unit })}`;
  return html`<div class="box"><h2>${TITLES.get(name) ?? name}</h2><strong>${shown(each)}</strong><p class="meta">n = ${n}${spread}</p><details><summary>What this is</summary>${definition}</details></div>`;
}

const TITLES = new Map(figuresOf(DEFAULT_POLICY.reliability).map(({ name, title }) => [name, title]));

const COLUMNS = ['incidents', 'mttr', 'mtbf', 'downtime', 'availability'];

function table(title: string, dimension: 'service' | 'severity', all: readonly Reported[]) {
  const rows = Map.groupBy(
    all.filter(({ group }) => dimension in group),
    ({ group }) => String((group as Record<string, unknown>)[dimension]),
  );
  if (rows.size === 0) return '';
  return html`<section><h2>${title}</h2><div class="scroll" role="region" aria-label="${title}" tabindex="0"><table><thead><tr><th scope="col">${dimension}</th>${COLUMNS.map((name) => html`<th scope="col" class="number">${TITLES.get(name) ?? name}</th>`)}</tr></thead><tbody>${[
    ...rows,
  ].map(
    ([name, values]) =>
      html`<tr><th scope="row">${name}</th>${COLUMNS.map((column) => {
        const found = values.find((each) => each.name === column);
        return html`<td class="number">${found ? shown(found) : '–'}</td>`;
      })}</tr>`,
  )}</tbody></table></div></section>`;
}
