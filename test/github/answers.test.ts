import { Octokit } from '@octokit/rest';
import { beforeEach, expect, test } from 'vitest';
import { Answers } from '../../src/github/answers.ts';

const PATH = '/repos/acme/shop/issues';
let client: Octokit;
/** GitHub's next answers with their ETags: JSON, a text that was to be JSON, or 304 for null. */
let next: { readonly etag: string; readonly list: unknown }[];
/** The If-None-Match of each request. */
let asked: (string | null)[];

const connect = () =>
  new Octokit({
    request: {
      fetch: async (url: string, { headers }: RequestInit) => {
        asked.push(new Headers(headers).get('if-none-match'));
        const { etag, list } = next.shift()!;
        const body = typeof list === 'string' ? list : JSON.stringify(list);
        const response =
          list === null
            ? new Response(null, { status: 304, headers: { etag } })
            : new Response(body, { headers: { etag, 'content-type': 'application/json' } });
        return Object.defineProperty(response, 'url', { value: url });
      },
    },
  });

beforeEach(() => {
  [next, asked] = [[], []];
  client = connect();
});

const read = async (path = PATH) => (await client.request(`GET ${path}`)).data;
const answer = (etag: string, list: unknown) => next.push({ etag, list });

test('what GitHub has given twice is asked for by its ETag, and a 304 gives it again', async () => {
  new Answers().guard(client);
  answer('"a"', [1]);
  answer('"a"', [1]);
  answer('"a"', null);
  answer('"a"', null);
  for (let time = 0; time < 4; time++) expect(await read()).toEqual([1]);
  expect(asked).toEqual([null, null, '"a"', '"a"']);
  answer('"b"', [1, 2]);
  answer('"b"', [1, 2]);
  for (let time = 0; time < 2; time++) expect(await read()).toEqual([1, 2]);
  // It has changed, so it has to come twice again.
  expect(asked.slice(4)).toEqual(['"a"', null]);
});

test('an object without anything in it is never whole, however often it comes', async () => {
  new Answers().guard(client);
  for (let time = 0; time < 5; time++) answer('"a"', {});
  for (let time = 0; time < 5; time++) expect(await read()).toEqual({});
  expect(asked).toEqual([null, null, null, null, null]);
});

test('an answer that was cut off on its way is not given again', async () => {
  new Answers().guard(client);
  answer('"a"', []);
  answer('"a"', [1]);
  answer('"a"', [1]);
  answer('"a"', null);
  expect([await read(), await read(), await read(), await read()]).toEqual([[], [1], [1], [1]]);
  expect(asked).toEqual([null, null, null, '"a"']);
});

test('an answer that was cut off twice in a row is not given again', async () => {
  new Answers().guard(client);
  for (const cut of ['', '', '[1', '[1', [], []]) {
    answer('"a"', cut);
    await read();
  }
  answer('"a"', [1]);
  expect(await read()).toEqual([1]);
  expect(asked).toEqual(Array(7).fill(null));
});

test('an empty list is accepted after the third time', async () => {
  new Answers().guard(client);
  for (const list of [[], [], [], null]) {
    answer('"a"', list);
    expect(await read()).toEqual([]);
  }
  expect(asked).toEqual([null, null, null, '"a"']);
});

test('one installation is not given what another one may see', async () => {
  const answers = new Answers();
  answers.guard(client, '1');
  answer('"a"', [1]);
  answer('"a"', [1]);
  await read();
  await read();
  client = connect();
  answers.guard(client, '2');
  answer('"a"', [1]);
  await read();
  expect(asked).toEqual([null, null, null]);
});

test('no more is kept than there is room for: what was not asked for the longest time goes first', async () => {
  new Answers(10).guard(client);
  answer('"a"', ['1234']);
  answer('"a"', ['1234']);
  await read();
  await read();
  answer('"o"', ['5678']);
  await read('/other');
  answer('"a"', ['1234']);
  await read();
  expect(asked).toEqual([null, null, null, null]);
});

test('what is written is not kept', async () => {
  new Answers().guard(client);
  for (let time = 0; time < 3; time++) {
    answer('"a"', [1]);
    await client.request(`POST ${PATH}`);
  }
  expect(asked).toEqual([null, null, null]);
});

test('a list that Octokit turns into pages is the same each time', async () => {
  new Answers().guard(client);
  const list = () => client.paginate(client.rest.apps.listReposAccessibleToInstallation);
  const repositories = [{ name: 'shop' }, { name: 'till' }];
  for (const each of [1, 2, null, null, null]) {
    answer('"a"', each && { total_count: 2, repositories });
    expect((await list()).map(({ name }) => name)).toEqual(['shop', 'till']);
  }
});
