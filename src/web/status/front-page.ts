import { html } from 'hono/html';
import type { ComponentView, DayView } from '../../status-page/components.ts';
import { lastDays } from '../../status-page/days.ts';
import type { IncidentView } from '../../status-page/incident-view.ts';
import type { MaintenanceView } from '../../status-page/maintenance.ts';
import { type Status, worst } from '../../status-page/status.ts';
import { durationText, minutesText } from '../../time/text.ts';
import type { Html } from '../layout.ts';
import { filled } from './format.ts';
import { type Frame, frame } from './frame.ts';
import { icon } from './icons.ts';
import { lastWords, nextUpdate, updateList } from './parts.ts';

/** Days whose incidents are on the first page. */
const PAST_DAYS = 7;

const HEADLINE = {
  operational: 'allOperational',
  maintenance: 'someMaintenance',
  degraded: 'someDegraded',
  partial: 'somePartial',
  major: 'someMajor',
} as const satisfies Record<Status, string>;

/** The first page: how everything is, what is being done, and how it has been. */
export function frontPage(on: Frame): string {
  const { board, format, stale } = on;
  const { settings, status, open, maintenance, components } = board;
  const { words } = settings;
  const planned = maintenance.filter(({ state }) => state !== 'completed');
  const main = html`
${settings.about ? html`<p class="about">${settings.about}</p>` : ''}
${stale ? html`<p class="stale" role="status">${filled(words.lastKnown, 'time', format.time(board.at))}</p>` : ''}
<div class="banner ${status}"><h1>${icon(status)}${words[HEADLINE[status]]}</h1><p>${filled(words.updated, 'time', format.time(board.at, 'clock'))}</p></div>
${open.length ? html`<section><h2>${words.currentIncidents}</h2>${open.map((each) => current(each, on))}</section>` : ''}
${planned.length ? html`<section><h2>${words.plannedMaintenance}</h2>${planned.map((each) => plan(each, on))}</section>` : ''}
${components.length ? html`<section><h2>${words.components}</h2><div class="card rows">${groups(components, on)}</div></section>` : ''}
<section><h2>${words.pastIncidents}</h2>${past(on)}<p><a href="${on.link('history.html')}">${words.allIncidents}</a></p></section>`;
  return frame(on, `${words[HEADLINE[status]]} · ${settings.name}`, main);
}

function current(incident: IncidentView, on: Frame): Html {
  const { format, link, board } = on;
  return html`<article class="card incident ${incident.status}"><h3><a href="${link(`incidents/${incident.id}.html`)}" dir="auto">${incident.title}</a></h3>
<p class="meta">${format.time(incident.startedAt)} · ${durationText(incident.startedAt, board.at)}</p>
${updateList(incident, on, 3)}${nextUpdate(incident, on)}</article>`;
}

function plan({ title, text, from, to, components, state }: MaintenanceView, { format, board }: Frame): Html {
  const { words } = board.settings;
  return html`<article class="card incident maintenance"><h3 dir="auto">${title}</h3>
<p class="meta">${words[state]} · ${format.range(from, to)}${components.length ? ` · ${components.join(', ')}` : ''}</p><p dir="auto">${text}</p></article>`;
}

/** Components in their order; those of a group together, at the place of its first one. */
function groups(components: readonly ComponentView[], on: Frame): Html[] {
  const { words } = on.board.settings;
  return components.flatMap((component) => {
    if (component.group === null) return [html`<div>${row(component, on, 'h3')}</div>`];
    const members = components.filter(({ group }) => group === component.group);
    if (members[0] !== component) return [];
    const state = worst(members.map(({ status }) => status));
    return [
      html`<details class="group" open><summary class="row"><h3>${component.group}</h3><span class="state ${state}">${words[state]}</span></summary>
${members.map((each) => html`<div class="member">${row(each, on, 'h4')}</div>`)}</details>`,
    ];
  });
}

function row(component: ComponentView, on: Frame, heading: 'h3' | 'h4'): Html {
  const { name, description, status, days, months, uptime } = component;
  const { format, board } = on;
  const { words } = board.settings;
  const title = heading === 'h3' ? html`<h3 dir="auto">${name}</h3>` : html`<h4 dir="auto">${name}</h4>`;
  const said = uptime === null ? words.noData : words.uptime.replace('{percent}', format.percent(uptime));
  return html`<div class="row">${title}<span class="state ${status}">${words[status]}</span></div>
${description ? html`<p class="meta" dir="auto">${description}</p>` : ''}
<div class="bar" role="group" aria-label="${name}: ${said}">${days.map((day) => bar(day, on))}</div>
<div class="scale"><span>${words.daysAgo.replace('{days}', String(days.length))}</span><span class="line"></span><span>${said}</span><span class="line"></span><span>${words.today}</span></div>
<details class="months"><summary>${words.uptimeByMonth}</summary><dl>${months
    .toReversed()
    .map(
      ({ date, uptime: share }) =>
        html`<div><dt>${format.date(date, 'month')}</dt><dd>${share === null ? '–' : format.percent(share)}</dd></div>`,
    )}</dl></details>`;
}

/** A quiet day is an empty element, since there are many; one that was not leads to what happened. */
function bar({ date, status, minutes, incident }: DayView, { format, link, board }: Frame): Html {
  if (status === 'operational') return html`<i></i>`;
  if (status === null) return html`<i class="n"></i>`;
  const said = `${format.date(date, 'day')}: ${board.settings.words[status]}, ${minutesText(minutes)}`;
  const isPlanned = status === 'maintenance';
  return isPlanned || incident === null
    ? html`<i class="${status}" title="${said}"></i>`
    : html`<a class="${status}" href="${link(`incidents/${incident}.html`)}" title="${said}"></a>`;
}

/** The last days, each with its incidents. */
function past(on: Frame): Html[] {
  const { board, format } = on;
  const { words, zone } = board.settings;
  const days = lastDays(PAST_DAYS, Date.parse(board.at), zone).toReversed();
  const heading = (at: string) => format.text(at, 'day');
  return days.map(({ date }) => {
    const day = format.date(date, 'day');
    const begun = [...board.open, ...board.past].filter(({ startedAt }) => heading(startedAt) === day);
    return html`<div class="day"><h3>${day}</h3>${
      begun.length
        ? begun.map((each) => lastWords(each, on))
        : html`<p class="quiet">${words.noIncidentsReported}</p>`
    }</div>`;
  });
}
