import type { Counted } from '../counted.ts';
import { type Figure, share, spread } from './figure.ts';

const detectedByAlerts: Figure = {
  name: 'detectedByAlerts',
  title: 'Detected by alerts',
  unit: 'ratio',
  definition: 'Of the incidents for which it is known who noticed first, the share that an alert noticed.',
  better: 'higher',
  of({ belonging }) {
    let [alerts, known] = [0, 0];
    for (const { line } of belonging) {
      if (line.detectedBy !== null) known += 1;
      if (line.detectedBy === 'alert') alerts += 1;
    }
    return share(alerts, known);
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
  of: ({ belonging }) => kept(belonging, 'postMortems'),
};

const itemsOnTime: Figure = {
  name: 'itemsOnTime',
  title: 'Action items on time',
  unit: 'ratio',
  definition:
    'Of the action items that are done or past their due date, the share that was done by then; declined ones are left out.',
  better: 'higher',
  of: ({ belonging }) => kept(belonging, 'items'),
};

const itemAge: Figure = {
  name: 'itemAge',
  title: 'Age of open action items',
  unit: 'minutes',
  definition:
    'Mean time since the start of their incident, of the action items that are neither done nor declined.',
  better: 'lower',
  of({ belonging, at }) {
    const ages: number[] = [];
    for (const { promises, impact } of belonging)
      for (let item = 0; item < promises.openItems; item++) ages.push(at - impact.from);
    return spread(ages);
  },
};

/** The share of promises of one kind that was kept in time. */
function kept(belonging: readonly Counted[], what: 'postMortems' | 'items') {
  let [n, inTime] = [0, 0];
  for (const { promises } of belonging) {
    n += promises[what].n;
    inTime += promises[what].kept;
  }
  return share(inTime, n);
}

export const PROMISE_FIGURES = [detectedByAlerts, updatesOnTime, postMortemsOnTime, itemsOnTime, itemAge];
