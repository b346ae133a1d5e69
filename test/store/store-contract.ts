import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Origin } from '../../src/store/priority.ts';
import { type GaveUp, LastingFailure, RetryAfter, type Store, type Work } from '../../src/store/store.ts';
import { DAY, HOUR, MINUTE } from '../../src/vocabulary/milliseconds.ts';
import { keyOf, type ObjectRef } from '../../src/vocabulary/refs.ts';
import type { Signal } from '../../src/vocabulary/signal.ts';

export const incident = (number: number): ObjectRef => ({
  kind: 'incident',
  owner: 'acme',
  repo: 'shop',
  number,
});

/** The time that a store goes by. */
export interface Clock {
  /** Milliseconds, as `Date.now()`. */
  now(): number;
  pass(milliseconds: number): Promise<void>;
}

export const REAL_TIME: Clock = {
  now: Date.now,
  pass: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

export async function until(
  what: () => boolean | Promise<boolean>,
  ms = 10_000,
  clock = REAL_TIME,
): Promise<void> {
  const end = clock.now() + ms;
  while (!(await what())) {
    if (clock.now() > end) throw new Error(`waited ${ms} ms for ${what}`);
    await clock.pass(10);
  }
}

/** What a store does, whichever database is behind it. `open` gives an empty one with a single, quick retry. */
export function storeContract(open: () => Promise<Store>, clock = REAL_TIME): void {
  const { pass } = clock;
  const eventually = (what: () => boolean | Promise<boolean>, ms?: number) => until(what, ms, clock);
  let store: Store;
  let work: Work;
  let gaveUp: GaveUp[];
  const accept = (id: string, ...numbers: number[]) =>
    store.accept({ id, event: 'issues', refs: numbers.map(incident) });

  beforeAll(async () => {
    store = await open();
  }, 60_000);
  beforeEach(() => {
    gaveUp = [];
  });
  afterAll(() => store?.close(0));

  test('stores a doubled delivery once, and keeps each object waiting at most once', async () => {
    expect(await accept('one', 1, 2)).toBe(true);
    expect(await accept('one', 1, 2)).toBe(false);
    for (let index = 0; index < 10; index++) await accept(`more-${index}`, 1);
    expect(await store.counts()).toEqual({ waiting: 2, active: 0, givenUp: 0, signals: 0 });
    expect(await store.knows(['one', 'two'])).toEqual(new Set(['one']));
    expect(await store.recentRepositories(14)).toEqual([{ owner: 'acme', repo: 'shop' }]);
  });

  test('remembers a write from its intent to its id, and forgets one that did not happen', async () => {
    const { receipts } = store;
    expect(await receipts.begin('acme/shop#1 comment panel', 1_000)).toBeNull();
    expect(await receipts.begin('acme/shop#1 comment panel', 2_000)).toEqual({ id: null, at: 1_000 });
    await receipts.note('acme/shop#1 comment panel', { id: 7, at: 3_000 });
    expect(await receipts.begin('acme/shop#1 comment panel', 4_000)).toEqual({ id: 7, at: 3_000 });
    expect(await receipts.get('acme/shop#1 comment panel')).toEqual({ id: 7, at: 3_000 });
    expect(await receipts.begin('acme/shop#1 comment panel', 4_000, 3_000)).toEqual({ id: 7, at: 3_000 });
    expect(await receipts.begin('acme/shop#1 comment panel', 4_000, 3_001)).toBeNull();
    expect(await receipts.get('acme/shop#1 comment panel')).toEqual({ id: null, at: 4_000 });
    await receipts.forget('acme/shop#1 comment panel');
    expect(await receipts.get('acme/shop#1 comment panel')).toBeNull();
    expect(await receipts.begin('acme/shop#1 comment panel', 5_000)).toBeNull();
  });

  test('forgets receipts of days ago when it tidies up, and keeps young ones and deliveries', async () => {
    const { receipts } = store;
    await receipts.begin('acme/shop#1 old', Date.now() - 30 * HOUR);
    await receipts.begin('acme/shop#1 young', Date.now() - HOUR);
    await store.tidy();
    expect(await receipts.begin('acme/shop#1 old', 5_000)).toBeNull();
    expect(await receipts.begin('acme/shop#1 young', 5_000)).not.toBeNull();
    for (const name of ['old', 'young']) await receipts.forget(`acme/shop#1 ${name}`);
    expect(await store.knows(['one'])).toEqual(new Set(['one']));
  });

  test('remembers since when something is refused, longer than receipts, until it no longer is', async () => {
    const { refusals } = store;
    const [begun, still] = [Date.now() - 40 * DAY, Date.now() - 3 * DAY];
    expect(await refusals.since('acme/shop#1')).toBeNull();
    expect(await refusals.note('acme/shop#1', begun)).toBe(begun);
    expect(await refusals.note('acme/shop#1', still)).toBe(begun);
    await refusals.note('acme/shop#2', begun);
    await store.tidy();
    expect(await refusals.since('acme/shop#1')).toBe(begun);
    expect(await refusals.since('acme/shop#2')).toBeNull();
    for (const _ of [1, 2]) await refusals.forget('acme/shop#1');
    expect(await refusals.since('acme/shop#1')).toBeNull();
  });

  test('follows a label through its names, until another label takes the former one', async () => {
    const { labelNames } = store;
    const shop = { owner: 'Acme', repo: 'Shop' };
    const names = async () => Object.fromEntries(await labelNames.of({ owner: 'acme', repo: 'shop' }));
    await labelNames.note(shop, { from: 'Incident', to: 'Übel' });
    await labelNames.note(shop, { from: 'Übel', to: 'Major outage' });
    await labelNames.note({ owner: 'acme', repo: 'pay' }, { from: 'incident', to: 'trouble' });
    expect(await names()).toEqual({ incident: 'Major outage', übel: 'Major outage' });
    await labelNames.note(shop, { from: null, to: 'incident' });
    expect(await names()).toEqual({ übel: 'Major outage' });
    await labelNames.note(shop, { from: 'Major outage', to: 'ÜBEL' });
    expect(await names()).toEqual({ 'major outage': 'ÜBEL' });
  });

  test('counts what is made for an account, in any letter case, and takes no more than the limits allow', async () => {
    const { creations } = store;
    const limits = [
      { most: 3, within: MINUTE },
      { most: 4, within: HOUR },
    ];
    const first = Date.parse('2026-03-01T14:00:00Z');
    const takes = (now: number, owner = 'acme') => creations.take(owner, now, limits);
    const together = await Promise.all(
      ['acme', 'Acme', 'acme', 'ACME', 'acme'].map((owner) => takes(first, owner)),
    );
    expect(together.filter(Boolean)).toHaveLength(3);
    expect(await takes(first, 'other')).toBe(true);
    expect(await takes(first + MINUTE)).toBe(true);
    expect(await takes(first + 2 * MINUTE)).toBe(false);
    expect(await creations.lately('acme', first + 2 * MINUTE)).toEqual([first, first, first, first + MINUTE]);
    expect(await takes(first + HOUR)).toBe(true);
    expect(await creations.lately('acme', first + HOUR)).toEqual([first + MINUTE, first + HOUR]);
    // A clock that was set back.
    expect(await takes(first - 5 * HOUR)).toBe(true);
  });

  test('stores a delivery and what it touches together or not at all', async () => {
    await expect(accept('poison\u0000', 3)).rejects.toThrow();
    expect((await store.counts()).waiting).toBe(2);
    expect(await accept('fine', 3)).toBe(true);
  });

  test('says that it can be written, as often as it is asked', async () => {
    await store.check();
    await store.check();
  });

  test('works what waits, in one go', async () => {
    const seen: number[] = [];
    let now = 0;
    let most = 0;
    for (let number = 1; number <= 20; number++) await store.enqueue(incident(number));
    work = async (ref) => {
      now += 1;
      most = Math.max(most, now);
      await pass(20);
      now -= 1;
      seen.push(ref.number);
    };
    await store.work(
      (ref, holds, origin) => work(ref, holds, origin),
      (what) => gaveUp.push(what),
    );
    await eventually(() => seen.length === 20, 5_000);
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(most).toBeGreaterThan(1);
  });

  test('works one object by one worker at a time, and once more for what came meanwhile', async () => {
    let now = 0;
    let most = 0;
    let seen = 0;
    work = async () => {
      now += 1;
      most = Math.max(most, now);
      seen += 1;
      if (seen === 1) for (let index = 0; index < 5; index++) await accept(`meanwhile-${index}`, 7);
      await pass(60);
      now -= 1;
    };
    await store.enqueue(incident(7));
    await eventually(() => seen === 2);
    await pass(300);
    expect([seen, most]).toEqual([2, 1]);
  });

  test('works an incident that something happened in before what a sweep found', async () => {
    const seen: number[] = [];
    let isBusy = true;
    work = async ({ number }) => {
      while (isBusy) await pass(20);
      seen.push(number);
      await pass(20);
    };
    for (let number = 100; number < 160; number++) await store.enqueue(incident(number), 'sweep');
    // One that waits already, and a new one.
    await accept('urgent', 159, 160);
    isBusy = false;
    await eventually(() => seen.length === 61, 10_000);
    expect(seen.indexOf(159)).toBeLessThan(20);
    expect(seen.indexOf(160)).toBeLessThan(20);
  });

  test('says of each object what asked for it, so that what follows from it is as urgent', async () => {
    const asked = new Map<string, Origin>();
    work = async ({ kind, number }, _, origin) => void asked.set(`${kind} ${number}`, origin);
    await store.enqueue(incident(601));
    await store.enqueue({ ...incident(602), kind: 'action-item' });
    await store.enqueue(incident(603), 'look');
    await store.enqueue(incident(604), 'sweep');
    await eventually(() => asked.size === 4);
    expect(Object.fromEntries(asked)).toEqual({
      'incident 601': 'event',
      'action-item 602': 'look',
      'incident 603': 'look',
      'incident 604': 'sweep',
    });
    await eventually(async () => (await store.counts()).active === 0);
  });

  test('works what a sweep found, however much happens meanwhile', async () => {
    let isSwept = false;
    work = async (ref) => {
      if (ref.number === 500) isSwept = true;
      else if (!isSwept) await store.enqueue({ ...ref, number: ref.number + 20 });
      await pass(10);
    };
    for (let number = 200; number < 220; number++) await store.enqueue(incident(number));
    await store.enqueue(incident(500), 'sweep');
    await eventually(async () => isSwept && (await store.counts()).waiting === 0, 10_000);
    await eventually(async () => (await store.counts()).active === 0);
  });

  test('tries again after a failure, and says so when it gives up', async () => {
    let attempts = 0;
    work = async () => {
      attempts += 1;
      throw new Error('GitHub is down');
    };
    await store.enqueue(incident(3));
    await eventually(() => gaveUp.length > 0);
    expect(gaveUp).toMatchObject([{ ref: incident(3), attempts: 2, error: { message: 'GitHub is down' } }]);
    await eventually(async () => (await store.counts()).givenUp === 1);
    expect(attempts).toBe(2);
  });

  test('takes up again what it gave up, when it is asked to', async () => {
    const seen: ObjectRef[] = [];
    work = async (ref) => void seen.push(ref);
    expect(await store.retryGivenUp()).toBe(1);
    await eventually(() => seen.length === 1);
    expect(seen).toEqual([incident(3)]);
    expect((await store.counts()).givenUp).toBe(0);
    expect(await store.retryGivenUp()).toBe(0);
  });

  test('counts an object that is delivered again while it fails once, and no more when it succeeds', async () => {
    let attempts = 0;
    const held: boolean[] = [];
    work = async (_, holds) => {
      attempts += 1;
      held.push(await holds());
      throw new Error('GitHub is down');
    };
    await store.enqueue(incident(9));
    await eventually(() => attempts === 1);
    await store.enqueue(incident(9));
    await eventually(() => gaveUp.length > 0);
    await eventually(async () => (await store.counts()).givenUp > 0);
    expect([attempts, gaveUp.length]).toEqual([3, 1]);
    expect(held).toEqual([true, true, true]);
    expect(await store.counts()).toMatchObject({ waiting: 0, active: 0, givenUp: 1 });
    work = async () => {};
    await store.enqueue(incident(9));
    await eventually(async () => {
      const { waiting, active, givenUp } = await store.counts();
      return waiting + active + givenUp === 0;
    });
  });

  test('gives up after one attempt where the next would change nothing, until something asks for the object', async () => {
    let attempts = 0;
    work = async () => {
      attempts += 1;
      throw new LastingFailure('a permission is missing');
    };
    await store.enqueue(incident(11));
    await eventually(async () => (await store.counts()).givenUp === 1);
    await pass(1500);
    expect(attempts).toBe(1);
    expect(gaveUp).toMatchObject([{ ref: incident(11), attempts: 1 }]);
    await store.enqueue(incident(11));
    await eventually(async () => attempts === 2 && (await store.counts()).active === 0);
    expect(await store.counts()).toMatchObject({ waiting: 0, active: 0, givenUp: 1 });
    work = async () => {};
    await store.retryGivenUp();
    await eventually(async () => Object.values(await store.counts()).every((count) => count === 0));
  });

  test('leaves what it gave up alone for as long as was asked, unless something asks for the object', async () => {
    work = async () => {
      throw new LastingFailure('issues are turned off', { seconds: 3600 });
    };
    await store.enqueue(incident(12));
    await eventually(async () => {
      const { active, givenUp } = await store.counts();
      return active === 0 && givenUp === 1;
    });
    expect(await store.retryGivenUp()).toBe(0);
    expect(await store.counts()).toEqual({ waiting: 0, active: 0, givenUp: 1, signals: 0 });
    work = async () => {};
    await store.enqueue(incident(12));
    await eventually(async () => Object.values(await store.counts()).every((count) => count === 0));
  });

  test('waits as long as GitHub asks, and does not count that as a failure', async () => {
    let attempts = 0;
    work = async () => {
      attempts += 1;
      // More often than it may fail.
      if (attempts < 3) throw new RetryAfter(1, 'rate limit');
    };
    await store.enqueue(incident(4));
    await eventually(() => attempts === 3);
    await eventually(async () => (await store.counts()).waiting === 0);
    expect(gaveUp).toEqual([]);
  });

  const seconds = (n: number) => new Date(clock.now() + n * 1000).toISOString();
  const workNoting = () => {
    const seen: number[] = [];
    work = async ({ number }) => void seen.push(number);
    return seen;
  };

  test('processes an object when its timer is due, at the earliest of the instants', async () => {
    const seen = workNoting();
    await store.setTimer(incident(40), seconds(3600));
    await store.setTimer(incident(40), seconds(1));
    await store.setTimer(incident(40), seconds(3600));
    await store.setTimer(incident(41), seconds(3600));
    await eventually(() => seen.length > 0);
    await pass(1500);
    expect(seen).toEqual([40]);
  });

  test('processes an object when its echo is due, although it was processed before', async () => {
    let seen = 0;
    work = async () => {
      seen += 1;
    };
    const again = new Date(clock.now() + 1000).toISOString();
    await store.accept({ id: 'echoed', event: 'issues', refs: [incident(10)], again });
    await eventually(() => seen === 1);
    await eventually(() => seen === 2);
  });

  test('processes a command at once although the object has a timer, and clears the timer', async () => {
    const seen = workNoting();
    await store.setTimer(incident(42), seconds(3));
    await accept('a command', 42);
    await eventually(() => seen.length === 1, 2500);
    await pass(3500);
    expect(seen).toEqual([42]);
  });

  test('processes a command at once although GitHub asked to wait', async () => {
    let attempts = 0;
    work = async () => {
      attempts += 1;
      if (attempts === 1) throw new RetryAfter(3600, 'rate limit');
    };
    await store.enqueue(incident(43));
    await eventually(() => attempts === 1);
    await accept('another command', 43);
    await eventually(() => attempts === 2, 3000);
    expect(gaveUp).toEqual([]);
  });

  test('keeps a signal once, with its object queued, until it stands on GitHub', async () => {
    const seen = workNoting();
    const signal = (id: string, number: number): Signal => ({
      id,
      source: 'generic',
      ref: incident(number),
      at: '2026-03-01T14:02:00Z',
      data: { title: 'Pool at 98 %' },
    });
    expect(await store.signals.keep(signal('a', 50))).toBe(true);
    expect(await store.signals.keep(signal('b', 50))).toBe(true);
    expect(await store.signals.keep(signal('a', 50))).toBe(false);
    await store.signals.keep(signal('c', 51));
    await eventually(() => seen.includes(50) && seen.includes(51));
    expect(await store.signals.waiting(incident(50))).toEqual([signal('a', 50), signal('b', 50)]);
    expect((await store.signals.objects()).map(keyOf).sort()).toEqual([50, 51].map(incident).map(keyOf));
    expect((await store.counts()).signals).toBe(3);
    await store.signals.settle('a');
    expect(await store.signals.waiting(incident(50))).toEqual([signal('b', 50)]);
  });

  test('keeps what holds characters that a database cannot hold, and finds nothing by them', async () => {
    const ref = incident(55);
    const data = { title: 'a\0b\ud800c', path: String.raw`C:\u0000\ud800` };
    const at = '2026-03-01T14:02:00Z';
    expect(await store.signals.keep({ id: 'odd', source: 'generic', ref, at, data })).toBe(true);
    expect((await store.signals.waiting(ref))[0]!.data).toEqual({
      title: expect.stringMatching(/^a.b.c$/su),
      path: data.path,
    });
    await store.readModel.record(ref, [{ table: 'odd', key: 'a\0b', data }]);
    expect((await store.readModel.rows('odd'))[0]!.data.title).toMatch(/^a.b.c$/su);
    await store.readModel.record(ref, []);
    for (const filter of ['text', 'service', 'team', 'cause', 'severity', 'from', 'to'])
      for (const value of ['\0', 'a\0', '\ud800'])
        expect(
          await store.readModel.incidents({ repositories: ['acme/shop'], limit: 5, [filter]: value }),
        ).toEqual([]);
  });

  test('a signal that can wait queues its object at the instant that it waits for', async () => {
    const seen = workNoting();
    const signal = (id: string, number: number): Signal => ({
      id,
      source: 'generic',
      ref: incident(number),
      at: '2026-03-01T14:02:00Z',
      data: {},
    });
    await store.signals.keep(signal('a', 60), new Date(clock.now() + 3_600_000).toISOString());
    await store.signals.keep(signal('b', 61), new Date(clock.now() - 1).toISOString());
    await eventually(() => seen.includes(61));
    expect(seen).not.toContain(60);
    expect(await store.signals.waiting(incident(60))).toHaveLength(1);
  });

  test('a repository that is renamed keeps its timers, its signals, its labels and its rows', async () => {
    const { readModel, signals, labelNames } = store;
    const seen: string[] = [];
    work = async ({ repo, number }) => void seen.push(`${repo}#${number}`);
    const [old, now] = [
      { owner: 'Acme', repo: 'Yard' },
      { owner: 'Acme', repo: 'Depot.js' },
    ];
    const at = (place: object, number: number) => ({ kind: 'incident', ...place, number }) as ObjectRef;
    const row = (name: string, number: number, title: string) => ({
      table: 'incident',
      key: `${name}#${number}`,
      data: { title, open: true, declaredAt: '2026-05-01T12:00:00Z', ref: { ...at(old, number) } },
    });
    await readModel.record(at(old, 1), [row('Acme/Yard', 1, 'Gate stuck')]);
    // Looked at under its new name before the news came.
    await readModel.record(at(old, 2), [
      row('Acme/Yard', 2, 'Old'),
      { ...row('Acme/Yard', 2, ''), table: 'x' },
    ]);
    await readModel.record(at(now, 2), [row('Acme/Depot.js', 2, 'New')]);
    const elsewhere = { table: 'action-item', key: 'Acme/Yard-2#9' };
    await readModel.record(at({ owner: 'Acme', repo: 'Yard-2' }, 9), [
      { ...elsewhere, data: { incident: at(old, 1), of: 'Acme/Yard#1', note: 'the yard of Acme/Yard-2#9' } },
    ]);
    await labelNames.note(old, { from: 'incident', to: 'outage' });
    await signals.keep(
      { id: 'renamed', source: 'x', ref: at(old, 3), at: '2026-05-01T12:00:00Z', data: {} },
      new Date(clock.now() + HOUR).toISOString(),
    );
    await store.setTimer(at(old, 4), new Date(clock.now() + 3_000).toISOString());

    await store.renamed({ from: 'acme/yard', to: 'Acme/Depot.js', at: '2026-05-01T12:00:00Z' });

    const listed = await readModel.incidents({ repositories: ['acme/yard', 'acme/depot.js'], limit: 9 });
    expect(listed.map(({ key, data }) => [key, data.title]).sort()).toEqual([
      ['Acme/Depot.js#1', 'Gate stuck'],
      ['Acme/Depot.js#2', 'New'],
    ]);
    expect(await readModel.rows('x')).toEqual([]);
    expect((await readModel.row('incident', 'Acme/Depot.js#1'))!.data.ref).toEqual(at(now, 1));
    expect((await readModel.row('action-item', elsewhere.key))!.data).toEqual({
      incident: at(now, 1),
      of: 'Acme/Depot.js#1',
      note: 'the yard of Acme/Yard-2#9',
    });
    expect([...(await labelNames.of(now))]).toEqual([['incident', 'outage']]);
    expect(await signals.waiting(at(old, 3))).toEqual([]);
    expect(await signals.waiting(at(now, 3))).toMatchObject([{ id: 'renamed', ref: at(now, 3) }]);
    await eventually(() => seen.length === 2);
    expect(seen.sort()).toEqual(['Depot.js#3', 'Depot.js#4']);
    await signals.settle('renamed');
    for (const [place, number] of [
      [now, 1],
      [now, 2],
      [{ owner: 'Acme', repo: 'Yard-2' }, 9],
    ] as const)
      await readModel.record(at(place, number), []);
  });

  test('knows what repositories and accounts were called, in the order of their renames, each once', async () => {
    const rename = (from: string, to: string, clock: string) => ({
      from,
      to,
      at: `2026-05-01T${clock}.000Z`,
    });
    const [first, same, later] = [
      rename('acme/shop', 'Acme/Store', '10:00:00'),
      rename('acme/pay', 'Acme/Shop', '10:00:00'),
      rename('acme', 'Kelp', '11:00:00'),
    ] as const;
    for (const each of [later, first, same, { ...first, from: 'Acme/Shop' }]) await store.renames.note(each);
    expect(await store.renames.all()).toEqual([first, same, later]);
  });

  test('a renamed account takes along what is known of its repositories, and of no others', async () => {
    const { readModel, signals, labelNames } = store;
    const seen: string[] = [];
    work = async ({ owner, repo, number }) => void seen.push(`${owner}/${repo}#${number}`);
    const at = (owner: string, repo: string, number: number) => ({ kind: 'incident', owner, repo, number });
    const row = (name: string, title: string) => ({
      table: 'incident',
      key: name,
      data: {
        title,
        declaredAt: '2026-05-01T12:00:00Z',
        url: `https://github.com/${name.replace('#', '/issues/')}`,
      },
    });
    await readModel.record(at('Tide', 'app', 1), [row('Tide/app#1', 'High water')]);
    await readModel.record(at('Tide-Labs', 'app', 1), [row('Tide-Labs/app#1', 'Low water')]);
    await labelNames.note({ owner: 'tide', repo: 'app' }, { from: 'incident', to: 'outage' });
    await signals.keep(
      { id: 'account', source: 'x', ref: at('Tide', 'app', 3), at: '2026-05-01T12:00:00Z', data: {} },
      new Date(clock.now() + HOUR).toISOString(),
    );
    await store.setTimer(at('Tide', 'docs', 4), new Date(clock.now() + 3_000).toISOString());

    await store.renamed({ from: 'tide', to: 'Ebb', at: '2026-05-01T12:00:00Z' });

    expect(await readModel.row('incident', 'Tide/app#1')).toBeNull();
    expect((await readModel.row('incident', 'Ebb/app#1'))!.data.url).toBe(
      'https://github.com/Ebb/app/issues/1',
    );
    expect(await readModel.row('incident', 'Tide-Labs/app#1')).not.toBeNull();
    expect([...(await labelNames.of({ owner: 'Ebb', repo: 'app' }))]).toEqual([['incident', 'outage']]);
    expect(await signals.waiting(at('Ebb', 'app', 3))).toHaveLength(1);
    await eventually(() => seen.length === 2);
    expect(seen.sort()).toEqual(['Ebb/app#3', 'Ebb/docs#4']);
    await signals.settle('account');
    await readModel.record(at('Ebb', 'app', 1), []);
    await readModel.record(at('Tide-Labs', 'app', 1), []);
  });

  test.each([
    ['repository', 'silt/bank', 'Silt/River-Bank', 'silt/river-bank'],
    ['account', 'silt', 'SiltWorks', 'siltworks/bank'],
  ])(
    'what is noted of a repository as a whole is found after a rename of the %s to capitals',
    async (_, from, to, name) => {
      const { readModel } = store;
      const [owner, repo] = name.split('/') as [string, string];
      const row = { table: 'history', key: 'silt/bank', data: {} };
      await readModel.record({ kind: 'history', owner: 'Silt', repo: 'Bank', number: 0 }, [row]);
      await store.renamed({ from, to, at: '2026-05-01T12:00:00Z' });
      expect(await readModel.row('history', name)).not.toBeNull();
      expect(await readModel.row('history', 'silt/bank')).toBeNull();
      await readModel.record({ kind: 'history', owner, repo, number: 0 }, []);
      expect(await readModel.row('history', name)).toBeNull();
    },
  );

  test('a rename that was followed before moves what came since, and reads other rows only if one has the former name', async () => {
    const { readModel, signals } = store;
    work = async () => {};
    const change = { from: 'kelp/bay', to: 'kelp/cove', at: '2026-05-01T12:00:00Z' };
    const at = (repo: string, number: number) => ({ kind: 'incident', owner: 'kelp', repo, number });
    const keep = (id: string) =>
      signals.keep({ id, source: 'x', ref: at('bay', 3), at: '2026-05-01T12:00:00Z', data: {} });
    const mentions = { table: 'x', key: 'kelp/pay#1', data: { of: 'kelp/bay#1' } };
    await readModel.record(at('pay', 1), [mentions]);
    await keep('one');
    await store.renamed(change, { again: true });
    expect((await signals.waiting(at('cove', 3))).map(({ id }) => id)).toEqual(['one']);
    expect((await readModel.row('x', 'kelp/pay#1'))!.data).toEqual(mentions.data);

    await readModel.record(at('bay', 1), [{ table: 'x', key: 'kelp/bay#1', data: {} }]);
    await store.renamed(change, { again: true });
    expect(await readModel.row('x', 'kelp/bay#1')).toBeNull();
    expect((await readModel.row('x', 'kelp/pay#1'))!.data).toEqual({ of: 'kelp/cove#1' });

    await readModel.record(at('pay', 1), [mentions]);
    await readModel.record(at('cove', 1), []);
    await store.renamed(change);
    expect((await readModel.row('x', 'kelp/pay#1'))!.data).toEqual({ of: 'kelp/cove#1' });
    await readModel.record(at('pay', 1), []);
    await signals.settle('one');
  });

  test('where something is known under the new name already, a rename loses nothing, and what is newer stays', async () => {
    const { readModel, signals, labelNames } = store;
    const seen: string[] = [];
    work = async ({ repo, number }) => void seen.push(`${repo}#${number}`);
    const at = (repo: string, number: number) => ({ kind: 'incident', owner: 'Reef', repo, number });
    const signal = (id: string, repo: string) => ({
      ...{ id, source: 'x', ref: at(repo, 1), at: '2026-05-01T12:00:00Z', data: {} },
    });
    const later = new Date(clock.now() + HOUR).toISOString();
    for (const [repo, label] of [
      ['old', 'outage'],
      ['new', 'emergency'],
    ] as const) {
      await labelNames.note({ owner: 'Reef', repo }, { from: 'incident', to: label });
      await signals.keep(signal(repo, repo), later);
    }
    await labelNames.note({ owner: 'Reef', repo: 'old' }, { from: 'sev1', to: 'p1' });
    // The alert of an incident that is elsewhere, noted by a look at it before and after the rename.
    const moved = (name: string) => ({ table: 'moved-alert', key: `open ${name} pager x`, data: {} });
    await readModel.record(at('pay', 7), [moved('reef/old'), moved('reef/new')]);
    await readModel.record(at('pay', 8), [{ ...moved('reef/old'), key: 'closed reef/old pager y' }]);
    await store.setTimer(at('old', 2), new Date(clock.now() + 3_000).toISOString());
    await store.setTimer(at('new', 2), later);

    await store.renamed({ from: 'reef/old', to: 'Reef/new', at: '2026-05-01T12:00:00Z' });

    expect([...(await labelNames.of({ owner: 'reef', repo: 'new' }))].sort()).toEqual([
      ['incident', 'emergency'],
      ['sev1', 'p1'],
    ]);
    expect((await signals.waiting(at('new', 1))).map(({ id }) => id).sort()).toEqual(['new', 'old']);
    expect(await readModel.row('moved-alert', 'open reef/new pager x')).not.toBeNull();
    expect(await readModel.row('moved-alert', 'closed reef/new pager y')).not.toBeNull();
    expect(await readModel.rows('moved-alert')).toHaveLength(2);
    await eventually(() => seen.includes('new#2'));
    expect(seen.every((name) => name.startsWith('new#'))).toBe(true);
    for (const id of ['old', 'new']) await signals.settle(id);
    for (const number of [7, 8]) await readModel.record(at('pay', number), []);
  });

  test('lists incidents of the repositories that were asked for, the latest first, and no others', async () => {
    const { readModel } = store;
    const at = (number: number, repo: string, title: string, data: object = {}) => {
      const ref = { kind: 'incident', owner: 'Acme', repo, number };
      const declaredAt = `2026-04-${String(number).padStart(2, '0')}T12:00:00.000Z`;
      const all = { title, open: false, severity: 'SEV2', declaredAt, services: ['Checkout'], ...data };
      return readModel.record(ref, [{ table: 'incident', key: `Acme/${repo}#${number}`, data: all }]);
    };
    await at(11, 'Till', 'Checkout rejects cards', { open: true, severity: 'SEV1', team: 'payments' });
    await at(12, 'Till', 'Labels "print" twice', { services: ['labels'], cause: 'change' });
    await at(13, 'Vault', 'Checkout of keys is slow');
    const keys = async (query: object, repositories = ['acme/till']) => {
      const rows = await readModel.incidents({ repositories, limit: 10, ...query });
      return rows.map(({ key }) => key);
    };
    expect(await keys({})).toEqual(['Acme/Till#12', 'Acme/Till#11']);
    expect(await keys({ limit: 1 })).toEqual(['Acme/Till#12']);
    expect(await keys({}, ['acme/till', 'acme/vault'])).toHaveLength(3);
    expect(await keys({}, [])).toEqual([]);
    expect(await keys({ open: true })).toEqual(['Acme/Till#11']);
    expect(await keys({ open: false })).toEqual(['Acme/Till#12']);
    expect(await keys({ text: 'check*' })).toEqual(['Acme/Till#11']);
    expect(await keys({ text: 'check' })).toEqual([]);
    expect(await keys({ text: 'checkout', service: 'Checkout' })).toEqual(['Acme/Till#11']);
    expect(await keys({ text: 'CARDS checkout' })).toEqual(['Acme/Till#11']);
    expect(await keys({ text: 'print" OR "x' })).toEqual([]);
    expect(await keys({ text: '"print' })).toEqual(['Acme/Till#12']);
    expect(await keys({ text: '***' })).toEqual([]);
    expect(await keys({ severity: 'SEV1' })).toEqual(['Acme/Till#11']);
    expect(await keys({ service: 'LABELS' })).toEqual(['Acme/Till#12']);
    expect(await keys({ team: 'payments' })).toEqual(['Acme/Till#11']);
    expect(await keys({ cause: 'change' })).toEqual(['Acme/Till#12']);
    expect(await keys({ from: '2026-04-12T00:00:00Z' })).toEqual(['Acme/Till#12']);
    expect(await keys({ to: '2026-04-12T00:00:00Z' })).toEqual(['Acme/Till#11']);
    expect(await keys({ owed: true })).toEqual(['Acme/Till#12']);
    expect(await keys({ owed: true, text: 'labels', from: '2026-04-12T00:00:00Z' })).toEqual([
      'Acme/Till#12',
    ]);
    expect(await keys({ owed: true, from: '2026-04-13T00:00:00Z' })).toEqual([]);
    expect(await keys({ owed: true }, ['acme/vault'])).toEqual(['Acme/Vault#13']);
    for (const spared of [
      { postMortem: { number: 9, merged: true, state: 'closed' } },
      { exempt: true },
      { dropped: 'a false alarm' },
      { kind: 'drill' },
      { kind: 'maintenance' },
    ]) {
      await at(13, 'Vault', 'Checkout of keys is slow', spared);
      expect(await keys({ owed: true }, ['acme/vault'])).toEqual([]);
    }
    // Its issue often stays open until the post-mortem is merged.
    await at(13, 'Vault', 'Checkout of keys is slow', { open: true, phase: 'resolved' });
    expect(await keys({ owed: true }, ['acme/vault'])).toEqual(['Acme/Vault#13']);
    await at(13, 'Vault', 'Checkout of keys is slow', { open: true, phase: 'mitigated' });
    expect(await keys({ owed: true }, ['acme/vault'])).toEqual([]);
    await at(13, 'Vault', 'Checkout of keys is slow', {
      postMortem: { number: 9, merged: false, state: 'open' },
    });
    expect(await keys({ owed: true }, ['acme/vault'])).toEqual(['Acme/Vault#13']);
    expect((await readModel.open()).map(({ key }) => key)).toEqual(['Acme/Till#11']);
    const published = async (owner: string) => (await readModel.published(owner)).map(({ key }) => key);
    expect(await published('acme')).toEqual([]);
    await at(11, 'Till', 'Checkout rejects cards', { publications: [{ text: 'Cards fail.' }] });
    expect(await published('ACME')).toEqual(['Acme/Till#11']);
    expect(await published('acm')).toEqual([]);
    expect(await keys({ open: true })).toEqual([]);
    expect(await readModel.row('incident', 'Acme/Till#12')).toMatchObject({ data: { cause: 'change' } });
    expect(await readModel.row('incident', 'Acme/Till#99')).toBeNull();
    for (const [repo, number] of [
      ['Till', 11],
      ['Till', 12],
      ['Vault', 13],
    ] as const)
      await readModel.record({ kind: 'incident', owner: 'Acme', repo, number }, []);
    expect(await keys({}, ['acme/till', 'acme/vault'])).toEqual([]);
  });

  test('holds the rows that were recorded last for each object', async () => {
    const row = (key: string, phase: string) => ({ table: 'incident', key, data: { phase } });
    expect(await store.readModel.isEmpty()).toBe(true);
    await store.readModel.record(incident(1), [row('acme/shop#1', 'identified'), row('extra', 'x')]);
    await store.readModel.record(incident(2), [row('acme/shop#2', 'identified')]);
    await store.readModel.record(incident(1), [row('acme/shop#1', 'resolved')]);
    expect(await store.readModel.rows('incident')).toEqual([
      row('acme/shop#1', 'resolved'),
      row('acme/shop#2', 'identified'),
    ]);
    expect(await store.readModel.rows('incident', 'acme/shop#2')).toEqual([row('acme/shop#2', 'identified')]);
    expect(await store.readModel.rows('incident', 'b')).toEqual([]);
    expect(await store.readModel.rows('incident', '', ['acme/shop'])).toHaveLength(2);
    expect(await store.readModel.rows('incident', '', ['acme/sho', 'acme/shop#1', 'shop'])).toEqual([]);
    expect(await store.readModel.rows('other')).toEqual([]);
    await store.readModel.record(incident(1), []);
    expect(await store.readModel.rows('incident')).toHaveLength(1);
    expect(await store.readModel.isEmpty()).toBe(false);
    expect(await store.readModel.row('history', '')).not.toBeNull();
    await store.readModel.clear();
    expect(await store.readModel.isEmpty()).toBe(true);
    expect(await store.readModel.row('history', '')).not.toBeNull();
  });
}
