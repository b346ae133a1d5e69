import { endOf, timeOf } from './instant.ts';
import type { LedgerLine } from './ledger/line.ts';
import type { Span } from './spans.ts';

/**
 * What was promised of one incident, as it stands at the instant of the report: how many promises of a kind fell due, and
 * how many of those were kept in time. A promise is judged when it is kept or its day is over.
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
  /** After each item that is done for long enough, the stretch in which what it was to prevent did or did not come back. */
  readonly trials: readonly Span[];
}

type Item = LedgerLine['items'][number];

export function promisesOf({ updates, postMortem, items }: LedgerLine, at: number): Promises {
  const document = postMortem && { due: postMortem.due, done: postMortem.merged };
  let [itemsDue, itemsKept, itemsOpen] = [0, 0, 0];
  const trials: Span[] = [];
  for (const item of items) {
    if (isDeclined(item, at)) continue;
    if (isJudged(item, at)) itemsDue += 1;
    if (isKept(item, at)) itemsKept += 1;
    if (!isDone(item.done, at)) itemsOpen += 1;
    const trial = item.done === null ? null : trialOf(timeOf(item.done), at);
    if (trial) trials.push(trial);
  }
  return {
    updatesDue: updates?.due ?? 0,
    updatesKept: updates ? Math.min(updates.made, updates.due) : 0,
    postMortemsDue: document && isJudged(document, at) ? 1 : 0,
    postMortemsKept: document && isKept(document, at) ? 1 : 0,
    itemsDue,
    itemsKept,
    itemsOpen,
    trials,
  };
}

const DAY = 86_400_000;
/** Days after an item is done at which is asked whether it helped. */
export const LOOKS = [30, 90];

/** The last stretch after an item was done that is over; null before the first one is. */
function trialOf(done: number, at: number): Span | null {
  const days = LOOKS.findLast((each) => done + each * DAY <= at);
  return days === undefined ? null : { from: done, to: done + days * DAY };
}

type Promised = Pick<Item, 'due' | 'done'>;

const isJudged = ({ due, done }: Promised, at: number) =>
  due !== null && (isDone(done, at) || endOf(due) < at);

const isKept = ({ due, done }: Promised, at: number) =>
  due !== null && done !== null && isDone(done, at) && timeOf(done) <= endOf(due);

const isDone = (done: string | null, at: number) => done !== null && timeOf(done) <= at;

const isDeclined = ({ declined }: Item, at: number) =>
  typeof declined === 'string' ? timeOf(declined) <= at : declined === true;

/** Whether an action item is neither done nor declined at an instant. */
export const isOpen = (item: Item, at: number) => !isDeclined(item, at) && !isDone(item.done, at);
