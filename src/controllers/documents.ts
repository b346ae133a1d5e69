import { linkedHere } from '../action-items/plan.ts';
import { findMarker } from '../github/markers.ts';
import type { ChangedFile, File, GitHub, PullRequest } from '../github/port.ts';
import { readingContext } from '../lint/engine.ts';
import { MAX_SIZE, tooLarge } from '../lint/unreadable.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { matchGlobs, matchIgnored } from '../policy/glob.ts';
import type { Policy } from '../policy/schema.ts';
import type { PostMortem } from '../postmortem/model.ts';
import { readPostMortem } from '../postmortem/read.ts';
import { bugReport } from '../vocabulary/bug.ts';
import { fullRef, type IncidentRef, sameIssue } from '../vocabulary/refs.ts';
import { adoptedFor, draftedFor } from './incident/find.ts';
import { hasLabel } from './incident/labels.ts';

/** A post-mortem file that a pull request adds or changes. Always data: nothing in it is ever run. */
export interface ChangedDocument extends ChangedFile {
  readonly file: File;
}

const FRONT_MATTER = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n[\s\S]*?\n\1[ \t]*(?=\r?\n|$)/;

/**
 * Which changed files are post-mortems according to the policy; its globs mean the same here as in the Action. Debrief's
 * own draft is one wherever it is.
 */
function postMortemFiles(files: readonly ChangedFile[], policy: Policy, draft?: string): ChangedFile[] {
  const wanted = matchGlobs(policy.postmortems.files);
  const ignored = matchIgnored(policy.lint.ignore);
  return files.filter(({ path }) => (wanted(path) || path === draft) && !ignored(path));
}

/** Where Debrief put its draft; undefined for a pull request that it did not open. */
export const draftOf = (pull: PullRequest): string | undefined => findMarker(pull, 'post-mortem')?.data.path;

/** Paths of the post-mortems that a pull request deletes. */
export function removedPostMortems(files: readonly ChangedFile[], policy: Policy): string[] {
  return postMortemFiles(files, policy).flatMap(({ path, status }) => (status === 'removed' ? [path] : []));
}

/**
 * Reads them at a commit: 1 call for each post-mortem, and 1 for each 100 changed files unless those are known. If the one
 * that the pull request was opened for or adopted with is not among them, also those that state its incident, wherever
 * they are: 1 call for each file that may, and 1 if a person opened the pull request.
 */
export async function readDocuments(
  pull: PullRequest,
  sha: string,
  github: GitHub,
  policy: Policy,
  files?: readonly ChangedFile[],
): Promise<ChangedDocument[]> {
  const changed = (files ?? (await github.changedFiles(pull))).filter(({ status }) => status !== 'removed');
  const named = postMortemFiles(changed, policy, draftOf(pull));
  const found = await readAll(named, pull, sha, github);
  const incident = await promisedIn(pull, found, github, policy);
  if (!incident || found.some((document) => isPostMortemOf(incident, document, pull))) return found;
  const isIgnored = matchIgnored(policy.lint.ignore);
  const elsewhere = changed.filter(
    (file) => !named.includes(file) && TEXT.test(file.path) && !isIgnored(file.path),
  );
  const likely = likeliestFirst(elsewhere, pull).slice(0, MOST_MOVED);
  const moved = await readAll(likely, pull, sha, github);
  return [...found, ...moved.filter((document) => isPostMortemOf(incident, document, pull))];
}

/** What somebody may have moved or converted a draft to. */
export const TEXT = /\.(?:md|markdown|mdx|txt|adoc|asciidoc|rst|org)$/i;
/** Among how many files to look for it. */
const MOST_MOVED = 30;

/** Files among which somebody may have moved the draft: first those with its name, then what is new in its place. */
export function likeliestFirst(files: readonly ChangedFile[], pull: PullRequest): ChangedFile[] {
  const draft = draftOf(pull);
  const name = draft && nameOf(draft);
  const rank = ({ path, previousPath, status }: ChangedFile) => {
    if (draft && (previousPath === draft || nameOf(path) === name)) return 0;
    return status === 'modified' ? 2 : 1;
  };
  return files.toSorted((a, b) => rank(a) - rank(b));
}

