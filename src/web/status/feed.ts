import { html } from 'hono/html';
import type { IncidentView } from '../../status-page/incident-view.ts';
import type { MaintenanceView } from '../../status-page/maintenance.ts';
import type { Html } from '../layout.ts';
import type { Frame } from './frame.ts';

/** The feed holds so many incidents, the newest. */
const LISTED = 50;

/** The feed in Atom (RFC 4287): an entry for each incident, which changes with each public update. */
export function feed(on: Frame): string {
  const { board } = on;
  const { settings, open, past, maintenance } = board;
  const base = settings.url?.replace(/\/+$/, '') ?? null;
  const listed = [...open, ...past].slice(0, LISTED);
  const incidents = listed.map((each) => entryOf(each, on, base));
  // Not the instant of the look: a feed in which nothing is new must be the same, or readers fetch it again each time.
  const news = [...listed.map(({ updates }) => updates[0]!.at), ...maintenance.map(({ from }) => from)];
  const updated = news
    .filter((at) => Date.parse(at) <= Date.parse(board.at))
    .sort((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1);
  const planned = maintenance.map((each) => plannedEntry(each, on));
  const whole = html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${settings.language}">
<id>${base ?? `urn:debrief:status:${encodeURIComponent(settings.name)}`}</id>
<title>${legal(settings.name)}</title>
<updated>${updated ?? `${board.at.slice(0, 10)}T00:00:00Z`}</updated>
${base ? html`<link rel="self" href="${base}/feed.atom"/><link rel="alternate" type="text/html" href="${base}/"/>` : ''}
${[...planned, ...incidents]}
</feed>
`;
  return String(whole);
}

function entryOf(
  { id, title, updates, startedAt }: IncidentView,
  { format, board }: Frame,
  base: string | null,
) {
  const { words } = board.settings;
  const phases = { ...words, mitigated: words.monitoring };
  const content = updates.map(
    ({ phase, at, text }) =>
      html`<p><strong>${phases[phase]}</strong>, ${format.text(at, 'moment')}<br>${text}</p>`,
  );
  const link = base && `${base}/incidents/${id}.html`;
  return entry({ id, title, updated: updates[0]!.at, published: startedAt, link, content: html`${content}` });
}

function plannedEntry({ id, title, text, from, to }: MaintenanceView, { format, board }: Frame): Html {
  const when = `${format.text(from, 'moment')} – ${format.text(to, 'moment')}`;
  const content = html`<p>${board.settings.words.plannedMaintenance}: ${when}</p><p>${text}</p>`;
  return entry({ id, title, updated: from, published: from, link: null, content });
}

interface Entry {
  readonly id: string;
  readonly title: string;
  /** ISO instants. */
  readonly updated: string;
  readonly published: string;
  /** Its page; null if it has none. */
  readonly link: string | null;
  readonly content: Html;
}

function entry({ id, title, updated, published, link, content }: Entry): Html {
  return html`<entry><id>urn:debrief:status:${id}</id><title>${legal(title)}</title><updated>${updated}</updated><published>${published}</published>
${link ? html`<link rel="alternate" type="text/html" href="${link}"/>` : ''}<author><name>Debrief</name></author><content type="html">${legal(String(content))}</content></entry>
`;
}

/** XML has no way to write control characters: they are left out. */
function legal(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
