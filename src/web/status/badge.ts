import { html } from 'hono/html';
import type { Frame } from './frame.ts';

const COLOURS = {
  operational: '#1a7f37',
  maintenance: '#0969da',
  degraded: '#8a5c00',
  partial: '#bc4c00',
  major: '#cf222e',
} as const;

/** Width of a character, in pixels, of the font that a badge names; wide scripts take about twice as much. */
const widthOf = (text: string) =>
  [...text].reduce((sum, sign) => sum + (sign.codePointAt(0)! > 0x2e80 ? 12 : 6.6), 0);

/** A badge for README files and intranets: the page's name, and how it is. */
export function badge({ board }: Frame): string {
  const { settings, status } = board;
  const name = [...settings.name].slice(0, 40).join('');
  const state = settings.words[status];
  const [left, right] = [Math.round(widthOf(name)) + 16, Math.round(widthOf(state)) + 16];
  const box = (x: number, width: number, fill: string) =>
    html`<rect x="${x}" width="${width}" height="20" fill="${fill}"/>`;
  const words = (x: number, width: number, text: string) =>
    html`<text x="${x + width / 2}" y="14" textLength="${width - 16}" lengthAdjust="spacingAndGlyphs">${text}</text>`;
  const whole = html`<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${name}: ${state}"><title>${name}: ${state}</title><clipPath id="r"><rect width="${left + right}" height="20" rx="4"/></clipPath><g clip-path="url(#r)">${box(0, left, '#424a53')}${box(left, right, COLOURS[status])}</g><g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${words(0, left, name)}${words(left, right, state)}</g></svg>`;
  return String(whole);
}
