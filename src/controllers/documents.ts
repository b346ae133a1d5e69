import { linkedHere } from '../action-items/plan.ts';
import type { ChangedFile, File, GitHub, PullRequest } from '../github/port.ts';
import { readingContext } from '../lint/engine.ts';
import { MAX_SIZE, tooLarge } from '../lint/unreadable.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { matchGlobs, matchIgnored } from '../policy/glob.ts';
import type { Policy } from '../policy/schema.ts';
import type { PostMortem } from '../postmortem/model.ts';
import { readPostMortem } from '../postmortem/read.ts';
import { fullRef, type IncidentRef } from '../vocabulary/refs.ts';
import { draftedFor } from './incident/find.ts';

/** A post-mortem file that a pull request adds or changes. Always data: nothing in it is ever run. */
export interface ChangedDocument extends ChangedFile {
  readonly file: File;
}

const FRONT_MATTER = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n[\s\S]*?\n\1[ \t]*(?=\r?\n|$)/;

/** Which of the changed files are post-mortems by the policy; its globs mean here what they mean to the Action. */
function postMortemFiles(files: readonly ChangedFile[], policy: Policy): ChangedFile[] {
  const wanted = matchGlobs(policy.postmortems.files);
  const ignored = matchIgnored(policy.lint.ignore);
  return files.filter(({ path, status }) => status !== 'removed' && wanted(path) && !ignored(path));
}

/** Reads them at a commit: 1 call for each post-mortem, and 1 for 100 files changed unless those are known. */
export async function readDocuments(
  pull: PullRequest,
  sha: string,
  github: GitHub,
  policy: Policy,
  files?: readonly ChangedFile[],
): Promise<ChangedDocument[]> {
  const found: ChangedDocument[] = [];
  for (const changed of postMortemFiles(files ?? (await github.changedFiles(pull)), policy)) {
    const file = await github.file(pull, changed.path, sha);
    if (file) found.push({ ...changed, file });
  }
  return found;
}

/** The document as a model; a sentence that says why when it cannot be read. `today` is an ISO date. */
export function parseDocument(
  { path, file }: { readonly path: string; readonly file: Pick<File, 'text' | 'bytes'> },
  policy: Policy,
  today: string,
): PostMortem | string {
  if (file.bytes > MAX_SIZE) return tooLarge(file.bytes);
  if (file.text === null)
    return 'This file is not UTF-8 text, so it cannot be read as a post-mortem. Save it as Markdown in UTF-8.';
  try {
    const document = parseMarkdown(file.text, path);
    const model = readPostMortem(document, readingContext(policy, today));
    // What was read of it may look like anything; a file that is only half read must not pass for something else.
    if (!document.unread || model.kind === 'post-mortem') return model;
    const { line } = document.point(document.unread.from);
    return `This file is not read from line ${line} on. ${document.unread.reason}`;
  } catch (error) {
    // One file must not hold up a whole incident.
    const name = error instanceof Error ? error.name : 'unknown';
    return `A fault in Debrief, not in this document: it could not be read (${name}). Please report it.`;
  }
}

/** The incident that a post-mortem is about; of several the first. Null for none. */
export function incidentOf(document: ChangedDocument, pull: PullRequest): IncidentRef | null {
  return incidentsOf(document, pull)[0] ?? null;
}

/**
 * The incidents that a post-mortem is about: by its front matter, else by the pull request that Debrief opened. Those of
 * another repository are left out: anybody can write a document, and would learn of incidents elsewhere.
 */
export function incidentsOf({ path, file }: ChangedDocument, pull: PullRequest): IncidentRef[] {
  const head = FRONT_MATTER.exec(file.text?.slice(0, 20_000) ?? '')?.[0];
  const data = head ? parseMarkdown(head, path).frontMatter?.data : null;
  const stated = statedIncidents(data?.incident);
  const named = stated.flatMap((text) => linkedHere(text, pull) ?? []);
  const main = named.length > 0 ? named : (draftedFor(pull) ?? []);
  const more = statedIncidents(data?.covers).flatMap((text) => linkedHere(text, pull) ?? []);
  const all = [main, more].flat();
  return [...new Map(all.map((ref) => [fullRef(ref), ref])).values()];
}

/** What front matter says under `incident` or `covers`, one or a list of them; without what can be no incident. */
export function statedIncidents(stated: unknown): string[] {
  return [stated].flat().flatMap((each) => {
    const text = typeof each === 'number' || typeof each === 'string' ? String(each).trim() : '';
    return text && text !== '0' ? [text] : [];
  });
}

/** Where a line of a file can be read on GitHub, at a commit. */
export function permalink(pull: PullRequest, sha: string, path: string, line: number): string {
  const repository = pull.url.replace(/\/pull\/\d+.*$/, '');
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return `${repository}/blob/${sha}/${encoded}?plain=1#L${line}`;
}
