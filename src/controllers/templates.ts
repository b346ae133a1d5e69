import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { GitHub } from '../github/port.ts';
import type { Policy } from '../policy/schema.ts';
import type { Repo } from '../vocabulary/refs.ts';
import type { Severity } from '../vocabulary/severity.ts';

/** A template's text, and where people find it to mend it. */
export interface Template {
  readonly path: string;
  readonly text: string;
}

/** The templates that come with Debrief. */
export const BUILT_IN = ['full', 'light'] as const;

/**
 * The template for a severity: the organisation's own from the default branch, else Debrief's. Null when the policy
 * names one that there is not. 1 call.
 */
export async function readTemplate(
  repo: Repo,
  severity: Severity,
  port: GitHub,
  policy: Policy,
): Promise<Template | null> {
  const name = policy.postmortems.template[severity];
  const path = `${policy.postmortems.templates.replace(/\/+$/, '')}/${name}.md`;
  const own = await port.file(repo, path);
  if (own?.text) return { path, text: own.text };
  return BUILT_IN.some((known) => known === name) ? builtIn(name) : null;
}

/** A template of Debrief's own, from the folder `templates/` of the package. */
export async function builtIn(name: string): Promise<Template> {
  // Two levels up from the sources, one from a bundle in dist/.
  const places = ['../../templates/', '../templates/'].map(
    (folder) => new URL(`${folder}${name}.md`, import.meta.url),
  );
  const place = places.find((url) => existsSync(url)) ?? places[0]!;
  return { path: `templates/${name}.md`, text: await readFile(place, 'utf8') };
}
