import type { Policy } from '../policy/schema.ts';
import { type IssueRef, parseRef, type Repo, sameRepo } from '../vocabulary/refs.ts';
import { likeness } from './identity/likeness.ts';
import { type Comparable, matchItems } from './identity/match.ts';
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
  readonly owner: string | null;
  /** ISO date. */
  readonly due: string | null;
}

/** An item and the issue in which it lives, as far as there is one. */
export interface Placed {
  readonly item: PromisedItem;
  readonly key: string;
  /** GitHub's id of the issue: a transferred one has another number, in another repository. */
  readonly id: number | null;
  /** The issue that may be the item's, where nothing but a person can tell. */
  readonly doubt: number | null;
}

/** An item that was read, and what is known of its document. */
interface Home {
  /** `owner/repo#number` of its incident; null for none. */
  readonly incident: string | null;
  /** Other files that the same pull request changed or removed: items move between them. */
  readonly siblings?: ReadonlySet<string>;
}

/** How alike an item and a title must be where nothing but the title is left to go by. */
export const NEARLY_SAME = 0.8;

/**
 * Finds the issue of each item: by its name in this file, under the file's former name too, or in another file of the same
 * incident or pull request; else by what it says, since an item that is reworded stays the same one. Each issue serves one item.
 *
 * @param homes for each item, in their order
 */
export function place(
  items: readonly PromisedItem[],
  tracked: readonly TrackedIssue[],
  homes: readonly Home[] = [],
): Placed[] {
  const near = nearness(items, homes);
  const keys = keysIn(items);
  // Should two have been opened after all, the older one counts.
  const byAge = tracked.toSorted((a, b) => a.id - b.id);
  const found = foundByName(items, keys, byAge, near);
  const taken = new Set(found.values());
  const free = byAge.filter(({ id }) => !taken.has(id));
  const { sure, doubtful } = foundByText(items, free, found, near);
  const all = new Map([...found, ...sure]);
  const used = new Set(all.values());
  return items.map((item, index) => {
    const doubt = all.has(index) ? undefined : doubtful.get(index);
    const isFree = doubt !== undefined && !used.has(doubt);
    return { item, key: keys.get(item)!, id: all.get(index) ?? null, doubt: isFree ? doubt : null };
  });
}

/** Whether a claim is made where an item is, by the item's index. The closest kind comes first. */
type Near = readonly ((index: number, claim: Claim) => boolean)[];

function nearness(items: readonly PromisedItem[], homes: readonly Home[]): Near {
  const home = (index: number): Home => homes[index] ?? { incident: null };
  return [
    (index, { file }) => file === items[index]!.path || file === items[index]!.previousPath,
    (index, { incident }) => incident !== null && incident === home(index).incident,
    (index, { file }) => home(index).siblings?.has(file) ?? false,
  ];
}

/** The ids of issues that name an item by its key, by the item's index. */
function foundByName(
  items: readonly PromisedItem[],
  keys: ReadonlyMap<PromisedItem, string>,
  byAge: readonly TrackedIssue[],
  near: Near,
): Map<number, number> {
  const found = new Map<number, number>();
  const taken = new Set<number>();
  for (const isNear of near)
    for (const [index, item] of items.entries()) {
      if (found.has(index)) continue;
      const named = byAge.filter(
        ({ id, claims }) =>
          !taken.has(id) &&
          claims.some((claim) => isNear(index, claim) && claim.keys.includes(keys.get(item)!)),
      );
      const [best] = named.toSorted(
        (a, b) => likeness(issueTitle(item), b.title) - likeness(issueTitle(item), a.title),
      );
      if (!best) continue;
      found.set(index, best.id);
      taken.add(best.id);
    }
  return found;
}

