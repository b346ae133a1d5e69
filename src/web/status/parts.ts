import { html } from 'hono/html';
import type { PublicUpdate } from '../../status-page/incident.ts';
import type { IncidentView } from '../../status-page/incident-view.ts';
import { SHOWN_PHASE } from '../../status-page/phase.ts';
import { durationText } from '../../time/text.ts';
import type { Html } from '../layout.ts';
import { filled } from './format.ts';
import type { Frame } from './frame.ts';

/** Characters of an update on a page that lists several incidents. */
const LONGEST = 600;

/** Updates, newest first; with `most`, only so many and long ones cut, with a link to the whole. */
export function updateList(incident: IncidentView, on: Frame, most = Number.POSITIVE_INFINITY): Html {
  const { format, board } = on;
  const { words } = board.settings;
  const isWhole = most === Number.POSITIVE_INFINITY;
  const shown = incident.updates.slice(0, most);
  const said = ({ text, phase, at }: PublicUpdate) =>
    html`<li><strong>${words[SHOWN_PHASE[phase]]}</strong>${format.time(at)}<p dir="auto">${isWhole ? text : cut(text)}</p></li>`;
  const isCut =
    shown.length < incident.updates.length || shown.some(({ text }) => !isWhole && text.length > LONGEST);
  return html`<ol class="updates">${shown.map(said)}</ol>${
    isCut
      ? html`<p class="meta"><a href="${on.link(`incidents/${incident.id}.html`)}">${words.wholeUpdate}</a></p>`
      : ''
  }`;
}

/** By when readers will hear more of an open incident; a promise whose time has passed is not shown. */
export function nextUpdate({ resolvedAt, nextBy }: IncidentView, { format, board }: Frame): Html | string {
  if (resolvedAt !== null) return '';
  const { nextUpdate: by, nextUpdateSoon: soon } = board.settings.words;
  return html`<p class="next">${nextBy === null ? soon : filled(by, 'time', format.time(nextBy, 'clock'))}</p>`;
}

/** An incident in a list of many: its title, how long it took, what was said last. What is open is shown in full elsewhere. */
export function lastWords(incident: IncidentView, { format, link, board }: Frame): Html {
  const { words } = board.settings;
  const { id, title, startedAt, resolvedAt, impactEndedAt, updates, postMortem } = incident;
  return html`<p class="title"><a href="${link(`incidents/${id}.html`)}" dir="auto">${title}</a></p>
${resolvedAt === null ? '' : html`<p dir="auto">${cut(updates[0]?.text ?? '')}</p>`}
<p class="meta">${format.time(startedAt)} · ${durationText(startedAt, impactEndedAt ?? resolvedAt ?? board.at)}${
    postMortem ? html` · <a href="${postMortem}">${words.postMortem}</a>` : ''
  }</p>`;
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).toWellFormed().trimEnd()}…`;
}
