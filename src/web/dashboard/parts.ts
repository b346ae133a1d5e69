import { html } from 'hono/html';
import { durationText } from '../../time/text.ts';
import { todayIn } from '../../time/today.ts';
import { UTC } from '../../time/zone.ts';
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

/** An ISO instant for people and machines; anything else is shown unchanged. */
export function time(at: string): Html {
  const epoch = Date.parse(at);
  return Number.isNaN(epoch) ? html`${at}` : html`<time datetime="${at}">${TIME.format(epoch)}</time>`;
}

/** `2 h 5 min` */
export const lasting = (from: string, to: Date) => durationText(from, to.toISOString());

export const severity = (name: string) => html`<span class="label ${name}">${name || 'no severity'}</span>`;

/** The dashboard's path of an incident: `/incidents/acme/shop/12`. */
export const pathOf = (ref: string) => `/incidents/${ref.replace('#', '/')}`;

/** The state of an incident in a word: `open`, `over`, or why it was dropped. */
export const stateOf = ({ open, dropped }: IncidentRow) => (open ? 'open' : (dropped ?? 'over'));

export const stateIcon = ({ open, dropped }: IncidentRow): IconName =>
  open ? 'open' : dropped ? 'dropped' : 'over';

/** An incident in a list, as GitHub lists issues: its title, its severity, and a line about it. */
export function listed(incident: IncidentRow, name: IconName, meta: Html | string, more: Html | string = '') {
  const { ref, title } = incident;
  return html`<li class="row">${icon(name)}<div><a class="item-title" href="${pathOf(ref)}" dir="auto">${title || ref}</a> ${severity(incident.severity)}
<p class="meta">${ref} · ${meta}</p>${more}</div></li>`;
}

/** A column of a table. */
export interface TableColumn {
  readonly name: string;
  /** Right-aligned, for numbers. */
  readonly number?: boolean;
  /** On a phone it has a line of its own. */
  readonly wide?: boolean;
}

/**
 * A table with row headers in the first column. On a phone each row is a block, with each cell below its column's
 * name.
 */
export function dataTable(label: string, columns: readonly TableColumn[], rows: readonly Html[][]): Html {
  const classes = ({ number, wide }: TableColumn) => `${number ? 'number' : ''}${wide ? ' wide' : ''}`;
  const head = columns.map((each) => html`<th scope="col" class="${classes(each)}">${each.name}</th>`);
  const row = ([name, ...cells]: readonly Html[]) =>
    html`<tr><th scope="row">${name}</th>${cells.map((cell, index) => {
      const column = columns[index + 1]!;
      return html`<td class="${classes(column)}" data-name="${column.name}">${cell}</td>`;
    })}</tr>`;
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table class="data"><thead><tr>${head}</tr></thead><tbody>${rows.map(row)}</tbody></table></div>`;
}

/** An empty state: what would be here, and why there is nothing. */
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

/** When the post-mortem is due, and whether that day is over; null if nobody set one. */
export function postMortemDue({ postMortemDue: due }: IncidentRow, now: Date): Html | null {
  if (!due) return null;
  const isLate = due < todayIn(now, UTC);
  return isLate ? html`<span class="late">due ${due}</span>` : html`due ${due}`;
}