/** The name of a file, without folders and extension. */
const nameOf = (path: string) => path.replace(/^.*\//, '').replace(/\.[^.]*$/, '');

/** Without those that are not there. 1 call for each. */
export async function readAll(
  files: readonly ChangedFile[],
  pull: PullRequest,
  sha: string,
  github: GitHub,
): Promise<ChangedDocument[]> {
  const found: ChangedDocument[] = [];
  for (const changed of files) {
    const file = await github.file(pull, changed.path, sha);
    if (file) found.push({ ...changed, file });
  }
  return found;
}

/**
 * The incident whose post-mortem a pull request was opened for, or adopted with; null for any other. No call if Debrief
 * opened it or it holds a document, else 1 if it is labelled as a post-mortem.
 */
export async function promisedIn(
  pull: PullRequest,
  documents: readonly ChangedDocument[],
  github: GitHub,
  policy: Policy,
): Promise<IncidentRef | null> {
  const drafted = draftedFor(pull);
  if (drafted || documents.length > 0 || !hasLabel(pull.labels, policy.labels.postmortem)) return drafted;
  const events = await github.issueEvents(pull);
  return adoptedFor(
    pull,
    events.flatMap((event) => (event.type === 'commented' ? [event.comment] : [])),
  );
}

/** Whether a document is the post-mortem of this incident beyond doubt: it says so, or is the draft. */
export function isPostMortemOf(incident: IncidentRef, document: ChangedDocument, pull: PullRequest): boolean {
  return document.path === draftOf(pull) || statedIn(document, pull).some((ref) => sameIssue(ref, incident));
}

/** The post-mortems that a pull request changes or deletes, as they were before it: 1 call each. */
export async function readEarlier(
  pull: PullRequest,
  github: GitHub,
  policy: Policy,
  files: readonly ChangedFile[],
): Promise<ChangedDocument[]> {
  const found: ChangedDocument[] = [];
  for (const changed of postMortemFiles(files, policy, draftOf(pull))) {
    if (changed.status === 'added') continue;
    const path = changed.previousPath ?? changed.path;
    const file = await github.file(pull, path, pull.base.sha);
    if (file) found.push({ ...changed, path, file });
  }
  return found;
}

/** The document as a model, or a sentence saying why it cannot be read. `today` is an ISO date. */
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
    // The part that was read may look like anything; a half-read file must not pass as something else.
    if (!document.unread || model.kind === 'post-mortem') return model;
    const { line } = document.point(document.unread.from);
    return `This file is not read from line ${line} on. ${document.unread.reason}`;
  } catch (error) {
    // One file must not block a whole incident.
    const name = error instanceof Error ? error.name : 'unknown';
    return bugReport('this document could not be read', name);
  }
}

/** The incident that a post-mortem is about, the first if there are several; null for none. */
export function incidentOf(document: ChangedDocument, pull: PullRequest): IncidentRef | null {
  return incidentsOf(document, pull)[0] ?? null;
}

/**
 * The incidents that a post-mortem is about: by its front matter, else by the pull request that Debrief opened.
 * Incidents of other repositories are left out: anybody can write a document, and could otherwise read about them.
 */
export function incidentsOf(document: ChangedDocument, pull: PullRequest): IncidentRef[] {
  const { incident, covers } = frontMatterOf(document);
  const named = incidentsIn(incident, pull);
  const main = named.length > 0 ? named : (draftedFor(pull) ?? []);
  const all = [main, incidentsIn(covers, pull)].flat();
  return [...new Map(all.map((ref) => [fullRef(ref), ref])).values()];
}

/** The incidents that a document's front matter names. */
export function statedIn(document: ChangedDocument, pull: PullRequest): IncidentRef[] {
  const { incident, covers } = frontMatterOf(document);
  return [...incidentsIn(incident, pull), ...incidentsIn(covers, pull)];
}

const incidentsIn = (stated: unknown, pull: PullRequest): IncidentRef[] =>
  statedIncidents(stated).flatMap((text) => linkedHere(text, pull) ?? []);

function frontMatterOf({ path, file }: ChangedDocument): Readonly<Record<string, unknown>> {
  const head = FRONT_MATTER.exec(file.text?.slice(0, 20_000) ?? '')?.[0];
  return (head && parseMarkdown(head, path).frontMatter?.data) || {};
}

/** The values of `incident` or `covers` in front matter, one or a list; without those that cannot be incidents. */
export function statedIncidents(stated: unknown): string[] {
  return [stated].flat().flatMap((each) => {
    const text = typeof each === 'number' || typeof each === 'string' ? String(each).trim() : '';
    return text && text !== '0' ? [text] : [];
  });
}

/** The URL of a line of a file on GitHub, at a commit. */
export function permalink(pull: PullRequest, sha: string, path: string, line: number): string {
  const repository = pull.url.replace(/\/pull\/\d+.*$/, '');
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return `${repository}/blob/${sha}/${encoded}?plain=1#L${line}`;
}
