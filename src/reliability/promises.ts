import { endOf } from './instant.ts';
import type { LedgerLine } from './ledger/line.ts';

/** How many promises could be judged by an instant, and how many of them were kept in time. */
export interface Judged {
  readonly n: number;
  readonly kept: number;
}

/** What was promised of one incident, as it stands at the instant of the report. */
export interface Promises {
  readonly postMortems: Judged;
  readonly items: Judged;
  /** Action items that are neither done nor declined. */
  readonly openItems: number;
}

type Item = LedgerLine['items'][number];

export function promisesOf({ postMortem, items }: LedgerLine, at: number): Promises {
  const due = items.filter((item) => !isDeclined(item, at));
  return {
    postMortems: postMortem ? judge([{ due: postMortem.due, done: postMortem.merged }], at) : NONE,
    items: due.length === 0 ? NONE : judge(due, at),
    openItems: due.filter((item) => !isDone(item.done, at)).length,
  };
}

const NONE: Judged = { n: 0, kept: 0 };

/** A promise is judged when it is kept or its day is over. */
function judge(
  promises: readonly { readonly due: string | null; readonly done: string | null }[],
  at: number,
): Judged {
  let [n, kept] = [0, 0];
  for (const { due, done } of promises) {
    if (due === null) continue;
    const end = endOf(due);
    const isOver = isDone(done, at);
    if (!isOver && end >= at) continue;
    n += 1;
    if (isOver && Date.parse(done!) <= end) kept += 1;
  }
  return { n, kept };
}

const isDone = (done: string | null, at: number) => done !== null && Date.parse(done) <= at;

const isDeclined = ({ declined }: Item, at: number) =>
  typeof declined === 'string' ? Date.parse(declined) <= at : declined === true;

/** Whether an action item is neither done nor declined at an instant. */
export const isOpen = (item: Item, at: number) => !isDeclined(item, at) && !isDone(item.done, at);
