import { html } from 'hono/html';
import { plural } from '../../src/vocabulary/plural.ts';
import type { Json } from '../json.ts';
import { annotationBox } from './diff.ts';
import { conclusionIcon, icon } from './icons.ts';
import { markdown } from './markdown.ts';
import { ago, button, type Html } from './parts.ts';
import type { Visit } from './visit.ts';

/** The newest run of each check on a commit, with its annotations. */
export async function runsOf(visit: Visit, sha: string): Promise<Json[]> {
  const { check_runs } = (await visit.read(`/commits/${sha}/check-runs?per_page=100`)) ?? { check_runs: [] };
  return Promise.all(
    check_runs.map(async (run: Json) => {
      const annotations = [];
      for (let page = 1; annotations.length < run.output.annotations_count; page++) {
        const more = await visit.read(`/check-runs/${run.id}/annotations?per_page=100&page=${page}`);
        if (!more?.length) break;
        annotations.push(...more.map((one: Json) => ({ ...one, check: run.name })));
      }
      return { ...run, annotations };
    }),
  );
}

/** Each check with its summary and all annotations. */
export function checksPage(visit: Visit, runs: Json[], rerun: string): Html {
  if (!runs.length)
    return html`<div class="Box blankslate"><h2 class="blankslate-heading">No checks yet</h2><p>Reload in a moment.</p></div>`;
  return html`${runs.map((run) => oneRun(visit, run, rerun))}`;
}

function oneRun(visit: Visit, run: Json, rerun: string): Html {
  const { title, summary, text } = run.output;
  return html`
    <section class="Box mb-4" aria-label="${run.name}">
      <div class="Box-header d-flex flex-items-center">
        <span class="mr-2">${conclusionIcon(run.conclusion, 24)}</span>
        <div class="flex-auto"><h2 class="f4">${run.name}</h2>
          <span class="color-fg-muted f6">${run.app.name} · ${run.conclusion ?? run.status}${run.completed_at ? html` ${ago(run.completed_at, visit)}` : ''} · ${plural(run.annotations.length, 'annotation')}</span></div>
        ${button(rerun, html`${icon('sync')} Re-run`, { run: String(run.id) })}
      </div>
      <div class="Box-body">
        ${title ? html`<h3 class="f3 mb-2">${title}</h3>` : ''}
        <div class="markdown-body">${markdown([summary, text].filter(Boolean).join('\n\n'), visit.place)}</div>
      </div>
      ${run.annotations.length ? html`<div class="Box-footer"><h3 class="f5 mb-2">Annotations</h3>${run.annotations.map(annotationBox)}</div>` : ''}
    </section>`;
}
