import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { GitHub } from '../github/port.ts';
import type { Policy } from '../policy/schema.ts';
import type { Repo } from '../vocabulary/refs.ts';
import type { Severity } from '../vocabulary/severity.ts';

/** A template's text, and where people find it to fix it. */
export interface Template {
  readonly path: string;
  readonly text: string;
}

/** The templates that Debrief brings along. */
export const BUILT_IN = ['full', 'light'] as const;

/**
 * The template for a severity: the organisation's own from the default branch, else Debrief's. Null when the policy
 * names one that does not exist. 1 call.
 */
export async function readTemplate(
  repo: Repo,
  severity: Severity,
  github: GitHub,
  policy: Policy,
): Promise<Template | null> {
  const name = policy.postmortems.template[severity];
  const path = `${policy.postmortems.templates.replace(/\/+$/, '')}/${name}.md`;
  const own = await github.file(repo, path);
  if (own?.text) return { path, text: own.text };
  return BUILT_IN.some((known) => known === name) ? builtIn(name) : null;
}

/** One of Debrief's own templates, from the folder `templates/` of the package. */
export async function builtIn(name: string): Promise<Template> {
  // Two levels up from the sources, one from a bundle in dist/.
  const places = ['../../templates/', '../templates/'].map(
    (folder) => new URL(`${folder}${name}.md`, import.meta.url),
  );
  const place = places.find((url) => existsSync(url)) ?? places[0]!;
  return { path: `templates/${name}.md`, text: await readFile(place, 'utf8') };
}
