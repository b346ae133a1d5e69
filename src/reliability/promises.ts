import { DAY } from '../vocabulary/milliseconds.ts';
import { endOf, timeOf } from './instant.ts';
import type { LedgerLine } from './ledger/line.ts';
import type { Span } from './spans.ts';

/**
 * The promises of one incident at the instant of the report: how many of each kind fell due, and how many were kept on
 * time. A promise is judged once it is kept or overdue.
 */
export interface Promises {
  readonly updatesDue: number;
  readonly updatesKept: number;
  readonly postMortemsDue: number;
  readonly postMortemsKept: number;
  readonly itemsDue: number;
  readonly itemsKept: number;
  /** Action items that are neither done nor declined. */
  readonly itemsOpen: number;
  /** For each item done long enough ago, the period after it in which a recurrence would show that it did not help. */
  readonly trials: readonly Span[];
}

type Item = LedgerLine['items'][number];

const NONE: readonly Span[] = [];

export function promisesOf({ updates, postMortem, items }: LedgerLine, at: number): Promises {
  const merged = postMortem ? doneBy(postMortem.merged, at) : null;
  let [itemsDue, itemsKept, itemsOpen] = [0, 0, 0];
  let trials = NONE;
  for (const item of items) {
    if (isDeclined(item, at)) continue;
    // Parsed once, since a large ledger has many.
    const done = doneBy(item.done, at);
    if (isJudged(item.due, done, at)) itemsDue += 1;
    if (isKept(item.due, done)) itemsKept += 1;
    if (done === null) itemsOpen += 1;
    const trial = done === null ? null : trialOf(done, at);
    if (trial) trials = [...trials, trial];
  }
  return {
    updatesDue: updates?.due ?? 0,
    updatesKept: updates ? Math.min(updates.made, updates.due) : 0,
    postMortemsDue: postMortem && isJudged(postMortem.due, merged, at) ? 1 : 0,
    postMortemsKept: postMortem && isKept(postMortem.due, merged) ? 1 : 0,
    itemsDue,
    itemsKept,
    itemsOpen,
    trials,
  };
}

/** Trial periods in days, after which an item is judged to have helped or not. */
export const TRIAL_DAYS = [30, 90];

/** The longest trial period that is over; null if none is. */
function trialOf(done: number, at: number): Span | null {
  const days = TRIAL_DAYS.findLast((each) => done + each * DAY <= at);
  return days === undefined ? null : { from: done, to: done + days * DAY };
}

/** When something was done, in milliseconds; null if it was not done by `at`. */
function doneBy(done: string | null, at: number): number | null {
  const time = done === null ? Infinity : timeOf(done);
  return time <= at ? time : null;
}

const isJudged = (due: string | null, done: number | null, at: number) =>
  due !== null && (done !== null || endOf(due) < at);

const isKept = (due: string | null, done: number | null) =>
  due !== null && done !== null && done <= endOf(due);

const isDeclined = ({ declined }: Item, at: number) =>
  typeof declined === 'string' ? timeOf(declined) <= at : declined === true;

/** Whether an action item is neither done nor declined at an instant. */
export const isOpen = (item: Item, at: number) => !isDeclined(item, at) && doneBy(item.done, at) === null;
