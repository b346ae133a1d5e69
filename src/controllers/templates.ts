import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { templateProblems } from '../drafting/scaffold.ts';
import type { GitHub } from '../github/port.ts';
import type { Incident } from '../incident/incident.ts';
import { ORGANISATION_REPO } from '../policy/places.ts';
import type { Policy } from '../policy/schema.ts';
import type { Repo } from '../vocabulary/refs.ts';

/** A template's text, and where to find and fix it. */
export interface Template {
  readonly path: string;
  readonly text: string;
  /** Why the organisation's own template was not used, in a sentence; null if it was, or if there is none. */
  readonly instead: string | null;
}

/** Debrief's own post-mortem templates. */
export const BUILT_IN = ['full', 'light', 'security', 'data-loss'] as const;

/** The name of an incident's template: by a label of its issue, else by its severity. */
export function templateName(
  { severity }: Pick<Incident, 'severity'>,
  labels: readonly string[],
  { postmortems }: Policy,
): string {
  const own = new Set(labels.map((label) => label.toLowerCase()));
  const special = Object.entries(postmortems.templateByLabel).find(([label]) => own.has(label.toLowerCase()));
  return special?.[1] ?? postmortems.template[severity];
}

/**
 * A template by its name: the repository's own from the default branch, else the organisation's, else Debrief's. If
 * it contains an unknown variable, Debrief's is used instead. Null if there is none of this name. 1–2 calls.
 */
export async function readTemplate(
  repo: Repo,
  name: string,
  github: GitHub,
  policy: Policy,
): Promise<Template | null> {
  const path = `${templateFolder(policy)}/${name}.md`;
  const text = await ownText(repo, path, github);
  const known = BUILT_IN.some((each) => each === name);
  if (!text) return known ? { ...(await builtIn(name)), instead: null } : null;
  const [problem] = templateProblems({ text });
  if (!problem) return { path, text, instead: null };
  const instead = `\`${path}\`, line ${problem.line}, column ${problem.column}: ${problem.message} So this draft is made from Debrief's own template.`;
  return { ...(await builtIn(known ? name : 'full')), instead };
}

/** The repository's file, else the organisation's; 1–2 calls. */
export async function ownText(repo: Repo, path: string, github: GitHub): Promise<string | null> {
  const own = (await github.file(repo, path))?.text;
  return own ?? (await github.file({ owner: repo.owner, repo: ORGANISATION_REPO }, path))?.text ?? null;
}

/** The folder of the organisation's templates, without a trailing slash. */
export const templateFolder = ({ postmortems }: Policy) => postmortems.templates.replace(/\/+$/, '');

/** One of Debrief's own templates, from `templates/` in the package. */
export async function builtIn(name: string): Promise<Omit<Template, 'instead'>> {
  // Two levels up from the sources, one from a bundle in dist/.
  const places = ['../../templates/', '../templates/'].map(
    (folder) => new URL(`${folder}${name}.md`, import.meta.url),
  );
  const place = places.find((url) => existsSync(url)) ?? places[0]!;
  return { path: `templates/${name}.md`, text: await readFile(place, 'utf8') };
}
