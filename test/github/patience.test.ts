import { Octokit } from '@octokit/rest';
import { beforeEach, expect, test } from 'vitest';
import { Patience } from '../../src/github/patience.ts';

let now: number;
let asked: number;
/** GitHub's answer to every request. */
let answer: { status: number; body: object; headers?: Record<string, string> };
let client: Octokit;

beforeEach(() => {
  [now, asked] = [Date.parse('2026-03-01T14:00:00Z'), 0];
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  client = new Octokit({
    log,
    request: {
      fetch: async () => {
        asked += 1;
        return Response.json(answer.body, answer);
      },
    },
  });
  new Patience(() => now).guard(client);
});

const ask = (route = 'GET /meta') => client.request(route).catch((error: unknown) => error);
const SECONDARY = { message: 'You have exceeded a secondary rate limit.' };

test.each([
  ['retry-after', 403, SECONDARY, { 'retry-after': '90' }, 90],
  ['a secondary limit that names no time', 403, SECONDARY, {}, 60],
  ['too many requests', 429, { message: 'Slow down' }, {}, 60],
  ['GraphQL, with status 200', 200, { data: {}, errors: [SECONDARY] }, {}, 60],
  [
    'a used-up limit of GraphQL',
    200,
    { data: {}, errors: [{ type: 'RATE_LIMITED', message: 'Exceeded' }] },
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Date.parse('2026-03-01T14:10:00Z') / 1000) },
    601,
  ],
])('asks nothing before the time is over: %s', async (_, status, body, headers, seconds) => {
  answer = { status, body, headers: headers as Record<string, string> };
  await ask('POST /graphql');
  answer = { status: 200, body: {} };
  now += (seconds - 1) * 1000;
  expect(await ask()).toMatchObject({ name: 'GitHubError', status: 429, retryAfter: 1 });
  expect(asked).toBe(1);
  now += 1000;
  expect(await ask()).toMatchObject({ status: 200 });
});

test.each([
  ['a permission is missing', 403, { message: 'Resource not accessible by integration' }],
  ['GitHub is down', 502, {}],
  ['GraphQL does not find something', 200, { data: {}, errors: [{ type: 'NOT_FOUND', message: 'No' }] }],
])('goes on asking when %s', async (_, status, body) => {
  answer = { status, body };
  await ask('POST /graphql');
  await ask();
  expect(asked).toBe(2);
});

test('a clock that is set back makes no pause longer', async () => {
  answer = { status: 429, body: {}, headers: { 'retry-after': '60' } };
  await ask();
  now -= 3_600_000;
  expect(await ask()).toMatchObject({ status: 429 });
  expect(asked).toBe(2);
  now += 60_000;
  answer = { status: 200, body: {} };
  expect(await ask()).toMatchObject({ status: 200 });
});
