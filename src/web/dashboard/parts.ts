import { html } from 'hono/html';
import { durationText } from '../../time/when.ts';
import type { Html } from '../layout.ts';
import { type IconName, icon } from './icons.ts';
import type { IncidentRow } from './rows.ts';

const TIME = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
  timeZoneName: 'short',
  hourCycle: 'h23',
});

/** An ISO instant for people and machines; what is not an instant is shown as it stands. */
export function time(at: string): Html {
  const epoch = Date.parse(at);
  return Number.isNaN(epoch) ? html`${at}` : html`<time datetime="${at}">${TIME.format(epoch)}</time>`;
}

/** `2 h 5 min` */
export const lasting = (from: string, to: Date) => durationText(from, to.toISOString());

/** `1 day`, `3 days` */
export const counted = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`;

export const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

export const severity = (name: string) => html`<span class="label ${name}">${name || 'no severity'}</span>`;

/** Where the dashboard shows an incident: `/incidents/acme/shop/12`. */
export const pathOf = (ref: string) => `/incidents/${ref.replace('#', '/')}`;

/** How an incident stands, in a word: `open`, `over`, or why it was dropped. */
export const stateOf = ({ open, dropped }: IncidentRow) => (open ? 'open' : (dropped ?? 'over'));

export const stateIcon = ({ open, dropped }: IncidentRow): IconName =>
  open ? 'open' : dropped ? 'dropped' : 'over';

/** An incident in a list, as GitHub lists issues: its title, its severity, and a line about it. */
export function listed(incident: IncidentRow, name: IconName, meta: Html | string, more: Html | string = '') {
  const { ref, title } = incident;
  return html`<li class="row">${icon(name)}<div><a class="item-title" href="${pathOf(ref)}" dir="auto">${title || ref}</a> ${severity(incident.severity)}
<p class="meta">${ref} · ${meta}</p>${more}</div></li>`;
}

/** A place that would hold something, and why it holds nothing. */
export const blank = (title: string, about: string) =>
  html`<div class="blank"><h3>${title}</h3><p>${about}</p></div>`;

/** When the next update is due, and whether it is late. */
export function updateDue({ updateDue: due }: IncidentRow, now: Date): Html {
  if (!due) return html`none promised`;
  const isLate = Date.parse(due) < now.getTime();
  return isLate
    ? html`<span class="late">${lasting(due, now)} late</span>, promised by ${time(due)}`
    : html`by ${time(due)}`;
}
