import { html, raw } from 'hono/html';

/** Anything that a `html` template may hold: it is escaped unless it is itself a template's result. */
export type Html = ReturnType<typeof html>;

/** What every page is sent with: no script runs, nothing is loaded, nobody frames it, no address leaks. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

const STYLE = raw(`
  :root { color-scheme: light dark }
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem }
  input, button { font: inherit; padding: .3rem .6rem }
  pre { overflow-x: auto; padding: 1rem; border: 1px solid color-mix(in srgb, currentColor 20%, transparent) }
  li { margin: .6rem 0 }
  table { border-collapse: collapse }
  caption { text-align: left; font-weight: 600; padding-bottom: .3rem }
  th, td { text-align: left; padding: .2rem 2rem .2rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent) }
  [role=alert] { padding: .6rem 1rem; border-left: .3rem solid #bf8700 }
`);

/** A whole page. Needs no JavaScript, and follows the reader's choice of light or dark. */
export function page(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>
${body}</main></body></html>`;
}
