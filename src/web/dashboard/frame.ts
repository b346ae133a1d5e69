import { html, raw } from 'hono/html';
import { inlineSource } from '../content-policy.ts';
import type { Html } from '../layout.ts';
import { STYLE } from './style.ts';

/** Puts news in place as they come; without it the page is as alive as its reader's reload key. */
const SCRIPT = `(()=>{const s=new EventSource('/events');let busy=false;s.onmessage=async()=>{if(busy||document.querySelector('main :is(input,select):focus'))return;busy=true;try{const a=await fetch(location.href);if(a.ok&&!a.redirected){const n=new DOMParser().parseFromString(await a.text(),'text/html').querySelector('main'),m=document.querySelector('main');if(n&&n.innerHTML!==m.innerHTML)m.replaceWith(n)}}finally{busy=false}}})()`;

/** What every page of the dashboard is sent with: its own style and script alone, kept by nobody, framed by nobody. */
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
  /** Proves that the form to sign out is ours. */
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
