import { html } from 'hono/html';
import { MILESTONES } from '../../vocabulary/milestones.ts';
import type { Html } from '../layout.ts';
import type { IncidentRow } from './rows.ts';

const WIDTH = 960;
const MARGIN = 60;
const AXIS = 54;

/**
 * An incident drawn to scale: its impact as a band, milestones above the line, status updates on it, and updates that
 * never came as gaps. Decoration: the list beside it says the same in words.
 */
export function drawnTimeline({ milestones, updates, declaredAt, open }: IncidentRow, now: Date): Html {
  const marks = MILESTONES.flatMap((name) => {
    const at = Date.parse(milestones[name]?.at ?? '');
    return Number.isNaN(at) ? [] : [{ name, at }];
  });
  const times = [
    Date.parse(declaredAt),
    ...marks.map(({ at }) => at),
    ...updates.flatMap(({ due, made }) => Date.parse(made ?? due)),
    ...(open ? [now.getTime()] : []),
  ].filter((at) => !Number.isNaN(at));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  if (!(last > first)) return html``;
  const x = (at: number) => Math.round(MARGIN + ((at - first) / (last - first)) * (WIDTH - 2 * MARGIN));
  const started = marks.find(({ name }) => name === 'started')?.at ?? Date.parse(declaredAt);
  const ended = marks.find(({ name }) => name === 'mitigated' || name === 'resolved')?.at ?? last;
  const label = (
    { name, at }: (typeof marks)[number],
    index: number,
  ) => html`<line class="axis" x1="${x(at)}" x2="${x(at)}" y1="${18 + (index % 2) * 14}" y2="${AXIS}"/>
<text x="${x(at)}" y="${14 + (index % 2) * 14}" text-anchor="middle">${name}</text><circle class="mark" cx="${x(at)}" cy="${AXIS}" r="4"/>`;
  return html`<svg class="line-svg" viewBox="0 0 ${WIDTH} 76" aria-hidden="true"><rect class="impact" x="${x(started)}" y="${AXIS - 8}" width="${Math.max(0, x(ended) - x(started))}" height="16" rx="3"/>
<line class="axis" x1="${MARGIN}" x2="${WIDTH - MARGIN}" y1="${AXIS}" y2="${AXIS}"/>${marks.map(label)}${updates.map(
    ({ due, made }) =>
      made === null
        ? html`<circle class="missed" cx="${x(Date.parse(due))}" cy="${AXIS}" r="4"/>`
        : html`${Date.parse(made) > Date.parse(due) ? html`<line class="gap" x1="${x(Date.parse(due))}" x2="${x(Date.parse(made))}" y1="${AXIS + 12}" y2="${AXIS + 12}"/>` : ''}<circle class="update" cx="${x(Date.parse(made))}" cy="${AXIS}" r="3"/>`,
  )}</svg>`;
}
