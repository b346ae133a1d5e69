import { html } from 'hono/html';
import type { Budget } from '../../reliability/budgets/budget.ts';
import type { ObjectiveState } from '../../reliability/objectives.ts';
import { duration, percent } from '../../reliability/words.ts';
import type { Html } from '../layout.ts';
import { dataTable, pathOf, type TableColumn, time } from './parts.ts';
import type { Visit } from './visit.ts';

const BUDGET_COLUMNS: readonly TableColumn[] = [
  { name: 'Service' },
  { name: 'Objective', number: true },
  { name: 'Left', number: true },
  { name: 'Spent', number: true },
  { name: 'Gone', wide: true },
  { name: 'Spent by', wide: true },
];
const OBJECTIVE_COLUMNS: readonly TableColumn[] = [
  { name: 'Objective' },
  { name: 'Figure' },
  { name: 'Progress', number: true },
  { name: 'Pace' },
];

/** How many incidents to name for each budget. */
const NAMED = 3;

/**
 * A budget, and the source of its figures: Prometheus at an instant; `incidents` if there is no query; `unknown` if
 * Prometheus has never answered, so that incidents are used.
 */
export interface ShownBudget extends Budget {
  readonly source: { readonly at: string; readonly stale: boolean } | 'incidents' | 'unknown';
}

/** Error budgets: how much of each is left, what spent it, and when it will be used up. */
export function budgets(all: readonly ShownBudget[], { now }: Visit): Html | string {
  if (all.length === 0) return '';
  const row = (budget: ShownBudget) => {
    const { service, objective, left, spentMinutes, budgetMinutes, exhaustedAt } = budget;
    const isSpent = left === 0;
    const isPast = exhaustedAt !== null && Date.parse(exhaustedAt) <= now.getTime();
    const gone = exhaustedAt === null ? 'not in sight' : html`${isPast ? 'since ' : ''}${time(exhaustedAt)}`;
    return [
      html`${service}`,
      html`${objective} %`,
      html`<span class="${isSpent ? 'late' : left <= 0.1 ? 'soon' : 'good'}">${percent(left)}</span><br><progress max="1" value="${left}" aria-label="Left of the budget of ${service}"></progress>`,
      html`${duration(spentMinutes)} of ${duration(budgetMinutes)}`,
      html`${gone}`,
      spenders(budget),
    ];
  };
  return html`<section><h2>Error budgets</h2><details class="meaning"><summary>What this is</summary>An objective of 99.9 % leaves 0.1 % of its window for trouble: that is the budget. An incident spends the time for which users felt it, times the share of users. Only incidents that you can see are counted here. If the objective has a query, Prometheus measures what is spent.</details>
${dataTable('Error budgets', BUDGET_COLUMNS, all.map(row))}</section>`;
}

/** The incidents that spent the most; for a budget that Prometheus measures, when it did. */
function spenders({ source, spentBy }: ShownBudget): Html {
  if (typeof source === 'object')
    return html`<span class="meta">By Prometheus, ${source.stale ? 'last known' : 'at'} ${time(source.at)}</span>`;
  const named = spentBy
    .slice(0, NAMED)
    .map(
      ({ incident, minutes }) =>
        html`<a href="${pathOf(incident)}">${incident}</a> <span class="meta">${duration(minutes)}</span><br>`,
    );
  const why =
    source === 'unknown'
      ? html`<span class="meta">Prometheus does not answer; measured by incidents</span>`
      : '';
  return html`${spentBy.length ? named : '–'} ${why}`;
}

/** Progress towards the policy's objectives for this quarter. */
export function objectives(
  all: readonly ObjectiveState[],
  titles: ReadonlyMap<string, string>,
): Html | string {
  if (all.length === 0) return '';
  const of = ({ figure, group }: ObjectiveState) =>
    [titles.get(figure) ?? figure, ...Object.values(group)].join(', ');
  const row = (each: ObjectiveState) => {
    const { objective, progress, pace, certain, okr } = each;
    const link = okr?.url ? html`<a href="${okr.url}">${okr.text}</a>` : okr?.text;
    return [
      html`${objective}${link ? html`<p class="meta">${link}</p>` : ''}`,
      html`${of(each)}`,
      html`${progress === null ? '–' : progress < 0 ? 'none: it moved away' : `${Math.round(progress * 100)} %`}`,
      html`<span class="${pace === 'behind' || pace === 'missed' ? 'late' : 'good'}">${pace ?? 'nothing to compare yet'}</span>${certain === false ? ', which may be chance' : ''}`,
    ];
  };
  return html`<section><h2>Objectives for ${all[0]!.quarter}</h2><details class="meaning"><summary>What this is</summary>The share of the change from the last quarter that is made so far. Counts of a quarter that is not over are projected to its end.</details>
${dataTable('Objectives', OBJECTIVE_COLUMNS, all.map(row))}</section>`;
}
