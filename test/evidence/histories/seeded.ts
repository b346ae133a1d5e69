import { random } from '../../action-items/identity/edited.ts';

/*
 * Histories drawn by chance, in the notation of README.md. Written after the ranking was tuned, and not looked at for it:
 * what began each incident and what surrounds it follow from the seed alone.
 */

/** Systems, each with the folder of its code, its parts, and how it fails in the words of those who report it. */
const SYSTEMS = [
  ['basket', 'apps/basket', ['coupon', 'total', 'stock', 'session'], 'Baskets are empty after a reload'],
  [
    'invoices',
    'billing/invoices',
    ['tax', 'ledger', 'pdf', 'number'],
    'Customers get two invoices for one order',
  ],
  [
    'tracking',
    'services/tracking',
    ['scan', 'route', 'arrival', 'feed'],
    'Parcels show no position since noon',
  ],
  ['login', 'identity/login', ['token', 'captcha', 'device', 'mail'], 'One login in three ends in an error'],
  ['catalogue', 'web/catalogue', ['filter', 'image', 'price', 'facet'], 'Product pages take twelve seconds'],
  [
    'payouts',
    'money/payouts',
    ['bank', 'batch', 'limit', 'currency'],
    'Merchants were not paid this morning',
  ],
  [
    'search',
    'platform/search',
    ['index', 'synonym', 'rank', 'shard'],
    'Queries return nothing for German words',
  ],
  ['chat', 'support/chat', ['queue', 'presence', 'upload', 'history'], 'Agents lose their conversations'],
] as const;

/** What one does to a part of a system. */
const DEEDS = [
  'Shorten the timeout of the',
  'Read the',
  'Cache the',
  'Move the',
  'Validate the',
  'Retry the',
  'Batch the',
  'Store the',
  'Drop the old',
  'Sort the',
  'Page through the',
  'Simplify the',
  'Log each',
  'Encrypt the',
] as const;
const LIBRARIES = ['undici', 'pg', 'zod', 'kafkajs', 'sharp', 'express', 'ioredis'] as const;

/** What may begin an incident, and how often. */
const CAUSES = [
  [6, 'code'],
  [4, 'settings'],
  [3, 'migration'],
  [3, 'dependency'],
  [3, 'flag'],
  [2, 'refactoring'],
  [2, 'infrastructure'],
  [2, 'library'],
  [1, 'revert'],
] as const;

/** How a team deploys. */
const HABITS = ['each', 'each', 'batches', 'batches', 'staging first', 'unrecorded'] as const;

interface Change {
  readonly name: string;
  /** Minutes from the beginning of the window, a day before the start. */
  readonly at: number;
  readonly line: string;
}

const DAY = 24 * 60;

