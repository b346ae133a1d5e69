import type { ActionItem, PostMortem } from '../../../postmortem/model.ts';
import { memoized } from '../../../vocabulary/memoized.ts';
import type { LintedPostMortem, Standing } from '../../standing.ts';
import { isUnfilled } from '../unfilled.ts';
import { finishedItems } from './finished.ts';
import { advised, isOthers } from './in-place.ts';
import { type Sureness, surenessOf } from './sureness.ts';

/** Items that somebody wrote, without a template's placeholder rows; computed once for all rules. */
export const writtenItems = memoized((postmortem: PostMortem): readonly ActionItem[] =>
  postmortem.placeholders.length === 0
    ? postmortem.actionItems
    : postmortem.actionItems.filter(({ span }) => !isUnfilled(postmortem, span)),
);

/** Open items, and how sure it is that they are owed; computed once for all rules. */
const openOf = memoized((postmortem: LintedPostMortem) => {
  const written = writtenItems(postmortem);
  const closed = finishedItems(postmortem, written).union(advised(written));
  const open = written.filter((item) => !closed.has(item) && !isOthers(item));
  return { open, sureness: surenessOf(postmortem, closed) };
});

/** Written items that somebody is still to do: neither done nor declined, no past event, and no advice for every day. */
export const openItems = (postmortem: LintedPostMortem): readonly ActionItem[] => openOf(postmortem).open;

/** How sure it is that an item is owed. */
export const surenessIn = (postmortem: LintedPostMortem): ((item: ActionItem) => Sureness) =>
  openOf(postmortem).sureness;

/**
 * Open items that may be none: in an older document, what is not surely owed; in one that a change proposes, what is
 * unclear, so that neither “Consider …” nor “Prevention” nor a status like “Policy” opens a gate.
 */
export function doubtfulItems(postmortem: LintedPostMortem): ReadonlySet<ActionItem> {
  const doubtful = DOUBTFUL[postmortem.standing];
  if (doubtful.length === 0) return NONE;
  const sureness = surenessIn(postmortem);
  return new Set(openItems(postmortem).filter((item) => doubtful.includes(sureness(item))));
}
const NONE: ReadonlySet<ActionItem> = new Set();
const DOUBTFUL: Readonly<Record<Standing, readonly Sureness[]>> = {
  own: [],
  proposed: ['unclear'],
  older: ['unclear', 'likely'],
};

/** Open items that should say who and when. Outside Debrief's format, an issue that an item links may say both. */
export function itemsToAssign(postmortem: LintedPostMortem): readonly ActionItem[] {
  const doubtful = doubtfulItems(postmortem);
  const isLinked = ({ issue }: ActionItem) => issue !== null && postmortem.standing !== 'own';
  return openItems(postmortem).filter((item) => !isLinked(item) && !doubtful.has(item));
}
