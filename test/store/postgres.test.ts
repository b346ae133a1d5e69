import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../sandbox/free-port.ts';
import { openStore } from '../../src/store/open.ts';
import { connectPostgres } from '../../src/store/postgres/database.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';
import { incident, storeContract, until } from './store-contract.ts';

let server: PostgresServer;
const url: Record<string, string> = {};

beforeAll(async () => {
  server = await startPostgres();
  for (const name of ['one', 'two', 'three', 'four']) url[name] = await server.create(name);
}, 60_000);
afterAll(() => server?.stop());

describe('a Postgres server', () => {
  storeContract(() => openStore({ url: url.one!, folder: null, retries: 1, retryDelay: 1 }));
});

test('the history of a repository counts as read if an older version recorded it', async () => {
  const open = () => openStore({ url: url.four!, folder: null });
  const before = await open();
  await before.readModel.record(incident(1), [{ table: 'incident', key: 'acme/shop#1', data: {} }]);
  await before.close(0);
  const database = await connectPostgres(url.four!);
  await database.sql.executeSql("delete from debrief.read_model where tab = 'history'");
  await database.close();
  const store = await open();
  expect(await store.readModel.row('history', 'acme/shop')).not.toBeNull();
  expect(await store.readModel.row('history', 'acme/quiet')).toBeNull();
  await store.close(0);
});

// Mostly they wait, each for a database of its own.
test.concurrent('two processes share the work, and never work one object at the same time', async () => {
  const open = () => openStore({ url: url.two!, folder: null });
  // At once, as two replicas start.
  const stores = await Promise.all([open(), open()]);
  const now = new Map<number, number>();
  const done: number[][] = [[], []];
  let most = 0;
  for (const [index, store] of stores.entries())
    await store.work(async ({ number }) => {
      now.set(number, (now.get(number) ?? 0) + 1);
      most = Math.max(most, now.get(number)!);
      await new Promise((resolve) => setTimeout(resolve, 20));
      now.set(number, now.get(number)! - 1);
      done[index]!.push(number);
    });
  for (let index = 0; index < 60; index++)
    await stores[index % 2]!.accept({ id: `d${index}`, event: 'issues', refs: [incident(index % 20)] });
  await until(async () => {
    const { waiting, active } = await stores[0].counts();
    return waiting + active === 0;
  });
  expect(most).toBe(1);
  expect(new Set(done.flat()).size).toBe(20);
  expect(done.every((numbers) => numbers.length > 0)).toBe(true);
  for (const store of stores) await store.close(5);
});

test.concurrent('one process works what a sweep found four objects at a time, and does not pause between them', async () => {
  const store = await openStore({ url: url.three!, folder: null });
  for (let index = 1; index <= 80; index++) await store.enqueue(incident(index), 'sweep');
  let done = 0;
  let inHand: (() => void)[] = [];
  await store.work(async () => {
    // Each object is finished when three others are in hand: a worker that sleeps holds up all four.
    await new Promise<void>((resolve) => {
      inHand.push(resolve);
      if (inHand.length < 4) return;
      for (const finish of inHand) finish();
      inHand = [];
    });
    done += 1;
  });
  await until(() => done === 80);
  await store.close(5);
});

test('says in words that a server does not answer', async () => {
  const nobody = `postgres://postgres:password@127.0.0.1:${await freePort()}/one`;
  await expect(openStore({ url: nobody, folder: null })).rejects.toThrow(/ECONNREFUSED/);
});
