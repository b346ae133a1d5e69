import { html } from 'hono/html';
import type { IncidentView } from '../../status-page/incident-view.ts';
import { type Frame, frame } from './frame.ts';
import { lastWords } from './parts.ts';

/** The years with incidents, newest first; at least this one. */
export function yearsOf({ board, format }: Frame): string[] {
  const years = [...board.open, ...board.past].map(({ startedAt }) => format.text(startedAt, 'year'));
  return [...new Set([format.text(board.at, 'year'), ...years])].sort().reverse();
}

/** Where the incidents of a year are listed. */
export function historyPath(year: string, years: readonly string[]): string {
  return year === years[0] ? 'history.html' : `history-${year}.html`;
}

/** All incidents of a year that are over, by month. */
export function historyPage(year: string, on: Frame): string {
  const { board, format, link } = on;
  const { settings, past } = board;
  const { words } = settings;
  const years = yearsOf(on);
  const months = new Map<string, IncidentView[]>();
  for (const incident of past) {
    if (format.text(incident.startedAt, 'year') !== year) continue;
    const month = format.text(incident.startedAt, 'wholeMonth');
    months.set(month, [...(months.get(month) ?? []), incident]);
  }
  const main = html`<p><a href="${link('index.html')}">← ${words.back}</a></p><h1 class="title">${words.pastIncidents}</h1>
${
  years.length > 1
    ? html`<ul class="years">${years.map((each) => html`<li><a href="${link(historyPath(each, years))}" ${each === year ? html`aria-current="page"` : ''}>${each}</a></li>`)}</ul>`
    : ''
}
${[...months].map(([month, incidents]) => html`<section class="day"><h2>${month}</h2>${incidents.map((each) => html`<div class="day">${lastWords(each, on)}</div>`)}</section>`)}
${months.size ? '' : html`<p class="quiet">${words.noIncidents}</p>`}`;
  return frame(on, `${words.pastIncidents} · ${settings.name}`, main);
}
