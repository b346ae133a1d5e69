import { html, raw } from 'hono/html';

/** Anything that a `html` template may hold: it is escaped unless it is itself a template's result. */
export type Html = ReturnType<typeof html>;

/** The headers of every page: no scripts, no loading, no framing, no referrer. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

const STYLE = raw(`
  :root { color-scheme: light dark }
  :root { --line: color-mix(in srgb, currentColor 20%, transparent); --green: #1f883d; --warn: #9a6700; background: light-dark(#fff, #0d1117); color: light-dark(#1f2328, #f0f6fc) }
  body { font: 16px/1.5 -apple-system, "Segoe UI", "Noto Sans", system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem; overflow-wrap: anywhere }
  h1 { font-size: 2rem; font-weight: 600; padding-bottom: .3rem; border-bottom: 1px solid var(--line) }
  a { color: light-dark(#0969da, #4493f8) }
  code { font: 85% ui-monospace, monospace; padding: .2em .4em; border-radius: 6px; background: color-mix(in srgb, currentColor 10%, transparent) }
  .box { padding: 1rem; margin: 1rem 0; border: 1px solid var(--line); border-radius: 6px }
  .box p:last-child { margin-bottom: 0 }
  label { display: block; font-weight: 600; margin-bottom: .4rem }
  input, button, .button { font: inherit; padding: .3rem .8rem; border-radius: 6px; border: 1px solid var(--line) }
  .button { display: inline-block; font-weight: 600; text-decoration: none; margin: 0 .4rem .4rem 0 }
  input { width: 100%; box-sizing: border-box; margin-bottom: .6rem }
  button { font-weight: 600; cursor: pointer }
  button.primary { color: #fff; background: var(--green) }
  button:disabled { opacity: .5; cursor: not-allowed }
  @media (max-width: 30rem) { body { margin: 1rem auto } button { width: 100% } th, td { padding-right: .6rem } }
  pre { overflow-x: auto; padding: 1rem; border: 1px solid color-mix(in srgb, currentColor 20%, transparent) }
  li { margin: .6rem 0 }
  table { border-collapse: collapse }
  caption { text-align: left; font-weight: 600; padding-bottom: .3rem }
  th, td { text-align: left; padding: .2rem 2rem .2rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent) }
  [role=alert] { padding: .6rem 1rem; border-left: .3rem solid var(--warn); background: color-mix(in srgb, var(--warn) 12%, transparent) }
`);

/** A whole page. Needs no JavaScript, and follows the reader's choice of light or dark. */
export function page(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>
${body}</main></body></html>`;
}
