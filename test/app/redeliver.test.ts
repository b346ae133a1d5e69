import { beforeEach, expect, test } from 'vitest';
import type { Attempt } from '../../src/app/installations.ts';
import { makeLog } from '../../src/app/log.ts';
import { type Asked, type RedeliverOptions, redeliver } from '../../src/app/redeliver.ts';
import { GitHubError } from '../../src/github/port.ts';
import { HOUR } from '../../src/vocabulary/milliseconds.ts';

let redelivered: number[];
let failed: Attempt[];
/** What GitHub answers instead of redelivering, by the id of the attempt. */
let refusals: Map<number, Error>;
let now: number;
const options: RedeliverOptions = {
  installations: {
    failedDeliveries: async () => failed,
    redeliver: async (id) => {
      redelivered.push(id);
      const refusal = refusals.get(id);
      if (refusal) throw refusal;
    },
  },
  store: { knows: async (ids) => new Set(ids.filter((id) => id.startsWith('arrived'))) },
  log: makeLog('silent'),
  now: () => now,
};
const attempt = (id: number, guid: string, event = 'issues'): Attempt => ({ id, guid, event });

beforeEach(() => {
  redelivered = [];
  failed = [];
  refusals = new Map();
  now = Date.parse('2026-03-01T14:00:00Z');
});

test('asks once for each failed delivery that never arrived', async () => {
  failed = [attempt(9, 'lost-2'), attempt(8, 'arrived-1'), attempt(7, 'lost-1'), attempt(6, 'lost-1')];
  const asked: Asked = new Map();
  expect(await redeliver(options, asked)).toBe(2);
  expect(redelivered).toEqual([7, 9]);
  // What arrived and touched nothing is not stored: it is asked for again only when it failed again.
  expect(await redeliver(options, asked)).toBe(0);
  failed.unshift(attempt(10, 'lost-1'));
  expect(await redeliver(options, asked)).toBe(1);
  expect(redelivered.at(-1)).toBe(10);
  failed.splice(0);
  await redeliver(options, asked);
  expect(asked.size).toBe(0);
});

test('asks for what is about incidents first, and for the oldest first, which GitHub forgets first', async () => {
  failed = [
    attempt(5, 'e', 'push'),
    attempt(4, 'd', 'issue_comment'),
    attempt(3, 'c', 'push'),
    attempt(2, 'b'),
  ];
  await redeliver(options, new Map());
  expect(redelivered).toEqual([2, 4, 3, 5]);
});

test('asks for no more than a thousand at once, and for the others the next time', async () => {
  failed = Array.from({ length: 1500 }, (_, index) => attempt(5000 - index, `lost-${index}`));
  const asked: Asked = new Map();
  expect([await redeliver(options, asked), await redeliver(options, asked)]).toEqual([1000, 500]);
  expect(new Set(redelivered).size).toBe(1500);
});

test('one that GitHub refuses to redeliver keeps no other from being asked for, and is not asked for again', async () => {
  failed = [attempt(2, 'b'), attempt(1, 'a')];
  refusals.set(1, new GitHubError('too old', 422));
  const asked: Asked = new Map();
  await redeliver(options, asked);
  await redeliver(options, asked);
  expect(redelivered).toEqual([1, 2]);
});

test.each([
  ['an error of GitHub', new GitHubError('Server Error', 500, 10)],
  ['a lost connection', new TypeError('fetch failed')],
])('one that %s kept from being redelivered is asked for again, after the others', async (_, error) => {
  failed = [attempt(3, 'c'), attempt(2, 'b'), attempt(1, 'a')];
  refusals.set(1, error);
  const asked: Asked = new Map();
  await expect(redeliver(options, asked)).rejects.toThrow(error.message);
  refusals.clear();
  failed.unshift(attempt(4, 'd'));
  await redeliver(options, asked);
  expect(redelivered).toEqual([1, 2, 3, 4, 1]);
  expect(await redeliver(options, asked)).toBe(0);
});

test('one that fails for hours is given up, until GitHub fails to deliver it again', async () => {
  failed = [attempt(1, 'a')];
  refusals.set(1, new GitHubError('Server Error', 500, 10));
  const asked: Asked = new Map();
  for (let n = 0; n < 8; n++) {
    await redeliver(options, asked).catch(() => {});
    now += HOUR;
  }
  expect(redelivered).toHaveLength(7);
  failed.unshift(attempt(2, 'a'));
  await redeliver(options, asked);
  expect(redelivered.at(-1)).toBe(2);
});

test('while GitHub is down, only a few are tried in each run, and none is lost', async () => {
  failed = Array.from({ length: 40 }, (_, index) => attempt(40 - index, `lost-${index}`));
  for (const { id } of failed) refusals.set(id, new GitHubError('Server Error', 502, 10));
  const asked: Asked = new Map();
  for (let n = 0; n < 6; n++) await expect(redeliver(options, asked)).rejects.toThrow('Server Error');
  expect(redelivered).toHaveLength(30);
  refusals.clear();
  redelivered = [];
  expect(await redeliver(options, asked)).toBe(40);
  expect(new Set(redelivered).size).toBe(40);
});

test('stops at a rate limit, and goes on with the same one', async () => {
  failed = [attempt(2, 'b'), attempt(1, 'a')];
  refusals.set(1, new GitHubError('API rate limit exceeded', 403, 60));
  const asked: Asked = new Map();
  await expect(redeliver(options, asked)).rejects.toThrow('rate limit');
  refusals.clear();
  await redeliver(options, asked);
  expect(redelivered).toEqual([1, 1, 2]);
});
