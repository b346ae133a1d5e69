import { html, raw } from 'hono/html';
import type { StatusBoard } from '../../status-page/board.ts';
import { inlineSource } from '../content-policy.ts';
import type { Html } from '../layout.ts';
import { REPLACE_MAIN } from '../replace-main.ts';
import { Format, filled } from './format.ts';
import { style } from './style.ts';

/** What is needed to write a page of the status page. */
export interface Frame {
  readonly board: StatusBoard;
  readonly format: Format;
  /** From a path of the status page, `feed.atom`, to a link that works on this page. */
  readonly link: (path: string) => string;
  /** True when the source of all this cannot be reached. */
  readonly stale: boolean;
}

export function frameOf(board: StatusBoard, link: Frame['link'], stale = false): Frame {
  return { board, format: new Format(board.settings), link, stale };
}

/** Looks for news once a minute; without it, the reader has to reload. */
const SCRIPT = `${REPLACE_MAIN}
setInterval(async () => {
  if (document.hidden || document.querySelector('main :focus, details.subscribe[open]')) return;
  try {
    const answer = await fetch(location.href, { cache: 'no-cache' });
    if (answer.ok) replaceMain(await answer.text());
  } catch {}
}, 60000);`;

/** Only what the page brings itself: its style, its script, pictures in `data:` addresses. */
function contentPolicy(css: string): string {
  return `default-src 'none'; style-src ${inlineSource(css)}; script-src ${inlineSource(SCRIPT)}; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'`;
}

/** A whole page around its main part. The policy is in the page, too: a server of static files sends no headers. */
export function frame({ board, format, link }: Frame, title: string, main: Html): string {
  const { settings } = board;
  const { words } = settings;
  const css = style(settings);
  const whole = html`<!doctype html>
<html lang="${settings.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="content-security-policy" content="${contentPolicy(css)}"><meta name="referrer" content="no-referrer">
<title>${title}</title><link rel="alternate" type="application/atom+xml" title="${settings.name}" href="${link('feed.atom')}">
<link rel="icon" href="${icon(board)}"><style>${raw(css)}</style></head>
<body><a class="skip" href="#main">${words.skip}</a>
<header><div class="wrap"><a class="brand" href="${link('index.html')}">${settings.logo ? html`<img src="${settings.logo}" alt="">` : ''}${settings.name}</a>
<nav class="links" aria-label="${settings.name}">${settings.links.map(({ text, url }) => html`<a href="${url}">${text}</a>`)}
<details class="subscribe"><summary>${words.subscribe}</summary><ul><li><a href="${link('feed.atom')}">Atom</a></li><li><a href="${link('api/v2/summary.json')}">JSON</a></li><li><a href="${link('badge.svg')}">SVG</a></li></ul></details></nav></div></header>
<main class="wrap" id="main">${main}</main>
<footer><div class="wrap"><p>${filled(words.timesIn, 'zone', settings.zone)} ${words.uptimeDefinition}</p>
<p>${filled(words.updated, 'time', format.time(board.at))} · ${words.poweredBy}</p></div></footer>
<script>${raw(SCRIPT)}</script></body></html>`;
  return String(whole);
}

const DOT = {
  operational: '#2da44e',
  maintenance: '#0969da',
  degraded: '#d4a72c',
  partial: '#e16f24',
  major: '#cf222e',
};

/** A dot in the colour of the status, so that a row of tabs tells. */
function icon({ status }: StatusBoard): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" fill="${DOT[status]}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
