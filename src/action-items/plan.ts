import { type IssueRef, parseRef, type Repo, sameRepo } from '../vocabulary/refs.ts';
import { type ItemContext, issueBody, issueTitle } from './issue.ts';
import type { PromisedItem } from './item.ts';
import { keysOf } from './key.ts';

/** An issue that was opened for an item: its marker names file and key. */
export interface TrackedIssue {
  readonly id: number;
  readonly file: string;
  readonly key: string;
}

/** An item and the issue in which it lives, as far as there is one. */
export interface Placed {
  readonly item: PromisedItem;
  readonly key: string;
  /** GitHub's id of the issue: a transferred one has another number, in another repository. */
  readonly id: number | null;
}

/** Finds the issue of each item: by file and key, under the file's former name too. Each issue serves one item. */
export function place(items: readonly PromisedItem[], tracked: readonly TrackedIssue[]): Placed[] {
  const files = Map.groupBy(items, (item) => item.path);
  const keys = new Map<PromisedItem, string>();
  for (const own of files.values()) {
    const names = keysOf(own.map((item) => item.text));
    own.forEach((item, index) => void keys.set(item, names[index]!));
  }
  return items.map((item) => {
    const key = keys.get(item)!;
    const found = tracked
      .filter((issue) => issue.key === key && (issue.file === item.path || issue.file === item.previousPath))
      // Should two have been opened after all, the older one counts.
      .sort((a, b) => a.id - b.id)[0];
    return { item, key, id: found?.id ?? null };
  });
}

/** An issue to be opened for an item. Pure data; the marker is the controller's. */
export interface WantedIssue {
  readonly file: string;
  readonly key: string;
  readonly title: string;
  readonly body: string;
  readonly assignees: readonly string[];
  readonly due: string | null;
}

/** The issue for an item that has none. */
export function wantedIssue({ item, key }: Omit<Placed, 'id'>, context: ItemContext): WantedIssue {
  return {
    file: item.path,
    key,
    title: issueTitle(item),
    body: issueBody(item, context),
    assignees: context.assignee ? [context.assignee] : [],
    due: item.due,
  };
}

/** The issue of this repository to which a link leads; null for other repositories and trackers. */
export function linkedHere(link: string, here: Repo): IssueRef | null {
  const ref = parseRef(link, here);
  return ref && sameRepo(ref, here) ? ref : null;
}
