import { Octokit } from '@octokit/rest';
import { beforeEach, expect, test, vi } from 'vitest';
import { Answers } from '../../src/github/answers.ts';
import { readOnceMore } from '../../src/github/once-more.ts';

let client: Octokit;
/** What becomes of each request, in turn. */
let next: (() => Response)[];
let pauses: number[];

beforeEach(() => {
  [next, pauses] = [[], []];
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  client = new Octokit({ log, request: { fetch: async () => next.shift()!() } });
  new Answers().guard(client);
  readOnceMore(client, async (milliseconds) => void pauses.push(milliseconds));
});

const works = () => Response.json([1]);
const fails = (status: number) => () => Response.json({ message: 'No' }, { status });
const resets = () => {
  throw new TypeError('fetch failed', { cause: new Error('read ECONNRESET') });
};
const breaksOff = () => new Response('[1, ', { headers: { 'content-type': 'application/json' } });

test.each([
  ['breaks its connection', resets],
  ['meets a failure of GitHub', fails(502)],
  ['gets an answer that breaks off', breaksOff],
])('a read that %s is tried once more after a moment', async (_, happens) => {
  next = [happens, works];
  expect((await client.request('GET /meta')).data).toEqual([1]);
  expect(pauses).toEqual([400]);
});

test('a read that fails twice is not tried a third time', async () => {
  next = [fails(502), fails(503), works];
  await expect(client.request('GET /meta')).rejects.toMatchObject({ status: 503 });
  expect(next).toHaveLength(1);
});

test.each([401, 403, 404, 422, 429])('a read that GitHub answers with %i is not repeated', async (status) => {
  next = [fails(status), works];
  await expect(client.request('GET /meta')).rejects.toMatchObject({ status });
  expect(next).toHaveLength(1);
});

test('a read that failed only after a long time is not repeated', async () => {
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  next = [
    () => {
      now = 11_000;
      return fails(504)();
    },
    works,
  ];
  await expect(client.request('GET /meta')).rejects.toMatchObject({ status: 504 });
  clock.mockRestore();
  expect(next).toHaveLength(1);
});

test.each(['POST', 'PATCH', 'PUT', 'DELETE'])(
  'a %s is never repeated: it may have been carried out',
  async (method) => {
    next = [resets, works];
    await expect(client.request(`${method} /meta`)).rejects.toThrow('ECONNRESET');
    next = [fails(502), works];
    await expect(client.request(`${method} /meta`)).rejects.toMatchObject({ status: 502 });
    expect(next).toHaveLength(1);
  },
);
