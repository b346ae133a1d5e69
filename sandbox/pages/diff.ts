import { html } from 'hono/html';
import type { Json } from '../json.ts';
import { icon } from './icons.ts';
import type { Html } from './parts.ts';

export interface DiffLine {
  kind: 'hunk' | 'same' | 'added' | 'removed';
  before: number | null;
  after: number | null;
  text: string;
}

/** The lines of a unified diff, with their numbers on both sides. */
function diffLines(patch: string): DiffLine[] {
  let before = 0;
  let after = 0;
  return patch.split('\n').flatMap((line): DiffLine[] => {
    const hunk = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(line);
    if (hunk) {
      [before, after] = [Number(hunk[1]), Number(hunk[2])];
      return [{ kind: 'hunk', before: null, after: null, text: line }];
    }
    const text = line.slice(1);
    if (line.startsWith('\\')) return [];
    if (line.startsWith('+')) return [{ kind: 'added', before: null, after: after++, text }];
    if (line.startsWith('-')) return [{ kind: 'removed', before: before++, after: null, text }];
    return [{ kind: 'same', before: before++, after: after++, text }];
  });
}

/** A changed file with the check's annotations below the lines that they are about. */
export function fileDiff(
  file: Json,
  annotations: Json[],
  links: { view: string; edit: string | null },
): Html {
  const lines = diffLines(file.patch ?? '');
  const here = annotations.filter((one) => one.path === file.filename);
  const shown = new Set(lines.map((line) => line.after));
  const elsewhere = here.filter((one) => !shown.has(one.end_line));
  const name = file.previous_filename ? `${file.previous_filename} → ${file.filename}` : file.filename;
  return html`
    <section class="Box mb-3 diff" aria-label="${file.filename}">
      <div class="Box-header py-2 d-flex flex-items-center flex-wrap">
        ${icon('file-diff', 'color-fg-muted mr-2')}<a class="Link--primary text-mono f6 flex-auto" href="${links.view}">${name}</a>
        <span class="f6 mr-3"><span class="color-fg-success text-bold">+${file.additions}</span> <span class="color-fg-danger text-bold">−${file.deletions}</span></span>
        ${links.edit ? html`<a class="btn btn-sm" href="${links.edit}">${icon('pencil')} Edit</a>` : ''}
      </div>
      ${elsewhere.map((one) => annotationBox(one))}
      <table class="diff-table"><tbody>
        ${lines.map((line) => [row(line), ...here.filter((one) => line.after !== null && one.end_line === line.after).map(inline)])}
      </tbody></table>
      ${file.patch ? '' : html`<p class="p-3 color-fg-muted">No lines to show.</p>`}
    </section>`;
}

const SIGN = { hunk: '', same: ' ', added: '+', removed: '-' };

const row = ({ kind, before, after, text }: DiffLine): Html => html`
  <tr class="diff-${kind}"><td class="diff-number">${before ?? ''}</td><td class="diff-number">${after ?? ''}</td><td class="diff-text"><span class="diff-sign">${SIGN[kind]}</span>${text}</td></tr>`;

const inline = (one: Json): Html =>
  html`<tr><td colspan="3" class="diff-note">${annotationBox(one)}</td></tr>`;

const LOOKS: Record<string, [string, string, string]> = {
  failure: ['x-circle', 'danger', 'failure'],
  warning: ['alert', 'attention', 'warning'],
  notice: ['info', 'accent', 'notice'],
};

/** What a check says about some lines. */
export function annotationBox(one: Json): Html {
  const [picture, tone, word] = LOOKS[one.annotation_level] ?? LOOKS.notice!;
  const lines =
    one.start_line === one.end_line ? `line ${one.end_line}` : `lines ${one.start_line} to ${one.end_line}`;
  return html`
    <div class="note note-${tone}">
      <div class="f6 color-fg-muted">${icon(picture, `color-fg-${tone}`)} Check ${word} on ${lines} in <code>${one.path}</code></div>
      <div class="note-title">${one.title ?? one.check ?? ''}</div>
      <div class="note-text">${one.message}</div>
    </div>`;
}