/** The ids of free issues that say what an item says, by the item's index: for sure, or perhaps. */
function foundByText(
  items: readonly PromisedItem[],
  free: readonly TrackedIssue[],
  named: ReadonlyMap<number, number>,
  near: Near,
): { sure: Map<number, number>; doubtful: Map<number, number> } {
  const isNear = (index: number, claim: Claim) => near.some((is) => is(index, claim));
  const versions = free.flatMap(({ id, title, claims }) => {
    const claim = claims.find((each) => items.some((_, index) => isNear(index, each))) ?? null;
    return claim || !claims.length ? [{ id, claim, title }] : [];
  });
  // What was given to the issue says more about the item than what people made of its title since.
  const textGiven = ({ claim, title }: (typeof versions)[number]) => claim?.title || title;
  const titleNow = ({ title }: (typeof versions)[number]) => title;
  const [sure, doubtful] = [new Map<number, number>(), new Map<number, number>()];
  for (const text of [textGiven, titleNow]) {
    const left = items.flatMap((item, index) =>
      named.has(index) || sure.has(index) ? [] : [{ item, index }],
    );
    const taken = new Set(sure.values());
    const open = versions.filter(({ id }) => !taken.has(id));
    const matches = matchItems(
      open.map((each) => comparable(text(each), each.claim?.owner ?? null, each.claim?.due ?? null)),
      left.map(({ item }) => comparable(issueTitle(item), item.owners[0] ?? null, item.due)),
      (old, now) => {
        const { claim, title } = open[old]!;
        const { item, index } = left[now]!;
        // Where the text was rewritten and the marker went with it, the title is all that is left.
        return claim ? isNear(index, claim) : likeness(issueTitle(item), title) > NEARLY_SAME;
      },
    );
    for (const { old, new: now, sure: isSure } of matches) {
      if (old === null || now === null) continue;
      const { id } = open[old]!;
      const { index } = left[now]!;
      if (isSure) sure.set(index, id);
      else if (!doubtful.has(index)) doubtful.set(index, id);
    }
  }
  return { sure, doubtful };
}

function comparable(text: string, owner: string | null, due: string | null): Comparable {
  return { text, owners: owner ? [owner] : [], due, type: null, link: null };
}

/** The key of each item, unique within its file. */
export function keysIn(items: readonly PromisedItem[]): Map<PromisedItem, string> {
  const keys = new Map<PromisedItem, string>();
  for (const own of Map.groupBy(items, (item) => item.path).values()) {
    const names = keysOf(own.map((item) => item.text));
    own.forEach((item, index) => void keys.set(item, names[index]!));
  }
  return keys;
}

/** An issue to be opened for an item. Pure data; the marker is the controller's. */
export interface WantedIssue {
  readonly file: string;
  readonly key: string;
  readonly title: string;
  readonly body: string;
  readonly assignees: readonly string[];
  readonly due: string | null;
  readonly owner: string | null;
  /** Beside the label of all action items. */
  readonly labels: readonly string[];
}

/** The issue for an item that has none. */
export function wantedIssue(
  { item, key }: Pick<Placed, 'item' | 'key'>,
  context: ItemContext,
  settings: Policy['actionItems'],
): WantedIssue {
  return {
    file: item.path,
    key,
    title: issueTitle(item),
    body: issueBody(item, context),
    assignees: context.assignee ? [context.assignee] : [],
    due: item.due,
    owner: item.owners[0] ?? null,
    labels: kindLabels(item, settings).filter((label) => label !== null),
  };
}

/** The labels for an item's type and priority, each null for none. */
export function kindLabels(
  { type, priority }: Pick<PromisedItem, 'type' | 'priority'>,
  { typeLabel, priorityLabel }: Policy['actionItems'],
): [type: string | null, priority: string | null] {
  return [
    (typeLabel && type && typeLabel.replace('{type}', type)) || null,
    (priorityLabel && priority && priorityLabel.replace('{priority}', priority.slice(0, 30))) || null,
  ];
}

/**
 * The issue of this repository to which a link leads; null for other repositories and trackers. `formerly`: other names
 * by which a link may call it.
 */
export function linkedHere(
  link: string,
  here: Repo & { readonly formerly?: readonly Repo[] },
): IssueRef | null {
  const ref = parseRef(link, here);
  if (!ref || sameRepo(ref, here)) return ref;
  const isFormer = here.formerly?.some((name) => sameRepo(ref, name));
  return isFormer ? { owner: here.owner, repo: here.repo, number: ref.number } : null;
}