/** The history of a seed. */
export function history(seed: number): string {
  const next = random(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)]!;
  const between = (low: number, high: number) => Math.floor(low + next() * (high - low));
  const [name, folder, parts, title] = pick(SYSTEMS);
  const others = SYSTEMS.filter(([other]) => other !== name);
  const start = between(6 * 60, 22 * 60);
  const length = between(20, 110);
  const end = Math.min(start + length, DAY - 1);
  const habit = pick(HABITS);
  let number = between(100, 800);
  const changes: Change[] = [];
  const add = (at: number, words: string, files: readonly string[], verb = 'merge', after = '') => {
    number += between(1, 4);
    const id = verb === 'push' ? `c${number}` : `#${number}`;
    changes.push({ name: id, at, line: `${verb} ${id} ${after || words} | ${files.join(', ')}` });
    return id;
  };
  const file = (dir: string, part: string) =>
    `${dir}/src/${part}/${pick(['store', 'client', 'view', 'job'])}.ts`;

  // What began it: minutes or hours before the start, sometimes the evening before.
  const began = DAY - Math.round(next() < 0.15 ? between(8 * 60, 20 * 60) : 2 ** (1.5 + next() * 6.5));
  const draw = between(
    0,
    CAUSES.reduce((sum, [weight]) => sum + weight, 0),
  );
  const [cause] = CAUSES.flatMap(([weight, each]) =>
    Array<(typeof CAUSES)[number][1]>(weight).fill(each),
  ).slice(draw);
  const part = pick(parts);
  const code = file(folder, part);
  const own = [code];
  const deed = `${pick(DEEDS)} ${part}`;
  let culprit: string;
  if (cause === 'code') culprit = add(began, deed, own);
  else if (cause === 'settings')
    culprit = add(began, `${pick(['Halve', 'Double', 'Raise'])} the workers of ${name}`, [
      `${folder}/config/production.yml`,
    ]);
  else if (cause === 'migration')
    culprit = add(began, `Add a column for the ${part}`, [
      `${folder}/migrations/0${between(10, 99)}_${part}.sql`,
      code,
    ]);
  else if (cause === 'dependency')
    culprit = add(began, `Bump ${pick(LIBRARIES)} from 5.${between(1, 9)} to 6.0`, [
      `${folder}/package.json`,
      `${folder}/package-lock.json`,
    ]);
  else if (cause === 'flag') culprit = add(began, `Turn on the new ${part}`, [`${folder}/flags.yml`], 'push');
  else if (cause === 'refactoring')
    culprit = add(
      began,
      `Split the ${name} into modules`,
      parts.map((each) => file(folder, each)),
    );
  else if (cause === 'infrastructure')
    culprit = add(began, `Use smaller machines for ${name}`, [`infra/${name}/nodes.tf`]);
  else if (cause === 'library')
    culprit = add(began, `Change the defaults of the http client`, ['libs/http/client.ts']);
  else {
    const before = add(Math.max(0, began - between(60, 400)), deed, own);
    culprit = add(began, '', own, 'revert', before);
  }

  // What else happened, before and after the start.
  const anyTime = () => between(0, DAY + length - 1);
  const late = () => DAY - between(1, 180);
  const decoys: readonly (() => void)[] = [
    () => add(late(), `Explain the ${pick(parts)} to newcomers`, [`docs/${name}.md`]),
    () => add(late(), `Describe how ${name} is deployed`, [`${folder}/README.md`]),
    () => add(anyTime(), `Test the ${pick(parts)}`, [`${folder}/src/${pick(parts)}/store.test.ts`]),
    ...others.map(([other, dir, theirs]) => () => {
      add(late(), `${pick(DEEDS)} ${pick(theirs)}`, [
        file(dir, pick(theirs)),
        ...(next() < 0.3 ? [`${dir}/config/${other}.yml`] : []),
      ]);
    }),
    () =>
      add(anyTime(), `Turn on the new ${pick(pick(others)[2])}`, [`${pick(others)[1]}/flags.yml`], 'push'),
    () => add(anyTime(), `Bump ${pick(LIBRARIES)} from 2.1 to 2.2`, ['tools/package-lock.json']),
    () => add(anyTime(), `Bump ${pick(LIBRARIES)} from 3.4.1 to 3.4.2`, [`${folder}/package-lock.json`]),
    () =>
      add(
        anyTime(),
        `Rename the folders of ${name}`,
        parts.map((each) => file(folder, each)),
      ),
    () => add(anyTime(), `${pick(DEEDS)} ${pick(parts)}`, [file(folder, pick(parts))]),
    () => add(DAY + between(1, length), `${pick(DEEDS)} ${pick(parts)}`, [file(folder, pick(parts))]),
    () => {
      const before = add(between(0, 12 * 60), `${pick(DEEDS)} ${pick(parts)}`, [file(folder, pick(parts))]);
      add(late(), '', [file(folder, pick(parts))], 'revert', before);
    },
    () => add(anyTime(), `Correct the labels of ${name}`, [`${folder}/locales/da.json`]),
  ];
  for (let left = between(8, 18); left > 0; left--) pick(decoys)();

  // How it ended: the change was taken back, or mended forward.
  if (next() < 0.35) add(DAY + between(Math.ceil(length / 2), length), '', own, 'revert', culprit);
  else if (next() < 0.6) add(DAY + between(Math.ceil(length / 2), length), `Mend the ${part}`, own);

  changes.sort((a, b) => a.at - b.at);
  const lines = changes.map(({ at, line }) => [at, line] as const);
  const deploy = (at: number, id: string, where = 'production') => lines.push([at, `deploy ${where} ${id}`]);
  const isPushed = (id: string) => id.startsWith('c');
  for (const [index, { name: id, at }] of changes.entries()) {
    if (habit === 'each' || (habit === 'staging first' && next() < 0.9)) {
      if (habit === 'staging first') deploy(at + 2, id, 'staging');
      // What began it was with the users before it began.
      const wait = id === culprit ? Math.min(between(1, 12), DAY - at) : between(1, 12);
      if (!isPushed(id)) deploy(at + wait, id);
    }
    if (habit === 'batches') {
      const isLast = id === culprit || (index % 3 === 2 && !isPushed(id));
      if (isLast && !isPushed(id)) deploy(id === culprit ? Math.min(at + between(1, 40), DAY) : at + 3, id);
    }
  }
  lines.sort((a, b) => a[0] - b[0]);
  const time = (minutes: number) => {
    const clock = (start + minutes + DAY) % DAY;
    const text = `${String(Math.floor(clock / 60)).padStart(2, '0')}:${String(clock % 60).padStart(2, '0')}`;
    return `${start + minutes < DAY ? '-1d ' : ''}${text}`;
  };
  const said = next() < 0.4 ? `The ${part} is slow and fails` : 'Nobody knows why yet';
  return [
    `seed ${seed}: ${cause}, ${habit}`,
    `incident: ${title}`,
    `said: ${said}`,
    `service: ${name}`,
    `paths: ${folder}/**`,
    `impact: ${time(DAY).trim()} – ${time(DAY + end - start).trim()}`,
    ...lines.filter(([at]) => at >= 0 && start + at < 2 * DAY).map(([at, line]) => `${time(at)} ${line}`),
    `began: ${culprit}`,
  ].join('\n');
}
