import { html } from 'hono/html';
import { durationText } from '../../time/when.ts';
import type { Html } from '../layout.ts';
import type { IncidentRow } from './rows.ts';

const TIME = new Intl.DateTimeFormat('en-GB', {
  ...{ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  ...{ timeZone: 'UTC', timeZoneName: 'short', hourCycle: 'h23' },
});

/** An ISO instant for people and machines; what is not an instant is shown as it stands. */
export function time(at: string): Html {
  const epoch = Date.parse(at);
  return Number.isNaN(epoch) ? html`${at}` : html`<time datetime="${at}">${TIME.format(epoch)}</time>`;
}

/** `for 2 h 5 min` */
export const lasting = (from: string, to: Date) => durationText(from, to.toISOString());

export const severity = (name: string) => html`<span class="label ${name}">${name || 'no severity'}</span>`;

/** Where the dashboard shows an incident: `/incidents/acme/shop/12`. */
export const pathOf = (ref: string) => `/incidents/${ref.replace('#', '/')}`;

export const incidentLink = ({ ref, title }: Pick<IncidentRow, 'ref' | 'title'>) =>
  html`<a class="item-title" href="${pathOf(ref)}" dir="auto">${title || ref}</a>`;

/** A place that would hold something, and why it holds nothing. */
export const blank = (title: string, about: string) =>
  html`<div class="blank"><h3>${title}</h3><p>${about}</p></div>`;

/** When the next update is due, and whether it is late. */
export function updateDue({ updateDue: due }: IncidentRow, now: Date): Html {
  if (!due) return html`none promised`;
  const isLate = Date.parse(due) < now.getTime();
  return isLate ? html`<span class="late">late since ${time(due)}</span>` : html`by ${time(due)}`;
}
