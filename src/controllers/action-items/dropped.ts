import { likeness } from '../../action-items/identity/likeness.ts';
import { settledItems } from '../../action-items/item.ts';
import { keysOf } from '../../action-items/key.ts';
import { NEARLY_SAME } from '../../action-items/plan.ts';
import type { Issue, PullRequest } from '../../github/port.ts';
import { titleText } from '../../markdown/write/plain.ts';
import { plainText, userMarkdown } from '../../markdown/write/user-text.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { fullRef, type IncidentRef, issueRef, parseRef, type Repo, sameRepo } from '../../vocabulary/refs.ts';
import type { ChangedDocument } from '../documents.ts';
import { claimOf, type ItemNote } from './marker.ts';
import type { ItemStep } from './steps.ts';

/** The open issue of an item that its document no longer promises. */
export interface Dropped {
  readonly issue: Issue;
  readonly key: string;
  /** What the document says about it instead. */
  readonly as: 'gone' | 'done' | 'declined' | 'deleted';
}

/** A document that was merged, and the incident that it is about. */
export interface Home {
  readonly document: ChangedDocument;
  readonly model: PostMortem;
  readonly incident: IncidentRef | null;
}

/** What is known after a merge. */
interface AfterMerge {
  readonly homes: readonly Home[];
  /** Paths of the post-mortems that were deleted. */
  readonly removed: readonly string[];
  /** What is known of the item of each issue. */
  readonly noteOf: (issue: Issue) => ItemNote | null;
  /** The ids of the issues whose item is still there, perhaps reworded. */
  readonly kept: ReadonlySet<number>;
}

/**
 * The open issues, of these, whose items a newly merged document no longer promises. An item that came with a later merge
 * than `pull` cannot have been dropped by it. Pure.
 */
export function droppedFrom(
  issues: Iterable<Issue>,
  { homes, removed, noteOf, kept }: AfterMerge,
  pull: PullRequest,
): Dropped[] {
  const mergedAt = pull.mergedAt ?? '';
  const isOf = ({ document, incident }: Home, note: ItemNote) =>
    (note.file === document.path || note.file === document.previousPath) &&
    note.incident === (incident && fullRef(incident)) &&
    note.at < mergedAt;
  return [...issues].flatMap((issue): Dropped[] => {
    if (kept.has(issue.id) || issue.state === 'closed' || issue.locked) return [];
    const note = noteOf(issue);
    if (!note || !isFrom(pull, issue, note)) return [];
    const home = homes.find((each) => isOf(each, note));
    if (home) return [{ issue, key: note.key, as: settledAs(note, home.model) ?? 'gone' }];
    const isDeleted = removed.includes(note.file) && note.at < mergedAt;
    return isDeleted ? [{ issue, key: note.key, as: 'deleted' }] : [];
  });
}

/**
 * Whether an issue belongs to a document of this repository: others may send their items to the same repository, from
 * files with the same path.
 */
function isFrom(here: Repo, issue: Issue, note: ItemNote): boolean {
  if (sameRepo(issue, here)) return true;
  const incident = parseRef(note.incident ?? '', issue);
  if (incident) return sameRepo(incident, here);
  return issue.body.toLowerCase().includes(`/${here.owner}/${here.repo}/blob/`.toLowerCase());
}

function settledAs(note: ItemNote, model: PostMortem): 'done' | 'declined' | null {
  const settled = settledItems(model);
  const keys = keysOf(settled.map(({ text }) => text));
  const named = claimOf(note).keys;
  const title = (text: string) => titleText(plainText(userMarkdown(text)));
  return (
    settled.find(
      ({ text }, index) => named.includes(keys[index]!) || likeness(title(text), note.title) > NEARLY_SAME,
    )?.as ?? null
  );
}

const SAYS = {
  deleted:
    'The post-mortem of this action item was deleted, and this issue is still open. It is still tracked and counted. If it is not needed, `/action decline <why>` closes it with the reason; if it is done, `/action done <evidence>` closes it.',
  gone: 'The post-mortem no longer lists this action item, and this issue is still open. If it is not needed, `/action decline <why>` closes it with the reason; if it is done, `/action done <evidence>` closes it. Otherwise put it back into the post-mortem.',
  done: 'The post-mortem says that this is done, and this issue is still open. `/action done <evidence>` closes it with what shows that it is done.',
  declined:
    'The post-mortem says that this will not be done, and this issue is still open. `/action decline <why>` closes it with the reason.',
} as const;

/** Says so on the issue and on the pull request, once: nothing is closed because a line is missing. */
export const tellDropped = ({ issue, key, as }: Dropped): ItemStep => ({
  type: 'tell-conflict',
  issue: issueRef(issue),
  key,
  at: '',
  body: SAYS[as],
});
