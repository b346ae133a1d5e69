import { html } from 'hono/html';
import { todayIn } from '../../../time/today.ts';
import { UTC } from '../../../time/zone.ts';
import { DAY } from '../../../vocabulary/milliseconds.ts';
import { plural } from '../../../vocabulary/plural.ts';
import { fullRef } from '../../../vocabulary/refs.ts';
import type { DashboardPage } from '../page.ts';
import { blank, pathOf } from '../parts.ts';
import type { ItemRow } from '../rows.ts';
import type { Visit } from '../visit.ts';

/** Open action items by owner, longest overdue first; items without an owner come before all others. */
const items: DashboardPage = {
  path: '/items',
  tab: { name: 'Action items', place: 40 },
  async show(visit) {
    const open = (await visit.items()).filter(({ done, declined }) => !done && !declined);
    const owners = [...Map.groupBy(open, ({ owner }) => owner ?? '')].sort(([a], [b]) => a.localeCompare(b));
    const body = open.length
      ? html`${overview(open, visit)}${owners.map(([owner, theirs]) => section(owner, theirs, visit))}`
      : blank('Nothing is open', 'Every promise that you can see was kept or declined.');
    return { title: 'Action items', body };
  },
};
export default items;

function overview(open: readonly ItemRow[], visit: Visit) {
  const late = open.filter((item) => daysLate(item, visit) > 0).length;
  return html`<p class="meta">${open.length} open, ${late} overdue, ${open.filter(({ owner }) => !owner).length} without an owner.</p>`;
}

function section(owner: string, theirs: readonly ItemRow[], visit: Visit) {
  const rows = theirs
    .toSorted((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'))
    .map((item) => row(item, visit));
  return html`<section><h2>${owner || 'No owner'} <span class="counter">${theirs.length}</span></h2><div class="scroll" role="region" aria-label="Action items of ${owner || 'nobody'}" tabindex="0"><table class="items"><thead><tr><th scope="col">Item</th><th scope="col">Incident</th><th scope="col">Due</th><th scope="col" class="number">Open for</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

function row(item: ItemRow, visit: Visit) {
  const { issue, incident, title, text, due, since } = item;
  const name = title ?? text ?? (issue ? fullRef(issue) : 'No title');
  const late = daysLate(item, visit);
  return html`<tr><td dir="auto">${issue ? html`<a href="${visit.urlOf(issue)}">${name}</a>` : name}</td>
<td>${incident ? html`<a href="${pathOf(fullRef(incident))}">${incident.owner}/<wbr>${incident.repo}#${incident.number}</a>` : ''}</td>
<td>${late > 0 ? html`<span class="late"><time>${due}</time>, ${plural(late, 'day')} ago</span>` : (due ?? 'no date')}</td>
<td class="number">${since ? plural(days(since, visit.now), 'day') : '–'}</td></tr>`;
}

const days = (from: string, to: Date) => Math.max(0, Math.floor((to.getTime() - Date.parse(from)) / DAY));

/** Whole days since the due date, in UTC; 0 for an item that is not late. */
function daysLate({ due }: ItemRow, { now }: Visit): number {
  const today = todayIn(now, UTC);
  return due && due < today ? days(`${due}T00:00:00Z`, now) : 0;
}
