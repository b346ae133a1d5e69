import { column, STARTS } from '../columns.ts';
import { helpedAmong } from '../helped.ts';
import { type Figure, share, spread, sumOf } from './figure.ts';

const NOTICED = column(({ line }) => (line.detectedBy === null ? 0 : 1));
const NOTICED_BY_ALERT = column(({ line }) => (line.detectedBy === 'alert' ? 1 : 0));
const UPDATES_DUE = column(({ promises }) => promises.updatesDue);
const UPDATES_KEPT = column(({ promises }) => promises.updatesKept);
const POST_MORTEMS_DUE = column(({ promises }) => promises.postMortemsDue);
const POST_MORTEMS_KEPT = column(({ promises }) => promises.postMortemsKept);
const ITEMS_DUE = column(({ promises }) => promises.itemsDue);
const ITEMS_KEPT = column(({ promises }) => promises.itemsKept);
const ITEMS_OPEN = column(({ promises }) => promises.itemsOpen);
const ITEMS_TRIED = column(({ promises }) => promises.trials.length);

const detectedByAlerts: Figure = {
  name: 'detectedByAlerts',
  title: 'Detected by alerts',
  unit: 'ratio',
  definition: 'Of the incidents for which it is known who noticed first, the share that an alert noticed.',
  better: 'higher',
  of: (sample) => share(sumOf(sample, NOTICED_BY_ALERT), sumOf(sample, NOTICED)),
};

const updatesOnTime: Figure = {
  name: 'updatesOnTime',
  title: 'Status updates on time',
  unit: 'ratio',
  definition: 'Of the status updates that fell due during the incidents, the share that was made in time.',
  better: 'higher',
  of: (sample) => share(sumOf(sample, UPDATES_KEPT), sumOf(sample, UPDATES_DUE)),
};

const postMortemsOnTime: Figure = {
  name: 'postMortemsOnTime',
  title: 'Post-mortems on time',
  unit: 'ratio',
  definition:
    'Of the post-mortems that are merged or past their due date, the share that was merged by then.',
  better: 'higher',
  of: (sample) => share(sumOf(sample, POST_MORTEMS_KEPT), sumOf(sample, POST_MORTEMS_DUE)),
};

const itemsOnTime: Figure = {
  name: 'itemsOnTime',
  title: 'Action items on time',
  unit: 'ratio',
  definition:
    'Of the action items that are done or past their due date, the share that was done by then; declined ones are left out.',
  better: 'higher',
  of: (sample) => share(sumOf(sample, ITEMS_KEPT), sumOf(sample, ITEMS_DUE)),
};

const itemAge: Figure = {
  name: 'itemAge',
  title: 'Age of open action items',
  unit: 'minutes',
  definition:
    'Mean time since the start of their incident, of the action items that are neither done nor declined.',
  // Incidents of a later window are always younger.
  better: null,
  of(sample) {
    const { columns, starting, at } = sample;
    const [open, starts] = [columns.of(ITEMS_OPEN), columns.of(STARTS)];
    const ages = new Float64Array(sumOf(sample, ITEMS_OPEN));
    let n = 0;
    for (let index = 0; index < starting.length; index++) {
      const row = starting[index]!;
      for (let item = 0; item < open[row]!; item++) ages[n++] = at - starts[row]!;
    }
    return spread(ages);
  },
};

const itemsHelped: Figure = {
  name: 'itemsHelped',
  title: 'Action items that helped',
  unit: 'ratio',
  definition:
    'Of the action items that were done at least 30 days before the end of the report, the share after which no incident of the same service began and the incident did not come back, within 30 days, or within 90 where so many have passed.',
  better: 'higher',
  of: (sample) => share(sumOf(sample, helpedAmong), sumOf(sample, ITEMS_TRIED)),
};

export const PROMISE_FIGURES = [
  detectedByAlerts,
  updatesOnTime,
  postMortemsOnTime,
  itemsOnTime,
  itemAge,
  itemsHelped,
];
