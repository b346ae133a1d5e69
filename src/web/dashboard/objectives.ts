import { html } from 'hono/html';
import type { Budget } from '../../reliability/budgets/budget.ts';
import type { ObjectiveState } from '../../reliability/objectives.ts';
import { duration, percent } from '../../reliability/words.ts';
import type { Html } from '../layout.ts';
import { pathOf, time } from './parts.ts';
import type { Visit } from './visit.ts';

/** Incidents that are named for each budget. */
const NAMED = 3;

/** Error budgets: what is left of each, what spent it, and when it will be gone. */
export function budgets(all: readonly Budget[], { now }: Visit): Html | string {
  if (all.length === 0) return '';
  const row = ({ service, objective, left, spentMinutes, budgetMinutes, exhaustedAt, spentBy }: Budget) => {
    const isSpent = left === 0;
    const isPast = exhaustedAt !== null && Date.parse(exhaustedAt) <= now.getTime();
    const gone = exhaustedAt === null ? 'not in sight' : html`${isPast ? 'since ' : ''}${time(exhaustedAt)}`;
    const named = spentBy
      .slice(0, NAMED)
      .map(
        ({ incident, minutes }) =>
          html`<a href="${pathOf(incident)}">${incident}</a> <span class="meta">${duration(minutes)}</span><br>`,
      );
    return html`<tr><th scope="row">${service}</th><td class="number">${objective} %</td>
<td class="number"><span class="${isSpent ? 'late' : left <= 0.1 ? 'soon' : 'good'}">${percent(left)}</span><br><progress max="1" value="${left}" aria-label="Left of the budget of ${service}"></progress></td>
<td class="number">${duration(spentMinutes)} of ${duration(budgetMinutes)}</td><td>${gone}</td><td>${spentBy.length ? named : '–'}</td></tr>`;
  };
  return html`<section><h2>Error budgets</h2><details class="meaning"><summary>What this is</summary>An objective of 99.9 % leaves 0.1 % of its window for trouble: that is the budget. An incident spends the time for which users felt it, times the share of users. Only incidents that you can see are counted here.</details>
<div class="scroll" role="region" aria-label="Error budgets" tabindex="0"><table><thead><tr><th scope="col">service</th><th scope="col" class="number">Objective</th><th scope="col" class="number">Left</th><th scope="col" class="number">Spent</th><th scope="col">Gone</th><th scope="col">Spent by</th></tr></thead><tbody>${all.map(row)}</tbody></table></div></section>`;
}

/** How far the objectives of the policy for this quarter have come. */
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
    return html`<tr><th scope="row">${objective}${link ? html`<p class="meta">${link}</p>` : ''}</th><td>${of(each)}</td>
<td class="number">${progress === null ? '–' : `${Math.round(progress * 100)} %`}</td>
<td><span class="${pace === 'behind' || pace === 'missed' ? 'late' : 'good'}">${pace ?? 'nothing to compare yet'}</span>${certain === false ? ', which may be chance' : ''}</td></tr>`;
  };
  return html`<section><h2>Objectives for ${all[0]!.quarter}</h2><details class="meaning"><summary>What this is</summary>The share of the change from the last quarter that is made so far. Counts of a quarter that is not over are projected to its end.</details>
<div class="scroll" role="region" aria-label="Objectives" tabindex="0"><table><thead><tr><th scope="col">Objective</th><th scope="col">Figure</th><th scope="col" class="number">Progress</th><th scope="col">Pace</th></tr></thead><tbody>${all.map(row)}</tbody></table></div></section>`;
}
