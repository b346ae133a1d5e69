import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test, vi } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { Database } from '../../src/store/sqlite/database.ts';
import { SqliteStore } from '../../src/store/sqlite/index.ts';
import { type Clock, incident, REAL_TIME, storeContract } from './store-contract.ts';

const freshFolder = () => mkdtempSync(join(tmpdir(), 'debrief-store-'));
const open = (folder: string | null, onError?: (error: Error) => void) =>
  openStore({ url: null, folder, ...(onError && { onError }) });

describe('the embedded database', () => {
  let store: SqliteStore;
  let now = Date.now();
  // Ten times as fast as real time, and it stands still while the test is busy.
  const clock: Clock = {
    now: () => now,
    async pass(milliseconds) {
      now += milliseconds;
      await store.tick();
      await REAL_TIME.pass(milliseconds / 10);
    },
  };
  storeContract(async () => {
    const options = { url: null, folder: freshFolder(), retries: 1, retryDelay: 1, now: clock.now };
    store = new SqliteStore(options);
    return store;
  }, clock);
});

test('what was queued before the clock was set back is processed at once', async () => {
  let now = Date.now();
  const store = new SqliteStore({ url: null, folder: freshFolder(), now: () => now });
  await store.enqueue(incident(1));
  now -= 3_600_000;
  const seen: number[] = [];
  await store.work(async ({ number }) => void seen.push(number));
  await expect.poll(() => seen).toEqual([1]);
  await store.close();
});

test('what a process has kept for more than a month is forgotten when it tidies up, however much it is', async () => {
  let now = Date.parse('2026-01-01T10:00:00Z');
  const store = new SqliteStore({ url: null, folder: null, now: () => now });
  const accept = (id: string) => store.accept({ id, event: 'issues', refs: [incident(1)] });
  const old = Array.from({ length: 2500 }, (_, index) => `old-${index}`);
  await Promise.all(old.map(accept));
  now += 31 * 24 * 3_600_000;
  await accept('young');
  await store.tidy();
  expect(await store.knows([...old, 'young'])).toEqual(new Set(['young']));
  await store.close(0);
});

test('a queue of an older version, without priorities, goes on', async () => {
  const folder = freshFolder();
  const before = new SqliteStore({ url: null, folder });
  await before.enqueue(incident(1));
  await before.close(0);
  const database = new DatabaseSync(join(folder, 'debrief.sqlite'));
  database.exec('drop index queue_next; alter table queue drop column priority');
  database.close();
  const store = new SqliteStore({ url: null, folder });
  const seen: number[] = [];
  await store.work(async ({ number }) => void seen.push(number));
  await expect.poll(() => seen).toEqual([1]);
  await store.close();
});

test('a look that goes well writes nothing about refusals, since none is known', async () => {
  const store = new SqliteStore({ url: null, folder: null });
  const write = vi.spyOn(Database.prototype, 'write');
  await store.refusals.forget('acme/shop#1 incident refused');
  expect(write).not.toHaveBeenCalled();
  write.mockRestore();
  await store.close(0);
});

test('looks by itself for timers that are due', async () => {
  const store = await open(freshFolder());
  const seen: number[] = [];
  await store.work(async ({ number }) => void seen.push(number));
  await store.setTimer(incident(1), new Date().toISOString());
  await expect.poll(() => seen, { timeout: 10_000 }).toEqual([1]);
  await store.close();
});

describe('the embedded database in memory', () => {
  test('holds what it is given', async () => {
    const store = await open(null);
    await store.accept({ id: 'one', event: 'issues', refs: [incident(1)] });
    expect(await store.counts()).toMatchObject({ waiting: 1, active: 0, givenUp: 0 });
    await store.close(0);
  });
});

test('keeps what waits when it is closed, works it at the next start, and finishes what is in hand', async () => {
  const folder = freshFolder();
  const first = await open(folder);
  await first.accept({ id: 'one', event: 'issues', refs: [incident(1)] });
  await first.close(0);
  const second = await open(folder);
  const done: string[] = [];
  await second.work(async ({ number }) => {
    done.push(`${number} begun`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    done.push(`${number} finished`);
  });
  await expect.poll(() => done).toEqual(['1 begun']);
  await second.close(20);
  expect(done).toEqual(['1 begun', '1 finished']);
});

test('closes although the work in hand never ends, and works it at the next start', async () => {
  const folder = freshFolder();
  const first = await open(folder);
  await first.accept({ id: 'one', event: 'issues', refs: [incident(1)] });
  await first.work(() => new Promise(() => {}));
  await expect.poll(async () => (await first.counts()).active).toBe(1);
  await first.close(0.1);
  await expect(first.accept({ id: 'two', event: 'issues', refs: [incident(2)] })).rejects.toThrow(/closed/);

  const second = await open(folder);
  const done: number[] = [];
  await second.work(async ({ number }) => void done.push(number));
  await expect.poll(() => done).toEqual([1]);
  await second.close();
});

test('refuses a folder that another store has open, and takes it once that one is closed', async () => {
  const folder = freshFolder();
  const first = await open(folder);
  await expect(open(folder)).rejects.toThrow(`${folder} cannot be opened: another Debrief uses it`);
  await first.close();
  await (await open(folder)).close();
});

test('of several processes that start at the same moment on one folder, exactly one gets it', async () => {
  const folder = freshFolder();
  const program = `
    import { openStore } from './src/store/open.ts';
    process.stdin.once('data', () => openStore({ url: null, folder: process.argv[1] }).then(
      (store) => {
        console.log('opened');
        // It goes on, and holds what it opened: a lock ends with its process.
        setInterval(() => store.counts(), 1_000);
      },
      (error) => console.log(error.message),
    ));
    console.log('prepared');
  `;
  const starters = Array.from({ length: 4 }, () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder]);
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    return { child, lines: () => output.trim().split('\n') };
  });
  try {
    await expect
      .poll(() => starters.flatMap(({ lines }) => lines()), { timeout: 30_000 })
      .toEqual(starters.map(() => 'prepared'));
    for (const { child } of starters) child.stdin.write('go\n');
    await expect
      .poll(() => starters.map(({ lines }) => lines().length), { timeout: 30_000 })
      .toEqual([2, 2, 2, 2]);
    const answers = starters.map(({ lines }) => lines()[1]!);
    expect(answers.filter((answer) => answer === 'opened')).toHaveLength(1);
    expect(answers.filter((answer) => answer.includes('another Debrief uses it'))).toHaveLength(3);
  } finally {
    for (const { child } of starters) child.kill('SIGKILL');
  }
}, 60_000);

test.each([
  ['no database at all', Buffer.alloc(8192, 'not a database')],
  ['a torn one', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8176, 0xff)])],
])('sets a damaged file aside (%s), says so, and begins anew', async (_, bytes) => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'debrief.sqlite'), bytes);
  const told: string[] = [];
  const store = await open(folder, (error) => told.push(error.message));
  expect(told).toEqual([expect.stringMatching(/was damaged .* you can delete/)]);
  expect(await store.accept({ id: 'one', event: 'issues', refs: [incident(1)] })).toBe(true);
  await store.close();
  const [aside] = readdirSync(folder).filter((name) => name.startsWith('damaged-'));
  expect(readdirSync(join(folder, aside!))).toEqual(['debrief.sqlite']);
});

test('says where it cannot write', async () => {
  const file = join(freshFolder(), 'a-file');
  writeFileSync(file, '');
  await expect(open(file)).rejects.toThrow(`the embedded database in ${file} cannot be opened: `);
});
