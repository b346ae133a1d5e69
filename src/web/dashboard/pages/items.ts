import { html } from 'hono/html';
import type { DashboardPage } from '../page.ts';
import { blank } from '../parts.ts';
import type { ItemRow } from '../rows.ts';

/** Open action items by owner, the longest overdue first. */
const items: DashboardPage = {
  path: '/items',
  tab: { name: 'Action items', place: 40 },
  async show(visit) {
    const open = (await visit.items()).filter(({ done, declined }) => !done && !declined);
    const today = visit.now.toISOString().slice(0, 10);
    const owners = Map.groupBy(open, ({ owner }) => owner ?? 'nobody');
    const sections = [...owners].sort(([a], [b]) => a.localeCompare(b));
    const body = open.length
      ? html`${sections.map(
          ([owner, theirs]) =>
            html`<section><h2>${owner}</h2><div class="scroll"><table><thead><tr><th scope="col">Item</th><th scope="col">Incident</th><th scope="col">Due</th></tr></thead><tbody>${theirs
              .toSorted((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'))
              .map((item) => row(item, today))}</tbody></table></div></section>`,
        )}`
      : blank('Nothing is open', 'Every promise that you can see was kept or declined.');
    return { title: 'Action items', body };
  },
};
export default items;

function row({ issue, incident, title, text, due }: ItemRow, today: string) {
  const name = title ?? text ?? (issue ? `${issue.owner}/${issue.repo}#${issue.number}` : 'not filed yet');
  const late = due && due < today ? Math.round((Date.parse(today) - Date.parse(due)) / 86_400_000) : 0;
  return html`<tr><td dir="auto">${name}</td><td>${
    incident
      ? html`<a href="/incidents/${incident.owner}/${incident.repo}/${incident.number}">${incident.owner}/<wbr>${incident.repo}#${incident.number}</a>`
      : ''
  }</td><td>${late > 0 ? html`<span class="late"><time>${due}</time>, ${late} ${late === 1 ? 'day' : 'days'} ago</span>` : (due ?? 'no date')}</td></tr>`;
}
