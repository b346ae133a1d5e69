import { createRequire } from 'node:module';
import { raw } from 'hono/html';

/** GitHub's own icons. The package has no types and no ES module. */
const octicons = createRequire(import.meta.url)('@primer/octicons') as Record<
  string,
  { toSVG(options: Record<string, string | number>): string }
>;

/** An icon as SVG; decoration, so that screen readers pass it over. `tone` is a class of Primer's. */
export function icon(name: string, tone = '', size = 16) {
  return raw(octicons[name]!.toSVG({ width: size, class: tone || 'icon', 'aria-hidden': 'true' }));
}

/** How the outcome of a check looks. */
export function conclusionIcon(conclusion: string | null, size = 16) {
  const [name, tone] = OUTCOMES[conclusion ?? ''] ?? ['dot-fill', 'color-fg-attention'];
  return icon(name, tone, size);
}
const OUTCOMES: Record<string, [string, string]> = {
  success: ['check', 'color-fg-success'],
  failure: ['x', 'color-fg-danger'],
  action_required: ['alert', 'color-fg-attention'],
  neutral: ['square-fill', 'color-fg-muted'],
  skipped: ['skip', 'color-fg-muted'],
};
