import { findMarker, replaceMarker, writeMarker } from '../../github/markers.ts';
import type { ChangedFile, Comment, GitHub, PullRequest } from '../../github/port.ts';
import { markdown, print } from '../../markdown/write/markdown.ts';
import type { Policy } from '../../policy/schema.ts';
import type { IncidentRef, Repo } from '../../vocabulary/refs.ts';
import { incidentsOf, readEarlier, removedPostMortems } from '../documents.ts';
import { orIfRefused } from '../or-if-refused.ts';

/** A post-mortem that a merged pull request removed, often by reverting another, and the comment that announced it. */
export interface Removed {
  readonly incident: IncidentRef;
  readonly comment: Comment;
}

export interface RemovalStep {
  readonly type: 'tell-removed';
  readonly incident: IncidentRef;
  readonly comment: number;
  readonly body: string;
}

/** Debrief's comment on an incident about one of its documents; null before there is one. 1 call. */
export async function learnedOn(
  incident: IncidentRef,
  path: string,
  github: GitHub,
): Promise<Comment | null> {
  const comments = (await github.issueEvents(incident)).flatMap((event) =>
    event.type === 'commented' && findMarker(event.comment, 'learned', { file: path }) ? [event.comment] : [],
  );
  return comments[0] ?? null;
}

/** Whether the comment says that its document was removed. */
export const isRemoved = (comment: Comment): boolean => removedWith(comment) !== null;

const removedWith = (comment: Comment): number | null =>
  Number(findMarker(comment, 'learned')?.data.removed) || null;

/** Whether the default branch has the document now. */
export const isThere = async (path: string, repo: Repo, github: GitHub) =>
  (await github.file(repo, path)) !== null;

/** Those that are not there again. No call without any; else 2 for each, and 2 for each incident. */
export async function observeRemoved(
  pull: PullRequest,
  files: readonly ChangedFile[],
  github: GitHub,
  policy: Policy,
): Promise<Removed[]> {
  // Also those that it does not judge.
  const all = { ...policy, lint: { ...policy.lint, ignore: [] } };
  const paths = removedPostMortems(files, all);
  const gone = files.filter(({ path }) => paths.includes(path));
  const found: Removed[] = [];
  for (const document of await readEarlier(pull, github, all, gone)) {
    const incidents = incidentsOf(document, pull);
    if (incidents.length === 0 || (await isThere(document.path, pull, github))) continue;
    for (const incident of incidents) {
      const place = (await orIfRefused(() => github.movedTo(incident), null)) ?? incident;
      const comment = await learnedOn(place, document.path, github);
      if (comment) found.push({ incident: place, comment });
    }
  }
  return found;
}

/** Says so in the comment, whose marker also tells the panel. */
export function sayRemoved(removed: readonly Removed[], { number }: PullRequest): RemovalStep[] {
  return removed.flatMap(({ incident, comment }) => {
    const { data } = findMarker(comment, 'learned')!;
    if (data.removed === String(number)) return [];
    const marked = replaceMarker(comment.body, writeMarker('learned', { ...data, removed: number }));
    const note = print(markdown`**Its document was removed with #${number}.**`).trimEnd();
    const body = isRemoved(comment)
      ? marked.replace(/^\*\*Its document was removed with #\d+\.\*\*$/m, () => note)
      : `${marked.trimEnd()}\n\n${note}`;
    return [{ type: 'tell-removed', incident, comment: comment.id, body }];
  });
}
