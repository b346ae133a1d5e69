import { endOf } from '../instant.ts';
import type { LedgerLine } from '../ledger/line.ts';
import { type Figure, type Sample, share, spread } from './figure.ts';

const detectedByAlerts: Figure = {
  name: 'detectedByAlerts',
  title: 'Detected by alerts',
  unit: 'ratio',
  definition: 'Of the incidents for which it is known who noticed first, the share that an alert noticed.',
  better: 'higher',
  of({ belonging }) {
    const known = belonging.filter(({ line }) => line.detectedBy !== null);
    return share(known.filter(({ line }) => line.detectedBy === 'alert').length, known.length);
  },
};

const updatesOnTime: Figure = {
  name: 'updatesOnTime',
  title: 'Status updates on time',
  unit: 'ratio',
  definition: 'Of the status updates that fell due during the incidents, the share that was made in time.',
  better: 'higher',
  of({ belonging }) {
    let [made, due] = [0, 0];
    for (const { line } of belonging) {
      due += line.updates?.due ?? 0;
      made += Math.min(line.updates?.made ?? 0, line.updates?.due ?? 0);
    }
    return share(made, due);
  },
};

const postMortemsOnTime: Figure = {
  name: 'postMortemsOnTime',
  title: 'Post-mortems on time',
  unit: 'ratio',
  definition:
    'Of the post-mortems that are merged or past their due date, the share that was merged by then.',
  better: 'higher',
  of: ({ belonging, at }) =>
    kept(
      belonging
        .flatMap(({ line }) => line.postMortem ?? [])
        .map(({ due, merged }) => ({ due, done: merged })),
      at,
    ),
};

const itemsOnTime: Figure = {
  name: 'itemsOnTime',
  title: 'Action items on time',
  unit: 'ratio',
  definition:
    'Of the action items that are done or past their due date, the share that was done by then; declined ones are left out.',
  better: 'higher',
  of: (sample) => kept(itemsOf(sample), sample.at),
};

const itemAge: Figure = {
  name: 'itemAge',
  title: 'Age of open action items',
  unit: 'minutes',
  definition:
    'Mean time since the start of their incident, of the action items that are neither done nor declined.',
  better: 'lower',
  of: ({ belonging, at }) =>
    spread(
      belonging.flatMap(({ line, impact }) =>
        line.items.filter((item) => isOpen(item, at)).map(() => at - impact.from),
      ),
    ),
};

type Item = LedgerLine['items'][number];

const itemsOf = ({ belonging, at }: Sample) =>
  belonging.flatMap(({ line }) => line.items.filter((item) => !isDeclined(item, at)));

/** Whether an action item was declined by an instant. */
const isDeclined = ({ declined }: Item, at: number) =>
  typeof declined === 'string' ? Date.parse(declined) <= at : declined === true;

/** Whether an action item is neither done nor declined at an instant. */
export const isOpen = (item: Item, at: number) =>
  !isDeclined(item, at) && (item.done === null || Date.parse(item.done) > at);

/** The share of promises that was kept in time, of those that could be judged by an instant. */
function kept(
  promises: readonly { readonly due: string | null; readonly done: string | null }[],
  at: number,
) {
  let [n, inTime] = [0, 0];
  for (const { due, done } of promises) {
    if (due === null) continue;
    const isDone = done !== null && Date.parse(done) <= at;
    if (!isDone && endOf(due) >= at) continue;
    n += 1;
    if (isDone && Date.parse(done) <= endOf(due)) inTime += 1;
  }
  return share(inTime, n);
}

export const PROMISE_FIGURES = [detectedByAlerts, updatesOnTime, postMortemsOnTime, itemsOnTime, itemAge];
