import type { ActionItem, PostMortem } from '../../../postmortem/model.ts';
import { memoized } from '../../../vocabulary/memoized.ts';
import { predatesDebrief } from '../predates.ts';
import { isUnfilled } from '../unfilled.ts';
import { finishedItems } from './finished.ts';
import { advised, isOthers } from './in-place.ts';
import { type Sureness, surenessOf } from './sureness.ts';

/** Written and open items, and how sure it is that those are owed; computed once for all rules. */
const itemsOf = memoized((postmortem: PostMortem) => {
  const written =
    postmortem.placeholders.length === 0
      ? postmortem.actionItems
      : postmortem.actionItems.filter(({ span }) => !isUnfilled(postmortem, span));
  const closed = finishedItems(postmortem, written).union(advised(written));
  const open = written.filter((item) => !closed.has(item) && !isOthers(item));
  return { written, open, sureness: surenessOf(postmortem, closed) };
});

/** Items that somebody wrote, without a template's placeholder rows. */
export const writtenItems = (postmortem: PostMortem): readonly ActionItem[] => itemsOf(postmortem).written;

/** Written items that somebody is still to do: neither done nor declined, no past event, and no advice for every day. */
export const openItems = (postmortem: PostMortem): readonly ActionItem[] => itemsOf(postmortem).open;

/** How sure it is that an item is owed. */
export const surenessIn = (postmortem: PostMortem): ((item: ActionItem) => Sureness) =>
  itemsOf(postmortem).sureness;

/**
 * Open items that may be none, in a document that predates Debrief: what is not surely owed. In one that a change
 * proposes (`isProposed`), what is unclear: neither “Consider …” nor “Prevention” nor a status like “Policy” opens a gate.
 */
export function doubtfulItems(postmortem: PostMortem, isProposed: boolean): ReadonlySet<ActionItem> {
  if (!predatesDebrief(postmortem)) return NONE;
  const sureness = surenessIn(postmortem);
  return new Set(
    openItems(postmortem).filter((item) =>
      isProposed ? sureness(item) === 'unclear' : sureness(item) !== 'sure',
    ),
  );
}
const NONE: ReadonlySet<ActionItem> = new Set();

/** Open items that should say who and when. Outside Debrief's format, an issue that an item links may say both. */
export function itemsToAssign(postmortem: PostMortem, isProposed: boolean): readonly ActionItem[] {
  const doubtful = doubtfulItems(postmortem, isProposed);
  const isLinked = ({ issue }: ActionItem) => issue !== null && predatesDebrief(postmortem);
  return openItems(postmortem).filter((item) => !isLinked(item) && !doubtful.has(item));
}
