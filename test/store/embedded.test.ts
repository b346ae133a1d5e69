import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { freshFolder } from './fresh.ts';
import { incident, storeContract } from './store-contract.ts';

describe('the embedded database', () => {
  storeContract(async () => openStore({ url: null, folder: await freshFolder(), retries: 1, retryDelay: 1 }));
});

test('keeps what waits when it is closed, works it at the next start, and finishes what is in hand', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'debrief-'));
  const first = await openStore({ url: null, folder });
  await first.accept({ id: 'one', event: 'issues', refs: [incident(1)] });
  await first.close(0);
  // As a process leaves it that was killed.
  await writeFile(join(folder, 'pid'), '2147483646');
  const second = await openStore({ url: null, folder });
  const done: string[] = [];
  await second.work(async ({ number }) => {
    done.push(`${number} begun`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    done.push(`${number} finished`);
  });
  await expect.poll(() => done, { timeout: 10_000 }).toEqual(['1 begun']);
  await second.close(20);
  expect(done).toEqual(['1 begun', '1 finished']);
}, 60_000);

test('refuses a folder that another process is using', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'debrief-'));
  await writeFile(join(folder, 'pid'), String(process.ppid));
  await expect(openStore({ url: null, folder })).rejects.toThrow(/another Debrief \(process \d+\) uses/);
});
