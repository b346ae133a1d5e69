import { html, raw } from 'hono/html';
import { inlineSource } from '../content-policy.ts';
import type { Html } from '../layout.ts';
import { REPLACE_MAIN } from '../replace-main.ts';
import { STYLE } from './style.ts';

/**
 * Updates the page on news, also on news during an update, a lost connection, or while the reader was filling in a form.
 * Without it, the reader has to reload.
 */
const SCRIPT = `${REPLACE_MAIN}
let pending = false, busy = false, lost = false;
const isInForm = () => document.querySelector('main :is(input, select, button):focus');
const update = async () => {
  if (busy) return;
  busy = true;
  try {
    while (pending && !isInForm()) {
      pending = false;
      const answer = await fetch(location.href);
      if (!answer.ok || answer.redirected) return;
      const text = await answer.text();
      if (isInForm()) pending = true;
      else replaceMain(text);
    }
  } finally {
    busy = false;
  }
};
const look = () => { pending = true; return update(); };
const stream = new EventSource('/events');
stream.onmessage = look;
stream.onerror = () => { lost = true; };
stream.onopen = () => { if (lost) { lost = false; look(); } };
// Once the focus has moved on, perhaps to the next field.
document.addEventListener('focusout', () => setTimeout(update));`;

/** The headers of every dashboard page: only its own style and script, no caching, no framing. */
export const DASHBOARD_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src ${inlineSource(STYLE)}; script-src ${inlineSource(SCRIPT)}; img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'private, no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

export interface Framed {
  readonly title: string;
  readonly body: Html;
  readonly login: string;
  /** Proves that the sign-out form is ours. */
  readonly formToken: string;
  readonly tabs: readonly { readonly name: string; readonly path: string }[];
  readonly path: string;
}

/** A whole page of the dashboard. */
export function frame({ title, body, login, formToken, tabs, path }: Framed): string {
  const tab = (each: Framed['tabs'][number]) =>
    html`<a href="${each.path}" ${each.path === path ? html`aria-current="page"` : ''}>${each.name}</a>`;
  const whole = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} · Debrief</title><style>${raw(STYLE)}</style></head>
<body><a class="skip" href="#main">Skip to the content</a>
<header class="top"><div class="line"><a class="name" href="/">Debrief</a><form method="post" action="/sign-out"><span>${login}</span><input type="hidden" name="token" value="${formToken}"><button>Sign out</button></form></div>
<nav class="tabs" aria-label="Pages">${tabs.map(tab)}</nav></header>
<main id="main"><h1 dir="auto">${title}</h1>
${body}</main><script>${raw(SCRIPT)}</script></body></html>`;
  return String(whole);
}
