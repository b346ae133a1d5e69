import { findMarker } from '../../github/markers.ts';
import type { PullRequest } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import { DAY } from '../../vocabulary/milliseconds.ts';
import { type ObjectRef, parseRef, type Repo, sameRepo } from '../../vocabulary/refs.ts';
import { trackedItems } from '../action-items/tracked.ts';
import type { World } from '../controller.ts';
import { newsOf, type Reported, reportedProposals } from './news.ts';

/** The branch, and the marker of its pull request. */
export const BRANCH = 'debrief/action-items';
export const PROPOSAL = 'item-documents';

export interface DocumentFacts {
  readonly here: Repo;
  /** The default branch. */
  readonly base: string;
  /** The last pull request from the branch, in any state, and what it proposes; null before the first one. */
  readonly last: { readonly pull: PullRequest; readonly said: Said } | null;
  readonly documents: readonly StandingDocument[];
  readonly reported: readonly Reported[];
}

export interface StandingDocument {
  readonly path: string;
  /** Its text on the default branch. */
  readonly text: string;
  readonly bytes: number;
  /** Its text on the branch of the open pull request; null without one. */
  readonly onBranch: string | null;
}

/** The data of a pull request's marker. */
export interface Said {
  /** Hashes of the documents as written, by path. */
  readonly wrote: Readonly<Record<string, string>>;
  /** Ids of the changes that it proposes. */
  readonly changes: readonly string[];
  /** Ids of those that people refused by closing a pull request. */
  readonly refused: readonly string[];
}

/** Days for which events of an issue are written back to its document. */
const DAYS = 60;

/**
 * Null if the policy does not want it, or if the branch belongs to somebody else. Otherwise 4 calls, 1 for each 100
 * issues of the last 60 days, 1 for each adopted one, and 1 or 2 for each document with news.
 */
export async function observe(
  ref: ObjectRef,
  { github, readModel }: World,
  policy: Policy,
  now: Date,
): Promise<DocumentFacts | null> {
  if (!policy.actionItems.updateDocuments) return null;
  const base = await github.defaultBranch(ref);
  if (!base) return null;
  const pull = await github.pullRequestFrom(ref, BRANCH);
  const marker = pull && findMarker(pull, PROPOSAL);
  if (pull && !marker) return null;
  const last = pull && marker ? { pull, said: read(marker.data) } : null;
  // The same all day, so that GitHub can answer that a list has not changed.
  const since = new Date((Math.floor(now.getTime() / DAY) - DAYS) * DAY).toISOString();
  const items = await trackedItems(ref, github, policy, since);
  const rows =
    (await readModel?.rows('proposal', undefined, [`${ref.owner}/${ref.repo}`.toLowerCase()])) ?? [];
  const reported = [
    ...items.filter(({ note }) => isHere(note.incident, ref)).flatMap((item) => newsOf(item, policy) ?? []),
    ...reportedProposals(rows),
  ];
  const isOpen = last?.pull.state === 'open';
  const paths = new Set([
    ...reported.map(({ file }) => file),
    ...(isOpen ? Object.keys(last.said.wrote) : []),
  ]);
  const documents: StandingDocument[] = [];
  for (const path of paths) {
    const file = await github.file(ref, path, base.sha);
    if (file?.text == null) continue;
    const onBranch = isOpen ? ((await github.file(ref, path, last.pull.head.sha))?.text ?? null) : null;
    documents.push({ path, text: file.text, bytes: file.bytes, onBranch });
  }
  return { here: ref, base: base.name, last, documents, reported };
}

/** The document is in the repository of its incident; an item's issue may be in another one. */
function isHere(incident: string | null, here: Repo): boolean {
  const ref = incident === null ? here : parseRef(incident, here);
  return ref !== null && sameRepo(ref, here);
}

function read(data: Readonly<Record<string, string | undefined>>): Said {
  const names = (text: string | undefined) => text?.split('.').filter(Boolean) ?? [];
  const wrote = data.wrote?.split('\n').filter(Boolean) ?? [];
  return {
    wrote: Object.fromEntries(wrote.map((line) => [line.slice(line.indexOf(' ') + 1), line.split(' ')[0]!])),
    changes: names(data.changes),
    refused: names(data.refused),
  };
}
