import { html } from 'hono/html';
import { parse } from 'yaml';
import type { Html } from './parts.ts';

/** YAML at the head of a Markdown file, as a table, as GitHub shows it; then the text. */
export function frontMatter(text: string, render: (body: string) => Html): Html {
  const found = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*\r?\n?/.exec(text);
  const data = found && read(found[1]!);
  if (!found || !data) return render(text);
  const cells = Object.entries(data);
  const shown = (value: unknown) =>
    value instanceof Date
      ? value.toISOString()
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value);
  return html`
    <div class="scroll"><table><thead><tr>${cells.map(([name]) => html`<th>${name}</th>`)}</tr></thead><tbody><tr>${cells.map(([, value]) => html`<td>${shown(value)}</td>`)}</tr></tbody></table></div>
    ${render(text.slice(found[0].length))}`;
}

function read(yaml: string): Record<string, unknown> | null {
  try {
    const data = parse(yaml);
    return data && typeof data === 'object' && !Array.isArray(data) ? data : null;
  } catch {
    return null;
  }
}
