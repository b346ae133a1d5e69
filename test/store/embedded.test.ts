import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Store } from '../../src/store/store.ts';
import { incident, storeContract } from './store-contract.ts';

describe('the embedded database', () => {
  storeContract(() => Store.open({ url: null, folder: null, retries: 1, retryDelay: 1 }));
});

test('keeps what waits when it is closed, and works it at the next start', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'debrief-'));
  const first = await Store.open({ url: null, folder });
  await first.accept({ id: 'one', event: 'issues', refs: [incident(1)] });
  await first.close(0);
  const second = await Store.open({ url: null, folder });
  const seen: number[] = [];
  await second.work(async (ref) => void seen.push(ref.number));
  await expect.poll(() => seen, { timeout: 10_000 }).toEqual([1]);
  await second.close(0);
}, 60_000);

test('refuses a folder that another process is using, and forgives one that died', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'debrief-'));
  await writeFile(join(folder, 'pid'), String(process.ppid));
  await expect(Store.open({ url: null, folder })).rejects.toThrow(/another Debrief \(process \d+\) uses/);
  await writeFile(join(folder, 'pid'), '2147483646');
  const store = await Store.open({ url: null, folder });
  expect(await readFile(join(folder, 'pid'), 'utf8')).toBe(String(process.pid));
  await store.close(0);
}, 60_000);
