import { html, raw } from 'hono/html';
import { inlineSource } from '../content-policy.ts';
import type { Frame } from './frame.ts';

const STYLE =
  ':root{color-scheme:light dark}body{margin:0;font:14px/1.4 -apple-system,BlinkMacSystemFont,"Segoe UI","Noto Sans",sans-serif}a{display:inline-flex;align-items:center;gap:.5rem;padding:.375rem .75rem;border:1px solid light-dark(#d1d9e0,#3d444d);border-radius:2rem;color:light-dark(#1f2328,#f0f6fc);background:light-dark(#fff,#151b23);text-decoration:none;overflow-wrap:anywhere}a:hover{text-decoration:underline}i{width:.625rem;height:.625rem;border-radius:50%;background:#2da44e}.maintenance{background:#0969da}.degraded{background:#d4a72c}.partial{background:#e16f24}.major{background:#cf222e}';

/** What it is sent with: it is the one page that others may frame. */
export const WIDGET_POLICY = `default-src 'none'; style-src ${inlineSource(STYLE)}; base-uri 'none'; form-action 'none'; frame-ancestors *`;

/** A line that other sites show in a frame: `<iframe src="…/widget.html" width="260" height="40" title="Status">`. */
export function widget({ board, link }: Frame): string {
  const { settings, status } = board;
  const { words, name, language } = settings;
  const said = status === 'operational' ? words.allOperational : `${name}: ${words[status]}`;
  const whole = html`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="content-security-policy" content="${WIDGET_POLICY.replace('; frame-ancestors *', '')}"><title>${name}</title><style>${raw(STYLE)}</style></head><body><a href="${link('index.html')}" target="_blank" rel="noopener"><i class="${status}"></i><span dir="auto">${said}</span></a></body></html>`;
  return String(whole);
}
