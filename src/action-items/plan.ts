import { type IssueRef, parseRef, type Repo, sameRepo } from '../vocabulary/refs.ts';
import { likeness } from './identity/likeness.ts';
import { type ItemContext, issueBody, issueTitle } from './issue.ts';
import type { PromisedItem } from './item.ts';
import { keysOf } from './key.ts';

/** An issue that was opened for an item. */
export interface TrackedIssue {
  readonly id: number;
  readonly title: string;
  /** What its markers say: several when somebody pasted another issue's text, none when the text was rewritten. */
  readonly claims: readonly Claim[];
}

/** The item for which an issue was opened, as its marker names it. */
export interface Claim {
  /** `owner/repo#number` of the incident; null for none. */
  readonly incident: string | null;
  readonly file: string;
  /** The key of the item's text now, and those that it had before. */
  readonly keys: readonly string[];
  /** The title that was given to the issue for it; people may have changed that since. */
  readonly title: string;
}

/** An item and the issue in which it lives, as far as there is one. */
export interface Placed {
  readonly item: PromisedItem;
  readonly key: string;
  /** GitHub's id of the issue: a transferred one has another number, in another repository. */
  readonly id: number | null;
}

/** How alike an item and a title must be for the item to count as reworded; measured on pairs in the tests. */
const REWORDED = 0.6;
/** The same where nothing but the title is left to go by. */
const NEARLY_SAME = 0.8;
/** What a match by name is worth beside one by likeness: always more. */
const SAME_FILE = 4;
const SAME_INCIDENT = 2;

/**
 * Finds the issue of each item: by its name in this file, under the file's former name too, or in another file about the
 * same incident; else by likeness, since an item that is reworded stays the same one. The best pairs are taken first,
 * and each issue serves one item.
 *
 * @param incidents `owner/repo#number` for each item, in their order; null for none
 */
export function place(
  items: readonly PromisedItem[],
  tracked: readonly TrackedIssue[],
  incidents: readonly (string | null)[] = [],
): Placed[] {
  const keys = keysIn(items);
  const pairs = items.flatMap((item, index) =>
    tracked.map((issue) => ({
      item,
      issue,
      worth: worthOf(item, keys.get(item)!, incidents[index] ?? null, issue),
    })),
  );
  const found = new Map<PromisedItem, number>();
  const taken = new Set<number>();
  // Should two have been opened after all, the older one counts.
  for (const { item, issue, worth } of pairs.sort((a, b) => b.worth - a.worth || a.issue.id - b.issue.id)) {
    if (worth < REWORDED || found.has(item) || taken.has(issue.id)) continue;
    found.set(item, issue.id);
    taken.add(issue.id);
  }
  return items.map((item) => ({ item, key: keys.get(item)!, id: found.get(item) ?? null }));
}

function keysIn(items: readonly PromisedItem[]): Map<PromisedItem, string> {
  const keys = new Map<PromisedItem, string>();
  for (const own of Map.groupBy(items, (item) => item.path).values()) {
    const names = keysOf(own.map((item) => item.text));
    own.forEach((item, index) => void keys.set(item, names[index]!));
  }
  return keys;
}

/** How surely an issue is the item's: its likeness, and more where its marker names the item. 0 for a stranger. */
function worthOf(
  item: PromisedItem,
  key: string,
  incident: string | null,
  { title, claims }: TrackedIssue,
): number {
  const alike = (text: string) => likeness(issueTitle(item), text);
  const ofFile = ({ file }: Claim) => file === item.path || file === item.previousPath;
  const named = (claim: Claim) => claim.keys.includes(key);
  if (claims.some((claim) => ofFile(claim) && named(claim))) return SAME_FILE + alike(title);
  const ofIncident = (claim: Claim) => incident !== null && claim.incident === incident;
  if (claims.some((claim) => ofIncident(claim) && named(claim))) return SAME_INCIDENT + alike(title);
  // Where the text was rewritten and the marker went with it, the title is all that is left.
  if (!claims.length) return alike(title) > NEARLY_SAME ? alike(title) : 0;
  if (!claims.some((claim) => ofFile(claim) || ofIncident(claim))) return 0;
  return Math.max(alike(title), ...claims.map((claim) => alike(claim.title)));
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
