import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { respond } from '../../src/web/site.ts';
import { raw } from '../app/raw.ts';

let server: Server;
beforeAll(async () => {
  const app = new Hono().get('/', (c) => c.json(c.req.header()));
  server = createServer((request, response) => {
    respond(app, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
afterAll(() => server.close());

const ask = (headers: readonly string[]) =>
  raw(
    (server.address() as AddressInfo).port,
    ['GET / HTTP/1.1', 'Host: localhost', ...headers, 'Connection: close', '', ''].join('\r\n'),
  );

test('a page sees every header of a request', async () => {
  const answer = await ask(['Accept-Language: de', 'Sec-Fetch-Dest: document', 'Cookie: a=1', 'Cookie: b=2']);
  expect(JSON.parse(answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1))).toMatchObject({
    'accept-language': 'de',
    'sec-fetch-dest': 'document',
    cookie: 'a=1; b=2',
  });
});

test.each([
  ['an empty one', ['X-A:']],
  ['one with other letters', ['X-A: Gr\u00fc\u00dfe \u00ff']],
  ['one with a tab', ['X-A: a\tb']],
  ['many', Array.from({ length: 60 }, (_, index) => `X-${index}: a`)],
  ['a name that objects have', ['Constructor: a', '__proto__: b', 'ToString: c']],
  [
    'those that clients may not set',
    ['Keep-Alive: a', 'Upgrade: h2c', 'TE: trailers', 'Via: a', 'Trailer: b'],
  ],
  ['a list that browsers do not send', ['Set-Cookie: a=1', 'Set-Cookie: b=2']],
])('a page is shown whatever the headers are: %s', async (_, headers) => {
  expect(await ask(headers)).toMatch(/^HTTP\/1\.1 200 /);
});
