import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * As little of GitHub as an App needs to sign in, and issues that are none of its business. Anything else is not there.
 * What is asked for, beside signing in, is written down.
 */
export interface StubGitHub {
  readonly url: string;
  /** `GET /repos/acme/shop/issues/7` for each request that is not part of signing in. */
  readonly asked: string[];
  /** While true, nothing but signing in is answered. */
  silent: boolean;
  close(): void;
}

/** @param latency milliseconds before it answers */
export async function startStub({ latency = 0 } = {}): Promise<StubGitHub> {
  let stub: StubGitHub;
  const asked: string[] = [];
  const answers: Record<string, unknown> = {
    'GET /app': { id: 1, slug: 'debrief', name: 'Debrief' },
    'GET /app/installations': [],
    'GET /app/hook/deliveries': [],
    'POST /app/installations/1/access_tokens': {
      token: 'ghs_of_the_stub',
      expires_at: '2099-01-01T00:00:00Z',
      permissions: {},
    },
  };
  const server = createServer((request, response) => {
    const what = `${request.method} ${(request.url ?? '').split('?')[0]}`;
    const installation = /^GET \/repos\/[^/]+\/[^/]+\/installation$/.test(what) ? { id: 1 } : undefined;
    const signingIn = answers[what] ?? installation;
    if (!signingIn) asked.push(what);
    if (!signingIn && stub.silent) return;
    const [, number, timeline] = /^GET \/repos\/acme\/shop\/issues\/(\d+)(\/timeline)?$/.exec(what) ?? [];
    const issue = number && (timeline ? [] : ordinaryIssue(Number(number)));
    const found = signingIn ?? issue;
    setTimeout(() => {
      response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(found ?? { message: 'Not Found' }));
    }, latency);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  stub = {
    url: `http://127.0.0.1:${port}`,
    asked,
    silent: false,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return stub;
}

/** Without the label of an incident. A 404 would be asked again for seconds before it is believed. */
const ordinaryIssue = (number: number) => ({
  id: number,
  number,
  title: 'Spelling error in the README',
  body: null,
  user: { login: 'ada', id: 7, type: 'User' },
  state: 'open',
  locked: false,
  labels: [],
  assignees: [],
  created_at: '2026-04-01T14:00:00Z',
  updated_at: '2026-04-01T14:00:00Z',
  closed_at: null,
  html_url: `https://github.com/acme/shop/issues/${number}`,
});
