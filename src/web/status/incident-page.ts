import { html } from 'hono/html';
import type { IncidentView } from '../../status-page/incident-view.ts';
import { durationText } from '../../time/text.ts';
import { filled } from './format.ts';
import { type Frame, frame } from './frame.ts';
import { nextUpdate, updateList } from './parts.ts';

/** One incident with all that was said in public. */
export function incidentPage(incident: IncidentView, on: Frame): string {
  const { board, format, link } = on;
  const { settings } = board;
  const { words } = settings;
  const { title, status, components, startedAt, impactEndedAt, resolvedAt, postMortem } = incident;
  const end = impactEndedAt ?? resolvedAt;
  const main = html`<p><a href="${link('index.html')}">← ${words.back}</a></p>
<h1 class="title" dir="auto">${title}</h1>
<p class="meta"><span class="state ${status}">${words[status]}</span>${components.length ? ` · ${components.join(', ')}` : ''}</p>
<p class="meta">${end ? format.range(startedAt, end) : filled(words.since, 'time', format.time(startedAt))} · ${durationText(startedAt, end ?? board.at)}</p>
${postMortem ? html`<p class="learned"><a href="${postMortem}">${words.postMortem}</a></p>` : ''}
<article class="card whole incident ${resolvedAt ? 'over' : status}">${updateList(incident, on)}${nextUpdate(incident, on)}</article>`;
  return frame(on, `${title} · ${settings.name}`, main);
}
