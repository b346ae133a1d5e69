import { beforeEach, expect, test } from 'vitest';
import { makeLog } from '../../src/app/log.ts';
import { type RedeliverOptions, redeliver } from '../../src/app/redeliver.ts';

let redelivered: number[];
let failed: { id: number; guid: string }[];
const options: RedeliverOptions = {
  installations: {
    failedDeliveries: async () => failed,
    redeliver: async (id) => void redelivered.push(id),
  },
  store: { knows: async (ids) => new Set(ids.filter((id) => id.startsWith('arrived'))) },
  log: makeLog('silent'),
};

beforeEach(() => {
  redelivered = [];
  failed = [];
});

test('asks once for each failed delivery that never arrived', async () => {
  failed = [
    { id: 9, guid: 'lost-2' },
    { id: 8, guid: 'arrived-1' },
    { id: 7, guid: 'lost-1' },
    { id: 6, guid: 'lost-1' },
  ];
  const asked = new Map<string, number>();
  expect(await redeliver(options, asked)).toBe(2);
  expect(redelivered).toEqual([9, 7]);
  // What arrived and touched nothing is not stored: it is asked for again only when it failed again.
  expect(await redeliver(options, asked)).toBe(0);
  failed.unshift({ id: 10, guid: 'lost-1' });
  expect(await redeliver(options, asked)).toBe(1);
  expect(redelivered.at(-1)).toBe(10);
  failed.splice(0);
  await redeliver(options, asked);
  expect(asked.size).toBe(0);
});

test('asks for no more than a hundred at once, and for the others the next time', async () => {
  failed = Array.from({ length: 150 }, (_, index) => ({ id: 500 - index, guid: `lost-${index}` }));
  const asked = new Map<string, number>();
  expect([await redeliver(options, asked), await redeliver(options, asked)]).toEqual([100, 50]);
  expect(new Set(redelivered).size).toBe(150);
});
