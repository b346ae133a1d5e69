import { html } from 'hono/html';
import type { DashboardPage } from '../page.ts';
import { time } from '../parts.ts';

/** Debrief's own health: its queue, GitHub's rate limits, and what it gave up. */
const health: DashboardPage = {
  path: '/health',
  tab: { name: 'Health', place: 50 },
  async show(visit) {
    const { queue, lastDelivery, rateLimitLeft, gaveUp, lacking } = await visit.health();
    const body = html`<div class="figures">
<div class="box"><h2>Queue</h2><strong>${queue.waiting + queue.active}</strong>objects to look at in all repositories, ${queue.active} in progress</div>
<div class="box"><h2>Given up</h2><strong class="${gaveUp.length ? 'late' : 'good'}">${gaveUp.length}</strong>tried again at the next event, or by a sweep within hours</div>
<div class="box"><h2>Last webhook</h2><strong>${lastDelivery ? time(lastDelivery) : 'none'}</strong>${lastDelivery ? '' : 'since the start'}</div>
<div class="box"><h2>Calls left</h2><strong>${rateLimitLeft ?? '–'}</strong>that GitHub allows within the hour</div></div>
${
  lacking.length
    ? html`<section><h2>Permissions that are missing</h2><p>An owner of the account accepts them on its page of installed Apps.</p><ul class="box">${lacking.map(({ owner, permission, access, why }) => html`<li><strong>${owner}</strong>: ${permission.replaceAll('_', ' ')}, ${access}<p class="meta">${why.join(' ')}</p></li>`)}</ul></section>`
    : ''
}
<section><h2>What was given up</h2>${
      gaveUp.length
        ? html`<ul class="box">${gaveUp.map(
            ({ owner, repo, number, kind, at, why }) =>
              html`<li><strong>${owner}/${repo}#${number}</strong> (${kind}) <span class="meta">${time(at)}</span><p dir="auto">${why}</p></li>`,
          )}</ul>`
        : html`<p>Nothing since the start, in the repositories that you can see.</p>`
    }</section>`;
    return { title: 'Health of Debrief', body };
  },
};
export default health;
